import PlacementDocuments
import Testing

/// Each change to the documents makes a proposal of the worked result break one rule.
@Test func anOfferInAnotherSubjectIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeOffer("OB") { $0.subjects = ["music"] } }
  #expect(broken.contains("H-SUBJ"))
}

@Test func aClassOutsideTheAgeRangeIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeOffer("OB") { $0.yearGroups = [.year9, .year12, .year13] }
  }
  #expect(broken.contains("H-AGE"))
}

@Test func aPhaseThatAsksForAnotherKeyStageIsCaught() {
  let broken = WorkedRound.brokenRules {
    $0.documents.round.programmes[0].phases[1].keyStages = [.ks4]
  }
  #expect(broken.contains("H-AGE"))
}

@Test func aSchoolWithoutYearGroupsOrAgesIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeOffer("OB") { $0.yearGroups = [] } }
  #expect(broken.contains("H-AGE"))
}

@Test(arguments: [
  with(WorkedRound.offer("OB", "B", ["history"], [.year9, .year12])) { $0.state = .withdrawn },
  with(WorkedRound.offer("OB", "B", ["history"], [.year9, .year12])) { $0.kind = .enrichmentDay },
  with(WorkedRound.offer("OB", "B", ["history"], [.year9, .year12])) {
    $0.start = day(2019, 1, 8)
  },
  with(WorkedRound.offer("OB", "B", ["history"], [.year9, .year12])) { $0.end = day(2019, 3, 28) },
])
func anOfferThatIsNotOpenIsCaught(offer: Offer) throws {
  #expect(
    try WorkedRound.brokenRules { try $0.changeOffer("OB") { $0 = offer } }.contains("H-DATES"))
}

@Test func anOfferForOthersIsCaught() throws {
  let changes: [(inout Offer) -> Void] = [
    { $0.accepts.programmes = ["PRIMARY"] }, { $0.accepts.routes = [.schoolDirect] },
    { $0.accepts.years = [2, 3] }, { $0.accepts.phases = ["1"] }, { $0.forLeadSchool = "C" },
  ]
  for change in changes {
    let broken = try WorkedRound.brokenRules { try $0.changeOffer("OB", change) }
    #expect(broken.contains("H-ACCEPTS"))
  }
}

@Test func aSchoolBehindASolveGateIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeSchool("B") { $0.partnership.status = .terminated }
  }
  #expect(broken.contains("H-GATE"))
}

@Test func aGateThatThePackMovesToSolveIsCaught() {
  let broken = WorkedRound.brokenRules {
    $0.documents.round.rules.stages["HS-NOT-AGREED"] = "solve"
  }
  #expect(broken.contains("H-GATE"))
}

@Test func aSchoolWithoutAnAdjustmentIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeTrainee("T1") { $0.adjustments = [with(Adjustment()) { $0.code = "hoist" }] }
  }
  #expect(broken.contains("H-ADJ"))
}

@Test func aSchoolOfAPriorPlacementIsCaught() throws {
  let prior = with(PriorPlacement()) { $0.school = "B" }
  let broken = try WorkedRound.brokenRules {
    try $0.changeTrainee("T1") { $0.profile?.priorPlacements = [prior] }
  }
  #expect(broken.contains("H-NEWSCHOOL"))
}

@Test func theSchoolOfAFixedDemandIsCaughtUnlessContinuing() throws {
  func broken(continuing: String?) throws -> Set<String> {
    try WorkedRound.brokenRules {
      $0.decide(.arranged, trainee: "T1", phase: "1", school: "B")
      try $0.changeTrainee("T1") {
        $0.demands = ["1", "2"].map { phase in with(TraineeDemand()) { $0.phase = phase } }
        $0.demands?[0].continuingSchool = continuing
      }
    }
  }
  #expect(try broken(continuing: nil).contains("H-NEWSCHOOL"))
  #expect(try !broken(continuing: "B").contains("H-NEWSCHOOL"))
}

@Test func refusedPairsAreCaught() throws {
  for action in [Decision.Action.declined, .askedSaidNo, .excluded] {
    let broken = WorkedRound.brokenRules { $0.decide(action, trainee: "T1", school: "B") }
    #expect(broken.contains("H-PAIR"))
  }
  let excluded = try WorkedRound.brokenRules {
    try $0.changeTrainee("T1") { $0.excludedSchools = ["B"] }
  }
  #expect(excluded.contains("H-PAIR"))
}

@Test func anUnknownJourneyIsCaught() {
  let broken = WorkedRound.brokenRules { $0.documents.journeys.removeAll { $0.school == "B" } }
  #expect(broken.contains("H-TRAVEL-UNKNOWN"))
}

@Test func aJourneyBeyondTheLimitIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeTrainee("T1") { $0.travelLimitMinutes = 49 }
  }
  #expect(broken.contains("H-TRAVEL"))
}

@Test func anEstimateIsCaughtOnlyBeyondTheTolerance() throws {
  func broken(limit: Int) throws -> Set<String> {
    try WorkedRound.brokenRules {
      try $0.changeTrainee("T3") { $0.travelLimitMinutes = limit }
    }
  }
  #expect(try broken(limit: 10) == ["F-JOURNEY", "F-ACTIONS"])
  #expect(try broken(limit: 9).contains("H-TRAVEL"))
}

@Test func aSoftLimitRefusesNothing() throws {
  let broken = try WorkedRound.brokenRules {
    $0.documents.round.rules.travel.limitIsHard = false
    try $0.changeTrainee("T1") { $0.travelLimitMinutes = 40 }
  }
  #expect(!broken.contains("H-TRAVEL"))
}

@Test func aLockedDemandElsewhereIsCaught() {
  let school = WorkedRound.brokenRules { $0.decide(.locked, trainee: "T9", school: "B") }
  #expect(school.contains("H-LOCK"))
  let offer = WorkedRound.brokenRules {
    $0.decide(.sent, trainee: "T9", school: "A", offer: "O2")
  }
  #expect(offer.contains("H-LOCK"))
}

@Test func twoDemandsAtOneSchoolAreCaughtUnlessContinuing() throws {
  func broken(continuing: String?) throws -> Set<String> {
    try WorkedRound.brokenRules {
      try $0.changeRecord("T1", "2") {
        $0.school = "A"
        $0.places = [WorkedRound.place("OA", "history", mentor: "MA")]
      }
      try $0.changeTrainee("T1") {
        $0.demands = ["1", "2"].map { phase in with(TraineeDemand()) { $0.phase = phase } }
        $0.demands?[1].continuingSchool = continuing
      }
    }
  }
  #expect(try broken(continuing: nil).contains("H-DIFFERENT"))
  #expect(try !broken(continuing: "A").contains("H-DIFFERENT"))
}
