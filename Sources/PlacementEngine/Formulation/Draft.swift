import Optimization
import PlacementDocuments

/// A program while it is written, with a point that satisfies it at any time: every party
/// unplaced, every variable at its start.
struct Draft {
  private(set) var program: Program
  /// What each tier counts besides the program.
  private(set) var constants: [TierRecord.Name: Int] = [:]
  private(set) var bounds: [(lower: Int?, upper: Int?)] = []
  /// The feasible point, by column.
  var start: [Int] = []
  /// The place of each tier among the costs of a column.
  private let slots: [TierRecord.Name: Int]
  private var variables: [Variable] = []
  /// What rows, and variables by column, are called: made when somebody asks.
  private(set) var rowNames: [@Sendable () -> String] = []
  private(set) var variableNames: [Int: @Sendable () -> String] = [:]

  /// A variable that belongs to no party.
  private struct Variable {
    let column: Int
    let upper: Int
    let cost: Int
    let entries: [(row: Int, coefficient: Int)]
  }

  /// A program with one tier.
  init(_ tier: String, countedAs name: TierRecord.Name) {
    program = Program(tiers: [.costs(tier)])
    slots = [name: 0]
  }

  init(_ objectives: [Objective], _ journeyLevels: [Int]) {
    var tiers: [Program.Tier] = []
    var slots: [TierRecord.Name: Int] = [:]
    for objective in objectives {
      let name = objective.name.rawValue
      if objective.name == .worstJourneys {
        tiers += journeyLevels.map { .levels("\(name) \($0)", atLeast: $0) }
      } else {
        slots[objective.name] = slots.count
        tiers.append(.costs(name))
      }
    }
    program = Program(tiers: tiers)
    self.slots = slots
    var first = 0
    for objective in objectives {
      let count = objective.name == .worstJourneys ? journeyLevels.count : 1
      if let nodes = objective.mostNodes {
        for tier in first..<first + count {
          program.setEffortLimit(tier: tier, nodes: nodes, mayStayUnproven: true)
        }
      }
      first += count
    }
  }

  /// The costs of something that counts in one tier; none, where the round has no such tier.
  func costs(_ name: TierRecord.Name, _ cost: Int) -> [Int] {
    var costs = [Int](repeating: 0, count: slots.count)
    if let slot = slots[name] { costs[slot] = cost }
    return costs
  }

  mutating func add(constant: Int, to name: TierRecord.Name) {
    constants[name, default: 0] += constant
  }

  mutating func addRow(
    _ name: @autoclosure @escaping @Sendable () -> String = "", lower: Int? = nil,
    upper: Int? = nil
  ) -> Int {
    rowNames.append(name)
    bounds.append((lower, upper))
    return program.addRow(lower: lower, upper: upper)
  }

  /// Adds a variable from 0 to `upper`.
  ///
  /// - Parameters:
  ///   - name: What it is called, asked for only where it is shown.
  ///   - upper: Its largest value.
  ///   - cost: The tier in which it counts, if any, and how much.
  ///   - start: A value with which every row holds while nobody is placed; if none is given, the
  ///     largest for what costs, else 0.
  ///   - entries: Rows with coefficients.
  mutating func addVariable(
    _ name: @autoclosure @escaping @Sendable () -> String = "", upper: Int,
    _ cost: (name: TierRecord.Name, each: Int)? = nil, start: Int? = nil,
    entries: [(row: Int, coefficient: Int)]
  ) {
    let each = cost?.each ?? 0
    variableNames[program.columnCount] = name
    let column = program.addAuxiliary(
      upper: upper, costs: costs(cost?.name ?? .placed, each), entries: entries)
    variables.append(Variable(column: column, upper: upper, cost: each, entries: entries))
    self.start.append(start ?? (each > 0 ? upper : 0))
  }

  mutating func addGroup() -> Int { program.addGroup() }

  @discardableResult
  mutating func addColumn(
    group: Int, costs: [Int], levels: [Int], entries: [(row: Int, coefficient: Int)]
  ) -> Int {
    start.append(0)
    return program.addColumn(group: group, costs: costs, levels: levels, entries: entries)
  }

  /// Makes room for columns.
  mutating func reserve(_ columns: some Sequence<ProgramColumns>) { program.reserve(columns) }

  /// - Returns: The first of the columns.
  mutating func addColumns(group: Int, _ columns: ProgramColumns) -> Int {
    start.append(contentsOf: repeatElement(0, count: columns.count))
    return program.addColumns(columns, group: group)
  }

  mutating func addAutomaton(_ automaton: Automaton) -> Int { program.addAutomaton(automaton) }

  mutating func addStagedGroup(_ group: StagedGroup) -> Int { program.addStagedGroup(group) }

  /// Adds what a party's plan as a whole counts to one of its columns, or to its automaton.
  func add(
    _ end: PlanEnd, _ coverage: CoverageRows, to costs: inout [Int], _ entries: inout Entries
  ) {
    if let slot = slots[.suitability] { costs[slot] += end.minutes }
    if let slot = slots[.courseRules] { costs[slot] += end.breaches }
    for kind in CoverageKind.allCases {
      if let row = coverage.rows[kind], let count = end.covered[kind] {
        entries.add(count, to: row)
      }
    }
  }

  /// By row, the variables whose first entry is there.
  var variablesByFirstRow: [[Int]] {
    var columns = [[Int]](repeating: [], count: bounds.count)
    for variable in variables {
      if let row = variable.entries.first?.row { columns[row].append(variable.column) }
    }
    return columns
  }

  /// What variables use of the rows at the start, by row.
  var usedAtStart: [Int] {
    var used = [Int](repeating: 0, count: bounds.count)
    for variable in variables where start[variable.column] != 0 {
      for (row, coefficient) in variable.entries {
        used[row] += coefficient * start[variable.column]
      }
    }
    return used
  }

  /// Brings variables with one row to the value that costs least beside everything used.
  mutating func settleVariables(_ used: [Int]) {
    for variable in variables where variable.cost != 0 && variable.entries.count == 1 {
      let (row, coefficient) = variable.entries[0]
      let activity = used[row] - coefficient * start[variable.column]
      var least = 0
      var most = variable.upper
      // The row asks for lower ≤ activity + coefficient × value ≤ upper.
      if let lower = bounds[row].lower {
        let needed = lower - activity
        if coefficient > 0 {
          least = max(least, (needed + coefficient - 1).quotient(coefficient))
        } else {
          most = min(most, (-needed).quotient(-coefficient))
        }
      }
      if let upper = bounds[row].upper {
        let room = upper - activity
        if coefficient > 0 {
          most = min(most, room.quotient(coefficient))
        } else {
          least = max(least, (-room - coefficient - 1).quotient(-coefficient))
        }
      }
      start[variable.column] = variable.cost > 0 ? least : most
    }
  }
}

extension Int {
  /// The quotient rounded down, for a positive divisor.
  fileprivate func quotient(_ divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
