/// How the search for a better point than the incumbent ended.
struct SearchResult: Sendable {
  /// The best point found, by column and not yet checked; `nil` if there is none.
  var point: [Int]?
  /// Nothing better than `point` or, failing that, the incumbent exists.
  var isComplete: Bool
  var stop: Limit?
  /// A bound on the tier's value over the whole face, if the search gave one.
  var bound: Int?
  var nodes: Int
}

extension Restricted {
  /// Alive columns that could belong to a better point and are not held.
  func missingColumns(_ face: Face, _ priced: PricedPool, slack: Int128?) -> [Int] {
    var missing: [Int] = []
    for column in 0..<program.columnCount where face.isAlive[column] && !isActive[column] {
      guard !program.isAuxiliary(column) else { continue }
      if let slack, Int128(priced.excess(of: column, program)) > slack { continue }
      missing.append(column)
    }
    return missing
  }

  /// Runs branch and bound over the columns held, from the relaxation's optimum.
  ///
  /// - Parameters:
  ///   - face: The face searched.
  ///   - incumbent: A feasible point to beat; its columns are held.
  ///   - target: A value no point can beat.
  ///   - slack: The excess a column of a better point may have, scaled; `nil` for any.
  ///   - priced: The prices the excesses come from.
  ///   - coversFace: Whether every column that could improve on the incumbent is
  ///     held, so that the search's verdict and bound hold for the whole face.
  ///   - nodeLimit: The most nodes to open.
  ///   - watch: Ends the search at a limit.
  ///   - statistics: Counts the work.
  ///   - report: Told the bound and the best value now and then.
  /// - Returns: What was found and whether that is all there is.
  /// - Throws: A fault if GLPK refuses or answers without numbers.
  mutating func search(
    _ face: Face, incumbent: [Int]?, target: Int, slack: Int128?, priced: PricedPool,
    coversFace: Bool, nodeLimit: Int, watch: Watch, statistics: inout SolveStatistics,
    report: @escaping (Double?, Int?) -> Void
  ) throws(SolverFault) -> SearchResult {
    prepareForSearch(incumbent: incumbent, slack: slack, priced: priced)
    defer { relaxAfterSearch(face) }
    switch try optimise(watch, &statistics) {
    case .infeasible: return SearchResult(isComplete: coversFace, nodes: 0)
    case .stopped(let limit): return SearchResult(isComplete: false, stop: limit, nodes: 0)
    case .optimal: break
    }
    let start = incumbent.map { point in columns.map { $0 < 0 ? 0 : Double(point[$0]) } }
    let monitor = SearchMonitor(
      watch: watch, nodeLimit: nodeLimit, target: target, start: start, report: report)
    let end = try runSearch(monitor, watch)
    statistics.nodes += end.nodes
    var result = SearchResult(
      isComplete: end.isComplete && coversFace, stop: end.stop, nodes: end.nodes)
    if let values = end.values {
      var point = [Int](repeating: 0, count: program.columnCount)
      for (index, column) in columns.enumerated() where column >= 0 {
        guard let value = Int(exactly: values[index].rounded()) else {
          throw SolverFault(.contradiction, "branch and bound gave column \(column) no number")
        }
        point[column] = value
      }
      result.point = point
    }
    if coversFace, let bound = end.bound, bound.magnitude < Double(Program.largestSum) {
      // GLPK's bound is a float: give away more than its tolerances before rounding up.
      result.bound = Int((bound - 1e-6 * max(1, bound.magnitude)).rounded(.up))
    }
    return result
  }
}

extension PricedPool {
  /// What a column costs beyond the cheapest of its group, scaled.
  func excess(of column: Int, _ program: Program) -> Int {
    prices[column] - groupMinimum[Int(program.groupOfColumn[column])]
  }
}
