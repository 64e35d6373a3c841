internal import CGLPK

/// One GLPK problem, alive for one solve and on one thread.
///
/// Rows and columns count from 1, as GLPK counts them. Callers pass checked data:
/// indices in range, no row twice in a column, magnitudes that doubles hold exactly.
/// Should GLPK object all the same, the call throws and the problem is abandoned to
/// `withGLPK`, which frees the environment and everything in it.
@safe struct GLPKProblem: ~Copyable {
  private let raw: OpaquePointer
  private var isFaulted = false
  // GLPK reads slots 1...; slot 0 is unused.
  private var indices: [Int32] = [0]
  private var values: [Double] = [0]

  /// How a slice of the simplex method ended.
  enum SimplexEnd {
    case optimal
    case infeasible
    /// The iteration or time limit of the slice.
    case unfinished
    /// The basis was singular or the method lost its way.
    case brokenBasis
  }

  enum Status {
    case basic
    case atLower
    case atUpper
  }

  init() {
    unsafe raw = glp_create_prob()
  }

  deinit {
    if !isFaulted { unsafe glp_delete_prob(raw) }
  }

  var columnCount: Int { Int(unsafe glp_get_num_cols(raw)) }
  var rowCount: Int { Int(unsafe glp_get_num_rows(raw)) }
  var iterations: Int { Int(unsafe glp_get_it_cnt(raw)) }

  mutating func addRows(_ count: Int) throws(SolverFault) {
    guard count > 0 else { return }
    try check(unsafe cglpk_add_rows(raw, Int32(count)), "add rows")
  }

  /// Sets a row's bounds; `Int.min` and `Int.max` stand for none.
  mutating func setRow(_ row: Int, lower: Int, upper: Int) {
    let type = Self.type(lower, upper)
    unsafe glp_set_row_bnds(raw, Int32(row), type, Double(lower), Double(upper))
  }

  /// Sets a column's bounds; `Int.max` stands for no upper bound.
  mutating func setColumn(_ column: Int, lower: Int, upper: Int) {
    let type = Self.type(lower, upper)
    unsafe glp_set_col_bnds(raw, Int32(column), type, Double(lower), Double(upper))
  }

  mutating func setCost(_ column: Int, _ cost: Double) {
    unsafe glp_set_obj_coef(raw, Int32(column), cost)
  }

  /// Adds an entry to the vector that the next `addColumn` or `fillRow` takes.
  mutating func push(_ index: Int, _ value: Double) {
    indices.append(Int32(index))
    values.append(value)
  }

  mutating func addColumn(lower: Int, upper: Int, cost: Double) throws(SolverFault) {
    let type = Self.type(lower, upper)
    let code = unsafe cglpk_add_column(
      raw, type, Double(lower), Double(upper), cost, Int32(indices.count - 1), indices, values)
    clearVector()
    try check(code, "add a column")
  }

  mutating func fillRow(_ row: Int) throws(SolverFault) {
    let code = unsafe cglpk_set_row(raw, Int32(row), Int32(indices.count - 1), indices, values)
    clearVector()
    try check(code, "fill a row")
  }

  /// Deletes columns; the ones after them move down.
  mutating func deleteColumns(_ columns: [Int]) throws(SolverFault) {
    guard !columns.isEmpty else { return }
    let list = [0] + columns.map { Int32($0) }
    try check(unsafe cglpk_delete_columns(raw, Int32(columns.count), list), "delete columns")
  }

  mutating func setRowStatus(_ row: Int, _ status: Status) {
    unsafe glp_set_row_stat(raw, Int32(row), status.code)
  }

  mutating func setColumnStatus(_ column: Int, _ status: Status) {
    unsafe glp_set_col_stat(raw, Int32(column), status.code)
  }

  func status(ofRow row: Int) -> Status { Status(unsafe glp_get_row_stat(raw, Int32(row))) }
  func status(ofColumn column: Int) -> Status {
    Status(unsafe glp_get_col_stat(raw, Int32(column)))
  }

