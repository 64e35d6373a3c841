import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementAudit

/// What trees prove where multipliers alone do not.
struct TreeTests {
  /// Whatever a tree says, it proves no value that enumeration undercuts.
  ///
  /// The tier is asked for more than its least; trees that are changed at random must not give it.
  @Test func noTreeProvesWhatIsNotSo() throws {
    var (trees, unchanged, weakened) = (0, 0, 0)
    for sample in try ProofSample.mixed.get() {
      guard sample.certificate.tiers.contains(where: { $0.tree != nil }) else { continue }
      trees += 1
      var random = SplitMix64(seed: sample.seed &* 104_729 &+ 5)
      let evidence = Evidence(sample.allocations, sample.documents)
      let (relaxation, book) = Relaxation.of(evidence, rows: sample.rows)
      for attempt in 0..<30 {
        let more = attempt % 3
        var certificate = sample.certificate
        for index in certificate.tiers.indices {
          guard var tree = certificate.tiers[index].tree else { continue }
          for _ in 0..<Int(random.next() % 4) { tree.disturb(sample, &random) }
          certificate.tiers[index].tree = tree
        }
        for tier in relaxation.tiers.indices
        where certificate.tiers.first(where: { $0.tier == relaxation.tiers[tier].reference })?.tree
          != nil
        {
          var asked = relaxation
          asked.tiers[tier] = relaxation.tiers[tier].worse(by: more)
          var proof = Proof((asked, book))
          proof.run(certificate)
          let least = relaxation.tiers[tier].value + relaxation.tiers[tier].constant
          #expect(proof.bounds[tier] <= least, "seed \(sample.seed), change \(attempt)")
          if more == 0 {
            if proof.bounds[tier] == least { unchanged += 1 } else { weakened += 1 }
          }
        }
      }
    }
    #expect(trees >= 50)
    // Changes that never mattered would show nothing, and so would trees that never held.
    #expect(unchanged >= 100)
    #expect(weakened >= 100)
  }

  @Test func aTreeOfTooManyCutsShowsNothing() throws {
    func verdict(
      _ sample: ProofSample, _ change: (inout CertificateTree) -> Void
    ) -> VerificationDocument.Verdict {
      var certificate = sample.certificate
      for index in certificate.tiers.indices {
        if var tree = certificate.tiers[index].tree {
          change(&tree)
          certificate.tiers[index].tree = tree
        }
      }
      return verify(sample.allocations, certificate, against: sample.documents).verdict
    }
    // One that its tree alone certifies.
    let sample = try #require(
      ProofSample.mixed.get().first { sample in
        sample.verification.verdict == .certified && verdict(sample) { $0.nodes = [] } == .search
      })
    var idle = CertificateLimit()
    idle.sources = [CutSource()]
    #expect(verdict(sample) { $0.limits += Array(repeating: idle, count: 1_000) } == .certified)
    #expect(verdict(sample) { $0.limits += Array(repeating: idle, count: 2_001) } == .search)
  }
}

extension Relaxation.Tier {
  fileprivate func worse(by more: Int) -> Relaxation.Tier {
    Relaxation.Tier(
      reference: reference, measure: measure, value: value + more, constant: constant,
      isExact: isExact)
  }
}

extension CertificateTree {
  /// Changes one thing somewhere.
  fileprivate mutating func disturb(_ sample: ProofSample, _ random: inout SplitMix64) {
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
    if nodes.isEmpty { return }
    let node = pick(nodes.count)
    switch random.next() % 10 {
    case 0: nodes.remove(at: node)
    case 1: nodes.insert(nodes[node], at: pick(nodes.count + 1))
    case 2: nodes[node].showsEmptiness.toggle()
    case 3: nodes[node].shift = pick(61)
    case 4 where nodes[node].question?.party != nil:
      let trainees = sample.documents.trainees
      nodes[node].question?.party = trainees[pick(trainees.count)].id
    case 4, 5:
      if let limit = nodes[node].question?.limit {
        nodes[node].question?.limit = random.next() % 2 == 0 ? nil : pick(limit + 2)
      } else {
        nodes[node].question?.atMost += pick(9) - 4
      }
    case 6 where !limits.isEmpty:
      let limit = pick(limits.count)
      if limits[limit].sources.isEmpty {
        limits[limit].row = sample.rows[pick(sample.rows.count)]
      } else {
        limits[limit].divisor = 1 + pick(5)
      }
    case 6, 7:
      let cuts = limits.indices.filter { !limits[$0].sources.isEmpty }
      guard !cuts.isEmpty else { return }
      let cut = cuts[pick(cuts.count)]
      let source = pick(limits[cut].sources.count)
      switch random.next() % 3 {
      case 0: limits[cut].sources[source].multiplier *= -1
      case 1: limits[cut].sources[source].multiplier += pick(5) - 2
      default: limits[cut].sources.remove(at: source)
      }
    default:
      guard !nodes[node].multipliers.isEmpty else { return }
      let entry = pick(nodes[node].multipliers.count)
      switch random.next() % 3 {
      case 0: nodes[node].multipliers[entry].multiplier *= -1
      case 1: nodes[node].multipliers[entry].multiplier *= 1 + pick(50)
      default: nodes[node].multipliers[entry].limit = pick(limits.count)
      }
    }
  }
}
