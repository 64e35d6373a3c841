internal import PlacementDocuments

extension AuditRule {
  static let proof = Self(
    "F-PROOF", "no bound is above its value, and proven says exactly that they are equal")
  static let resultStatus = Self(
    "F-RESULT-STATUS", "the result claims no more than its tiers prove")
}

extension Evidence {
  func proofsAreConsistent() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for tier in result.tiers where !isConsistent(tier) {
      findings.append(
        AuditFinding(
          .proof,
          expected: "\(tier.name.rawValue): a bound of at most \(tier.value), "
            + "equal exactly if proven",
          found: "bound \(tier.bound), \(tier.isProven ? "proven" : "not proven")"))
    }
    // What comes after suitability only chooses among equals.
    let last = result.tiers.firstIndex { $0.name == .suitability } ?? result.tiers.endIndex
    let open = result.tiers.prefix(last + 1).filter { !$0.isProven }.map(\.name.rawValue)
    if result.status == .optimal, !open.isEmpty {
      findings.append(
        AuditFinding(.resultStatus, expected: "every tier proven", found: "not \(words(open))"))
    }
    return findings
  }

  private func isConsistent(_ tier: TierRecord) -> Bool {
    let isReached = tier.bound == tier.value
    guard tier.bound <= tier.value, let longest = tier.levels.first else {
      return tier.bound <= tier.value && tier.isProven == isReached
    }
    // The longest journey may be unavoidable although their number, or shorter ones, are open.
    return (!tier.isProven || isReached && tier.levels.allSatisfy(\.isProven))
      && (!longest.isProven || isReached)
  }
}
