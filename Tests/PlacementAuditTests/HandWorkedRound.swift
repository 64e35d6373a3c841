import PlacementAudit
import PlacementDocuments

/// A round and its allocation, both worked by hand, for tests that break one of them.
protocol HandWorkedRound {
  var documents: RoundDocuments { get }
  var result: AllocationsDocument { get }

  init()
}

extension HandWorkedRound {
  /// The names of the rules that are broken once something was changed.
  static func brokenRules(_ change: (inout Self) throws -> Void) rethrows -> Set<String> {
    var round = Self()
    try change(&round)
    return Set(round.findings.map(\.rule.name))
  }

  var findings: [AuditFinding] { audit(result, against: documents) }
}
