import Testing

@testable import Optimization

/// The linear form has the points of its program and no others: the same program written with neither
/// groups nor automata is solved to the same values, tier by tier and problem by problem.
struct LinearFormTests {
  @Test(arguments: 0..<10)
  func hasTheOptimaOfItsProgram(batch: Int) throws {
    for seed in UInt64(batch * 20)..<UInt64(batch * 20 + 20) {
      try expectAgreement(SmallStagedProgram.random(seed: seed).program, "staged, seed \(seed)")
      try expectAgreement(SmallProgram.random(seed: seed).program, "random, seed \(seed)")
      try expectAgreement(SmallProgram.levelled(seed: seed).program, "levelled, seed \(seed)")
    }
  }

  private func expectAgreement(_ program: Program, _ name: Comment) throws {
    let constants = [7, 0, 3]
    let form = try LinearForm(program, constants: constants)
    let outcome = try solve(form.withoutGroups())
    guard let solution = try solve(program).solution else {
      #expect(outcome == .infeasible, name)
      return
    }
    var left = constants[...]
    let expected = zip(program.tiers, solution.tiers).map { tier, result in
      if case .costs = tier { result.value + (left.popFirst() ?? 0) } else { result.value }
    }
    #expect(outcome.solution?.tiers.map(\.value) == expected, name)

    // The engine's own point, checked in the exported rows.
    let point = form.point(solution.values, solution.choices, of: program)
    #expect(form.violations(at: point).isEmpty, name)
    #expect(expected.indices.map { form.value(ofTier: $0, at: point) } == expected, name)

    for problem in try TierProblem.all(
      of: form, solvedBy: solution, program, constants: constants)
    {
      #expect(problem.value == expected[problem.tier], name)
      #expect(problem.isProven, name)
      let alone = try solve(form.withoutGroups(problem))
      #expect(alone.solution?.tiers.map(\.value) == [problem.value], name)
    }
  }

  /// What the programs above must exercise.
  @Test func programsHaveSharedTagsForbiddenAndLikeLabelsAndRepeatedLevels() throws {
    var tagged = 0
    var forbidding = 0
    var merging = 0
    var repeated = 0
    for seed in UInt64(0)..<200 {
      let program = SmallStagedProgram.random(seed: seed).program
      let form = try LinearForm(program)
      if form.rows.contains(where: { $0.name.hasPrefix("tag.") }) { tagged += 1 }
      let flows = (0..<program.stages.count).map { Flow($0, of: program.stages) }
      if flows.contains(where: { $0.steps.joined().joined().contains(nil) }) { forbidding += 1 }
      if flows.indices.contains(where: { position in
        zip(program.stages.stages(of: position), flows[position].labelCounts)
          .contains { program.stages.runs(of: $0).count > $1 }
      }) {
        merging += 1
      }
      if let solution = try solve(program).solution {
        let problems = try TierProblem.all(of: form, solvedBy: solution, program)
        if problems.count < program.tierCount { repeated += 1 }
      }
    }
    #expect(tagged >= 50)
    #expect(forbidding >= 50)
    #expect(merging >= 10)
    #expect(repeated >= 30)
  }

