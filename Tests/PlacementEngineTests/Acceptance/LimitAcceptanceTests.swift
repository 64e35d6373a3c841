import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Limits above the offer, settings, travel limits, and what people rule out or pin.

@Test(
  "S49 A 4-16 school with a school cap of 3 and offers in both phases gets at most 3 in total")
func s49AllThroughSchool() throws {
  var round = RoundBuilder.primary()
  round.school("S-1") {
    $0.ageRange = AgeRange("4-16")
    $0.maximumTrainees = 3
  }
  round.offer("O-1", at: "S-1", years: [.year4], places: 3)
  round.offer("O-2", at: "S-1", years: [.year8], subjects: ["history"], places: 3)
  for trainee in ["T1", "T2", "T3"] { round.trainee(trainee) }
  round.programme("secondary") {
    $0.sector = .secondary
    $0.ageRange = AgeRange("11-16") ?? .primary
  }
  round.phase("1")
  for trainee in ["T4", "T5", "T6"] { round.trainee(trainee, subjects: ["history"]) }
  let capped = try allocated(round)
  #expect(capped.placedCount == 3)
  #expect(capped.explanations.unplaced.map(\.code) == [.outranked, .outranked, .outranked])

  round.school("S-1") { $0.maximumTrainees = nil }
  #expect(try allocated(round).placedCount == 6)
}

@Test(
  "S50 A college offering 16-19 only is not used for an 11-16 main placement but may provide KS5 exposure"
)
func s50College() throws {
  var round = RoundBuilder.secondary()
  round.programme("secondary") { $0.enhancement = [.ks5] }
  round.school("S-1") {
    $0.setting = .college
    $0.ageRange = AgeRange("16-19")
  }
  round.offer("O-1", at: "S-1", years: [.year12, .year13], subjects: ["history"])
  round.trainee("T1", subjects: ["history"])
  #expect(try allocated(round).record("T1").reason == .agePhase)

  round.phase("1") { $0.kind = .enrichmentDay }
  round.offer("O-1", at: "S-1") { $0.kind = .enrichmentDay }
  let day = try allocated(round)
  #expect(try day.record("T1").school == "S-1")
  #expect(try day.record("T1").contributions.contains(Contribution(.exposure, -10)))
  #expect(try day.placed("T1").facts(.agePhases)?.contains("adds KS5") == true)
}

@Test(
  "S51 A returner with two prior placements requests only Phase 3 and avoids both earlier schools")
func s51ReturningTrainee() throws {
  var round = RoundBuilder.primary(phases: 3)
  for (school, minutes) in [("S-1", 25), ("S-2", 30), ("S-3", 80)] {
    round.school(school)
    round.offer("O-\(school)", at: school, places: 3)
    round.journey("T1", school, minutes)
  }
  round.trainee("T1") { $0.status = .returning }
  round.demand(of: "T1", phase: "3")
  #expect(try allocated(round).record("T1", phase: "3").school == "S-1")

  round.prior(of: "T1", at: "S-1", years: [.year1])
  round.prior(of: "T1", at: "S-2", years: [.year4])
  let result = try allocated(round)
  #expect(result.allocations.allocations.map(\.phase) == ["3"])
  #expect(try result.record("T1", phase: "3").school == "S-3")

  round.offer("O-S-3", at: "S-3") { $0.state = .withdrawn }
  #expect(try allocated(round).record("T1", phase: "3").reason == .schoolUsed)
}

@Test("S52 Excluded pair never occurs and no output states a reason") func s52ExcludedPair() throws
{
  var round = twoSchools {
    $0.journey("T1", "S-1", 20)
    $0.journey("T1", "S-2", 80)
  }
  #expect(try allocated(round).record("T1").school == "S-1")

  // By decision, with a reason that somebody wrote although none is to be held.
  var decided = round.documents
  decided.decisions.append(
    Decision(
      date: RoundBuilder.referenceDate, role: .partnershipManager, action: .excluded,
      trainee: "T1", school: "S-1", reason: "whistleblowing"))
  // By the trainee's record.
  round.trainee("T1") { $0.excludedSchools = ["S-1"] }
  for documents in [decided, round.documents] {
    let result = try allocated(documents)
    #expect(try result.record("T1").school == "S-2")
    let output = result.everyOutput.lowercased()
    #expect(!output.contains("whistleblowing"))
    // Placed elsewhere, not even the exclusion shows: only the pack names its rules, as ever.
    #expect(!output.replacing("\"excluded\": ", with: "").contains("exclu"))
    #expect(result.explanations.unusedPlaces.map(\.code) == [.noDemand])
  }

  // Without a place, the code shows, and nothing but the code.
  decided.offers.removeAll { $0.school == "S-2" }
  let unplaced = try allocated(decided)
  #expect(try unplaced.record("T1").reason == .excluded)
  #expect(!unplaced.everyOutput.contains("whistleblowing"))
}

