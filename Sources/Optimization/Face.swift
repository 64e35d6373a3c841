/// The points still in question: those no finished tier has ruled out.
///
/// After each tier the face shrinks to (a superset of) its optimal points. Where
/// the relaxation was integral that is complementary slackness: columns leave,
/// rows become equations, and the matrix keeps its structure. Only where the
/// multipliers cannot rule out every worse point is the tier's value kept as a row.
struct Face: Sendable {
  /// By column; auxiliaries are always alive.
  private(set) var isAlive: [Bool]
  /// Bounds of the rows; `Int.min` and `Int.max` where absent.
  private(set) var rowLower: [Int]
  private(set) var rowUpper: [Int]
  /// The box of each auxiliary, by position in `Program.auxiliaries`.
  private(set) var auxiliaryLower: [Int]
  private(set) var auxiliaryUpper: [Int]
  /// Tiers whose objective is held at a value by a row.
  private(set) var objectiveRows: [ObjectiveRow] = []

  struct ObjectiveRow: Hashable, Sendable {
    var tier: Int
    var value: Int
  }

  init(_ program: Program) {
    isAlive = Array(repeating: true, count: program.columnCount)
    rowLower = program.rowLower
    rowUpper = program.rowUpper
    auxiliaryLower = Array(repeating: 0, count: program.auxiliaries.count)
    auxiliaryUpper = program.auxiliaries.map { Int(program.upper[$0]) }
  }

  /// Drops what cannot be part of a point whose value is at most `value`.
  ///
  /// A point that uses a column pays at least the bound plus the column's excess
  /// over its group's minimum; likewise for slack left in a row with a multiplier.
  /// All of it is integer arithmetic, so nothing with that value is lost.
  ///
  /// - Parameters:
  ///   - tier: The tier that has ended.
  ///   - value: Its value.
  ///   - program: The program the face is of.
  ///   - priced: Prices for the tier's objective on this face.
  ///   - isOptimal: Whether `value` is proven, so that a point of the
  ///   reduced face is in order as soon as its value is below `value + 1`.
  mutating func keepPoints(
    ofTier tier: Int, at value: Int, _ program: Program, _ priced: PricedPool, isOptimal: Bool
  ) {
    let slack = priced.slack(below: value)
    guard slack >= 0 else { return }
    // The most a point of the reduced face can cost, scaled.
    var worst = priced.bound
    var widest = [Int](repeating: 0, count: program.groupCount)
    for column in 0..<program.columnCount where isAlive[column] {
      guard !program.isAuxiliary(column) else { continue }
      let group = Int(program.groupOfColumn[column])
      let excess = priced.prices[column] - priced.groupMinimum[group]
      if Int128(excess) > slack {
        isAlive[column] = false
      } else {
        widest[group] = max(widest[group], excess)
      }
    }
    for excess in widest { worst += Int128(excess) }
    for row in 0..<program.rowCount {
      let multiplier = priced.multipliers.rows[row]
      guard multiplier != 0 else { continue }
      let room = Int(clamping: slack / Int128(multiplier.magnitude))
      if multiplier > 0 {
        rowUpper[row] = min(rowUpper[row], rowLower[row].saturatingAdd(room))
      } else {
        rowLower[row] = max(rowLower[row], rowUpper[row].saturatingAdd(-room))
      }
      worst += Int128(multiplier.magnitude) * (Int128(rowUpper[row]) - Int128(rowLower[row]))
    }
    for (position, column) in program.auxiliaries.enumerated() {
      let price = priced.prices[column]
      guard price != 0 else { continue }
      let room = Int(clamping: slack / Int128(price.magnitude))
      if price > 0 {
        auxiliaryUpper[position] = min(
          auxiliaryUpper[position], auxiliaryLower[position].saturatingAdd(room))
      } else {
        auxiliaryLower[position] = max(
          auxiliaryLower[position], auxiliaryUpper[position].saturatingAdd(-room))
      }
      worst +=
        Int128(price.magnitude)
        * Int128(auxiliaryUpper[position] - auxiliaryLower[position])
    }
    if !isOptimal || worst >= Int128(value + 1) << Int128(priced.multipliers.shift) {
      objectiveRows.append(ObjectiveRow(tier: tier, value: value))
    }
  }

  /// Whether one column is left to each group.
  func decidesColumns(_ program: Program) -> Bool {
    var count = 0
    for column in 0..<program.columnCount
    where isAlive[column] && !program.isAuxiliary(column) {
      count += 1
    }
    return count == program.groupCount
  }
}

extension Int {
  fileprivate func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
