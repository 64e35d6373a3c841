import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What must be in order before a placement is proposed, confirmed or started.

@Test(
  "S12 Form dated exactly 2 years before the reference date passes; one day earlier yields AGREEMENT-LAPSED and the action \"sign and return to the Work-related Learning office\"; the system clock has no effect"
)
func s12AgreementValidity() throws {
  func result(signed: String, on reference: String) throws -> RoundResult {
    var round = oneSchool { $0.school("S-1") { $0.agreementSigned = RoundBuilder.day(signed) } }
    round.round.referenceDate = RoundBuilder.day(reference)
    return try allocated(round)
  }
  let passing = try result(signed: "2016-07-15", on: "2018-07-15")
  #expect(try passing.record("T1").status == .ready)
  #expect(passing.explanations.actions.allSatisfy { $0.code != "AGREEMENT-LAPSED" })

  // A day earlier, or judged a day later: only the reference date counts.
  for (signed, reference) in [("2016-07-14", "2018-07-15"), ("2016-07-15", "2018-07-16")] {
    let lapsed = try result(signed: signed, on: reference)
    #expect(try lapsed.record("T1").status == .reserved)
    #expect(try lapsed.record("T1").gates.map(\.rawValue) == ["AGREEMENT-LAPSED"])
    let action = try #require(lapsed.explanations.actions.first)
    #expect(action.code == "AGREEMENT-LAPSED")
    #expect(action.school == "S-1")
    #expect(action.text == "sign and return to the Work-related Learning office")
  }
}

@Test("S13 not_returned: the placement is kept for the trainee, start blocked")
func s13NotReturned() throws {
  var round = oneSchool { $0.school("S-1") { $0.healthAndSafety = HealthAndSafety() } }
  let result = try allocated(round)
  #expect(try result.record("T1").status == .held)
  #expect(try result.record("T1").school == "S-1")
  #expect(try result.placed("T1").gates.map(\.stage) == [.start])
  #expect(result.allocations.summary.unusedPlaces == 0)
  #expect(
    try result.placed("T1").text.contains("Before start: return the health and safety declaration"))

  round.school("S-1") {
    $0.healthAndSafety.status = .agreed
    $0.healthAndSafety.agreedOn = RoundBuilder.referenceDate
  }
  #expect(try allocated(round).record("T1").status == .ready)
}

@Test(
  "S13 cannot_comply: school not used and \"consult the Partnership Manager immediately\" heads the action list"
)
func s13CannotComply() throws {
  var round = oneSchool { $0.school("S-1") { $0.healthAndSafety.status = .cannotComply } }
  let alone = try allocated(round)
  #expect(try alone.record("T1").reason == .schoolGate)

  // Other actions come after it, though their schools and trainees come first.
  round.school("S-0") {
    $0.agreementSigned = nil
    $0.hasOpenIssue = true
  }
  round.offer("O-0", at: "S-0")
  round.trainee("T0") { $0.profile = nil }
  let result = try allocated(round)
  #expect(try result.record("T1").school == "S-0")
  let actions = result.explanations.actions
  #expect(actions.first?.code == "HS-CANNOT-COMPLY")
  #expect(actions.first?.school == "S-1")
  #expect(actions.first?.text == "consult the Partnership Manager immediately")
  #expect(actions.count == 5)

  round.school("S-1") { $0.healthAndSafety.status = .agreed }
  round.offer("O-0", at: "S-0") { $0.state = .withdrawn }
  let agreed = try allocated(round)
  #expect(try agreed.record("T1").school == "S-1")
  #expect(agreed.explanations.actions.allSatisfy { $0.code != "HS-CANNOT-COMPLY" })
}

@Test(
  "S14 terminated without a concluded discussion is rejected at input; with it, 0 placements there; concerns_under_discussion still receives placements with a warning"
)
func s14EndingAPartnership() throws {
  var round = oneSchool { $0.school("S-1") { $0.partnership.status = .terminated } }
  let rejected = validate(round.documents, readingProblems: [], setAside: false)
  #expect(
    rejected.errors.map { "\($0.code) \($0.record ?? "")" } == ["ENDED-WITHOUT-DISCUSSION S-1"])
  #expect(Round(rejected) == nil)

  round.school("S-1") { $0.partnership.discussionConcluded = RoundBuilder.day("2018-07-01") }
  let ended = try allocated(round)
  #expect(ended.placedCount == 0)
  #expect(try ended.record("T1").reason == .schoolGate)

  round.school("S-1") { $0.partnership = Partnership() }
  let active = try allocated(round)
  #expect(try !active.record("T1").actions.contains(.concernsUnderDiscussion))
  round.school("S-1") { $0.partnership.status = .concernsUnderDiscussion }
  let concerned = try allocated(round)
  #expect(try concerned.record("T1").status == .ready)
  #expect(try concerned.record("T1").actions.contains(.concernsUnderDiscussion))
  #expect(
    concerned.explanations.actions.contains {
      $0.code == "CONCERNS-UNDER-DISCUSSION" && $0.school == "S-1"
    })
  let warnings = validate(round.documents, readingProblems: [], setAside: false).warnings
  #expect(warnings.contains { $0.code == "CONCERNS-UNDER-DISCUSSION" && $0.record == "S-1" })
}

