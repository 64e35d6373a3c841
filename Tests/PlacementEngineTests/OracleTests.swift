import PlacementDocuments
import Testing

@testable import PlacementTesting

// The oracle against rounds worked by hand. A year-4 place (KS2) is new to a trainee without
// experience: −20 minutes; a journey of 20 minutes or less counts 20, so the two cancel out.

private typealias Tier = BruteForceResult.Tier
private typealias Use = BruteForceResult.Use

/// A primary round with one school and one offer.
private func oneOffer(places: Int = 1, trainees: Int = 2) -> RoundBuilder {
  var round = RoundBuilder.primary()
  round.school("S-1")
  round.offer("O-1", at: "S-1", places: places)
  for number in 0..<trainees { round.trainee("T\(number + 1)") }
  return round
}

private func optimum(_ round: RoundBuilder) -> BruteForceResult {
  bruteForceOptimum(round.documents)
}

@Test func oracleGivesTheOnlyPlaceToTheShorterJourney() {
  var round = oneOffer()
  round.journey("T2", "S-1", 40)
  let result = optimum(round)
  #expect(result.tiers == [Tier(.placed, 5), Tier(.suitability, 0)])
  #expect(result.tieBreak == 12_680_903)
  #expect(result.optima == [[Use("T1", "1", "O-1")]])
  #expect(result.isContended)
}

@Test func oracleTakesTheFurtherPlaceThatTheTieBreakPrefers() {
  var round = oneOffer()
  round.offer("O-1", at: "S-1") { $0.furtherPlaces = 1 }
  let result = optimum(round)
  #expect(result.tiers == [Tier(.placed, 0), Tier(.suitability, 10)])
  // T1 further and T2 ordinary, rather than 12,680,903 + 4,356,600.
  #expect(result.tieBreak == 2_021_417 + 8_851_002)
  round.decide(.askedSaidNo, at: "S-1")
  #expect(optimum(round).tiers == [Tier(.placed, 5), Tier(.suitability, 0)])
}

@Test func oracleLetsDemandsShareAPlaceOnlyOnDifferentDays() {
  func unplaced(_ end: String, _ start: String, _ first: [Weekday], _ second: [Weekday]) -> Int? {
    var round = oneOffer()
    round.demand(of: "T1", phase: "1") {
      $0.end = RoundBuilder.day(end)
      $0.weekdays = first
    }
    round.demand(of: "T2", phase: "1") {
      $0.start = RoundBuilder.day(start)
      $0.weekdays = second
    }
    return optimum(round).tiers.first?.value
  }
  #expect(unplaced("2018-10-31", "2018-10-31", [], []) == 5)
  #expect(unplaced("2018-10-31", "2018-11-01", [], []) == 0)
  #expect(unplaced("2018-11-30", "2018-10-31", [.monday, .tuesday], [.thursday]) == 0)
  #expect(unplaced("2018-11-30", "2018-10-31", [.monday, .tuesday], [.tuesday]) == 5)
}

@Test func oracleServesTwoSubjectsAtOneSchool() {
  var round = RoundBuilder.secondary()
  round.school("S-1")
  round.school("S-2")
  round.offer("O-1", at: "S-1", subjects: ["science"]) { $0.priorityBand = 2 }
  round.offer("O-2", at: "S-2", subjects: ["mathematics"])
  round.trainee("T1", subjects: ["physics", "mathematics"])
  #expect(optimum(round).tiers == [Tier(.placed, 5), Tier(.suitability, 0)])
  round.offer("O-3", at: "S-1", subjects: ["mathematics"]) { $0.priorityBand = 3 }
  let result = optimum(round)
  #expect(result.tiers == [Tier(.placed, 0), Tier(.suitability, 20)])
  #expect(result.optima == [[Use("T1", "1", "O-1"), Use("T1", "1", "O-3")]])
}

