import PlacementDocuments

/// The trainees of the sheets under round codes, and the codes of the office's identifiers.
struct TraineeRecords {
  private(set) var trainees: [Trainee] = []
  /// From the office's identifiers, never to be printed, to round codes.
  private(set) var codeOf: [String: String] = [:]

  init(
    _ sheets: [MappedSheet], mapping: ImportMapping, schools: SchoolReferences,
    subjects: SubjectTable, codeBook: inout CodeBook, _ log: ImportLog
  ) {
    var called: [(call: String, row: SheetRow)] = []
    for row in sheets.flatMap(\.rows) {
      if let call = row.required("id", .text) { called.append((call, row)) }
    }
    codeOf = codeBook.codes("T", for: called.map(\.call))
    let programmes = ProgrammeTable(mapping.round.programmes)
    var seen: [String: (trainee: Trainee, row: SheetRow)] = [:]
    for (call, row) in called {
      guard let code = codeOf[call] else { continue }
      let errorsBefore = log.errors
      let trainee = Trainee(
        row, code: code, programmes: programmes, schools: schools, subjects: subjects,
        origins: mapping.origins)
      guard log.errors == errorsBefore else { continue }
      guard let first = seen[code] else {
        seen[code] = (trainee, row)
        trainees.append(trainee)
        continue
      }
      let isSame = first.trainee == trainee
      row.report(
        isSame ? "REPEATED-ROW" : "REPEATED-IDENTIFIER", severity: isSame ? .warning : .error,
        record: code,
        fact: isSame
          ? "this row says the same as \(first.row.place)"
          : "\(first.row.place) has the same identifier and says something else",
        fix: "Remove one of them.")
    }
    trainees.sort { $0.id < $1.id }
    noteOrigins(mapping.origins, log)
  }

  private func noteOrigins(_ origins: ImportMapping.Origins, _ log: ImportLog) {
    let count = trainees.count { $0.profile?.origin != nil }
    guard count > 0 else { return }
    switch origins {
    case .rounded:
      log.note("The origins of \(count) trainees were rounded to two decimals, about 1 km.")
    case .sectorCentres:
      log.note("The origins of \(count) trainees were kept as postcode sectors' centres.")
    }
  }
}

/// Programmes by identifier and by name.
struct ProgrammeTable {
  private var programmes: [String: Programme] = [:]
  private let identifiers: [String]

  init(_ list: [Programme]) {
    identifiers = list.map(\.id)
    for programme in list { programmes[headerKey(programme.name)] = programme }
    for programme in list { programmes[headerKey(programme.id)] = programme }
  }

  var reading: Reading<Programme> {
    Reading(
      "UNKNOWN-PROGRAMME", "this is neither the identifier nor the name of a programme",
      fix: { [identifiers] text in
        let guess = closestMatch(to: text, among: identifiers)
        return (guess.map { "Did you mean '\($0)'? " } ?? "")
          + "Say what it means in the mapping's values, or add the programme to the round."
      }, parse: { programmes[headerKey($0)] })
  }
}

