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

  mutating func setInteger(_ column: Int, _ isInteger: Bool) {
    unsafe glp_set_col_kind(raw, Int32(column), isInteger ? GLP_IV : GLP_CV)
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

  /// How branch and bound ended.
  struct SearchEnd {
    /// Nothing was cut short: the best point is optimal, or there is none.
    var isComplete: Bool
    var stop: Limit?
    /// The best point by column, shifted to count from 0; `nil` if none was found.
    var values: [Double]?
    var bound: Double?
    var nodes: Int
  }

  /// Runs branch and bound from the optimal basis of the relaxation.
  mutating func search(_ monitor: SearchMonitor, milliseconds: Int32) throws(SolverFault)
    -> SearchEnd
  {
    var parameters = unsafe glp_iocp()
    unsafe glp_init_iocp(&parameters)
    unsafe parameters.msg_lev = GLP_MSG_OFF
    unsafe parameters.presolve = GLP_OFF
    unsafe parameters.tm_lim = max(0, milliseconds)
    unsafe parameters.gmi_cuts = GLP_ON
    unsafe parameters.mir_cuts = GLP_ON
    unsafe parameters.cb_info = Unmanaged.passUnretained(monitor).toOpaque()
    unsafe parameters.cb_func = { tree, info in
      guard let tree = unsafe tree, let info = unsafe info else { return }
      unsafe Unmanaged<SearchMonitor>.fromOpaque(info).takeUnretainedValue().visit(tree)
    }
    let code = withExtendedLifetime(monitor) { unsafe cglpk_intopt(raw, &parameters) }
    var isComplete = false
    var stop = monitor.stop
    switch code {
    case 0: isComplete = true
    case GLP_ENOPFS, GLP_ENOFEAS: isComplete = true
    case GLP_ETMLIM: stop = stop ?? .time
    case GLP_ESTOP: isComplete = monitor.reachedTarget
    case GLP_EROOT, GLP_EFAIL: break
    default: try check(code, "intopt")
    }
    var found: [Double]?
    let status = unsafe glp_mip_status(raw)
    if code != GLP_ENOPFS, status == GLP_OPT || status == GLP_FEAS {
      found = (1...columnCount).map { unsafe glp_mip_col_val(raw, Int32($0)) }
    }
    return SearchEnd(
      isComplete: isComplete && (stop == nil), stop: stop, values: found,
      bound: monitor.bestBound, nodes: monitor.nodes)
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
  fileprivate var code: Int32 {
    switch self {
    case .basic: GLP_BS
    case .atLower: GLP_NL
    case .atUpper: GLP_NU
    }
  }
}

/// Watches one branch and bound from GLPK's callback.
///
/// Used on the solving thread only, between the start and the end of one search.
/// Nothing here may call GLPK in a way it could refuse: its error would jump
/// across Swift frames.
final class SearchMonitor {
  private let watch: Watch
  private let nodeLimit: Int
  private let target: Double
  private var start: [Double]?
  private let report: (Double?, Int?) -> Void
  private var lastReport: Duration = .zero

  private(set) var stop: Limit?
  private(set) var bestBound: Double?
  private(set) var nodes = 0
  private(set) var reachedTarget = false

  /// - Parameters:
  ///   - watch: Ends the search at a limit.
  ///   - nodeLimit: The most nodes to open.
  ///   - target: A value no point can beat; a point that has it ends the search.
  ///   - start: A feasible point by column, counted from 0, known before the search.
  ///   - report: Told the bound and the best value about ten times a second.
  init(
    watch: Watch, nodeLimit: Int, target: Int, start: [Double]?,
    report: @escaping (Double?, Int?) -> Void
  ) {
    self.watch = watch
    self.nodeLimit = nodeLimit
    self.target = Double(target)
    self.start = start
    self.report = report
  }

  fileprivate func visit(_ tree: OpaquePointer) {
    var total: Int32 = 0
    unsafe glp_ios_tree_size(tree, nil, nil, &total)
    nodes = Int(total)
    let node = unsafe glp_ios_best_node(tree)
    if node > 0 { bestBound = unsafe glp_ios_node_bound(tree, node) }
    guard let problem = unsafe glp_ios_get_prob(tree) else { return }
    switch unsafe glp_ios_reason(tree) {
    case GLP_IHEUR:
      if let point = start {
        start = nil
        _ = unsafe glp_ios_heur_sol(tree, [0] + point)
      }
    case GLP_IBINGO:
      if unsafe glp_mip_obj_val(problem) <= target + 0.5 {
        reachedTarget = true
        unsafe glp_ios_terminate(tree)
        return
      }
    default: break
    }
    let hasPoint = unsafe glp_mip_status(problem) == GLP_FEAS
    let elapsed = watch.elapsed
    if elapsed - lastReport > .milliseconds(100) {
      lastReport = elapsed
      let best = hasPoint ? Int(exactly: unsafe glp_mip_obj_val(problem).rounded()) : nil
      report(bestBound, best)
    }
    if let limit = watch.limit() {
      stop = limit
    } else if nodes > nodeLimit {
      stop = .effort
    } else {
      return
    }
    unsafe glp_ios_terminate(tree)
  }
}
