import Testing

@testable import Optimization

/// Programs solved from where much the same ones came to rest, against enumeration.
@Test(arguments: 0..<20)
func resumedSolvesAgreeWithEnumeration(batch: Int) throws {
  for seed in UInt64(batch * 30)..<UInt64(batch * 30 + 30) {
    let small =
      switch seed % 3 {
      case 0: SmallProgram.random(seed: seed)
      case 1: SmallProgram.contested(seed: seed)
      default: SmallProgram.levelled(seed: seed)
      }
    guard let rest = try solve(small.program).solution?.rest else { continue }
    let change = SmallProgramChange(small, seed: seed)
    let points = change.program.feasiblePoints()
    let best = points.map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
    let worst = points.max { $0.objectives.lexicographicallyPrecedes($1.objectives) }
    let program = change.program.program
    let resumed = rest.renumbered(
      columns: change.columns, rows: change.rows, groups: change.groups, from: small.program,
      to: program)
    for intake in Intake.allCases {
      for start in worst.map({ [nil, $0.values] }) ?? [nil] {
        let name: Comment = "seed \(seed), \(intake)"
        let outcome = try solve(program, start: start, resuming: resumed, sifting: intake.sifting)
        guard let solution = provenSolution(outcome, best: best, name) else { continue }
        #expect(change.program.isFeasible(solution.values), name)
        #expect(change.program.objectives(of: solution.values) == best, name)
      }
    }
  }
}

/// A program that was just solved is solved again with next to no iteration.
@Test func theSameProgramIsSolvedAtOnce() throws {
  var count = 0
  var (iterations, iterationsAgain) = (0, 0)
  for seed in UInt64(0)..<40 {
    let small = SmallProgram.twoSubjects(trainees: 12, schools: 6, subjects: 3, seed: seed)
    guard let first = try solve(small.program).solution, first.statistics.nodes == 0 else {
      continue
    }
    let again = try #require(
      try solve(small.program, start: first.values, resuming: first.rest).solution)
    #expect(again.tiers.map(\.value) == first.tiers.map(\.value), "seed \(seed)")
    iterations += first.statistics.iterations
    iterationsAgain += again.statistics.iterations
    if again.statistics.iterations == 0 { count += 1 }
  }
  #expect(count >= 10)
  #expect(iterationsAgain * 4 < iterations, "\(iterationsAgain) after \(iterations)")
}

@Test func whatIsKnownOfAnotherProgramDoesNoHarm() throws {
  for seed in UInt64(0)..<100 {
    let small = SmallProgram.contested(seed: seed)
    let other = SmallProgram.contested(seed: seed + 1)
    guard let rest = try solve(other.program).solution?.rest else { continue }
    let points = small.feasiblePoints()
    let best = points.map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
    let program = small.program
    let resumed = rest.renumbered(
      columns: other.columns.indices.map { $0 }, rows: other.rows.indices.map { $0 },
      groups: (0..<other.groups).map { $0 }, from: other.program, to: program)
    let outcome = try solve(program, start: points.first?.values, resuming: resumed)
    _ = provenSolution(outcome, best: best, "seed \(seed)")
  }
}

/// A program with a few columns, rows and groups gone, others new, and the rest renumbered.
private struct SmallProgramChange {
  private(set) var program: SmallProgram
  /// By column, row and group of the program as it was, where it is now.
  private(set) var columns: [Int?]
  private(set) var rows: [Int?]
  private(set) var groups: [Int?]

  init(_ old: SmallProgram, seed: UInt64) {
    var generator = SeededGenerator(seed: seed + 8_000_000)
    program = old
    program.rows = []
    program.columns = []
    program.groups = 0
    rows = []
    groups = []
    columns = []
    for row in old.rows {
      let isGone = Int.random(in: 0..<6, using: &generator) == 0
      rows.append(isGone ? nil : program.rows.count)
      guard !isGone else { continue }
      var changed = row
      if Int.random(in: 0..<4, using: &generator) == 0 { changed.upper = row.upper.map { $0 + 1 } }
      program.rows.append(changed)
    }
    if Bool.random(using: &generator) { program.rows.insert(.init(lower: nil, upper: 2), at: 0) }
    let shift = program.rows.count - rows.compactMap { $0 }.count
    rows = rows.map { $0.map { $0 + shift } }
    for _ in 0..<old.groups {
      let isGone = Int.random(in: 0..<6, using: &generator) == 0
      groups.append(isGone ? nil : program.groups)
      program.groups += isGone ? 0 : 1
    }
    for column in old.columns {
      var changed = column
      changed.entries = column.entries.compactMap { entry in
        rows[entry.row].map { (row: $0, coefficient: entry.coefficient) }
      }
      if let group = column.group {
        guard let place = groups[group], Int.random(in: 0..<8, using: &generator) > 0 else {
          columns.append(nil)
          continue
        }
        changed.group = place
      }
      if Int.random(in: 0..<5, using: &generator) == 0 { changed.costs[0] += 1 }
      columns.append(program.columns.count)
      program.columns.append(changed)
    }
    // A new group, with a column that was not there.
    program.columns.append(
      .init(
        group: program.groups, costs: Array(repeating: 1, count: old.tiers),
        entries: program.rows.isEmpty ? [] : [(row: 0, coefficient: 1)]))
    program.columns.append(
      .init(group: program.groups, costs: Array(repeating: 3, count: old.tiers), entries: []))
    program.groups += 1
  }
}
