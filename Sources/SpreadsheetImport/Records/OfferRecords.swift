import PlacementDocuments

/// The offers of the sheets, in order of their identifiers.
func offers(
  _ sheets: [MappedSheet], schools: SchoolReferences, subjects: SubjectTable,
  academicYear: String, _ log: ImportLog
) -> [Offer] {
  var offers: [Offer] = []
  var seen: [String: (offer: Offer, row: SheetRow)] = [:]
  var unnamed: [(offer: Offer, row: SheetRow)] = []
  for sheet in sheets {
    for row in sheet.rows {
      let errorsBefore = log.errors
      let id = sheet.has("id") ? row.required("id", .identifier) : nil
      let offer = Offer(
        row, id: id ?? "", schools: schools, subjects: subjects, academicYear: academicYear)
      guard log.errors == errorsBefore, let offer else { continue }
      guard let id else {
        unnamed.append((offer, row))
        continue
      }
      guard let first = seen[id] else {
        seen[id] = (offer, row)
        offers.append(offer)
        continue
      }
      let isSame = first.offer == offer
      row.report(
        isSame ? "REPEATED-ROW" : "REPEATED-IDENTIFIER", severity: isSame ? .warning : .error,
        record: id,
        fact: isSame
          ? "this row says the same as \(first.row.place)"
          : "\(first.row.place) is an offer of the same identifier",
        fix: isSame ? "Remove one of them." : "Give each offer an identifier of its own.")
    }
  }
  offers += named(unnamed, taken: Set(seen.keys), log)
  return offers.sorted { $0.id < $1.id }
}

/// Gives codes to offers without identifiers: the school's, and a number by
/// what the offer says, so that neither rows nor other schools change them.
private func named(
  _ unnamed: [(offer: Offer, row: SheetRow)], taken: Set<String>, _ log: ImportLog
) -> [Offer] {
  var first: [Offer: SheetRow] = [:]
  var distinct: [(key: [String], offer: Offer, row: SheetRow)] = []
  for (offer, row) in unnamed {
    if let other = first[offer] {
      row.report(
        "REPEATED-ROW", fact: "this row offers the same as \(other.place)",
        fix: "Remove one of them, or add their places up in one row.")
    } else {
      first[offer] = row
      distinct.append((sortKey(offer), offer, row))
    }
  }
  distinct.sort { a, b in
    for (x, y) in zip(a.key, b.key) where x != y { return precedes(x, y) }
    return false
  }
  var offers: [Offer] = []
  var number = 0
  for item in distinct {
    number = offers.last?.school == item.offer.school ? number + 1 : 1
    var offer = item.offer
    offer.id = "O-\(offer.school)-\(number)"
    if offer.id.utf8.count > 64 || taken.contains(offer.id) {
      item.row.report(
        "NO-CODE", record: offer.school,
        fact: "the code to be given to this offer is too long, or is another offer's identifier",
        fix: "Give every offer an identifier, and map it as 'id'.")
    }
    offers.append(offer)
  }
  return offers
}

/// Everything that can tell two offers apart, the school first.
private func sortKey(_ offer: Offer) -> [String] {
  let dates = [offer.start, offer.end].map { $0?.description ?? "" }
  let accepts =
    offer.accepts.programmes + [""] + offer.accepts.routes.map(\.rawValue) + [""]
    + offer.accepts.years.map(String.init) + [""] + offer.accepts.phases
  let flags = [offer.mustFill, offer.hasPhonicsObservation, offer.hasSENDObservation]
    .map { $0.map(String.init) ?? "" }
  let bands = [offer.priorityBand, offer.suggestedPriorityBand].map { $0.map(String.init) ?? "" }
  return [
    offer.school, offer.subjects.joined(separator: ","),
    offer.yearGroups.map(\.rawValue).joined(separator: ","), dates.joined(separator: ","),
    offer.kind.rawValue, offer.state.rawValue, accepts.joined(separator: ","),
    offer.forLeadSchool ?? "", offer.sharedCap ?? "", String(offer.places),
    String(offer.furtherPlaces), flags.joined(separator: ","), bands.joined(separator: ","),
    offer.academicYear,
  ]
}

extension Offer {
  /// `nil` if the row names no school of the round; errors are reported.
  fileprivate init?(
    _ row: SheetRow, id: String, schools: SchoolReferences, subjects: SubjectTable,
    academicYear: String
  ) {
    self.init()
    let dates = Reading<Day>.day(row.sheet.mapping.dateFormat)
    self.id = id
    if let call = row.required("school", .text) {
      switch schools.meaning(of: call, row, "school") {
      case .school(let identifier): school = identifier
      case .unconfirmed: break
      case .elsewhere:
        row.report(
          "OFFER-WITHOUT-SCHOOL", "school", fact: "the offer is of a school outside the round",
          fix: "Add the school to its sheet, or remove the row.")
      }
    }
    self.academicYear = row.value("academic_year", .text) ?? academicYear
    state = row.value("state", .word) ?? state
    kind = row.value("kind", .word) ?? kind
    start = row.value("start", dates)
    end = row.value("end", dates)
    yearGroups = row.list("year_groups", .yearGroup).sorted()
    self.subjects = row.list("subjects", subjects.reading).sorted()
    places = row.required("places", .integer(0...1_000)) ?? 0
    furtherPlaces = row.value("further_places", .integer(0...1_000)) ?? 0
    mustFill = row.value("must_fill", .flag) ?? false
    accepts.programmes = row.list("accepts_programmes", .identifier).sorted()
    accepts.routes = row.list("accepts_routes", .word).sorted { $0.rawValue < $1.rawValue }
    accepts.years = row.list("accepts_years", .integer(1...6)).sorted()
    accepts.phases = row.list("accepts_phases", .identifier).sorted()
    forLeadSchool = schools.school(row, "for_lead_school")
    hasPhonicsObservation = row.value("phonics_observation", .flag)
    hasSENDObservation = row.value("send_observation", .flag)
    priorityBand = row.value("priority_band", .integer(1...3))
    suggestedPriorityBand = row.value("suggested_priority_band", .integer(1...3))
    sharedCap = row.value("shared_cap", .identifier)
    if school.isEmpty { return nil }
  }
}
