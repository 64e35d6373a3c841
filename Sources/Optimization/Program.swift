/// A lexicographic integer program whose columns come in groups.
///
/// Exactly one column of each group is 1. Rows limit integer combinations of the
/// columns. The tiers are minimised one after another: each among the points
/// that are optimal for all tiers before it.
///
/// Building never traps: malformed data is remembered, and `solve` throws one
/// ``SolverFault`` that lists all of it. Magnitudes are limited to 2³⁰ for costs,
/// coefficients and bounds of auxiliaries and to 2⁵³ for sums, so that every
/// value is exact in a double and no integer overflows.
public struct Program: Sendable {
  /// The largest magnitude of a cost, a coefficient or an auxiliary's bound.
  public static let largestDatum = 1 << 30
  /// The largest magnitude of a row's bound, and of any sum over a point.
  public static let largestSum = 1 << 53

  /// Names of the objectives, in the order they are minimised.
  public let tiers: [String]

  // Rows; `Int.min` and `Int.max` stand for an absent bound.
  private(set) var rowLower: [Int] = []
  private(set) var rowUpper: [Int] = []
  // Columns and auxiliaries, in one numbering.
  /// The group of each column, −1 for an auxiliary.
  private(set) var groupOfColumn: [Int32] = []
  private(set) var upper: [Int32] = []
  /// Column-major, `tierCount` for each column.
  private(set) var costs: [Int32] = []
  private(set) var entryStart: [Int] = [0]
  private(set) var entryRow: [Int32] = []
  private(set) var entryCoefficient: [Int32] = []
  private(set) var auxiliaries: [Int] = []
  private(set) var effortLimits: [EffortLimit?]
  private(set) var defects = IssueList()

  public private(set) var groupCount = 0

  struct EffortLimit: Hashable, Sendable {
    var nodes: Int
    var mayStayUnproven: Bool
  }

  /// Creates a program without rows and columns.
  ///
  /// - Parameter tiers: Names of the objectives, minimised in this order.
  public init(tiers: [String]) {
    self.tiers = tiers
    effortLimits = Array(repeating: nil, count: tiers.count)
  }

  public var rowCount: Int { rowLower.count }
  /// Columns of groups and auxiliaries together.
  public var columnCount: Int { groupOfColumn.count }
  public var tierCount: Int { tiers.count }

  /// Adds a row with both bounds; equal bounds make an equation.
  ///
  /// - Returns: The row's index.
  public mutating func addRow(_ bounds: ClosedRange<Int>) -> Int {
    addRow(lower: bounds.lowerBound, upper: bounds.upperBound)
  }

  /// Adds a row: `lower` ≤ Σ coefficient × column ≤ `upper`.
  ///
  /// - Parameters:
  ///   - lower: The lower bound, or `nil` for none; at least one bound is needed.
  ///   - upper: The upper bound, or `nil` for none.
  /// - Returns: The row's index.
  public mutating func addRow(lower: Int? = nil, upper: Int? = nil) -> Int {
    let row = rowCount
    if lower == nil, upper == nil {
      defects.append("row \(row) has no bound; give it at least one")
    }
    if let lower, let upper, lower > upper {
      defects.append("row \(row): lower bound \(lower) is above upper bound \(upper)")
    }
    for bound in [lower, upper] {
      if let bound, bound.magnitude > Self.largestSum.magnitude {
        defects.append("row \(row): bound \(bound) is beyond ±2^53")
      }
    }
    rowLower.append(lower ?? .min)
    rowUpper.append(upper ?? .max)
    return row
  }

  /// The upper bound of a row, or `nil` if it has none.
  public func upperBound(ofRow row: Int) -> Int? { rowUpper[row] == .max ? nil : rowUpper[row] }

  /// Adds a group: a party of which exactly one column is 1.
  ///
  /// - Returns: The group's index. A group without columns makes the program infeasible.
  public mutating func addGroup() -> Int {
    groupCount += 1
    return groupCount - 1
  }

