import PlacementDocuments
import PlacementEngine
import Testing

@testable import PlacementTesting

/// No feasible allocation that is as good in the tiers before has a lexicographically smaller vector
/// of journeys, longest first.
///
/// Here every allocation is enumerated, none cut.
@Test(arguments: UInt64(0)..<300, [FairnessRules.WorstJourneys.first, .ties])
func noAllocationHasLexicographicallyShorterJourneys(
  seed: UInt64, mode: FairnessRules.WorstJourneys
) throws {
  var documents = randomRound(seed: seed, shape: .mixed)
  documents.round.rules.fairness.worstJourneys = mode
  documents.round.rules.stages[TierRecord.Name.worstJourneys.rawValue] = GateStage.solve.rawValue
  guard isEnumerable(documents) else { return }
  let result = try allocate(try #require(validRound(documents))).allocations
  var tiers: [TierRecord.Name: Int] = [:]
  for tier in result.tiers { tiers[tier.name] = tier.value }
  let alike = documents.round.rules.fairness.downToMinutes
  let journeys = result.allocations.filter(\.status.isProposed).compactMap(\.journey?.minutes)
    .map { max($0, alike) }.sorted(by: >)

  var enumeration = Enumeration(OpenRound(documents), .all)
  for value in enumeration.everyValue() {
    let isAsGood =
      value.unplaced == tiers[.placed] && value.unfilled == tiers[.mustFill, default: 0]
      && value.promises == tiers[.promises, default: 0] && value.moves == tiers[.moves, default: 0]
      && value.breaches == tiers[.courseRules, default: 0]
      && value.shortfall == tiers[.coverage, default: 0]
      && (mode == .first || value.score == tiers[.suitability])
    guard isAsGood else { continue }
    let other = mode == .first ? value.worstFirst : value.worstTies
    // Those that are all alike stand last and compare equal.
    let shorter =
      zip(other + Array(repeating: alike, count: journeys.count), journeys)
      .first { $0 != $1 }.map { $0 < $1 } ?? false
    #expect(!shorter, "\(other) rather than \(journeys)")
  }
}

/// How many seeds the comparison takes in, or it says less than it seems to.
@Test func manyRoundsAreComparedWithEveryAllocation() {
  let compared = (UInt64(0)..<300).count { isEnumerable(randomRound(seed: $0, shape: .mixed)) }
  #expect(compared >= 100)
}

/// Whether every allocation of a round can be looked at.
private func isEnumerable(_ documents: RoundDocuments) -> Bool {
  planCounts(documents).reduce(1) { $0 * Double($1) } <= 3_000
}
