import PlacementDocuments
import Testing

@Test func aMissingRecordIsCaught() {
  let broken = WorkedRound.brokenRules { $0.result.allocations.removeLast() }
  #expect(broken.contains("H-ONE"))
}

@Test func aRecordTwiceIsCaught() {
  let broken = WorkedRound.brokenRules { $0.result.allocations.append($0.result.allocations[9]) }
  #expect(broken.contains("H-ONE"))
}

@Test func anInventedRecordIsCaught() {
  let broken = WorkedRound.brokenRules {
    $0.result.allocations.append(with($0.result.allocations[8]) { $0.phase = "9" })
  }
  #expect(broken.contains("H-ONE"))
}

@Test func recordsOutOfOrderAreCaught() {
  #expect(WorkedRound.brokenRules { $0.result.allocations.swapAt(0, 1) } == ["H-ONE"])
}

@Test func aRecordWithOtherDatesOrProgrammeIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T6") { $0.end = day(2018, 12, 15) }
  }
  #expect(broken == ["F-RECORD"])
}

@Test func anUnplacedRecordThatHoldsSomethingIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeRecord("T6") { $0.school = "A" } }
  #expect(broken == ["F-RECORD"])
}

@Test func aScoreOfAFixedDemandIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeRecord("T2") { $0.score = 20 } }
  #expect(broken == ["F-RECORD"])
}

@Test func aReasonOnAProposedRecordIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeRecord("T1") { $0.reason = .full } }
  #expect(broken == ["F-RECORD"])
}

@Test func aWrongSubjectOfAUseIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T3") { $0.places[1].subject = "mathematics" }
  }
  #expect(broken == ["F-RECORD"])
}

@Test func aMovedFixedDemandIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T2") {
      $0.school = "A"
      $0.places = [WorkedRound.place("OA", "history")]
    }
  }
  #expect(broken.contains("H-FIXED"))
}

@Test func aFixedDemandReportedAsUnplacedIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T7") { $0.status = .unplaced }
  }
  #expect(broken.contains("H-FIXED"))
}

@Test func aFixedDemandOnOtherOffersIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeRecord("T2") { $0.places = [] } }
  #expect(broken.contains("H-FIXED"))
}

@Test func aDemandNobodyFixedReportedAsFixedIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeRecord("T1") { $0.status = .fixed } }
  #expect(broken.contains("H-FIXED"))
}

@Test(arguments: [
  ("T4", AllocationRecord.Status.unplaced, Reason.leadSchoolArranges),
  ("T5", .unplaced, .tooFar),
  ("T8", .unplaced, .profileMissing),
  ("T5", .leadSchoolArranges, .leadSchoolArranges),
])
func aWrongStatusOrReasonOfAClosedDemandIsCaught(
  trainee: String, status: AllocationRecord.Status, reason: Reason
) throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord(trainee) {
      $0.status = status
      $0.reason = reason
    }
  }
  #expect(broken.contains("H-CLOSED"))
}

@Test func aProposalForATraineeWithoutAProfileIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T5") {
      $0.status = .ready
      $0.school = "B"
      $0.places = [WorkedRound.place("OB", "history")]
    }
  }
  #expect(broken.contains("H-CLOSED"))
}

@Test(arguments: [
  (Reason.subject, "T6"), (.outranked, "T6"), (.travelUnknown, "T6"),
])
func aWrongReasonOfAnUnplacedDemandIsCaught(reason: Reason, trainee: String) throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord(trainee) { $0.reason = reason }
  }
  #expect(broken == ["F-REASON"])
}

@Test func aPlanWithHalfOfTwoSubjectsIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T3") { $0.places.removeLast() }
  }
  #expect(broken.contains("H-PLAN"))
}

@Test func aPlanWithTwoOffersForOneSubjectIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T1") { $0.places.append($0.places[0]) }
  }
  #expect(broken.contains("H-PLAN"))
}

@Test func anOfferOfAnotherSchoolIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T1", "2") { $0.places[0].offer = "OC" }
  }
  #expect(broken.contains("H-PLAN"))
}

@Test func anOfferThatDoesNotExistIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T1") { $0.places[0].offer = "OX" }
  }
  #expect(broken.contains("H-PLAN"))
}
