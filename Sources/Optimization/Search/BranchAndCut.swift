/// Branch and cut over a program with every column at hand.
///
/// A node is a narrower choice of columns. Its relaxation is re-solved by GLPK's dual
/// simplex method from its parent's basis; its bound is evaluated in integers, so a node
/// is closed by a proof and never by a rounding error. The nodes of least bound come
/// first, and from each the search plunges until it meets one it can close.
struct BranchAndCut: ~Copyable {
  private var program: SearchProgram
  /// What holds at every node.
  private var root: Domains
  private var relaxation: NodeRelaxation
  private var propagator = Propagator()
  private var gains: GainHistory
  private let effort: Effort
  private let watch: Watch
  private let report: (Double?, Int?) -> Void
  /// Costs of later objectives, for a look where this one says nothing.
  private let guide: [Int]?
  /// Simplex iterations spent on dives.
  private var diveIterations = 0
  /// Whether the last questions tried gained nothing, whichever the answer.
  private var isOnPlateau = false
  /// The best point found here.
  private(set) var best: [Int]?
  /// The best point of the program that is known, whoever found it.
  private var known: [Int]?
  /// The value to beat; `nil` while no point is known.
  private var bestValue: Int?
  /// No point is below it.
  private var target: Int
  private(set) var nodes = 0
  private var open = NodeHeap()
  private var lastReport: Duration = .zero

  struct Effort: Sendable {
    var nodes: Int
    /// Rounds of cuts at the root and at each other node.
    var rootRounds = 40
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
  ///   - domains: Where to search, if not everywhere.
  ///   - point: A feasible point of the program to look near to.
  ///   - value: The value to beat, if a point is known, here or outside the program.
  ///   - target: A value no point can be below.
  ///   - effort: How much work to do at most.
  ///   - watch: Ends the search at a limit.
  ///   - report: Told the bound and the best value now and then.
  /// - Throws: A fault if GLPK refuses.
  init(
    _ program: SearchProgram, guide: [Int]? = nil, domains: Domains? = nil, point: [Int]?,
    beating value: Int?, target: Int, effort: Effort, watch: Watch,
    report: @escaping (Double?, Int?) -> Void
  ) throws(SolverFault) {
    self.program = program
    root = domains ?? program.box
    relaxation = try NodeRelaxation(program)
    gains = GainHistory(program)
    self.guide = guide
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
      cuts: program.rows.count - program.originalRowCount)
  }

  private var isDone: Bool {
    if effort.endsAtFirstPoint, best != nil { return true }
    return bestValue.map { $0 <= target } ?? false
  }

  private mutating func search() throws(SolverFault) -> Limit? {
    if isDone { return nil }
    root.emptyTrail()
    guard propagator.runAll(program, &root) else { return nil }
    root.emptyTrail()
    var domains = root
    relaxation.resetBasis()
    relaxation.apply(root, program)
    // From a cold start the primal method is the faster one.
    if case .stopped(let limit) = try relaxation.optimise(cutoff: .infinity, isCold: true, watch) {
      return stopped(limit, Node(parent: nil, changes: [], bound: target, depth: 0, basis: nil))
    }
    nodes += 1
    let verdict = try solve(&domains, rounds: effort.rootRounds)
    if case .stopped(let limit) = verdict {
      return stopped(limit, Node(parent: nil, changes: [], bound: target, depth: 0, basis: nil))
    }
    guard case .open(var bound, var values) = verdict else { return nil }
    root = domains
    root.emptyTrail()
    target = max(target, bound)
    if isDone { return nil }
    if values != nil {
      let basis = relaxation.basis()
      try dive(root, values ?? [])
      if let values { try lookNearby(values) }
      if let guide, nodes < effort.nodes, try hunt(guide) { return nil }
      if isDone { return nil }
      if let limit = watch.limit() {
        return stopped(limit, Node(parent: nil, changes: [], bound: bound, depth: 0, basis: nil))
      }
      // The better point may fix more, and so may the cuts' last state.
      domains = root
      relaxation.resume(basis)
      switch try solve(&domains, rounds: 0) {
      case .closed: return nil
      case .stopped(let limit):
        return stopped(limit, Node(parent: nil, changes: [], bound: bound, depth: 0, basis: nil))
      case .open(let newBound, let newValues): (bound, values) = (newBound, newValues)
      }
      root = domains
      root.emptyTrail()
    }
    let first = Node(parent: nil, changes: [], bound: bound, depth: 0, basis: nil)
    return try plunge(from: first, domains, values)
  }

