import Testing

@testable import Optimization

@Test(arguments: 0..<20)
func networksAgreeWithEnumeration(batch: Int) throws {
  var rerouted = 0
  for seed in UInt64(batch * 100)..<UInt64(batch * 100 + 100) {
    let small = SmallProgram.network(seed: seed)
    #expect(RowForest(small.program) != nil, "seed \(seed)")
    let points = small.feasiblePoints()
    let best = points.map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
    guard let worst = points.max(by: { $0.objectives.lexicographicallyPrecedes($1.objectives) })
    else { continue }
    let outcome = try solve(small.program, start: worst.values)
    guard let solution = provenSolution(outcome, best: best, "seed \(seed)") else { continue }
    #expect(small.isFeasible(solution.values), "seed \(seed)")
    #expect(small.objectives(of: solution.values) == best, "seed \(seed)")
    #expect(solution.statistics.iterations == 0, "seed \(seed)")
    rerouted += solution.statistics.augmentations
  }
  // Programs of which the start is the answer would say little.
  #expect(rerouted >= 50)
}

/// Networks too large to enumerate, with costs that do not fit into one number together.
@Test(arguments: 0..<10)
func networksAgreeWithTheSimplexMethod(batch: Int) throws {
  var count = 0
  for seed in UInt64(batch * 20)..<UInt64(batch * 20 + 20) {
    let largestCost = seed % 2 == 0 ? 20 : Program.largestDatum
    let small = SmallProgram.network(
      seed: 10_000 + seed, groups: 40, columns: 8, largestCost: largestCost, mayStayOut: true)
    // Those that ask for more units than there are have no point.
    guard let general = try solve(small.program).solution else { continue }
    count += 1
    // The general path is given no start. The network's is far from its answer.
    var opposite = small
    for index in opposite.columns.indices {
      opposite.columns[index].costs = opposite.columns[index].costs.map { -$0 }
    }
    let start = try #require(try solve(opposite.program).solution)
    let solution = try #require(try solve(small.program, start: start.values).solution)
    #expect(solution.tiers.map(\.value) == general.tiers.map(\.value), "seed \(seed)")
    #expect(!solution.tiers.map(\.isProven).contains(false), "seed \(seed)")
    #expect(solution.statistics.iterations == 0, "seed \(seed)")
  }
  #expect(count >= 5)
}

@Test func equalNetworksGiveEqualOutcomes() throws {
  for seed in UInt64(0)..<50 {
    let small = SmallProgram.network(seed: seed, groups: 12, columns: 5, mayStayOut: true)
    guard let start = try solve(small.program).solution else { continue }
    let first = try solve(small.program, start: start.values)
    let second = try solve(small.program, start: start.values)
    #expect(first == second, "seed \(seed)")
  }
}

/// What makes a program no network.
@Test(arguments: ["crossing rows", "a coefficient", "an auxiliary"])
func programsThatAreNoNetworks(what: String) {
  var program = Program(tiers: ["cost"])
  let rows = (0..<3).map { _ in program.addRow(upper: 1) }
  let group = program.addGroup()
  _ = program.addColumn(group: group, costs: [1], entries: [(rows[0], 1), (rows[1], 1)])
  _ = program.addColumn(group: group, costs: [2], entries: [(rows[1], 1)])
  #expect(RowForest(program) != nil)
  switch what {
  case "crossing rows":
    _ = program.addColumn(group: group, costs: [3], entries: [(rows[1], 1), (rows[2], 1)])
    _ = program.addColumn(group: group, costs: [3], entries: [(rows[2], 1)])
    _ = program.addColumn(group: group, costs: [3], entries: [(rows[0], 1), (rows[2], 1)])
  case "a coefficient":
    _ = program.addColumn(group: group, costs: [3], entries: [(rows[1], 2)])
  default:
    _ = program.addAuxiliary(upper: 1, costs: [1], entries: [(rows[1], 1)])
  }
  #expect(RowForest(program) == nil)
}

@Test func aStoppedNetworkKeepsItsStart() throws {
  let small = SmallProgram.network(seed: 10_004, groups: 40, columns: 8, mayStayOut: true)
  let start = try #require(try solve(small.program).solution?.values)
  let outcome = try solve(
    small.program, start: start, options: SolveOptions(shouldStop: { true }))
  guard case .stopped(.interrupted, let best) = outcome else {
    Issue.record("\(outcome)")
    return
  }
  #expect(small.isFeasible(best.values))
}
