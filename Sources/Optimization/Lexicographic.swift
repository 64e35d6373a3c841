/// One solve: the tiers one after another, each on the face the earlier ones left.
struct Lexicographic: ~Copyable {
  let program: Program
  let watch: Watch
  let sifting: Sifting
  var face: Face
  var restricted: Restricted
  var statistics = SolveStatistics()
  /// The best point known: feasible, and at the values of all finished tiers.
  private(set) var incumbent: [Int]?
  var finished: [TierResult] = []

  /// Slices of the simplex method that the question of uniqueness is worth.
  private static var slicesForUniqueness: Int { 20 }

  init(
    _ program: Program, start: [Int]?, watch: Watch, sifting: Sifting
  ) throws(SolverFault) {
    self.program = program
    self.watch = watch
    self.sifting = sifting
    incumbent = start
    face = Face(program)
    restricted = try Restricted(program, face, sifting)
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
    let loadsAll = program.columnCount <= sifting.smallProgram
    let costs = blend.costs
    for group in 0..<program.groupCount {
      var chosen: [Int] = []
      for member in restricted.members[group] {
        let column = Int(member)
        if loadsAll || incumbent?[column] == 1 {
          try restricted.add(column, cost: 0, face)
          continue
        }
        if chosen.count == sifting.firstColumns {
          guard let last = chosen.last, costs[column] < costs[last] else { continue }
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

  /// Asks whether another choice of columns is as good in every tier.
  ///
  /// Of the points left, the one that shares the fewest columns with the incumbent
  /// shares all of them exactly if the incumbent is unique. Asked without a clock, so
  /// that no proven result depends on one, and given up after a fixed number of slices.
  private mutating func decideUniqueness() throws(SolverFault) {
    guard let incumbent, let last = finished.last, last.isProven, last.isUnique == nil else {
      return
    }
    let objective = Objective(program, sharedWith: incumbent)
    restricted.setObjective(objective)
    let end = try restricted.relax(
      objective, face, watch: Watch(SolveOptions()), statistics: &statistics,
      sliceLimit: Self.slicesForUniqueness
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
  mutating func consider(_ point: [Int]) -> Bool {
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

  func value(of tier: Int) -> Int? {
    incumbent.map { program.value(of: tier, at: $0) }
  }

  func result(
    of tier: Int, value: Int, bound: Int, _ proof: TierResult.Proof, isUnique: Bool?,
    since before: SolveStatistics
  ) -> TierResult {
    TierResult(
      name: program.tiers[tier], value: value, bound: bound, proof: proof, isUnique: isUnique,
      iterations: statistics.iterations - before.iterations,
      nodes: statistics.nodes - before.nodes, columnsUsed: restricted.columns.count)
  }

  /// The outcome when a limit ends the solve within `tier`, or before the first.
  func outcome(
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

  func check(_ condition: Bool, _ issue: String) throws(SolverFault) {
    guard condition else { throw SolverFault(.contradiction, issue) }
  }
}
