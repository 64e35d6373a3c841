/// The part of the program that GLPK holds: all rows, and the columns of it
/// that have looked worth having so far.
///
/// GLPK's rows are the program's rows, then one equation for each group, then the
/// face's objective rows. Auxiliaries are always in.
struct Restricted: ~Copyable {
  /// Gains columns as paths of staged groups are asked for.
  private(set) var program: Program
  let sifting: Sifting
  private(set) var members: GroupMembers
  private(set) var glpk = GLPKProblem()
  /// The program's column behind each of GLPK's, −1 for an elastic one.
  private(set) var columns: [Int] = []
  private(set) var isActive: [Bool]
  private(set) var objectiveRowCount = 0
  /// Whether elastic columns, at cost 1, may stand in for a group's own.
  private var isElastic = false
  /// The version of the face that GLPK's rows and columns follow.
  private var faceVersion = 0

  init(_ program: Program, _ face: Face, _ sifting: Sifting) throws(SolverFault) {
    self.program = program
    self.sifting = sifting
    members = GroupMembers(program)
    isActive = Array(repeating: false, count: program.columnCount)
    try glpk.addRows(program.rowCount + program.groupCount)
    for row in 0..<program.rowCount {
      glpk.setRow(row + 1, lower: face.rowLower[row], upper: face.rowUpper[row])
    }
    for group in 0..<program.groupCount {
      glpk.setRow(program.rowCount + group + 1, lower: 1, upper: 1)
    }
    for column in program.auxiliaries { try add(column, cost: 0, face) }
  }

  /// Makes a path of a staged group a column of the program.
  mutating func addPath(_ number: UInt64, ofStaged position: Int) -> Int {
    let column = program.addPath(number, ofStaged: position)
    if column == isActive.count { isActive.append(false) }
    return column
  }

  /// Treats the paths that are columns as all there are.
  mutating func closeStagedGroups() {
    for position in 0..<program.stages.count { program.close(staged: position) }
    members = GroupMembers(program)
  }

  /// Goes on with some of the program's columns, among them all that GLPK holds.
  mutating func keep(_ kept: [Int]) {
    var number = [Int](repeating: -1, count: program.columnCount)
    for (place, column) in kept.enumerated() { number[column] = place }
    program = program.keeping(kept)
    members = GroupMembers(program)
    columns = columns.map { $0 < 0 ? -1 : number[$0] }
    isActive = kept.map { isActive[$0] }
  }

  func groupRow(_ group: Int) -> Int { program.rowCount + group + 1 }

  mutating func add(_ column: Int, cost: Int, _ face: Face) throws(SolverFault) {
    guard !isActive[column] else { return }
    isActive[column] = true
    columns.append(column)
    for entry in program.entries(of: column) where program.entryCoefficient[entry] != 0 {
      glpk.push(Int(program.entryRow[entry]) + 1, Double(program.entryCoefficient[entry]))
    }
    for (index, row) in face.objectiveRows.prefix(objectiveRowCount).enumerated() {
      let coefficient = program.cost(of: column, tier: row.tier)
      if coefficient != 0 {
        glpk.push(program.rowCount + program.groupCount + index + 1, Double(coefficient))
      }
    }
    let group = Int(program.groupOfColumn[column])
    if group >= 0 { glpk.push(groupRow(group), 1) }
    try glpk.addColumn(
      lower: 0, upper: group >= 0 ? .max : Int(program.upper[column]), cost: Double(cost))
  }

  /// Sets the costs of all columns; elastic ones cost nothing from now on.
  mutating func setObjective(_ objective: Objective) {
    for (index, column) in columns.enumerated() {
      glpk.setCost(index + 1, Double(column < 0 ? 0 : objective.cost(of: column, program)))
    }
  }