  func isBasic(column: Int) -> Bool { unsafe glp_get_col_stat(raw, Int32(column)) == GLP_BS }

  /// The status of each row and column, as GLPK numbers them.
  struct Basis {
    fileprivate var rows: [Int32]
    fileprivate var columns: [Int32]
  }

  func basis() -> Basis {
    Basis(
      rows: (0..<rowCount).map { unsafe glp_get_row_stat(raw, Int32($0 + 1)) },
      columns: (0..<columnCount).map { unsafe glp_get_col_stat(raw, Int32($0 + 1)) })
  }

  /// Returns to a basis of as many columns.
  ///
  /// - Parameters:
  ///   - basis: The basis, whose rows from `count` on were those named `old`.
  ///   - old: Names of the rows then, in ascending order.
  ///   - new: Names of the rows now, in ascending order; those that came later keep their slacks.
  ///   - count: The rows before the named ones.
  mutating func resume(_ basis: Basis, cuts old: [Int], now new: [Int], after count: Int) {
    for row in 0..<count { unsafe glp_set_row_stat(raw, Int32(row + 1), basis.rows[row]) }
    var position = 0
    for (row, name) in new.enumerated() {
      while position < old.count, old[position] < name { position += 1 }
      let isKnown = position < old.count && old[position] == name
      let status = isKnown ? basis.rows[count + position] : GLP_BS
      unsafe glp_set_row_stat(raw, Int32(count + row + 1), status)
    }
    for (column, status) in basis.columns.enumerated() {
      unsafe glp_set_col_stat(raw, Int32(column + 1), status)
    }
  }

  /// Returns to an earlier basis; columns added since then leave it.
  mutating func restore(_ basis: Basis) {
    for (row, status) in basis.rows.enumerated() {
      unsafe glp_set_row_stat(raw, Int32(row + 1), status)
    }
    for column in 0..<columnCount {
      let status = column < basis.columns.count ? basis.columns[column] : GLP_NL
      unsafe glp_set_col_stat(raw, Int32(column + 1), status)
    }
  }

  /// Replaces the basis by the rows' slacks.
  mutating func setSlackBasis() {
    unsafe glp_std_basis(raw)
  }

  /// Replaces the basis by one GLPK builds from the matrix.
  mutating func resetBasis() {
    unsafe glp_adv_basis(raw, 0)
  }

  func value(ofColumn column: Int) -> Double { unsafe glp_get_col_prim(raw, Int32(column)) }
  func dual(ofColumn column: Int) -> Double { unsafe glp_get_col_dual(raw, Int32(column)) }
  func dual(ofRow row: Int) -> Double { unsafe glp_get_row_dual(raw, Int32(row)) }

  /// Runs the simplex method for some iterations.
  ///
  /// The dual method is for bases made infeasible by a few bounds; from a cold
  /// start it is far slower than the primal.
  mutating func simplex(
    iterations: Int, milliseconds: Int32, isDual: Bool
  ) throws(SolverFault) -> SimplexEnd {
    var parameters = glp_smcp()
    unsafe glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = isDual ? GLP_DUALP : GLP_PRIMAL
    parameters.it_lim = Int32(iterations)
    parameters.tm_lim = max(0, milliseconds)
    let code = unsafe cglpk_simplex(raw, &parameters)
    switch code {
    case 0:
      switch unsafe glp_get_status(raw) {
      case GLP_OPT: return .optimal
      case GLP_NOFEAS, GLP_INFEAS: return .infeasible
      default: return .brokenBasis
      }
    case GLP_EITLIM, GLP_ETMLIM: return .unfinished
    case GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EFAIL: return .brokenBasis
    default:
      try check(code, "simplex")
      return .brokenBasis
    }
  }

