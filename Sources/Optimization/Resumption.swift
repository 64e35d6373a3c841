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

  /// The columns held, save paths of staged groups.
  private(set) var columns: [Held]
  /// By row of the program.
  private(set) var rows: [Rest]
  /// By group: its equation.
  private(set) var groups: [Rest]
  /// The multipliers of each tier that the relaxation proved.
  private(set) var tiers: [String: TierMultipliers]

  /// Nothing: a solve that starts from it starts anew.
  init() {
    columns = []
    rows = []
    groups = []
    tiers = [:]
  }

  init(columns: [Held], rows: [Rest], groups: [Rest]) {
    self.columns = columns
    self.rows = rows
    self.groups = groups
    tiers = [:]
  }

  mutating func keep(_ multipliers: TierMultipliers, of tier: String) {
    tiers[tier] = multipliers
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
  ///   - program: The other program.
  /// - Returns: What a solve of the other program may start from.
  /// - Complexity: O(columns held + rows + groups + multipliers).
  public func renumbered(
    columns columnMap: [Int?], rows rowMap: [Int?], groups groupMap: [Int?],
    for program: Program
  ) -> Resumption {
    func moved(_ rests: [Rest], _ map: [Int?], count: Int) -> [Rest] {
      var result = [Rest](repeating: .basic, count: count)
      for (rest, place) in zip(rests, map) {
        if let place, place < count { result[place] = rest }
      }
      return result
    }
    var other = Resumption(
      columns: columns.compactMap { held in
        guard columnMap.indices.contains(held.column), let column = columnMap[held.column],
          column < program.columnCount
        else { return nil }
        return Held(column: column, rest: held.rest)
      },
      rows: moved(rows, rowMap, count: program.rowCount),
      groups: moved(groups, groupMap, count: program.groupCount))
    other.tiers = tiers.mapValues { multipliers in
      multipliers.renumbered { row in
        guard rowMap.indices.contains(row), let place = rowMap[row], place < program.rowCount
        else { return nil }
        return place
      }
    }
    return other
  }
}

extension Restricted {
  /// The basis at hand, by what it is of.
  func resumption() -> Resumption {
    var held: [Resumption.Held] = []
    for (index, column) in columns.enumerated()
    where column >= 0 && column < program.declaredColumnCount {
      held.append(
        Resumption.Held(column: column, rest: .init(glpk.status(ofColumn: index + 1))))
    }
    return Resumption(
      columns: held,
      rows: (0..<program.rowCount).map { .init(glpk.status(ofRow: $0 + 1)) },
      groups: (0..<program.groupCount).map { .init(glpk.status(ofRow: groupRow($0))) })
  }

  /// Lays the basis that a resumption names, as far as it is one: columns that depend on others
  /// leave it, and rows that nothing stands for take their slacks.
  ///
  /// - Parameters:
  ///   - last: For this program; its columns are held.
  ///   - point: A feasible point, from which a group takes its column if it has none.
  mutating func layBasis(resuming last: Resumption, at point: [Int]) {
    var position = [Int](repeating: -1, count: program.columnCount)
    for (index, column) in columns.enumerated() where column >= 0 { position[column] = index }
    var isServed = [Bool](repeating: false, count: program.groupCount)
    var basic: [Int] = []
    setSlackBasis()
    for held in last.columns where position[held.column] >= 0 {
      switch held.rest {
      case .basic:
        basic.append(position[held.column])
        let group = Int(program.groupOfColumn[held.column])
        if group >= 0 { isServed[group] = true }
      case .atUpper where program.isAuxiliary(held.column): setAtUpper(position[held.column] + 1)
      case .atUpper, .atLower: break
      }
    }
    for (column, value) in point.enumerated() where value != 0 && position[column] >= 0 {
      let group = Int(program.groupOfColumn[column])
      if group >= 0, !isServed[group] { basic.append(position[column]) }
    }
    let rowRests = last.rows + last.groups
    var completion = BasisCompletion(rows: rowRests.map { $0 == .basic })
    for index in basic {
      let column = columns[index]
      var entries: [(row: Int, coefficient: Double)] = []
      for entry in program.entries(of: column) where program.entryCoefficient[entry] != 0 {
        entries.append(
          (Int(program.entryRow[entry]), Double(program.entryCoefficient[entry])))
      }
      let group = Int(program.groupOfColumn[column])
      if group >= 0 { entries.append((program.rowCount + group, 1)) }
      completion.append(entries)
    }
    for (column, row) in completion.matched() {
      setBasic(
        basic[column] + 1, insteadOf: row + 1, rowRests[row] == .atUpper ? .atUpper : .atLower)
    }
  }
}

extension Resumption.Rest {
  fileprivate init(_ status: GLPKProblem.Status) {
    switch status {
    case .basic: self = .basic
    case .atLower: self = .atLower
    case .atUpper: self = .atUpper
    }
  }
}
