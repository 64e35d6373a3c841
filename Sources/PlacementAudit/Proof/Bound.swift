internal import PlacementDocuments

/// Multipliers as far as they may be used: of rows that are there, with the sign of a bound.
struct ProofMultipliers {
  var shift = 0
  var rows: [(row: Int, multiplier: Int)] = []
  /// By position among the tiers.
  var earlier: [(tier: Int, multiplier: Int)] = []

  /// Nothing weighs anything.
  static let none = ProofMultipliers()
}

/// The points of a relaxation that are still in question: those that cost, in every earlier tier,
/// no more than the result does.
struct ProofFace {
  private(set) var relaxation: Relaxation
  private var isAlive: [Bool]
  private(set) var lower: [Int?]
  private(set) var upper: [Int?]
  private var variableLower: [Int]
  private var variableUpper: [Int]
  /// Whether some variable has no value left.
  private var isOverNothing = false

  init(_ relaxation: Relaxation) {
    self.relaxation = relaxation
    isAlive = Array(repeating: true, count: relaxation.choices.count)
    lower = relaxation.rows.map(\.lower)
    upper = relaxation.rows.map(\.upper)
    variableLower = relaxation.variables.map { _ in 0 }
    variableUpper = relaxation.variables.map(\.upper)
  }

  /// What a tier is bounded by, with everything it is made of.
  struct Bound {
    let multipliers: ProofMultipliers
    /// Whether some party has no alternative left, or a variable no value.
    fileprivate(set) var isOverNothing: Bool
    /// Scaled by 2^shift.
    fileprivate(set) var scaled: Int128 = 0
    fileprivate var prices: [Int128] = []
    fileprivate var priceOfParty: [Int128] = []
    fileprivate var priceOfVariable: [Int128] = []

    /// Costs are whole numbers.
    var roundedUp: Int {
      let (quotient, remainder) = scaled.quotientAndRemainder(
        dividingBy: Int128(1) << Int128(multipliers.shift))
      return Int(clamping: remainder > 0 ? quotient + 1 : quotient)
    }
  }

  /// Bounds a tier by the Lagrangian relaxation of the rows.
  ///
  ///     Σ parties min(cost − Σ λ·earlier cost − Σ y·counts) + Σ λ·earlier value + Σ y·bound
  ///
  /// and the variables at the cheaper end of their range. Magnitudes of multipliers are at most 2⁶⁰,
  /// of costs and counts 2³⁰: nothing leaves 128 bits.
  ///
  /// - Parameters:
  ///   - tier: The tier; nil for the objective 0, which no point has if the bound is above 0.
  ///   - multipliers: What rows and earlier tiers weigh.
  /// - Returns: The bound.
  /// - Complexity: O(choices × tiers with multipliers + entries).
  func bound(_ tier: Int?, _ multipliers: ProofMultipliers) -> Bound {
    let (relaxation, scale) = (relaxation, Int128(1) << Int128(multipliers.shift))
    var weights = Weights(relaxation)
    if let tier { weights.add(scale, tier) }
    var bound = Bound(multipliers: multipliers, isOverNothing: isOverNothing)
    for (earlier, multiplier) in multipliers.earlier {
      weights.add(-Int128(multiplier), earlier)
      bound.scaled += Int128(multiplier) * Int128(relaxation.tiers[earlier].value)
    }
    var weightOfRow = [Int](repeating: 0, count: relaxation.rows.count)
    for (row, multiplier) in multipliers.rows {
      // Without a bound of that side the multiplier says nothing.
      guard let limit = multiplier > 0 ? lower[row] : upper[row] else { continue }
      weightOfRow[row] = multiplier
      bound.scaled += Int128(multiplier) * Int128(limit)
    }
    func price(_ entries: [Relaxation.Entry]) -> Int128 {
      entries.reduce(0) { $0 + Int128(weightOfRow[$1.row]) * Int128($1.count) }
    }
    bound.prices = relaxation.choices.map { weights.price($0) - price($0.entries) }
    for party in relaxation.parties {
      let least = party.alternatives.lazy.compactMap { self.price($0, bound.prices) }.min()
      if least == nil { bound.isOverNothing = true }
      bound.priceOfParty.append(least ?? 0)
      bound.scaled += least ?? 0
    }
    for (index, variable) in relaxation.variables.enumerated() {
      let cost = variable.costSlot.map { weights.ofSlot[$0] * Int128(variable.cost) } ?? 0
      let price = cost - price(variable.entries)
      bound.priceOfVariable.append(price)
      bound.scaled += price * Int128(price > 0 ? variableLower[index] : variableUpper[index])
    }
    return bound
  }

  /// The least price of an alternative; nil if nothing is left of one of its slots.
  private func price(_ slots: [Range<Int>], _ prices: [Int128]) -> Int128? {
    var sum: Int128 = 0
    for slot in slots {
      guard let least = least(slot, prices) else { return nil }
      sum += least
    }
    return sum
  }

  private func least(_ slot: Range<Int>, _ prices: [Int128]) -> Int128? {
    var least: Int128?
    for choice in slot where isAlive[choice] && least.map({ prices[choice] < $0 }) ?? true {
      least = prices[choice]
    }
    return least
  }

