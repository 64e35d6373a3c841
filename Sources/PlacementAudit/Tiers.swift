internal import PlacementDocuments

extension AuditRule {
  static let tiers = Self("F-TIERS", "the tiers that apply are there, in order of importance")
  static let tierUnit = Self("F-TIER-UNIT", "a tier's unit says what its value counts")
  static let tierValue = Self("F-TIER-VALUE", "a tier's value is that of the allocation")
}

/// A tier: where it applies, and what it is of the result's allocation.
///
/// Each theme's file declares its own.
struct TierRule: Sendable {
  let name: TierRecord.Name
  let applies: @Sendable (Evidence) -> Bool
  let value: @Sendable (Evidence) -> Int

  init(
    _ name: TierRecord.Name, applies: @escaping @Sendable (Evidence) -> Bool = { _ in true },
    value: @escaping @Sendable (Evidence) -> Int
  ) {
    self.name = name
    self.applies = applies
    self.value = value
  }

  /// In order of importance.
  static let all = [
    fixedMentors, placed, mustFill, promises, moves, courseRules, coverage, worstJourneysFirst,
    suitability, worstJourneysAmongTies, tieBreak,
  ]

  static let fixedMentors = Self(.fixedMentors) {
    $0.fixed.contains { $0.uses.contains { !$0.capable.isEmpty } }
  } value: { evidence in
    evidence.fixed.reduce(0) { $0 + $1.uses.filter(evidence.goesShort).count }
  }

  static let placed = Self(.placed) { evidence in
    evidence.openDemands.reduce(0) {
      evidence.proposedByDemand[$1.key] == nil ? $0 + evidence.weight(of: $1) : $0
    }
  }

  static let mustFill = Self(.mustFill) {
    !$0.mustFillListings.isEmpty
  } value: { evidence in
    evidence.mustFillListings.reduce(0) {
      $0 + max(0, $1.offer.places - evidence.uses(overRoundOf: $1))
    }
  }

  static let suitability = Self(.suitability) { evidence in
    evidence.proposed.reduce(evidence.disparityCost) { $0 + evidence.score(of: $1) }
  }

  static let tieBreak = Self(.tieBreak) { evidence in
    evidence.proposed.reduce(0) { $0 + PlacementAudit.tieBreak(of: $1) }
  }
}

extension Evidence {
  func tiersAreTrue() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let expected = tierRules
    let (names, found) = (expected.map(\.name.rawValue), result.tiers.map(\.name.rawValue))
    if found != names {
      findings.append(AuditFinding(.tiers, expected: words(names), found: words(found)))
    }
    for tier in result.tiers {
      if tier.unit != tier.name.unit {
        findings.append(
          AuditFinding(
            .tierUnit, expected: "\(tier.name.rawValue) in '\(tier.name.unit)'",
            found: "'\(tier.unit)'"))
      }
      guard let rule = expected.first(where: { $0.name == tier.name }) else { continue }
      let value = rule.value(self)
      if tier.value != value {
        findings.append(
          AuditFinding(
            .tierValue, expected: "\(tier.name.rawValue) \(value)", found: "\(tier.value)"))
      }
    }
    return findings
  }

  /// The tiers that the round has, in order of importance.
  var tierRules: [TierRule] { TierRule.all.filter { rules.isOn($0.name) && $0.applies(self) } }

  /// The offers to be filled first.
  var mustFillListings: [Listing] {
    rules.isOn(.mustFill) ? listings.filter { $0.offer.mustFill && !$0.isWithdrawn } : []
  }

  /// What it costs to leave a demand unplaced.
  func weight(of demand: Demand) -> Int {
    if demand.isRetake || demand.phase.isFinal { return rules.placed.retakeOrFinal }
    let isFirstOfLong = demand.trainee.yearOfStudy == 1 && demand.programme.years > 1
    return isFirstOfLong ? rules.placed.firstYearOfLongCourse : rules.placed.other
  }
}

func tieBreak(of placement: Placement) -> Int {
  placement.uses.reduce(0) { sum, use in
    let parts = [
      placement.demand.trainee.id, placement.demand.phase.id, use.listing?.offer.id ?? "",
      use.isFurther ? "further" : "ordinary",
    ]
    return sum + tieBreakNumber(parts)
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
