import PlacementAudit
import PlacementDocuments
import Testing

@Test func theWorkedRoundIsAccepted() {
  #expect(WorkedRound().findings.map(\.description) == [])
}

@Test func anEmptyRoundIsAccepted() {
  let documents = with(RoundDocuments()) { $0.round.id = "R0" }
  let result = with(AllocationsDocument()) {
    $0.round = "R0"
    $0.tiers = [TierRecord.Name.placed, .suitability, .worstJourneys, .tieBreak].map { name in
      with(TierRecord()) {
        $0.name = name
        $0.unit = name.unit
        $0.isProven = true
      }
    }
  }
  #expect(audit(result, against: documents) == [])
}

@Test func aFindingSaysTheRuleThePlaceTheFactAndTheExpectation() throws {
  var round = WorkedRound()
  try round.changeRecord("T1") { $0.score = -22 }
  #expect(
    round.findings.map(\.description) == [
      "F-SCORE (trainee T1, phase 1, school A): expected -23, found -22. "
        + "Rule: the score is the sum of its contributions."
    ])
}

@Test func aResultOfAnotherRoundOrOtherRulesIsCaught() {
  #expect(WorkedRound.brokenRules { $0.result.round = "R2" } == ["F-FRAME"])
  #expect(WorkedRound.brokenRules { $0.result.academicYear = "2019-20" } == ["F-FRAME"])
  #expect(WorkedRound.brokenRules { $0.result.referenceDate = day(2018, 9, 2) } == ["F-FRAME"])
  #expect(
    WorkedRound.brokenRules { $0.result.rules.schools.newSchoolPlaces = 3 } == ["F-FRAME"])
}
