import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementAudit

/// What certificates prove of random rounds that enumeration solves too.
struct CertificateTests {
  /// Every result is accepted, and every tier is proven without belief in the search.
  @Test func resultsOfRandomRoundsAreAccepted() throws {
    var tiers = 0
    var certified = 0
    // Where multipliers alone do not do.
    var trees = 0
    for sample in try ProofSample.mixed.get() {
      let verification = sample.verification
      trees += sample.certificate.tiers.count { $0.tree != nil }
      #expect(verification.findings == [], "seed \(sample.seed)")
      #expect(verification.remarks == [], "seed \(sample.seed)")
      for tier in verification.tiers {
        tiers += 1
        if tier.verdict == .certified { certified += 1 }
        #expect(tier.certifiedBound.map { $0 <= tier.value } == true)
      }
    }
    #expect(certified == tiers)
    #expect(trees >= 80)
  }

  /// Every row that the engine has is a row here.
  @Test func everyRowIsKnown() throws {
    for sample in try ProofSample.mixed.get() {
      let evidence = Evidence(sample.allocations, sample.documents)
      let (_, book) = Relaxation.of(evidence, rows: sample.rows)
      #expect(book.unknown == [], "seed \(sample.seed)")
      #expect(Set(sample.rows).count == sample.rows.count, "seed \(sample.seed)")
    }
  }

  /// Whatever the multipliers, no bound is above what enumeration finds.
  @Test func noMultipliersProveWhatIsNotSo() throws {
    var sharp = 0
    for sample in try ProofSample.mixed.get() {
      var random = SplitMix64(seed: sample.seed &* 7_919 &+ 11)
      let evidence = Evidence(sample.allocations, sample.documents)
      var proof = Proof(Relaxation.of(evidence, rows: sample.rows))
      for _ in 0..<10 {
        var certificate = sample.certificate
        for index in certificate.tiers.indices {
          certificate.tiers[index].disturb(sample.rows, &random)
        }
        proof.run(certificate)
        #expect(proof.findings == [], "seed \(sample.seed)")
        for record in sample.allocations.tiers {
          let tier = proof.verification(of: record, after: [])
          guard let bound = tier.certifiedBound, let least = sample.least(tier.name) else {
            continue
          }
          // Where the result stops short of the tie-break's least, bounds are still below that.
          if tier.name != .worstJourneys { #expect(bound <= least, "seed \(sample.seed)") }
          if bound == least { sharp += 1 }
        }
      }
    }
    // Bounds that fall far short would show nothing.
    #expect(sharp > 10_000)
  }

  /// Allocations that are not the best have other values, but are bounded by the same least.
  @Test func whatAStoppedSearchLeavesIsNotProven() throws {
    for sample in try ProofSample.mixed.get() {
      guard let stopped = try sample.stoppedAtOnce() else { continue }
      let verification = verify(
        stopped.allocations, stopped.certificate, against: sample.documents)
      #expect(verification.findings == [])
      guard let first = verification.tiers.first, let bound = first.certifiedBound else { continue }
      #expect(bound <= sample.least(first.name) ?? 0, "seed \(sample.seed)")
      if first.value > sample.least(first.name) ?? 0 { #expect(first.verdict != .certified) }
    }
  }

  @Test func withoutACertificateAllRestsOnTheSearch() throws {
    let sample = try ProofSample(seed: 3)
    let verification = verify(sample.allocations, nil, against: sample.documents)
    #expect(!verification.hasCertificate)
    #expect(verification.tiers.allSatisfy { $0.verdict == .search && $0.certifiedBound == nil })
  }
}

extension TierCertificate {
  /// Changes some multipliers, some a little and some beyond all measure, and adds others.
  fileprivate mutating func disturb(_ names: [String], _ random: inout SplitMix64) {
    func other(_ multiplier: Int) -> Int {
      switch random.next() % 5 {
      case 0: return -multiplier
      case 1: return multiplier / 2
      case 2: return multiplier &+ Int(random.next() % 7) - 3
      case 3: return Int(truncatingIfNeeded: random.next()) >> Int(4 + random.next() % 55)
      default: return (Int(random.next() % 41) - 20) << shift
      }
    }
    let changes = Int(random.next() % 4)
    for _ in 0..<changes where !rows.isEmpty {
      let index = Int(random.next() % UInt64(rows.count))
      rows[index].multiplier = other(rows[index].multiplier)
    }
    for _ in 0..<changes where !names.isEmpty {
      let name = names[Int(random.next() % UInt64(names.count))]
      if !rows.contains(where: { $0.row == name }) {
        rows.append(RowMultiplier(name, other(1 << shift)))
      }
    }
    if random.next() % 8 == 0, !earlier.isEmpty {
      let index = Int(random.next() % UInt64(earlier.count))
      earlier[index].multiplier = other(earlier[index].multiplier)
    }
  }
}
