extension Lexicographic {
  /// Brings a tier to its end; returns an outcome if that ends the solve.
  mutating func finish(_ tier: Int) throws(SolverFault) -> SolveOutcome? {
    let before = statistics
    if network != nil { return try finishByNetwork(tier, since: before) }
    if let last = finished.last, differsByConstant(tier), let value = value(of: tier) {
      // What proved the tier before proves this one, and leaves the same points.
      finished.append(
        TierResult(
          name: program.tiers[tier].name, value: value, bound: value, proof: .relaxation,
          iterations: 0, nodes: 0, columnsUsed: last.columnsUsed, multipliers: last.multipliers))
      return nil
    }
    let objective = Objective(tier: tier)
    // Beside a basis of the first tiers, what proved them before did not prove one of them.
    let mayBeAsBefore = !mendedTiers.contains(tier)
    let known = try mayBeAsBefore ? resumedMultipliers(of: tier) : basicMultipliers(of: tier)
    if let priced = prices(with: known, proving: tier) {
      try close(tier, .relaxation, bound: priced.roundedUp, priced, since: before)
      return nil
    }
    let trivial = PricedPool(program, face, objective, Multipliers(zeroFor: face))
    if let value = value(of: tier), trivial.roundedUp >= value {
      try close(tier, .relaxation, bound: value, trivial, since: before)
      return nil
    }
    if let priced = prices(with: levelMultipliers(of: tier), proving: tier) {
      try close(tier, .relaxation, bound: priced.roundedUp, priced, since: before)
      return nil
    }
    if let end = try blendIfResuming(from: tier) { return end }
    if mayBeAsBefore, let priced = prices(with: try basicMultipliers(of: tier), proving: tier) {
      try close(tier, .relaxation, bound: priced.roundedUp, priced, since: before)
      return nil
    }
    try followFace()
    restricted.setObjective(objective)
    let (name, reached, watch) = (program.tiers[tier].name, value(of: tier), watch)
    let end = try restricted.relax(
      objective, face, watch: watch, statistics: &statistics
    ) { bound, iterations in
      watch.report(name, .relaxation, bound: bound, best: reached, iterations: iterations)
    }
    switch end.kind {
    case .stopped(let limit):
      return outcome(
        stoppedBy: limit, in: tier, end.priced, bound: end.priced.roundedUp, since: before)
    case .infeasible where incumbent != nil:
      throw SolverFault(
        .contradiction, "the relaxation of tier '\(name)' has no point, but one is known")
    case .infeasible:
      // A relaxation over all columns has no point: nor has the program.
      guard restricted.addPaths(within: nil, face, end.priced, limit: sifting.largestEnumeration)
      else { return .stoppedEmptyHanded(.effort) }
      for column in 0..<program.columnCount where face.isAlive[column] {
        try restricted.add(column, cost: program.cost(of: column, tier: tier), face)
      }
      guard case .infeasible = try restricted.optimise(watch, &statistics) else {
        throw SolverFault(.contradiction, "feasibility could not be decided in floating point")
      }
      return .infeasible
    case .solved: break
    }
    if let point = restricted.integralPoint() { consider(point) }
    let bound = end.priced.roundedUp
    if let value = value(of: tier), bound >= value {
      try check(bound <= value, "tier '\(name)' has a bound above a feasible point's value")
      try close(tier, .relaxation, bound: bound, end.priced, since: before)
      return nil
    }
    return try search(tier, end.priced, box: trivial, since: before)
  }

  /// Whether a tier counts levels, as the proven one before it does, and what it counts besides is
  /// the same for every living column of a group: it is constant on what is left.
  private func differsByConstant(_ tier: Int) -> Bool {
    guard tier > 0, program.costSlots[tier] < 0, program.costSlots[tier - 1] < 0,
      program.thresholds[tier] <= program.thresholds[tier - 1],
      !program.stages.hasOpenGroups, finished.last?.proof == .relaxation
    else { return false }
    let between = program.thresholds[tier]..<program.thresholds[tier - 1]
    var counts = [Int](repeating: -1, count: program.groupCount)
    for column in face.isAlive.columns(below: program.columnCount) {
      let group = Int(program.groupOfColumn[column])
      guard group >= 0 else { continue }
      var count = 0
      for index in program.levelStart[column]..<program.levelStart[column + 1]
      where between.contains(Int(program.levels[index])) {
        count += 1
      }
      if counts[group] < 0 { counts[group] = count }
      guard counts[group] == count else { return false }
    }
    return true
  }

