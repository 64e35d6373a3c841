/// A lexicographic integer program whose columns come in groups.
///
/// Exactly one column of each group is 1. Rows limit integer combinations of the
/// columns. The tiers are minimised one after another: each among the points
/// that are optimal for all tiers before it. A group's columns are listed one by
/// one, or are the paths of a ``StagedGroup``.
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

  /// An objective.
  public enum Tier: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The sum of the columns' costs.
    case costs(_ name: String)
    /// The number of the columns' levels that are at least a threshold.
    ///
    /// Tiers of falling thresholds make a point's highest levels as few as they can be.
    case levels(_ name: String, atLeast: Int)

    public init(stringLiteral name: String) { self = .costs(name) }

    public var name: String {
      switch self {
      case .costs(let name), .levels(let name, _): name
      }
    }
  }

  /// The objectives, in the order they are minimised.
  public private(set) var tiers: [Tier]

  // Rows; `Int.min` and `Int.max` stand for an absent bound.
  private(set) var rowLower: [Int] = []
  private(set) var rowUpper: [Int] = []
  // Columns and auxiliaries, in one numbering.
  /// The group of each column, −1 for an auxiliary.
  private(set) var groupOfColumn: [Int32] = []
  private(set) var upper: [Int32] = []
  /// Column-major, one for each tier of costs.
  private(set) var costs: [Int32] = []
  private(set) var levelStart: [Int] = [0]
  private(set) var levels: [Int32] = []
  private(set) var entryStart: [Int] = [0]
  private(set) var entryRow: [Int32] = []
  private(set) var entryCoefficient: [Int32] = []
  private(set) var auxiliaries: [Int] = []
  private(set) var effortLimits: [EffortLimit?] = []
  private(set) var stages = Stages()
  /// The paths that have become columns; these follow all others.
  private(set) var pathNumbers: [UInt64] = []
  var defects = IssueList()

  public private(set) var groupCount = 0
  /// For each tier its place among a column's costs, or −1 if it counts levels.
  private(set) var costSlots: [Int] = []
  /// For each tier of levels the least level that counts.
  private(set) var thresholds: [Int] = []
  /// The number of tiers of costs: how many costs a column has.
  public let costTierCount: Int

  struct EffortLimit: Hashable, Sendable {
    var nodes: Int
    var mayStayUnproven: Bool
  }

  /// Creates a program without rows and columns.
  ///
  /// - Parameter tiers: The objectives, minimised in this order.
  public init(tiers: [Tier]) {
    self.tiers = []
    costTierCount = tiers.count {
      if case .costs = $0 { true } else { false }
    }
    for tier in tiers { append(tier) }
  }

  public var rowCount: Int { rowLower.count }
  /// Columns of groups and auxiliaries together.
  public var columnCount: Int { groupOfColumn.count }
  /// Without the paths that have become columns.
  var declaredColumnCount: Int { columnCount - pathNumbers.count }
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
  ///   - costs: One for each tier of costs, at most 2³⁰ in magnitude.
  ///   - levels: What the tiers of levels count, at most 2³⁰ in magnitude.
  ///   - entries: Distinct rows with their coefficients.
  /// - Returns: The column's index, shared with auxiliaries.
  /// - Complexity: O(*e* log *e*) for *e* entries.
  public mutating func addColumn(
    group: Int, costs: [Int], levels: [Int] = [], entries: [(row: Int, coefficient: Int)]
  ) -> Int {
    addColumn(group: group, costs: costs[...], levels: levels[...], entries: entries[...])
  }

  mutating func addColumn(
    group: Int, costs: ArraySlice<Int>, levels: ArraySlice<Int>,
    entries: ArraySlice<(row: Int, coefficient: Int)>
  ) -> Int {
    if group < 0 || group >= groupCount {
      defects.append("column \(columnCount): there is no group \(group)")
    } else if stages.position(ofGroup: group) != nil {
      defects.append("column \(columnCount): the columns of group \(group) are its paths")
    }
    return append(
      group: Int32(truncatingIfNeeded: group), upper: 1, costs: costs, levels: levels,
      entries: entries)
  }

  /// Adds an automaton for staged groups to share.
  ///
  /// - Returns: The automaton's index.
  public mutating func addAutomaton(_ automaton: Automaton) -> Int {
    stages.automata.append(automaton)
    checkAutomaton()
    return stages.automata.count - 1
  }

  /// Adds a group whose columns are the paths through its stages.
  ///
  /// - Returns: The group's index. A group without paths makes the program infeasible.
  /// - Complexity: O(options × log options), and the transitions of the states it can reach.
  public mutating func addStagedGroup(_ group: StagedGroup) -> Int {
    let index = addGroup()
    if check(group, index) { stages.append(group, index) }
    return index
  }

  /// Adds an integer variable from 0 to `upper` outside any group.
  ///
  /// - Returns: Its index, shared with columns.
  public mutating func addAuxiliary(
    upper: Int, costs: [Int], entries: [(row: Int, coefficient: Int)]
  ) -> Int {
    auxiliaries.append(columnCount)
    return append(
      group: -1, upper: upper, costs: costs[...], levels: [], entries: entries[...])
  }

  /// Adds a path of a staged group as a column.
  ///
  /// - Returns: The column's index; that of the column there is if the path has one.
  mutating func addPath(_ number: UInt64, ofStaged position: Int) -> Int {
    if let column = stages.column(ofPath: number, position) { return column }
    stages.setColumn(columnCount, ofPath: number, position)
    pathNumbers.append(number)
    let path = stages.path(number, position, costTierCount: costTierCount)
    return append(
      group: Int32(stages.groups[position]), upper: 1, costs: path.costs[...],
      levels: path.levels[...], entries: path.entries[...])
  }

  /// Turns a staged group into one whose columns are all there.
  mutating func close(staged position: Int) { stages.isOpen[position] = false }

  /// Gives a program without objectives one that is always 0.
  mutating func addConstantTier() {
    append(.levels("feasibility", atLeast: .max))
  }

  private mutating func append(_ tier: Tier) {
    switch tier {
    case .costs:
      costSlots.append(costSlots.count { $0 >= 0 })
      thresholds.append(.max)
    case .levels(_, let least):
      costSlots.append(-1)
      thresholds.append(least)
    }
    tiers.append(tier)
    effortLimits.append(nil)
  }

  /// Ends the search of a tier after a number of nodes of branch and cut.
  ///
  /// Counted in nodes, so that equal programs stop at equal points. Nodes of large programs take
  /// longer: where the tier may stay unproven, its nodes are fewer in proportion to the columns
  /// held above 2,000.
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

  /// Whether there is such a group and its columns are not its paths.
  func mayGainColumns(_ group: Int) -> Bool {
    group >= 0 && group < groupCount && stages.position(ofGroup: group) == nil
  }

  /// Adds columns that have been found to be in order.
  mutating func append(_ columns: ProgramColumns, group: Int32) {
    groupOfColumn.append(contentsOf: repeatElement(group, count: columns.count))
    upper.append(contentsOf: repeatElement(1, count: columns.count))
    costs.append(contentsOf: columns.costs)
    let (levelCount, entryCount) = (levels.count, entryRow.count)
    levels.append(contentsOf: columns.levels)
    for end in columns.levelEnds[1...] { levelStart.append(levelCount + end) }
    for entry in columns.entries {
      entryRow.append(entry.row)
      entryCoefficient.append(entry.coefficient)
    }
    for end in columns.entryEnds[1...] { entryStart.append(entryCount + end) }
  }

  /// The program without columns that no point in question has; the others keep their order.
  ///
  /// - Parameter kept: The columns to keep, ascending; among them all auxiliaries.
  /// - Returns: The program of these, numbered from 0.
  func keeping(_ kept: [Int]) -> Program {
    var program = self
    program.groupOfColumn = kept.map { groupOfColumn[$0] }
    program.upper = kept.map { upper[$0] }
    program.costs = kept.flatMap { costs[$0 * costTierCount..<($0 + 1) * costTierCount] }
    (program.levelStart, program.levels) = ([0], [])
    (program.entryStart, program.entryRow, program.entryCoefficient) = ([0], [], [])
    for column in kept {
      program.levels += levels[levelStart[column]..<levelStart[column + 1]]
      program.levelStart.append(program.levels.count)
      program.entryRow += entryRow[entries(of: column)]
      program.entryCoefficient += entryCoefficient[entries(of: column)]
      program.entryStart.append(program.entryRow.count)
    }
    program.auxiliaries = kept.indices.filter { program.groupOfColumn[$0] < 0 }
    return program
  }

  /// Makes room for more columns, levels and entries.
  mutating func reserve(columns: Int, levels moreLevels: Int, entries: Int) {
    groupOfColumn.reserveCapacity(groupOfColumn.count + columns)
    upper.reserveCapacity(upper.count + columns)
    costs.reserveCapacity(costs.count + columns * costTierCount)
    levels.reserveCapacity(levels.count + moreLevels)
    levelStart.reserveCapacity(levelStart.count + columns)
    entryRow.reserveCapacity(entryRow.count + entries)
    entryCoefficient.reserveCapacity(entryCoefficient.count + entries)
    entryStart.reserveCapacity(entryStart.count + columns)
  }

  private mutating func append(
    group: Int32, upper: Int, costs: ArraySlice<Int>, levels: ArraySlice<Int>,
    entries: ArraySlice<(row: Int, coefficient: Int)>
  ) -> Int {
    let column = columnCount
    groupOfColumn.append(group)
    self.upper.append(Int32(clamping: datum(upper, "bound", of: column)))
    if upper < 0 { defects.append("column \(column): upper bound \(upper) is below 0") }
    if costs.count != costTierCount {
      defects.append("column \(column) has \(costs.count) costs for \(costTierCount) tiers")
    }
    for slot in 0..<costTierCount {
      let cost = slot < costs.count ? costs[costs.startIndex + slot] : 0
      self.costs.append(Int32(clamping: datum(cost, "cost", of: column)))
    }
    for level in levels {
      self.levels.append(Int32(clamping: datum(level, "level", of: column)))
    }
    levelStart.append(self.levels.count)
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
