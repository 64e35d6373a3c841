import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Synchronization
import Testing

/// What a run tells of itself beside its result.
@Test(arguments: UInt64(0)..<12)
func stagesBeginInOrderAndEqualRoundsTakeEqualWork(seed: UInt64) throws {
  let round = try #require(validRound(randomRound(seed: seed, shape: .mixed)))
  let stages = Stages()
  var options = AllocationOptions()
  options.stageBegan = stages.add
  let observed = try allocate(round, options: options)
  let plain = try allocate(round)

  #expect(observed.work == plain.work)
  #expect(observed.work.tiers.map(\.name) == observed.allocations.tiers.map(\.name))
  #expect(observed.work.tiers.reduce(0) { $0 + $1.iterations } <= observed.work.iterations)
  #expect(observed.work.tiers.reduce(0) { $0 + $1.nodes } <= observed.work.nodes)
  #expect(Array(stages.all.prefix(3)) == [.candidates, .formulate, .prepare])
  #expect(Array(stages.all.suffix(4)) == [.complete, .explain, .audit, .explain])
  // A tier each, in the result's order; the worst journeys have one for each level.
  var names: [String] = []
  for case .tier(let name) in stages.all.dropFirst(3).dropLast(4) {
    let first = name.split(separator: " ").first.map(String.init) ?? ""
    if names.last != first { names.append(first) }
  }
  let hasLevels = names.contains(TierRecord.Name.worstJourneys.rawValue)
  let expected = observed.allocations.tiers.map(\.name)
    .filter { $0 != .worstJourneys || hasLevels }
  #expect(names == expected.map(\.rawValue))
}

private final class Stages: Sendable {
  private let seen = Mutex<[AllocationStage]>([])

  var all: [AllocationStage] { seen.withLock { $0 } }

  @Sendable func add(_ stage: AllocationStage) { seen.withLock { $0.append(stage) } }
}
