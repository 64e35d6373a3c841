/// Where a solve came to rest: what another solve of much the same program may start from.
///
/// It steers the search and proves nothing. Whatever it says, bounds are evaluated and points
/// checked in integers, so that a solve that resumes another gives what it would have given
/// without: the same values, and the same point wherever only one is best. Multipliers and counts
/// of work may differ.
public struct Resumption: Hashable, Sendable {
  /// Where the simplex method left a column or a row.
  enum Rest: UInt8, Hashable, Sendable {
    case basic
    case atLower
    case atUpper
  }

  /// A column that was held.
  struct Held: Hashable, Sendable {
    let column: Int
    let rest: Rest
  }

  /// A column that is not 0, or a row's coefficient.
  struct Amount: Hashable, Sendable {
    let index: Int
    let value: Int
  }

  /// A basic column that is not in the program at hand: what it counted in the rows and the group
  /// that still are.
  struct Lost: Hashable, Sendable {
    let entries: [Amount]
    let group: Int?
  }

  /// A tier of the blend, and its weight.
  struct Part: Hashable, Sendable {
    let tier: String
    let weight: Int
  }

  /// The first tiers, for whose blend the basis was optimal.
  private(set) var blend: [Part] = []
  /// The columns held, save paths of staged groups.
  private(set) var columns: [Held]
  private(set) var lost: [Lost] = []
  /// By row of the program.
  private(set) var rows: [Rest]
  /// By group: its equation.
  private(set) var groups: [Rest]
  /// What the basis made each row, and each group's equation, worth.
  private(set) var rowWorth: [Double]
  private(set) var groupWorth: [Double]
  /// The multipliers of each tier that the relaxation proved.
  private(set) var tiers: [String: TierMultipliers]
  /// The best point.
  private(set) var point: [Amount] = []
  /// The point of the basis, if it is integral.
  private var vertex: [Amount] = []

  /// Nothing: a solve that starts from it starts anew.
  init() {
    columns = []
    rows = []
    groups = []
    rowWorth = []
    groupWorth = []
    tiers = [:]
  }

  init(
    _ blend: [Part], columns: [Held], rows: [Rest], groups: [Rest], rowWorth: [Double],
    groupWorth: [Double], vertex: [Int]
  ) {
    self.blend = blend
    self.columns = columns
    self.rows = rows
    self.groups = groups
    self.rowWorth = rowWorth
    self.groupWorth = groupWorth
    self.vertex = Self.amounts(vertex)
    tiers = [:]
  }

  mutating func keep(_ multipliers: TierMultipliers, of tier: String) {
    tiers[tier] = multipliers
  }

  mutating func keep(point: some Collection<Int>) { self.point = Self.amounts(point) }

  private static func amounts(_ point: some Collection<Int>) -> [Amount] {
    point.enumerated().compactMap {
      $0.element == 0 ? nil : Amount(index: $0.offset, value: $0.element)
    }
  }

  /// The best point there was; groups of which it says nothing are as at another point.
  func point(in program: Program, at start: [Int]) -> [Int] {
    var isServed = [Bool](repeating: false, count: program.groupCount)
    var values = [Int](repeating: 0, count: program.columnCount)
    for amount in point {
      values[amount.index] = amount.value
      let group = Int(program.groupOfColumn[amount.index])
      if group >= 0 { isServed[group] = true }
    }
    for (column, value) in start.enumerated() where value != 0 {
      let group = Int(program.groupOfColumn[column])
      if group >= 0, !isServed[group] { values[column] = value }
    }
    return values
  }

  /// The best point there was, changed as the vertex of the basis has changed.
  ///
  /// - Parameter now: The vertex as it is now.
  /// - Returns: A point that may be in order; `nil` if the vertex was not integral.
  func point(movedWithVertexTo now: [Int]) -> [Int]? {
    guard !vertex.isEmpty else { return nil }
    var values = now
    for amount in point { values[amount.index] += amount.value }
    for amount in vertex { values[amount.index] -= amount.value }
    return values
  }

  /// Follows a program that has only some of its columns left, for its columns and basis; what it
  /// says of points is done with.
  mutating func keep(_ kept: [Int], of count: Int) {
    var number = [Int](repeating: -1, count: count)
    for (place, column) in kept.enumerated() { number[column] = place }
    columns = columns.compactMap {
      number[$0.column] < 0 ? nil : Held(column: number[$0.column], rest: $0.rest)
    }
    point = []
    vertex = []
  }

  /// Whether there is a basis to start from.
  var hasBasis: Bool { !columns.isEmpty }

  /// The same for a program in which rows, columns and groups have other numbers.
  ///
  /// What is new there enters as if it had been idle: a row with its slack, a group with none of
  /// its columns.
  ///
  /// - Parameters:
  ///   - columnMap: By column of the program solved, its number in the other; nil where it is gone.
  ///   - rowMap: Likewise by row.
  ///   - groupMap: Likewise by group.
  ///   - old: The program solved.
  ///   - program: The other program.
  /// - Returns: What a solve of the other program may start from.
  /// - Complexity: O(columns held + rows + groups + multipliers).
  public func renumbered(
    columns columnMap: [Int?], rows rowMap: [Int?], groups groupMap: [Int?],
    from old: Program, to program: Program
  ) -> Resumption {
    func place(_ index: Int, _ map: [Int?], below count: Int) -> Int? {
      guard map.indices.contains(index), let place = map[index], place < count else { return nil }
      return place
    }
    func moved<Value>(_ values: [Value], _ map: [Int?], _ new: Value, count: Int) -> [Value] {
      var result = [Value](repeating: new, count: count)
      for (value, place) in zip(values, map) {
        if let place, place < count { result[place] = value }
      }
      return result
    }
    func moved(_ amounts: [Amount]) -> [Amount] {
      amounts.compactMap { amount in
        place(amount.index, columnMap, below: program.columnCount).map {
          Amount(index: $0, value: amount.value)
        }
      }
    }
    func moved(_ entries: [Amount], _ group: Int?) -> Lost {
      Lost(
        entries: entries.compactMap { entry in
          place(entry.index, rowMap, below: program.rowCount).map {
            Amount(index: $0, value: entry.value)
          }
        },
        group: group.flatMap { place($0, groupMap, below: program.groupCount) })
    }
    var other = self
    other.lost = lost.map { moved($0.entries, $0.group) }
    other.columns = []
    for held in columns {
      if let column = place(held.column, columnMap, below: program.columnCount) {
        other.columns.append(Held(column: column, rest: held.rest))
      } else if held.rest == .basic, held.column < old.columnCount {
        let entries = old.entries(of: held.column).map {
          Amount(index: Int(old.entryRow[$0]), value: Int(old.entryCoefficient[$0]))
        }
        other.lost.append(moved(entries, Int(old.groupOfColumn[held.column])))
      }
    }
    other.rows = moved(rows, rowMap, .basic, count: program.rowCount)
    other.groups = moved(groups, groupMap, .basic, count: program.groupCount)
    other.rowWorth = moved(rowWorth, rowMap, 0, count: program.rowCount)
    other.groupWorth = moved(groupWorth, groupMap, 0, count: program.groupCount)
    other.point = moved(point)
    other.vertex = moved(vertex)
    other.tiers = tiers.mapValues { multipliers in
      multipliers.renumbered { place($0, rowMap, below: program.rowCount) }
    }
    return other
  }
}
