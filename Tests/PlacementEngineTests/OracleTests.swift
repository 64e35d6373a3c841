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

/// The optimum without the tier of worst journeys, which OracleRulebookTests work.
private func optimum(_ round: RoundBuilder) -> BruteForceResult {
  var round = round
  round.round.rules.fairness.worstJourneys = .off
  return bruteForceOptimum(round.documents)
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
