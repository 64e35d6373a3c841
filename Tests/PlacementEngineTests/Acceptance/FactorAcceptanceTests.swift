import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// The four factors of the Agreement, and subjects.

@Test(
  "S03 Every allocated trainee's explanation lists the four §1.4 factors by name with value and contribution, then any other active terms, and all contributions sum to that trainee's reported score"
)
func s03FourFactors() throws {
  let (documents, problems) = RoundFolder.read(dataset("tiny"))
  #expect(problems.isEmpty)
  let result = try allocated(try #require(documents))
  #expect(result.placedCount == 9)
  for explanation in result.explanations.placed {
    let record = try result.record(explanation.trainee, phase: explanation.phase)
    #expect(
      explanation.factors.prefix(4).map(\.name) == [
        "Previous experience", "Travel", "Age phases", "Current needs",
      ])
    #expect(explanation.factors.dropFirst(4).allSatisfy { $0.factor == .schoolAndOffer })
    #expect(explanation.factors.allSatisfy { !$0.facts.isEmpty && !$0.policyReference.isEmpty })
    for factor in explanation.factors {
      #expect(explanation.text.contains("\(factor.name): \(factor.facts)."))
      #expect(
        factor.minutes
          == record.contributions.filter { $0.term.factor == factor.factor }
          .reduce(0) { $0 + $1.minutes })
    }
    let sum = explanation.factors.reduce(0) { $0 + $1.minutes }
    #expect(sum == (record.score ?? 0))
    #expect(record.contributions.reduce(0) { $0 + $1.minutes } == sum)
    #expect((record.score == nil) == (record.status == .fixed))
  }
  // Worked by hand in the dataset's README.
  let first = try result.placed("T01", phase: "2")
  #expect(first.factors.map(\.minutes) == [-10, 30, -20, -15, 10])
}

@Test(
  "S04 A 3-7 trainee is never placed on a KS2-only offer even when it is the only offer and 0 miles away; reason AGE-PHASE"
)
func s04AgePhaseMatch() throws {
  var round = oneSchool {
    $0.offer("O-1", at: "S-1", years: [.year3, .year4, .year5, .year6])
    $0.journey("T1", "S-1", 1)
  }
  round.trainee("T1") { $0.ageRange = AgeRange("3-7") }
  let refused = try allocated(round)
  #expect(try refused.record("T1").reason == .agePhase)
  #expect(try refused.record("T1").reason?.rawValue == "AGE-PHASE")
  #expect(try refused.unplaced("T1").funnel.map(\.offersLeft) == [0])
  #expect(refused.placedCount == 0)

  round.offer("O-1", at: "S-1", years: [.year1, .year2])
  #expect(try allocated(round).record("T1").school == "S-1")
}

@Test(
  "S05 A physics trainee with only biology offers is unplaced with SUBJECT, and the supply report shows physics 1 short"
)
func s05SubjectMatch() throws {
  var round = RoundBuilder.secondary()
  round.school("S-1")
  round.offer("O-1", at: "S-1", subjects: ["biology"], places: 2)
  round.trainee("T1", subjects: ["physics"])
  round.trainee("T2", subjects: ["biology"])
  let result = try allocated(round)
  #expect(try result.record("T1").reason?.rawValue == "SUBJECT")
  #expect(try result.record("T2").school == "S-1")
  let supply = result.explanations.supply
  #expect(supply.map(\.subject) == ["biology", "physics"])
  #expect(supply.map(\.demands) == [1, 1])
  #expect(supply.map(\.usablePlaces) == [2, 0])
  #expect(supply.map(\.short) == [0, 1])

  // Science holds physics.
  round.offer("O-1", at: "S-1", subjects: ["science"])
  let grouped = try allocated(round)
  #expect(try grouped.record("T1").school == "S-1")
  #expect(grouped.explanations.supply.map(\.short) == [0, 0])
}