  /// Labels 1 and 2 are alike, and so are the states they lead to; label 3 costs more later.
  @Test func statesAndLabelsThatAreAlikeAreOne() {
    var program = Program(tiers: ["cost"])
    let automaton = program.addAutomaton(
      Automaton(states: 4, labels: 4) { state, label in
        .init(to: state == 0 ? label : state, costs: [state == 3 ? 5 : 0])
      })
    let options = (1...3).map { StagedGroup.Option(costs: [$0], label: $0) }
    _ = program.addStagedGroup(
      StagedGroup(stages: [options, options], automaton: automaton, start: 0))
    let flow = Flow(0, of: program.stages)
    #expect(flow.labels == [[0, 0, 1], [0, 0, 0]])
    #expect(
      flow.steps == [
        [[.init(next: 0, costs: [0]), .init(next: 1, costs: [0])]],
        [[.init(next: 0, costs: [0])], [.init(next: 0, costs: [5])]],
      ])
    #expect(flow.ends.count == 1)
  }

  /// One journey of 9 and one of 7: of the levels 9, 8, 7 and 5 two have a problem, and the rows of
  /// 8 and 5 say what those of 9 and 7 would.
  @Test func levelsThatAddNothingHaveNoProblem() throws {
    var program = Program(tiers: [
      .levels("far", atLeast: 9), .levels("far", atLeast: 8), .levels("far", atLeast: 7),
      .levels("far", atLeast: 5), "cost",
    ])
    for level in [9, 7] {
      _ = program.addColumn(
        group: program.addGroup(), costs: [0], levels: [level], entries: [])
    }
    let solution = try #require(try solve(program).solution)
    let form = try LinearForm(program)
    let problems = try TierProblem.all(of: form, solvedBy: solution, program)
    #expect(problems.map(\.tier) == [0, 2, 4])
    #expect(problems.map(\.value) == [1, 2, 0])
    #expect(problems.map { $0.held.map(\.tier) } == [[], [1], [1, 3]])
    #expect(problems.map { $0.held.map(\.value) } == [[], [1], [1, 2]])
    // The last row counts journeys of 5 to 7 alone.
    #expect(problems.map { $0.held.map(\.side) } == [[], [1], [1, 1]])
    #expect(problems[2].held.map { problems[2].coefficient(of: 0, in: $0) } == [1, 0])
    #expect(problems[2].held.map { problems[2].coefficient(of: 1, in: $0) } == [0, 1])
  }

  @Test func tierWithoutProofIsHeldFromAboveAndLeavesTheRestUnproven() throws {
    var program = Program(tiers: ["first", "second"])
    let row = program.addRow(upper: 1)
    let group = program.addGroup()
    _ = program.addColumn(group: group, costs: [0, 1], entries: [(row, 1)])
    let last = program.addColumn(group: group, costs: [1, 0], entries: [])
    let outcome = try solve(program, start: [0, 1], options: SolveOptions(timeLimit: .zero))
    guard case .stopped(_, let solution) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(solution.values[last] == 1)
    let form = try LinearForm(program)
    let problems = try TierProblem.all(of: form, solvedBy: solution, program)
    #expect(problems.map(\.isProven) == [false, false])
    let held = try #require(problems[1].held.first)
    #expect(problems[1].row(of: held) == .init(name: "tier.first", lower: nil, upper: 1))
  }

  @Test func pointThatIsNotTheProgramsIsRefused() throws {
    var program = Program(tiers: ["cost"])
    _ = program.addColumn(group: program.addGroup(), costs: [3], entries: [])
    let form = try LinearForm(program)
    let solution = try #require(try solve(program).solution)
    #expect(throws: SolverFault.self) {
      // The form knows nothing of this constant.
      try TierProblem.all(of: form, solvedBy: solution, program, constants: [1])
    }
    #expect(form.violations(at: [0, 1]) == ["row 'one.group.0' is 0, outside its bounds"])
    #expect(form.violations(at: [1, 0]) == ["column 'constant' is 0, outside its bounds"])
  }
}

extension LinearForm {
  /// The form as a program of auxiliaries: every objective, or a problem's own with what it holds.
  fileprivate func withoutGroups(_ problem: TierProblem? = nil) -> Program {
    let objectives = problem.map { [$0.tier] } ?? Array(tiers.indices)
    var program = Program(tiers: objectives.map { .costs(tierNames[$0]) })
    for row in rows { _ = program.addRow(lower: row.lower, upper: row.upper) }
    let held = problem?.held ?? []
    for row in held.compactMap({ problem?.row(of: $0) }) {
      _ = program.addRow(lower: row.lower, upper: row.upper)
    }
    for (index, column) in columns.enumerated() {
      var entries = self.entries(of: index).map { ($0.row, $0.coefficient) }
      for (offset, held) in held.enumerated() {
        entries.append((rows.count + offset, problem?.coefficient(of: index, in: held) ?? 0))
      }
      if column.lower > 0 { entries.append((program.addRow(lower: column.lower), 1)) }
      _ = program.addAuxiliary(
        upper: column.upper ?? 1, costs: objectives.map { cost(of: index, tier: $0) },
        entries: entries)
    }
    return program
  }
}
