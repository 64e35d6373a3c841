import PlacementDocuments

extension RandomRound {
  private var hasPrimary: Bool { documents.round.programmes.contains { $0.sector == .primary } }
  private var hasSecondary: Bool { documents.round.programmes.contains { $0.sector == .secondary } }

  mutating func makeSchools() {
    for number in 1...random.int(shape.schools) {
      let id = number < 10 ? "S-0\(number)" : "S-\(number)"
      documents.schools.append(makeSchool(id))
    }
  }

  private mutating func makeSchool(_ id: String) -> School {
    var school = School()
    school.id = id
    school.name = "School \(id)"
    school.localAuthority = random.maybe(70) { $0.pick(["Wirral", "Sefton"]) }
    school.trust = random.maybe(60) { $0.pick(["Trust 1", "Trust 2"]) }
    school.position = random.maybe(85) { Self.position(&$0) }
    school.setting = random.pick([.school, .school, .school, .school, .special, .college])
    school.ageRange = random.maybe(85) { $0.pick(["3-11", "4-11", "5-16", "11-16", "11-18"]) }
      .flatMap { AgeRange($0) }
    school.hasSixthForm = random.maybe(60) { $0.chance(40) }
    school.rurality = random.maybe(70) { $0.pick([.rural, .urban]) }
    school.size = random.maybe(70) { $0.pick(SchoolSize.allCases) }
    school.context = random.some(SchoolContext.allCases, percent: 20)
    school.develops = random.some(DevelopmentTarget.allCases, percent: 20)
    school.adjustments = random.some(Self.adjustments, percent: 75)
    school.hasOpenIssue = random.chance(8)
    school.hasImprovementPlan = random.chance(15)
    school.usedLastYear = random.maybe(60) { $0.chance(60) }
    school.evaluations = random.maybe(40) { random in
      var evaluations = Evaluations()
      evaluations.responses = random.int(0...10)
      evaluations.percentPositive = random.int(0...100)
      return evaluations
    }
    school.maximumTrainees = random.maybe(22) { $0.pick([0, 1, 1, 1, 2, 2, 2, 3]) }
    makeStanding(&school)
    for number in 0..<random.pick([0, 0, 1, 1, 2, 3]) {
      school.mentors.append(makeMentor("M-\(id)-\(number + 1)"))
    }
    return school
  }

  private static let latitude = 53.4
  private static let longitude = -3.0

  /// A point within some 12 km of the middle.
  static func position(_ random: inout SplitMix64) -> Position {
    Position(
      latitude: latitude + Double(random.int(-80...80)) / 1_000,
      longitude: longitude + Double(random.int(-130...130)) / 1_000)
  }

  /// Where the school stands with the partnership: mostly well.
  private mutating func makeStanding(_ school: inout School) {
    school.partnership.status = random.pick(
      Array(repeating: .active, count: 14) + [.new, .new, .new, .concernsUnderDiscussion])
    if random.chance(odds(5)) {
      school.partnership.status = .terminated
      school.partnership.discussionConcluded = Self.referenceDate.adding(days: -30)
    }
    school.selection = random.pick(
      Array(repeating: .selected, count: 22) + [.notSelected, .standardsMet, .standardsMet])
    school.agreementSigned = makeSigned()
    school.schoolDirectAgreementSigned = makeSigned()
    switch random.int(0...99) {
    case 0..<10: school.healthAndSafety.status = .notReturned
    case 10..<13: school.healthAndSafety.status = .cannotComply
    default:
      school.healthAndSafety.status = .agreed
      school.healthAndSafety.agreedBy = random.pick(["head_teacher", "principal"])
      let days = random.chance(85) ? -20 : 7 * random.int(11...20) + 1
      school.healthAndSafety.agreedOn = Self.referenceDate.adding(days: days)
    }
  }

  /// The day of a signature: in order, missing, just old enough, a day too old, or to come.
  private mutating func makeSigned() -> Day? {
    let years = documents.round.rules.agreementValidYears
    let oldest = Self.referenceDate.adding(years: -years)
    switch random.int(0...99) {
    case 0..<8: return nil
    case 8..<16: return oldest
    case 16..<23: return oldest.adding(days: -1)
    case 23..<27: return Self.referenceDate.adding(days: 1)
    default: return Self.referenceDate.adding(days: -random.int(0...300))
    }
  }

  private mutating func makeMentor(_ id: String) -> Mentor {
    var mentor = Mentor()
    mentor.id = id
    if hasSecondary { mentor.subjects = random.some(subjects, percent: 45) }
    let stages: [KeyStage] = hasPrimary ? [.ks1, .ks2] : [.ks3, .ks4]
    if random.chance(40) { mentor.keyStages = random.some(stages, percent: 60) }
    mentor.isExperienced = random.chance(45)
    mentor.trainingLevel = random.int(0...3)
    mentor.isInducted = random.chance(85)
    mentor.maximumMentees = random.maybe(20) { $0.int(0...3) }
    mentor.earlyCareerTeachers = random.chance(15) ? 1 : 0
    mentor.otherTrainees = random.chance(12) ? 1 : 0
    return mentor
  }

