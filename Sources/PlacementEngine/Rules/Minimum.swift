import PlacementDocuments

/// Minimum or none: an offer takes enough demands of a phase, or nobody of that phase.
///
/// For each such offer and phase a variable y that says whether it is used:
/// proposed ≤ most · y, and proposed + taken ≥ minimum · y.
struct MinimumRows: RowRule {
  private struct Key: Hashable {
    let offer: Int
    let phase: String
  }

  private var rows: [Key: [Int]] = [:]
  private let round: Round

  init(_ candidates: Candidates, _ draft: inout Draft) {
    round = candidates.round
    guard round.offers.contains(where: { $0.minimum > 1 }) else { return }
    var wanting: [Key: Int] = [:]
    for (demand, options) in candidates.openDemands {
      let phase = round.demands[demand].phase.id
      let proposals = options.placements.lazy.filter { !$0.isFixed }
      for offer in Set(proposals.flatMap(\.uses).map(\.offer))
      where round.offers[offer].minimum > 1 {
        wanting[Key(offer: offer, phase: phase), default: 0] += 1
      }
    }
    var taken: [Key: Int] = [:]
    for demand in round.demands {
      for offer in demand.taken.lazy.flatMap(\.offers) {
        taken[Key(offer: offer, phase: demand.phase.id), default: 0] += 1
      }
    }
    for (key, most) in wanting.sorted(by: {
      ($0.key.offer, $0.key.phase) < ($1.key.offer, $1.key.phase)
    }) {
      let missing = round.offers[key.offer].minimum - taken[key, default: 0]
      // One more is always enough where this many are missing.
      guard missing > 1 else { continue }
      let name = "\(round.offers[key.offer].id).\(key.phase)"
      let atMost = draft.addRow("if_used.\(name)", upper: 0)
      let atLeast = draft.addRow("minimum.\(name)", lower: 0)
      draft.addVariable(
        "used.\(name)", upper: 1,
        entries: [(row: atMost, coefficient: -most), (row: atLeast, coefficient: -missing)])
      rows[key] = [atMost, atLeast]
    }
  }

  var isAboutService: Bool { true }
  var isIdle: Bool { rows.isEmpty }

  func count(_ placement: Placement, in entries: inout Entries) {
    let phase = round.demands[placement.demand].phase.id
    for use in placement.uses {
      let rows = rows[Key(offer: use.offer, phase: phase)] ?? []
      // What is fixed asks for nobody else, but counts.
      for row in placement.isFixed ? rows.suffix(1) : rows[...] { entries.add(1, to: row) }
    }
  }
}