  /// Follows the face: drops dead columns, sets bounds, adds objective rows.
  mutating func restrict(to face: Face) throws(SolverFault) {
    guard isElastic || faceVersion != face.version else { return }
    isElastic = false
    faceVersion = face.version
    var deleted: [Int] = []
    var kept: [Int] = []
    for (index, column) in columns.enumerated() {
      if column >= 0, face.isAlive[column] {
        kept.append(column)
      } else if glpk.isBasic(column: index + 1) {
        glpk.setColumn(index + 1, lower: 0, upper: 0)
        kept.append(-1)
        if column >= 0 { isActive[column] = false }
      } else {
        deleted.append(index + 1)
        if column >= 0 { isActive[column] = false }
      }
    }
    try glpk.deleteColumns(deleted)
    columns = kept
    for row in 0..<program.rowCount {
      glpk.setRow(row + 1, lower: face.rowLower[row], upper: face.rowUpper[row])
    }
    setBoxes(face)
    for row in face.objectiveRows[objectiveRowCount...] {
      objectiveRowCount += 1
      try glpk.addRows(1)
      let index = glpk.rowCount
      for (position, column) in columns.enumerated() where column >= 0 {
        let cost = program.cost(of: column, tier: row.tier)
        if cost != 0 { glpk.push(position + 1, Double(cost)) }
      }
      try glpk.fillRow(index)
      glpk.setRow(index, lower: row.value, upper: row.value)
    }
  }

  /// Auxiliaries are GLPK's first columns: they are in from the start and stay alive.
  private mutating func setBoxes(_ face: Face) {
    for position in program.auxiliaries.indices {
      glpk.setColumn(
        position + 1, lower: face.auxiliaryLower[position], upper: face.auxiliaryUpper[position])
    }
  }

  /// Lets an elastic column stand in for what a row lacks at the zero point.
  mutating func addElastic(
    row: Int, coefficient: Double, _ status: GLPKProblem.Status
  ) throws(SolverFault) {
    isElastic = true
    glpk.push(row, coefficient)
    try glpk.addColumn(lower: 0, upper: .max, cost: 1)
    columns.append(-1)
    setBasic(columns.count, insteadOf: row, status)
  }

  /// Adds a column that is none of the program's, fixed at 0.
  mutating func addFixed(
    _ entries: [(row: Int, coefficient: Double)], cost: Double
  ) throws(SolverFault) {
    for entry in entries { glpk.push(entry.row + 1, entry.coefficient) }
    try glpk.addColumn(lower: 0, upper: 0, cost: cost)
    columns.append(-1)
  }

  /// The price below which a group's column improves on what the group holds besides columns.
  func elasticCeiling(scale: Int) -> Int { isElastic ? scale : .max }

  mutating func setBasic(_ column: Int, insteadOf row: Int, _ status: GLPKProblem.Status) {
    glpk.setColumnStatus(column, .basic)
    glpk.setRowStatus(row, status)
  }

  mutating func setAtUpper(_ column: Int) {
    glpk.setColumnStatus(column, .atUpper)
  }

  mutating func restore(_ basis: GLPKProblem.Basis) {
    glpk.restore(basis)
  }

  /// Makes the slacks the basis, as in a problem just loaded.
  mutating func setSlackBasis() {
    glpk.setSlackBasis()
  }

  mutating func resetBasis() {
    glpk.resetBasis()
  }

  /// Runs one slice of the simplex method.
  mutating func slice(
    _ length: SliceLength, _ watch: Watch, isDual: Bool = false
  ) throws(SolverFault) -> GLPKProblem.SimplexEnd {
    try glpk.simplex(
      iterations: length.iterations, milliseconds: watch.remainingMilliseconds, isDual: isDual)
  }

  /// Fixes a group's column, by position in `columns`.
  mutating func fix(_ index: Int, at value: Int) {
    glpk.setColumn(index + 1, lower: value, upper: value)
  }

  /// Undoes `fix`.
  mutating func release(_ index: Int) {
    glpk.setColumn(index + 1, lower: 0, upper: .max)
  }

  enum Optimisation {
    case optimal
    case infeasible
    case stopped(Limit)
  }

  /// Solves the relaxation over the columns held.
  mutating func optimise(
    _ watch: Watch, _ statistics: inout SolveStatistics, isDual: Bool = false
  ) throws(SolverFault) -> Optimisation {
    var restarts = 0
    var length = SliceLength(firstSlice)
    while true {
      let before = glpk.iterations
      let end = try slice(length, watch, isDual: isDual && restarts == 0)
      length.grow()
      statistics.iterations += glpk.iterations - before
      switch end {
      case .optimal: return .optimal
      case .infeasible: return .infeasible
      case .unfinished:
        if let limit = watch.limit() { return .stopped(limit) }
      case .brokenBasis:
        restarts += 1
        guard restarts <= 3 else {
          throw SolverFault(.solverRefusal, "the simplex method found no usable basis")
        }
        resetBasis()
      }
    }
  }