extension Trainee {
  fileprivate init(
    _ row: SheetRow, code: String, programmes: ProgrammeTable, schools: SchoolReferences,
    subjects: SubjectTable, origins: ImportMapping.Origins
  ) {
    self.init()
    let programme = row.required("programme", programmes.reading)
    id = code
    self.programme = programme?.id ?? ""
    route = row.value("route", .word) ?? route
    award = row.value("award", .word)
    yearOfStudy = row.value("year_of_study", .integer(1...6)) ?? yearOfStudy
    status = row.value("status", .word) ?? status
    ageRange = row.value("age_range", .ageRange)
    self.subjects = row.list("subjects", subjects.reading)
    if self.subjects.count > 2 {
      row.report(
        "TOO-MANY-SUBJECTS", "subjects", record: code,
        fact: "a trainee has one subject, or two that are both taught", fix: "Keep at most two.")
    }
    secondSubject = row.value("second_subject", subjects.reading)
    specialism = row.value("specialism", .keyword)
    leadSchool = schools.school(row, "lead_school")
    employingSchool = schools.school(row, "employing_school")
    supportRequested = row.value("support_requested", .flag) ?? false
    if row.has("phases"), let programme { demands = Self.demands(row, of: programme) }
    profile = Profile(row, schools: schools, origins: origins)
    let informSchool = row.value("inform_school", .flag) ?? false
    adjustments = row.list("adjustments", .keyword).sorted().map { code in
      var adjustment = Adjustment()
      adjustment.code = code
      adjustment.informSchool = informSchool
      return adjustment
    }
    needsAdditionalSupport = row.value("additional_support", .flag) ?? false
    needsReviewedOn = row.value("needs_reviewed_on", .day(row.sheet.mapping.dateFormat))
    fitness.isCleared = row.value("fitness_cleared", .flag) ?? false
    checks.areCleared = row.value("checks_cleared", .flag) ?? false
    checks.confirmedBy = row.value("checks_confirmed_by", .word)
    excludedSchools = schools.schools(row, "excluded_schools").sorted()
    travelLimitMinutes = row.value(
      "travel_limit_minutes", .minutes(1...600, row.sheet.mapping.minutesFormat))
    hasShortJourneyPriority = row.value("short_journey_priority", .flag) ?? false
  }

  private static func demands(_ row: SheetRow, of programme: Programme) -> [TraineeDemand] {
    let phases = programme.phases.map(\.id)
    let reading = Reading<String>(
      "UNKNOWN-PHASE", "this is not a training phase of the programme",
      fix: "Choose from: \(phases.joined(separator: ", ")).",
      parse: { phases.contains($0) ? $0 : nil })
    return row.list("phases", reading).sorted(by: precedes).map { phase in
      var demand = TraineeDemand()
      demand.phase = phase
      return demand
    }
  }
}

extension Profile {
  /// `nil` if the Trainee Profile has not been returned.
  fileprivate init?(_ row: SheetRow, schools: SchoolReferences, origins: ImportMapping.Origins) {
    self.init()
    let blank = self
    origin = row.position()
    if origins == .rounded, let exact = origin {
      origin = Position(
        latitude: roundedToHundredths(exact.latitude),
        longitude: roundedToHundredths(exact.longitude))
    }
    let mode = row.value("travel_mode", Reading<TravelMode>.word)
    travelMode = mode ?? travelMode
    priorPlacements = SheetKind.previousPlacements.compactMap {
      PriorPlacement(row, number: $0, schools: schools)
    }
    otherExperience = row.list("other_experience", .keyStage).sorted()
    enrichment = row.list("enrichment", .keyStage).sorted()
    developmentTargets = row.list("development_targets", .word).sorted()
    interests = row.list("interests", .word).sorted { $0.rawValue < $1.rawValue }
    let isReturned = row.value("profile_returned", .flag)
    if !(isReturned ?? (mode != nil || self != blank)) { return nil }
  }
}

extension PriorPlacement {
  /// `nil` if the row tells of no such placement.
  fileprivate init?(_ row: SheetRow, number: Int, schools: SchoolReferences) {
    self.init()
    let prefix = "previous_\(number)_"
    let hasSchool = row.sheet.cell(row.index, prefix + "school") != nil
    school = schools.school(row, prefix + "school")
    yearGroups = row.list(prefix + "year_groups", .yearGroup).sorted()
    ended = row.value(prefix + "ended", .day(row.sheet.mapping.dateFormat))
    if !hasSchool, yearGroups.isEmpty, ended == nil { return nil }
  }
}

/// A number of degrees to about 1 km; -0 is written 0.
private func roundedToHundredths(_ degrees: Double) -> Double {
  (degrees * 100).rounded() / 100 + 0
}
