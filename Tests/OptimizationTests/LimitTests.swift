import Synchronization
import Testing

@testable import Optimization

/// Parties that each want a place in two rows of one school's subjects: a program
/// whose relaxation is far from integral.
private func hardProgram(parties: Int, schools: Int, subjects: Int, seed: UInt64) -> (
  program: Program, start: [Int]
) {
  var generator = SeededGenerator(seed: seed)
  var program = Program(tiers: ["cost"])
  var start: [Int] = []
  let rows = (0..<schools).map { _ in
    (0..<subjects).map { _ in
      program.addRow(lower: nil, upper: Int.random(in: 0...2, using: &generator))
    }
  }
  for _ in 0..<parties {
    let group = program.addGroup()
    _ = program.addColumn(group: group, costs: [1000], entries: [])
    start.append(1)
    let first = Int.random(in: 0..<subjects, using: &generator)
    let second = (first + Int.random(in: 1..<subjects, using: &generator)) % subjects
    for school in 0..<schools {
      _ = program.addColumn(
        group: group, costs: [Int.random(in: 5...100, using: &generator)],
        entries: [(rows[school][first], 1), (rows[school][second], 1)])
      start.append(0)
    }
  }
  return (program, start)
}

@Test func timeLimitZeroReturnsTheStartWithValidBounds() throws {
  let (program, start) = hardProgram(parties: 20, schools: 5, subjects: 5, seed: 1)
  let outcome = try solve(program, start: start, options: SolveOptions(timeLimit: .zero))
  guard case .stopped(.time, let best) = outcome else {
    Issue.record("\(outcome)")
    return
  }
  #expect(best.values == start)
  #expect(best.tiers.map(\.value) == [20_000])
  let optimum = try #require(try solve(program).solution)
  #expect(best.tiers[0].bound <= optimum.tiers[0].value)
  #expect(best.tiers[0].bound >= 0)
  #expect(!best.tiers[0].isProven)
}

@Test func timeLimitZeroWithoutAStartIsEmptyHanded() throws {
  let (program, _) = hardProgram(parties: 5, schools: 2, subjects: 3, seed: 1)
  let outcome = try solve(program, options: SolveOptions(timeLimit: .zero))
  #expect(outcome == .stoppedEmptyHanded(.time))
}

/// Trainees with two subjects, all unplaced to begin with.
private func twoSubjects(trainees: Int, schools: Int, subjects: Int) -> (
  program: Program, start: [Int]
) {
  let small = SmallProgram.twoSubjects(
    trainees: trainees, schools: schools, subjects: subjects, seed: 1, unplaced: 1000)
  return (small.program, small.columns.map { $0.entries.isEmpty ? 1 : 0 })
}

@Test func stopTakesEffectWithinBranchAndBound() throws {
  let (program, start) = twoSubjects(trainees: 200, schools: 70, subjects: 8)
  let searchBegan = Mutex<ContinuousClock.Instant?>(nil)
  let clock = ContinuousClock()
  let outcome = try solve(
    program, start: start,
    options: SolveOptions(
      timeLimit: .seconds(60),
      shouldStop: {
        guard let began = searchBegan.withLock({ $0 }) else { return false }
        return clock.now - began > .milliseconds(300)
      },
      progress: { progress in
        guard progress.phase == .search else { return }
        searchBegan.withLock { if $0 == nil { $0 = clock.now } }
      }))
  let ended = clock.now
  guard case .stopped(.interrupted, let best) = outcome else {
    Issue.record("the search ended before it was stopped: \(outcome)")
    return
  }
  let began = try #require(searchBegan.withLock { $0 })
  // Generous: the machine may be busy and the build unoptimised.
  #expect(ended - began < .seconds(3))
  #expect(best.tiers[0].bound < best.tiers[0].value)
  #expect(best.tiers[0].value < 200_000)
}