  /// Multipliers of GLPK's rows whose combination proves, up to sign, that the columns held have no
  /// point, after the dual method has said so; `nil` if GLPK has none.
  mutating func infeasibilityRay() throws(SolverFault) -> [Double]? {
    try glpk.infeasibilityRay()
  }

  /// Brings a basis that is neither feasible nor optimal, yet near an optimum, to one that is feasible.
  ///
  /// The dual method does it in few steps, for costs and rows changed so that the basis were optimal
  /// for them but for its values: what would improve the objective costs as much more, and a row
  /// that it would rather leave is an equation.
  ///
  /// - Returns: Whether nothing had to be changed, so that the dual method may go on from this basis.
  mutating func approach(
    _ objective: Objective, _ face: Face, _ watch: Watch, _ statistics: inout SolveStatistics
  ) throws(SolverFault) -> Bool {
    guard try glpk.evaluate() else { return true }
    var isShifted = false
    for (index, column) in columns.enumerated() {
      let dual = glpk.dual(ofColumn: index + 1)
      let isWrong =
        switch glpk.status(ofColumn: index + 1) {
        case .basic: false
        case .atLower: dual < -Self.noise
        case .atUpper: dual > Self.noise
        }
      guard isWrong, column >= 0 else { continue }
      isShifted = true
      glpk.setCost(index + 1, Double(objective.cost(of: column, program)) - dual)
    }
    for row in 0..<program.rowCount {
      let dual = glpk.dual(ofRow: row + 1)
      guard glpk.status(ofRow: row + 1) != .basic, dual.magnitude > Self.noise else { continue }
      let bound = dual > 0 ? face.rowLower[row] : face.rowUpper[row]
      guard bound == .min || bound == .max else { continue }
      isShifted = true
      let other = dual > 0 ? face.rowUpper[row] : face.rowLower[row]
      glpk.setRow(row + 1, lower: other, upper: other)
    }
    guard isShifted else { return true }
    _ = try optimise(watch, &statistics, isDual: true)
    setObjective(objective)
    for row in 0..<program.rowCount {
      glpk.setRow(row + 1, lower: face.rowLower[row], upper: face.rowUpper[row])
    }
    return false
  }

  /// Duals nearer to 0 are 0.
  private static var noise: Double { 1e-6 }

  /// The duals that the basis at hand gives an objective; `nil` if it is singular.
  mutating func duals(of objective: Objective) throws(SolverFault) -> [Double]? {
    setObjective(objective)
    return try glpk.evaluate() ? duals() : nil
  }

  /// The duals of the program's rows and of the objective rows.
  func duals() -> [Double] {
    var duals: [Double] = []
    duals.reserveCapacity(program.rowCount + objectiveRowCount)
    for row in 0..<program.rowCount { duals.append(glpk.dual(ofRow: row + 1)) }
    for index in 0..<objectiveRowCount {
      duals.append(glpk.dual(ofRow: program.rowCount + program.groupCount + index + 1))
    }
    return duals
  }
}

/// The columns of each group, in order of index.
struct GroupMembers: Sendable {
  private let start: [Int]
  private let list: [Int32]

  init(_ program: Program) {
    var start = [Int](repeating: 0, count: program.groupCount + 1)
    for group in program.groupOfColumn where group >= 0 { start[Int(group) + 1] += 1 }
    for group in 0..<program.groupCount { start[group + 1] += start[group] }
    var next = start
    var list = [Int32](repeating: 0, count: start[program.groupCount])
    for (column, group) in program.groupOfColumn.enumerated() where group >= 0 {
      list[next[Int(group)]] = Int32(column)
      next[Int(group)] += 1
    }
    self.start = start
    self.list = list
  }

  subscript(group: Int) -> ArraySlice<Int32> { list[start[group]..<start[group + 1]] }
}
