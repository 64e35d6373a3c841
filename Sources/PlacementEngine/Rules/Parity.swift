import PlacementDocuments

/// The cost of disparity between routes: weight × band × (H − L), where every route's mean
/// journey lies between L and H bands.
///
/// A mean is the sum of a route's proposed journeys over its placeable demands, placed or not,
/// so that H and L are bounded by rows: Σ minutes ≤ band · demands · H, and ≥ … · L.
struct ParityRows: RowRule {
  private var rows: [Route: [Int]] = [:]
  private let round: Round

  init(_ candidates: Candidates, _ draft: inout Draft) {
    round = candidates.round
    let rules = round.rules.fairness
    guard rules.parityWeight > 0 else { return }
    var demands: [Route: Int] = [:]
    for demand in round.demands where demand.isOpen {
      demands[round.trainees[demand.trainee].route, default: 0] += 1
    }
    let routes = Route.allCases.filter { demands[$0] != nil }
    guard routes.count > 1 else { return }
    let band = rules.parityBandMinutes
    let cost = rules.parityWeight * band
    var highest: [(row: Int, coefficient: Int)] = []
    var lowest: [(row: Int, coefficient: Int)] = []
    for route in routes {
      let above = draft.addRow("parity_most.\(route.rawValue)", upper: 0)
      let below = draft.addRow("parity_least.\(route.rawValue)", lower: 0)
      highest.append((above, -band * demands[route, default: 0]))
      lowest.append((below, -band * demands[route, default: 0]))
      rows[route] = [above, below]
    }
    let bands = (1_440 + band - 1) / band
    draft.addVariable(
      "parity.highest", upper: bands, (.suitability, cost), start: bands, entries: highest)
    draft.addVariable(
      "parity.lowest", upper: bands, (.suitability, -cost), start: 0, entries: lowest)
  }

  /// What the disparity of an allocation costs.
  static func cost(_ round: Round, _ placements: [Int: Placement]) -> Int {
    let rules = round.rules.fairness
    guard rules.parityWeight > 0 else { return 0 }
    var demands: [Route: Int] = [:]
    var minutes: [Route: Int] = [:]
    for (index, demand) in round.demands.enumerated() where demand.isOpen {
      let route = round.trainees[demand.trainee].route
      demands[route, default: 0] += 1
      minutes[route, default: 0] += placements[index]?.journey.minutes ?? 0
    }
    guard demands.count > 1 else { return 0 }
    let bounds = demands.map { route, count in
      let band = rules.parityBandMinutes * count
      let minutes = minutes[route, default: 0]
      return (low: minutes / band, high: (minutes + band - 1) / band)
    }
    let width = (bounds.map(\.high).max() ?? 0) - (bounds.map(\.low).min() ?? 0)
    return rules.parityWeight * rules.parityBandMinutes * width
  }

  var isIdle: Bool { rows.isEmpty }

  func count(_ placement: Placement, in entries: inout Entries) {
    let trainee = round.demands[placement.demand].trainee
    for row in rows[round.trainees[trainee].route] ?? [] {
      entries.add(placement.journey.minutes, to: row)
    }
  }
}