  mutating func makeOffers() {
    for number in 1...random.large(shape.offers) {
      let id = number < 10 ? "O-0\(number)" : "O-\(number)"
      documents.offers.append(makeOffer(id))
    }
    if random.chance(40) { pairOffers() }
    // A withdrawn offer can be to fill only beside one that still stands.
    if !documents.offers.contains(where: { $0.mustFill && $0.state != .withdrawn }) {
      for index in documents.offers.indices { documents.offers[index].mustFill = false }
    }
  }

  /// Gives one school an offer in each of two subjects, for those who teach both.
  private mutating func pairOffers() {
    let secondary = documents.offers.indices.filter {
      documents.offers[$0].subjects.contains { subjects.contains($0) }
    }
    guard secondary.count >= 2 else { return }
    let (first, second) = (secondary[0], secondary[1])
    documents.offers[second].school = documents.offers[first].school
    documents.offers[second].kind = documents.offers[first].kind
    documents.offers[second].yearGroups = documents.offers[first].yearGroups
    documents.offers[first].subjects = [subjects[0]]
    documents.offers[second].subjects = [subjects[1]]
  }

  private mutating func makeOffer(_ id: String) -> Offer {
    var offer = Offer()
    let programme = random.pick(documents.round.programmes)
    offer.id = id
    offer.school = random.pick(schoolIDs)
    offer.academicYear = documents.round.academicYear
    offer.state = random.chance(25) ? .pencilled : random.chance(4) ? .withdrawn : .firm
    offer.kind = random.chance(70) ? .main : random.pick(programme.phases).kind
    offer.yearGroups = makeYearGroups(programme, offer.kind)
    offer.subjects =
      programme.sector == .secondary
      ? random.some(subjects, percent: 60)
      : random.some(["mathematics", "physical_education"], percent: 25)
    let school = documents.schools.first { $0.id == offer.school }
    if offer.yearGroups.isEmpty, school?.ageRange == nil {
      offer.yearGroups = Array(programme.ageRange.yearGroups.prefix(2))
    }
    if programme.sector == .secondary, offer.subjects.isEmpty {
      offer.subjects = [random.pick(subjects)]
    }
    if random.chance(odds(25)) {
      let (start, end) = makeDates(isShort: false)
      if random.chance(70) { offer.start = start.adding(days: -35) }
      if random.chance(70) { offer.end = end.adding(days: 35) }
    }
    offer.places = random.pick([0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2])
    offer.furtherPlaces = random.pick([0, 0, 0, 0, 1, 2])
    offer.mustFill = random.chance(18)
    offer.forLeadSchool = random.maybe(4) { [ids = schoolIDs] in $0.pick(ids) }
    offer.hasPhonicsObservation = random.maybe(50) { $0.chance(50) }
    offer.hasSENDObservation = random.maybe(50) { $0.chance(40) }
    offer.priorityBand = random.maybe(30) { $0.int(1...3) }
    offer.suggestedPriorityBand = random.maybe(40) { $0.int(1...3) }
    let caps = documents.round.caps.map(\.id)
    if !caps.isEmpty, random.chance(45) { offer.sharedCap = random.pick(caps) }
    if random.chance(odds(14)) {
      offer.accepts.programmes = [random.pick(documents.round.programmes).id]
    }
    if random.chance(odds(8)) { offer.accepts.routes = random.some(Route.allCases, percent: 70) }
    if random.chance(odds(8)) { offer.accepts.years = random.pick([[1], [2], [1, 2]]) }
    if random.chance(odds(8)) {
      let accepted = documents.round.programmes.first { offer.accepts.programmes.contains($0.id) }
      offer.accepts.phases = [random.pick((accepted ?? programme).phases).id]
    }
    return offer
  }

  /// Up to three years in a row, mostly within the ages that the programme trains for.
  ///
  /// An enrichment day may be in a key stage beyond.
  private mutating func makeYearGroups(
    _ programme: Programme, _ kind: PlacementKind
  ) -> [YearGroup] {
    if kind == .enrichmentDay, !programme.enhancement.isEmpty, random.chance(40) {
      let stage = random.pick(programme.enhancement)
      return random.pick(YearGroup.allCases.filter { $0.keyStage == stage }.map { [$0] })
    }
    if random.chance(10) { return [] }
    let own = programme.ageRange.yearGroups.map(\.index)
    let outside = random.chance(odds(30)) ? 1 : 0
    let lowest = (own.min() ?? 0) - outside
    let highest = (own.max() ?? 14) + outside
    let first = min(max(random.int(lowest...highest), 0), 14)
    let last = min(first + random.pick([0, 0, 0, 1, 1, 2]), 14)
    return Array(YearGroup.allCases[first...last])
  }
}
