import Testing

@testable import Optimization

/// A feasible point of a small staged program, its paths columns, and the program with them.
private func worstPoint(_ small: SmallStagedProgram) throws -> (program: Program, point: [Int])? {
  let (enumerated, pathChoices) = small.enumerated
  let worst = enumerated.feasiblePoints()
    .max { $0.objectives.lexicographicallyPrecedes($1.objectives) }
  guard let worst else { return nil }
  var choices = [[Int]](repeating: [], count: enumerated.groups)
  for (column, value) in worst.values.enumerated()
  where value == 1 && column >= small.base.columns.count {
    if let group = enumerated.columns[column].group { choices[group] = pathChoices[column] }
  }
  var program = small.program
  let declared = Array(worst.values.prefix(small.base.columns.count))
  let point = try program.point(declared, choices)
  return (program, point)
}

@Test func stagesChosenAnewKeepAPointFeasibleAndMakeItNoWorse() throws {
  var better = 0
  for seed in UInt64(0)..<600 {
    guard let (program, point) = try worstPoint(.random(seed: seed)) else { continue }
    let tiers = program.tiers.prefix {
      if case .costs = $0 { true } else { false }
    }
    try withGLPK {
      let face = Face(program)
      var restricted = try Restricted(program, face, Sifting())
      var statistics = SolveStatistics()
      let found = try restricted.improvedByStages(
        point, face, watch: Watch(SolveOptions()), statistics: &statistics)
      #expect(restricted.program.violations(of: found).isEmpty, "seed \(seed)")
      let before = program.values(at: point).prefix(tiers.count)
      let after = restricted.program.values(at: found).prefix(tiers.count)
      #expect(!before.lexicographicallyPrecedes(after), "seed \(seed)")
      if after.lexicographicallyPrecedes(before) { better += 1 }
    }
  }
  #expect(better >= 50)
}

/// Paths that are columns but not held, as those that a start or an earlier tier left behind, are
/// taken in like those that were never asked for: the bound is that of the relaxation over all.
@Test func idlePathsAreTakenIntoTheRelaxation() throws {
  var gained = 0
  for seed in UInt64(0)..<200 {
    guard var (program, point) = try worstPoint(.random(seed: seed)) else { continue }
    var pricer = PathPricer(
      program, Face(program), weights: .none, rows: Array(repeating: 0, count: program.rowCount))
    for position in 0..<program.stages.count {
      _ = pricer.load(position)
      for path in pricer.all(below: PathPricer.never, limit: 1000) ?? [] {
        _ = program.addPath(path.number, ofStaged: position)
      }
    }
    point = point.padded(to: program.columnCount)
    try withGLPK {
      let face = Face(program)
      var restricted = try Restricted(program, face, Sifting(columnsPerGroup: 1))
      for (column, value) in point.enumerated() where value != 0 {
        try restricted.add(column, cost: 0, face)
      }
      let held = restricted.columns.count
      restricted.layBasis(of: point, face)
      let objective = Objective(tier: 0)
      restricted.setObjective(objective)
      var statistics = SolveStatistics()
      let end = try restricted.relax(
        objective, face, watch: Watch(SolveOptions()), statistics: &statistics
      ) { _, _ in }
      guard case .solved = end.kind else {
        Issue.record("seed \(seed): the relaxation was not solved")
        return
      }
      let difference = restricted.glpk.objectiveValue - end.priced.approximateBound
      #expect(difference.magnitude < 0.01, "seed \(seed)")
      if restricted.columns.count > held { gained += 1 }
    }
  }
  #expect(gained >= 50)
}
