/// Columns of one group, all in a few arrays.
public struct ProgramColumns: Sendable {
  /// The number of costs of a column.
  public let costCount: Int
  public private(set) var count = 0
  private(set) var costs: [Int] = []
  private(set) var levels: [Int] = []
  private(set) var levelEnds: [Int] = [0]
  private(set) var entries: [(row: Int, coefficient: Int)] = []
  private(set) var entryEnds: [Int] = [0]

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
  public mutating func append(
    costs: [Int], levels: [Int], entries: [(row: Int, coefficient: Int)]
  ) {
    for level in levels { self.levels.append(level) }
    append(costs: costs, entries: entries)
  }

  /// Adds a column with one level, if any.
  public mutating func append(
    costs: [Int], level: Int?, entries: [(row: Int, coefficient: Int)]
  ) {
    if let level { levels.append(level) }
    append(costs: costs, entries: entries)
  }

  private mutating func append(costs: [Int], entries: [(row: Int, coefficient: Int)]) {
    precondition(costs.count == costCount, "a cost for each tier of costs")
    for cost in costs { self.costs.append(cost) }
    levelEnds.append(levels.count)
    for entry in entries { self.entries.append(entry) }
    entryEnds.append(self.entries.count)
    count += 1
  }

  public func costs(of column: Int) -> ArraySlice<Int> {
    costs[column * costCount..<(column + 1) * costCount]
  }

  /// Whether one column's costs come before another's, the first tier deciding first.
  public func costsPrecede(_ column: Int, _ other: Int) -> Bool {
    for slot in 0..<costCount {
      let (cost, otherCost) = (costs[column * costCount + slot], costs[other * costCount + slot])
      if cost != otherCost { return cost < otherCost }
    }
    return false
  }

  public func levels(of column: Int) -> ArraySlice<Int> {
    levels[levelEnds[column]..<levelEnds[column + 1]]
  }

  public func entries(of column: Int) -> ArraySlice<(row: Int, coefficient: Int)> {
    entries[entryEnds[column]..<entryEnds[column + 1]]
  }

  /// Whether every figure is within the limits of a program with so many rows.
  fileprivate func isWithinLimits(rowCount: Int) -> Bool {
    let largest = Program.largestDatum.magnitude
    for cost in costs where cost.magnitude > largest { return false }
    for level in levels where level.magnitude > largest { return false }
    for entry in entries
    where entry.coefficient.magnitude > largest || entry.row < 0 || entry.row >= rowCount {
      return false
    }
    for column in 0..<count {
      for index in entryEnds[column]..<entryEnds[column + 1] {
        for other in entryEnds[column]..<index where entries[other].row == entries[index].row {
          return false
        }
      }
    }
    return true
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
          entries: columns.entries(of: column))
      }
    }
    return first
  }

  /// Reads the costs of a column, one for each tier of costs.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - costs: Where they go; as many as there are tiers of costs.
  public func readCosts(of column: Int, into costs: inout [Int]) {
    for slot in costs.indices { costs[slot] = Int(self.costs[column * costTierCount + slot]) }
  }
}
