import ParallelWork

/// One solve: the tiers one after another, each on the face the earlier ones left.
struct Lexicographic: ~Copyable {
  let watch: Watch
  let sifting: Sifting
  var face: Face
  var restricted: Restricted
  /// Takes the place of `restricted` where the program is a network and a point is known.
  var network: NetworkDescent?
  var statistics = SolveStatistics()
  /// The best point known: feasible, and at the values of all finished tiers.
  ///
  /// One value for each column the program has by now.
  var incumbent: [Int]? { best?.padded(to: restricted.program.columnCount) }
  private var best: [Int]?
  /// The columns that are not 0 there.
  private(set) var support: [Int] = []
  /// The values of all tiers there.
  private var bestValues: [Int] = []
  var finished: [TierResult] = []
  /// What a solve of much the same program left, and what this one leaves.
  var last: Resumption?
  var rest = Resumption()
  /// By column of the program at hand, its number in the one asked about; nil while it is the same.
  var originals: [Int]?
  let originalCount: Int
  /// Whether the relaxation is loaded: a solve that resumes another may end without.
  var isLoaded = false
  /// The tiers for whose blend the basis at hand is optimal.
  private(set) var blended = 0..<0
  /// The first of these, if what proved them in the solve resumed was not enough.
  var mendedTiers = 0..<0
  /// The most that a column counts in rows.
  let columnWeight: Int
  /// What the search has proven to nobody else yet.
  var treeTasks: [TreeTask] = []

  /// The program with the columns it has gained.
  var program: Program { restricted.program }

  init(
    _ program: Program, start: [Int]?, resuming last: Resumption? = nil, watch: Watch,
    sifting: Sifting
  ) throws(SolverFault) {
    self.last = last
    self.watch = watch
    self.sifting = sifting
    best = start
    originalCount = program.columnCount
    support = start.map { point in point.indices.filter { point[$0] != 0 } } ?? []
    bestValues = start.map { program.values(at: $0) } ?? []
    face = Face(program)
    restricted = try Restricted(program, face, sifting)
    columnWeight = restricted.columnWeight(face)
    network = start.flatMap { NetworkDescent(program, restricted.members, face, at: $0) }
  }

  consuming func run() throws(SolverFault) -> SolveOutcome {
    if let limit = watch.limit() { return outcome(stoppedBy: limit, in: nil) }
    if network == nil, let end = try prepare() { return end }
    for tier in finished.count..<program.tierCount {
      try compact()
      watch.begin(program.tiers[tier].name)
      if let end = try finish(tier) { return end }
    }
    guard let incumbent else {
      throw SolverFault(.contradiction, "all tiers ended without a point")
    }
    try growTrees()
    return .optimal(solution(incumbent, finished))
  }

  /// Brings the first tiers near their ends, or to them.
  private mutating func prepare() throws(SolverFault) -> SolveOutcome? {
    if let last, last.hasBasis, let incumbent { return try prepare(resuming: last, at: incumbent) }
    let blend = Objective.blend(program)
    try load(blend)
    if incumbent == nil, let end = try seekFeasibility() { return end }
    restricted.setObjective(blend)
    if let end = try warmUp(blend) { return end }
    rest = restricted.resumption(blend)
    return nil
  }

  /// Every tier's tree stands for itself: they grow side by side.
  private mutating func growTrees() throws(SolverFault) {
    guard !treeTasks.isEmpty else { return }
    watch.beginTrees()
    let (program, tasks, watch) = (program, treeTasks, watch)
    let trees = Concurrently.map(tasks.count, stretch: 1) { place in
      withGLPK {
        Result { () throws(SolverFault) in
          try tasks[place].tree(program, most: watch.treeNodes, watch)
        }
      }
    }
    for (task, tree) in zip(tasks, trees) {
      finished[task.tier].tree = try tree.get()?.renamed { originals?[$0] ?? $0 }
    }
  }

  /// The start's columns of a group and the few cheapest others, or all of a small program.
  func firstColumns(
    of group: Int, _ start: [Int]?, by price: (Int) -> Double
  ) -> [Int] {
    let members = restricted.members[group].map { Int($0) }
    if program.columnCount <= sifting.smallProgram { return members }
    let own = members.filter { start?[$0] == 1 }
    let others = members.filter { start?[$0] != 1 }.map { ($0, price($0)) }
    return own + others.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(sifting.firstColumns).map(\.0)
  }

  /// Loads the start's columns and each group's cheapest, or all of a small program.
  private mutating func load(_ blend: Objective) throws(SolverFault) {
    isLoaded = true
    let start = incumbent
    for group in 0..<program.groupCount {
      let first = firstColumns(of: group, start) { Double(blend.cost(of: $0, program)) }
      for column in first {
        try restricted.add(column, cost: 0, face)
      }
    }
    try restricted.addCheapestPaths(blend, face)
    statistics.columnsUsed = restricted.columns.count
    guard let start = incumbent?.padded(to: restricted.program.columnCount) else { return }
    let improved = restricted.program.greedilyImproved(start, blend, among: restricted.columns)
    let staged = try restricted.improvedByStages(
      improved, face, watch: watch, statistics: &statistics)
    try check(consider(staged), "the greedy start is not feasible")
    for (column, value) in staged.enumerated() where value != 0 {
      try restricted.add(column, cost: 0, face)
    }
    restricted.layBasis(of: staged, face)
  }

