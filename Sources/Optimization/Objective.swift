/// What a relaxation minimises: a tier or several in one.
struct Objective: Sendable {
  /// Tiers with their weights; a column's cost is at most 2³⁰ in magnitude.
  let weights: [TierWeight]
  /// The weight of the first tier of a blend; 1 for other objectives.
  let firstWeight: Int

  struct TierWeight: Hashable, Sendable {
    var tier: Int
    var weight: Int
  }

  /// From the first to the last.
  var tiers: Range<Int> {
    guard let first = weights.first, let last = weights.last else { return 0..<0 }
    return first.tier..<last.tier + 1
  }

  /// The costs of a tier.
  init(tier: Int) {
    weights = [TierWeight(tier: tier, weight: 1)]
    firstWeight = 1
  }

  /// No costs: what remains is feasibility.
  static let zero = Objective(weights: [])

  private init(weights: [TierWeight]) {
    self.weights = weights
    firstWeight = weights.first?.weight ?? 1
  }

  /// What a column costs.
  func cost(of column: Int, _ program: Program) -> Int {
    var cost = 0
    for weight in weights { cost += weight.weight * program.cost(of: column, tier: weight.tier) }
    return cost
  }

  /// The tiers from `first` on in one, as many as fit, each weighing more than all
  /// that follow.
  ///
  /// Its optimal basis is at or near an optimal basis of each of these tiers in
  /// turn, so that one run of the simplex method serves them all. Nothing is
  /// concluded from its value.
  static func blend(_ program: Program, from first: Int = 0) -> Objective {
    var ranges: [Int] = []
    var blend = [1]
    let longest = program.longestLevels
    while first + ranges.count < program.tierCount {
      let range = program.costRange(ofTier: first + ranges.count, longest: longest)
      ranges.append(range.upperBound - range.lowerBound)
      guard let wider = self.weights(ranges) else { break }
      blend = wider
    }
    return Objective(
      weights: blend.enumerated().map { TierWeight(tier: first + $0.offset, weight: $0.element) })
  }

  /// The first tiers in one with the weights of an earlier blend, so that what this says of prices
  /// holds on; `nil` if these are other tiers or costs have become too large for the weights.
  static func blend(_ program: Program, like parts: [Resumption.Part]) -> Objective? {
    guard !parts.isEmpty, parts.count <= program.tierCount else { return nil }
    var total = 0
    let longest = program.longestLevels
    for (tier, part) in parts.enumerated() {
      let range = program.costRange(ofTier: tier, longest: longest)
      total += part.weight * max(-range.lowerBound, range.upperBound)
      guard program.tiers[tier].name == part.tier, total <= 1 << 31 else { return nil }
    }
    return Objective(
      weights: parts.enumerated().map { TierWeight(tier: $0.offset, weight: $0.element.weight) })
  }

  /// Weights for tiers whose costs span these ranges, or `nil` if a cost would
  /// leave the range in which the simplex method works well.
  private static func weights(_ ranges: [Int]) -> [Int]? {
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
}

/// Weights of the tiers by what they measure, ready to price with.
struct TierWeights: Sendable {
  /// Tiers of costs, by their place among a column's costs.
  private(set) var costs: [(slot: Int, weight: Int)] = []
  /// Tiers of levels, by the least level that counts.
  private(set) var levels: [(threshold: Int, weight: Int)] = []

  /// Nothing weighs anything.
  static let none = TierWeights()

  private init() {}

  /// The weights of an objective in units of 1/`scale`, less what objective rows earn.
  init(_ program: Program, _ objective: Objective, scale: Int, _ rows: [(tier: Int, price: Int)]) {
    var weights = objective.weights.map { (tier: $0.tier, weight: $0.weight * scale) }
    for (tier, price) in rows where price != 0 {
      if let index = weights.firstIndex(where: { $0.tier == tier }) {
        weights[index].weight -= price
      } else {
        weights.append((tier, -price))
      }
    }
    for (tier, weight) in weights where weight != 0 {
      let slot = program.costSlots[tier]
      if slot >= 0 {
        costs.append((slot, weight))
      } else {
        levels.append((program.thresholds[tier], weight))
      }
    }
  }

  /// What a column costs.
  func cost(of column: Int, _ program: Program) -> Int {
    var cost = 0
    for (slot, weight) in costs {
      cost &+= weight &* Int(program.costs[column * program.costTierCount + slot])
    }
    for (threshold, weight) in levels {
      for index in program.levelStart[column]..<program.levelStart[column + 1]
      where Int(program.levels[index]) >= threshold {
        cost &+= weight
      }
    }
    return cost
  }
}

extension Program {
  /// The most levels of a column; `nil` if there are none.
  fileprivate var longestLevels: Int? {
    guard !levels.isEmpty else { return nil }
    return zip(levelStart, levelStart.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
  }

  /// The least and the largest cost of a column in a tier, or more than these; 0 is always within.
  ///
  /// - Parameters:
  ///   - tier: The tier.
  ///   - longest: The most levels of a column.
  /// - Returns: Both, and whatever is between.
  fileprivate func costRange(ofTier tier: Int, longest: Int?) -> ClosedRange<Int> {
    var least = 0
    var most = 0
    let slot = costSlots[tier]
    if slot >= 0 {
      for place in stride(from: slot, to: costs.count, by: costTierCount) {
        let cost = Int(costs[place])
        if cost < least { least = cost }
        if cost > most { most = cost }
      }
    } else if let longest {
      most = longest
    }
    for position in 0..<stages.count where stages.isOpen[position] {
      let largest = largestCost(ofPaths: position, tier: tier)
      least = min(least, -largest)
      most = max(most, largest)
    }
    return least...most
  }
}
