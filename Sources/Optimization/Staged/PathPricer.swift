/// A path and its price.
struct PricedPath: Hashable, Sendable {
  var price: Int
  var number: UInt64
}

extension PricedPath: Comparable {
  static func < (left: PricedPath, right: PricedPath) -> Bool {
    (left.price, left.number) < (right.price, right.number)
  }
}

/// Prices the paths of staged groups exactly: finds the cheapest, and all below a price.
///
/// Backward over the stages, each state learns the least price of finishing from it, tags
/// aside. A forward depth-first search with that as its bound then meets only prefixes of
/// paths in question, and checks the tags.
struct PathPricer {
  private let stages: Stages
  // The prices of all options, steps and ends; runs hold their options cheapest first.
  private var optionPrice: [Int]
  private var order: [Int]
  private let stepPrice: [[Int]]
  private let endPrice: [[Int]]
  private var isAlive: [Bool]

  // The group at hand.
  private var position = 0
  private var depthCount = 0
  private var firstStage = 0
  private var automaton = Automaton(states: 0, labels: 0) { _, _ in nil }
  private var steps: [Int] = []
  /// By run, counted from the group's first: the options alive and the least of their prices.
  private var firstRun = 0
  private var runMinimum: [Int] = []
  private var runEnd: [Int] = []
  /// By depth and state: the least price of what is left of a path.
  private var potential: [Int] = []
  private var usedTags: [Int] = []
  // The search at hand.
  private var found: [PricedPath] = []
  private var capacity = 0
  private var ceiling = 0
  private var dropsWorst = false

  /// Above every price.
  static let never = Int.max >> 1

  /// Prices every option.
  ///
  /// A unit of a tier costs its weight, and a unit of a row earns what `rows` says.
  ///
  /// - Complexity: O(options + steps), times the tiers with a weight.
  init(_ program: Program, _ face: Face, weights: TierWeights, rows: [Int]) {
    stages = program.stages
    isAlive = face.isOptionAlive
    let costTierCount = program.costTierCount
    optionPrice = Array(repeating: 0, count: stages.optionCount)
    order = Array(0..<stages.optionCount)
    for option in 0..<stages.optionCount {
      var price = 0
      for (slot, weight) in weights.costs {
        price &+= weight &* Int(stages.costs[option * costTierCount + slot])
      }
      for (threshold, weight) in weights.levels {
        for level in stages.levels(of: option) where Int(level) >= threshold { price &+= weight }
      }
      for entry in stages.entries(of: option) {
        price &-= rows[Int(stages.entryRow[entry])] &* Int(stages.entryCoefficient[entry])
      }
      optionPrice[option] = price
    }
    stepPrice = stages.automata.map { automaton in
      var prices = [Int](repeating: 0, count: automaton.next.count)
      for (slot, weight) in weights.costs where slot < automaton.stepCosts.count {
        for (step, cost) in automaton.stepCosts[slot].enumerated() {
          prices[step] &+= weight &* cost
        }
      }
      return prices
    }
    endPrice = stages.automata.map { automaton in
      automaton.ends.map { end in
        var price = 0
        for (slot, weight) in weights.costs where slot < end.costs.count {
          price &+= weight &* end.costs[slot]
        }
        for (row, coefficient) in end.entries { price &-= rows[row] &* coefficient }
        return price
      }
    }
  }

  /// Turns to a staged group.
  ///
  /// - Returns: A price that no path of it is below, or `never` if it has none.
  /// - Complexity: O(options + Σ over stages of states × labels).
  mutating func load(_ position: Int) -> Int {
    self.position = position
    let range = stages.stages(of: position)
    firstStage = range.lowerBound
    depthCount = range.count
    automaton = stages.automata[stages.automaton[position]]
    steps = stepPrice[stages.automaton[position]]
    firstRun = range.isEmpty ? 0 : stages.runs(of: firstStage).lowerBound
    runMinimum.removeAll(keepingCapacity: true)
    runEnd.removeAll(keepingCapacity: true)
    for stage in range { for run in stages.runs(of: stage) { sort(run) } }
    let width = automaton.stateCount
    let size = (depthCount + 1) * width
    if potential.count < size { potential = Array(repeating: Self.never, count: size) }
    usedTags = Array(repeating: -1, count: depthCount)
    for state in stages.states(of: position, depth: depthCount) {
      potential[depthCount * width + Int(state)] =
        endPrice[stages.automaton[position]][Int(state)]
    }
    for depth in (0..<depthCount).reversed() {
      let runs = stages.runs(of: firstStage + depth)
      for state in stages.states(of: position, depth: depth) {
        var least = Self.never
        let row = Int(state) * automaton.labelCount
        for run in runs {
          let cheapest = runMinimum[run - firstRun]
          let step = row + stages.label[run]
          let next = Int(automaton.next[step])
          guard next >= 0, cheapest < Self.never else { continue }
          let rest = potential[(depth + 1) * width + next]
          guard rest < Self.never else { continue }
          least = min(least, cheapest + steps[step] + rest)
        }
        potential[depth * width + Int(state)] = least
      }
    }
    return potential[stages.start[position]]
  }

