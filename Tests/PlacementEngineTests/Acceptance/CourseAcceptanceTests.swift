import PlacementDocuments
import PlacementEngine
import Testing

@testable import PlacementTesting

// One trainee's placements together: two subjects, phases of a year, rules of the course.

/// A trainee of history and geography, and schools with an offer for each of their subjects.
private func twoSubjects(_ schools: [String: [String]]) -> RoundBuilder {
  var round = RoundBuilder.secondary()
  for (school, subjects) in schools.sorted(by: { $0.key < $1.key }) {
    round.school(school)
    for subject in subjects {
      round.offer("\(school)-\(subject)", at: school, subjects: [subject])
    }
  }
  round.trainee("T1", subjects: ["history", "geography"])
  return round
}

@Test(
  "P04 A trainee with two subjects is never split over two schools; capacity in both offers is used"
)
func p04TwoSubjects() throws {
  let split = try allocated(twoSubjects(["A": ["history"], "B": ["geography"]]))
  #expect(try split.record("T1").reason?.rawValue == "NO-PAIR")

  var round = twoSubjects(["A": ["geography", "history"], "B": ["history"], "C": ["geography"]])
  round.journey("T1", "A", 80)
  let result = try allocated(round)
  #expect(try result.record("T1").school == "A")
  #expect(
    try result.record("T1").places.map(\.offer).sorted { ($0 ?? "") < ($1 ?? "") }
      == ["A-geography", "A-history"])

  // Both places are gone: a historian and a geographer each need another school.
  for (trainee, subject) in [("T2", "history"), ("T3", "geography")] {
    round.trainee(trainee, subjects: [subject])
  }
  let three = try allocated(round)
  #expect(three.placedCount == 3)
  #expect(try three.record("T2").school == "B")
  #expect(try three.record("T3").school == "C")
  #expect(three.allocations.summary.unusedPlaces == 0)
}

@Test(
  "P04 With trainees of two subjects, the optimum equals brute force", arguments: UInt64(0)..<20)
func p04AgainstEnumeration(seed: UInt64) throws {
  var random = SplitMix64(seed: seed)
  var round = RoundBuilder.secondary()
  for school in ["A", "B", "C"] {
    round.school(school)
    for subject in ["geography", "history"] where random.chance(85) {
      round.offer(
        "\(school)-\(subject)", at: school, subjects: [subject], places: random.int(1...2))
    }
  }
  for (trainee, subjects) in [
    ("T1", ["history", "geography"]), ("T2", ["geography", "history"]),
    ("T3", ["history", "geography"]), ("T4", ["history"]), ("T5", ["geography"]),
  ] {
    round.trainee(trainee, subjects: subjects)
    for school in ["A", "B", "C"] { round.journey(trainee, school, random.int(20...95)) }
  }
  let result = try allocated(round)
  let expected = bruteForceOptimum(round.documents)
  #expect(result.objectives.map(\.value) == expected.tiers.map(\.value))
  let schoolOfOffer = Dictionary(
    uniqueKeysWithValues: round.documents.offers.map { ($0.id, $0.school) })
  for record in result.allocations.allocations where record.school != nil {
    #expect(record.places.allSatisfy { schoolOfOffer[$0.offer ?? ""] == record.school })
    #expect(record.places.count == (["T4", "T5"].contains(record.trainee) ? 1 : 2))
  }
}

// MARK: - The year

/// What phase after phase leaves unplaced and scores in all, each with the ones before as history.
private func phaseAfterPhase(_ round: RoundBuilder, _ phases: [String]) throws
  -> (placed: Int, suitability: Int, results: [RoundResult])
{
  var round = round
  var results: [RoundResult] = []
  for phase in phases {
    round.phases = [phase]
    round.history = results.map(\.allocations)
    results.append(try allocated(round))
  }
  func sum(_ tier: TierRecord.Name) -> Int {
    results.reduce(0) { $0 + ($1.tier(tier)?.value ?? 0) }
  }
  return (sum(.placed), sum(.suitability), results)
}

