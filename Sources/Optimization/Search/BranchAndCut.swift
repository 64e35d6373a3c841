/// Branch and cut over a program with every column at hand.
///
/// A node is a narrower choice of columns. Its relaxation is re-solved by GLPK's dual
/// simplex method from its parent's basis; its bound is evaluated in integers, so a node
/// is closed by a proof and never by a rounding error. The nodes of least bound come
/// first, and from each the search plunges until it meets one it can close.
struct BranchAndCut: ~Copyable {
  var program: SearchProgram
  /// What holds at every node.
  var root: Domains
  var relaxation: NodeRelaxation
  var propagator = Propagator()
  var gains: GainHistory
  let effort: Effort
  let watch: Watch
  let report: (Double?, Int?) -> Void
  /// Costs of later objectives, for a look where this one says nothing.
  let guide: [Int]?
  /// Where the root's relaxation starts.
  private let vertex: NodeRelaxation.Vertex?
  /// Simplex iterations spent on dives.
  var diveIterations = 0
  /// Whether the last questions tried gained nothing, whichever the answer.
  var isOnPlateau = false
  /// The best point found here.
  var best: [Int]?
  /// What to look near to: the best point that is known, as far as its columns are left here.
  var known: [Int]?
  /// The value to beat; `nil` while no point is known.
  var bestValue: Int?
  /// No point is below it.
  var target: Int
  var nodes = 0
  var open = NodeHeap()
  /// Cuts of searches that went on from here.
  var laterCuts = 0
  private var lastReport: Duration = .zero

  struct Effort: Sendable {
    var nodes: Int
    /// Rounds of cuts at the root and at each other node.
    var rootRounds = 200
    var nodeRounds = 1
    /// Whether part of the nodes may go to searches near the best point.
    var mayLookNearby = true
    /// Whether any better point will do.
    var endsAtFirstPoint = false
  }

  struct Result: Sendable {
    var point: [Int]?
    var isComplete: Bool
    var stop: Limit?
    var bound: Int
    var nodes: Int
    var cuts: Int
  }

  /// - Parameters:
  ///   - program: The program; no cuts are needed.
  ///   - guide: Costs that prefer good points among those of equal cost.
  ///   - vertex: A basis that is optimal, or nearly so.
  ///   - point: A point to look near to.
  ///   - value: The value to beat, if a point is known, here or outside the program.
  ///   - target: A value no point can be below.
  ///   - effort: How much work to do at most.
  ///   - watch: Ends the search at a limit.
  ///   - report: Told the bound and the best value now and then.
  /// - Throws: A fault if GLPK refuses.
  init(
    _ program: SearchProgram, guide: [Int]? = nil,
    vertex: NodeRelaxation.Vertex? = nil, point: [Int]?,
    beating value: Int?, target: Int, effort: Effort, watch: Watch,
    report: @escaping (Double?, Int?) -> Void
  ) throws(SolverFault) {
    self.program = program
    root = program.box
    relaxation = try NodeRelaxation(program)
    gains = GainHistory(program)
    self.guide = guide
    self.vertex = vertex
    known = point
    bestValue = value
    self.target = program.roundedUp(target)
    self.effort = effort
    self.watch = watch
    self.report = report
  }

  consuming func run() throws(SolverFault) -> Result {
    let stop = try search()
    var bound = target
    if let least = open.leastBound { bound = max(bound, least) }
    let isComplete = stop == nil
    if isComplete, let bestValue { bound = bestValue }
    return Result(
      point: best, isComplete: isComplete, stop: stop, bound: bound, nodes: nodes,
      cuts: program.rows.count - program.originalRowCount + laterCuts)
  }

  /// Whether hardly any value is left between the target and the best.
  var hasFewValuesLeft: Bool {
    bestValue.map { $0 > target && $0 <= target + 3 * program.step } ?? false
  }

  var isDone: Bool {
    if effort.endsAtFirstPoint, best != nil { return true }
    return bestValue.map { $0 <= target } ?? false
  }

