internal import PlacementDocuments

extension AuditRule {
  static let moved = Self(
    "F-MOVED", "a record says where a demand was kept, exactly if it has moved")
}

/// Where a repair keeps a demand if it can.
struct Kept: Equatable {
  let school: String
  /// The offers to be kept; none if only the school is.
  let offers: [String]
  /// What was promised: `told`, `sent`, or nothing yet.
  let promise: Decision.Action?
}

/// Where these demands, which are neither fixed nor locked, are kept: where they were
/// promised, else where the result to keep to proposed them.
func kept(
  _ demands: [Demand], _ promised: [DemandKey: Kept], _ keepTo: AllocationsDocument?
) -> [DemandKey: Kept] {
  guard let keepTo else { return [:] }
  var kept: [DemandKey: Kept] = [:]
  for record in keepTo.allocations where record.status.isProposed {
    guard let school = record.school else { continue }
    kept[DemandKey(trainee: record.trainee, phase: record.phase)] = Kept(
      school: school, offers: record.places.compactMap(\.offer), promise: nil)
  }
  let keys = Set(demands.map(\.key))
  return kept.merging(promised) { $1 }.filter { keys.contains($0.key) }
}

extension TierRule {
  static let promises = Self(.promises) {
    !$0.kept.isEmpty
  } value: { evidence in
    evidence.moved.reduce(0) { $0 + evidence.promiseWeight(of: $1) }
  }

  static let moves = Self(.moves) {
    !$0.kept.isEmpty
  } value: {
    $0.moved.count
  }
}

extension Evidence {
  /// The kept demands that are not where they were kept.
  var moved: [Demand] { openDemands.filter(hasMoved) }

  /// What breaking the promise of a demand costs.
  func promiseWeight(of demand: Demand) -> Int {
    switch kept[demand.key]?.promise {
    case .told: rules.moves.told
    case .sent: rules.moves.sent
    default: 0
    }
  }

  private func hasMoved(_ demand: Demand) -> Bool {
    hasMoved(demand, to: proposedByDemand[demand.key])
  }

  /// Whether a demand is kept and a proposal, or none, is not where it was.
  func hasMoved(_ demand: Demand, to now: Placement?) -> Bool {
    guard let kept = kept[demand.key] else { return false }
    guard let now, now.school.id == kept.school else { return true }
    let offers = now.listings.map(\.offer.id)
    return !kept.offers.allSatisfy(offers.contains)
  }

  func movesAreTold() -> [AuditFinding] {
    demands.compactMap { demand in
      guard let record = records[demand.key] else { return nil }
      let from = hasMoved(demand) ? kept[demand.key] : nil
      let expected = words(from?.school, from?.offers ?? [])
      let found = words(record.keptFrom, record.keptOffers)
      return expected == found
        ? nil : AuditFinding(.moved, demand.key, expected: expected, found: found)
    }
  }

  private func words(_ school: String?, _ offers: [String]) -> String {
    school == nil && offers.isEmpty
      ? "not moved"
      : "moved from school \(PlacementAudit.words(school)), offers "
        + PlacementAudit.words(offers.sorted())
  }
}
