extension BranchAndCut {
  enum Choice {
    case closed
    /// The domains were narrowed without a split.
    case resolve
    /// What to go on with, what to leave for later, and the bound of the latter.
    case split([Domains.Change], [Domains.Change], Int)
    case stopped(Limit)
  }

  /// Chooses the question that promises to raise the bound of both answers most, by
  /// trying the answers for a few iterations.
  mutating func decide(
    _ domains: inout Domains, _ values: [Double]?, _ node: Node
  ) throws(SolverFault) -> Choice {
    // What was fixed by cost and propagation belongs to the node.
    node.changes += domains.trail
    domains.emptyTrail()
    var decisions = values.map { program.openDecisions(domains, $0) } ?? []
    guard !decisions.isEmpty, relaxation.isOptimal else {
      if let decision = program.anyDecision(domains) {
        return .split(decision.yes, decision.no, node.bound)
      }
      // Every column has one value: the point is the node.
      if let point = domains.point(program) { take(point) }
      return .closed
    }
    let promise = decisions.map { gains.promise($0) }
    let order = decisions.indices.sorted { (promise[$1], $0) < (promise[$0], $1) }
    let most = isOnPlateau ? 2 : node.depth == 0 ? 24 : node.depth < 6 ? 12 : 6
    decisions = order.prefix(most).map { decisions[$0] }
    let here = relaxation.objectiveValue
    let basis = relaxation.basis()
    var bestIndex = 0
    var bestScore = -1.0
    var bestTrials = (yes: Trial(), no: Trial())
    var sinceBest = 0
    for (index, decision) in decisions.enumerated() {
      let yes = try attempt(decision.yes, domains, here)
      if isDone { return .closed }
      relaxation.resume(basis)
      let no = try attempt(decision.no, domains, here)
      if isDone { return .closed }
      relaxation.resume(basis)
      if let limit = watch.limit() { return .stopped(limit) }
      if yes.isClosed || no.isClosed {
        relaxation.apply(domains, program)
        if yes.isClosed && no.isClosed { return .closed }
        domains.apply(yes.isClosed ? decision.no : decision.yes)
        return .resolve
      }
      let score = max(yes.gain, 1e-6) * max(no.gain, 1e-6)
      gains.record(decision, gain: score.squareRoot())
      if score > bestScore * (1 + 1e-9) {
        (bestIndex, bestScore, bestTrials, sinceBest) = (index, score, (yes, no), 0)
      } else {
        sinceBest += 1
        if sinceBest >= 5 { break }
      }
    }
    relaxation.apply(domains, program)
    let decision = decisions[bestIndex]
    let scale = 1e-6 * max(1, here.magnitude)
    isOnPlateau = bestTrials.yes.gain < scale && bestTrials.no.gain < scale
    // Where no answer costs anything a point is what is missing: take the likelier one.
    if isOnPlateau {
      return decision.share >= 0.5
        ? .split(decision.yes, decision.no, bestTrials.no.bound)
        : .split(decision.no, decision.yes, bestTrials.yes.bound)
    }
    return bestTrials.yes.gain <= bestTrials.no.gain
      ? .split(decision.yes, decision.no, bestTrials.no.bound)
      : .split(decision.no, decision.yes, bestTrials.yes.bound)
  }

  struct Trial {
    var isClosed = false
    var gain = 0.0
    var bound = Int.min
  }

  /// Runs a few iterations under one answer.
  mutating func attempt(
    _ changes: [Domains.Change], _ domains: Domains, _ here: Double
  ) throws(SolverFault) -> Trial {
    var trial = domains
    trial.emptyTrail()
    trial.apply(changes)
    guard propagator.run(program, &trial) else { return Trial(isClosed: true) }
    relaxation.apply(trial, program)
    let limit = bestValue.map { Double(program.below($0)) } ?? .infinity
    let end = try relaxation.optimise(
      cutoff: limit + max(0.01, 1e-9 * limit.magnitude), iterationLimit: 60, watch)
    switch end {
    case .stopped: return Trial()
    case .infeasible:
      return Trial(
        isClosed: try relaxation.provesInfeasible(program, trial), gain: max(1, limit - here))
    case .optimal, .cutOff, .unfinished:
      let priced = NodeBound(program, trial, duals: relaxation.duals(program))
      let bound = priced.value(program)
      if case .optimal = end, bestValue == nil || bound < cutoff {
        let values = relaxation.values()
        if isIntegral(values) { take(values) }
      }
      return Trial(
        isClosed: bound >= cutoff, gain: max(0, priced.approximate - here), bound: bound)
    }
  }
}
