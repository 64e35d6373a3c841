extension BranchAndCut {
  func isIntegral(_ values: [Double]) -> Bool {
    !values.contains { ($0 - $0.rounded()).magnitude > SearchProgram.tolerance }
  }

  /// Takes a point as the best if it is feasible and better.
  mutating func take(_ values: [Double]) {
    take(values.map { Int($0.rounded()) })
  }

  mutating func take(_ point: [Int]) {
    guard program.admits(point) else { return }
    let value = program.value(of: point)
    guard value < cutoff else { return }
    best = point
    known = point
    bestValue = value
    open.drop(from: value)
  }

  /// Fixes groups at what the relaxation prefers until a point remains or none can.
  mutating func dive(
    _ start: Domains, _ startValues: [Double]
  ) throws(SolverFault) {
    let iterations = relaxation.iterations
    defer { diveIterations += relaxation.iterations - iterations }
    var domains = start
    var values = startValues
    var failures = 0
    while true {
      let before = domains
      guard let leader = fixLeaders(&domains, values) else {
        if let point = domains.point(program) { take(point) }
        return
      }
      while true {
        relaxation.apply(domains, program)
        let end = try relaxation.optimise(cutoff: .infinity, watch)
        if case .stopped = end { return }
        if case .optimal = end {
          values = relaxation.values()
          if reaches(values) { break }
        }
        failures += 1
        guard failures <= 8, program.groupOf[leader] >= 0 else { return }
        domains = before
        domains.forbid(leader)
        guard propagator.run(program, &domains, from: before.trail.count) else { return }
      }
      if isIntegral(values) { return take(values) }
    }
  }

  /// Whether a relaxation's point is better than the best point known.
  func reaches(_ values: [Double]) -> Bool {
    guard let bestValue else { return true }
    var sum = 0.0
    for (column, value) in values.enumerated() where value > 0 {
      sum += Double(program.costs[column]) * value
    }
    return sum <= Double(program.below(bestValue)) + max(0.01, 1e-9 * Double(bestValue.magnitude))
  }

  /// Fixes the undecided groups that are nearly decided and, failing these, the nearest eighth;
  /// then auxiliaries.
  ///
  /// - Returns: The column nearest to a decision; `nil` if there is nothing left to fix.
  mutating func fixLeaders(_ domains: inout Domains, _ values: [Double]) -> Int? {
    var leaders: [Int] = []
    for (group, range) in program.groups.enumerated() where domains.allowed[group] > 1 {
      let leader = range.filter { domains.upper[$0] == 1 }
        .max { (values[$0], $1) < (values[$1], $0) }
      if let leader { leaders.append(leader) }
    }
    leaders.sort { (values[$1], $0) < (values[$0], $1) }
    guard let first = leaders.first else {
      for column in program.firstAuxiliary..<program.columnCount
      where domains.lower[column] < domains.upper[column] {
        let value = Int(values[column].rounded())
        domains.narrow(column, lower: value, upper: value)
        return column
      }
      return nil
    }
    let sure = leaders.prefix { values[$0] >= 0.9 }.count
    for leader in leaders.prefix(max(1, sure, leaders.count / 8)) where domains.upper[leader] == 1 {
      let kept = domains
      for other in program.groups[Int(program.groupOf[leader])] where other != leader {
        domains.forbid(other)
      }
      if !propagator.run(program, &domains, from: kept.trail.count) {
        domains = kept
        domains.forbid(leader)
      }
    }
    return first
  }

  /// Looks for a point at the target under other costs, where the relaxation is there already.
  ///
  /// Such a relaxation has optima without number, among which the simplex method loses its way once
  /// there are cuts.
  mutating func aim(_ guide: [Int]) throws(SolverFault) {
    guard relaxation.isOptimal,
      NodeBound(program, root, duals: relaxation.duals(program)).value(program) <= target
    else { return }
    if case .none = try seek(atMost: target, under: guide, nodes: 100) {
      target = program.roundedUp(target + 1)
    }
  }

  /// Looks for a point below the best one under other costs, whose relaxation is less
  /// arbitrary than that of an objective which hardly tells points apart: one with few values left.
  ///
  /// - Returns: Whether there is proven to be no such point.
  mutating func hunt(_ guide: [Int]) throws(SolverFault) -> Bool {
    while let value = bestValue, hasFewValuesLeft {
      switch try seek(atMost: program.below(value), under: guide, nodes: 20) {
      case .point: continue
      case .none: return true
      case .unknown: return false
      }
    }
    return false
  }

  private enum Found {
    case point
    /// There is proven to be none.
    case none
    case unknown
  }

  /// Looks for any point worth at most a value, with other costs to lead to it.
  private mutating func seek(
    atMost value: Int, under guide: [Int], nodes most: Int
  ) throws(SolverFault) -> Found {
    guard nodes < effort.nodes else { return .unknown }
    let reduced = ReducedProgram(
      program, root, cuts: relaxation.cuts, costs: guide, atMost: value)
    let search = try BranchAndCut(
      reduced.program, point: nil, beating: nil, target: -1 << 60,
      effort: Effort(
        nodes: min(most, effort.nodes - nodes), mayLookNearby: false, endsAtFirstPoint: true),
      watch: watch
    ) { _, _ in }
    let result = try search.run()
    nodes += result.nodes
    guard let point = result.point else { return result.isComplete ? .none : .unknown }
    take(reduced.expanded(point))
    return cutoff <= value ? .point : .unknown
  }

  /// Searches near the relaxation: first the points that share with the best what the relaxation
  /// agrees on, then those of the columns it nearly uses.
  ///
  /// - Returns: Whether there was a better one.
  mutating func lookNearby(
    _ values: [Double], _ priced: NodeBound
  ) throws(SolverFault) -> Bool {
    guard effort.mayLookNearby, nodes < effort.nodes, !isDone else { return false }
    for domains in [agreeing(values), cheap(values, priced)] {
      guard let domains, !domains.isEmpty, nodes < effort.nodes else { continue }
      let reduced = ReducedProgram(program, domains, cuts: relaxation.cuts)
      let nearby = try BranchAndCut(
        reduced.program, point: nil, beating: bestValue.map { $0 - reduced.decidedCost },
        target: target - reduced.decidedCost,
        effort: Effort(nodes: min(60, effort.nodes - nodes), rootRounds: 5, mayLookNearby: false),
        watch: watch
      ) { _, _ in }
      let result = try nearby.run()
      nodes += result.nodes
      guard let point = result.point else { continue }
      let value = cutoff
      take(reduced.expanded(point))
      if cutoff < value { return true }
    }
    return false
  }

  /// The root's domains with the groups decided in which the best point has what the relaxation
  /// prefers; `nil` if they are few.
  private func agreeing(_ values: [Double]) -> Domains? {
    guard let known else { return nil }
    var domains = root
    var decided = 0
    for (group, range) in program.groups.enumerated() {
      guard domains.allowed[group] > 1 else {
        decided += 1
        continue
      }
      guard let column = range.first(where: { known[$0] == 1 }), values[column] > 0.5,
        domains.upper[column] == 1
      else { continue }
      decided += 1
      for other in range where other != column { domains.forbid(other) }
    }
    return decided * 10 >= program.groups.count * 3 ? domains : nil
  }

  /// The root's domains with the columns only that are used by the relaxation or the best point or
  /// cost a small part of the gap more; `nil` if these are not much fewer.
  private func cheap(_ values: [Double], _ priced: NodeBound) -> Domains? {
    guard let bestValue else { return nil }
    var domains = root
    let room = Int(clamping: priced.room(below: bestValue) / 8)
    for (group, range) in program.groups.enumerated() {
      let most = priced.groupMinimum[group].addingReportingOverflow(room).partialValue
      for column in range
      where priced.prices[column] > most && values[column] < 1e-6 && known?[column] != 1 {
        domains.forbid(column)
      }
    }
    return isWorthReducing(to: domains, leaving: 50) ? domains : nil
  }
}