@Test(
  "S16 Uncleared trainee: start held; university-only waiver still held; both agreed for school A: startable at A, still held at B"
)
func s16FitnessToTeach() throws {
  func status(
    at school: String, university: Bool = false, agreedBySchool: Bool = false
  ) throws -> AllocationRecord.Status {
    var round = RoundBuilder.primary()
    for id in ["A", "B"] { round.school(id) }
    round.offer("O-1", at: school)
    round.trainee("T1") {
      $0.fitness.isCleared = false
      if university || agreedBySchool {
        var waiver = Fitness.Waiver()
        waiver.school = "A"
        waiver.universityAgreed = university
        waiver.schoolAgreed = agreedBySchool
        $0.fitness.waivers = [waiver]
      }
    }
    let record = try allocated(round).record("T1")
    #expect(record.school == school)
    #expect(record.gates == (record.status == .held ? [.fitnessNotCleared] : []))
    return record.status
  }
  #expect(try status(at: "A") == .held)
  #expect(try status(at: "A", university: true) == .held)
  #expect(try status(at: "A", agreedBySchool: true) == .held)
  #expect(try status(at: "A", university: true, agreedBySchool: true) == .ready)
  #expect(try status(at: "B", university: true, agreedBySchool: true) == .held)
}

@Test(
  "S20 Step-free requirement excludes the only near school without it, the trainee goes to a farther one; inform_school off: still honoured; no condition is named",
  arguments: [true, false])
func s20Adjustments(informSchool: Bool) throws {
  var round = twoSchools {
    $0.journey("T1", "S-1", 10)
    $0.journey("T1", "S-2", 80)
    $0.school("S-2") { $0.adjustments = ["step_free_access"] }
  }
  #expect(try allocated(round).record("T1").school == "S-1")

  round.trainee("T1") {
    var adjustment = Adjustment()
    adjustment.code = "step_free_access"
    adjustment.informSchool = informSchool
    $0.adjustments = [adjustment]
  }
  let result = try allocated(round)
  #expect(try result.record("T1").school == "S-2")
  #expect(
    try result.placed("T1").facts(.currentNeeds)?.contains("every adjustment available") == true)
  // The place left over at S-1 does not tell on the trainee.
  #expect(result.explanations.unusedPlaces.map(\.offer) == ["O-S-1"])
  #expect(result.explanations.unusedPlaces.map(\.code) == [.noDemand])

  round.school("S-2") { $0.adjustments = [] }
  round.school("S-3") { $0.adjustments = ["step_free_access"] }
  #expect(try allocated(round).record("T1").reason == .adjustment)
}

@Test(
  "S21 Offer of 3 history places with one history mentor of max_mentees 1 receives 1 trainee; one mentor with two subjects is not counted twice"
)
func s21MentorPerTrainee() throws {
  var round = RoundBuilder.secondary()
  round.school("S-1")
  round.mentor("M-1", at: "S-1") {
    $0.subjects = ["history"]
    $0.maximumMentees = 1
  }
  round.offer("O-1", at: "S-1", subjects: ["history"], places: 3)
  for trainee in ["T1", "T2", "T3"] { round.trainee(trainee, subjects: ["history"]) }
  #expect(try allocated(round).placedCount == 1)

  // The same mentor for two subjects, each with a trainee.
  round.mentor("M-1", at: "S-1") { $0.subjects = ["geography", "history"] }
  round.offer("O-2", at: "S-1", subjects: ["geography"])
  round.trainee("T4", subjects: ["geography"])
  let shared = try allocated(round)
  #expect(shared.placedCount == 1)
  #expect(shared.allocations.summary.unplaced == 3)

  round.mentor("M-2", at: "S-1") { $0.subjects = ["geography"] }
  let two = try allocated(round)
  #expect(two.placedCount == 2)
  #expect(try two.record("T4").places.map(\.mentor) == ["M-2"])
  round.mentor("M-1", at: "S-1") { $0.maximumMentees = 3 }
  #expect(try allocated(round).placedCount == 4)
}

@Test(
  "S22 Strict: new level-0 mentor gives no slots; lenient: slot used with MENTOR-UNTRAINED warning; training them (what-if) removes it"
)
func s22MentorTraining() throws {
  var round = oneSchool { $0.mentor("M-1", at: "S-1") { $0.trainingLevel = 0 } }
  round.round.rules.mentors.untrained = .refuse
  #expect(try allocated(round).record("T1").reason == .noMentor)

  round.round.rules.mentors.untrained = .allow
  let lenient = try allocated(round)
  #expect(try lenient.record("T1").status == .ready)
  #expect(try lenient.record("T1").places.map(\.mentor) == ["M-1"])
  #expect(try lenient.record("T1").actions.map(\.rawValue) == ["MENTOR-UNTRAINED"])
  #expect(lenient.explanations.actions.map(\.code) == ["MENTOR-UNTRAINED"])

  round.mentor("M-1", at: "S-1") { $0.trainingLevel = 1 }
  for untrained in [MentorRules.Untrained.refuse, .allow] {
    round.round.rules.mentors.untrained = untrained
    let trained = try allocated(round)
    #expect(try trained.record("T1").places.map(\.mentor) == ["M-1"])
    #expect(trained.explanations.actions.isEmpty)
  }
}
