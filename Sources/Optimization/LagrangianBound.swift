/// Multipliers of the rows, as integers over 2^`shift`.
///
/// Any multipliers give a valid bound, so rounding the solver's duals costs
/// sharpness at worst, never truth.
struct Multipliers: Sendable {
  /// One for each row of the program, then one for each objective row of the face.
  private(set) var rows: [Int]
  private(set) var shift: Int

  /// Rounds duals so that no price of a column overflows 63 bits.
  ///
  /// - Parameters:
  ///   - duals: By row, then by objective row; wrong signs and non-finite values become 0.
  ///   - face: Tells which bounds, hence which signs, there are.
  ///   - columnWeight: The largest Σ |coefficient| of a column, objective rows included.
  init(duals: [Double], face: Face, columnWeight: Int) {
    var largest = 0.0
    for dual in duals where dual.isFinite { largest = max(largest, dual.magnitude) }
    // |price| ≤ cost · 2^shift + largest · 2^shift · weight ≤ 2⁵⁰ + 2⁶⁰.
    let limit = Double(1 << 60) / Double(max(1, columnWeight))
    shift = 20
    while shift > 0, largest * Double(1 << shift) > limit { shift -= 1 }
    let scale = Double(1 << shift)
    rows = duals.map { dual in
      dual.isFinite ? Int((dual * scale).rounded().clamped(to: -limit...limit)) : 0
    }
    for row in face.rowLower.indices {
      if rows[row] > 0, face.rowLower[row] == .min { rows[row] = 0 }
      if rows[row] < 0, face.rowUpper[row] == .max { rows[row] = 0 }
    }
  }

  /// Multipliers of a weighted objective, for the part that has the weight.
  init(_ weighted: Multipliers, dividedBy weight: Int) {
    rows = weighted.rows.map { $0 / max(1, weight) }
    shift = weighted.shift
  }

  /// Multipliers that are integers.
  init(exact rows: [Int]) {
    self.rows = rows
    shift = 0
  }

  /// Multipliers that bounded a tier of a program much like this one, as far as this one's rows
  /// admit them; `nil` if they rest on earlier tiers' values, or if a price might overflow.
  init?(_ last: TierMultipliers, on face: Face, columnWeight: Int) {
    let limit = (1 << 60) / max(1, columnWeight)
    guard last.tiers.isEmpty,
      last.rows.allSatisfy({
        $0.index < face.rowLower.count && $0.multiplier.magnitude <= limit.magnitude
      })
    else { return nil }
    rows = Array(repeating: 0, count: face.rowLower.count + face.objectiveRows.count)
    shift = last.shift
    for (row, multiplier) in last.rows.lazy.map({ ($0.index, $0.multiplier) }) {
      let isAdmitted =
        multiplier > 0 ? face.rowLower[row] != .min : face.rowUpper[row] != .max
      if isAdmitted { rows[row] = multiplier }
    }
  }

  /// The multipliers 0, whose bound is the one from the box.
  init(zeroFor face: Face) {
    rows = Array(repeating: 0, count: face.rowLower.count + face.objectiveRows.count)
    shift = 0
  }
}

/// Every column of the program priced with multipliers, and the bound that follows.
///
/// For any row multipliers y of admissible sign,
/// Σ over groups min(c − yA) + Σ over rows y·bound + Σ over auxiliaries min over the box
/// bounds the objective from below: the Lagrangian relaxation of the rows.
/// Evaluated in integers, so it is a proof whatever the solver did.
struct PricedPool: Sendable {
  let multipliers: Multipliers
  /// What the tiers weigh less what the objective rows earn, scaled.
  let weights: TierWeights
  /// c − yA by column, scaled; 0 for columns that were dead.
  private(set) var prices: [Int] = []
  /// The least price of a group's alive columns, scaled; of all its paths, if it is open.
  private(set) var groupMinimum: [Int]
  /// For each staged group that is open, the paths below all its alive columns: the
  /// cheapest few, in order.
  private(set) var paths: [[PricedPath]]
  /// The bound, scaled by 2^`multipliers.shift`.
  private(set) var bound: Int128

