extension BranchAndCut {
  enum Verdict {
    case closed
    /// The bound and the relaxation's point, if there is one.
    case open(Int, [Double]?)
    case stopped(Limit)
  }

  /// Solves the relaxation of the domains, with a few rounds of cuts.
  ///
  /// The domains lose what cannot be part of a better point.
  mutating func solve(
    _ domains: inout Domains, rounds: Int
  ) throws(SolverFault) -> Verdict {
    var roundsLeft = rounds
    var stalled = 0
    var lastBound = -Double.infinity
    var propagated = 0
    var bound = target
    var round: UInt64 = 0
    while true {
      guard propagator.run(program, &domains, from: propagated) else { return .closed }
      propagated = domains.trail.count
      relaxation.apply(domains, program)
      let limit = bestValue.map { Double(program.below($0)) } ?? .infinity
      let margin = max(0.01, 1e-9 * limit.magnitude)
      var end = try relaxation.optimise(cutoff: limit + margin, watch)
      while true {
        switch end {
        case .stopped(let limit): return .stopped(limit)
        case .infeasible:
          if try relaxation.provesInfeasible(program, domains) { return .closed }
          return .open(bound, nil)
        case .cutOff, .optimal, .unfinished: break
        }
        let priced = NodeBound(program, domains, duals: relaxation.duals(program))
        bound = max(bound, priced.value(program))
        if bound >= cutoff { return .closed }
        tell()
        if case .optimal = end {
          if let bestValue { priced.fix(program, &domains, atMost: program.below(bestValue)) }
          if domains.isEmpty { return .closed }
          if priced.approximate > lastBound + leastProgress(from: lastBound) {
            stalled = 0
          } else {
            stalled += 1
          }
          lastBound = max(lastBound, priced.approximate)
          break
        }
        end = try relaxation.optimise(cutoff: .infinity, watch)
      }
      let values = relaxation.values()
      guard propagator.run(program, &domains, from: propagated) else { return .closed }
      propagated = domains.trail.count
      if values.indices.contains(where: { values[$0] > Double(domains.upper[$0]) + 1e-6 }) {
        continue
      }
      if isIntegral(values) {
        take(values)
        if isDone || bound >= cutoff { return .closed }
        return .open(bound, nil)
      }
      guard roundsLeft > 0, stalled < 8 else { return .open(bound, values) }
      let isRoot = rounds == effort.rootRounds
      // A restart costs a cold relaxation; amid the cuts it takes more to be worth that.
      if isRoot, isWorthReducing(to: domains, leaving: 50) { return .open(bound, values) }
      roundsLeft -= 1
      round += 1
      let inForce = Array(0..<program.originalRowCount) + relaxation.cuts
      let separator = ParityCuts(program, inForce: inForce, values: values)
      let most = isRoot ? 60 : 15
      let cuts =
        OpeningCuts.separate(program, values: values, limit: most)
        + separator.separate(limit: most, orders: isRoot ? 4 : 2, seed: round, watch: watch)
      // Cuts looked for in part only would let the clock choose the way.
      if let limit = watch.limit() { return .stopped(limit) }
      guard !cuts.isEmpty else { return .open(bound, values) }
      if isRoot { try relaxation.dropSlackCuts(after: 2) }
      for cut in cuts {
        program.append(cut)
        try relaxation.add(program.rows.count - 1, program)
      }
    }
  }

  /// How much a round of cuts must raise the bound to count: a part of the gap, if there is one.
  private func leastProgress(from bound: Double) -> Double {
    guard bound.isFinite else { return 0 }
    guard let bestValue else { return 1e-4 * max(1, bound.magnitude) }
    return 0.01 * max(0, Double(bestValue) - bound)
  }
}
