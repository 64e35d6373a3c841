import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// What the engine says of commitments that cannot all hold, against trying every set of them.
struct ContradictionAgreementTests {
  private static let seeds = UInt64(0)..<260

  @Test(arguments: seeds)
  func namesTheFewestReleasesAndWhatEachIsIn(seed: UInt64) throws {
    let documents = randomRound(seed: seed, shape: .contradictory)
    let result = try allocate(try #require(validRound(documents)))
    var tried = Contradictions(documents)
    let fewest = tried.fewestReleases()
    guard let found = result.allocations.contradictions else {
      #expect(fewest == 0)
      return
    }
    let releases = found.releases.compactMap { RoundCommitment($0) }
    let sets = found.sets.map { Set($0.compactMap { RoundCommitment($0) }) }
    #expect(found.isProven)
    #expect(Set(releases).count == fewest && releases.count == found.releases.count)
    let others = Set(tried.commitments).subtracting(releases)
    let othersHold = tried.holds(others)
    #expect(othersHold)
    #expect(sets.count == releases.count)
    for (release, set) in zip(releases, sets) {
      let isIrreducible = tried.isIrreducible(set)
      #expect(set.contains(release) && isIrreducible, "\(set)")
    }
  }

  @Test func mostOfTheseRoundsContradictThemselves() {
    var sizes: [Int: Int] = [:]
    for seed in Self.seeds {
      var tried = Contradictions(randomRound(seed: seed, shape: .contradictory))
      sizes[tried.fewestReleases(), default: 0] += 1
    }
    #expect(Self.seeds.count - sizes[0, default: 0] >= 200, "\(sizes)")
    #expect(sizes[2, default: 0] >= 30, "\(sizes)")
  }
}
