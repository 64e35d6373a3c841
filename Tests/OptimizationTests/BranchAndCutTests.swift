import Testing

@testable import Optimization

@Test(arguments: 0..<10)
func agreesWithEnumerationWhereOddCyclesMeetOtherRules(batch: Int) throws {
  for seed in UInt64(batch * 20)..<UInt64(batch * 20 + 20) {
    let small = SmallProgram.tangled(seed: seed)
    let best = small.feasiblePoints().map(\.objectives).min { $0.lexicographicallyPrecedes($1) }
    let outcome = try solve(small.program)
    guard let best else {
      #expect(outcome == .infeasible, "seed \(seed)")
      continue
    }
    let solution = try #require(outcome.solution, "seed \(seed)")
    #expect(solution.tiers.map(\.value) == best, "seed \(seed)")
    #expect(!solution.tiers.map(\.isProven).contains(false), "seed \(seed)")
    #expect(small.objectives(of: solution.values) == best, "seed \(seed)")
  }
}

/// What the programs above must exercise, or their agreement says less than it seems to.
@Test func tangledProgramsMeetCutsAndInfeasibility() throws {
  var (cut, infeasible) = (0, 0)
  for seed in UInt64(0)..<200 {
    guard let solution = try solve(SmallProgram.tangled(seed: seed).program).solution else {
      infeasible += 1
      continue
    }
    if solution.statistics.cuts > 0 { cut += 1 }
  }
  #expect(cut >= 20)
  #expect(infeasible >= 5)
}

/// A search of the program's first tier, all columns at hand.
private func searchProgram(_ small: SmallProgram) -> SearchProgram {
  let groups = (0..<small.groups).map { group in small.columns.filter { $0.group == group } }
  let auxiliaries = small.columns.filter { $0.group == nil }
  let columns = groups.joined() + auxiliaries
  var start = 0
  let ranges = groups.map { group in
    defer { start += group.count }
    return start..<start + group.count
  }
  let rows = small.rows.indices.map { row in
    SearchProgram.Row(
      lower: small.rows[row].lower ?? .min, upper: small.rows[row].upper ?? .max,
      terms: columns.enumerated().compactMap { index, column in
        column.entries.first { $0.row == row && $0.coefficient != 0 }.map {
          SearchProgram.Term(column: Int32(index), coefficient: Int32($0.coefficient))
        }
      })
  }
  return SearchProgram(
    groups: ranges, costs: columns.map { $0.costs[0] },
    auxiliaryLower: auxiliaries.map { _ in 0 }, auxiliaryUpper: auxiliaries.map(\.upper),
    rows: rows)
}

/// Every point of the groups' and auxiliaries' box.
private func points(_ program: SearchProgram) -> [[Int]] {
  var points = [[Int](repeating: 0, count: program.columnCount)]
  for range in program.groups {
    points = points.flatMap { point in
      range.map { column in
        var next = point
        next[column] = 1
        return next
      }
    }
  }
  for column in program.firstAuxiliary..<program.columnCount {
    points = points.flatMap { point in
      (Int(program.box.lower[column])...Int(program.box.upper[column])).map { value in
        var next = point
        next[column] = value
        return next
      }
    }
  }
  return points
}

/// Cuts off fractional points of a relaxation made up at random, whether or not one would
/// come to them: what a cut promises, it promises of every point.
@Test func cutsFollowFromTheirSourcesAndHoldAtEveryPoint() {
  var (count, openings) = (0, 0)
  for seed in UInt64(0)..<300 {
    var program = searchProgram(SmallProgram.tangled(seed: seed))
    var generator = SeededGenerator(seed: seed + 77)
    let feasible = points(program).filter { program.admits($0) }
    for round in UInt64(0)..<3 {
      let picks = feasible.shuffled(using: &generator).prefix(3)
      guard picks.count == 3 else { continue }
      // The middle of some points of a column each: fractional, and nearly in the rows.
      var values = [Double](repeating: 0, count: program.columnCount)
      for group in program.groups {
        for column in group.shuffled(using: &generator).prefix(2) { values[column] = 0.5 }
        if group.count == 1 { values[group.lowerBound] = 1 }
      }
      let cuts =
        OpeningCuts.separate(program, values: values, limit: 10)
        + ParityCuts(program, inForce: Array(program.rows.indices), values: values)
        .separate(limit: 10, orders: 4, seed: round)
      openings += cuts.count { $0.derivation?.divisor != 2 }
      for cut in cuts {
        count += 1
        let activity = cut.terms.reduce(0.0) {
          $0 + Double($1.coefficient) * values[Int($1.column)]
        }
        #expect(activity > Double(cut.upper), "seed \(seed)")
        let derived = cut.derivation.map { derive($0, program) }
        #expect(derived?.terms == cut.terms, "seed \(seed)")
        #expect(derived?.upper == cut.upper, "seed \(seed)")
        for point in feasible {
          let sum = cut.terms.reduce(0) { $0 + Int($1.coefficient) * point[Int($1.column)] }
          #expect(sum <= cut.upper, "seed \(seed)")
        }
      }
      // Cuts of cuts must hold as well.
      for cut in cuts { program.append(cut) }
    }
  }
  #expect(count >= 200)
  #expect(openings >= 20)
}

