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

  /// Runs branch and cut over the columns held that a better point could use, and over others that
  /// need not be held: the relaxation stays as small as it is.
  ///
  /// - Parameters:
  ///   - tier: The tier whose costs are minimised.
  ///   - face: The face searched.
  ///   - others: Columns that are not held.
  ///   - incumbent: A feasible point to beat.
  ///   - target: A value no point can beat.
  ///   - slack: The excess a column of a better point may have, scaled; `nil` for any.
  ///   - priced: The prices the excesses come from.
  ///   - coversFace: Whether every column that could improve on the incumbent is
  ///     among them, so that the search's verdict and bound hold for the whole face.
  ///   - nodeLimit: The most nodes to open.
  ///   - watch: Ends the search at a limit.
  ///   - statistics: Counts the work.
  ///   - report: Told the bound and the best value now and then.
  /// - Returns: What was found and whether that is all there is.
  /// - Throws: A fault if GLPK refuses.
  func search(
    _ tier: Int, _ face: Face, with others: [Int], incumbent: [Int]?, target: Int, slack: Int128?,
    priced: PricedPool, coversFace: Bool, nodeLimit: Int, watch: Watch,
    statistics: inout SolveStatistics, report: @escaping (Double?, Int?) -> Void
  ) throws(SolverFault) -> SearchResult {
    let kept = columns.filter { column in
      guard column >= 0, face.isAlive[column], !program.isAuxiliary(column) else { return false }
      guard let slack else { return true }
      return Int128(priced.excess(of: column, program)) <= slack
    }
    let (searched, originals, vertex) = searchProgram(kept + others, tier, face)
    let blend = Objective.blend(program, from: tier)
    // Where nothing else fits into the blend, there is nothing to be guided by.
    let guide = blend.firstWeight > 1 ? originals.map { blend.cost(of: $0, program) } : nil
    let search = try BranchAndCut(
      searched, guide: guide, vertex: vertex,
      point: incumbent.map { point in originals.map { point[$0] } },
      beating: incumbent.map { program.value(of: tier, at: $0) },
      target: target, effort: BranchAndCut.Effort(nodes: nodeLimit), watch: watch, report: report)
    let end = try search.run()
    statistics.nodes += end.nodes
    statistics.cuts += end.cuts
    var result = SearchResult(
      isComplete: end.isComplete && coversFace, stop: end.stop, nodes: end.nodes)
    if let values = end.point {
      var point = [Int](repeating: 0, count: program.columnCount)
      for (index, column) in originals.enumerated() { point[column] = values[index] }
      result.point = point
    }
    if coversFace { result.bound = end.bound }
    return result
  }

  /// The program over some columns and all auxiliaries, with the face's bounds and the
  /// earlier tiers' objectives as rows; rows that limit nothing are left out.
  ///
  /// - Parameters:
  ///   - kept: The columns of groups, in any order.
  ///   - tier: The tier whose costs are minimised.
  ///   - face: The face searched.
  /// - Returns: The program, this program's column behind each of its own, and the basis held.
  private func searchProgram(
    _ kept: [Int], _ tier: Int, _ face: Face
  ) -> (program: SearchProgram, originals: [Int], vertex: NodeRelaxation.Vertex) {
    let ordered = kept.sorted {
      (program.groupOfColumn[$0], $0) < (program.groupOfColumn[$1], $1)
    }
    let (whole, originals) = program.searched(ordered, tier, face)
    let rows = whole.rows
    // GLPK has the groups' equations between the program's rows and the objective rows.
    let held = rows.indices.map { $0 < program.rowCount ? $0 + 1 : $0 + program.groupCount + 1 }
    let binding = rows.indices.filter {
      glpk.status(ofRow: held[$0]) != .basic || !Propagator.isRedundant(rows[$0], whole)
    }
    var status = [GLPKProblem.Status](repeating: .atLower, count: program.columnCount)
    for (index, column) in columns.enumerated() where column >= 0 {
      status[column] = glpk.status(ofColumn: index + 1)
    }
    let vertex = NodeRelaxation.Vertex(
      rows: binding.map { glpk.status(ofRow: held[$0]) },
      groups: (0..<program.groupCount).map { glpk.status(ofRow: groupRow($0)) },
      columns: originals.map { status[$0] })
    return (whole.with(rows: binding.map { rows[$0] }), originals, vertex)
  }
}

extension PricedPool {
  /// What a column costs beyond the cheapest of its group, scaled.
  func excess(of column: Int, _ program: Program) -> Int {
    prices[column] - groupMinimum[Int(program.groupOfColumn[column])]
  }
}
