import PlacementDocuments

extension OpenRound {
  /// Where the longest journeys count.
  var worstJourneysMode: FairnessRules.WorstJourneys {
    rules.isOn(.worstJourneys) ? rules.fairness.worstJourneys : .off
  }

  /// Of these journeys those that are not all alike, longest first.
  func worstJourneys(_ minutes: [Int]) -> [Int] {
    minutes.filter { $0 > rules.fairness.downToMinutes }.sorted(by: >)
  }

  /// The placeable demands of each route, where means are compared: of two routes at least.
  var comparedRoutes: [[Int]] {
    guard rules.fairness.parityWeight > 0 else { return [] }
    let open = demands.indices.filter { isPlaceable($0) }
    let routes = Route.allCases.map { route in open.filter { demands[$0].trainee.route == route } }
      .filter { !$0.isEmpty }
    return routes.count > 1 ? routes : []
  }

  /// What the difference between the routes' mean journeys costs.
  func disparity(_ options: [Option], _ routes: [[Int]]) -> Int {
    guard !routes.isEmpty else { return 0 }
    let band = rules.fairness.parityBandMinutes
    var highest = 0
    var lowest = Int.max
    for route in routes {
      let sum = options.filter { route.contains($0.demand) }.reduce(0) { $0 + $1.minutes }
      let share = route.count * band
      highest = max(highest, sum / share + (sum % share > 0 ? 1 : 0))
      lowest = min(lowest, sum / share)
    }
    return rules.fairness.parityWeight * band * (highest - lowest)
  }
}
