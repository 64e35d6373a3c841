/// Columns of one group, all in a few arrays, as a program holds them.
///
/// A figure beyond 32 bits is kept as the nearest within, which is beyond a program's limits, too.
public struct ProgramColumns: Sendable {
  /// A row, and what a column counts in it.
  public typealias Entry = (row: Int32, coefficient: Int32)

  /// The number of costs of a column.
  public let costCount: Int
  public private(set) var count = 0
  private(set) var costs: [Int32] = []
  private(set) var levels: [Int32] = []
  private(set) var levelEnds: [Int] = [0]
  private(set) var entries: [Entry] = []
  private(set) var entryEnds: [Int] = [0]
  /// The largest magnitude of any figure, and the largest row.
  private var largest: UInt32 = 0
  private var largestRow: Int32 = -1
  /// Whether a column names a row twice, or a row below 0.
  private var hasFaultyRow = false

  /// No columns yet.
  ///
  /// - Parameter costCount: The number of costs of a column: one for each tier of costs.
  public init(costCount: Int) { self.costCount = costCount }

  /// Makes room for more columns.
  public mutating func reserve(_ more: Int) {
    costs.reserveCapacity(costs.count + more * costCount)
    levelEnds.reserveCapacity(levelEnds.count + more)
    entryEnds.reserveCapacity(entryEnds.count + more)
  }

  /// Adds a column.
  ///
  /// - Parameters:
  ///   - costs: One for each tier of costs.
  ///   - levels: What the tiers of levels count.
  ///   - entries: Distinct rows with their coefficients.
  public mutating func append(costs: [Int], levels: [Int], entries: [Entry]) {
    for level in levels { append(level: level) }
    append(costs: costs, entries: entries, entries.indices)
  }

  /// Adds a column with one level, if any, and some of a list of entries.
  public mutating func append(costs: [Int], level: Int?, entries: [Entry], _ some: Range<Int>) {
    if let level { append(level: level) }
    append(costs: costs, entries: entries, some)
  }

  private mutating func append(level: Int) {
    let level = Int32(clamping: level)
    levels.append(level)
    largest = max(largest, level.magnitude)
  }

  private mutating func append(costs: [Int], entries: [Entry], _ some: Range<Int>) {
    precondition(costs.count == costCount, "a cost for each tier of costs")
    for cost in costs {
      let cost = Int32(clamping: cost)
      self.costs.append(cost)
      largest = max(largest, cost.magnitude)
    }
    levelEnds.append(levels.count)
    let first = self.entries.count
    for index in some {
      let entry = entries[index]
      for earlier in first..<self.entries.count where self.entries[earlier].row == entry.row {
        hasFaultyRow = true
      }
      if entry.row < 0 { hasFaultyRow = true }
      largestRow = max(largestRow, entry.row)
      largest = max(largest, entry.coefficient.magnitude)
      self.entries.append(entry)
    }
    entryEnds.append(self.entries.count)
    count += 1
  }

  public func costs(of column: Int) -> [Int] {
    costs[column * costCount..<(column + 1) * costCount].map { Int($0) }
  }

  /// Whether one column's costs come before another's, the first tier deciding first.
  public func costsPrecede(_ column: Int, _ other: Int) -> Bool {
    for slot in 0..<costCount {
      let (cost, otherCost) = (costs[column * costCount + slot], costs[other * costCount + slot])
      if cost != otherCost { return cost < otherCost }
    }
    return false
  }

  public func levels(of column: Int) -> [Int] {
    levels[levelEnds[column]..<levelEnds[column + 1]].map { Int($0) }
  }

  public func entries(of column: Int) -> ArraySlice<Entry> {
    entries[entryEnds[column]..<entryEnds[column + 1]]
  }

  /// Whether every figure is within the limits of a program with so many rows.
  fileprivate func isWithinLimits(rowCount: Int) -> Bool {
    largest <= Program.largestDatum.magnitude && Int(largestRow) < rowCount && !hasFaultyRow
  }
}

/// What a program's columns cost.
public struct ColumnCosts: Sendable {
  fileprivate let costs: [Int32]
  fileprivate let costCount: Int

  /// Reads the costs of a column, one for each tier of costs.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - costs: Where they go; as many as there are tiers of costs.
  public func read(of column: Int, into costs: inout [Int]) {
    for slot in costs.indices { costs[slot] = Int(self.costs[column * costCount + slot]) }
  }
}

extension Program {
  /// Adds columns to a group.
  ///
  /// - Returns: The index of the first; the others follow it.
  /// - Complexity: O(*e*²) for the *e* entries of each.
  public mutating func addColumns(_ columns: ProgramColumns, group: Int) -> Int {
    let first = columnCount
    if columns.costCount == costTierCount, mayGainColumns(group),
      columns.isWithinLimits(rowCount: rowCount)
    {
      append(columns, group: Int32(group))
    } else {
      // One by one, for everything wrong to be noted.
      for column in 0..<columns.count {
        _ = addColumn(
          group: group, costs: columns.costs(of: column), levels: columns.levels(of: column),
          entries: columns.entries(of: column).map { (Int($0.row), Int($0.coefficient)) })
      }
    }
    return first
  }

  /// What the columns cost.
  public var columnCosts: ColumnCosts { ColumnCosts(costs: costs, costCount: costTierCount) }

  /// Makes room for more columns.
  ///
  /// - Parameter columns: The columns, by group.
  public mutating func reserve(_ columns: some Sequence<ProgramColumns>) {
    var (count, levels, entries) = (0, 0, 0)
    for own in columns {
      count += own.count
      levels += own.levels.count
      entries += own.entries.count
    }
    reserve(columns: count, levels: levels, entries: entries)
  }
}
