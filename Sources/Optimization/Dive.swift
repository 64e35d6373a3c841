extension Restricted {
  /// Looks for a good integer point by fixing the relaxation's columns group by group.
  ///
  /// Each round fixes the columns closest to 1 among the fractional groups,
  /// re-optimises and adds columns that suit what is left. A batch that leaves no
  /// point is taken back and its first column forbidden instead. The relaxation is
  /// left with the bounds and the basis it had; its objective is the dive's.
  ///
  /// - Parameters:
  ///   - objective: What the dive minimises.
  ///   - face: The face the columns held belong to.
  ///   - watch: Ends the dive without a point.
  ///   - statistics: Counts the iterations.
  /// - Returns: A point that is integral within tolerance, not yet checked, or `nil`.
  /// - Throws: A fault if GLPK refuses.
  mutating func dive(
    _ objective: Objective, _ face: Face, watch: Watch, statistics: inout SolveStatistics
  ) throws(SolverFault) -> [Int]? {
    setObjective(objective)
    var touched: [Int] = []
    let basis = glpk.basis()
    defer {
      for index in touched { release(index) }
      restore(basis)
    }
    var failures = 0
    var isSettled = [Bool](repeating: false, count: program.groupCount)
    let weight = columnWeight(face)
    guard case .optimal = try optimise(watch, &statistics) else { return nil }
    while true {
      if let point = integralPoint() { return point }
      let batch = fractionalLeaders()
      guard let first = batch.first else { return nil }
      for index in batch { fix(index, at: 1) }
      touched += batch
      switch try optimise(watch, &statistics, isDual: true) {
      case .optimal:
        for index in batch { isSettled[Int(program.groupOfColumn[columns[index]])] = true }
        let multipliers = Multipliers(duals: duals(), face: face, columnWeight: weight)
        let priced = price(objective, face, multipliers)
        statistics.pricingRounds += 1
        if try addImproving(objective, face, priced, except: isSettled) > 0 {
          guard case .optimal = try optimise(watch, &statistics) else { return nil }
        }
        continue
      case .stopped: return nil
      case .infeasible: break
      }
      failures += 1
      guard failures <= Self.largestFailures else { return nil }
      for index in batch { release(index) }
      fix(first, at: 0)
      guard case .optimal = try optimise(watch, &statistics, isDual: true) else { return nil }
    }
  }

  private static var largestFailures: Int { 20 }

  /// The best column of each of the groups closest to a decision: those within a
  /// tenth of it and, failing these, one fractional group in 32.
  private func fractionalLeaders() -> [Int] {
    var leader = [Int](repeating: -1, count: program.groupCount)
    var value = [Double](repeating: 0, count: program.groupCount)
    for (index, column) in columns.enumerated() where column >= 0 && !program.isAuxiliary(column) {
      let amount = glpk.value(ofColumn: index + 1)
      let group = Int(program.groupOfColumn[column])
      if amount > value[group] {
        value[group] = amount
        leader[group] = index
      }
    }
    let groups = value.indices.filter { value[$0] > 1e-6 && value[$0] < 1 - 1e-6 }
      .sorted { (value[$1], $0) < (value[$0], $1) }
    let decided = groups.prefix { value[$0] >= 0.9 }.count
    return groups.prefix(max(1, decided, groups.count / 32)).map { leader[$0] }
  }
}
