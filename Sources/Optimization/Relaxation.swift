/// How the relaxation of a tier ended.
struct RelaxationEnd: Sendable {
  enum Kind: Sendable {
    /// No column of the whole program would improve the relaxation.
    case solved
    /// The columns held admit no point. Not a statement about the others.
    case infeasible
    case stopped(Limit)
  }

  var kind: Kind
  /// The program priced with the multipliers that gave the best bound.
  var priced: PricedPool
}

extension Restricted {
  /// Iterations before the first look at the clock; fewer where rows make iterations slow, so that
  /// a stop is prompt.
  var firstSlice: Int {
    min(1000, max(200, 4_000_000 / max(1, program.rowCount + program.groupCount)))
  }

  /// Solves the relaxation over all alive columns by sifting: solve over the
  /// columns held, price every column with the duals, add the best, repeat.
  ///
  /// - Parameters:
  ///   - objective: The objective GLPK holds; elastic columns cost 1 besides.
  ///   - face: The face whose alive columns take part.
  ///   - isRepairing: Whether the basis was that of an optimum before a few bounds and columns
  ///     changed: the dual method mends it.
  ///   - watch: Ends the relaxation at a limit.
  ///   - statistics: Counts the work.
  ///   - report: Told the bound and the iterations so far after each slice.
  /// - Returns: How it ended, and the bound.
  /// - Throws: A fault if GLPK refuses.
  mutating func relax(
    _ objective: Objective, _ face: Face, isRepairing: Bool = false, watch: Watch,
    statistics: inout SolveStatistics,
    report: (Double?, Int) -> Void
  ) throws(SolverFault) -> RelaxationEnd {
    var best: PricedPool?
    var isRepairing = isRepairing
    let columnWeight = columnWeight(face)
    var restarts = 0
    var length = SliceLength(firstSlice)
    while true {
      let before = glpk.iterations
      let end = try slice(length, watch, isDual: isRepairing)
      let wasRepairing = isRepairing
      isRepairing = false
      statistics.iterations += glpk.iterations - before
      let limit = watch.limit()
      if wasRepairing, end == .infeasible, limit == nil { continue }
      if end == .brokenBasis {
        restarts += 1
        guard restarts <= 3 else {
          throw SolverFault(.solverRefusal, "the simplex method found no usable basis")
        }
        resetBasis()
        continue
      }
      if end == .unfinished, limit == nil {
        report(best?.approximateBound, statistics.iterations)
        length.grow()
        continue
      }
      length = SliceLength(firstSlice)
      let multipliers = Multipliers(duals: duals(), face: face, columnWeight: columnWeight)
      let priced = price(objective, face, multipliers)
      statistics.pricingRounds += 1
      let sharpest = best.flatMap { priced.isSharper(than: $0) ? nil : $0 } ?? priced
      best = sharpest
      report(sharpest.approximateBound, statistics.iterations)
      if end == .infeasible { return RelaxationEnd(kind: .infeasible, priced: sharpest) }
      if end == .optimal {
        let added = try addImproving(objective, face, priced)
        statistics.columnsUsed = max(statistics.columnsUsed, columns.count)
        // The duals of the optimum describe its face, even where an earlier
        // round's bound was as sharp.
        if added == 0 { return RelaxationEnd(kind: .solved, priced: priced) }
      }
      if let limit { return RelaxationEnd(kind: .stopped(limit), priced: sharpest) }
    }
  }

  /// Prices all columns, and of each open group the paths to add.
  func price(_ objective: Objective, _ face: Face, _ multipliers: Multipliers) -> PricedPool {
    PricedPool(
      program, face, objective, multipliers,
      ceiling: elasticCeiling(scale: 1 << multipliers.shift),
      pathsPerGroup: sifting.columnsPerGroup)
  }

  /// The least price of the columns that each group holds.
  func leastHeld(_ priced: PricedPool, _ face: Face) -> [Int] {
    let ceiling = elasticCeiling(scale: 1 << priced.multipliers.shift)
    var held = Array(repeating: ceiling, count: program.groupCount)
    for column in columns
    where column >= 0 && !program.isAuxiliary(column) && face.isAlive[column] {
      let group = Int(program.groupOfColumn[column])
      held[group] = min(held[group], priced.prices[column])
    }
    return held
  }