/// A year of two phases for four trainees, places scarce and schools unlike.
private func randomYear(seed: UInt64) -> RoundBuilder {
  var random = SplitMix64(seed: seed)
  var round = RoundBuilder.primary(phases: 2)
  let schools = ["A", "B", "C", "D", "E"]
  for school in schools {
    round.school(school) {
      $0.rurality = random.pick([.rural, .urban])
      $0.size = random.pick([.small, .medium, .large])
      $0.context = random.chance(30) ? [.challenging] : []
    }
    round.offer(
      "O-\(school)", at: school, years: [random.pick([.year1, .year2, .year4, .year6])],
      places: random.int(1...2)
    ) { if random.chance(40) { $0.accepts.phases = [random.pick(["1", "2"])] } }
  }
  for trainee in ["T1", "T2", "T3", "T4"] {
    round.trainee(trainee)
    for school in schools { round.journey(trainee, school, random.int(20...100)) }
  }
  return round
}

@Test("P05 The joint optimum is never worse than phase after phase", arguments: UInt64(0)..<30)
func p05NeverWorse(seed: UInt64) throws {
  let round = randomYear(seed: seed)
  let joint = try allocated(round)
  let apart = try phaseAfterPhase(round, ["1", "2"])
  let placed = try #require(joint.tier(.placed)).value
  let suitability = try #require(joint.tier(.suitability)).value
  #expect(placed <= apart.placed)
  if placed == apart.placed { #expect(suitability <= apart.suitability) }
}

@Test("P05 On a fixture it is strictly better") func p05StrictlyBetter() throws {
  // In phase 2 only A will do within reason. Phase 1 for itself takes A, the nearer one.
  var round = RoundBuilder.primary(phases: 2)
  for (school, minutes) in [("A", 25), ("B", 30), ("C", 80)] {
    round.school(school)
    round.offer("O-\(school)", at: school) {
      if school == "B" { $0.accepts.phases = ["1"] }
      if school == "C" { $0.accepts.phases = ["2"] }
    }
    round.journey("T1", school, minutes)
  }
  round.trainee("T1")
  let joint = try allocated(round)
  #expect(joint.allocations.allocations.map(\.school) == ["B", "A"])
  let apart = try phaseAfterPhase(round, ["1", "2"])
  #expect(apart.results.flatMap(\.allocations.allocations).map(\.school) == ["A", "C"])
  // 30 + 25 against 25 + 155, less the same key stage once.
  #expect(joint.tier(.suitability)?.value == 35)
  #expect(apart.suitability == 160)

  // Without C, phase after phase leaves the trainee without a place.
  round.offer("O-C", at: "C") { $0.state = .withdrawn }
  #expect(try allocated(round).placedCount == 2)
  #expect(try phaseAfterPhase(round, ["1", "2"]).placed == 5)
}

@Test("P05 Different-school, contrast and coverage rules hold across the phases of one program")
func p05AcrossPhases() throws {
  // One challenging place for each phase; both trainees are to have been at one by the end.
  var round = RoundBuilder.primary(phases: 2)
  for (school, places) in [("far", 1), ("near", 2), ("other", 2)] {
    round.school(school)
    round.offer("O-\(school)", at: school, places: places)
  }
  round.school("far") { $0.context = [.challenging] }
  round.round.rules.coverage.challengingPercent = 100
  for trainee in ["T1", "T2"] {
    round.trainee(trainee)
    for school in ["near", "other"] { round.journey(trainee, school, 25) }
    round.journey(trainee, "far", 80)
  }
  let result = try allocated(round)
  #expect(result.tier(.coverage)?.value == 0)
  for trainee in ["T1", "T2"] {
    let schools = try ["1", "2"].map { try result.record(trainee, phase: $0).school }
    #expect(schools.contains("far"))
    #expect(Set(schools).count == 2)
  }
}

// MARK: - Rules of the course

extension RoundResult {
  /// Who breaks which rule.
  fileprivate var breaches: [String] {
    explanations.courseRules.map { "\($0.trainee) \($0.rule)" }
  }
}

@Test(
  "P10 At least two different schools, configurable per route; a plan that breaks one is reported with the rule's name"
)
func p10DifferentSchools() throws {
  // Both may stay at the school of phase 1, which is much the nearest.
  func round(_ routes: [Route]) -> RoundBuilder {
    var round = RoundBuilder.primary(phases: 2)
    round.phase("2") { $0.isFinal = true }
    for (school, minutes) in [("A", 25), ("B", 60)] {
      round.school(school)
      round.offer("O-\(school)", at: school, places: 2)
      for trainee in ["T1", "T2"] { round.journey(trainee, school, minutes) }
    }
    for (trainee, route) in [("T1", Route.core), ("T2", .undergraduate)] {
      round.trainee(trainee) { $0.route = route }
      round.demand(of: trainee, phase: "2") { $0.continuingSchool = "A" }
      round.prior(of: trainee, at: "A", years: [.year4])
    }
    round.courseRule("two-schools", .differentSchools, atLeast: 2) { $0.routes = routes }
    return round
  }
  #expect(
    try allocated(round([.schoolDirect])).allocations.allocations.map(\.school) == ["A", "A"])
  let core = try allocated(round([.core]))
  #expect(core.allocations.allocations.map(\.school) == ["B", "A"])
  #expect(core.breaches.isEmpty)
  #expect(try allocated(round([])).allocations.allocations.map(\.school) == ["B", "B"])

  // Where nothing else will do, the plan stands and its breach is reported.
  var without = round([.core])
  without.offer("O-B", at: "B") { $0.state = .withdrawn }
  let broken = try allocated(without)
  #expect(broken.allocations.allocations.map(\.school) == ["A", "A"])
  #expect(broken.breaches == ["T1 two-schools"])
  #expect(broken.tier(.courseRules)?.value == 1)
  #expect(broken.summaryText.contains("Course rule two-schools broken by 1: T1."))
}