  /// The tier priced with multipliers, if these prove the value of the best point known.
  func prices(with multipliers: Multipliers?, proving tier: Int) -> PricedPool? {
    guard let multipliers, let value = value(of: tier) else { return nil }
    let priced = PricedPool(program, face, Objective(tier: tier), multipliers)
    return priced.roundedUp == value ? priced : nil
  }

  /// Those that proved the tier in the solve that this one resumes.
  func resumedMultipliers(of tier: Int) -> Multipliers? {
    last?.tiers[program.tiers[tier].name]
      .flatMap { Multipliers($0, on: face, columnWeight: columnWeight) }
  }

  /// Those that proved the tier before, if both count levels: few columns lie between two
  /// thresholds.
  private func levelMultipliers(of tier: Int) -> Multipliers? {
    guard tier > 0, program.costSlots[tier] < 0, program.costSlots[tier - 1] < 0,
      let result = finished.last, result.proof == .relaxation
    else { return nil }
    return Multipliers(result.multipliers, on: face, columnWeight: columnWeight)
  }

  private static var mostDives: Int { 3 }

  /// The nodes that a tier may open: where it may stay unproven, the fewer the larger they are.
  private func nodes(of tier: Int) -> Int {
    guard let effort = program.effortLimits[tier] else { return .max }
    let columns = restricted.columns.count
    guard effort.mayStayUnproven, columns > sifting.smallSearch else { return effort.nodes }
    let share = Int128(effort.nodes) * Int128(sifting.smallSearch) / Int128(columns)
    return max(min(1, effort.nodes), Int(share))
  }

  /// Closes an integrality gap: first over the columns at hand, then over every
  /// column of the program that could be part of a better point.
  private mutating func search(
    _ tier: Int, _ priced: PricedPool, box: PricedPool, since before: SolveStatistics
  ) throws(SolverFault) -> SolveOutcome? {
    var priced = priced
    let name = program.tiers[tier].name
    let target = priced.roundedUp
    let effort = program.effortLimits[tier]
    var nodesLeft = nodes(of: tier)
    var bound = target
    // A first look at the columns at hand, or at the part of the paths that is quickly searched: a
    // better point makes the gap smaller, and with it what is left to look at.
    var isScouting = !program.stages.hasOpenGroups
    var share = ShareOfGap()
    if nodesLeft > 0 {
      let blend = Objective.blend(program, from: tier)
      for _ in 0..<(program.stages.hasOpenGroups ? Self.mostDives : 1) {
        let point = try restricted.dive(
          blend, face, reaching: target, watch: watch, statistics: &statistics)
        if let point { try considerWithNeighbours(point) }
        // Where paths are too many to list, a point at the bound is the likeliest proof: another
        // dive starts with the columns of the last.
        if let value = value(of: tier), value == target || value > target + 3, point != nil {
          break
        }
      }
      if let value = value(of: tier), value <= target {
        try check(value == target, "tier '\(name)' went below its bound")
        // Where the box already gives the bound, its face needs no objective row.
        let sharpest = box.roundedUp >= value ? box : priced
        try close(tier, .relaxation, bound: value, sharpest, since: before)
        return nil
      }
      // A dive cut short may have missed a point: going on would let the clock choose.
      if let limit = watch.limit() {
        return outcome(stoppedBy: limit, in: tier, priced, bound: bound, since: before)
      }
      restricted.setObjective(Objective(tier: tier))
    }
    var hasEffortLeft = nodesLeft > 0
    // How many columns the last look could have had besides those held.
    var lastMissing: Int?
    while hasEffortLeft {
      let gap = value(of: tier).map { priced.slack(below: $0 - 1) }
      let hasOpenGroups = program.stages.hasOpenGroups
      let coversPaths = share.list(gap, face, priced, sifting, &restricted)
      let slack = gap.map { $0 / Int128(share.divisor) }
      priced.price(newColumnsOf: program)
      let missing = restricted.missingColumns(face, priced, slack: slack)
      // Where paths are too many to list, a larger part of the gap is worth a look only with more.
      if !coversPaths, !share.isWhole, let lastMissing, missing.count <= lastMissing {
        share.grow()
        continue
      }
      lastMissing = missing.count
      // A first look at part of the columns pays only where that is much less than all.
      if missing.count * 2 <= restricted.columns.count, !hasOpenGroups { isScouting = false }
      let others = isScouting ? [] : missing
      statistics.columnsUsed = max(
        statistics.columnsUsed, restricted.columns.count + others.count)
      let (watch, iterations) = (watch, statistics.iterations)
      let result = try restricted.search(
        tier, face, with: others, incumbent: incumbent, target: target, slack: slack,
        priced: priced,
        coversFace: !isScouting && share.isWhole && (coversPaths || !hasOpenGroups),
        nodeLimit: isScouting || !share.isWhole ? min(nodesLeft, sifting.scoutNodes) : nodesLeft,
        watch: watch,
        statistics: &statistics
      ) { bound, best in
        watch.report(name, .search, bound: bound, best: best, iterations: iterations)
      }
      nodesLeft -= min(nodesLeft, result.nodes)
      if let point = result.point {
        try check(consider(point), "branch and cut gave an infeasible point")
      }
      let best = value(of: tier)
      if let best, best <= target {
        try check(best == target, "tier '\(name)' went below its bound")
        try close(tier, .relaxation, bound: best, priced, since: before)
        return nil
      }
      if result.isComplete {
        guard let best else { return .infeasible }
        try close(tier, .search, bound: best, priced, since: before)
        return nil
      }
      if let found = result.bound { bound = max(bound, min(found, best ?? found)) }
      switch result.stop {
      case .time, .interrupted:
        return outcome(
          stoppedBy: result.stop ?? .time, in: tier, priced, bound: bound, since: before)
      case .effort, nil:
        hasEffortLeft = (isScouting || !share.isWhole) && nodesLeft > 0
        if !isScouting { share.grow() }
        isScouting = false
      }
    }
    guard effort?.mayStayUnproven == true, incumbent != nil else {
      return outcome(stoppedBy: .effort, in: tier, priced, bound: bound, since: before)
    }
    try close(tier, .none, bound: bound, priced, since: before)
    return nil
  }

