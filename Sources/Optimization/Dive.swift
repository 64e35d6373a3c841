extension Restricted {
  /// Looks for a good integer point by deciding the relaxation's groups little by little.
  ///
  /// Each round takes the decisions the relaxation has nearly made, re-optimises and adds
  /// columns that suit what is left. A batch that leaves no point is taken back and the
  /// contrary of its first decision taken instead. The relaxation is left with the bounds
  /// and the basis it had; its objective is the dive's.
  ///
  /// - Parameters:
  ///   - objective: What the dive minimises.
  ///   - face: The face the columns held belong to.
  ///   - target: A value of the objective's first tier that is good enough. Decisions that lead
  ///   beyond it are taken back, as long as there are not too many.
  ///   - watch: Ends the dive without a point.
  ///   - statistics: Counts the iterations.
  /// - Returns: A point that is integral within tolerance, not yet checked, or `nil`.
  /// - Throws: A fault if GLPK refuses.
  mutating func dive(
    _ objective: Objective, _ face: Face, reaching target: Int, watch: Watch,
    statistics: inout SolveStatistics
  ) throws(SolverFault) -> [Int]? {
    setObjective(objective)
    // Twice what it took to get here.
    let mostIterations = 3 * statistics.iterations + Self.leastIterations
    var path = DivePath(face, groups: program.groupCount)
    let basis = glpk.basis()
    defer {
      for index in path.fixed { release(index) }
      restore(basis)
    }
    var (failures, refusals) = (0, 0)
    let tier = objective.weights[0].tier
    // A program with every column at hand is searched to its end anyway.
    let limit = program.stages.hasOpenGroups ? Double(target) + 1e-4 : .infinity
    let weight = columnWeight(face)
    guard case .optimal = try optimise(watch, &statistics) else { return nil }
    while true {
      if let point = integralPoint() { return point }
      let batch = nextDecisions()
      guard let first = batch.first else { return nil }
      let (before, mayReach) = (path, refusals < Self.mostRefusals && value(of: tier) <= limit)
      for decision in batch { take(decision, &path) }
      guard statistics.iterations < mostIterations else { return nil }
      switch try reoptimise(objective, path, watch, &statistics) {
      case .optimal:
        var rounds = 0
        while rounds < Self.roundsOfPricing || mayReach && value(of: tier) > limit {
          let multipliers = Multipliers(duals: duals(), face: face, columnWeight: weight)
          let priced = price(objective, path.face, multipliers)
          statistics.pricingRounds += 1
          rounds += 1
          guard try addImproving(objective, path.face, priced, except: path.isSettled) > 0 else {
            break
          }
          guard case .optimal = try optimise(watch, &statistics) else { return nil }
        }
        guard mayReach, value(of: tier) > limit else { continue }
        refusals += 1
      case .infeasible: failures += 1
      case .stopped: return nil
      }
      guard failures <= Self.largestFailures else { return nil }
      for index in path.fixed.dropFirst(before.fixed.count) { release(index) }
      path = before
      take(first.contrary, &path)
      guard case .optimal = try reoptimise(objective, path, watch, &statistics) else { return nil }
    }
  }

  private static var largestFailures: Int { 20 }
  private static var mostRefusals: Int { 5 }
  private static var roundsOfPricing: Int { 3 }
  private static var roundsOfFilling: Int { 10 }
  private static var leastIterations: Int { 10_000 }

  /// What the relaxation's point is worth in a tier.
  private func value(of tier: Int) -> Double {
    var value = 0.0
    for (index, column) in columns.enumerated() where column >= 0 {
      let amount = glpk.value(ofColumn: index + 1)
      if amount > 0 { value += amount * Double(program.cost(of: column, tier: tier)) }
    }
    return value
  }

  /// Re-optimises after decisions; where the columns held leave no point, it looks for others that
  /// do.
  private mutating func reoptimise(
    _ objective: Objective, _ path: DivePath, _ watch: Watch, _ statistics: inout SolveStatistics
  ) throws(SolverFault) -> Optimisation {
    for _ in 0..<Self.roundsOfFilling {
      let end = try optimise(watch, &statistics, isDual: true)
      guard case .infeasible = end, program.stages.hasOpenGroups,
        try addWanting(objective, path, &statistics)
      else { return end }
    }
    return .infeasible
  }

  /// Adds the columns that would lift most the contradiction the columns held are in (Farkas).
  ///
  /// - Returns: Whether there are any.
  private mutating func addWanting(
    _ objective: Objective, _ path: DivePath, _ statistics: inout SolveStatistics
  ) throws(SolverFault) -> Bool {
    guard let ray = try infeasibilityRay() else { return false }
    let rows = Array(ray[..<program.rowCount]) + ray[(program.rowCount + program.groupCount)...]
    let largest = rows.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return false }
    let weight = columnWeight(path.face)
    for scale in [1 / largest, -1 / largest] {
      let multipliers = Multipliers(
        duals: rows.map { $0 * scale }, face: path.face, columnWeight: weight)
      let priced = price(.zero, path.face, multipliers)
      statistics.pricingRounds += 1
      // The columns held are in contradiction only under the ray's own sign.
      let held = leastHeld(priced, path.face)
      var bound = priced.bound
      for (held, least) in zip(held, priced.groupMinimum) { bound += Int128(held) - Int128(least) }
      guard bound > 0 else { continue }
      return try addImproving(objective, path.face, priced, except: path.isSettled) > 0
    }
    return false
  }

  /// Restricts the columns held, and the choices of paths to come, to what a decision allows.
  private mutating func take(_ decision: DiveDecision, _ path: inout DivePath) {
    switch decision {
    case .column(let index, let isTaken):
      fix(index, at: isTaken ? 1 : 0)
      path.fixed.append(index)
      guard isTaken else { return }
      let group = Int(program.groupOfColumn[columns[index]])
      path.isSettled[group] = true
      // Nobody need price what the decision has ruled out.
      for other in members[group] where Int(other) != columns[index] {
        path.face.remove(Int(other))
      }
    case .option(let option, let stage, let position, let isTaken):
      for other in program.stages.options(ofStage: stage) where (other == option) != isTaken {
        path.face.isOptionAlive[other] = false
      }
      let group = Int32(program.stages.groups[position])
      func isRuledOut(_ column: Int) -> Bool {
        guard program.groupOfColumn[column] == group, path.face.isAlive[column] else {
          return false
        }
        let number = program.pathNumbers[column - program.declaredColumnCount]
        return !path.face.allows(number, ofStaged: position, program)
      }
      for (index, column) in columns.enumerated() where column >= 0 && isRuledOut(column) {
        path.face.remove(column)
        fix(index, at: 0)
        path.fixed.append(index)
      }
      for column in program.declaredColumnCount..<program.columnCount where isRuledOut(column) {
        path.face.remove(column)
      }
    }
  }

  /// The decisions closest to being made: those within a tenth of it and, failing these,
  /// an eighth of those open.
  private func nextDecisions() -> [DiveDecision] {
    let stages = program.stages
    var leader = [Int](repeating: -1, count: program.groupCount)
    var value = [Double](repeating: 0, count: program.groupCount)
    var optionValue = [Double](repeating: 0, count: stages.hasOpenGroups ? stages.optionCount : 0)
    for (index, column) in columns.enumerated() where column >= 0 && !program.isAuxiliary(column) {
      let amount = glpk.value(ofColumn: index + 1)
      guard amount > 1e-9 else { continue }
      let group = Int(program.groupOfColumn[column])
      if amount > value[group] {
        value[group] = amount
        leader[group] = index
      }
      if let position = stages.position(ofGroup: group), stages.isOpen[position] {
        let number = program.pathNumbers[column - program.declaredColumnCount]
        for option in stages.options(ofPath: number, position) { optionValue[option] += amount }
      }
    }
    var open: [(value: Double, decision: DiveDecision)] = []
    for group in value.indices where value[group] > 1e-6 && value[group] < 1 - 1e-6 {
      guard let position = stages.position(ofGroup: group), stages.isOpen[position] else {
        open.append((value[group], .column(leader[group], isTaken: true)))
        continue
      }
      for stage in stages.stages(of: position) {
        guard
          let option = stages.options(ofStage: stage)
            .max(by: { (optionValue[$0], $1) < (optionValue[$1], $0) }),
          optionValue[option] < 1 - 1e-6
        else { continue }
        open.append((optionValue[option], .option(option, stage, position, isTaken: true)))
      }
    }
    let order = open.indices.sorted { (open[$1].value, $0) < (open[$0].value, $1) }
    let decided = order.prefix { open[$0].value >= 0.9 }.count
    return order.prefix(max(1, decided, order.count / 8)).map { open[$0].decision }
  }
}

/// A step of a dive, by position among the columns held, or by option, stage and position of
/// the staged group.
private enum DiveDecision {
  case column(_ index: Int, isTaken: Bool)
  case option(_ option: Int, _ stage: Int, _ position: Int, isTaken: Bool)

  var contrary: DiveDecision {
    switch self {
    case .column(let index, let isTaken): .column(index, isTaken: !isTaken)
    case .option(let option, let stage, let position, let isTaken):
      .option(option, stage, position, isTaken: !isTaken)
    }
  }
}

/// What a dive has decided so far.
private struct DivePath {
  /// The face less what the decisions rule out.
  var face: Face
  /// Columns that were fixed, by position among those held.
  var fixed: [Int] = []
  /// By group: whether its column is chosen.
  var isSettled: [Bool]

  init(_ face: Face, groups: Int) {
    self.face = face
    isSettled = Array(repeating: false, count: groups)
  }
}