@Test("S06 With two otherwise equal schools the nearer is chosen", arguments: ["S-1", "S-2"])
func s06NearerSchool(near: String) throws {
  let round = twoSchools {
    for school in ["S-1", "S-2"] { $0.journey("T1", school, school == near ? 30 : 31) }
  }
  #expect(try allocated(round).record("T1").school == near)
}

@Test(
  "S06 Raising one trainee's worst travel above the cap makes the pair ineligible with TOO-FAR; a missing distance is an error, not 0"
)
func s06TravelCap() throws {
  func result(_ minutes: Int?) throws -> RoundResult {
    var round = oneSchool { $0.trainee("T2") }
    round.offer("O-1", at: "S-1", places: 2)
    round.minutesByDefault = nil
    round.journey("T2", "S-1", 30)
    if let minutes { round.journey("T1", "S-1", minutes) }
    return try allocated(round)
  }
  let within = try result(90)
  #expect(try within.record("T1").journey?.minutes == 90)
  let over = try result(91)
  #expect(try over.record("T1").reason?.rawValue == "TOO-FAR")
  #expect(try over.record("T2").school == "S-1")
  let missing = try result(nil)
  #expect(try missing.record("T1").reason?.rawValue == "TRAVEL-UNKNOWN")
  #expect(missing.allocations.summary.unknownJourneys == 1)
  #expect(within.allocations.summary.unknownJourneys == 0)
}

@Test(
  "S07 A trainee whose Phase 1 was school A is never given A in Phase 2 (unless declared continuing)"
)
func s07PreviousExperience() throws {
  var round = RoundBuilder.primary(phases: 2)
  round.school("A")
  round.offer("O-A", at: "A")
  round.trainee("T1")
  round.prior(of: "T1", at: "A", years: [.year1])
  round.demand(of: "T1", phase: "2")
  #expect(try allocated(round).record("T1", phase: "2").reason == .schoolUsed)

  round.school("B")
  round.offer("O-B", at: "B")
  round.journey("T1", "A", 20)
  round.journey("T1", "B", 85)
  #expect(try allocated(round).record("T1", phase: "2").school == "B")

  round.demand(of: "T1", phase: "2") { $0.continuingSchool = "A" }
  #expect(try allocated(round).record("T1", phase: "2").school == "A")
}

@Test(
  "S07 Of two equal schools the more contrasting one wins with the differing dimensions named",
  arguments: ["S-1", "S-2"])
func s07Contrast(contrasting: String) throws {
  var round = twoSchools {
    $0.school("S-0") {
      $0.rurality = .urban
      $0.size = .large
    }
    $0.prior(of: "T1", at: "S-0", years: [.year4])
  }
  for school in ["S-1", "S-2"] {
    round.school(school) {
      $0.rurality = school == contrasting ? .rural : .urban
      $0.size = school == contrasting ? .small : .large
    }
  }
  let result = try allocated(round)
  #expect(try result.record("T1").school == contrasting)
  let facts = try #require(try result.placed("T1").facts(.previousExperience))
  #expect(
    facts
      == "differs from earlier placements in surroundings (now rural), size (now small)")
  #expect(try result.placed("T1").factors.first?.minutes == -10)
}

@Test(
  "S08 Changing only a trainee's development target to SEND moves them to the equal school offering SEND and the explanation says so"
)
func s08CurrentNeeds() throws {
  let round = twoSchools()
  let usual = try #require(try allocated(round).record("T1").school)
  let other = usual == "S-1" ? "S-2" : "S-1"
  var developing = round
  developing.school(other) { $0.develops = [.send] }
  let before = try allocated(developing)
  #expect(try before.record("T1").school == usual)
  #expect(try before.placed("T1").facts(.currentNeeds)?.contains("SEND") == false)

  developing.profile(of: "T1") { $0.developmentTargets = [.send] }
  let after = try allocated(developing)
  #expect(try after.record("T1").school == other)
  #expect(try after.placed("T1").facts(.currentNeeds) == "helps with the target SEND")
  #expect(try after.placed("T1").text.contains("Current needs: helps with the target SEND."))
}