  /// Prices the columns for an objective.
  ///
  /// Of each open group at most `pathsPerGroup` paths are kept, and none is sought whose
  /// price is not below `ceiling`.
  ///
  /// - Complexity: O(columns alive × (1 + objective rows) + entries), and the pricing of paths.
  init(
    _ program: Program, _ face: Face, _ objective: Objective, _ multipliers: Multipliers,
    ceiling: Int = .max, pathsPerGroup: Int = 1
  ) {
    self.multipliers = multipliers
    let objectiveRows = face.objectiveRows
    weights = TierWeights(
      program, objective, scale: 1 << multipliers.shift,
      objectiveRows.enumerated().map {
        ($0.element.tier, multipliers.rows[program.rowCount + $0.offset])
      })
    groupMinimum = Array(repeating: .max, count: program.groupCount)
    paths = Array(repeating: [], count: program.stages.count)
    bound = 0
    priceColumns(program, face)
    if program.stages.hasOpenGroups {
      var pricer = PathPricer(program, face, weights: weights, rows: multipliers.rows)
      for position in 0..<program.stages.count where program.stages.isOpen[position] {
        let group = program.stages.groups[position]
        let known = min(groupMinimum[group], ceiling)
        guard pricer.load(position) < known else {
          groupMinimum[group] = known
          continue
        }
        paths[position] = pricer.cheapest(max(1, pathsPerGroup), below: known)
        groupMinimum[group] = paths[position].first?.price ?? known
      }
    }
    var sum: Int128 = 0
    for minimum in groupMinimum { sum += Int128(minimum) }
    for row in 0..<program.rowCount where multipliers.rows[row] != 0 {
      let multiplier = multipliers.rows[row]
      let limit = multiplier > 0 ? face.rowLower[row] : face.rowUpper[row]
      sum += Int128(multiplier) * Int128(limit)
    }
    for (index, row) in objectiveRows.enumerated() {
      sum += Int128(multipliers.rows[program.rowCount + index]) * Int128(row.value)
    }
    for (position, column) in program.auxiliaries.enumerated() {
      let price = prices[column]
      let value = price > 0 ? face.auxiliaryLower[position] : face.auxiliaryUpper[position]
      sum += Int128(price) * Int128(value)
    }
    bound = sum
  }

  /// Prices the columns alive and finds the least of each group.
  private mutating func priceColumns(_ program: Program, _ face: Face) {
    let rows = multipliers.rows
    let hasMultipliers = rows.contains { $0 != 0 }
    var prices = [Int](repeating: 0, count: program.columnCount)
    var minimum = groupMinimum
    // This is where a solve spends its time: plain arrays, and no calls.
    let (start, row, coefficient) = (
      program.entryStart, program.entryRow, program.entryCoefficient
    )
    let (costs, groupOf, width) = (program.costs, program.groupOfColumn, program.costTierCount)
    let (levels, levelStart) = (program.levels, program.levelStart)
    let (slots, thresholds) = (weights.costs, weights.levels)
    face.isAlive.forEach(below: program.columnCount) { column in
      var price = 0
      for (slot, weight) in slots { price &+= weight &* Int(costs[column &* width &+ slot]) }
      for (threshold, weight) in thresholds {
        var place = levelStart[column]
        while place < levelStart[column &+ 1] {
          if Int(levels[place]) >= threshold { price &+= weight }
          place &+= 1
        }
      }
      if hasMultipliers {
        var entry = start[column]
        let end = start[column &+ 1]
        while entry < end {
          price &-= rows[Int(row[entry])] &* Int(coefficient[entry])
          entry &+= 1
        }
      }
      prices[column] = price
      let group = Int(groupOf[column])
      if group >= 0, price < minimum[group] { minimum[group] = price }
    }
    self.prices = prices
    groupMinimum = minimum
  }

  /// Prices the columns the program has gained; the bound holds for them already.
  mutating func price(newColumnsOf program: Program) {
    guard prices.count < program.columnCount else { return }
    let hasMultipliers = multipliers.rows.contains { $0 != 0 }
    prices.reserveCapacity(program.columnCount)
    for column in prices.count..<program.columnCount {
      prices.append(price(of: column, program, hasMultipliers: hasMultipliers))
    }
  }

  private func price(of column: Int, _ program: Program, hasMultipliers: Bool) -> Int {
    var price = weights.cost(of: column, program)
    if hasMultipliers { price &-= program.worth(of: column, multipliers.rows) }
    return price
  }

  /// The bound rounded up: objectives are integers.
  var roundedUp: Int {
    let scale = Int128(1) << Int128(multipliers.shift)
    let (quotient, remainder) = bound.quotientAndRemainder(dividingBy: scale)
    return Int(clamping: remainder > 0 ? quotient + 1 : quotient)
  }

  /// Whether the prices tell any paths of open groups apart.
  func isDiscerning(_ program: Program) -> Bool {
    program.stages.hasOpenGroups
      && (!weights.costs.isEmpty || !weights.levels.isEmpty
        || multipliers.rows.contains { $0 != 0 })
  }

  var approximateBound: Double { Double(bound) / Double(1 << multipliers.shift) }

  /// How far the bound is below a value, scaled; negative if it is above.
  func slack(below value: Int) -> Int128 {
    Int128(value) << Int128(multipliers.shift) - bound
  }
}

extension Program {
  /// What a column's entries are worth at some prices of the rows.
  fileprivate func worth(of column: Int, _ prices: [Int]) -> Int {
    var worth = 0
    for entry in entries(of: column) {
      worth &+= prices[Int(entryRow[entry])] &* Int(entryCoefficient[entry])
    }
    return worth
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
