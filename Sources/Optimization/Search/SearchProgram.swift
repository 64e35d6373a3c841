/// An integer program with every column at hand, as branch and cut sees it.
///
/// Columns are numbered so that each group's are consecutive and auxiliaries come
/// last. Cuts join the rows as they are found.
struct SearchProgram: Sendable {
  struct Term: Hashable, Sendable {
    var column: Int32
    var coefficient: Int32
  }

  /// lower ≤ Σ coefficient × column ≤ upper; `Int.min` and `Int.max` stand for no bound.
  struct Row: Sendable {
    var lower: Int
    var upper: Int
    /// In order of column, without zeros.
    var terms: [Term]
    /// How the row follows from rows before it; `nil` for a row of the program.
    var derivation: Derivation?
  }

  private(set) var rows: [Row]
  /// The rows that were there before any cut.
  let originalRowCount: Int
  /// The columns of each group.
  let groups: [Range<Int>]
  /// The group of each column, −1 for an auxiliary.
  let groupOf: [Int32]
  let costs: [Int]
  /// What the columns may be before anything is decided.
  let box: Domains
  /// All values of the objective are `residue` modulo `step`.
  let step: Int
  let residue: Int
  /// The rows of each column.
  private(set) var rowsOf: [[Int32]]
  /// The largest Σ |coefficient| over the rows of a column.
  private(set) var columnWeight: Int
  private var weightOf: [Int]

  var columnCount: Int { groupOf.count }
  /// The first auxiliary.
  var firstAuxiliary: Int { groups.last?.upperBound ?? 0 }

  /// - Parameters:
  ///   - groups: The columns of each group, one range after another from 0.
  ///   - costs: By column, auxiliaries last.
  ///   - auxiliaryLower: The least value of each auxiliary.
  ///   - auxiliaryUpper: The largest value of each auxiliary.
  ///   - rows: Rows whose terms are in order of column.
  init(
    groups: [Range<Int>], costs: [Int], auxiliaryLower: [Int], auxiliaryUpper: [Int], rows: [Row]
  ) {
    self.groups = groups
    self.costs = costs
    self.rows = rows
    originalRowCount = rows.count
    var groupOf = [Int32](repeating: -1, count: costs.count)
    for (group, range) in groups.enumerated() {
      for column in range { groupOf[column] = Int32(group) }
    }
    self.groupOf = groupOf
    box = Domains(groups: groups, lower: auxiliaryLower, upper: auxiliaryUpper)
    (step, residue) = Self.lattice(groups, costs, auxiliaryLower)
    rowsOf = Array(repeating: [], count: costs.count)
    weightOf = Array(repeating: 0, count: costs.count)
    columnWeight = 1
    for row in rows.indices { index(row) }
  }

  /// Takes in a row that no integer point of the program violates.
  mutating func append(_ cut: Row) {
    rows.append(cut)
    index(rows.count - 1)
  }

  private mutating func index(_ row: Int) {
    for term in rows[row].terms {
      let column = Int(term.column)
      rowsOf[column].append(Int32(row))
      weightOf[column] += Int(term.coefficient.magnitude)
      columnWeight = max(columnWeight, weightOf[column])
    }
  }

  /// The objective's value at a point.
  func value(of point: [Int]) -> Int {
    var sum = 0
    for (column, amount) in point.enumerated() where amount != 0 { sum += costs[column] * amount }
    return sum
  }

  /// Whether a point of the box satisfies groups and rows, cuts included.
  func admits(_ point: [Int]) -> Bool {
    for group in groups where group.reduce(0, { $0 + point[$1] }) != 1 { return false }
    for row in rows {
      var activity = 0
      for term in row.terms { activity += Int(term.coefficient) * point[Int(term.column)] }
      if activity < row.lower || activity > row.upper { return false }
    }
    return true
  }

  /// The least value from `bound` on that the objective can take.
  func roundedUp(_ bound: Int) -> Int {
    guard step > 1 else { return bound }
    let distance = (residue - bound) % step
    return bound + (distance < 0 ? distance + step : distance)
  }

  /// The largest value below `value` that the objective can take.
  ///
  /// A value to beat may come from outside the program, and be none of its own.
  func below(_ value: Int) -> Int {
    let distance = (value - 1 - residue) % step
    return value - 1 - (distance < 0 ? distance + step : distance)
  }

  /// The lattice of the objective's values: costs within a group differ by multiples of the step.
  private static func lattice(
    _ groups: [Range<Int>], _ costs: [Int], _ auxiliaryLower: [Int]
  ) -> (step: Int, residue: Int) {
    var step = 0
    var base = 0
    for group in groups {
      guard let first = group.first else { continue }
      base += costs[first]
      for column in group { step = greatestCommonDivisor(step, costs[column] - costs[first]) }
    }
    let first = groups.last?.upperBound ?? 0
    for (position, cost) in costs[first...].enumerated() {
      base += cost * auxiliaryLower[position]
      step = greatestCommonDivisor(step, cost)
    }
    step = max(1, step)
    let residue = base % step
    return (step, residue < 0 ? residue + step : residue)
  }
}

/// The greatest common divisor; of 0 and a number, its magnitude.
func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
  var (a, b) = (abs(first), abs(second))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

extension Int {
  /// The quotient, rounded down.
  func flooredQuotient(dividingBy divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// A proof that a row holds at every integer point: a combination of earlier rows and of
/// group equations, divided and rounded down.
///
/// With Σ multiplier × row ≤ b, every column being at least 0,
/// Σ ⌊coefficient ÷ divisor⌋ × column ≤ ⌊b ÷ divisor⌋ (Chvátal and Gomory).
struct Derivation: Hashable, Sendable {
  struct Source: Hashable, Sendable {
    /// The row, or the group where `isGroup`.
    var index: Int32
    var isGroup: Bool
    /// Positive for the upper side, negative for the lower.
    var multiplier: Int32
  }

  var sources: [Source]
  var divisor: Int32
}