@Test func oracleSharesOutMentorsForTheBestSum() {
  var round = oneOffer(places: 2)
  round.trainee("T1") { $0.needsAdditionalSupport = true }
  round.mentor("M-1", at: "S-1") {
    $0.isExperienced = true
    $0.trainingLevel = 2
    $0.maximumMentees = 1
  }
  #expect(optimum(round).tiers == [Tier(.placed, 5), Tier(.suitability, -20)])
  round.mentor("M-2", at: "S-1") { $0.trainingLevel = 0 }
  // T1 with the strong mentor, T2 with the untrained one.
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, 0)])
  round.mentor("M-1", at: "S-1") { $0.maximumMentees = nil }
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, -20)])
  round.mentor("M-1", at: "S-1") { $0.earlyCareerTeachers = 2 }
  round.round.rules.mentors.untrained = .refuse
  #expect(optimum(round).tiers == [Tier(.placed, 10), Tier(.suitability, 0)])
}

@Test func oracleReportsFixedPlacementsOverCapacityAndWithoutMentors() {
  var round = oneOffer(trainees: 3)
  round.mentor("M-1", at: "S-1")
  round.decide(.arranged, "T1", offer: "O-1", by: .leadSchool)
  round.decide(.accepted, "T2", at: "S-1", by: .school)
  let crowded = optimum(round)
  #expect(crowded.tiers == [Tier(.fixedMentors, 1), Tier(.placed, 5), Tier(.suitability, 0)])
  round.decide(.released, "T1")
  round.mentor("M-2", at: "S-1")
  let open = optimum(round)
  #expect(open.tiers == [Tier(.fixedMentors, 0), Tier(.placed, 5), Tier(.suitability, 0)])
  #expect(open.optima.count == 1, "of T1 and T3, the tie-break chooses")
}

@Test func oracleFillsMustFillPlacesBeforeItSavesMinutes() {
  var round = oneOffer(trainees: 1)
  round.school("S-2")
  round.offer("O-2", at: "S-2") { $0.mustFill = true }
  round.journey("T1", "S-2", 40)
  let result = optimum(round)
  #expect(result.tiers == [Tier(.placed, 0), Tier(.mustFill, 0), Tier(.suitability, 20)])
  round.offer("O-2", at: "S-2", places: 3)
  #expect(optimum(round).tiers[1] == Tier(.mustFill, 2))
}

@Test func oraclePlansTheYearAtDifferentSchools() {
  var round = RoundBuilder.primary(phases: 2)
  round.school("S-1") { $0.rurality = .rural }
  round.school("S-2") { $0.rurality = .urban }
  round.offer("O-1", at: "S-1", years: [.year1])
  round.offer("O-2", at: "S-2")
  round.trainee("T1")
  // 20 − 20 each; the later one differs in rurality.
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, -5)])
  round.offer("O-2", at: "S-1")
  #expect(optimum(round).tiers == [Tier(.placed, 5), Tier(.suitability, 0)])
  round.demand(of: "T1", phase: "1")
  round.demand(of: "T1", phase: "2") { $0.continuingSchool = "S-1" }
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, 0)])
}

@Test func oracleEstimatesJourneysFromPositions() {
  func score(_ mode: TravelMode, _ latitude: Double, _ longitude: Double) -> BruteForceResult {
    var round = oneOffer(trainees: 1)
    round.school("S-1") { $0.position = Position(latitude: latitude, longitude: longitude) }
    round.profile(of: "T1") {
      $0.travelMode = mode
      $0.origin = Position(latitude: 53.4, longitude: -3)
    }
    return optimum(round)
  }
  // 11.12 km: 6 + 2.1 × 11.12 = 29.4, so 30; 13.26 km, with cos 53.4° = 0.5962: 33.8, so 34.
  #expect(score(.car, 53.5, -3).tiers == [Tier(.placed, 0), Tier(.suitability, 10)])
  #expect(score(.car, 53.4, -2.8).tiers == [Tier(.placed, 0), Tier(.suitability, 14)])
  // 181 minutes on foot, over the limit and its tolerance.
  #expect(score(.walk, 53.5, -3).tiers == [Tier(.placed, 5), Tier(.suitability, 0)])
}

@Test func oracleCountsMinutesInBands() {
  var round = oneOffer(trainees: 1)
  round.journey("T1", "S-1", 70)
  // 45 + 2 × 15 + 4 × 10, doubled with priority, less 20 for the key stage.
  #expect(optimum(round).tiers.last == Tier(.suitability, 95))
  round.trainee("T1") { $0.hasShortJourneyPriority = true }
  #expect(optimum(round).tiers.last == Tier(.suitability, 210))
}