  /// Adds each group's columns of least price among those below all it holds.
  ///
  /// Groups in `settled`, if given, are passed over.
  mutating func addImproving(
    _ objective: Objective, _ face: Face, _ priced: PricedPool, except settled: [Bool]? = nil
  ) throws(SolverFault) -> Int {
    let held = leastHeld(priced, face)
    var idle = [[Int]](repeating: [], count: program.stages.count)
    for column in program.declaredColumnCount..<program.columnCount
    where face.isAlive[column] && !isActive[column] {
      if let position = program.stages.position(ofGroup: Int(program.groupOfColumn[column])) {
        idle[position].append(column)
      }
    }
    var count = 0
    var chosen: [Int] = []
    for group in 0..<program.groupCount where priced.groupMinimum[group] < held[group] {
      if let settled, settled[group] { continue }
      if let position = program.stages.position(ofGroup: group), program.stages.isOpen[position] {
        count += try addPaths(
          priced, position, idle[position], below: held[group], objective, face)
        continue
      }
      chosen.removeAll(keepingCapacity: true)
      for member in members[group] {
        let column = Int(member)
        let price = priced.prices[column]
        guard price < held[group], face.isAlive[column], !isActive[column] else { continue }
        if chosen.count == sifting.columnsPerGroup {
          guard price < priced.prices[chosen[chosen.count - 1]] else { continue }
          chosen.removeLast()
        }
        let position = chosen.firstIndex { priced.prices[$0] > price } ?? chosen.count
        chosen.insert(column, at: position)
      }
      for column in chosen {
        try add(column, cost: objective.cost(of: column, program), face)
      }
      count += chosen.count
    }
    return count
  }

  /// Adds the paths of an open group whose price is below what the group holds by more than the
  /// multipliers' rounding: those just found, and those that are columns and not held.
  private mutating func addPaths(
    _ priced: PricedPool, _ position: Int, _ idle: [Int], below held: Int, _ objective: Objective,
    _ face: Face
  ) throws(SolverFault) -> Int {
    let noise = 1 << max(0, priced.multipliers.shift - 17)
    var columns = idle.map { (price: priced.prices[$0], column: $0) }
    for path in priced.paths[position] {
      columns.append((path.price, addPath(path.number, ofStaged: position)))
    }
    columns = columns.filter { $0.price < held - noise && !isActive[$0.column] }.sorted { $0 < $1 }
    for (_, column) in columns.prefix(sifting.columnsPerGroup) {
      try add(column, cost: objective.cost(of: column, program), face)
    }
    return min(columns.count, sifting.columnsPerGroup)
  }

  /// The point the relaxation stands at, if it is integral within 10⁻⁶.
  func integralPoint() -> [Int]? {
    var point = [Int](repeating: 0, count: program.columnCount)
    for (index, column) in columns.enumerated() {
      let value = glpk.value(ofColumn: index + 1)
      let rounded = value.rounded()
      guard (value - rounded).magnitude <= 1e-6, let integer = Int(exactly: rounded) else {
        return nil
      }
      if column >= 0 { point[column] = integer }
    }
    return point
  }

  func columnWeight(_ face: Face) -> Int {
    var largest = 0
    for column in face.isAlive.columns(below: program.columnCount) {
      var weight = 0
      for entry in program.entries(of: column) {
        weight += Int(program.entryCoefficient[entry].magnitude)
      }
      for row in face.objectiveRows {
        weight += Int(program.cost(of: column, tier: row.tier).magnitude)
      }
      largest = max(largest, weight)
    }
    for position in 0..<program.stages.count where program.stages.isOpen[position] {
      var weight = program.largestEntrySum(ofPaths: position)
      for row in face.objectiveRows {
        weight += program.largestCost(ofPaths: position, tier: row.tier)
      }
      largest = max(largest, weight)
    }
    return largest
  }
}

extension PricedPool {
  func isSharper(than other: PricedPool) -> Bool {
    let shift = max(multipliers.shift, other.multipliers.shift)
    return bound << Int128(shift - multipliers.shift)
      > other.bound << Int128(shift - other.multipliers.shift)
  }
}
