import PlacementAudit
import PlacementDocuments
import Testing

@Test func aWrongJourneyIsCaught() throws {
  for trainee in ["T1", "T2", "T3", "T9"] {
    let broken = try WorkedRound.brokenRules {
      try $0.changeRecord(trainee) { $0.journey?.limitMinutes = 60 }
    }
    #expect(broken == ["F-JOURNEY"])
  }
  let untrue = try WorkedRound.brokenRules {
    try $0.changeRecord("T9") { $0.journey?.isEstimated = false }
  }
  #expect(untrue == ["F-JOURNEY"])
}

@Test func aWrongGateListOrStatusIsCaught() throws {
  let hidden = try WorkedRound.brokenRules { try $0.changeRecord("T2") { $0.gates = [] } }
  #expect(hidden == ["F-GATES"])
  let ready = try WorkedRound.brokenRules { try $0.changeRecord("T9") { $0.status = .ready } }
  #expect(ready == ["F-STATUS", "F-SUMMARY"])
}

@Test func gatesOfStageWarnAreNotListed() throws {
  let broken = try WorkedRound.brokenRules {
    $0.documents.round.rules.stages["FITNESS-NOT-CLEARED"] = "warn"
    $0.result.rules.stages["FITNESS-NOT-CLEARED"] = "warn"
    try $0.changeRecord("T9") {
      $0.gates = []
      $0.status = .ready
    }
    $0.result.summary.held = 1
    $0.result.summary.ready = 2
  }
  #expect(broken == [])
}

@Test func aWrongActionListIsCaught() throws {
  for trainee in ["T1", "T2", "T3", "T7", "T9"] {
    let broken = try WorkedRound.brokenRules {
      try $0.changeRecord(trainee) { $0.actions.append(.longJourney) }
    }
    #expect(broken == ["F-ACTIONS"])
  }
  let outOfOrder = try WorkedRound.brokenRules {
    try $0.changeRecord("T1", "2") { $0.actions.reverse() }
  }
  #expect(outOfOrder == ["F-ACTIONS"])
}

@Test func whatIsFixedBreaksNoRuleThatIsOff() throws {
  // T7 is fixed at E without an offer.
  func broken(stage: String) throws -> Set<String> {
    try WorkedRound.brokenRules {
      try $0.changeSchool("E") { $0.selection = .notSelected }
      try $0.changeRecord("T7") { $0.gates = [.notSelected] }
      $0.documents.round.rules.stages["SCHOOL-GATE"] = stage
      $0.result.rules.stages["SCHOOL-GATE"] = stage
    }
  }
  #expect(try broken(stage: "solve") == ["F-ACTIONS"])
  #expect(try broken(stage: "off") == [])
}

@Test func everyActionOfAProposalIsAskedFor() throws {
  var round = WorkedRound()
  try round.changeTrainee("T3") { $0.travelLimitMinutes = 20 }
  try round.changeRecord("T3") { $0.journey?.limitMinutes = 20 }
  try round.changeSchool("D") { $0.partnership.status = .concernsUnderDiscussion }
  let finding = try #require(round.findings.first)
  #expect(finding.expected == "CHECK-JOURNEY, CONCERNS-UNDER-DISCUSSION, MENTOR-NOT-NAMED")
  #expect(round.findings.count == 1)
}

@Test func aFixedDemandAgainstARuleAsksToBeSeen() throws {
  let onAnOffer = try WorkedRound.brokenRules {
    try $0.changeOffer("OC") { $0.accepts.phases = ["2"] }
  }
  #expect(onAnOffer.contains("F-ACTIONS"))
  let atASchool = try WorkedRound.brokenRules {
    try $0.changeSchool("E") { $0.partnership.status = .terminated }
  }
  #expect(atASchool == ["F-ACTIONS", "F-GATES"])
}

@Test func everyTermIsComputedAgain() throws {
  for term in Term.allCases {
    let added = try WorkedRound.brokenRules {
      try $0.changeRecord("T1") { record in
        record.contributions.removeAll { $0.term == term }
        record.contributions.append(Contribution(term, 7))
        record.score = record.contributions.reduce(0) { $0 + $1.minutes }
      }
    }
    #expect(added == ["F-TERM"], "\(term.rawValue)")
  }
}

@Test func aTermOfZeroMinutesIsCaughtAndTravelIsNeverLeftOut() throws {
  let zero = try WorkedRound.brokenRules {
    try $0.changeRecord("T1") { $0.contributions.append(Contribution(.contrast, 0)) }
  }
  #expect(zero == ["F-TERM"])
  let withoutTravel = try WorkedRound.brokenRules {
    try $0.changeRecord("T1") {
      $0.contributions.removeFirst()
      $0.score = -53
    }
  }
  #expect(withoutTravel == ["F-TERM"])
}

@Test func aScoreThatIsNotTheSumIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeRecord("T9") { $0.score = nil } }
  #expect(broken == ["F-SCORE"])
}

@Test(arguments: WorkedRound().result.tiers.map(\.name))
func aWrongTierValueIsCaught(name: TierRecord.Name) throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeTier(name) {
      $0.value += 1
      $0.bound += 1
    }
  }
  #expect(broken == ["F-TIER-VALUE"])
}

@Test(arguments: WorkedRound().result.tiers.map(\.name))
func aWrongTierUnitIsCaught(name: TierRecord.Name) throws {
  let broken = try WorkedRound.brokenRules { try $0.changeTier(name) { $0.unit = "hours" } }
  #expect(broken == ["F-TIER-UNIT"])
}

@Test func missingOrDisorderedTiersAreCaught() {
  #expect(WorkedRound.brokenRules { $0.result.tiers.removeFirst() } == ["F-TIERS"])
  #expect(WorkedRound.brokenRules { $0.result.tiers.swapAt(1, 2) } == ["F-TIERS"])
}

@Test func aProofThatIsNoneIsCaught() throws {
  let above = try WorkedRound.brokenRules { try $0.changeTier(.suitability) { $0.bound = 10 } }
  #expect(above == ["F-PROOF"])
  let unequal = try WorkedRound.brokenRules { try $0.changeTier(.suitability) { $0.bound = 8 } }
  #expect(unequal == ["F-PROOF"])
}

@Test func aResultThatClaimsMoreThanItsTiersIsCaught() throws {
  func broken(_ name: TierRecord.Name, _ status: AllocationsDocument.Status) throws -> Set<String> {
    try WorkedRound.brokenRules {
      try $0.changeTier(name) {
        $0.bound -= 1
        $0.isProven = false
      }
      $0.result.status = status
    }
  }
  #expect(try broken(.suitability, .optimal) == ["F-RESULT-STATUS"])
  #expect(try broken(.suitability, .stopped) == [])
  #expect(try broken(.tieBreak, .optimal) == [])
}

@Test func everyHeadlineNumberIsCounted() {
  let changes: [(inout SummaryRecord) -> Void] = [
    { $0.trainees += 1 }, { $0.demands += 1 }, { $0.ready += 1 }, { $0.reserved += 1 },
    { $0.held += 1 }, { $0.fixed += 1 }, { $0.leadSchoolArranges += 1 }, { $0.unplaced += 1 },
    { $0.places += 1 }, { $0.unusedPlaces += 1 }, { $0.unknownJourneys += 1 },
    { $0.estimatedJourneys += 1 }, { $0.medianMinutes = 30 }, { $0.longestMinutes = nil },
  ]
  for change in changes {
    #expect(WorkedRound.brokenRules { change(&$0.result.summary) } == ["F-SUMMARY"])
  }
}
