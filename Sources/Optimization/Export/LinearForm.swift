/// A program as general solvers take it: named columns with bounds, named rows, linear objectives.
///
/// It has every point of the program it is made of, with the same objectives, and no others; no
/// column is left out. See ``init(_:names:constants:)`` for how groups are written.
public struct LinearForm: Sendable {
  /// `lower` ≤ Σ coefficient × column ≤ `upper`; nil stands for an absent bound.
  public struct Row: Hashable, Sendable {
    public let name: String
    public let lower: Int?
    public let upper: Int?
  }

  /// A variable; nil stands for no upper bound.
  public struct Column: Hashable, Sendable {
    public let name: String
    public let lower: Int
    public let upper: Int?
    /// Others are whole numbers as soon as all these are.
    public let isInteger: Bool
  }

  public let tiers: [Program.Tier]
  /// By tier: a name like those of the rows.
  public let tierNames: [String]
  public private(set) var rows: [Row] = []
  public private(set) var columns: [Column] = []
  private var entryStart: [Int] = [0]
  private var entryRow: [Int32] = []
  private var entryCoefficient: [Int32] = []
  private var table = NameTable()
  /// For each tier its place among a column's costs, or nil if it counts levels.
  private let slots: [Int?]
  private let costTierCount: Int
  /// Column-major, one for each tier of costs.
  private var costs: [Int] = []
  private var levelStart: [Int] = [0]
  private var levels: [Int32] = []

  /// A form without rows and columns.
  init(_ tiers: [Program.Tier]) {
    self.tiers = tiers
    var table = table
    tierNames = tiers.map { table.name("tier.\($0.name)") }
    self.table = table
    var count = 0
    slots = tiers.map { tier in
      guard case .costs = tier else { return nil }
      count += 1
      return count - 1
    }
    costTierCount = count
  }

  public var entryCount: Int { entryRow.count }

  /// Adds a row and returns its index.
  mutating func addRow(_ name: String, lower: Int?, upper: Int?) -> Int {
    rows.append(Row(name: table.name(name), lower: lower, upper: upper))
    return rows.count - 1
  }

  /// Adds a column.
  ///
  /// - Parameters:
  ///   - name: A wish.
  ///   - bounds: Its bounds; none above if it is nil there.
  ///   - isInteger: Whether it has to be said that it is a whole number.
  ///   - costs: One for each tier of costs; those missing are 0.
  ///   - levels: What the tiers of levels count.
  ///   - entries: Distinct rows with their coefficients.
  mutating func addColumn(
    _ name: String, _ bounds: (lower: Int, upper: Int?) = (0, nil), isInteger: Bool = false,
    costs: [Int], levels: some Sequence<Int32> = EmptyCollection(),
    entries: [(row: Int, coefficient: Int)]
  ) {
    columns.append(
      Column(
        name: table.name(name), lower: bounds.lower, upper: bounds.upper, isInteger: isInteger))
    for slot in 0..<costTierCount { self.costs.append(slot < costs.count ? costs[slot] : 0) }
    self.levels += levels
    levelStart.append(self.levels.count)
    for (row, coefficient) in entries where coefficient != 0 {
      entryRow.append(Int32(row))
      entryCoefficient.append(Int32(coefficient))
    }
    entryStart.append(entryRow.count)
  }

  /// The rows of a column with their coefficients, none of them 0.
  public func entries(
    of column: Int
  ) -> some RandomAccessCollection<(row: Int, coefficient: Int)> {
    (entryStart[column]..<entryStart[column + 1]).lazy.map {
      (Int(entryRow[$0]), Int(entryCoefficient[$0]))
    }
  }

  /// What a column costs in a tier.
  public func cost(of column: Int, tier: Int) -> Int {
    switch tiers[tier] {
    case .costs: return costs[column * costTierCount + (slots[tier] ?? 0)]
    case .levels(_, let least):
      return levels[levelStart[column]..<levelStart[column + 1]].count { Int($0) >= least }
    }
  }
}

extension LinearForm {
  /// Everything that a point of whole numbers violates; empty if it is feasible.
  ///
  /// - Complexity: O(columns + entries).
  func violations(at point: [Int]) -> [String] {
    guard point.count == columns.count else {
      return ["the point has \(point.count) values for \(columns.count) columns"]
    }
    var issues = IssueList()
    var activity = [Int](repeating: 0, count: rows.count)
    for (column, value) in point.enumerated() {
      if value < columns[column].lower || value > columns[column].upper ?? .max {
        issues.append("column '\(columns[column].name)' is \(value), outside its bounds")
      }
      if value == 0 { continue }
      for entry in entries(of: column) { activity[entry.row] += entry.coefficient * value }
    }
    for (row, sum) in zip(rows, activity) where sum < row.lower ?? .min || sum > row.upper ?? .max {
      issues.append("row '\(row.name)' is \(sum), outside its bounds")
    }
    return issues.issues
  }

  /// A tier's objective at a point.
  func value(ofTier tier: Int, at point: [Int]) -> Int {
    var sum = 0
    for (column, value) in point.enumerated() where value != 0 {
      sum += cost(of: column, tier: tier) * value
    }
    return sum
  }
}
