/// What a relaxation minimises: one integer cost for each column.
struct Objective: Sendable {
  /// At most 2³⁰ in magnitude.
  let costs: [Int]
  /// The weight of the first tier of a blend; 1 for other objectives.
  let firstWeight: Int

  /// The costs of a tier.
  init(_ program: Program, tier: Int) {
    self.init(
      costs: (0..<program.columnCount).map { program.cost(of: $0, tier: tier) }, firstWeight: 1)
  }

  /// No costs: what remains is feasibility.
  init(zeroFor program: Program) {
    self.init(costs: Array(repeating: 0, count: program.columnCount), firstWeight: 1)
  }

  /// The number of group columns shared with a point.
  init(_ program: Program, sharedWith point: [Int]) {
    self.init(
      costs: point.indices.map { program.isAuxiliary($0) ? 0 : point[$0] }, firstWeight: 1)
  }

  /// The tiers from `first` on in one, as many as fit, each weighing more than all
  /// that follow.
  ///
  /// Its optimal basis is at or near an optimal basis of each of these tiers in
  /// turn, so that one run of the simplex method serves them all. Nothing is
  /// concluded from its value.
  static func blend(_ program: Program, from first: Int = 0) -> Objective {
    var ranges: [Int] = []
    for tier in first..<program.tierCount {
      var least = 0
      var most = 0
      for column in 0..<program.columnCount {
        least = min(least, program.cost(of: column, tier: tier))
        most = max(most, program.cost(of: column, tier: tier))
      }
      ranges.append(most - least)
    }
    var blend = [1]
    while blend.count < ranges.count,
      let wider = weights(ranges.prefix(blend.count + 1))
    {
      blend = wider
    }
    let costs = (0..<program.columnCount).map { column in
      var cost = 0
      for (tier, weight) in blend.enumerated() {
        cost += weight * program.cost(of: column, tier: first + tier)
      }
      return cost
    }
    return Objective(costs: costs, firstWeight: blend[0])
  }

  /// Weights for tiers whose costs span these ranges, or `nil` if a cost would
  /// leave the range in which the simplex method works well.
  private static func weights(_ ranges: ArraySlice<Int>) -> [Int]? {
    var weights: [Int] = []
    var total = 0
    for range in ranges.reversed() {
      let weight = 2 * total + 1
      weights.append(weight)
      // Ranges are at most 2³¹ and the total is held at 2³⁰: no overflow.
      total += weight * range
      guard total <= 1 << 30 else { return nil }
    }
    return weights.reversed()
  }

  private init(costs: [Int], firstWeight: Int) {
    self.costs = costs
    self.firstWeight = firstWeight
  }
}
