/// Grows a tree that proves a value from which the search has already found no better point.
///
/// The search may reduce, propagate and look around as it likes; what is proven to others has to be
/// followed step by step, so that here a node has nothing but multipliers and a question. The
/// optimum is known, which leaves bounds to raise and no point to find.
struct TreeProver: ~Copyable {
  private(set) var program: SearchProgram
  var relaxation: NodeRelaxation
  /// What the rows are that are no cuts.
  private let originals: [ProofTree.Limit]
  /// Which of them are rows.
  let isRow: [Bool]
  /// No point is below it.
  let value: Int
  private let most: Int
  let watch: Watch
  private var draft = ProofTree.Draft()
  var gains: GainHistory

  /// The most multipliers of a tree.
  private static var largestSize: Int { 200_000 }
  /// The most columns looked at in all iterations together: about 15 seconds.
  private static var mostWork: Int { 250_000_000 }

  /// - Parameters:
  ///   - program: The columns that a point below the value could have.
  ///   - originals: What each of its rows is; it has no cuts yet.
  ///   - value: The value to prove.
  ///   - most: The most nodes.
  ///   - watch: Ends the attempt at a limit.
  /// - Throws: A fault if GLPK refuses.
  init(
    _ program: SearchProgram, originals: [ProofTree.Limit], value: Int, most: Int, watch: Watch
  ) throws(SolverFault) {
    self.program = program
    self.originals = originals
    isRow = originals.map { if case .row = $0 { true } else { false } }
    self.value = value
    self.most = most
    self.watch = watch
    relaxation = try NodeRelaxation(program)
    gains = GainHistory(program)
  }

  /// The tree; nil if it would be too large, or if rounding is in its way.
  ///
  /// - Complexity: O(nodes) relaxations of the program.
  mutating func run() throws(SolverFault) -> ProofTree? {
    relaxation.resetBasis()
    guard try prove(program.box, isCold: true, depth: 0) else { return nil }
    return ProofTree(draft, program.rows, originals: originals)
  }

  private var hasEffortLeft: Bool {
    relaxation.iterations < Self.mostWork / max(1, program.columnCount)
  }

  /// How a node stands once its relaxation is solved.
  private enum Standing {
    case closed
    /// The bound falls short.
    case open(NodeBound)
    /// A limit came, or rounding leaves nothing to say.
    case unclear
  }

  /// Adds the nodes that close the domains; returns false if that fails.
  private mutating func prove(
    _ whole: Domains, isCold: Bool = false, depth: Int
  ) throws(SolverFault) -> Bool {
    guard draft.nodes.count < most, draft.size < Self.largestSize, watch.limit() == nil,
      hasEffortLeft
    else { return false }
    let node = draft.addNode()
    var domains = whole
    if domains.isEmpty { return true }
    switch try solve(domains, at: node, isCold: isCold, depth: depth) {
    case .closed: return true
    case .unclear: return false
    case .open(let bound):
      // Whoever follows can leave out the same columns.
      draft.weigh(node, by: bound)
      bound.fix(program, &domains, atMost: value - 1)
    }
    if domains.isEmpty { return true }
    domains.emptyTrail()
    guard let question = try choose(domains, depth: depth) else { return false }
    draft.ask(question.asked, at: node)
    let basis = relaxation.basis()
    for changes in [question.yes, question.no] {
      var part = domains
      part.apply(changes)
      part.emptyTrail()
      relaxation.resume(basis)
      guard try prove(part, depth: depth + 1) else { return false }
    }
    return true
  }

  /// Solves the relaxation of the domains, with cuts.
  private mutating func solve(
    _ domains: Domains, at node: Int, isCold: Bool, depth: Int
  ) throws(SolverFault) -> Standing {
    // Every node that comes below profits from what the first ones cut off.
    var roundsLeft = depth == 0 ? 100 : depth < 10 ? 2 : 0
    var isCold = isCold
    var stalled = 0
    var last = -Double.infinity
    while true {
      relaxation.apply(domains, program)
      let cutoff = Double(value - 1) + max(0.01, 1e-9 * Double(value.magnitude))
      var end = try relaxation.optimise(
        cutoff: isCold ? .infinity : cutoff, isCold: isCold, watch)
      isCold = false
      if case .cutOff = end {
        if close(node, domains) { return .closed }
        end = try relaxation.optimise(cutoff: .infinity, watch)
      }
      switch end {
      case .stopped, .unfinished, .cutOff: return .unclear
      case .infeasible:
        guard let bound = try relaxation.emptiness(program, domains) else { return .unclear }
        draft.weigh(node, by: bound, showsEmptiness: true)
        return .closed
      case .optimal: if close(node, domains) { return .closed }
      }
      let bound = NodeBound(program, domains, duals: relaxation.duals(program))
      let least = last + 0.01 * max(0.01, Double(value) - bound.approximate)
      stalled = bound.approximate > least ? 0 : stalled + 1
      last = max(last, bound.approximate)
      guard roundsLeft > 0, stalled < 6, hasEffortLeft else { return .open(bound) }
      guard try addCuts(depth: depth, seed: UInt64(roundsLeft)) else {
        return watch.limit() == nil ? .open(bound) : .unclear
      }
      roundsLeft -= 1
    }
  }

  /// Cuts off the relaxation's point; returns false if there is nothing to do it with.
  private mutating func addCuts(depth: Int, seed: UInt64) throws(SolverFault) -> Bool {
    let (values, isRow, most) = (relaxation.values(), self.isRow, depth == 0 ? 60 : 15)
    // The values of earlier tiers are weighed, and made into cuts by nobody.
    let inForce = isRow.indices.filter { isRow[$0] } + relaxation.cuts
    let cuts =
      OpeningCuts.separate(program, values: values, limit: most)
      .filter { $0.derivation.map { isRow[Int($0.sources[0].index)] } ?? false }
      + ParityCuts(program, inForce: inForce, values: values)
      .separate(limit: most, orders: depth == 0 ? 4 : 2, seed: seed, watch: watch)
    // Cuts looked for in part only would let the clock choose the way.
    if cuts.isEmpty || watch.limit() != nil { return false }
    if depth == 0 { try relaxation.dropSlackCuts(after: 2) }
    for cut in cuts {
      program.append(cut)
      try relaxation.add(program.rows.count - 1, program)
    }
    return true
  }

  /// Closes a node if the relaxation's multipliers do.
  private mutating func close(_ node: Int, _ domains: Domains) -> Bool {
    let bound = NodeBound(program, domains, duals: relaxation.duals(program))
    guard bound.roundedUp >= value else { return false }
    draft.weigh(node, by: bound)
    return true
  }
}
