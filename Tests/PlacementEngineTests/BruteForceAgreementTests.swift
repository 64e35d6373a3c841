import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// The optimum of the engine against enumeration of whole allocations, tier by tier.
///
/// Every allocation also passes the independent audit, or `allocate` would throw.
struct BruteForceAgreementTests {
  /// Groups, minimums, must-fill, two subjects, several phases, caps, wishes, course rules, coverage,
  /// fairness, history, repairs, phases asked for and rules switched off, as the seeds mix them.
  @Test(arguments: UInt64(0)..<1_000)
  func agreesWithEnumerationOverTheFullMix(seed: UInt64) throws {
    let documents = randomRound(seed: seed, shape: .mixed)
    let result = try allocate(try #require(validRound(documents)))
    let expected = bruteForceOptimum(documents)
    #expect(result.allocations.status == .optimal)
    let tiers = result.allocations.tiers.filter { $0.name != .tieBreak }
    #expect(tiers.map(\.name) == expected.tiers.map(\.name))
    for (tier, best) in zip(tiers, expected.tiers) {
      if tier.name == .worstJourneys {
        // Journeys that are all alike are left to the tie-break.
        #expect(
          tier.levels.map { .init(minutes: $0.minutes, journeys: $0.journeys) } == expected.levels)
        #expect(expected.levels.isEmpty || tier.value == best.value)
      } else {
        #expect(tier.value == best.value, "\(tier.name.rawValue)")
      }
    }
    let tieBreak = try #require(result.allocations.tiers.last)
    #expect(tieBreak.name == .tieBreak)
    if tieBreak.isProven { #expect(tieBreak.value == expected.tieBreak) }
  }

  /// Larger rounds, some of which are hard: a search that is stopped must pass the audit too.
  @Test(arguments: UInt64(0)..<200)
  func passesTheAuditOnLargerRounds(seed: UInt64) throws {
    let documents = randomRound(seed: seed, shape: .larger)
    let round = try #require(validRound(documents))
    let result = try allocate(round, options: AllocationOptions(timeLimit: .milliseconds(300)))
    #expect([.optimal, .stopped].contains(result.allocations.status))
    #expect(result.allocations.tiers.allSatisfy { $0.bound <= $0.value })
  }
}

/// The validated round, recording whatever was wrong with it.
func validRound(_ documents: RoundDocuments, sourceLocation: SourceLocation = #_sourceLocation)
  -> Round?
{
  let validation = validate(documents, readingProblems: [], setAside: false)
  for error in validation.errors {
    Issue.record("\(error.description)", sourceLocation: sourceLocation)
  }
  return Round(validation)
}
