/// One solve: the tiers one after another, each on the face the earlier ones left.
struct Lexicographic: ~Copyable {
  private let program: Program
  private let watch: Watch
  private var face: Face
  private var restricted: Restricted
  private var statistics = SolveStatistics()
  /// The best point known: feasible, and at the values of all finished tiers.
  private var incumbent: [Int]?
  private var finished: [TierResult] = []

  /// Nodes spent on the columns at hand before the search is widened to all
  /// columns that matter.
  private static var scoutNodes: Int { 200 }
  /// Programs of so few columns are loaded whole.
  private static var smallProgram: Int { 1500 }
  /// The cheapest columns of each group that the first relaxation starts with.
  private static var firstColumns: Int { 6 }

  init(_ program: Program, start: [Int]?, watch: Watch) throws(SolverFault) {
    self.program = program
    self.watch = watch
    incumbent = start
    face = Face(program)
    restricted = try Restricted(program, face)
  }

  consuming func run() throws(SolverFault) -> SolveOutcome {
    if let limit = watch.limit() { return outcome(stoppedBy: limit, in: nil) }
    let blend = Objective.blend(program)
    try load(blend)
    if incumbent == nil, let end = try seekFeasibility() { return end }
    if let end = try warmUp(blend) { return end }
    for tier in 0..<program.tierCount {
      if let end = try finish(tier) { return end }
    }
    try decideUniqueness()
    guard let incumbent else {
      throw SolverFault(.contradiction, "all tiers ended without a point")
    }
    return .optimal(Solution(values: incumbent, tiers: finished, statistics: statistics))
  }

  /// Loads the start's columns and each group's cheapest, or all of a small program.
  private mutating func load(_ blend: Objective) throws(SolverFault) {
    let loadsAll = program.columnCount <= Self.smallProgram
    let costs = blend.costs
    for group in 0..<program.groupCount {
      var chosen: [Int] = []
      for member in restricted.members[group] {
        let column = Int(member)
        if loadsAll || incumbent?[column] == 1 {
          try restricted.add(column, cost: 0, face)
          continue
        }
        if chosen.count == Self.firstColumns {
          guard costs[column] < costs[chosen[chosen.count - 1]] else { continue }
          chosen.removeLast()
        }
        let place = chosen.firstIndex { costs[$0] > costs[column] } ?? chosen.count
        chosen.insert(column, at: place)
      }
      for column in chosen { try restricted.add(column, cost: 0, face) }
    }
    statistics.columnsUsed = restricted.columns.count
    guard let start = incumbent else { return }
    let improved = program.greedilyImproved(start, blend, among: restricted.columns)
    try check(consider(improved), "the greedy start is not feasible")
    restricted.layBasis(of: improved, face)
  }

  /// Brings the basis near the first tiers' optima by solving their blend.
  private mutating func warmUp(_ blend: Objective) throws(SolverFault) -> SolveOutcome? {
    restricted.setObjective(blend)
    let (name, watch, known) = (program.tiers[0], watch, value(of: 0))
    let before = statistics
    let end = try restricted.relax(
      blend, face, watch: watch, statistics: &statistics
    ) { _, iterations in
      watch.report(name, .relaxation, bound: nil, best: known, iterations: iterations)
    }
    guard case .stopped(let limit) = end.kind else {
      if let point = restricted.integralPoint() { consider(point) }
      return nil
    }
    let multipliers = Multipliers(end.priced.multipliers, dividedBy: blend.firstWeight)
    let priced = PricedPool(program, face, Objective(program, tier: 0), multipliers)
    return outcome(stoppedBy: limit, in: 0, bound: priced.roundedUp, since: before)
  }

  /// Finds a point of the relaxation, or proves that there is none.
  private mutating func seekFeasibility() throws(SolverFault) -> SolveOutcome? {
    try restricted.addElasticColumns(face)
    let watch = watch
    let end = try restricted.relax(
      Objective(zeroFor: program), face, watch: watch, statistics: &statistics
    ) { _, iterations in
      watch.report("feasibility", .relaxation, bound: nil, best: nil, iterations: iterations)
    }
    if case .stopped(let limit) = end.kind { return .stoppedEmptyHanded(limit) }
    // A positive bound for the objective 0 is a proof in integers. Where rounding
    // blurs it, the tiers' own relaxations decide.
    if end.priced.bound > 0 { return .infeasible }
    try restricted.restrict(to: face)
    return nil
  }

