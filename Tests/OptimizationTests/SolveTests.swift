import Optimization
import Testing

@Test func threePartiesAndTwoPlacesWorkedByHand() throws {
  // Places: A holds one, B holds one. Costs of A and B by party:
  //   0: 3 and 5;  1: 2 and 9;  2: 4 and 4.  Unplaced costs nothing in minutes.
  // Two of three can be placed. Of those: {0: B, 1: A} 7, {1: A, 2: B} 6,
  // {0: A, 2: B} 7, {0: A, 1: B} 12, {2: A, 0: B} 9, {2: A, 1: B} 13.
  var program = Program(tiers: ["unplaced", "minutes"])
  let a = program.addRow(0...1)
  let b = program.addRow(lower: nil, upper: 1)
  for (costA, costB) in [(3, 5), (2, 9), (4, 4)] {
    let group = program.addGroup()
    _ = program.addColumn(group: group, costs: [1, 0], entries: [])
    _ = program.addColumn(group: group, costs: [0, costA], entries: [(a, 1)])
    _ = program.addColumn(group: group, costs: [0, costB], entries: [(b, 1)])
  }
  let outcome = try solve(program, start: [1, 0, 0, 1, 0, 0, 1, 0, 0])
  guard case .optimal(let solution) = outcome else {
    Issue.record("\(outcome)")
    return
  }
  #expect(solution.values == [1, 0, 0, 0, 1, 0, 0, 0, 1])
  #expect(solution.tiers.map(\.value) == [1, 6])
  #expect(solution.tiers.map(\.proof) == [.relaxation, .relaxation])
}

/// Three parties of which any two collide: half of each is the relaxation's optimum.
private func triangle() -> Program {
  var program = Program(tiers: ["unplaced", "minutes", "tie"])
  let rows = (0..<3).map { _ in program.addRow(lower: nil, upper: 1) }
  for party in 0..<3 {
    let group = program.addGroup()
    _ = program.addColumn(group: group, costs: [1, 0, 0], entries: [])
    _ = program.addColumn(
      group: group, costs: [0, 10 - party, 1 << 30],
      entries: [(rows[party], 1), (rows[(party + 1) % 3], 1)])
    _ = program.addColumn(
      group: group, costs: [0, 10 - party, 1],
      entries: [(rows[party], 1), (rows[(party + 1) % 3], 1)])
  }
  return program
}

@Test func aGappedTierIsFollowedByOthers() throws {
  let solution = try #require(try solve(triangle()).solution)
  #expect(solution.tiers.map(\.value) == [2, 8, 1])
  #expect(solution.values == [1, 0, 0, 1, 0, 0, 0, 0, 1])
  #expect(!solution.tiers.map(\.isProven).contains(false))
}

@Test func emptyProgramsAreAnswered() throws {
  #expect(try solve(Program(tiers: [])) == solve(Program(tiers: [])))
  #expect(try solve(Program(tiers: ["a"])).solution?.tiers.map(\.value) == [0])

  var unsatisfiable = Program(tiers: ["a"])
  _ = unsatisfiable.addRow(lower: 1, upper: nil)
  #expect(try solve(unsatisfiable) == .infeasible)

  var deserted = Program(tiers: ["a"])
  _ = deserted.addGroup()
  #expect(try solve(deserted) == .infeasible)

  var loose = Program(tiers: ["a", "b"])
  _ = loose.addAuxiliary(upper: 3, costs: [0, -2], entries: [])
  _ = loose.addAuxiliary(upper: 3, costs: [1, -2], entries: [])
  #expect(try solve(loose).solution?.values == [3, 0])
}

@Test func aProgramWithoutTiersIsSolvedForFeasibility() throws {
  var program = Program(tiers: [])
  let row = program.addRow(lower: 1, upper: nil)
  let group = program.addGroup()
  _ = program.addColumn(group: group, costs: [], entries: [])
  _ = program.addColumn(group: group, costs: [], entries: [(row, 1)])
  let solution = try #require(try solve(program).solution)
  #expect(solution.values == [0, 1])
  #expect(solution.tiers.isEmpty)
}

/// A network of parties and places large enough to be solved by pricing.
private func network(parties: Int, places: Int, choices: Int, seed: UInt64) -> SmallProgram {
  var generator = SeededGenerator(seed: seed)
  var small = SmallProgram(tiers: 3)
  for _ in 0..<places { small.rows.append(.init(lower: nil, upper: 2)) }
  for party in 0..<parties {
    small.groups += 1
    small.columns.append(
      .init(
        group: party, costs: [1, 0, Int.random(in: 0..<1 << 30, using: &generator)], entries: []))
    for place in (0..<places).shuffled(using: &generator).prefix(choices) {
      let costs = [
        0, Int.random(in: 5...80, using: &generator),
        Int.random(in: 0..<1 << 30, using: &generator),
      ]
      small.columns.append(.init(group: party, costs: costs, entries: [(place, 1)]))
    }
  }
  return small
}

@Test(arguments: UInt64(0)..<4)
func pricingFindsTheSameOptimumFromAnyOrderAndStart(seed: UInt64) throws {
  var small = network(parties: 90, places: 44, choices: 25, seed: seed)
  let first = try solve(small.program)
  let solution = try #require(first.solution)
  #expect(solution.tiers.map(\.proof) == [.relaxation, .relaxation, .relaxation])
  #expect(solution.tiers[1].columnsUsed < small.columns.count)

  let unplaced = small.columns.map { $0.entries.isEmpty ? 1 : 0 }
  let second = try solve(small.program, start: unplaced)
  #expect(second.solution?.values == solution.values)

  var generator = SeededGenerator(seed: seed + 100)
  let order = small.columns.indices.shuffled(using: &generator)
  small.columns = order.map { small.columns[$0] }
  let third = try solve(small.program)
  #expect(third.solution?.values == order.map { solution.values[$0] })
}

@Test func solvesSideBySideAgree() async throws {
  let program = network(parties: 40, places: 20, choices: 10, seed: 9).program
  let alone = try solve(program)
  let together = try await withThrowingTaskGroup(of: SolveOutcome.self) { group in
    for _ in 0..<8 { group.addTask { try solve(program) } }
    var outcomes: [SolveOutcome] = []
    for try await outcome in group { outcomes.append(outcome) }
    return outcomes
  }
  #expect(together == Array(repeating: alone, count: 8))
}
