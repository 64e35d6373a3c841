import ParallelWork
import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// However many threads share the work, and however it is cut up, every file is the same.
@Test(arguments: UInt64(0)..<60)
func threadsMakeNoDifference(seed: UInt64) throws {
  let round = try #require(validRound(randomRound(seed: seed, shape: .mixed)))
  let reference = try files(of: round, .init(threads: 1))
  for threads in [2, 5] {
    #expect(try files(of: round, .init(threads: threads, shortest: 1)) == reference)
  }
}

private func files(of round: Round, _ sharing: Concurrently.Sharing) throws -> [[UInt8]] {
  try Concurrently.$sharing.withValue(sharing) {
    try allocate(round).files.map(\.bytes)
  }
}

@Test func stretchesAreJoinedInOrder() {
  for threads in [1, 2, 5] {
    Concurrently.$sharing.withValue(.init(threads: threads, shortest: 1)) {
      for count in [0, 1, 2, 7, 1_000] {
        #expect(Concurrently.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
        #expect(
          Concurrently.flatMap(count) { $0.flatMap { [$0, -$0] } }
            == (0..<count).flatMap { [$0, -$0] })
      }
    }
  }
}
