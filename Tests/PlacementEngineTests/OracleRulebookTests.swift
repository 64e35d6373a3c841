import PlacementDocuments
import PlacementTesting
import Testing

// The oracle against rounds worked by hand, as in OracleTests: a year-4 place 20 minutes away scores
// 0 for a trainee without experience, and each further minute up to 45 costs one.

private typealias Tier = BruteForceResult.Tier

/// A primary round with trainees T1 … and, for each number, a school with an offer of so many places.
private func round(places: [Int], trainees: Int, phases: Int = 1) -> RoundBuilder {
  var round = RoundBuilder.primary(phases: phases)
  round.round.rules.fairness.worstJourneys = .off  // unless a test says otherwise
  for (index, places) in places.enumerated() {
    round.school("S-\(index + 1)")
    round.offer("O-\(index + 1)", at: "S-\(index + 1)", places: places)
  }
  for number in 0..<trainees { round.trainee("T\(number + 1)") }
  return round
}

private func optimum(_ round: RoundBuilder) -> BruteForceResult {
  bruteForceOptimum(round.documents)
}

@Test func oraclePlacesABlockAtOneSchoolOrNowhere() {
  var round = round(places: [1, 1], trainees: 2)
  round.group("G", .together, ["T1", "T2"])
  #expect(optimum(round).tiers == [Tier(.placed, 10), Tier(.suitability, 0)])
  round.offer("O-1", at: "S-1", places: 2)
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, 0)])
  #expect(optimum(round).optima.first?.map(\.offer) == ["O-1", "O-1"])
  round.decide(.accepted, "T1", offer: "O-2", by: .school)
  #expect(optimum(round).tiers.first == Tier(.placed, 5), "S-2 has no place beside T1")
  round.offer("O-2", at: "S-2", places: 2)
  #expect(optimum(round).optima.first?.map(\.offer) == ["O-2"])
}

@Test func oracleJoinsBlocksThatShareADemand() {
  var round = round(places: [2, 1], trainees: 3)
  round.group("G-1", .together, ["T1", "T2"])
  round.group("G-2", .together, ["T2", "T3"])
  #expect(optimum(round).tiers.first == Tier(.placed, 15))
  round.group("G-2", .together, ["T2", "T3"], phase: "another")
  #expect(optimum(round).tiers.first == Tier(.placed, 0))
}

@Test func oracleKeepsTraineesApart() {
  var round = round(places: [2], trainees: 2)
  round.group("G", .apart, ["T1", "T2"])
  #expect(optimum(round).tiers.first == Tier(.placed, 5))
  round.decide(.accepted, "T2", offer: "O-1", by: .school)
  #expect(optimum(round).optima == [[]])
}

@Test func oracleCountsASharedJourneyOnBothSides() {
  var round = round(places: [2, 1], trainees: 2)
  round.group("G-1", .shareJourney, ["T1", "T2"])
  round.group("G-2", .shareJourney, ["T1", "T2"])
  #expect(optimum(round).tiers.last == Tier(.suitability, -20))
  round.decide(.accepted, "T2", offer: "O-1", by: .school)
  #expect(optimum(round).tiers.last == Tier(.suitability, -10))
  round.switchOff("shared_journey")
  #expect(optimum(round).tiers.last == Tier(.suitability, 0))
}

@Test func oracleFillsAMinimumOrLeavesTheOfferAlone() {
  var one = round(places: [2], trainees: 1)
  one.offer("O-1", at: "S-1") { $0.minimum = 2 }
  #expect(optimum(one).tiers.first == Tier(.placed, 5))
  one.trainee("T2")
  #expect(optimum(one).tiers.first == Tier(.placed, 0))
  one.decide(.accepted, "T2", offer: "O-1", by: .school)
  #expect(optimum(one).tiers.first == Tier(.placed, 0), "the fixed one counts")
}

@Test func oracleScoresWishesByRankAndElsewhereByDistance() {
  var round = round(places: [1, 1, 1], trainees: 1)
  round.round.rules.wishes.byRank = [15, 5]
  round.wish(of: "T1", ["S-9", "S-3", "S-2"], orNear: Position(latitude: 53.4, longitude: -3))
  #expect(optimum(round).tiers.last == Tier(.suitability, -5))
  round.wish(of: "T1", ["S-2"], orNear: Position(latitude: 53.4, longitude: -3))
  #expect(optimum(round).tiers.last == Tier(.suitability, -15))
  for id in ["S-1", "S-2", "S-3"] {
    round.school(id) { $0.position = Position(latitude: 53.5, longitude: -3) }
  }
  round.wish(of: "T1", ["S-9"], orNear: Position(latitude: 53.4, longitude: -3))
  #expect(optimum(round).tiers.last == Tier(.suitability, 12), "11.12 km, rounded up")
  round.round.rules.wishes.fallbackAtMost = 7
  #expect(optimum(round).tiers.last == Tier(.suitability, 7))
}