@Test func oracleKeepsThePlaceOfAnEndedPlacementUntilTheSchoolGivesItBack() {
  var round = oneOffer()
  round.decide(.accepted, "T1", offer: "O-1", by: .school)
  round.decide(.started, "T1", at: "S-1")
  round.decide(.ended, "T1", at: "S-1")
  #expect(optimum(round).optima == [[]])
  round.decide(.released, "T1", at: "S-1", by: .school)
  // T1 is over and is not counted as unplaced; T2 has the place.
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, 0)])
  #expect(optimum(round).optima == [[Use("T2", "1", "O-1")]])
}

@Test func builtRoundsHaveNothingInTheWay() throws {
  var rounds = [RoundBuilder.primary(phases: 3), RoundBuilder.secondary(phases: 3)]
  for index in rounds.indices {
    rounds[index].offer("O-1", at: "S-1", subjects: index == 1 ? ["history"] : nil)
    rounds[index].journey("T1", "S-1", 20)
    rounds[index].decide(.sent, "T1", phase: "1", offer: "O-1")
    rounds[index].trainee("T1", subjects: index == 1 ? ["history"] : []) { $0.route = .core }
    rounds[index].profile(of: "T1") { $0.travelMode = .cycle }
    rounds[index].school("S-1")
    let round = OpenRound(rounds[index].documents)
    let school = try #require(round.school("S-1"))
    for demand in round.demands.indices {
      #expect(round.shutGates(at: school, for: round.demands[demand]) == [])
      #expect(round.options(for: demand).count == 2, "an ordinary place and a further one")
    }
    #expect(round.demands.count == 3)
    #expect(round.commitments[0].locked?.school == "S-1")
  }
}

// MARK: - Random rounds

/// Small rounds with their best values, worked out once for every test below.
private let sample = (UInt64(0)..<500).map { seed in
  let documents = randomRound(seed: seed)
  return (documents: documents, best: bruteForceOptimum(documents))
}

@Test func randomRoundsAreTheSameForTheSameSeed() {
  for (seed, round) in sample.prefix(50).enumerated() {
    #expect(!differ(randomRound(seed: UInt64(seed)), round.documents))
  }
}

@Test func traineesOfRandomRoundsCompete() {
  let contended = sample.filter(\.best.isContended).count
  #expect(contended >= 150, "of 500 rounds")
  let tied = sample.filter { $0.best.optima.count > 1 }.count
  #expect(tied == 0, "the tie-break leaves one allocation")
}

@Test func randomRoundsStaySmall() {
  for round in sample {
    #expect(planCounts(round.documents).reduce(1) { $0 * Double($1) } <= 300_000)
  }
}

@Test func cuttingBranchesLosesNothing() {
  for (documents, best) in sample.prefix(200) {
    guard planCounts(documents).reduce(1, *) <= 2_000 else { continue }
    var whole = Enumeration(OpenRound(documents), isCutting: false)
    let result = whole.run()
    #expect(result.tiers == best.tiers && result.tieBreak == best.tieBreak)
    #expect(result.optima == best.optima)
  }
}

