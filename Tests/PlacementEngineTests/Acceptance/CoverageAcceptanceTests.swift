import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What trainees should meet by the end of their course, and what they are interested in.

extension RoundResult {
  fileprivate func coverage(_ kind: CoverageKind, subject: String? = nil) throws -> CoverageRecord {
    try #require(explanations.coverage.first { $0.kind == kind && $0.subject == subject })
  }
}

@Test(
  "S29 With enough KS5-capable offers the coverage report shows 100 % secondary KS5 by end of sequence; remove them and the shortfall is listed per subject"
)
func s29KeyStageFive() throws {
  var round = RoundBuilder.secondary()
  round.round.rules.coverage.ks5Percent = 100
  round.school("near")
  round.school("far")
  let trainees = [("T1", "history"), ("T2", "history"), ("T3", "music")]
  for subject in ["history", "music"] {
    round.offer("near-\(subject)", at: "near", years: [.year8], subjects: [subject], places: 2)
    round.offer(
      "far-\(subject)", at: "far", years: [.year10, .year11, .year12, .year13],
      subjects: [subject], places: 2)
  }
  for (trainee, subject) in trainees {
    round.trainee(trainee, subjects: [subject])
    round.journey(trainee, "near", 25)
    round.journey(trainee, "far", 60)
  }
  // 25 minutes against 75, less 10 for the exposure: only coverage sends them far.
  let covered = try allocated(round)
  #expect(covered.allocations.allocations.map(\.school) == ["far", "far", "far"])
  for (subject, counted) in [("history", 2), ("music", 1)] {
    let record = try covered.coverage(.ks5, subject: subject)
    #expect((record.counted, record.met, record.percent) == (counted, counted, 100))
    #expect(record.gaps.isEmpty)
  }
  #expect(covered.tier(.coverage)?.value == 0)

  var unasked = round
  unasked.round.rules.coverage.ks5Percent = 0
  #expect(
    try allocated(unasked).allocations.allocations.map(\.school) == ["near", "near", "near"])

  for subject in ["history", "music"] {
    round.offer("far-\(subject)", at: "far", years: [.year10, .year11])
  }
  let short = try allocated(round)
  #expect(try short.coverage(.ks5, subject: "history").gaps == ["T1", "T2"])
  #expect(try short.coverage(.ks5, subject: "music").gaps == ["T3"])
  #expect(short.tier(.coverage)?.value == 3)
  #expect(short.tier(.coverage)?.isProven == true)
}

@Test(
  "S30 A 5-11 trainee with EYFS enrichment recorded is counted as covered; without it a gap is listed"
)
func s30AdjacentKeyStages() throws {
  var round = oneSchool { $0.trainee("T1") { $0.ageRange = AgeRange("5-11") } }
  let gap = try allocated(round).coverage(.adjacent)
  #expect((gap.counted, gap.met) == (1, 0))
  #expect(gap.gaps == ["T1"])

  round.profile(of: "T1") { $0.enrichment = [.eyfs] }
  let covered = try allocated(round).coverage(.adjacent)
  #expect((covered.counted, covered.met) == (1, 1))
  #expect(covered.gaps.isEmpty)

  // A key stage of the age range itself is no neighbour of it.
  round.profile(of: "T1") { $0.enrichment = [.ks1] }
  #expect(try allocated(round).coverage(.adjacent).gaps == ["T1"])
}

@Test(
  "S31 One special-school place, two equal trainees, one interested in SEND: the interested one gets it",
  arguments: ["T1", "T2"])
func s31SpecialSchool(interested: String) throws {
  let round = twoSchools {
    $0.trainee("T2")
    $0.school("S-2") { $0.setting = .special }
    $0.profile(of: interested) { $0.interests = [.send] }
  }
  let result = try allocated(round)
  #expect(try result.record(interested).school == "S-2")
  #expect(result.placedCount == 2)
  #expect(try result.record(interested).contributions.contains(Contribution(.sendInterest, -15)))
}

