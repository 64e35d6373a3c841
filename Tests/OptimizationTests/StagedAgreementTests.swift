import Testing

@testable import Optimization

/// How staged groups become columns: all paths at once, or only as pricing asks for them.
private enum Expansion: CaseIterable {
  case atOnce
  case onDemand
  case oneByOne
  case fromNothing

  var sifting: Sifting {
    switch self {
    case .atOnce: Sifting()
    case .onDemand: Sifting(largestExpansion: 0, largestClosing: 20)
    case .oneByOne:
      Sifting(
        smallProgram: 0, firstColumns: 1, columnsPerGroup: 1, largestExpansion: 0,
        largestClosing: 0, scoutNodes: 1)
    case .fromNothing:
      Sifting(
        smallProgram: 0, firstColumns: 0, columnsPerGroup: 2, largestExpansion: 3,
        largestClosing: 5, scoutNodes: 0)
    }
  }
}

@Test(arguments: 0..<20)
func stagedGroupsAgreeWithEnumeration(batch: Int) throws {
  for seed in UInt64(batch * 30)..<UInt64(batch * 30 + 30) {
    let small = SmallStagedProgram.random(seed: seed)
    let (enumerated, pathChoices) = small.enumerated
    let points = enumerated.feasiblePoints()
    let best = points.map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
    let worst = points.max { $0.objectives.lexicographicallyPrecedes($1.objectives) }
    let starts = worst.map { [nil, $0.values] } ?? [nil]
    for expansion in Expansion.allCases {
      for start in starts {
        let name: Comment = "seed \(seed), \(expansion)\(start == nil ? "" : ", with a start")"
        let declared = small.base.columns.count
        let choices = start.map { small.choices(of: $0, enumerated, pathChoices) }
        let outcome = try solve(
          small.program, start: start.map { Array($0.prefix(declared)) }, choices: choices ?? [],
          sifting: expansion.sifting)
        guard let solution = provenSolution(outcome, best: best, name) else { continue }
        let point = small.point(solution, enumerated, pathChoices)
        #expect(enumerated.isFeasible(point), name)
        #expect(enumerated.objectives(of: point) == best, name)
      }
    }
  }
}

/// What the programs above must exercise, or their agreement says less than it seems to.
@Test func stagedProgramsMeetGapsPricingAndInfeasibility() throws {
  var gapped = 0
  var priced = 0
  var infeasible = 0
  for seed in UInt64(0)..<600 {
    let small = SmallStagedProgram.random(seed: seed)
    let sifting = Expansion.oneByOne.sifting
    guard let solution = try solve(small.program, start: nil, sifting: sifting).solution else {
      infeasible += 1
      continue
    }
    if solution.tiers.contains(where: { $0.nodes > 0 }) { gapped += 1 }
    let enumerated = small.enumerated.program
    let first = enumerated.groups + enumerated.columns.count { $0.group == nil }
    let used = solution.statistics.columnsUsed
    if first < used && used < enumerated.columns.count { priced += 1 }
  }
  #expect(gapped >= 20)
  #expect(priced >= 100)
  #expect(infeasible >= 20)
}

@Test(arguments: UInt64(0)..<50)
func equalStagedProgramsGiveEqualOutcomes(seed: UInt64) throws {
  let program = SmallStagedProgram.random(seed: seed).program
  for expansion in Expansion.allCases {
    let first = try solve(program, start: nil, sifting: expansion.sifting)
    let second = try solve(program, start: nil, sifting: expansion.sifting)
    #expect(first == second)
  }
}

extension SmallStagedProgram {
  /// The choices of the staged groups at a point of the enumerated program.
  fileprivate func choices(
    of point: [Int], _ enumerated: SmallProgram, _ pathChoices: [[Int]]
  ) -> [[Int]] {
    var choices = [[Int]](repeating: [], count: enumerated.groups)
    for (column, value) in point.enumerated() where value == 1 && column >= base.columns.count {
      if let group = enumerated.columns[column].group { choices[group] = pathChoices[column] }
    }
    return choices
  }

