/// A lower bound over a node's domains that holds whatever the solver did: the
/// Lagrangian relaxation of rows and cuts, evaluated in integers.
struct NodeBound: Sendable {
  /// Multiplier of each row of the program, cuts included, over 2^`shift`.
  private(set) var multipliers: [Int]
  let shift: Int
  /// Cost less Σ multiplier × coefficient by column, scaled.
  private(set) var prices: [Int]
  /// The least price of each group's allowed columns, scaled.
  private(set) var groupMinimum: [Int]
  /// The bound, scaled.
  private(set) var scaled: Int128

  /// Prices the columns with the duals, rounded to integers.
  ///
  /// - Parameters:
  ///   - program: The rows and the costs.
  ///   - domains: What the columns may be.
  ///   - duals: By row; wrong signs and non-finite values count as 0.
  ///   - hasCosts: False bounds the objective 0: a positive bound then proves that the
  ///     domains hold no point.
  /// - Complexity: O(columns + terms of the rows with a multiplier).
  init(_ program: SearchProgram, _ domains: Domains, duals: [Double], hasCosts: Bool = true) {
    var largest = 0.0
    for dual in duals where dual.isFinite { largest = max(largest, dual.magnitude) }
    // |price| ≤ cost · 2^shift + largest · 2^shift · weight ≤ 2⁵⁰ + 2⁶⁰.
    let limit = Double(1 << 60) / Double(program.columnWeight)
    var shift = 20
    while shift > 0, largest * Double(1 << shift) > limit { shift -= 1 }
    self.shift = shift
    let scale = Double(1 << shift)
    prices = program.costs.map { hasCosts ? $0 << shift : 0 }
    multipliers = Array(repeating: 0, count: program.rows.count)
    var sum: Int128 = 0
    for (row, dual) in duals.enumerated() where dual.isFinite {
      let multiplier = Int(min(max((dual * scale).rounded(), -limit), limit))
      let bound = multiplier > 0 ? program.rows[row].lower : program.rows[row].upper
      guard multiplier != 0, bound != .min, bound != .max else { continue }
      multipliers[row] = multiplier
      sum += Int128(multiplier) * Int128(bound)
      for term in program.rows[row].terms {
        prices[Int(term.column)] &-= multiplier &* Int(term.coefficient)
      }
    }
    groupMinimum = Array(repeating: .max, count: program.groups.count)
    for (group, range) in program.groups.enumerated() {
      var least = Int.max
      for column in range where domains.upper[column] == 1 { least = min(least, prices[column]) }
      groupMinimum[group] = least
      sum += Int128(least)
    }
    for column in program.firstAuxiliary..<program.columnCount {
      let price = prices[column]
      sum += Int128(price) * Int128(price > 0 ? domains.lower[column] : domains.upper[column])
    }
    scaled = sum
  }

  /// The least value the objective can have in the domains.
  func value(_ program: SearchProgram) -> Int {
    program.roundedUp(roundedUp)
  }

  /// The bound as a whole number, whatever values the objective can take.
  var roundedUp: Int {
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: Int128(1) << Int128(shift))
    return Int(clamping: remainder > 0 ? quotient + 1 : quotient)
  }

  /// The bound before rounding.
  var approximate: Double { Double(scaled) / Double(1 << shift) }

  /// What a point below a value may cost beyond the bound, scaled.
  func room(below value: Int) -> Int128 { Int128(value - 1) << Int128(shift) - scaled }

  /// Forbids what no point of value at most `value` can use.
  func fix(_ program: SearchProgram, _ domains: inout Domains, atMost value: Int) {
    let slack = Int128(value) << Int128(shift) - scaled
    guard slack >= 0 else { return }
    let room = Int(clamping: slack)
    for (group, range) in program.groups.enumerated() where domains.allowed[group] > 1 {
      let least = groupMinimum[group]
      for column in range where domains.upper[column] == 1 && prices[column] - least > room {
        domains.forbid(column)
      }
    }
    for column in program.firstAuxiliary..<program.columnCount {
      let price = prices[column]
      guard price != 0, domains.lower[column] != domains.upper[column] else { continue }
      let steps = room / Int(price.magnitude)
      let width = Int(domains.upper[column]) - Int(domains.lower[column])
      guard steps < width else { continue }
      if price > 0 {
        domains.narrow(column, lower: 0, upper: Int(domains.lower[column]) + steps)
      } else {
        domains.narrow(column, lower: Int(domains.upper[column]) - steps, upper: .max)
      }
    }
  }
}
