import PlacementDocuments

// A repair keeps to an earlier result of the round: what was promised first, then as much as
// can be.

extension Demand {
  /// Where a repair would have a demand stay.
  struct Kept: Hashable, Sendable {
    /// What people had said of it.
    enum Promise: Hashable, Sendable {
      case proposed
      case sent
      case told
    }

    let promise: Promise
    let school: String
    /// Identifiers, ascending; empty if any offer of the school will do.
    let offers: [String]
  }
}

/// The result that a repair keeps to, by trainee and phase.
struct EarlierResult: Sendable {
  private struct Key: Hashable {
    let trainee: String
    let phase: String
  }

  private let records: [Key: AllocationRecord]

  init(_ document: AllocationsDocument) {
    records = Dictionary(
      document.allocations.map { (Key(trainee: $0.trainee, phase: $0.phase), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func record(trainee: String, phase: String) -> AllocationRecord? {
    records[Key(trainee: trainee, phase: phase)]
  }

  /// Where a demand was proposed, if it was.
  func proposal(trainee: String, phase: String) -> Demand.Kept? {
    guard let record = record(trainee: trainee, phase: phase), record.status.isProposed,
      let school = record.school
    else { return nil }
    return Demand.Kept(
      promise: .proposed, school: school, offers: record.places.compactMap(\.offer).sorted())
  }
}

extension Round {
  /// Whether a demand is kept and a placement, or none, is not where it was.
  func hasMoved(_ index: Int, to placement: Placement?) -> Bool {
    guard let kept = demands[index].kept else { return false }
    guard let placement, schools[placement.school].id == kept.school else { return true }
    return !kept.offers.allSatisfy { offer in
      placement.uses.contains { offers[$0.offer].id == offer }
    }
  }

  /// Whether anything is to stay where it was.
  var keepsAnything: Bool { demands.contains { $0.kept != nil } }

  /// The mentor whom the earlier result suggested for a use.
  func earlierMentor(_ index: Int, school: Int, offer: Int?) -> String? {
    let demand = demands[index]
    let record = earlier?.record(trainee: trainees[demand.trainee].id, phase: demand.phase.id)
    guard let record, record.school == schools[school].id else { return nil }
    return record.places.first { $0.offer == offer.map { offers[$0].id } }?.mentor
  }
}

extension Objective {
  /// Weighted promises that are broken.
  static let promises = Objective(.promises) {
    $0.round.keepsAnything
  } cost: { candidates, demand in
    let round = candidates.round
    let weight =
      switch round.demands[demand].kept?.promise {
      case .told: round.rules.moves.told
      case .sent: round.rules.moves.sent
      case .proposed, nil: 0
      }
    return { placement in
      weight != 0 && round.hasMoved(demand, to: placement) ? weight : 0
    }
  }

  /// Demands that are no longer where they were.
  static let moves = Objective(.moves) {
    $0.round.keepsAnything
  } cost: { candidates, demand in
    let round = candidates.round
    let isKept = round.demands[demand].kept != nil
    return { placement in isKept && round.hasMoved(demand, to: placement) ? 1 : 0 }
  }
}
