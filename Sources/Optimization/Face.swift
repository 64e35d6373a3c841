/// The points still in question: those no finished tier has ruled out.
///
/// After each tier the face shrinks to (a superset of) its optimal points. Where
/// the relaxation was integral that is complementary slackness: columns leave,
/// rows become equations, and the matrix keeps its structure. Only where the
/// multipliers cannot rule out every worse point is the tier's value kept as a row.
struct Face: Sendable {
  /// By column; auxiliaries are always alive, and so are columns the program has gained.
  private(set) var isAlive = LivingColumns()
  /// By option of the staged groups: whether paths may make this choice.
  var isOptionAlive: [Bool]
  /// Bounds of the rows; `Int.min` and `Int.max` where absent.
  private(set) var rowLower: [Int]
  private(set) var rowUpper: [Int]
  /// The box of each auxiliary, by position in `Program.auxiliaries`.
  private(set) var auxiliaryLower: [Int]
  private(set) var auxiliaryUpper: [Int]
  /// Tiers whose objective is held at a value by a row.
  private(set) var objectiveRows: [ObjectiveRow] = []
  /// Counts the changes.
  var version = 0

  struct ObjectiveRow: Hashable, Sendable {
    var tier: Int
    var value: Int
  }

  /// The columns that have not been ruled out, however many there are by now.
  struct LivingColumns: Sendable {
    private var isDead: [Bool] = []
    /// All that were alive among the first `listedCount` when last listed.
    private var listed: [Int] = []
    private var listedCount = 0

    subscript(column: Int) -> Bool { column >= isDead.count || !isDead[column] }

    /// The columns alive among the first `count`, in order.
    ///
    /// - Complexity: O(columns alive when last listed + columns gained since).
    func columns(below count: Int) -> some Sequence<Int> {
      let (isDead, listed) = (isDead, listed)
      let gained = listedCount..<max(listedCount, count)
      return (0..<listed.count + gained.count).lazy.map {
        $0 < listed.count ? listed[$0] : gained.lowerBound + $0 - listed.count
      }.filter { $0 >= isDead.count || !isDead[$0] }
    }

    /// Calls a function with each of the columns alive among the first `count`, in order.
    ///
    /// - Complexity: As ``columns(below:)``, in less time.
    func forEach(below count: Int, _ body: (Int) -> Void) {
      for column in listed where !isDead[column] { body(column) }
      for column in listedCount..<max(listedCount, count)
      where column >= isDead.count || !isDead[column] {
        body(column)
      }
    }

    /// How many were alive when last listed; nil if they never were.
    var countWhenListed: Int? { listedCount > 0 ? listed.count : nil }

    /// Lists anew what is alive.
    mutating func list(below count: Int) {
      var alive: [Int] = []
      forEach(below: count) { alive.append($0) }
      listed = alive
      listedCount = count
      cover(count)
    }

    mutating func remove(_ column: Int) {
      cover(column + 1)
      isDead[column] = true
    }

    private mutating func cover(_ count: Int) {
      if isDead.count < count {
        isDead.append(contentsOf: repeatElement(false, count: count - isDead.count))
      }
    }
  }

  init(_ program: Program) {
    isOptionAlive = Array(repeating: true, count: program.stages.optionCount)
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
    let widestPath = keepPaths(within: Int(clamping: slack), program, priced)
    let (groupOf, prices, minimum) = (program.groupOfColumn, priced.prices, priced.groupMinimum)
    let (hasOpenGroups, most) = (program.stages.hasOpenGroups, Int(clamping: slack))
    var lost: [Int] = []
    isAlive.forEach(below: program.columnCount) { column in
      let group = Int(groupOf[column])
      if group < 0 { return }
      if hasOpenGroups, let position = program.stages.position(ofGroup: group),
        program.stages.isOpen[position]
      {
        // Columns of an open group go with their choices, as the paths not yet columns do.
        let number = program.pathNumbers[column - program.declaredColumnCount]
        if !allows(number, ofStaged: position, program) { lost.append(column) }
        return
      }
      let excess = prices[column] - minimum[group]
      if excess > most {
        lost.append(column)
      } else if excess > widest[group] {
        widest[group] = excess
      }
    }
    for column in lost { remove(column) }
    if !lost.isEmpty || isAlive.countWhenListed == nil { isAlive.list(below: program.columnCount) }
    for excess in widest { worst += Int128(excess) }
    for excess in widestPath { worst += Int128(excess) }
    for row in 0..<program.rowCount {
      let multiplier = priced.multipliers.rows[row]
      guard multiplier != 0 else { continue }
      let room = Int(clamping: slack / Int128(multiplier.magnitude))
      version += 1
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
      version += 1
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
      version += 1
    }
  }

  /// Follows a program that has no columns left but the living.
  mutating func forgetDead() { isAlive = LivingColumns() }

  /// Rules a column out.
  mutating func remove(_ column: Int) {
    isAlive.remove(column)
    version += 1
  }
}

extension Int {
  fileprivate func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
