import Testing

@testable import Optimization

/// The ways of taking columns in that enumeration is held against: whole, as programs this
/// small are otherwise, and sifted from hardly anything, so that every column that matters has
/// to be found by pricing or by widening the search.
enum Intake: CaseIterable {
  case whole
  case oneByOne
  case twoByTwo
  case fromNothing

  var sifting: Sifting {
    switch self {
    case .whole: Sifting()
    case .oneByOne: Sifting(smallProgram: 0, firstColumns: 1, columnsPerGroup: 1, scoutNodes: 1)
    case .twoByTwo: Sifting(smallProgram: 0, firstColumns: 2, columnsPerGroup: 2, scoutNodes: 3)
    case .fromNothing: Sifting(smallProgram: 0, firstColumns: 0, columnsPerGroup: 1, scoutNodes: 0)
    }
  }
}

@Test(arguments: 0..<20)
func agreesWithEnumeration(batch: Int) throws {
  for seed in UInt64(batch * 50)..<UInt64(batch * 50 + 50) {
    try expectAgreement(SmallProgram.random(seed: seed), "seed \(seed)")
  }
}

@Test(arguments: 0..<10)
func agreesWithEnumerationWhereGroupsCompete(batch: Int) throws {
  for seed in UInt64(batch * 30)..<UInt64(batch * 30 + 30) {
    try expectAgreement(SmallProgram.contested(seed: seed), "seed \(seed)")
  }
}

@Test(arguments: 0..<5)
func agreesWithEnumerationOnLevels(batch: Int) throws {
  for seed in UInt64(batch * 20)..<UInt64(batch * 20 + 20) {
    try expectAgreement(SmallProgram.levelled(seed: seed), "seed \(seed)")
  }
}

/// Solves without a start and from the worst point, by every intake.
private func expectAgreement(_ small: SmallProgram, _ name: String) throws {
  let points = small.feasiblePoints()
  let best = points.map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
  let worst = points.max { $0.objectives.lexicographicallyPrecedes($1.objectives) }
  let starts = worst.map { [nil, $0.values] } ?? [nil]
  for intake in Intake.allCases {
    for start in starts {
      let name: Comment = "\(name), \(intake)\(start == nil ? "" : ", with a start")"
      let outcome = try solve(small.program, start: start, sifting: intake.sifting)
      guard let solution = provenSolution(outcome, best: best, name) else { continue }
      #expect(small.isFeasible(solution.values), name)
      #expect(small.objectives(of: solution.values) == best, name)
    }
  }
}

/// What the programs above must exercise, or their agreement says less than it seems to.
@Test func siftedProgramsMeetGapsPricingAndInfeasibility() throws {
  var gapped = 0
  var priced = 0
  var infeasible = 0
  for seed in UInt64(0)..<300 {
    for small in [SmallProgram.random(seed: seed), SmallProgram.contested(seed: seed)] {
      let outcome = try solve(small.program, start: nil, sifting: Intake.oneByOne.sifting)
      guard let solution = outcome.solution else {
        infeasible += 1
        continue
      }
      if solution.tiers.contains(where: { $0.nodes > 0 }) { gapped += 1 }
      let first = small.groups + small.columns.count { $0.group == nil }
      let used = solution.statistics.columnsUsed
      if first < used && used < small.columns.count { priced += 1 }
    }
  }
  #expect(gapped >= 20)
  #expect(priced >= 100)
  #expect(infeasible >= 50)
}

@Test(arguments: Intake.allCases, UInt64(0)..<50)
func permutedColumnsGiveTheSameOptimalVector(intake: Intake, seed: UInt64) throws {
  var small = SmallProgram.random(seed: seed)
  let first = try solve(small.program, start: nil, sifting: intake.sifting)
  var generator = SeededGenerator(seed: seed + 1_000_000)
  small.columns.shuffle(using: &generator)
  let second = try solve(small.program, start: nil, sifting: intake.sifting)
  #expect(first.solution?.tiers.map(\.value) == second.solution?.tiers.map(\.value))
}

@Test(arguments: Intake.allCases, UInt64(0)..<50)
func equalProgramsGiveEqualOutcomes(intake: Intake, seed: UInt64) throws {
  let program = SmallProgram.contested(seed: seed).program
  let first = try solve(program, start: nil, sifting: intake.sifting)
  let second = try solve(program, start: nil, sifting: intake.sifting)
  #expect(first == second)
}