@Test func effortLimitEndsTheSolveUnlessTheTierMayStayUnproven() throws {
  var (program, start) = twoSubjects(trainees: 120, schools: 40, subjects: 6)
  program.setEffortLimit(tier: 0, nodes: 1)
  let first = try solve(program, start: start)
  guard case .stopped(.effort, let best) = first else {
    Issue.record("\(first)")
    return
  }
  #expect(best.tiers[0].proof == .none)
  #expect(best.tiers[0].bound < best.tiers[0].value)
  #expect(try solve(program, start: start) == first)

  program.setEffortLimit(tier: 0, nodes: 1, mayStayUnproven: true)
  let second = try solve(program, start: start)
  guard case .optimal(let solution) = second else {
    Issue.record("\(second)")
    return
  }
  #expect(solution.tiers[0].value == best.tiers[0].value)
  #expect(!solution.tiers[0].isProven)
}

/// Nodes of large programs take longer: the larger the program, the fewer a tier gets that may stay
/// unproven, and no other is cut short.
@Test func aLargeProgramGetsFewerNodesWhereItsTierMayStayUnproven() throws {
  var (program, start) = twoSubjects(trainees: 120, schools: 40, subjects: 6)
  func nodes(_ sifting: Sifting) throws -> Int {
    try #require(try solve(program, start: start, sifting: sifting).solution).tiers[0].nodes
  }
  program.setEffortLimit(tier: 0, nodes: 4)
  let given = try nodes(Sifting(smallSearch: 1))
  #expect(given > 1)
  program.setEffortLimit(tier: 0, nodes: 4, mayStayUnproven: true)
  #expect(try nodes(Sifting()) == given)
  #expect(try nodes(Sifting(smallSearch: 1)) == 1)
}

@Test func progressNamesTheTierAndItsBounds() throws {
  let (program, start) = hardProgram(parties: 30, schools: 10, subjects: 5, seed: 2)
  let seen = Mutex<[Progress]>([])
  let outcome = try solve(
    program, start: start,
    options: SolveOptions(progress: { progress in seen.withLock { $0.append(progress) } }))
  let value = try #require(outcome.solution).tiers[0].value
  let reports = seen.withLock { $0 }
  #expect(!reports.isEmpty)
  for report in reports {
    #expect(report.tier == "cost")
    if let bound = report.bound { #expect(bound <= Double(value) + 1e-6) }
    if let best = report.best { #expect(best >= value) }
  }
  #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.iterations <= $1.iterations })
}

/// Solves, asking to stop from the given look at the clock on, and counts the looks.
private func solve(
  _ program: Program, stoppedAtLook count: Int, _ intake: Intake
) throws -> (outcome: SolveOutcome, looks: Int) {
  let looks = Mutex(0)
  let options = SolveOptions(shouldStop: {
    looks.withLock {
      $0 += 1
      return $0 >= count
    }
  })
  let outcome = try solve(program, start: nil, options: options, sifting: intake.sifting)
  return (outcome, looks.withLock { $0 })
}

@Test(arguments: Intake.allCases, UInt64(0)..<60)
func aStopAtAnyMomentLeavesAProvenResultAsItIs(intake: Intake, seed: UInt64) throws {
  for small in [SmallProgram.random(seed: seed), SmallProgram.contested(seed: seed)] {
    let program = small.program
    let (whole, looks) = try solve(program, stoppedAtLook: .max, intake)
    for look in 1...(looks + 1) {
      switch try solve(program, stoppedAtLook: look, intake).outcome {
      case .stopped(let limit, let best):
        #expect(limit == .interrupted)
        #expect(small.isFeasible(best.values))
        for (tier, result) in best.tiers.enumerated() {
          #expect(result.bound <= result.value)
          // The first tier that differs from the optimum is worse, and not called proven.
          let optimum = whole.solution?.tiers[tier].value ?? .max
          if result.isProven { #expect(result.value == optimum) }
          if result.value != optimum {
            #expect(result.value > optimum)
            #expect(result.bound <= optimum)
            break
          }
        }
      case .stoppedEmptyHanded(let limit): #expect(limit == .interrupted)
      case let finished: #expect(finished == whole, "stopped at look \(look) of \(looks)")
      }
    }
  }
}
