/// A solve that starts where another of much the same program came to rest.
extension Lexicographic {
  /// Brings the first tiers to their ends by what proved them before or, where this does not do, near
  /// them by the basis of the solve resumed.
  mutating func prepare(
    resuming last: Resumption, at start: [Int]
  ) throws(SolverFault) -> SolveOutcome? {
    let known = Objective.blend(program, like: last.blend)
    let blend = known ?? .blend(program)
    consider(last.point(in: program, at: start))
    try finishAsBefore(blend.tiers)
    if finished.count == blend.tiers.count {
      rest = last
      return nil
    }
    try load(blend, resuming: last, keepsWorth: known != nil, at: incumbent ?? start)
    let isRepairing = try restricted.approach(blend, face, watch, &statistics)
    if let end = try warmUp(blend, isRepairing: isRepairing) { return end }
    mendedTiers = blended
    rest = restricted.resumption(blend)
    // What the change has done to the vertex is done to the best point there was.
    if let point = restricted.integralPoint(), let moved = last.point(movedWithVertexTo: point) {
      consider(moved)
    }
    return nil
  }

  /// Closes tiers from the first on, as long as the multipliers of the solve that this one resumes
  /// prove the best point known.
  private mutating func finishAsBefore(_ tiers: Range<Int>) throws(SolverFault) {
    for tier in tiers {
      guard let priced = prices(with: resumedMultipliers(of: tier), proving: tier) else { return }
      try close(tier, .relaxation, bound: priced.roundedUp, priced, since: statistics)
    }
  }

  /// Loads the columns that an earlier solve held, the start's, and the cheapest of each group that
  /// had none, and lays the basis that the earlier one came to rest at.
  private mutating func load(
    _ blend: Objective, resuming last: Resumption, keepsWorth: Bool, at start: [Int]
  ) throws(SolverFault) {
    isLoaded = true
    let program = program
    var isServed = [Bool](repeating: false, count: program.groupCount)
    for held in last.columns where face.isAlive[held.column] {
      try restricted.add(held.column, cost: 0, face)
      let group = Int(program.groupOfColumn[held.column])
      if group >= 0 { isServed[group] = true }
    }
    for (column, value) in start.enumerated() where value != 0 {
      try restricted.add(column, cost: 0, face)
    }
    for group in 0..<program.groupCount where !isServed[group] {
      let first = firstColumns(of: group, start) {
        keepsWorth ? last.price($0, blend, program) : Double(blend.cost(of: $0, program))
      }
      for column in first where face.isAlive[column] {
        try restricted.add(column, cost: 0, face)
      }
    }
    try restricted.addCheapestPaths(blend, face)
    statistics.columnsUsed = max(statistics.columnsUsed, restricted.columns.count)
    try restricted.restrict(to: face)
    restricted.setObjective(blend)
    try restricted.layBasis(resuming: last, blend, keepsWorth: keepsWorth, at: start)
  }

  /// Brings the basis near the optima of a tier and some that follow, in a solve that resumes another
  /// and so far has done without a relaxation of them.
  mutating func blendIfResuming(from tier: Int) throws(SolverFault) -> SolveOutcome? {
    guard let last, last.hasBasis, let incumbent, !blended.contains(tier) else { return nil }
    let blend = Objective.blend(program, from: tier)
    if !isLoaded {
      try load(blend, resuming: last, keepsWorth: false, at: incumbent)
      if !face.objectiveRows.isEmpty { restricted.layBasis(of: incumbent, face) }
    }
    guard face.objectiveRows.isEmpty, !program.stages.hasOpenGroups else { return nil }
    try followFace()
    restricted.setObjective(blend)
    return try warmUp(blend)
  }
}