@Test func randomRoundsHoldEveryKindOfPlacement() {
  var counts: [String: Int] = [:]
  for (documents, best) in sample {
    let round = OpenRound(documents)
    var offersOf: [[String]: Int] = [:]
    var phasesOf: [String: Set<String>] = [:]
    for use in best.optima.first ?? [] {
      offersOf[[use.trainee, use.phase], default: 0] += 1
      phasesOf[use.trainee, default: []].insert(use.phase)
      if use.isFurtherPlace { counts["further place", default: 0] += 1 }
    }
    counts["two offers for one demand", default: 0] += offersOf.values.filter { $0 == 2 }.count
    counts["two demands placed", default: 0] += phasesOf.values.filter { $0.count == 2 }.count
    counts["three demands placed", default: 0] += phasesOf.values.filter { $0.count == 3 }.count
    let commitments = round.commitments
    counts["fixed", default: 0] += commitments.filter { $0.fixed != nil }.count
    counts["locked to an offer", default: 0] +=
      commitments.filter { $0.locked?.offers.isEmpty == false }.count
    counts["locked to a school", default: 0] +=
      commitments.filter { $0.locked?.offers.isEmpty == true }.count
    counts["kept after an end", default: 0] += commitments.filter { !$0.kept.isEmpty }.count
    counts["opened again", default: 0] +=
      commitments.filter { !$0.kept.isEmpty && !$0.isOver }.count
    counts["given back", default: 0] += commitments.filter { $0.kept.isEmpty && $0.isOver }.count
    for offer in documents.offers {
      let fixed = commitments.filter { $0.fixed?.offers.contains(offer.id) == true }.count
      if fixed > offer.places { counts["fixed over capacity", default: 0] += 1 }
    }
    if best.tiers.contains(where: { $0.name == .fixedMentors && $0.value > 0 }) {
      counts["fixed without a mentor", default: 0] += 1
    }
    if best.tiers.contains(where: { $0.name == .mustFill && $0.value > 0 }) {
      counts["must-fill places left", default: 0] += 1
    }
  }
  for kind in [
    "further place", "two offers for one demand", "two demands placed", "three demands placed",
    "fixed", "locked to an offer", "locked to a school", "kept after an end", "opened again",
    "given back", "fixed over capacity", "fixed without a mentor", "must-fill places left",
  ] {
    #expect(counts[kind, default: 0] >= 5, "\(kind)")
  }
}

@Test func randomRoundsMeetEveryReasonForAPair() {
  var met: Set<Reason> = []
  for (documents, _) in sample {
    let round = OpenRound(documents)
    for demand in round.demands.indices where round.isPlaceable(demand) {
      met.formUnion(documents.offers.compactMap { round.refusal(of: $0, for: demand) })
    }
  }
  for reason in Reason.allCases where reason >= .subject && reason <= .locked {
    #expect(met.contains(reason), "\(reason.rawValue)")
  }
}

@Test func mediumRoundsHaveTheSizeOfADepartment() {
  for seed in UInt64(0)..<3 {
    let documents = randomRound(seed: seed, shape: .medium)
    #expect(40...80 ~= documents.trainees.count && 20...30 ~= documents.schools.count)
    let round = OpenRound(documents)
    let open = round.demands.indices.filter { round.isPlaceable($0) }
    let possible = open.filter { !round.options(for: $0).isEmpty }
    #expect(open.count >= 25 && 2 * possible.count >= open.count)
  }
}

private func differ(_ a: RoundDocuments, _ b: RoundDocuments) -> Bool {
  a.schools != b.schools || a.offers != b.offers || a.trainees != b.trainees
    || a.journeys != b.journeys || a.decisions != b.decisions || a.round.rules != b.round.rules
    || a.round.programmes != b.round.programmes || a.round.caps != b.round.caps
}

/// A change that takes one rule, or one field, out of a round.
struct Removal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let apply: @Sendable (inout RoundDocuments) -> Void

  init(_ what: String, _ apply: @escaping @Sendable (inout RoundDocuments) -> Void) {
    testDescription = what
    self.apply = apply
  }

  static func offers(_ what: String, _ change: @escaping @Sendable (inout Offer) -> Void) -> Self {
    Removal(what) { for index in $0.offers.indices { change(&$0.offers[index]) } }
  }

  static func schools(_ what: String, _ change: @escaping @Sendable (inout School) -> Void) -> Self
  {
    Removal(what) { for index in $0.schools.indices { change(&$0.schools[index]) } }
  }

  static func mentors(_ what: String, _ change: @escaping @Sendable (inout Mentor) -> Void) -> Self
  {
    schools(what) { for index in $0.mentors.indices { change(&$0.mentors[index]) } }
  }

  static func trainees(
    _ what: String, _ change: @escaping @Sendable (inout Trainee) -> Void
  ) -> Self {
    Removal(what) { for index in $0.trainees.indices { change(&$0.trainees[index]) } }
  }

  static func profiles(
    _ what: String, _ change: @escaping @Sendable (inout Profile) -> Void
  ) -> Self {
    trainees(what) { trainee in
      guard var profile = trainee.profile else { return }
      change(&profile)
      trainee.profile = profile
    }
  }

  static func demands(
    _ what: String, _ change: @escaping @Sendable (inout TraineeDemand) -> Void
  ) -> Self {
    trainees(what) { trainee in
      guard var demands = trainee.demands else { return }
      for index in demands.indices { change(&demands[index]) }
      trainee.demands = demands
    }
  }

  static func programmes(
    _ what: String, _ change: @escaping @Sendable (inout Programme) -> Void
  ) -> Self {
    Removal(what) {
      for index in $0.round.programmes.indices { change(&$0.round.programmes[index]) }
    }
  }

  static func phases(
    _ what: String, _ change: @escaping @Sendable (inout ProgrammePhase) -> Void
  ) -> Self {
    programmes(what) { for index in $0.phases.indices { change(&$0.phases[index]) } }
  }

  static func weight(_ what: String, _ weight: any WritableKeyPath<RulePack, Int> & Sendable)
    -> Self
  {
    Removal("weight of \(what)") { $0.round.rules[keyPath: weight] += 7 }
  }

  static func decisions(_ what: String, _ action: Decision.Action, _ role: Decision.Role? = nil)
    -> Self
  {
    Removal("decision \(what)") {
      $0.decisions.removeAll { $0.action == action && (role == nil || $0.role == role) }
    }
  }
}

