import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

// Journeys by route and programme, wishes, and what fairness costs.

@Test func fairnessTableShowsMeanNinetiethPercentileAndLongestOfEachRoute() throws {
  var round = RoundBuilder.primary()
  round.school("S-1")
  round.offer("O-1", at: "S-1", places: 12)
  for number in 1...12 {
    let trainee = "T\(number < 10 ? "0" : "")\(number)"
    round.trainee(trainee) { $0.route = number == 11 ? .undergraduate : .core }
    // 21, 22 … 30 for the core route.
    round.journey(trainee, "S-1", number <= 10 ? 20 + number : 40)
  }
  // Fixed by people: not the program's to be fair about.
  round.decide(.accepted, "T12", at: "S-1", offer: "O-1")
  let rows = try allocated(round).explanations.fairness
  #expect(rows.map(\.group) == ["undergraduate", "core", "primary"])
  #expect(rows.map(\.kind) == [.route, .route, .programme])
  #expect(rows.map(\.placed) == [1, 10, 11])
  // (21 + … + 30) ÷ 10, and with 40: 295 ÷ 11 = 26.8.
  #expect(rows.map(\.meanMinutesTenths) == [400, 255, 268])
  #expect(rows.map(\.ninetiethPercentileMinutes) == [40, 29, 30])
  #expect(rows.map(\.longestMinutes) == [40, 30, 40])
}

/// One trainee for each outcome: first wish, second, elsewhere, nowhere.
private var wishes: RoundBuilder {
  var round = RoundBuilder.primary()
  round.minutesByDefault = nil
  for (number, school) in [(1, "S-1"), (2, "S-2"), (3, "S-3")] {
    round.school(school) { $0.position = Position(latitude: 53.1, longitude: -3) }
    round.offer("O-\(school)", at: school)
    round.trainee("T\(number)")
    round.journey("T\(number)", school, 30)
  }
  round.trainee("T4")
  for trainee in ["T1", "T2", "T3", "T4"] {
    round.profile(of: trainee) {
      $0.wishes = ["S-1", "S-2"]
      $0.fallback = Position(latitude: 53, longitude: -3)
    }
  }
  return round
}

@Test func wishesAreIgnoredUnlessThePackCountsThem() throws {
  let result = try allocated(wishes)
  #expect(result.explanations.wishes.isEmpty)
  #expect(!result.explanations.placed.contains { $0.text.contains("wish") })
  #expect(!result.summaryText.contains("Wishes"))
}

@Test func wishesAreCountedByRankFallbackAndMeanDistance() throws {
  var round = wishes
  round.round.rules.wishes.byRank = [30, 10]
  let result = try allocated(round)
  let table = result.explanations.wishes
  #expect(table.map(\.programme) == [nil, "primary"])
  for row in table {
    #expect(row.trainees == 4)
    #expect(row.byRank == [1, 1])
    #expect(row.fallback == 1 && row.otherSchool == 0 && row.unplaced == 1)
    // A tenth of a degree north.
    #expect(row.meanKilometresTenths == 111)
  }
  #expect(try result.placed("T2").facts(.currentNeeds) == "wish 2 of 2")
  #expect(
    try result.placed("T3").facts(.currentNeeds)
      == "none of the wishes, 11.1 km from the fallback point")
  #expect(
    result.summaryText.contains(
      """

      Wishes of 4 demands: 1 at wish 1; 1 at wish 2; 1 elsewhere, on average 11.1 km from the \
      fallback point; 1 unplaced

      """))
}

@Test func worstJourneysAreToldLevelByLevel() {
  var tier = TierRecord()
  tier.name = .worstJourneys
  tier.unit = "minutes, longest journey"
  tier.value = 57
  tier.isProven = true
  tier.levels = [
    JourneyLevel(minutes: 57, journeys: 1, isProven: true),
    JourneyLevel(minutes: 54, journeys: 2, isProven: true),
  ]
  #expect(
    tier.line
      == "worst_journeys: 57 minutes, longest journey: 1 of 57, 2 of 54 minutes, proven fewest")
  tier.isProven = false
  tier.levels[1].isProven = false
  #expect(tier.line.hasSuffix("proven fewest down to 57 minutes"))
  tier.levels[0].isProven = false
  #expect(tier.line.hasSuffix("none proven fewest"))
}