  /// Searches below the root until no node is open.
  private mutating func plunge(
    from first: Node, _ firstDomains: Domains, _ firstValues: [Double]?
  ) throws(SolverFault) -> Limit? {
    var node = first
    var domains = firstDomains
    var values = firstValues
    var isSolved = true
    while true {
      if isDone { return nil }
      tell()
      if nodes >= effort.nodes { return stopped(.effort, node) }
      if !isSolved {
        nodes += 1
        switch try solve(&domains, rounds: rounds(node)) {
        case .stopped(let limit): return stopped(limit, node)
        case .closed:
          guard let next = open.popLeast(below: cutoff) else { return nil }
          load(next, &domains)
          node = next
          continue
        case .open(let bound, let newValues):
          node.bound = max(node.bound, bound)
          values = newValues
          if let found = newValues, diveIterations * 4 < relaxation.iterations {
            let basis = relaxation.basis()
            try dive(domains, found)
            if nodes % 10 == 0 { try lookNearby(found) }
            if isDone { return nil }
            relaxation.resume(basis)
            switch try solve(&domains, rounds: 0) {
            case .stopped(let limit): return stopped(limit, node)
            case .open(let bound, let newValues):
              node.bound = max(node.bound, bound)
              values = newValues
            case .closed:
              guard let next = open.popLeast(below: cutoff) else { return nil }
              load(next, &domains)
              node = next
              continue
            }
          }
        }
      }
      // What was fixed by cost and propagation belongs to the node.
      node.changes += domains.trail
      domains.emptyTrail()
      switch try decide(&domains, values, node) {
      case .stopped(let limit): return stopped(limit, node)
      case .resolve: isSolved = false
      case .closed:
        guard let next = open.popLeast(below: cutoff) else { return nil }
        load(next, &domains)
        node = next
        isSolved = false
      case .split(let chosen, let other, let otherBound):
        let basis = relaxation.basis()
        open.insert(
          Node(
            parent: node, changes: other, bound: max(node.bound, otherBound), depth: node.depth + 1,
            basis: basis))
        node = Node(
          parent: node, changes: [], bound: node.bound, depth: node.depth + 1, basis: nil)
        domains.apply(chosen)
        isSolved = false
      }
    }
  }

  /// The least value that is of no use.
  private var cutoff: Int { bestValue ?? .max }

  private func rounds(_ node: Node) -> Int {
    node.depth <= 8 || node.depth % 4 == 0 ? effort.nodeRounds : 0
  }