extension Removal {
  static let all = offersAndSchools + mentorsAndTrainees + frame + weights + acts

  private static let offersAndSchools: [Removal] = [
    .offers("lack of places") { $0.places += 1 },
    .offers("further places") { $0.furtherPlaces = 0 },
    .offers("must_fill") { $0.mustFill = false },
    .offers("pencilled") { if $0.state == .pencilled { $0.state = .firm } },
    .offers("withdrawn") { if $0.state == .withdrawn { $0.state = .firm } },
    .offers("kind of offer") { $0.kind = .main },
    .offers("offer dates") { ($0.start, $0.end) = (nil, nil) },
    .offers("subjects") { $0.subjects = [] },
    .offers("mixed classes") { $0.yearGroups = Array($0.yearGroups.prefix(1)) },
    .offers("no year groups") { if $0.yearGroups.isEmpty { $0.yearGroups = [.year13] } },
    .offers("accepts programmes") { $0.accepts.programmes = [] },
    .offers("accepts routes") { $0.accepts.routes = [] },
    .offers("accepts years") { $0.accepts.years = [] },
    .offers("accepts phases") { $0.accepts.phases = [] },
    .offers("for_lead_school") { $0.forLeadSchool = nil },
    .offers("phonics_observation") { $0.hasPhonicsObservation = nil },
    .offers("send_observation") { $0.hasSENDObservation = nil },
    .offers("priority_band") { $0.priorityBand = nil },
    .offers("suggested_priority_band") { $0.suggestedPriorityBand = nil },
    .offers("shared_cap") { $0.sharedCap = nil },
    .schools("school maximum") { $0.maximumTrainees = nil },
    .schools("new school") { if $0.partnership.status == .new { $0.partnership.status = .active } },
    .schools("ended partnership") { $0.partnership.status = .active },
    .schools("selection") { $0.selection = .selected },
    .schools("agreement") { $0.agreementSigned = RandomRound.referenceDate },
    .schools("SD agreement") { $0.schoolDirectAgreementSigned = RandomRound.referenceDate },
    .schools("cannot comply") {
      if $0.healthAndSafety.status == .cannotComply { $0.healthAndSafety.status = .agreed }
    },
    .schools("declaration") {
      if $0.healthAndSafety.status != .cannotComply { $0.healthAndSafety.status = .agreed }
      $0.healthAndSafety.agreedOn = RandomRound.referenceDate
    },
    .schools("open issue") { $0.hasOpenIssue = false },
    .schools("trust") { $0.trust = nil },
    .schools("local authority") { $0.localAuthority = nil },
    .schools("position") { $0.position = nil },
    .schools("setting") { $0.setting = .school },
    .schools("school ages") { $0.ageRange = nil },
    .schools("sixth form") { $0.hasSixthForm = nil },
    .schools("rurality") { $0.rurality = nil },
    .schools("size") { $0.size = nil },
    .schools("context") { $0.context = [] },
    .schools("develops") { $0.develops = [] },
    .schools("adjustments that a school can make") { $0.adjustments = [] },
    .schools("improvement plan") { $0.hasImprovementPlan = false },
    .schools("used last year") { $0.usedLastYear = nil },
    .schools("evaluations") { $0.evaluations = nil },
  ]

