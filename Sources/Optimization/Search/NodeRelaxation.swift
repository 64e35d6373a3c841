/// The relaxation of the node at hand: one GLPK problem for a whole search, of which
/// only bounds and cut rows change.
///
/// GLPK's rows are the program's own rows, then one equation for each group, then the
/// cuts in force.
struct NodeRelaxation: ~Copyable {
  private var glpk = GLPKProblem()
  private let rowCount: Int
  private let groupCount: Int
  /// The program's row behind each cut in force.
  private(set) var cuts: [Int] = []
  private var idleRounds: [Int] = []
  /// Bounds as GLPK has them.
  private var lower: [Int32]
  private var upper: [Int32]
  private(set) var isOptimal = false

  enum End {
    case optimal
    case infeasible
    case cutOff
    case unfinished
    case stopped(Limit)
  }

  /// A basis with the cuts that were in force.
  struct Basis {
    fileprivate var glpk: GLPKProblem.Basis
    fileprivate var cuts: [Int]
  }

  init(_ program: SearchProgram) throws(SolverFault) {
    rowCount = program.originalRowCount
    groupCount = program.groups.count
    lower = program.box.lower
    upper = program.box.upper
    try glpk.addRows(rowCount + groupCount)
    for (index, row) in program.rows.prefix(rowCount).enumerated() {
      glpk.setRow(index + 1, lower: row.lower, upper: row.upper)
    }
    for group in 0..<groupCount { glpk.setRow(rowCount + group + 1, lower: 1, upper: 1) }
    var entries = [[(row: Int32, coefficient: Int32)]](repeating: [], count: program.columnCount)
    for (index, row) in program.rows.prefix(rowCount).enumerated() {
      for term in row.terms { entries[Int(term.column)].append((Int32(index), term.coefficient)) }
    }
    for column in 0..<program.columnCount {
      for entry in entries[column] { glpk.push(Int(entry.row) + 1, Double(entry.coefficient)) }
      let group = Int(program.groupOf[column])
      if group >= 0 { glpk.push(rowCount + group + 1, 1) }
      try glpk.addColumn(
        lower: Int(lower[column]), upper: group >= 0 ? .max : Int(upper[column]),
        cost: Double(program.costs[column]))
    }
    for row in rowCount..<program.rows.count { try add(row, program) }
  }

  var iterations: Int { glpk.iterations }
  var objectiveValue: Double { glpk.objectiveValue }

  /// Puts a cut in force.
  mutating func add(_ cut: Int, _ program: SearchProgram) throws(SolverFault) {
    try glpk.addRows(1)
    let row = program.rows[cut]
    for term in row.terms { glpk.push(Int(term.column) + 1, Double(term.coefficient)) }
    try glpk.fillRow(glpk.rowCount)
    glpk.setRow(glpk.rowCount, lower: row.lower, upper: row.upper)
    cuts.append(cut)
    idleRounds.append(0)
  }

  /// Drops the cuts that have been slack for more than `rounds` calls.
  mutating func dropSlackCuts(after rounds: Int) throws(SolverFault) {
    var dropped: [Int] = []
    var kept: [Int] = []
    var idle: [Int] = []
    for (position, cut) in cuts.enumerated() {
      let row = rowCount + groupCount + position + 1
      let rest = glpk.isBasic(row: row) ? idleRounds[position] + 1 : 0
      if rest > rounds {
        dropped.append(row)
      } else {
        kept.append(cut)
        idle.append(rest)
      }
    }
    try glpk.deleteRows(dropped)
    cuts = kept
    idleRounds = idle
  }

  /// Hands the domains to GLPK, where they differ from what it has.
  mutating func apply(_ domains: Domains, _ program: SearchProgram) {
    for column in lower.indices {
      guard lower[column] != domains.lower[column] || upper[column] != domains.upper[column] else {
        continue
      }
      lower[column] = domains.lower[column]
      upper[column] = domains.upper[column]
      // An allowed column of a group is held below 1 by the group's equation.
      let isOpen = program.groupOf[column] >= 0 && upper[column] == 1
      glpk.setColumn(
        column + 1, lower: Int(lower[column]), upper: isOpen ? .max : Int(upper[column]))
    }
  }

  func basis() -> Basis { Basis(glpk: glpk.basis(), cuts: cuts) }

  /// Returns to a basis; cuts that came later keep their slacks, and so does a basis
  /// whose cuts have gone since: the simplex method then repairs it.
  mutating func resume(_ basis: Basis) {
    glpk.resume(basis.glpk, cuts: basis.cuts, now: cuts, after: rowCount + groupCount)
  }