@Test func oracleKeepsCourseRulesBeforeMinutes() {
  var round = round(places: [2, 1], trainees: 1, phases: 2)
  round.phase("2") { $0.isFinal = true }
  for id in ["1", "2"] { round.demand(of: "T1", phase: id) { $0.continuingSchool = "S-1" } }
  round.journey("T1", "S-2", 45)
  round.courseRule("TWO", .differentSchools, atLeast: 2)
  // 0 first; then the key stage is known: 20, or 45 less nothing. At S-2 first: 25, then 20.
  #expect(
    optimum(round).tiers == [Tier(.placed, 0), Tier(.courseRules, 0), Tier(.suitability, 45)])
  round.courseRule("TWO", .differentSchools, atLeast: 3)
  #expect(
    optimum(round).tiers == [Tier(.placed, 0), Tier(.courseRules, 1), Tier(.suitability, 20)])
  round.courseRule("STAGES", .keyStages, atLeast: 2)
  round.courseRule("AWAY", .away, atLeast: 1)
  #expect(optimum(round).tiers[1] == Tier(.courseRules, 2), "nobody is employed")
  round.phase("2") { $0.isFinal = false }
  #expect(optimum(round).tiers[1] == Tier(.courseRules, 0))
}

@Test func oracleCoversAShareOfTheTrainees() {
  var round = round(places: [1, 1], trainees: 2)
  round.school("S-3") { $0.context = [.challenging] }
  round.offer("O-3", at: "S-3")
  round.round.rules.needs.challengingContext = 0
  for id in ["T1", "T2"] { round.journey(id, "S-3", 40) }
  #expect(optimum(round).tiers.last == Tier(.suitability, 0))
  round.round.rules.coverage.challengingPercent = 50
  #expect(
    optimum(round).tiers == [Tier(.placed, 0), Tier(.coverage, 0), Tier(.suitability, 20)])
  round.round.rules.coverage.challengingPercent = 51
  #expect(optimum(round).tiers[1] == Tier(.coverage, 1), "two are wanted")
  round.prior(of: "T1") { $0.context = [.challenging] }
  #expect(optimum(round).tiers[1] == Tier(.coverage, 0))
}

@Test func oracleShortensTheWorstJourneys() {
  var round = round(places: [1, 1], trainees: 2)
  round.journey("T1", "S-1", 21)
  round.journey("T2", "S-2", 45)
  round.journey("T1", "S-2", 40)
  round.journey("T2", "S-1", 40)
  // 21 + 45 rather than 40 + 40, each less 20.
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, 26)])
  round.round.rules.fairness.worstJourneys = .ties
  #expect(optimum(round).tiers.last == Tier(.worstJourneys, 45))
  #expect(
    optimum(round).levels == [.init(minutes: 45, journeys: 1), .init(minutes: 21, journeys: 1)])
  round.round.rules.fairness.worstJourneys = .first
  #expect(
    optimum(round).tiers == [Tier(.placed, 0), Tier(.worstJourneys, 40), Tier(.suitability, 40)])
  #expect(optimum(round).levels == [.init(minutes: 40, journeys: 2)])
  round.round.rules.fairness.longestJourneyMinutes = 39
  #expect(optimum(round).tiers.first == Tier(.placed, 5))
}

@Test func oracleWeighsTheMeansOfRoutes() {
  var round = round(places: [1, 1], trainees: 1)
  round.trainee("T2") { $0.route = .undergraduate }
  round.journey("T1", "S-2", 90)
  round.journey("T2", "S-1", 90)
  round.journey("T2", "S-2", 31)
  #expect(optimum(round).tiers.last == Tier(.suitability, 11))
  round.round.rules.fairness.parityWeight = 2
  round.round.rules.fairness.parityBandMinutes = 5
  // Means 20 and 31: bands 4 and 7, at 2 × 5 each.
  #expect(optimum(round).tiers.last == Tier(.suitability, 11 + 30))
}