  /// Leaves out what no point that costs at most a value can have.
  ///
  /// A point with a choice pays at least the bound and the choice's excess over the cheapest of its
  /// party, and likewise for room left in a row with a multiplier and for a variable away from its
  /// cheaper end. Nothing is left out if the value is below the bound.
  mutating func keepPoints(atMost value: Int, _ bound: Bound) {
    let slack = Int128(value) << Int128(bound.multipliers.shift) - bound.scaled
    guard slack >= 0 else { return }
    for (party, least) in zip(relaxation.parties, bound.priceOfParty) {
      for slots in party.alternatives {
        guard let price = price(slots, bound.prices) else { continue }
        for slot in slots {
          let cheapest = self.least(slot, bound.prices) ?? 0
          for choice in slot where price - cheapest + bound.prices[choice] - least > slack {
            isAlive[choice] = false
          }
        }
      }
    }
    for (row, multiplier) in bound.multipliers.rows where multiplier != 0 {
      let room = Int(clamping: slack / Int128(multiplier.magnitude))
      if multiplier > 0, let limit = lower[row] {
        upper[row] = least(upper[row], limit, plus: room)
      } else if multiplier < 0, let limit = upper[row] {
        lower[row] = most(lower[row], limit, minus: room)
      }
    }
    for (index, price) in bound.priceOfVariable.enumerated() where price != 0 {
      let room = Int(clamping: slack / Int128(price.magnitude))
      if price > 0 {
        variableUpper[index] =
          least(variableUpper[index], variableLower[index], plus: room) ?? variableUpper[index]
      } else {
        variableLower[index] =
          most(variableLower[index], variableUpper[index], minus: room) ?? variableLower[index]
      }
    }
  }

  // MARK: Parts of a face

  /// The same points, without the choices that are left out.
  func compacted() -> ProofFace {
    var face = self
    face.relaxation.choices = []
    for party in relaxation.parties.indices {
      let alternatives = relaxation.parties[party].alternatives
      face.relaxation.parties[party].alternatives = []
      for slots in alternatives where slots.allSatisfy({ $0.contains { isAlive[$0] } }) {
        let kept = slots.map { slot in
          let first = face.relaxation.choices.count
          for choice in slot where isAlive[choice] {
            face.relaxation.choices.append(relaxation.choices[choice])
          }
          return first..<face.relaxation.choices.count
        }
        face.relaxation.parties[party].alternatives.append(kept)
      }
    }
    face.isAlive = Array(repeating: true, count: face.relaxation.choices.count)
    return face
  }

  /// Adds a row that every point satisfies.
  ///
  /// - Parameters:
  ///   - limit: Its upper bound.
  ///   - choice: What a choice counts, given the party and the place of its slot.
  ///   - variable: What a variable counts.
  /// - Returns: The row.
  mutating func addRow(
    upper limit: Int,
    choice: (_ party: Int, _ slot: Int, [Relaxation.Entry]) -> Int,
    variable: ([Relaxation.Entry]) -> Int
  ) -> Int {
    let row = relaxation.rows.count
    relaxation.rows.append(Relaxation.Row(name: "", lower: nil, upper: limit))
    lower.append(nil)
    upper.append(limit)
    for (party, record) in relaxation.parties.enumerated() {
      for (place, slot) in record.alternatives.lazy.flatMap({ $0.enumerated() }) {
        for index in slot {
          let count = choice(party, place, relaxation.choices[index].entries)
          if count != 0 {
            relaxation.choices[index].entries.append(Relaxation.Entry(row: row, count: count))
          }
        }
      }
    }
    for index in relaxation.variables.indices {
      let count = variable(relaxation.variables[index].entries)
      if count != 0 {
        relaxation.variables[index].entries.append(Relaxation.Entry(row: row, count: count))
      }
    }
    return row
  }

  /// Keeps the plans of a party that are asked for.
  ///
  /// - Parameters:
  ///   - party: A party each of whose alternatives is one choice.
  ///   - isIn: Whether a choice is asked for.
  mutating func keep(_ party: Int, _ isIn: (Relaxation.Choice) -> Bool) {
    for slot in relaxation.parties[party].alternatives.joined() {
      for choice in slot where isAlive[choice] && !isIn(relaxation.choices[choice]) {
        isAlive[choice] = false
      }
    }
  }

  mutating func narrow(_ variable: Int, atLeast least: Int = 0, atMost most: Int = .max) {
    variableLower[variable] = max(variableLower[variable], least)
    variableUpper[variable] = min(variableUpper[variable], most)
    if variableLower[variable] > variableUpper[variable] { isOverNothing = true }
  }

  /// Lowers a row's upper bound.
  mutating func lower(_ row: Int, to limit: Int) { upper[row] = min(upper[row] ?? limit, limit) }

  /// Beyond this much room a bound is none.
  private static let widest = 1 << 40

  private func least(_ known: Int?, _ limit: Int, plus room: Int) -> Int? {
    guard room <= Self.widest else { return known }
    return min(known ?? .max, limit + room)
  }

  private func most(_ known: Int?, _ limit: Int, minus room: Int) -> Int? {
    guard room <= Self.widest else { return known }
    return max(known ?? .min, limit - room)
  }
}

/// What a unit of each cost, and each journey, weighs.
struct Weights {
  private let relaxation: Relaxation
  private(set) var ofSlot: [Int128]
  private var ofJourneys: [(atLeast: Int, weight: Int128)] = []

  init(_ relaxation: Relaxation) {
    self.relaxation = relaxation
    ofSlot = Array(repeating: 0, count: TierRecord.Name.allCases.count)
  }

  mutating func add(_ weight: Int128, _ tier: Int) {
    switch relaxation.tiers[tier].measure {
    case .costs(let slot): ofSlot[slot] += weight
    case .journeys(let minutes): ofJourneys.append((minutes, weight))
    }
  }

  func price(_ choice: Relaxation.Choice) -> Int128 {
    var price: Int128 = 0
    for (slot, cost) in choice.costs.enumerated() where cost != 0 {
      price += ofSlot[slot] * Int128(cost)
    }
    for (atLeast, weight) in ofJourneys {
      for minutes in choice.minutes where minutes >= atLeast { price += weight }
    }
    return price
  }
}