  /// Lays a basis known from elsewhere, over the program's own rows, the groups and the columns.
  mutating func lay(_ vertex: Vertex) {
    for (row, status) in (vertex.rows + vertex.groups).enumerated() {
      glpk.setRowStatus(row + 1, status)
    }
    for (column, status) in vertex.columns.enumerated() {
      glpk.setColumnStatus(column + 1, status)
    }
  }

  /// What a basis says of each row, group and column of a program.
  struct Vertex {
    var rows: [GLPKProblem.Status]
    var groups: [GLPKProblem.Status]
    var columns: [GLPKProblem.Status]
  }

  mutating func resetBasis() { glpk.resetBasis() }

  /// Optimises with the dual simplex method, and from a cold or a
  /// broken basis with the primal.
  ///
  /// - Parameters:
  ///   - cutoff: Ends the run as soon as the objective is that high.
  ///   - iterationLimit: Ends the run `unfinished`; the duals then still give a bound.
  ///   - isCold: Whether the basis is nowhere near optimal, which suits the primal method.
  ///   - watch: Ends the run at a limit.
  /// - Returns: How it ended.
  /// - Throws: A fault if GLPK refuses.
  mutating func optimise(
    cutoff: Double, iterationLimit: Int = .max, isCold: Bool = false, _ watch: Watch
  ) throws(SolverFault) -> End {
    isOptimal = false
    var restarts = 0
    var left = iterationLimit
    var length = SliceLength(1000)
    while true {
      if let limit = watch.limit() { return .stopped(limit) }
      let before = glpk.iterations
      let slice = min(left, length.iterations)
      length.grow()
      let end: GLPKProblem.DualEnd
      if isCold || restarts > 0 {
        switch try glpk.simplex(
          iterations: slice, milliseconds: watch.remainingMilliseconds, isDual: false)
        {
        case .optimal: end = .optimal
        case .infeasible: end = .infeasible
        case .unfinished: end = .unfinished
        case .brokenBasis: end = .brokenBasis
        }
      } else {
        end = try glpk.dualSimplex(
          iterations: slice, milliseconds: watch.remainingMilliseconds, cutoff: cutoff)
      }
      switch end {
      case .optimal:
        isOptimal = true
        return .optimal
      case .infeasible: return .infeasible
      case .cutOff: return .cutOff
      case .unfinished:
        left -= max(1, glpk.iterations - before)
        if left <= 0 { return .unfinished }
      case .brokenBasis:
        restarts += 1
        guard restarts <= 3 else {
          throw SolverFault(.solverRefusal, "the simplex method found no usable basis")
        }
        glpk.resetBasis()
      }
    }
  }

  /// The value of each column.
  func values() -> [Double] {
    (0..<lower.count).map { glpk.value(ofColumn: $0 + 1) }
  }

  /// The duals of the program's rows; 0 for cuts not in force.
  func duals(_ program: SearchProgram) -> [Double] {
    var duals = [Double](repeating: 0, count: program.rows.count)
    for row in 0..<rowCount { duals[row] = glpk.dual(ofRow: row + 1) }
    for (position, cut) in cuts.enumerated() {
      duals[cut] = glpk.dual(ofRow: rowCount + groupCount + position + 1)
    }
    return duals
  }

  /// Whether integers prove what GLPK has just said: that the domains hold no point
  /// of the relaxation.
  mutating func provesInfeasible(
    _ program: SearchProgram, _ domains: Domains
  ) throws(SolverFault) -> Bool {
    try emptiness(program, domains) != nil
  }

  /// A bound above 0 on the objective 0 over the domains, after GLPK has said that they hold no
  /// point of the relaxation.
  mutating func emptiness(
    _ program: SearchProgram, _ domains: Domains
  ) throws(SolverFault) -> NodeBound? {
    guard let ray = try glpk.infeasibilityRay() else { return nil }
    let largest = ray.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return nil }
    for sign in [64 / largest, -64 / largest] {
      var duals = [Double](repeating: 0, count: program.rows.count)
      for row in 0..<rowCount { duals[row] = sign * ray[row] }
      for (position, cut) in cuts.enumerated() {
        duals[cut] = sign * ray[rowCount + groupCount + position]
      }
      let bound = NodeBound(program, domains, duals: duals, hasCosts: false)
      if bound.scaled > 0 { return bound }
    }
    return nil
  }
}