  private mutating func stopped(_ limit: Limit, _ node: Node) -> Limit {
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

  private mutating func tell() {
    let elapsed = watch.elapsed
    guard elapsed - lastReport > .milliseconds(100) else { return }
    lastReport = elapsed
    report(Double(max(target, open.leastBound ?? target)), bestValue)
  }

  // MARK: One node

  private enum Verdict {
    case closed
    /// The bound and the relaxation's point, if there is one.
    case open(Int, [Double]?)
    case stopped(Limit)
  }

  /// Solves the relaxation of the domains, with a few rounds of cuts.
  ///
  /// The domains lose what cannot be part of a better point.
  private mutating func solve(
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
      let limit = bestValue.map { Double($0 - program.step) } ?? .infinity
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
          if let bestValue { priced.fix(program, &domains, atMost: bestValue - program.step) }
          if domains.isEmpty { return .closed }
          if priced.approximate > lastBound + 1e-4 * max(1, priced.approximate.magnitude) {
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
      roundsLeft -= 1
      round += 1
      let inForce = Array(0..<program.originalRowCount) + relaxation.cuts
      let separator = ParityCuts(program, inForce: inForce, values: values)
      let isRoot = rounds == effort.rootRounds
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

  private func isIntegral(_ values: [Double]) -> Bool {
    !values.contains { ($0 - $0.rounded()).magnitude > SearchProgram.tolerance }
  }

  /// Takes a point as the best if it is feasible and better.
  private mutating func take(_ values: [Double]) {
    take(values.map { Int($0.rounded()) })
  }

  private mutating func take(_ point: [Int]) {
    guard program.admits(point) else { return }
    let value = program.value(of: point)
    guard value < cutoff else { return }
    best = point
    known = point
    bestValue = value
    open.drop(from: value)
  }

  // MARK: Branching

  private enum Choice {
    case closed
    /// The domains were narrowed without a split.
    case resolve
    /// What to go on with, what to leave for later, and the bound of the latter.
    case split([Domains.Change], [Domains.Change], Int)
    case stopped(Limit)
  }

  /// Chooses the question that promises to raise the bound of both answers most, by
  /// trying the answers for a few iterations.
  private mutating func decide(
    _ domains: inout Domains, _ values: [Double]?, _ node: Node
  ) throws(SolverFault) -> Choice {
    var decisions = values.map { program.openDecisions(domains, $0) } ?? []
    guard !decisions.isEmpty, relaxation.isOptimal else {
      if let decision = program.anyDecision(domains) {
        return .split(decision.yes, decision.no, node.bound)
      }
      // Every column has one value: the point is the node.
      if let point = domains.point(program) { take(point) }
      return .closed
    }
    let promise = decisions.map { gains.promise($0) }
    let order = decisions.indices.sorted { (promise[$1], $0) < (promise[$0], $1) }
    let most = isOnPlateau ? 2 : node.depth == 0 ? 24 : node.depth < 6 ? 12 : 6
    decisions = order.prefix(most).map { decisions[$0] }
    let here = relaxation.objectiveValue
    let basis = relaxation.basis()
    var bestIndex = 0
    var bestScore = -1.0
    var bestTrials = (yes: Trial(), no: Trial())
    var sinceBest = 0
    for (index, decision) in decisions.enumerated() {
      let yes = try attempt(decision.yes, domains, here)
      if isDone { return .closed }
      relaxation.resume(basis)
      let no = try attempt(decision.no, domains, here)
      if isDone { return .closed }
      relaxation.resume(basis)
      if let limit = watch.limit() { return .stopped(limit) }
      if yes.isClosed || no.isClosed {
        relaxation.apply(domains, program)
        if yes.isClosed && no.isClosed { return .closed }
        domains.apply(yes.isClosed ? decision.no : decision.yes)
        return .resolve
      }
      let score = max(yes.gain, 1e-6) * max(no.gain, 1e-6)
      gains.record(decision, gain: score.squareRoot())
      if score > bestScore * (1 + 1e-9) {
        (bestIndex, bestScore, bestTrials, sinceBest) = (index, score, (yes, no), 0)
      } else {
        sinceBest += 1
        if sinceBest >= 5 { break }
      }
    }
    relaxation.apply(domains, program)
    let decision = decisions[bestIndex]
    let scale = 1e-6 * max(1, here.magnitude)
    isOnPlateau = bestTrials.yes.gain < scale && bestTrials.no.gain < scale
    // Where no answer costs anything a point is what is missing: take the likelier one.
    if isOnPlateau {
      return decision.share >= 0.5
        ? .split(decision.yes, decision.no, bestTrials.no.bound)
        : .split(decision.no, decision.yes, bestTrials.yes.bound)
    }
    return bestTrials.yes.gain <= bestTrials.no.gain
      ? .split(decision.yes, decision.no, bestTrials.no.bound)
      : .split(decision.no, decision.yes, bestTrials.yes.bound)
  }

  private struct Trial {
    var isClosed = false
    var gain = 0.0
    var bound = Int.min
  }

  /// Runs a few iterations under one answer.
  private mutating func attempt(
    _ changes: [Domains.Change], _ domains: Domains, _ here: Double
  ) throws(SolverFault) -> Trial {
    var trial = domains
    trial.emptyTrail()
    trial.apply(changes)
    guard propagator.run(program, &trial) else { return Trial(isClosed: true) }
    relaxation.apply(trial, program)
    let limit = bestValue.map { Double($0 - program.step) } ?? .infinity
    let end = try relaxation.optimise(
      cutoff: limit + max(0.01, 1e-9 * limit.magnitude), iterationLimit: 60, watch)
    switch end {
    case .stopped: return Trial()
    case .infeasible:
      return Trial(
        isClosed: try relaxation.provesInfeasible(program, trial), gain: max(1, limit - here))
    case .optimal, .cutOff, .unfinished:
      let priced = NodeBound(program, trial, duals: relaxation.duals(program))
      let bound = priced.value(program)
      if case .optimal = end, bestValue == nil || bound < cutoff {
        let values = relaxation.values()
        if isIntegral(values) { take(values) }
      }
      return Trial(
        isClosed: bound >= cutoff, gain: max(0, priced.approximate - here), bound: bound)
    }
  }

  // MARK: Points

  /// Fixes groups at what the relaxation prefers until a point remains or none can.
  private mutating func dive(
    _ start: Domains, _ startValues: [Double]
  ) throws(SolverFault) {
    let iterations = relaxation.iterations
    defer { diveIterations += relaxation.iterations - iterations }
    var domains = start
    var values = startValues
    var failures = 0
    while true {
      let before = domains
      guard let leader = fixLeaders(&domains, values) else {
        if let point = domains.point(program) { take(point) }
        return
      }
      while true {
        relaxation.apply(domains, program)
        let end = try relaxation.optimise(cutoff: .infinity, watch)
        if case .stopped = end { return }
        if case .optimal = end {
          values = relaxation.values()
          if reaches(values) { break }
        }
        failures += 1
        guard failures <= 8, program.groupOf[leader] >= 0 else { return }
        domains = before
        domains.forbid(leader)
        guard propagator.run(program, &domains, from: before.trail.count) else { return }
      }
      if isIntegral(values) { return take(values) }
    }
  }

  /// Whether a relaxation's point is better than the best point known.
  private func reaches(_ values: [Double]) -> Bool {
    guard let bestValue else { return true }
    var sum = 0.0
    for (column, value) in values.enumerated() where value > 0 {
      sum += Double(program.costs[column]) * value
    }
    return sum <= Double(bestValue - program.step) + max(0.01, 1e-9 * Double(bestValue.magnitude))
  }

  /// Fixes the undecided groups that are nearly decided or, failing these, the nearest;
  /// then auxiliaries.
  ///
  /// - Returns: The column nearest to a decision; `nil` if there is nothing left to fix.
  private mutating func fixLeaders(_ domains: inout Domains, _ values: [Double]) -> Int? {
    var leaders: [Int] = []
    for (group, range) in program.groups.enumerated() where domains.allowed[group] > 1 {
      let leader = range.filter { domains.upper[$0] == 1 }
        .max { (values[$0], $1) < (values[$1], $0) }
      if let leader { leaders.append(leader) }
    }
    leaders.sort { (values[$1], $0) < (values[$0], $1) }
    guard let first = leaders.first else {
      for column in program.firstAuxiliary..<program.columnCount
      where domains.lower[column] < domains.upper[column] {
        let value = Int(values[column].rounded())
        domains.narrow(column, lower: value, upper: value)
        return column
      }
      return nil
    }
    let sure = leaders.prefix { values[$0] >= 0.9 }.count
    for leader in leaders.prefix(max(1, sure)) where domains.upper[leader] == 1 {
      let kept = domains
      for other in program.groups[Int(program.groupOf[leader])] where other != leader {
        domains.forbid(other)
      }
      if !propagator.run(program, &domains, from: kept.trail.count) {
        domains = kept
        domains.forbid(leader)
      }
    }
    return first
  }

  /// Looks for a point below the best one under other costs, whose relaxation is less
  /// arbitrary than that of an objective which hardly tells points apart.
  ///
  /// - Returns: Whether there is proven to be no such point.
  private mutating func hunt(_ guide: [Int]) throws(SolverFault) -> Bool {
    while let value = bestValue, value > target, nodes < effort.nodes {
      let search = try BranchAndCut(
        program.keeping(cuts: relaxation.cuts, costs: guide, atMost: value - program.step),
        domains: root, point: nil, beating: nil, target: -1 << 60,
        effort: Effort(
          nodes: min(20, effort.nodes - nodes), mayLookNearby: false, endsAtFirstPoint: true),
        watch: watch
      ) { _, _ in }
      let result = try search.run()
      nodes += result.nodes
      guard let point = result.point else { return result.isComplete }
      take(point)
      guard bestValue != value else { return false }
    }
    return false
  }

  /// Searches the points that share with the best what the relaxation agrees on.
  private mutating func lookNearby(_ values: [Double]) throws(SolverFault) {
    guard let known, effort.mayLookNearby, nodes < effort.nodes, !isDone else { return }
    var domains = root
    var fixed = 0
    for (group, range) in program.groups.enumerated() {
      guard domains.allowed[group] > 1 else {
        fixed += 1
        continue
      }
      guard let column = range.first(where: { known[$0] == 1 }), values[column] > 0.5,
        domains.upper[column] == 1
      else { continue }
      fixed += 1
      for other in range where other != column { domains.forbid(other) }
    }
    guard fixed * 10 >= program.groups.count * 3, !domains.isEmpty else { return }
    domains.emptyTrail()
    let nearby = try BranchAndCut(
      program.keeping(cuts: relaxation.cuts), domains: domains, point: nil, beating: bestValue,
      target: target,
      effort: Effort(nodes: min(60, effort.nodes - nodes), rootRounds: 5, mayLookNearby: false),
      watch: watch
    ) { _, _ in }
    let result = try nearby.run()
    nodes += result.nodes
    if let point = result.point { take(point) }
  }
}