/// Places that count double leave no fraction at an odd coefficient: the side is odd only less
/// those who take one place each.
@Test func pairsThatHalveAPlaceAreCutOff() throws {
  let row = SearchProgram.Row(
    lower: .min, upper: 2,
    terms: [
      SearchProgram.Term(column: 0, coefficient: 2), SearchProgram.Term(column: 2, coefficient: 1),
    ])
  let program = SearchProgram(
    groups: [0..<2, 2..<4], costs: [0, 1, 0, 1], auxiliaryLower: [], auxiliaryUpper: [],
    rows: [row])
  let cuts = ParityCuts(program, inForce: [0], values: [0.5, 0.5, 1, 0])
    .separate(limit: 10, orders: 2, seed: 0)
  let cut = try #require(cuts.first)
  #expect(cut.upper == 1)
  #expect(cut.terms.map(\.column) == [0, 2] && cut.terms.map(\.coefficient) == [1, 1])
}

/// The row a derivation leads to.
private func derive(_ derivation: Derivation, _ program: SearchProgram) -> (
  terms: [SearchProgram.Term], upper: Int
) {
  var sums = [Int](repeating: 0, count: program.columnCount)
  var side = 0
  for source in derivation.sources {
    let (index, multiplier) = (Int(source.index), Int(source.multiplier))
    if source.isGroup {
      for column in program.groups[index] { sums[column] += multiplier }
      side += multiplier
    } else {
      let row = program.rows[index]
      for term in row.terms { sums[Int(term.column)] += multiplier * Int(term.coefficient) }
      side += multiplier * (multiplier > 0 ? row.upper : row.lower)
    }
  }
  func floor(_ value: Int) -> Int {
    Int((Double(value) / Double(derivation.divisor)).rounded(.down))
  }
  let terms = sums.enumerated().filter { floor($0.element) != 0 }
    .map { SearchProgram.Term(column: Int32($0.offset), coefficient: Int32(floor($0.element))) }
  return (terms, floor(side))
}

