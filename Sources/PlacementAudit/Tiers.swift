internal import PlacementDocuments

extension AuditRule {
  static let tiers = Self("F-TIERS", "the tiers that apply are there, in order of importance")
  static let tierValue = Self("F-TIER-VALUE", "a tier's value is that of the allocation")
  static let proof = Self(
    "F-PROOF", "no bound is above its value, and proven says exactly that they are equal")
  static let resultStatus = Self(
    "F-RESULT-STATUS", "the result claims no more than its tiers prove")
}

extension Evidence {
  /// Whether the result holds an allocation at all.
  private var hasAllocation: Bool { result.status == .optimal || result.status == .stopped }

  func tiersAreTrue() -> [AuditFinding] {
    guard hasAllocation else { return [] }
    var findings: [AuditFinding] = []
    let found = result.tiers.map(\.name)
    let mustFill = documents.offers.filter(\.mustFill)
    var expected: [TierRecord.Name] = []
    if fixed.contains(where: { $0.uses.contains { !$0.capable.isEmpty } }) {
      expected.append(.fixedMentors)
    }
    expected.append(.placed)
    // With only withdrawn ones, the tier is nothing, and may be left out.
    if mustFill.contains(where: { $0.state != .withdrawn })
      || (!mustFill.isEmpty && found.contains(.mustFill))
    {
      expected.append(.mustFill)
    }
    expected += [.suitability, .tieBreak]
    if found != expected {
      findings.append(
        AuditFinding(
          .tiers, expected: words(expected.map(\.rawValue)), found: words(found.map(\.rawValue))))
    }
    for tier in result.tiers where tier.value != value(of: tier.name) {
      findings.append(
        AuditFinding(
          .tierValue, expected: "\(tier.name.rawValue) \(value(of: tier.name))",
          found: "\(tier.value)"))
    }
    return findings
  }

  func proofsAreConsistent() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for tier in result.tiers {
      if tier.bound > tier.value || tier.isProven != (tier.bound == tier.value) {
        findings.append(
          AuditFinding(
            .proof,
            expected: "\(tier.name.rawValue): a bound of at most \(tier.value), "
              + "equal exactly if proven",
            found: "bound \(tier.bound), \(tier.isProven ? "proven" : "not proven")"))
      }
    }
    let open = result.tiers.filter { !$0.isProven && $0.name != .tieBreak }.map(\.name.rawValue)
    if result.status == .optimal, !open.isEmpty {
      findings.append(
        AuditFinding(.resultStatus, expected: "every tier proven", found: "not \(words(open))"))
    }
    if result.status == .infeasible {
      // Leaving every open demand unplaced keeps every rule.
      findings.append(AuditFinding(.resultStatus, expected: "an allocation", found: "infeasible"))
    }
    if !hasAllocation, result.allocations.contains(where: \.status.isProposed) {
      findings.append(
        AuditFinding(
          .resultStatus, expected: "no proposal", found: "proposals, with \(result.status.rawValue)"
        ))
    }
    return findings
  }

  private func value(of tier: TierRecord.Name) -> Int {
    switch tier {
    case .fixedMentors: fixed.reduce(0) { $0 + $1.uses.filter(goesShort).count }
    case .placed: unplacedWeight
    case .mustFill: mustFillLeft
    case .promises, .moves, .courseRules, .coverage, .worstJourneys: 0
    case .suitability: proposed.reduce(0) { $0 + score(of: $1) }
    case .tieBreak: proposed.reduce(0) { $0 + tieBreak(of: $1) }
    }
  }

  private var unplacedWeight: Int {
    openDemands.reduce(0) { sum, demand in
      if records[demand.key]?.status.isProposed ?? false { return sum }
      if demand.isRetake || demand.phase.isFinal { return sum + rules.placed.retakeOrFinal }
      let isFirstOfLong = demand.trainee.yearOfStudy == 1 && demand.programme.years > 1
      return sum + (isFirstOfLong ? rules.placed.firstYearOfLongCourse : rules.placed.other)
    }
  }

  private var mustFillLeft: Int {
    listings.filter { $0.offer.mustFill && !$0.isWithdrawn }.reduce(0) { sum, listing in
      sum + max(0, listing.offer.places - uses(overRoundOf: listing))
    }
  }

  private func tieBreak(of placement: Placement) -> Int {
    placement.uses.reduce(0) { sum, use in
      let parts = [
        placement.demand.trainee.id, placement.demand.phase.id, use.listing?.offer.id ?? "",
        use.isFurther ? "further" : "ordinary",
      ]
      return sum + tieBreakNumber(parts)
    }
  }
}

/// 24 bits made from identifiers alone: FNV-1a, then mixed.
private func tieBreakNumber(_ parts: [String]) -> Int {
  var x: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in parts.joined(separator: "\u{1F}").utf8 {
    x = (x ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  x ^= x >> 30
  x = x &* 0xBF58_476D_1CE4_E5B9
  x ^= x >> 27
  x = x &* 0x94D0_49BB_1331_11EB
  x ^= x >> 31
  return Int(x >> 40)
}
