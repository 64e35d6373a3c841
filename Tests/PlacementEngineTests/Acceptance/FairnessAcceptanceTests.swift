import PlacementDocuments
import PlacementEngine
import Testing

@testable import PlacementTesting

// The longest journeys, the gap between routes, and hardship.

/// Trainees, and schools of one place each, all within reach.
private struct Town {
  /// By trainee, then school.
  let minutes: [[Int]]

  init(seed: UInt64, schools: Int, within range: ClosedRange<Int>) {
    var random = SplitMix64(seed: seed)
    minutes = (0..<4).map { _ in (0..<schools).map { _ in random.int(range) } }
  }

  var round: RoundBuilder {
    var round = RoundBuilder.primary()
    for school in minutes[0].indices {
      round.school("S-\(school)")
      round.offer("O-\(school)", at: "S-\(school)")
    }
    for (trainee, row) in minutes.enumerated() {
      round.trainee("T\(trainee)")
      for (school, figure) in row.enumerated() {
        round.journey("T\(trainee)", "S-\(school)", figure)
      }
    }
    return round
  }

  /// The journeys of every way to give each trainee a school, longest first.
  var feasible: [[Int]] {
    var partial: [(used: Set<Int>, journeys: [Int])] = [([], [])]
    for row in minutes {
      partial = partial.flatMap { used, journeys in
        row.indices.filter { !used.contains($0) }
          .map { (used.union([$0]), journeys + [row[$0]]) }
      }
    }
    return partial.map { $0.journeys.sorted(by: >) }
  }

  /// What journeys cost: one for each minute up to 45, two for each beyond, to 60.
  static func cost(_ journeys: [Int]) -> Int {
    journeys.reduce(0) { $0 + $1 + max(0, $1 - 45) }
  }
}

extension RoundResult {
  /// Longest first.
  fileprivate var journeys: [Int] {
    allocations.allocations.compactMap { $0.journey?.minutes }.sorted(by: >)
  }

  fileprivate func mean(of route: Route) throws -> Int {
    let row = explanations.fairness.first { $0.kind == .route && $0.group == route.rawValue }
    return try #require(row).meanMinutesTenths
  }
}

@Test(
  "S44 Fairness table shows mean, 90th percentile and max travel per route; a parity weight > 0 never widens the gap on the fixture"
)
func s44Parity() throws {
  // Core near and School Direct far: 21 + 44 minutes; the other way round, 34 each.
  func result(weight: Int) throws -> RoundResult {
    var round = RoundBuilder.primary()
    for school in ["near", "far", "lead"] { round.school(school) }
    for school in ["near", "far"] { round.offer("O-\(school)", at: school) }
    round.trainee("T1")
    round.trainee("T2") {
      $0.route = .schoolDirect
      $0.leadSchool = "lead"
      $0.supportRequested = true
    }
    for (trainee, near, far) in [("T1", 21, 34), ("T2", 34, 44)] {
      round.journey(trainee, "near", near)
      round.journey(trainee, "far", far)
    }
    round.round.rules.fairness.parityWeight = weight
    return try allocated(round)
  }
  let without = try result(weight: 0)
  let rows = without.explanations.fairness.filter { $0.kind == .route }
  #expect(rows.map(\.group) == ["core", "school_direct"])
  #expect(rows.map(\.meanMinutesTenths) == [210, 440])
  #expect(rows.map(\.ninetiethPercentileMinutes) == [21, 44])
  #expect(rows.map(\.longestMinutes) == [21, 44])

  var gap = 230
  for weight in [0, 1, 2, 5, 50] {
    let result = try result(weight: weight)
    let next = try abs(result.mean(of: .core) - result.mean(of: .schoolDirect))
    #expect(next <= gap)
    gap = next
  }
  #expect(gap == 0)
  // It costs three minutes, and says so.
  let price = try #require(try result(weight: 1).explanations.prices.first)
  #expect((price.rule, price.minutes) == ("parity", 3))
}

@Test(
  "S45 Swapping two trainees that shortens the worst journey at equal total is always found",
  arguments: [["T1", "T2"], ["T2", "T1"]])
func s45Swap(trainees: [String]) throws {
  // 25 + 45 or 40 + 30.
  var round = twoSchools { $0.trainee("T2") }
  round.journey(trainees[0], "S-1", 25)
  round.journey(trainees[1], "S-2", 45)
  round.journey(trainees[0], "S-2", 40)
  round.journey(trainees[1], "S-1", 30)
  let result = try allocated(round)
  #expect(result.journeys == [40, 30])
  #expect(result.tier(.worstJourneys)?.value == 40)
  #expect(result.tier(.worstJourneys)?.isProven == true)
}

