extension RoundCheck {
  /// Checks each offer against its school and the round.
  mutating func checkOffers() {
    let offers = documents.offers
    checkIdentifiers(places(.offers, offers.map(\.id)))
    let year = AcademicYear(documents.round.academicYear)
    for (position, offer) in offers.enumerated() {
      let place = RecordPlace(list: .offers, position: position, identifier: offer.id)
      checkYear(of: offer, year, at: place)
      if let start = offer.start, let end = offer.end {
        checkDates(from: start, to: end, at: place, "")
      }
      let school = resolve(offer.school, .schools, at: place, ".school")
      if offer.yearGroups.isEmpty, let school, documents.schools[school].ageRange == nil {
        findings.error(
          "NO-YEAR-GROUPS", place, "",
          "the offer lists no year groups and its school \(offer.school) has no age range",
          "Add year_groups to the offer, or age_range to the school.")
      }
      checkSubjects(offer.subjects, at: place, ".subjects")
      if let lead = offer.forLeadSchool {
        resolve(lead, .schools, at: place, ".for_lead_school")
      }
      if let cap = offer.sharedCap { resolve(cap, .caps, at: place, ".shared_cap") }
      if offer.minimum > offer.places + offer.furtherPlaces {
        findings.error(
          "MINIMUM-ABOVE-PLACES", place, ".minimum",
          "the offer takes at least \(offer.minimum) and has "
            + "\(offer.places + offer.furtherPlaces) places in all",
          "Correct minimum, places or further_places.")
      }
      checkAccepts(offer.accepts, at: place)
    }
  }

  private mutating func checkYear(
    of offer: Offer, _ year: AcademicYear?, at place: RecordPlace
  ) {
    guard let own = AcademicYear(offer.academicYear) else {
      findings.error(
        "BAD-ACADEMIC-YEAR", place, ".academic_year", "this is not an academic year",
        AcademicYear.fix)
      return
    }
    guard let year, own != year else { return }
    findings.error(
      "WRONG-YEAR", place, ".academic_year",
      "the offer is for \(offer.academicYear), the round for \(documents.round.academicYear)",
      "Correct the year, or keep the offer for its own round.")
  }

  private mutating func checkAccepts(_ accepts: Offer.Accepts, at place: RecordPlace) {
    var programmes: [Programme] = []
    for (index, programme) in accepts.programmes.enumerated() {
      let key = ".accepts.programmes[\(index)]"
      if let position = resolve(programme, .programmes, at: place, key) {
        programmes.append(documents.round.programmes[position])
      }
    }
    // With an unknown programme among them the phases cannot be judged.
    guard programmes.count == accepts.programmes.count else { return }
    for (index, phase) in accepts.phases.enumerated() {
      checkPhase(
        phase, of: programmes.isEmpty ? documents.round.programmes : programmes, at: place,
        ".accepts.phases[\(index)]")
    }
  }

  /// Checks that one of the programmes has a training phase of that name.
  ///
  /// - Returns: Whether it has.
  @discardableResult
  mutating func checkPhase(
    _ phase: String, of programmes: [Programme], at place: RecordPlace, _ key: String
  ) -> Bool {
    let isKnown = programmes.contains { $0.phases.contains { $0.id == phase } }
    guard !isKnown else { return true }
    guard !findings.isFull(place.list) else {
      findings.unlistedError(place)
      return false
    }
    let known = Set(programmes.flatMap { $0.phases.map(\.id) }).sorted()
    let owner =
      programmes.count == 1
      ? "the programme \(programmes[0].id) has no training phase '\(phase)'"
      : "no programme has a training phase '\(phase)'"
    let fix =
      if let match = closestMatch(to: phase, among: known) {
        "Did you mean '\(match)'?"
      } else if 1...20 ~= known.count {
        "Choose from: \(known.joined(separator: ", "))."
      } else {
        "Correct it, or add the phase in round.json."
      }
    findings.error("UNKNOWN-PHASE", place, key, owner, fix)
    return false
  }
}
