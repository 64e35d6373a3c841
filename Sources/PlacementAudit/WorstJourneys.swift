internal import PlacementDocuments

extension AuditRule {
  static let levels = Self(
    "F-LEVELS", "worst_journeys counts the proposed journeys of each length, longest first")
}

extension TierRule {
  static let worstJourneysFirst = Self(.worstJourneys) {
    $0.rules.fairness.worstJourneys == .first
  } value: {
    $0.proposedMinutes.max() ?? 0
  }

  static let worstJourneysAmongTies = Self(.worstJourneys) {
    $0.rules.fairness.worstJourneys == .ties
  } value: {
    $0.proposedMinutes.max() ?? 0
  }
}

extension Evidence {
  /// Of all proposed journeys.
  var proposedMinutes: [Int] {
    proposed.compactMap { journey(of: $0.demand, to: $0.school)?.minutes }
  }

  func levelsAreCounted() -> [AuditFinding] {
    var counted: [Int: Int] = [:]
    for minutes in proposedMinutes where minutes > rules.fairness.downToMinutes {
      counted[minutes, default: 0] += 1
    }
    let journeys = counted.sorted { $0.key > $1.key }.map { "\($0.value) of \($0.key) minutes" }
    return result.tiers.compactMap { tier in
      let expected = tier.name == .worstJourneys ? journeys : []
      let found = tier.levels.map { "\($0.journeys) of \($0.minutes) minutes" }
      return expected == found
        ? nil
        : AuditFinding(
          .levels, expected: "\(tier.name.rawValue): \(words(expected))", found: words(found))
    }
  }
}