@Test("S45 Of all allocations of equal total, the worst journeys are the shortest")
func s45Enumerated() throws {
  var seedsWithAChoice = 0
  for seed in UInt64(0)..<20 {
    let town = Town(seed: seed, schools: 4, within: 21...24)
    let least = try #require(town.feasible.map(Town.cost).min())
    let equal = Set(town.feasible.filter { Town.cost($0) == least })
    if equal.count > 1 { seedsWithAChoice += 1 }
    let best = equal.min { $0.lexicographicallyPrecedes($1) }
    #expect(try allocated(town.round).journeys == best, "\(seed)")
  }
  #expect(seedsWithAChoice >= 5)
}

@Test(
  "P12 Leximin's sorted journey vector is never lexicographically worse than any feasible one (brute force)",
  arguments: UInt64(0)..<20)
func p12Leximin(seed: UInt64) throws {
  let town = Town(seed: seed, schools: 5, within: 21...60)
  var round = town.round
  round.round.rules.fairness.worstJourneys = .first
  let result = try allocated(round)
  let best = try #require(town.feasible.min { $0.lexicographicallyPrecedes($1) })
  #expect(result.journeys == best)
  let tier = try #require(result.tier(.worstJourneys))
  #expect((tier.value, tier.bound, tier.isProven) == (best[0], best[0], true))
  #expect(tier.levels.flatMap { [Int](repeating: $0.minutes, count: $0.journeys) } == best)

  // What it costs: the minutes beyond those of the allocation of the least total.
  let least = try #require(town.feasible.map(Town.cost).min())
  let price = try #require(result.explanations.prices.first)
  #expect(
    (price.rule, price.minutes, price.placed) == ("worst_journeys", Town.cost(best) - least, 0))
  #expect(price.isProven)
  #expect(result.summaryText.contains(price.text))
}

@Test("P12 A bound on the worst journey holds, and what it costs is printed")
func p12Bound() throws {
  // T1 near and T2 far, 25 + 45, or T1 far and T2 near, 40 + 40.
  func result(bound: Int?) throws -> RoundResult {
    var round = twoSchools { $0.trainee("T2") }
    for (trainee, near, far) in [("T1", 25, 40), ("T2", 40, 45)] {
      round.journey(trainee, "S-1", near)
      round.journey(trainee, "S-2", far)
    }
    round.round.rules.fairness.longestJourneyMinutes = bound
    return try allocated(round)
  }
  #expect(try result(bound: nil).journeys == [45, 25])
  #expect(try result(bound: nil).explanations.prices.isEmpty)
  let bounded = try result(bound: 44)
  #expect(bounded.journeys == [40, 40])
  let price = try #require(bounded.explanations.prices.first)
  #expect((price.rule, price.minutes, price.placed) == ("longest_journey_minutes", 10, 0))
  #expect(bounded.summaryText.contains(": 10 minutes of suitability and no place."))

  // Below 40, nothing is within the bound for T2: five of weight go unplaced for it.
  let strict = try result(bound: 39)
  #expect(strict.journeys == [25])
  #expect(try strict.record("T2").reason == .tooFar)
  #expect(strict.explanations.prices.map(\.placed) == [5])
}

@Test(
  "P08 Of two equal trainees the one with priority gets the nearer place; no output says why",
  arguments: ["T1", "T2"])
func p08Hardship(prior: String) throws {
  var round = twoSchools { $0.trainee("T2") }
  for trainee in ["T1", "T2"] {
    round.journey(trainee, "S-1", 25)
    round.journey(trainee, "S-2", 40)
  }
  round.trainee(prior) { $0.hasShortJourneyPriority = true }
  let result = try allocated(round)
  #expect(try result.record(prior).school == "S-1")
  #expect(result.placedCount == 2)
  // Only the pack names its rule, as ever.
  let output = result.everyOutput.replacing("short_journey_priority_factor", with: "")
  for word in ["short_journey", "short journey", "hardship", "caring", "health reasons"] {
    #expect(!output.lowercased().contains(word))
  }
  // The explanation reads as it does for anybody else at that school.
  let other = prior == "T1" ? "T2" : "T1"
  round.trainee(prior) { $0.hasShortJourneyPriority = false }
  round.trainee(other) { $0.excludedSchools = ["S-1"] }
  let plain = try allocated(round)
  #expect(try plain.placed(prior).text == result.placed(prior).text)
}