@Test func propagationForbidsOnlyWhatNoPointUses() {
  var forbidden = 0
  for seed in UInt64(0)..<300 {
    let program = searchProgram(SmallProgram.tangled(seed: seed))
    let feasible = points(program).filter { program.admits($0) }
    var generator = SeededGenerator(seed: seed + 88)
    var domains = program.box
    for range in program.groups where range.count > 1 {
      domains.forbid(range.shuffled(using: &generator)[0])
    }
    let left = feasible.filter { point in
      point.indices.allSatisfy { point[$0] <= Int(domains.upper[$0]) }
    }
    let before = domains.trail.count
    var propagator = Propagator()
    let isOpen = propagator.runAll(program, &domains)
    if !isOpen { #expect(left.isEmpty, "seed \(seed)") }
    guard isOpen else { continue }
    forbidden += domains.trail.count - before
    for point in left {
      for column in point.indices {
        #expect(point[column] >= Int(domains.lower[column]), "seed \(seed)")
        #expect(point[column] <= Int(domains.upper[column]), "seed \(seed)")
      }
    }
  }
  #expect(forbidden >= 100)
}

/// Where costs have a common divisor, the value to beat need not be one of the program's own.
@Test func findsWhatIsBelowAValueFromElsewhere() throws {
  var (found, hunted) = (0, 0)
  for seed in UInt64(0)..<200 {
    var small = SmallProgram.tangled(seed: seed)
    for column in small.columns.indices { small.columns[column].costs[0] *= 5 }
    let program = searchProgram(small)
    guard let best = points(program).filter({ program.admits($0) }).map(program.value).min() else {
      continue
    }
    for guide in [nil, (0..<program.columnCount).map { $0 * 37 % 11 }] {
      let result = try withGLPK { () throws(SolverFault) in
        let search = try BranchAndCut(
          program, guide: guide, point: nil, beating: best + 1, target: -1 << 40,
          effort: BranchAndCut.Effort(nodes: .max), watch: Watch(SolveOptions())
        ) { _, _ in }
        return try search.run()
      }
      #expect(result.isComplete && result.bound == best, "seed \(seed)")
      #expect(result.point.map(program.value) == best, "seed \(seed)")
      found += 1
      if guide != nil, result.cuts > 0 { hunted += 1 }
    }
  }
  #expect(found >= 200)
  #expect(hunted >= 10)
}

/// The target may be reached or out of reach; a point there is sought under other costs first.
@Test func findsTheLeastValueFromATargetAtOrBelowIt() throws {
  var feasible = 0
  for seed in UInt64(0)..<200 {
    let program = searchProgram(SmallProgram.tangled(seed: seed))
    let best = points(program).filter { program.admits($0) }.map(program.value).min()
    for gap in 0..<3 {
      let target = (best ?? 0) - gap
      let guide = (0..<program.columnCount).map { $0 * 37 % 11 }
      let result = try withGLPK { () throws(SolverFault) in
        let search = try BranchAndCut(
          program, guide: guide, point: nil, beating: nil, target: target,
          effort: BranchAndCut.Effort(nodes: .max), watch: Watch(SolveOptions())
        ) { _, _ in }
        return try search.run()
      }
      #expect(result.isComplete, "seed \(seed), gap \(gap)")
      #expect(result.point.map(program.value) == best, "seed \(seed), gap \(gap)")
    }
    if best != nil { feasible += 1 }
  }
  #expect(feasible >= 100)
}

@Test func whatIsLeftOfAProgramKeepsABestPoint() {
  var (decided, dominated) = (0, 0)
  for seed in UInt64(0)..<300 {
    let program = searchProgram(SmallProgram.tangled(seed: seed))
    var generator = SeededGenerator(seed: seed + 99)
    var domains = program.box
    for range in program.groups where range.count > 1 {
      for column in range.shuffled(using: &generator).prefix(range.count - 2) {
        if Bool.random(using: &generator) { domains.forbid(column) }
      }
    }
    let left = points(program).filter { point in
      program.admits(point) && point.indices.allSatisfy { point[$0] <= Int(domains.upper[$0]) }
    }
    let reduced = ReducedProgram(program, domains, cuts: [])
    let points = points(reduced.program).filter { reduced.program.admits($0) }
    #expect(
      points.map { reduced.program.value(of: $0) + reduced.decidedCost }.min()
        == left.map(program.value).min(), "seed \(seed)")
    for point in points { #expect(left.contains(reduced.expanded(point)), "seed \(seed)") }
    if reduced.program.groups.count < program.groups.count { decided += 1 }
    if points.count < left.count { dominated += 1 }
  }
  #expect(decided >= 50)
  #expect(dominated >= 50)
}

/// The optimum that HiGHS and GLPK's own branch and bound agree on.
@Test func twoSubjectsAtOneSchoolAreSolvedToProof() throws {
  let small = SmallProgram.twoSubjects(trainees: 120, schools: 40, subjects: 6, seed: 2)
  let solution = try #require(try solve(small.program).solution)
  #expect(solution.tiers.map(\.value) == [5, 3549])
  #expect(!solution.tiers.map(\.isProven).contains(false))
  #expect(solution.statistics.cuts > 0)
  #expect(solution.statistics.nodes > 1)
}

/// The optimum is HiGHS's.
@Test func someGapsTakeCuts() throws {
  let small = SmallProgram.twoSubjects(
    trainees: 50, schools: 15, subjects: 5, seed: 1, unplaced: 1000)
  let solution = try #require(try solve(small.program).solution)
  #expect(solution.tiers.map(\.value) == [1780])
  #expect(solution.tiers[0].isProven)
  #expect(solution.statistics.cuts > 0)
  #expect(solution.statistics.nodes > 0)
}