@Test("P10 Key-stage spread, configurable per programme") func p10KeyStages() throws {
  func result(programmes: [String], withdrawn: Bool = false) throws -> RoundResult {
    var round = twoSchools {
      $0.phase("1") { $0.isFinal = true }
      $0.prior(of: "T1", years: [.year4])
      $0.offer("O-S-2", at: "S-2", years: [.year1]) { if withdrawn { $0.state = .withdrawn } }
      $0.journey("T1", "S-1", 25)
      $0.journey("T1", "S-2", 80)
      $0.courseRule("two-key-stages", .keyStages, atLeast: 2) { $0.programmes = programmes }
    }
    round.programme("other")
    return try allocated(round)
  }
  #expect(try result(programmes: ["other"]).record("T1").school == "S-1")
  #expect(try result(programmes: ["primary"]).record("T1").school == "S-2")
  #expect(try result(programmes: ["primary"]).breaches.isEmpty)
  let broken = try result(programmes: ["primary"], withdrawn: true)
  #expect(try broken.record("T1").school == "S-1")
  #expect(broken.breaches == ["T1 two-key-stages"])
  #expect(broken.explanations.courseRules[0].text.contains("at least 2 asked"))
}

@Test("P10 Away block for salaried trainees") func p10Away() throws {
  func round(_ change: (inout RoundBuilder) -> Void = { _ in }) -> RoundBuilder {
    twoSchools {
      $0.phase("1") { $0.isFinal = true }
      $0.school("lead")
      $0.trainee("T1") {
        $0.route = .schoolDirectSalaried
        $0.leadSchool = "lead"
        $0.employingSchool = "S-1"
        $0.supportRequested = true
        $0.checks.confirmedBy = .employer
      }
      $0.journey("T1", "S-1", 20)
      $0.journey("T1", "S-2", 80)
      change(&$0)
    }
  }
  let away: (inout RoundBuilder) -> Void = {
    $0.courseRule("away", .away, atLeast: 1) { $0.routes = [.schoolDirectSalaried] }
  }
  #expect(try allocated(round()).record("T1").school == "S-1")
  let kept = try allocated(round(away))
  #expect(try kept.record("T1").school == "S-2")
  #expect(kept.breaches.isEmpty)

  let broken = try allocated(
    round {
      away(&$0)
      $0.offer("O-S-2", at: "S-2") { $0.state = .withdrawn }
    })
  #expect(try broken.record("T1").school == "S-1")
  #expect(broken.breaches == ["T1 away"])
}