@Test(
  "S52 Pinned pair always occurs or the run reports which hard rule forbids it"
)
func s52PinnedPair() throws {
  func record(
    minutes: Int = 80, isPinned: Bool = true, _ change: (inout RoundBuilder) -> Void = { _ in }
  ) throws -> AllocationRecord {
    var round = twoSchools {
      $0.journey("T1", "S-1", 20)
      $0.journey("T1", "S-2", minutes)
    }
    if isPinned { round.decide(.locked, "T1", at: "S-2") }
    change(&round)
    return try allocated(round).record("T1")
  }
  #expect(try record(isPinned: false).school == "S-1")
  #expect(try record().school == "S-2")

  func reason(minutes: Int = 80, _ change: (inout RoundBuilder) -> Void = { _ in }) throws
    -> Reason?
  {
    let record = try record(minutes: minutes, change)
    #expect(record.status == .unplaced)
    return record.reason
  }
  #expect(try reason(minutes: 91) == .tooFar)
  #expect(try reason { $0.offer("O-S-2", at: "S-2", years: [.year8]) } == .agePhase)
  #expect(try reason { $0.prior(of: "T1", at: "S-2") } == .schoolUsed)
  #expect(try reason { $0.school("S-2") { $0.selection = .notSelected } } == .schoolGate)
  #expect(try reason { $0.offer("O-S-2", at: "S-2") { $0.state = .withdrawn } } == .locked)
}

@Test(
  "P07 A trainee without a car uses public-transport minutes; a per-trainee limit beats the programme's"
)
func p07TravelLimits() throws {
  var round = oneSchool {
    $0.minutesByDefault = nil
    $0.journey("T1", "S-1", 20, by: .car)
    $0.journey("T1", "S-1", 60, by: .publicTransport)
  }
  let byBus = try allocated(round)
  #expect(try byBus.record("T1").journey?.minutes == 60)
  #expect(try byBus.record("T1").journey?.mode == .publicTransport)

  // Both limits of the programme hold, the one for the mode before the other.
  round.programme("primary") { $0.travelLimitMinutes = 59 }
  #expect(try allocated(round).record("T1").reason == .tooFar)
  round.programme("primary") { $0.travelLimitMinutesByMode = ["public_transport": 60] }
  #expect(try allocated(round).record("T1").journey?.limitMinutes == 60)
  round.programme("primary") { $0.travelLimitMinutesByMode = ["public_transport": 45, "car": 45] }
  #expect(try allocated(round).record("T1").reason == .tooFar)

  // The trainee's own limit beats the programme's, upwards and downwards.
  round.trainee("T1") { $0.travelLimitMinutes = 60 }
  #expect(try allocated(round).record("T1").journey?.limitMinutes == 60)
  round.trainee("T1") { $0.travelLimitMinutes = nil }
  round.profile(of: "T1") { $0.travelMode = .car }
  let byCar = try allocated(round)
  #expect(try byCar.record("T1").journey?.minutes == 20)
  #expect(try byCar.record("T1").journey?.mode == .car)
  round.trainee("T1") { $0.travelLimitMinutes = 19 }
  #expect(try allocated(round).record("T1").reason == .tooFar)
}

@Test("P07 A soft limit forbids nothing and is reported") func p07SoftLimit() throws {
  var round = oneSchool { $0.journey("T1", "S-1", 120) }
  #expect(try allocated(round).record("T1").reason == .tooFar)
  round.round.rules.travel.limitIsHard = false
  #expect(try allocated(round).record("T1").actions.contains(.longJourney))
}

@Test("P11 Two offers sharing a cap of 3 get at most 3 in total") func p11SharedCap() throws {
  var round = RoundBuilder.primary()
  round.cap("C", places: 3)
  for school in ["S-1", "S-2"] {
    round.school(school)
    round.offer("O-\(school)", at: school, places: 3) { $0.sharedCap = "C" }
  }
  for trainee in 1...6 { round.trainee("T\(trainee)") }
  let capped = try allocated(round)
  #expect(capped.placedCount == 3)
  #expect(capped.allocations.summary.unplaced == 3)

  round.offer("O-S-2", at: "S-2") { $0.sharedCap = nil }
  #expect(try allocated(round).placedCount == 6)
}

@Test("P11 Caps of a trust and of a local authority hold over all their schools")
func p11TrustAndAuthority() throws {
  func placed(_ change: (inout Cap) -> Void) throws -> Int {
    var round = RoundBuilder.primary()
    for school in ["S-1", "S-2"] {
      round.school(school) {
        $0.trust = "trust"
        $0.localAuthority = "authority"
      }
      round.offer("O-\(school)", at: school, places: 2)
    }
    for trainee in 1...4 { round.trainee("T\(trainee)") }
    round.cap("C", places: 3, change)
    return try allocated(round).placedCount
  }
  #expect(try placed { $0.trust = "trust" } == 3)
  #expect(try placed { $0.localAuthority = "authority" } == 3)
}