  /// The point of the enumerated program that a solution describes.
  fileprivate func point(
    _ solution: Solution, _ enumerated: SmallProgram, _ pathChoices: [[Int]]
  ) -> [Int] {
    enumerated.columns.indices.map { column in
      guard column >= base.columns.count, let group = enumerated.columns[column].group else {
        return solution.values[column]
      }
      return solution.choices[group] == pathChoices[column] ? 1 : 0
    }
  }
}

@Test func everyDefectOfAStagedGroupIsNamed() {
  var program = Program(tiers: ["cost", .levels("level", atLeast: 3)])
  let row = program.addRow(0...1)
  let broken = program.addAutomaton(
    Automaton(states: 1, labels: 1) { _, _ in
      .init(to: 1, costs: [0, 1])
    } end: { _ in
      .init(costs: [1, 1], entries: [(row, 1), (7, 1)])
    })
  let sound = program.addAutomaton(Automaton(states: 1, labels: 1) { _, _ in .init(to: 0) })
  func add(_ option: StagedGroup.Option, automaton: Int, start: Int = 0, stages: Int = 1) {
    _ = program.addStagedGroup(
      StagedGroup(
        stages: Array(repeating: Array(repeating: option, count: 2), count: stages),
        automaton: automaton, start: start))
  }
  add(.init(costs: [1], label: 0), automaton: 9)
  add(.init(costs: [1], label: 0), automaton: broken)
  add(.init(costs: [1], label: 0), automaton: sound, start: 1)
  add(.init(costs: [1], label: 1), automaton: sound)
  add(.init(costs: [1, 2], label: 0), automaton: sound)
  add(.init(costs: [1], levels: [.max], label: 0), automaton: sound)
  add(.init(costs: [1], entries: [(row, 1), (row, 1)], label: 0), automaton: sound)
  add(.init(costs: [1], entries: [(-1, .max)], label: 0), automaton: sound)
  add(.init(costs: [1], label: 0), automaton: sound, stages: 63)
  add(.init(costs: [1], label: 0), automaton: sound, stages: 201)
  add(.init(costs: [.min], label: 0), automaton: sound)
  add(.init(costs: [1], label: 0), automaton: sound)
  _ = program.addColumn(group: program.groupCount - 1, costs: [0], entries: [])
  #expect(throws: SolverFault.self) { try solve(program) }
  do throws(SolverFault) {
    _ = try solve(program)
  } catch {
    #expect(error.code == .invalidProgram)
    #expect(error.issues.count == 22, "\(error.issues.joined(separator: "\n"))")
  }
}

@Test func choicesThatAreNoPathAreRefused() throws {
  var program = Program(tiers: ["cost"])
  let automaton = program.addAutomaton(
    Automaton(states: 2, labels: 2) { state, label in
      state == 1 && label == 1 ? nil : .init(to: label)
    })
  let options = (0..<2).map { StagedGroup.Option(costs: [1], label: $0, tag: 1 - $0) }
  let group = program.addStagedGroup(
    StagedGroup(stages: [options, options], automaton: automaton, start: 0))
  #expect(try solve(program, start: [], choices: [[0, 1]]).solution?.choices[group] == [0, 1])
  for choices in [[[0, 0]], [[1, 1]], [[0]], [[0, 2]], [[0, -1]], [[]], []] {
    let fault = #expect(throws: SolverFault.self) {
      try solve(program, start: [], choices: choices)
    }
    #expect(fault?.code == .invalidStart)
  }
}

@Test func aGroupWithoutPathsIsInfeasible() throws {
  var program = Program(tiers: ["cost"])
  let automaton = program.addAutomaton(Automaton(states: 1, labels: 1) { _, _ in .init(to: 0) })
  let option = StagedGroup.Option(costs: [0], label: 0, tag: 5)
  _ = program.addStagedGroup(
    StagedGroup(stages: [[option], [option]], automaton: automaton, start: 0))
  for expansion in Expansion.allCases {
    #expect(try solve(program, start: nil, sifting: expansion.sifting) == .infeasible)
  }
}
