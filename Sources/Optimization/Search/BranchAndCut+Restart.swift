extension BranchAndCut {
  /// Whether a good part of the columns is decided.
  ///
  /// - Parameters:
  ///   - domains: What is left of the columns.
  ///   - percent: How much of them may be left.
  /// - Returns: Whether less is.
  func isWorthReducing(to domains: Domains, leaving percent: Int) -> Bool {
    let left = domains.allowed.reduce(0) { $0 + ($1 > 1 ? Int($1) : 0) }
    return left > 0 && left * 100 < program.firstAuxiliary * percent
  }

  /// Goes on with what is not decided.
  mutating func restart(_ first: Node) throws(SolverFault) -> Limit? {
    let reduced = ReducedProgram(program, root, cuts: relaxation.cuts)
    var effort = effort
    // The root is the same node again.
    effort.nodes = max(1, effort.nodes - nodes + 1)
    let (cost, report) = (reduced.decidedCost, report)
    let rest = try BranchAndCut(
      reduced.program, guide: guide.map { guide in reduced.columns.map { guide[$0] } },
      point: known.map { known in reduced.columns.map { known[$0] } },
      beating: bestValue.map { $0 - cost }, target: target - cost, effort: effort, watch: watch
    ) { bound, best in
      report(bound.map { $0 + Double(cost) }, best.map { $0 + cost })
    }
    let result = try rest.run()
    nodes += max(0, result.nodes - 1)
    laterCuts += result.cuts
    if let point = result.point { take(reduced.expanded(point)) }
    guard let stop = result.stop else { return nil }
    first.bound = max(first.bound, result.bound + cost)
    return stopped(stop, first)
  }
}