@Test func oracleRemembersEarlierRounds() {
  var round = round(places: [1], trainees: 1)
  var record = AllocationRecord()
  (record.trainee, record.phase, record.status, record.school) = ("T1", "0", .held, "S-1")
  var earlier = AllocationsDocument()
  earlier.allocations = [record]
  round.history = [earlier]
  #expect(optimum(round).tiers.first == Tier(.placed, 5))
  round.switchOff("SCHOOL-USED")
  #expect(optimum(round).tiers.first == Tier(.placed, 0))
}

@Test func oracleLeavesOutPhasesNotAskedFor() {
  var round = round(places: [0], trainees: 1, phases: 3)
  round.phases = ["2", "3"]
  #expect(optimum(round).tiers.first == Tier(.placed, 10))
  round.decide(.accepted, "T1", phase: "1", offer: "O-1", by: .school)
  #expect(optimum(round).tiers.first == Tier(.placed, 10))
}

@Test func oracleMovesAsFewAsItCan() {
  var round = round(places: [1, 1], trainees: 1)
  round.journey("T1", "S-2", 40)
  var record = AllocationRecord()
  (record.trainee, record.phase, record.status, record.school) = ("T1", "1", .ready, "S-2")
  var place = PlaceRecord()
  place.offer = "O-2"
  record.places = [place]
  var earlier = AllocationsDocument()
  earlier.allocations = [record]
  round.keepTo = earlier
  func tiers(_ promises: Int, _ moves: Int, _ minutes: Int) -> [Tier] {
    [
      Tier(.placed, 0), Tier(.promises, promises), Tier(.moves, moves), Tier(.suitability, minutes),
    ]
  }
  #expect(optimum(round).tiers == tiers(0, 0, 20))
  round.decide(.told, "T1", offer: "O-1")
  #expect(optimum(round).tiers == tiers(0, 0, 0), "what was told goes before what was proposed")
  round.offer("O-1", at: "S-1") { $0.state = .withdrawn }
  #expect(optimum(round).tiers == tiers(10, 1, 20))
  round.keepTo = nil
  #expect(optimum(round).tiers == [Tier(.placed, 0), Tier(.suitability, 0)], "told is fixed")
}

@Test func oracleFindsTheFewestReleases() {
  var round = round(places: [1, 1], trainees: 3)
  for id in ["T1", "T2"] { round.decide(.locked, id, offer: "O-1") }
  round.offer("O-2", at: "S-2", places: 1) { $0.mustFill = true }
  var contradictions = Contradictions(round.documents)
  let locks: Set<RoundCommitment> = [.lock("T1", "1"), .lock("T2", "1")]
  let fewest = contradictions.fewestReleases()
  let isIrreducible = contradictions.isIrreducible(locks)
  let isIrreducibleWithMore = contradictions.isIrreducible(locks.union([.mustFill("O-2")]))
  let holdsWithoutOne = contradictions.holds([.lock("T1", "1"), .mustFill("O-2")])
  #expect(contradictions.commitments.count == 3)
  #expect(fewest == 1)
  #expect(isIrreducible && !isIrreducibleWithMore && holdsWithoutOne)
  round.offer("O-1", at: "S-1", places: 2)
  contradictions = Contradictions(round.documents)
  let none = contradictions.fewestReleases()
  #expect(none == 0)
}

@Test func oracleAsksNothingOfALockWithoutAProfile() {
  var round = round(places: [1], trainees: 1)
  round.decide(.locked, "T1", offer: "O-1")
  #expect(Contradictions(round.documents).commitments == [.lock("T1", "1")])
  round.trainee("T1") { $0.profile = nil }
  #expect(Contradictions(round.documents).commitments.isEmpty)
}

@Test func oracleFindsFixedPlacementsBeyondLimitsAndGroupsFixedApart() {
  var round = round(places: [1, 1], trainees: 2)
  round.decide(.accepted, "T1", offer: "O-1", by: .school)
  round.decide(.accepted, "T2", offer: "O-1", by: .school)
  let both: Set<RoundCommitment> = [.fixed("T1", "1"), .fixed("T2", "1")]
  var contradictions = Contradictions(round.documents)
  let areTooMany = contradictions.isIrreducible(both)
  round.decide(.accepted, "T2", offer: "O-2", by: .school)
  round.group("G", .together, ["T1", "T2"])
  contradictions = Contradictions(round.documents)
  let fewest = contradictions.fewestReleases()
  let areSplit = contradictions.isIrreducible(both.union([.group("G")]))
  #expect(areTooMany)
  #expect(fewest == 1)
  #expect(areSplit)
}
