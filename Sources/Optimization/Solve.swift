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
///   - options: Limits and progress.
/// - Returns: What was proven, with the best point found. An infeasible program is
///   a result, not an error.
/// - Throws: ``SolverFault`` if the program is malformed, the start is not feasible,
///   or GLPK fails or contradicts itself.
/// - Complexity: Polynomial in practice for integral relaxations, exponential in
///   the worst case; bound it with the time limit or effort limits.
public func solve(
  _ program: Program, start: [Int]? = nil, options: SolveOptions = SolveOptions()
) throws(SolverFault) -> SolveOutcome {
  try solve(program, start: start, options: options, sifting: Sifting())
}

/// Solves a program, taking its columns in as told.
func solve(
  _ program: Program, start: [Int]?, options: SolveOptions = SolveOptions(), sifting: Sifting
) throws(SolverFault) -> SolveOutcome {
  try program.validate()
  let watch = Watch(options)
  if let start {
    let issues = program.violations(of: start)
    guard issues.isEmpty else { throw SolverFault(.invalidStart, issues) }
  }
  guard program.tierCount > 0 else {
    return try solve(
      program.withConstantTier(), start: start, options: options, sifting: sifting
    ).withoutTiers()
  }
  guard program.hasColumnInEveryGroup else { return .infeasible }
  // GLPK has no use for a program without rows or columns: the box decides it.
  if program.columnCount == 0 || program.rowCount + program.groupCount == 0 {
    return program.boxOptimum()
  }
  return try withGLPK { () throws(SolverFault) in
    try Lexicographic(program, start: start, watch: watch, sifting: sifting).run()
  }
}

extension Program {
  fileprivate var hasColumnInEveryGroup: Bool {
    var isServed = [Bool](repeating: false, count: groupCount)
    for group in groupOfColumn where group >= 0 { isServed[Int(group)] = true }
    return !isServed.contains(false)
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
    let results = tiers.indices.map { tier in
      let value = value(of: tier, at: values)
      return TierResult(
        name: tiers[tier], value: value, bound: value, proof: .relaxation, isUnique: true,
        iterations: 0, nodes: 0, columnsUsed: columnCount)
    }
    return .optimal(Solution(values: values, tiers: results, statistics: SolveStatistics()))
  }

  /// The same rows and columns under one objective that is always 0.
  fileprivate func withConstantTier() -> Program {
    var program = Program(tiers: ["feasibility"])
    for row in 0..<rowCount {
      _ = program.addRow(
        lower: rowLower[row] == .min ? nil : rowLower[row],
        upper: rowUpper[row] == .max ? nil : rowUpper[row])
    }
    for _ in 0..<groupCount { _ = program.addGroup() }
    for column in 0..<columnCount {
      let entries = entries(of: column).map { (Int(entryRow[$0]), Int(entryCoefficient[$0])) }
      if isAuxiliary(column) {
        _ = program.addAuxiliary(upper: Int(upper[column]), costs: [0], entries: entries)
      } else {
        _ = program.addColumn(
          group: Int(groupOfColumn[column]), costs: [0], entries: entries)
      }
    }
    return program
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
    Solution(values: values, tiers: [], statistics: statistics)
  }
}