  /// Works out values and duals for the basis at hand; false if it is singular.
  mutating func evaluate() throws(SolverFault) -> Bool {
    let code = unsafe cglpk_warm_up(raw)
    if code == Int32(CGLPK_FAULT) { try check(code, "warm up") }
    return code == 0
  }

  /// How a slice of the dual simplex method ended.
  enum DualEnd {
    case optimal
    case infeasible
    /// The objective reached the cutoff.
    case cutOff
    /// The iteration or time limit of the slice.
    case unfinished
    /// The basis was singular or the method lost its way.
    case brokenBasis
  }

  /// Runs the dual simplex method until the objective reaches a cutoff.
  mutating func dualSimplex(
    iterations: Int, milliseconds: Int32, cutoff: Double
  ) throws(SolverFault) -> DualEnd {
    var parameters = glp_smcp()
    unsafe glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = GLP_DUALP
    parameters.it_lim = Int32(iterations)
    parameters.tm_lim = max(0, milliseconds)
    parameters.obj_ul = cutoff
    let code = unsafe cglpk_simplex(raw, &parameters)
    switch code {
    case 0:
      switch unsafe glp_get_status(raw) {
      case GLP_OPT: return .optimal
      case GLP_NOFEAS, GLP_INFEAS: return .infeasible
      default: return .brokenBasis
      }
    case GLP_EOBJUL: return .cutOff
    case GLP_EITLIM, GLP_ETMLIM: return .unfinished
    case GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EFAIL: return .brokenBasis
    default:
      try check(code, "simplex")
      return .brokenBasis
    }
  }

  mutating func deleteRows(_ rows: [Int]) throws(SolverFault) {
    guard !rows.isEmpty else { return }
    let list = [0] + rows.map { Int32($0) }
    try check(unsafe cglpk_delete_rows(raw, Int32(rows.count), list), "delete rows")
  }

  func isBasic(row: Int) -> Bool { unsafe glp_get_row_stat(raw, Int32(row)) == GLP_BS }

  var objectiveValue: Double { unsafe glp_get_obj_val(raw) }

  /// Multipliers of the rows, counted from 0, whose combination proves that the
  /// relaxation is empty, up to sign; `nil` if GLPK has none.
  mutating func infeasibilityRay() throws(SolverFault) -> [Double]? {
    try tableauRow(of: Int(unsafe glp_get_unbnd_ray(raw)))
  }

  /// Multipliers of the rows, counted from 0, that make up the tableau row of a basic
  /// variable; rows are numbered first, then columns.
  mutating func tableauRow(of variable: Int) throws(SolverFault) -> [Double]? {
    var multipliers = [Double](repeating: 0, count: rowCount + 1)
    let code = unsafe cglpk_tableau(raw, Int32(variable), &multipliers)
    if code == Int32(CGLPK_FAULT) { try check(code, "tableau row") }
    return code == 0 ? Array(multipliers.dropFirst()) : nil
  }

  private mutating func clearVector() {
    indices.removeSubrange(1...)
    values.removeSubrange(1...)
  }

  private mutating func check(_ code: Int32, _ call: String) throws(SolverFault) {
    guard code != 0 else { return }
    if code == Int32(CGLPK_FAULT) { isFaulted = true }
    throw SolverFault(.solverRefusal, "GLPK answered \(code) to '\(call)'")
  }

  private static func type(_ lower: Int, _ upper: Int) -> Int32 {
    switch (lower == .min, upper == .max) {
    case (true, true): GLP_FR
    case (true, false): GLP_UP
    case (false, true): GLP_LO
    case (false, false): lower == upper ? GLP_FX : GLP_DB
    }
  }
}

extension GLPKProblem.Status {
  fileprivate init(_ code: Int32) {
    switch code {
    case GLP_BS: self = .basic
    case GLP_NU: self = .atUpper
    default: self = .atLower
    }
  }

  fileprivate var code: Int32 {
    switch self {
    case .basic: GLP_BS
    case .atLower: GLP_NL
    case .atUpper: GLP_NU
    }
  }
}
