internal import PlacementDocuments

extension Evidence {
  /// Routes that are compared, with their placeable demands: two or more, where the pack weighs it.
  var comparedRoutes: [(route: Route, demands: Int)] {
    guard rules.fairness.parityWeight > 0 else { return [] }
    let demands = Dictionary(grouping: openDemands, by: \.trainee.route)
    guard demands.count > 1 else { return [] }
    return Route.allCases.compactMap { route in demands[route].map { (route, $0.count) } }
  }

  /// What it costs that one route's journeys are longer than another's, in minutes.
  var disparityCost: Int {
    let fairness = rules.fairness
    let routes = comparedRoutes
    if routes.isEmpty { return 0 }
    let placements = Dictionary(grouping: proposed, by: \.demand.trainee.route)
    let band = fairness.parityBandMinutes
    var most = 0
    var least = Int.max
    for (route, demands) in routes {
      let minutes = (placements[route] ?? []).reduce(0) {
        $0 + (journey(of: $1.demand, to: $1.school)?.minutes ?? 0)
      }
      // The mean is minutes ÷ demands; its bands are counted up and down in whole numbers.
      let divisor = demands * band
      most = max(most, (minutes + divisor - 1) / divisor)
      least = min(least, minutes / divisor)
    }
    return fairness.parityWeight * band * (most - least)
  }
}