  private static let mentorsAndTrainees: [Removal] = [
    .schools("mentors") { $0.mentors = [] },
    .mentors("mentor subjects") { $0.subjects = [] },
    .mentors("mentor key stages") { $0.keyStages = [] },
    .mentors("mentor experience") { $0.isExperienced = false },
    .mentors("mentor training") { $0.trainingLevel = 3 },
    .mentors("mentor induction") { $0.isInducted = true },
    .mentors("mentor maximum") { $0.maximumMentees = nil },
    .mentors("ECTs") { $0.earlyCareerTeachers = 0 },
    .mentors("other trainees") { $0.otherTrainees = 0 },
    .trainees("two subjects") { $0.subjects = Array($0.subjects.prefix(1)) },
    .trainees("second subject") { $0.secondSubject = nil },
    .trainees("specialism") { $0.specialism = nil },
    .trainees("own ages") { $0.ageRange = nil },
    .trainees("support requested") { $0.supportRequested = false },
    .trainees("inactive trainees") { $0.status = .enrolled },
    .trainees("missing profiles") { if $0.profile == nil { $0.profile = Profile() } },
    .trainees("adjustments") { $0.adjustments = [] },
    .trainees("additional support") { $0.needsAdditionalSupport = false },
    .trainees("fitness") { $0.fitness.isCleared = true },
    .trainees("checks") { $0.checks.areCleared = true },
    .trainees("employer's confirmation") { $0.checks.confirmedBy = .employer },
    .trainees("excluded schools") { $0.excludedSchools = [] },
    .trainees("own travel limit") { $0.travelLimitMinutes = nil },
    .trainees("short-journey priority") { $0.hasShortJourneyPriority = false },
    .trainees("listed demands") { $0.demands = nil },
    .profiles("origin") { $0.origin = nil },
    .profiles("prior placements") { $0.priorPlacements = [] },
    .profiles("schools of prior placements") {
      for index in $0.priorPlacements.indices { $0.priorPlacements[index].school = nil }
    },
    .profiles("other experience") { $0.otherExperience = [] },
    .profiles("enrichment") { $0.enrichment = [] },
    .profiles("development targets") { $0.developmentTargets = [] },
    .profiles("interests") { $0.interests = [] },
    .demands("own dates") { ($0.start, $0.end) = (nil, nil) },
    .demands("own weekdays") { $0.weekdays = nil },
    .demands("retakes") { $0.isRetake = false },
    .demands("continuing school") { $0.continuingSchool = nil },
    .demands("own origin") { $0.origin = nil },
    Removal("journeys by phase") { $0.journeys.removeAll { $0.phase != nil } },
    Removal("journeys estimated by their source") {
      for index in $0.journeys.indices { $0.journeys[index].isEstimated = false }
    },
    Removal("modes of travel") { documents in
      for index in documents.journeys.indices {
        let id = documents.journeys[index].trainee
        let mode = documents.trainees.first { $0.id == id }?.profile?.travelMode
        documents.journeys[index].mode = mode ?? .car
      }
    },
  ]

  private static let frame: [Removal] = [
    Removal("caps") { for index in $0.round.caps.indices { $0.round.caps[index].places = 99 } },
    Removal("caps in total") {
      for index in $0.round.caps.indices { $0.round.caps[index].counting = .together }
    },
    Removal("gates at other stages") { $0.round.rules.gates = [:] },
    Removal("subject groups") { $0.round.rules.subjectGroups = [:] },
    Removal("soft limit") { $0.round.rules.travel.limitIsHard = true },
    Removal("estimate tolerance") { $0.round.rules.travel.estimateToleranceMinutes += 2 },
    Removal("travel limit") { $0.round.rules.travel.limitMinutes = 600 },
    Removal("mixed_class_percent") { $0.round.rules.agePhases.mixedClassPercent = 100 },
    Removal("untrained mentors allowed") { $0.round.rules.mentors.untrained = .refuse },
    Removal("untrained mentors refused") { $0.round.rules.mentors.untrained = .allow },
    Removal("agreement years") { $0.round.rules.agreementValidYears += 1 },
    .programmes("programme travel limit") { $0.travelLimitMinutes = nil },
    .programmes("travel limit by mode") { $0.travelLimitMinutesByMode = [:] },
    .programmes("enhancement") { $0.enhancement = [] },
    .programmes("long courses") { $0.years = 1 },
    .phases("phase travel limit") { $0.travelLimitMinutes = nil },
    .phases("phase key stages") { $0.keyStages = [] },
    .phases("phase weekdays") { $0.weekdays = [] },
    .phases("final phases") { $0.isFinal = false },
    .phases("enrichment days") { if $0.kind == .enrichmentDay { $0.kind = .main } },
    .phases("intensive blocks") { if $0.kind == .intensiveBlock { $0.kind = .main } },
  ]

