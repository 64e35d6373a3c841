import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// Rounds allocated again after a small change, against the same rounds allocated from nothing.
struct WarmStartTests {
  @Test(arguments: UInt64(0)..<150)
  func smallRoundsAreAllocatedAsFromNothing(seed: UInt64) throws {
    try expectAgreement(randomRound(seed: seed, shape: .mixed), seed)
  }

  @Test(arguments: UInt64(0)..<40)
  func largerRoundsAreAllocatedAsFromNothing(seed: UInt64) throws {
    try expectAgreement(randomRound(seed: seed, shape: .larger), seed)
  }

  @Test(arguments: UInt64(0)..<40)
  func roundsInContradictionAreAllocatedAsFromNothing(seed: UInt64) throws {
    try expectAgreement(randomRound(seed: seed, shape: .contradictory), seed)
  }

  @Test func changesFollowOneAnother() throws {
    for seed in UInt64(0)..<30 {
      let first = randomRound(seed: 500 + seed, shape: .mixed)
      var last = try SolvedRound(try #require(validRound(first)))
      for (change, documents) in SmallChange.piling(on: first, seed: seed) {
        let round = try #require(validRound(documents))
        last = try SolvedRound(round, after: last)
        try expectSame(last, round, "seed \(seed), then \(change)")
      }
    }
  }

  /// Every change takes as many rounds as can be, or these tests would say little.
  @Test func mostChangesLeaveAValidRound() {
    for change in SmallChange.allCases {
      let valid = (UInt64(0)..<100).count { seed in
        change.made(to: randomRound(seed: seed, shape: .mixed), seed: seed)
          .map { usableRound($0) != nil } ?? false
      }
      #expect(valid >= 40, "\(change): \(valid)")
    }
  }

  private func expectAgreement(_ documents: RoundDocuments, _ seed: UInt64) throws {
    let first = try SolvedRound(try #require(validRound(documents)))
    let change = SmallChange.allCases[Int(seed) % SmallChange.allCases.count]
    guard let changed = change.made(to: documents, seed: seed), let round = usableRound(changed)
    else { return }
    try expectSame(try SolvedRound(round, after: first), round, "seed \(seed), \(change)")
  }

  /// The tiers in any case, and where they are proven who is where; every byte but the
  /// certificate's, too, where the mentors are the same.
  private func expectSame(_ warm: SolvedRound, _ round: Round, _ name: Comment) throws {
    let cold = try SolvedRound(round)
    for (tier, other) in zip(warm.tiers, cold.tiers) where tier.isProven && other.isProven {
      #expect(tier == other, name)
    }
    #expect(warm.tiers.map(\.name) == cold.tiers.map(\.name), name)
    #expect(warm.status == cold.status, name)
    guard warm.tiers.allSatisfy(\.isProven), cold.tiers.allSatisfy(\.isProven) else { return }
    let (result, other) = (try warm.result(), try cold.result())
    #expect(places(in: result) == places(in: other), name)
    // Of two trainees at a school who are as suitable with either mentor, no tier says who has which.
    guard mentors(in: result) == mentors(in: other) else { return }
    for (file, other) in zip(result.files, other.files) where file.name != "certificate.json" {
      let isSame = file.bytes == other.bytes
      #expect(isSame, "\(name), \(file.name)")
    }
  }

  /// Who is where, by record.
  private func places(in result: RoundResult) -> [[String]] {
    result.allocations.allocations.map {
      [$0.trainee, $0.phase, $0.status.rawValue, $0.school ?? ""] + $0.places.map { $0.offer ?? "" }
    }
  }

  private func mentors(in result: RoundResult) -> [[String?]] {
    result.allocations.allocations.map { $0.places.map(\.mentor) }
  }

  /// The round, unless the change has made it faulty.
  private func usableRound(_ documents: RoundDocuments) -> Round? {
    Round(validate(documents, readingProblems: [], setAside: false))
  }
}