  /// Adds a 0/1 column to a group.
  ///
  /// - Parameters:
  ///   - group: The group it belongs to.
  ///   - costs: One for each tier, at most 2³⁰ in magnitude.
  ///   - entries: Distinct rows with their coefficients.
  /// - Returns: The column's index, shared with auxiliaries.
  /// - Complexity: O(*e* log *e*) for *e* entries.
  public mutating func addColumn(
    group: Int, costs: [Int], entries: [(row: Int, coefficient: Int)]
  ) -> Int {
    if group < 0 || group >= groupCount {
      defects.append("column \(columnCount): there is no group \(group)")
    }
    return append(
      group: Int32(truncatingIfNeeded: group), upper: 1, costs: costs, entries: entries)
  }

  /// Adds an integer variable from 0 to `upper` outside any group.
  ///
  /// - Returns: Its index, shared with columns.
  public mutating func addAuxiliary(
    upper: Int, costs: [Int], entries: [(row: Int, coefficient: Int)]
  ) -> Int {
    auxiliaries.append(columnCount)
    return append(group: -1, upper: upper, costs: costs, entries: entries)
  }

  /// Ends the search of a tier after a number of nodes of branch and cut.
  ///
  /// Counted in nodes, so that equal programs stop at equal points.
  ///
  /// - Parameters:
  ///   - tier: The tier's index.
  ///   - nodes: The most nodes to open; 0 forgoes the search.
  ///   - mayStayUnproven: If true, the solve goes on to the later tiers with the
  ///     value reached, and may still end as `optimal`; the tier itself is
  ///     reported unproven. If false, the outcome is `stopped(.effort, …)`.
  public mutating func setEffortLimit(tier: Int, nodes: Int, mayStayUnproven: Bool = false) {
    guard tiers.indices.contains(tier) else {
      defects.append("effort limit: there is no tier \(tier)")
      return
    }
    effortLimits[tier] = EffortLimit(nodes: max(0, nodes), mayStayUnproven: mayStayUnproven)
  }

  private mutating func append(
    group: Int32, upper: Int, costs: [Int], entries: [(row: Int, coefficient: Int)]
  ) -> Int {
    let column = columnCount
    groupOfColumn.append(group)
    self.upper.append(Int32(clamping: datum(upper, "bound", of: column)))
    if upper < 0 { defects.append("column \(column): upper bound \(upper) is below 0") }
    if costs.count != tierCount {
      defects.append("column \(column) has \(costs.count) costs for \(tierCount) tiers")
    }
    for tier in 0..<tierCount {
      let cost = tier < costs.count ? costs[tier] : 0
      self.costs.append(Int32(clamping: datum(cost, "cost", of: column)))
    }
    for (row, coefficient) in entries {
      if row < 0 || row >= rowCount {
        defects.append("column \(column): there is no row \(row)")
      }
      entryRow.append(Int32(truncatingIfNeeded: row))
      entryCoefficient.append(Int32(clamping: datum(coefficient, "coefficient", of: column)))
    }
    let start = entryStart[column]
    entryStart.append(entryRow.count)
    if let row = repeatedRow(start..<entryRow.count) {
      defects.append("column \(column) names row \(row) twice; add the coefficients up")
    }
    return column
  }

  private mutating func datum(_ value: Int, _ what: String, of column: Int) -> Int {
    if value.magnitude > Self.largestDatum.magnitude {
      defects.append("column \(column): \(what) \(value) is beyond ±2^30")
    }
    return value
  }

  private func repeatedRow(_ range: Range<Int>) -> Int32? {
    if range.count <= 12 {
      for i in range {
        for j in range.lowerBound..<i where entryRow[j] == entryRow[i] { return entryRow[i] }
      }
      return nil
    }
    let rows = entryRow[range].sorted()
    for (row, next) in zip(rows, rows.dropFirst()) where row == next { return row }
    return nil
  }
}