  /// Brings a tier to its end; returns an outcome if that ends the solve.
  private mutating func finish(_ tier: Int) throws(SolverFault) -> SolveOutcome? {
    let before = statistics
    let objective = Objective(program, tier: tier)
    let trivial = PricedPool(program, face, objective, Multipliers(zeroFor: face))
    if let value = value(of: tier), trivial.roundedUp >= value {
      try close(tier, .relaxation, bound: value, trivial, since: before)
      return nil
    }
    restricted.setObjective(objective)
    let (name, known, watch) = (program.tiers[tier], value(of: tier), watch)
    let end = try restricted.relax(
      objective, face, watch: watch, statistics: &statistics
    ) { bound, iterations in
      watch.report(name, .relaxation, bound: bound, best: known, iterations: iterations)
    }
    switch end.kind {
    case .stopped(let limit):
      return outcome(stoppedBy: limit, in: tier, bound: end.priced.roundedUp, since: before)
    case .infeasible where incumbent != nil:
      throw SolverFault(
        .contradiction, "the relaxation of tier '\(name)' has no point, but one is known")
    case .infeasible:
      // A relaxation over all columns has no point: nor has the program.
      for column in 0..<program.columnCount where face.isAlive[column] {
        try restricted.add(column, cost: program.cost(of: column, tier: tier), face)
      }
      guard case .infeasible = try restricted.optimise(watch, &statistics) else {
        throw SolverFault(.contradiction, "feasibility could not be decided in floating point")
      }
      return .infeasible
    case .solved: break
    }
    if let point = restricted.integralPoint() { consider(point) }
    let bound = end.priced.roundedUp
    if let value = value(of: tier), bound >= value {
      try check(bound <= value, "tier '\(name)' has a bound above a feasible point's value")
      try close(tier, .relaxation, bound: bound, end.priced, since: before)
      return nil
    }
    return try search(tier, end.priced, box: trivial, since: before)
  }

  /// Closes an integrality gap: first over the columns at hand, then over every
  /// column of the program that could be part of a better point.
  private mutating func search(
    _ tier: Int, _ priced: PricedPool, box: PricedPool, since before: SolveStatistics
  ) throws(SolverFault) -> SolveOutcome? {
    let name = program.tiers[tier]
    let target = priced.roundedUp
    let effort = program.effortLimits[tier]
    var nodesLeft = effort?.nodes ?? .max
    var bound = target
    var isScouting = true
    if nodesLeft > 0 {
      let blend = Objective.blend(program, from: tier)
      if let point = try restricted.dive(blend, face, watch: watch, statistics: &statistics) {
        consider(point)
      }
      if let value = value(of: tier), value <= target {
        try check(value == target, "tier '\(name)' went below its bound")
        // Where the box already gives the bound, its face needs no objective row.
        let sharpest = box.roundedUp >= value ? box : priced
        try close(tier, .relaxation, bound: value, sharpest, since: before)
        return nil
      }
      restricted.setObjective(Objective(program, tier: tier))
    }
    var hasEffortLeft = nodesLeft > 0
    while hasEffortLeft {
      let slack = value(of: tier).map { priced.slack(below: $0 - 1) }
      let missing = restricted.missingColumns(face, priced, slack: slack)
      if missing.isEmpty { isScouting = false }
      if !isScouting {
        for column in missing {
          try restricted.add(column, cost: program.cost(of: column, tier: tier), face)
        }
        statistics.columnsUsed = max(statistics.columnsUsed, restricted.columns.count)
      }
      let (watch, iterations) = (watch, statistics.iterations)
      let result = try restricted.search(
        face, incumbent: incumbent, target: target, slack: slack, priced: priced,
        coversFace: !isScouting,
        nodeLimit: isScouting ? min(nodesLeft, Self.scoutNodes) : nodesLeft, watch: watch,
        statistics: &statistics
      ) { bound, best in
        watch.report(name, .search, bound: bound, best: best, iterations: iterations)
      }
      nodesLeft -= min(nodesLeft, result.nodes)
      if let point = result.point {
        try check(consider(point), "branch and bound gave an infeasible point")
      }
      let best = value(of: tier)
      if let best, best <= target {
        try check(best == target, "tier '\(name)' went below its bound")
        try close(tier, .relaxation, bound: best, priced, since: before)
        return nil
      }
      if result.isComplete {
        guard let best else { return .infeasible }
        try close(tier, .search, bound: best, priced, since: before)
        return nil
      }
      if let found = result.bound { bound = max(bound, min(found, best ?? found)) }
      switch result.stop {
      case .time, .interrupted:
        return outcome(stoppedBy: result.stop ?? .time, in: tier, bound: bound, since: before)
      case .effort, nil:
        // GLPK giving up on a node counts as effort spent: the best point stands.
        hasEffortLeft = isScouting && nodesLeft > 0
        isScouting = false
      }
    }
    guard effort?.mayStayUnproven == true, incumbent != nil else {
      return outcome(stoppedBy: .effort, in: tier, bound: bound, since: before)
    }
    try close(tier, .none, bound: bound, priced, since: before)
    return nil
  }