// No inspection grade is read at all; the nearest records are the context and an improvement plan.
@Test(
  "S32 Raising the coverage target from 0 to 50 % prints its travel cost; RI grade alone never excludes"
)
func s32CostOfCoverage() throws {
  var round = RoundBuilder.primary()
  for school in ["near", "far"] {
    round.school(school)
    round.offer("O-\(school)", at: school, places: 2)
  }
  round.school("far") { $0.context = [.challenging] }
  for trainee in ["T1", "T2"] {
    round.trainee(trainee)
    round.journey(trainee, "near", 25)
    round.journey(trainee, "far", 50)
  }
  func inChallenging(_ result: RoundResult) -> Int {
    result.allocations.allocations.count { $0.school == "far" }
  }
  #expect(inChallenging(try allocated(round)) == 0)
  #expect(try allocated(round).explanations.prices.isEmpty)

  // One of two: 55 minutes less 10 for the context, where 25 would do.
  round.round.rules.coverage.challengingPercent = 50
  let half = try allocated(round)
  #expect(inChallenging(half) == 1)
  let price = try #require(half.explanations.prices.first)
  #expect((price.rule, price.minutes, price.placed) == ("coverage", 20, 0))
  #expect(price.isProven)
  #expect(half.summaryText.contains(": 20 minutes of suitability and no place."))

  let alone = oneSchool {
    $0.school("S-1") {
      $0.context = [.challenging]
      $0.hasImprovementPlan = true
    }
  }
  #expect(try allocated(alone).record("T1").status == .ready)
}

@Test(
  "S32 Raising the coverage target from 0 to 50 % never lowers the share placed in challenging schools",
  arguments: UInt64(0)..<20)
func s32NeverLowersTheShare(seed: UInt64) throws {
  var documents = randomRound(seed: seed)
  documents.round.rules.coverage = CoverageTargets()
  func met() throws -> Int {
    try allocated(documents).explanations.coverage.filter { $0.kind == .challenging }
      .reduce(0) { $0 + $1.met }
  }
  let before = try met()
  documents.round.rules.coverage.challengingPercent = 50
  #expect(try met() >= before)
}

@Test(
  "S33 Primary trainee finishing without a high-disadvantage or high-SEND placement appears in the inclusion gap list"
)
func s33Inclusion() throws {
  func gaps(_ change: (inout RoundBuilder) -> Void = { _ in }) throws -> [String] {
    try allocated(oneSchool(change)).coverage(.inclusion).gaps
  }
  #expect(try gaps() == ["T1"])
  #expect(try gaps { $0.school("S-1") { $0.context = [.highEAL, .challenging] } } == ["T1"])
  for context in [SchoolContext.highDisadvantage, .highSEND] {
    #expect(try gaps { $0.school("S-1") { $0.context = [context] } } == [])
    // What came before counts as well.
    #expect(try gaps { $0.prior(of: "T1") { $0.context = [context] } } == [])
  }
  #expect(try gaps { $0.school("S-1") { $0.setting = .special } } == [])
}

@Test(
  "S34 Primary-PE trainee prefers the equal school with PE support", arguments: ["S-1", "S-2"])
func s34Specialism(supporting: String) throws {
  let round = twoSchools {
    $0.trainee("T1") { $0.specialism = "physical_education" }
    $0.offer("O-\(supporting)", at: supporting, subjects: ["physical_education"])
  }
  let result = try allocated(round)
  #expect(try result.record("T1").school == supporting)
  #expect(try result.record("T1").contributions.contains(Contribution(.specialism, -10)))
}

@Test(
  "S34 PE trainee with second subject geography prefers an offer listing both",
  arguments: ["S-1", "S-2"])
func s34SecondSubject(both: String) throws {
  var round = RoundBuilder.secondary()
  for school in ["S-1", "S-2"] {
    round.school(school)
    round.offer(
      "O-\(school)", at: school,
      subjects: school == both ? ["geography", "physical_education"] : ["physical_education"])
  }
  round.trainee("T1", subjects: ["physical_education"]) { $0.secondSubject = "geography" }
  #expect(try allocated(round).record("T1").school == both)
}

// That the flag stays out of the files for schools comes with those files.
@Test(
  "S38 Flagged trainee gets the equal school with stronger mentoring", arguments: ["T1", "T2"])
func s38AdditionalSupport(flagged: String) throws {
  let round = twoSchools {
    $0.trainee("T2")
    $0.mentor("M-1", at: "S-1")
    $0.mentor("M-2", at: "S-2") {
      $0.isExperienced = true
      $0.trainingLevel = 2
    }
    $0.trainee(flagged) { $0.needsAdditionalSupport = true }
  }
  let result = try allocated(round)
  #expect(try result.record(flagged).school == "S-2")
  #expect(try result.record(flagged).places.map(\.mentor) == ["M-2"])
  #expect(result.placedCount == 2)
}