  /// Puts a run's living options in front, cheapest first.
  private mutating func sort(_ run: Int) {
    let options = stages.options(of: run)
    var end = options.lowerBound
    for option in options where isAlive[option] {
      let price = optionPrice[option]
      var place = end
      while place > options.lowerBound, optionPrice[order[place - 1]] > price {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = option
      end += 1
    }
    runEnd.append(end)
    runMinimum.append(
      end > options.lowerBound ? optionPrice[order[options.lowerBound]] : Self.never)
  }

  /// The cheapest paths of the group at hand below a price, at most `count`, in order.
  mutating func cheapest(_ count: Int, below price: Int) -> [PricedPath] {
    search(capacity: count, ceiling: price, dropsWorst: true)
    return found.sorted()
  }

  /// All paths of the group at hand below a price by number, or `nil` if they are more than
  /// `limit`.
  mutating func all(below price: Int, limit: Int) -> [PricedPath]? {
    search(capacity: limit + 1, ceiling: price, dropsWorst: false)
    guard found.count <= limit else { return nil }
    return found.sorted { $0.number < $1.number }
  }

  /// Options of the group at hand that no path up to a price takes, tags aside.
  ///
  /// - Complexity: as `load`.
  func optionsAbove(_ price: Int) -> [Int] {
    let width = automaton.stateCount
    var above: [Int] = []
    var reach = [Int](repeating: Self.never, count: width)
    reach[stages.start[position]] = 0
    for depth in 0..<depthCount {
      var next = [Int](repeating: Self.never, count: width)
      for run in stages.runs(of: firstStage + depth) {
        var around = Self.never
        for state in stages.states(of: position, depth: depth) where reach[Int(state)] < Self.never
        {
          let step = Int(state) * automaton.labelCount + stages.label[run]
          let to = Int(automaton.next[step])
          guard to >= 0 else { continue }
          let paid = reach[Int(state)] + steps[step]
          let rest = potential[(depth + 1) * width + to]
          if rest < Self.never { around = min(around, paid + rest) }
          let cheapest = runMinimum[run - firstRun]
          if cheapest < Self.never { next[to] = min(next[to], paid + cheapest) }
        }
        for place in stages.options(of: run).lowerBound..<runEnd[run - firstRun] {
          let option = order[place]
          if around == Self.never || around + optionPrice[option] > price { above.append(option) }
        }
      }
      reach = next
    }
    return above
  }

  /// No path may take this option any more.
  mutating func drop(_ option: Int) { isAlive[option] = false }

  /// A price that no path of the group at hand is above, if it has any.
  ///
  /// - Complexity: as `load`.
  func dearest() -> Int {
    let width = automaton.stateCount
    var most = endPrice[stages.automaton[position]]
    for depth in (0..<depthCount).reversed() {
      var before = [Int](repeating: -Self.never, count: width)
      for state in stages.states(of: position, depth: depth) {
        for run in stages.runs(of: firstStage + depth) where runMinimum[run - firstRun] < Self.never
        {
          let step = Int(state) * automaton.labelCount + stages.label[run]
          let to = Int(automaton.next[step])
          guard to >= 0, potential[(depth + 1) * width + to] < Self.never else { continue }
          let price = optionPrice[order[runEnd[run - firstRun] - 1]]
          before[Int(state)] = max(before[Int(state)], price + steps[step] + most[to])
        }
      }
      most = before
    }
    return most[stages.start[position]]
  }

  private mutating func search(capacity: Int, ceiling: Int, dropsWorst: Bool) {
    found.removeAll(keepingCapacity: true)
    self.capacity = capacity
    self.ceiling = min(ceiling, Self.never)
    self.dropsWorst = dropsWorst
    let state = stages.start[position]
    if capacity > 0, potential[state] < self.ceiling { descend(0, state, 0, 0) }
  }

  private mutating func descend(_ depth: Int, _ state: Int, _ paid: Int, _ number: UInt64) {
    guard depth < depthCount else {
      record(
        PricedPath(price: paid + potential[depth * automaton.stateCount + state], number: number))
      return
    }
    let stage = firstStage + depth
    let weight = stages.weight[stage]
    for run in stages.runs(of: stage) {
      let step = state * automaton.labelCount + stages.label[run]
      let next = Int(automaton.next[step])
      guard next >= 0, runMinimum[run - firstRun] < Self.never else { continue }
      let rest = potential[(depth + 1) * automaton.stateCount + next]
      guard rest < Self.never else { continue }
      let base = paid + steps[step]
      for place in stages.options(of: run).lowerBound..<runEnd[run - firstRun] {
        let option = order[place]
        let price = base + optionPrice[option]
        guard price + rest < ceiling else { break }
        let tag = stages.tag[option]
        guard tag < 0 || !isUsed(tag, before: depth) else { continue }
        usedTags[depth] = tag
        descend(depth + 1, next, price, number + weight * UInt64(stages.choice[option]))
      }
    }
  }

  private func isUsed(_ tag: Int, before depth: Int) -> Bool {
    for earlier in 0..<depth where usedTags[earlier] == tag { return true }
    return false
  }

  private mutating func record(_ path: PricedPath) {
    found.append(path)
    guard found.count >= capacity else { return }
    guard dropsWorst else {
      // One too many: nothing is below this.
      ceiling = .min
      return
    }
    if found.count > capacity {
      let worst = found.indices.max { found[$0] < found[$1] } ?? 0
      found.swapAt(worst, found.count - 1)
      found.removeLast()
    }
    ceiling = found.reduce(.min) { max($0, $1.price) }
  }
}