  /// Asks whether another choice of columns is as good in every tier.
  ///
  /// Of the points left, the one that shares the fewest columns with the incumbent
  /// shares all of them exactly if the incumbent is unique.
  private mutating func decideUniqueness() throws(SolverFault) {
    guard let incumbent, let last = finished.last, last.isProven, last.isUnique == nil else {
      return
    }
    let objective = Objective(program, sharedWith: incumbent)
    restricted.setObjective(objective)
    let end = try restricted.relax(
      objective, face, watch: watch, statistics: &statistics
    ) { _, _ in }
    guard case .solved = end.kind else { return }
    if end.priced.roundedUp >= program.groupCount {
      finished[finished.count - 1].isUnique = true
    } else if let point = restricted.integralPoint(), keepsFinishedTiers(point) {
      finished[finished.count - 1].isUnique = false
    }
  }

  private func keepsFinishedTiers(_ point: [Int]) -> Bool {
    guard program.violations(of: point).isEmpty else { return false }
    for (tier, result) in finished.enumerated()
    where program.value(of: tier, at: point) != result.value {
      return false
    }
    return true
  }

  /// Takes a point as incumbent if it is feasible, keeps the finished tiers'
  /// values and is better; returns false if it is not a point of the face.
  @discardableResult
  private mutating func consider(_ point: [Int]) -> Bool {
    guard keepsFinishedTiers(point) else { return false }
    guard let incumbent else {
      self.incumbent = point
      return true
    }
    for tier in finished.count..<program.tierCount {
      let (new, old) = (
        program.value(of: tier, at: point), program.value(of: tier, at: incumbent)
      )
      if new < old { self.incumbent = point }
      if new != old { break }
    }
    return true
  }

  private func value(of tier: Int) -> Int? {
    incumbent.map { program.value(of: tier, at: $0) }
  }

  private mutating func close(
    _ tier: Int, _ proof: TierResult.Proof, bound: Int, _ priced: PricedPool,
    since before: SolveStatistics
  ) throws(SolverFault) {
    guard let value = value(of: tier) else {
      throw SolverFault(.contradiction, "tier '\(program.tiers[tier])' ended without a point")
    }
    let heldRows = face.objectiveRows.count
    face.keepPoints(ofTier: tier, at: value, program, priced, isOptimal: proof != .none)
    finished.append(
      result(
        of: tier, value: value, bound: min(bound, value), proof,
        isUnique: face.decidesColumns(program) ? true : nil, since: before))
    try restricted.restrict(to: face)
    if let incumbent {
      for (column, value) in incumbent.enumerated() where value != 0 {
        try check(face.isAlive[column], "the face of a tier lost its own point")
        try restricted.add(column, cost: 0, face)
      }
      // A new objective row cuts off the basis at hand; the incumbent is a vertex.
      if face.objectiveRows.count > heldRows { restricted.layBasis(of: incumbent, face) }
    }
  }

  private func result(
    of tier: Int, value: Int, bound: Int, _ proof: TierResult.Proof, isUnique: Bool?,
    since before: SolveStatistics
  ) -> TierResult {
    TierResult(
      name: program.tiers[tier], value: value, bound: bound, proof: proof, isUnique: isUnique,
      iterations: statistics.iterations - before.iterations,
      nodes: statistics.nodes - before.nodes, columnsUsed: restricted.columns.count)
  }

  /// The outcome when a limit ends the solve within `tier`, or before the first.
  private func outcome(
    stoppedBy limit: Limit, in tier: Int?, bound: Int? = nil, since before: SolveStatistics? = nil
  ) -> SolveOutcome {
    guard let incumbent else { return .stoppedEmptyHanded(limit) }
    var results = finished
    for later in finished.count..<program.tierCount {
      let value = program.value(of: later, at: incumbent)
      let box = PricedPool(
        program, face, Objective(program, tier: later), Multipliers(zeroFor: face)
      ).roundedUp
      let known = later == tier ? max(box, bound ?? box) : box
      results.append(
        result(
          of: later, value: value, bound: min(known, value), .none, isUnique: nil,
          since: later == tier ? before ?? statistics : statistics))
    }
    return .stopped(
      limit, best: Solution(values: incumbent, tiers: results, statistics: statistics))
  }

  private func check(_ condition: Bool, _ issue: String) throws(SolverFault) {
    guard condition else { throw SolverFault(.contradiction, issue) }
  }
}