  /// Brings the basis near the optima of some tiers by solving their blend, the objective at hand.
  mutating func warmUp(
    _ blend: Objective, isRepairing: Bool = false
  ) throws(SolverFault) -> SolveOutcome? {
    let tier = blend.tiers.lowerBound
    let (name, watch, known) = (program.tiers[tier].name, watch, value(of: tier))
    let before = statistics
    let end = try restricted.relax(
      blend, face, isRepairing: isRepairing, watch: watch, statistics: &statistics
    ) { _, iterations in
      watch.report(name, .relaxation, bound: nil, best: known, iterations: iterations)
    }
    guard case .stopped(let limit) = end.kind else {
      if case .solved = end.kind { blended = blend.tiers }
      if let point = restricted.integralPoint() { consider(point) }
      return nil
    }
    let multipliers = Multipliers(end.priced.multipliers, dividedBy: blend.firstWeight)
    let priced = PricedPool(program, face, Objective(tier: tier), multipliers)
    return outcome(stoppedBy: limit, in: tier, priced, bound: priced.roundedUp, since: before)
  }

  /// Multipliers that the basis at hand gives a tier, if it is optimal for a blend with the tier.
  mutating func basicMultipliers(of tier: Int) throws(SolverFault) -> Multipliers? {
    guard blended.contains(tier), face.objectiveRows.isEmpty,
      let duals = try restricted.duals(of: Objective(tier: tier))
    else { return nil }
    return Multipliers(duals: duals, face: face, columnWeight: columnWeight)
  }

  /// Brings the relaxation to the face, with the best point's columns.
  mutating func followFace() throws(SolverFault) {
    try restricted.restrict(to: face)
    for column in support { try restricted.add(column, cost: 0, face) }
  }

  /// Finds a point of the relaxation, or proves that there is none.
  private mutating func seekFeasibility() throws(SolverFault) -> SolveOutcome? {
    try restricted.addElasticColumns(face)
    let watch = watch
    let end = try restricted.relax(
      .zero, face, watch: watch, statistics: &statistics
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

  /// Takes a point as incumbent if it is feasible, keeps the finished tiers'
  /// values and is better; returns false if it is not a point of the face.
  @discardableResult
  mutating func consider(_ point: [Int]) -> Bool {
    if point == best { return true }
    let values = program.values(at: point)
    guard values.starts(with: finished.map(\.value)), program.violations(of: point).isEmpty else {
      return false
    }
    if best == nil || values.lexicographicallyPrecedes(bestValues) { take(point, values) }
    return true
  }

  private mutating func take(_ point: [Int], _ values: [Int]) {
    best = point
    support = point.indices.filter { point[$0] != 0 }
    bestValues = values
  }

  /// Follows a program that has only some of its columns left.
  mutating func keepPoint(_ kept: [Int]) {
    guard let best else { return }
    let point = kept.map { best[$0] }
    self.best = point
    support = point.indices.filter { point[$0] != 0 }
  }

  private func solution(_ point: [Int], _ tiers: [TierResult]) -> Solution {
    let values = original(Array(point.prefix(program.declaredColumnCount)))
    var rest = rest
    rest.keep(point: values)
    for tier in tiers where tier.proof == .relaxation {
      rest.keep(tier.multipliers, of: tier.name)
    }
    return Solution(
      values: values, choices: program.choices(at: point), tiers: tiers, statistics: statistics,
      rest: rest)
  }

  func value(of tier: Int) -> Int? {
    best == nil ? nil : bestValues[tier]
  }

  func result(
    of tier: Int, value: Int, bound: Int, _ proof: TierResult.Proof, _ multipliers: Multipliers,
    since before: SolveStatistics
  ) -> TierResult {
    TierResult(
      name: program.tiers[tier].name, value: value, bound: bound, proof: proof,
      iterations: statistics.iterations - before.iterations,
      nodes: statistics.nodes - before.nodes,
      columnsUsed: network == nil ? restricted.columns.count : program.columnCount,
      multipliers: TierMultipliers(multipliers, face))
  }

  /// The outcome when a limit ends the solve within `tier`, or before the first.
  func outcome(
    stoppedBy limit: Limit, in tier: Int?, _ priced: PricedPool? = nil, bound: Int? = nil,
    since before: SolveStatistics? = nil
  ) -> SolveOutcome {
    guard let incumbent else { return .stoppedEmptyHanded(limit) }
    var results = finished
    for later in finished.count..<program.tierCount {
      let value = bestValues[later]
      let box = PricedPool(program, face, Objective(tier: later), Multipliers(zeroFor: face))
      let known = later == tier ? max(box.roundedUp, bound ?? .min) : box.roundedUp
      let sharpest = later == tier ? priced.flatMap { $0.isSharper(than: box) ? $0 : nil } : nil
      results.append(
        result(
          of: later, value: value, bound: min(known, value), .none,
          (sharpest ?? box).multipliers,
          since: later == tier ? before ?? statistics : statistics))
    }
    return .stopped(limit, best: solution(incumbent, results))
  }

  func check(_ condition: Bool, _ issue: String) throws(SolverFault) {
    guard condition else { throw SolverFault(.contradiction, issue) }
  }
}

extension [Int] {
  /// The same point of a program that has gained columns.
  func padded(to count: Int) -> [Int] {
    self.count == count ? self : self + Array(repeating: 0, count: count - self.count)
  }
}
