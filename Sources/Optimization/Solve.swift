/// Solves a program to proof, tier by tier.
///
/// The relaxation of each tier is solved over all columns by sifting; its optimum
/// is the tier's where it is integral, and branch and cut closes the gap where it
/// is not. Every bound is evaluated and every point checked in integer arithmetic.
/// Equal programs and starts give equal outcomes unless the time limit or
/// `shouldStop` ends the solve. Synchronous, on the calling thread; several solves
/// may run on threads of their own.
///
/// - Parameters:
///   - program: The program.
///   - start: A feasible integer point, one value for each column, or `nil`. It is
///     the first incumbent, so that any limit still leaves a point.
///   - choices: The start's choices of the staged groups, as ``Solution/choices``.
///   - last: Where a solve of much the same program came to rest, in this one's numbers. It
///     makes the solve shorter and changes nothing that is proven; it counts only beside a start.
///   - options: Limits and progress.
/// - Returns: What was proven, with the best point found. An infeasible program is
///   a result, not an error.
/// - Throws: ``SolverFault`` if the program is malformed, the start is not feasible,
///   or GLPK fails or contradicts itself.
/// - Complexity: Polynomial in practice for integral relaxations, exponential in
///   the worst case; bound it with the time limit or effort limits.
public func solve(
  _ program: Program, start: [Int]? = nil, choices: [[Int]] = [], resuming last: Resumption? = nil,
  options: SolveOptions = SolveOptions()
) throws(SolverFault) -> SolveOutcome {
  try solve(
    program, start: start, choices: choices, resuming: last, options: options, sifting: Sifting())
}

/// Solves a program, taking its columns in as told.
func solve(
  _ program: Program, start: [Int]?, choices: [[Int]] = [], resuming last: Resumption? = nil,
  options: SolveOptions = SolveOptions(), sifting: Sifting
) throws(SolverFault) -> SolveOutcome {
  try program.validate()
  let watch = Watch(options)
  var program = program
  program.expandSmallGroups(sifting)
  var point: [Int]?
  if let start {
    let whole = try program.point(start, choices)
    let issues = program.violations(of: whole)
    guard issues.isEmpty else { throw SolverFault(.invalidStart, issues) }
    point = whole
  }
  let hasTiers = program.tierCount > 0
  if !hasTiers { program.addConstantTier() }
  let outcome = try answer(
    program, start: point, resuming: last, watch: watch, sifting: sifting)
  return hasTiers ? outcome : outcome.withoutTiers()
}

/// Answers a program that has been checked, has tiers and has its small groups expanded.
private func answer(
  _ program: Program, start: [Int]?, resuming last: Resumption?, watch: Watch, sifting: Sifting
) throws(SolverFault) -> SolveOutcome {
  guard program.hasColumnInEveryGroup else { return .infeasible }
  // GLPK has no use for a program without rows or columns: the box decides it.
  if program.groupCount == 0, program.columnCount == 0 || program.rowCount == 0 {
    return program.boxOptimum()
  }
  return try withGLPK { () throws(SolverFault) in
    try Lexicographic(
      program, start: start, resuming: last, watch: watch, sifting: sifting
    ).run()
  }
}

extension Program {
  fileprivate var hasColumnInEveryGroup: Bool {
    var isServed = [Bool](repeating: false, count: groupCount)
    for group in groupOfColumn where group >= 0 { isServed[Int(group)] = true }
    return !isServed.indices.contains { !isServed[$0] && !hasPath(group: $0) }
  }

  /// The outcome of a program whose rows have no entries and which has no groups.
  fileprivate func boxOptimum() -> SolveOutcome {
    var values = [Int](repeating: 0, count: columnCount)
    for column in 0..<columnCount {
      for tier in 0..<tierCount {
        let cost = cost(of: column, tier: tier)
        if cost < 0 { values[column] = Int(upper[column]) }
        if cost != 0 { break }
      }
    }
    guard violations(of: values).isEmpty else { return .infeasible }
    let face = Face(self)
    let results = tiers.indices.map { tier in
      let value = value(of: tier, at: values)
      return TierResult(
        name: tiers[tier].name, value: value, bound: value, proof: .relaxation,
        iterations: 0, nodes: 0, columnsUsed: columnCount,
        multipliers: TierMultipliers(Multipliers(zeroFor: face), face))
    }
    return .optimal(
      Solution(
        values: values, choices: [], tiers: results, statistics: SolveStatistics(),
        rest: Resumption()))
  }
}

extension SolveOutcome {
  fileprivate func withoutTiers() -> SolveOutcome {
    switch self {
    case .optimal(let solution): .optimal(solution.withoutTiers())
    case .stopped(let limit, let best): .stopped(limit, best: best.withoutTiers())
    case .stoppedEmptyHanded, .infeasible: self
    }
  }
}

extension Solution {
  fileprivate func withoutTiers() -> Solution {
    Solution(
      values: values, choices: choices, tiers: [], statistics: statistics, rest: rest)
  }
}