  private static let weights: [Removal] = [
    .weight("contrast", \.experience.contrast),
    .weight("contrast_at_most", \.experience.contrastAtMost),
    .weight("new_key_stage", \.agePhases.newKeyStage),
    .weight("exposure", \.agePhases.exposure),
    .weight("development_target", \.needs.developmentTarget),
    .weight("strong_mentor", \.needs.strongMentor),
    .weight("send_interest", \.needs.sendInterest),
    .weight("challenging_context", \.needs.challengingContext),
    .weight("specialism", \.needs.specialism),
    .weight("second_priority_band", \.schools.secondPriorityBand),
    .weight("third_priority_band", \.schools.thirdPriorityBand),
    .weight("quality_at_most", \.schools.qualityAtMost),
    .weight("evaluations_needed", \.schools.evaluationsNeeded),
    .weight("untrained_mentor", \.schools.untrainedMentor),
    .weight("improvement_plan", \.schools.improvementPlan),
    .weight("unused_last_year", \.schools.unusedLastYear),
    .weight("provisional_place", \.schools.provisionalPlace),
    .weight("new_school_places", \.schools.newSchoolPlaces),
    .weight("free_minutes", \.travel.freeMinutes),
    .weight("ordinary_minutes", \.travel.ordinaryMinutes),
    .weight("long_minutes", \.travel.longMinutes),
    .weight("ordinary_weight", \.travel.ordinaryWeight),
    .weight("long_weight", \.travel.longWeight),
    .weight("very_long_weight", \.travel.veryLongWeight),
    .weight("short_journey_priority_factor", \.travel.shortJourneyPriorityFactor),
    .weight("retake_or_final", \.placed.retakeOrFinal),
    .weight("other", \.placed.other),
    .weight("first_year_of_long_course", \.placed.firstYearOfLongCourse),
    .weight("mentees", \.mentors.mentees),
    .weight("mentees_if_experienced", \.mentors.menteesIfExperienced),
    .weight("slots_per_early_career_teacher", \.mentors.slotsPerEarlyCareerTeacher),
    .weight("trained_from_level", \.mentors.trainedFromLevel),
    .weight("strong_from_level", \.mentors.strongFromLevel),
  ]

  private static let acts: [Removal] = [
    .decisions("arranged", .arranged), .decisions("sent", .sent),
    .decisions("accepted", .accepted), .decisions("locked", .locked),
    .decisions("started", .started), .decisions("declined", .declined),
    .decisions("asked-said-no", .askedSaidNo), .decisions("excluded", .excluded),
    .decisions("ended", .ended), .decisions("released by the school", .released, .school),
    .decisions("released by the office", .released, .office),
    Removal("refusals of further places") { $0.decisions.removeAll { $0.trainee == nil } },
    Removal("offers named by decisions") {
      for index in $0.decisions.indices { $0.decisions[index].offer = nil }
    },
    Removal("phases named by decisions") {
      for index in $0.decisions.indices { $0.decisions[index].phase = nil }
    },
  ]
}

@Test(arguments: Removal.all)
func someRandomRoundTurnsOnEveryRule(_ removal: Removal) {
  let turning = sample.firstIndex { round in
    var changed = round.documents
    removal.apply(&changed)
    return differ(changed, round.documents) && bruteForceOptimum(changed).tiers != round.best.tiers
  }
  #expect(turning != nil)
}