  private mutating func search() throws(SolverFault) -> Limit? {
    if isDone { return nil }
    let first = Node(parent: nil, changes: [], bound: target, depth: 0, basis: nil)
    root.emptyTrail()
    guard propagator.runAll(program, &root) else { return nil }
    root.emptyTrail()
    var domains = root
    if let vertex { relaxation.lay(vertex) } else { relaxation.resetBasis() }
    relaxation.apply(root, program)
    // From a cold start the primal method is the faster one.
    if case .stopped(let limit) = try relaxation.optimise(cutoff: .infinity, isCold: true, watch) {
      return stopped(limit, first)
    }
    nodes += 1
    if let guide { try aim(guide) }
    if isDone { return nil }
    // With few values left only the point is missing: near a good one may be a better one, and cuts
    // are dear.
    if known != nil, relaxation.isOptimal, hasFewValuesLeft {
      let values = relaxation.values()
      let priced = NodeBound(program, root, duals: relaxation.duals(program))
      while try lookNearby(values, priced) {}
      if isDone { return nil }
    }
    var verdict = try solve(&domains, rounds: effort.rootRounds)
    if case .open(let bound, let values?) = verdict {
      take(bound, at: first, &domains)
      if isDone { return nil }
      if isWorthReducing(to: root, leaving: 80) { return try restart(first) }
      let basis = relaxation.basis()
      let priced = NodeBound(program, root, duals: relaxation.duals(program))
      try dive(root, values)
      while try lookNearby(values, priced) {}
      if let guide, nodes < effort.nodes, try hunt(guide) { return nil }
      if isDone { return nil }
      if let limit = watch.limit() { return stopped(limit, first) }
      // The better point may fix more, and so may the cuts' last state.
      relaxation.resume(basis)
      verdict = try solve(&domains, rounds: 0)
    }
    switch verdict {
    case .closed: return nil
    case .stopped(let limit): return stopped(limit, first)
    case .open(let bound, let values):
      take(bound, at: first, &domains)
      if isDone { return nil }
      if isWorthReducing(to: root, leaving: 80) { return try restart(first) }
      return try plunge(from: first, domains, values)
    }
  }

  /// Takes what the root's relaxation has shown as holding everywhere.
  private mutating func take(_ bound: Int, at first: Node, _ domains: inout Domains) {
    domains.emptyTrail()
    root = domains
    first.bound = bound
    target = max(target, bound)
  }

  /// Searches below the root until no node is open.
  private mutating func plunge(
    from first: Node, _ firstDomains: Domains, _ values: [Double]?
  ) throws(SolverFault) -> Limit? {
    var node = first
    var domains = firstDomains
    if nodes >= effort.nodes { return stopped(.effort, node) }
    var choice = try decide(&domains, values, node)
    while true {
      if isDone { return nil }
      switch choice {
      case .stopped(let limit): return stopped(limit, node)
      case .resolve: break
      case .closed:
        guard let next = open.popLeast(below: cutoff) else { return nil }
        load(next, &domains)
        node = next
      case .split(let chosen, let other, let otherBound):
        open.insert(
          Node(
            parent: node, changes: other, bound: max(node.bound, otherBound), depth: node.depth + 1,
            basis: relaxation.basis()))
        node = Node(
          parent: node, changes: [], bound: node.bound, depth: node.depth + 1, basis: nil)
        domains.apply(chosen)
      }
      tell()
      if nodes >= effort.nodes { return stopped(.effort, node) }
      nodes += 1
      choice = try visit(node, &domains)
    }
  }

  /// Solves a node and looks for points there; then chooses how to go on.
  private mutating func visit(
    _ node: Node, _ domains: inout Domains
  ) throws(SolverFault) -> Choice {
    var verdict = try solve(&domains, rounds: rounds(node))
    if case .open(let bound, let values?) = verdict, diveIterations * 4 < relaxation.iterations {
      node.bound = max(node.bound, bound)
      let basis = relaxation.basis()
      let priced = NodeBound(program, domains, duals: relaxation.duals(program))
      try dive(domains, values)
      if nodes % 10 == 0 { _ = try lookNearby(values, priced) }
      if isDone { return .closed }
      relaxation.resume(basis)
      verdict = try solve(&domains, rounds: 0)
    }
    switch verdict {
    case .stopped(let limit): return .stopped(limit)
    case .closed: return .closed
    case .open(let bound, let values):
      node.bound = max(node.bound, bound)
      return try decide(&domains, values, node)
    }
  }

  /// The least value that is of no use.
  var cutoff: Int { bestValue ?? .max }

  private func rounds(_ node: Node) -> Int {
    node.depth <= 8 || node.depth % 4 == 0 ? effort.nodeRounds : 0
  }

  mutating func stopped(_ limit: Limit, _ node: Node) -> Limit {
    open.insert(node)
    return limit
  }

  private mutating func load(_ node: Node, _ domains: inout Domains) {
    domains = root
    domains.emptyTrail()
    for changes in node.path { domains.apply(changes) }
    if let basis = node.basis { relaxation.resume(basis) }
    node.basis = nil
  }

  mutating func tell() {
    let elapsed = watch.elapsed
    guard elapsed - lastReport > .milliseconds(100) else { return }
    lastReport = elapsed
    report(Double(max(target, open.leastBound ?? target)), bestValue)
  }
}