  /// Considers a point and what re-choosing its stages one by one makes of it.
  private mutating func considerWithNeighbours(_ point: [Int]) throws(SolverFault) {
    consider(point)
    // An earlier tier's value is no limit of a network.
    guard program.stages.count > 0, face.objectiveRows.isEmpty else { return }
    let improved = try restricted.improvedByStages(
      point, face, watch: watch, statistics: &statistics)
    guard consider(improved) else { return }
    for column in support { try restricted.add(column, cost: 0, face) }
  }

  /// Records a tier's result and restricts the face to the points that share its value.
  mutating func close(
    _ tier: Int, _ proof: TierResult.Proof, bound: Int, _ priced: PricedPool,
    since before: SolveStatistics
  ) throws(SolverFault) {
    guard let value = value(of: tier) else {
      throw SolverFault(.contradiction, "tier '\(program.tiers[tier].name)' ended without a point")
    }
    var priced = priced
    let heldRows = face.objectiveRows.count
    // What is left of the paths may be few enough to list.
    if priced.isDiscerning(program),
      restricted.addPaths(
        within: priced.slack(below: value), face, priced, limit: sifting.largestClosing)
    {
      restricted.closeStagedGroups()
    }
    priced.price(newColumnsOf: program)
    // Before the face has a row for this tier.
    finished.append(
      result(
        of: tier, value: value, bound: min(bound, value), proof, priced.multipliers, since: before))
    if proof == .search, watch.treeNodes > 0, !program.stages.hasOpenGroups {
      treeTasks.append(TreeTask(tier, value: value, program, face, priced))
    }
    face.keepPoints(ofTier: tier, at: value, program, priced, isOptimal: proof != .none)
    if network != nil { return }
    for column in support {
      try check(face.isAlive[column], "the face of a tier lost its own point")
    }
    // A new objective row cuts off the basis at hand; the incumbent is a vertex.
    if face.objectiveRows.count > heldRows, isLoaded, let incumbent {
      try followFace()
      restricted.layBasis(of: incumbent, face)
    }
  }
}
