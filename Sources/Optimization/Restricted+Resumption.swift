extension Restricted {
  /// The basis at hand, by what it is of.
  ///
  /// - Parameter blend: The first tiers' blend, for which it is optimal.
  /// - Returns: What another solve may start from.
  func resumption(_ blend: Objective) -> Resumption {
    var held: [Resumption.Held] = []
    for (index, column) in columns.enumerated()
    where column >= 0 && column < program.declaredColumnCount {
      held.append(
        Resumption.Held(column: column, rest: .init(glpk.status(ofColumn: index + 1))))
    }
    let rows = 0..<program.rowCount
    let groups = 0..<program.groupCount
    return Resumption(
      blend.weights.map { .init(tier: program.tiers[$0.tier].name, weight: $0.weight) },
      columns: held,
      rows: rows.map { .init(glpk.status(ofRow: $0 + 1)) },
      groups: groups.map { .init(glpk.status(ofRow: groupRow($0))) },
      rowWorth: rows.map { glpk.dual(ofRow: $0 + 1) },
      groupWorth: groups.map { glpk.dual(ofRow: groupRow($0)) },
      vertex: Array(integralPoint()?.prefix(program.declaredColumnCount) ?? []))
  }

  /// Lays the basis that a resumption names, as far as it is one: columns that depend on others
  /// leave it, and rows that nothing stands for take their slacks.
  ///
  /// A basic column that is gone, or dead, stays, fixed at 0, at the price at which it was basic, and
  /// a new group takes the cheapest of its columns: what the basis makes rows worth does not change,
  /// so that the dual method has little to mend.
  ///
  /// - Parameters:
  ///   - last: For this program; its columns are held.
  ///   - objective: The one at hand.
  ///   - keepsWorth: Whether it is the one for which that basis was optimal.
  ///   - point: A feasible point, from which a group takes its column if it has none and nothing
  ///     tells what it is worth.
  /// - Throws: A fault if GLPK refuses.
  mutating func layBasis(
    resuming last: Resumption, _ objective: Objective, keepsWorth: Bool, at point: [Int]
  ) throws(SolverFault) {
    let point = point.padded(to: program.columnCount)
    var position = [Int](repeating: -1, count: program.columnCount)
    for (index, column) in columns.enumerated() where column >= 0 { position[column] = index }
    var isServed = [Bool](repeating: false, count: program.groupCount)
    var basic: [(index: Int, entries: [(row: Int, coefficient: Double)])] = []
    setSlackBasis()
    for held in last.columns {
      guard position[held.column] >= 0 else {
        if held.rest == .basic, keepsWorth {
          let entries = entries(of: held.column)
          basic.append((columns.count, entries))
          let cost = objective.cost(of: held.column, program)
          try addFixed(entries, cost: Double(cost))
        }
        continue
      }
      switch held.rest {
      case .basic:
        basic.append((position[held.column], entries(of: held.column)))
        let group = Int(program.groupOfColumn[held.column])
        if group >= 0 { isServed[group] = true }
      case .atUpper where program.isAuxiliary(held.column): setAtUpper(position[held.column] + 1)
      case .atUpper, .atLower: break
      }
    }
    for lost in last.lost where keepsWorth {
      var entries = lost.entries.map { (row: $0.index, coefficient: Double($0.value)) }
      if let group = lost.group {
        entries.append((program.rowCount + group, 1))
        isServed[group] = true
      }
      if entries.isEmpty { continue }
      basic.append((columns.count, entries))
      try addFixed(entries, cost: last.worth(of: lost))
    }
    for group in 0..<program.groupCount where !isServed[group] {
      let own = members[group].lazy.map { Int($0) }.filter { position[$0] >= 0 }
      let column =
        keepsWorth
        ? own.min { last.price($0, objective, program) < last.price($1, objective, program) }
        : own.first { point[$0] != 0 }
      if let column { basic.append((position[column], entries(of: column))) }
    }
    let rowRests = last.rows + last.groups
    var completion = BasisCompletion(rows: rowRests.map { $0 == .basic })
    for column in basic { completion.append(column.entries) }
    for (column, row) in completion.matched() {
      setBasic(
        basic[column].index + 1, insteadOf: row + 1,
        rowRests[row] == .atUpper ? .atUpper : .atLower)
    }
  }

  /// What a column counts in rows and, after them, in its group's equation.
  private func entries(of column: Int) -> [(row: Int, coefficient: Double)] {
    var entries: [(row: Int, coefficient: Double)] = []
    for entry in program.entries(of: column) where program.entryCoefficient[entry] != 0 {
      entries.append((Int(program.entryRow[entry]), Double(program.entryCoefficient[entry])))
    }
    let group = Int(program.groupOfColumn[column])
    if group >= 0 { entries.append((program.rowCount + group, 1)) }
    return entries
  }
}

extension Resumption {
  /// What the basis made a column worth that is gone.
  fileprivate func worth(of lost: Lost) -> Double {
    lost.entries.reduce(lost.group.map { groupWorth[$0] } ?? 0) {
      $0 + rowWorth[$1.index] * Double($1.value)
    }
  }

  /// What a column costs more than its entries in rows were worth.
  func price(_ column: Int, _ objective: Objective, _ program: Program) -> Double {
    var price = Double(objective.cost(of: column, program))
    for entry in program.entries(of: column) {
      price -= rowWorth[Int(program.entryRow[entry])] * Double(program.entryCoefficient[entry])
    }
    return price
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
