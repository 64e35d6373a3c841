import Optimization
import Testing

@Test(arguments: 0..<40)
func agreesWithEnumeration(batch: Int) throws {
  for seed in UInt64(batch * 50)..<UInt64(batch * 50 + 50) {
    let small = SmallProgram.random(seed: seed)
    let points = small.feasiblePoints()
    let best = points.map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
    let outcome = try solve(small.program)
    guard let best else {
      #expect(outcome == .infeasible, "seed \(seed)")
      continue
    }
    guard case .optimal(let solution) = outcome else {
      Issue.record("seed \(seed): \(outcome)")
      continue
    }
    #expect(solution.tiers.map(\.value) == best, "seed \(seed)")
    #expect(solution.tiers.map(\.bound) == best, "seed \(seed)")
    #expect(!solution.tiers.map(\.isProven).contains(false), "seed \(seed)")
    #expect(small.isFeasible(solution.values), "seed \(seed)")
    #expect(small.objectives(of: solution.values) == best, "seed \(seed)")
    for (tier, result) in solution.tiers.enumerated() where result.isUnique == true {
      let choices = points.filter { $0.objectives[...tier] == best[...tier] }.map { point in
        point.values.indices.map { small.columns[$0].group == nil ? 0 : point.values[$0] }
      }
      #expect(Set(choices).count == 1, "seed \(seed), tier \(tier)")
    }
  }
}

@Test(arguments: 0..<10)
func anyFeasibleStartLeadsToTheSameOptimum(batch: Int) throws {
  for seed in UInt64(batch * 50)..<UInt64(batch * 50 + 50) {
    let small = SmallProgram.random(seed: seed)
    let points = small.feasiblePoints()
    guard let worst = points.max(by: { $0.objectives.lexicographicallyPrecedes($1.objectives) }),
      let best = points.min(by: { $0.objectives.lexicographicallyPrecedes($1.objectives) })
    else { continue }
    let outcome = try solve(small.program, start: worst.values)
    #expect(outcome.solution?.tiers.map(\.value) == best.objectives, "seed \(seed)")
    #expect(outcome.solution?.tiers.map(\.isProven).contains(false) == false, "seed \(seed)")
  }
}

@Test(arguments: UInt64(0)..<100)
func permutedColumnsGiveTheSameOptimalVector(seed: UInt64) throws {
  var small = SmallProgram.random(seed: seed)
  let first = try solve(small.program)
  var generator = SeededGenerator(seed: seed + 1_000_000)
  small.columns.shuffle(using: &generator)
  let second = try solve(small.program)
  #expect(first.solution?.tiers.map(\.value) == second.solution?.tiers.map(\.value))
}

@Test(arguments: UInt64(0)..<50)
func equalProgramsGiveEqualOutcomes(seed: UInt64) throws {
  let program = SmallProgram.random(seed: seed).program
  let first = try solve(program)
  let second = try solve(program)
  #expect(first == second)
}
