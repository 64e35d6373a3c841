import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// In a repair, every move is explained and everything else stays as it was.

/// A round, and the repair after something has changed.
private func repaired(
  _ round: RoundBuilder, _ change: (inout RoundBuilder) -> Void
) throws -> (before: RoundResult, after: RoundResult) {
  let before = try allocated(round)
  var round = round
  change(&round)
  var documents = round.documents
  documents.keepTo = before.allocations
  return (before, try allocated(documents))
}

/// T1 near S-1, T2 near S-2; room for another at S-2.
private var settled: RoundBuilder {
  twoSchools {
    $0.trainee("T2")
    $0.journey("T1", "S-1", 25)
    $0.journey("T1", "S-2", 45)
    $0.journey("T2", "S-1", 45)
    $0.journey("T2", "S-2", 25)
    $0.offer("O-S-2", at: "S-2", places: 2)
  }
}

@Test func withdrawingAnOfferMovesOnlyTheTraineesOnIt() throws {
  let (before, after) = try repaired(settled) {
    $0.offer("O-S-1", at: "S-1") { $0.state = .withdrawn }
  }
  let moves = after.explanations.moves
  #expect(moves.map(\.trainee) == ["T1"])
  #expect(moves.map(\.from) == ["S-1"])
  #expect(moves.map(\.to) == ["S-2"])
  #expect(moves.map(\.code) == ["OFFER-WITHDRAWN"])
  #expect(
    moves[0].text == """
      T1, phase 1: from School S-1 to School S-2, for the offer has been withdrawn \
      (Partnership Agreement §1.4 (Offers Form)).
      """)
  #expect(try after.record("T2") == before.record("T2"))
  #expect(after.summaryText.contains("each in explanations.json): T1 (OFFER-WITHDRAWN).\n"))
  #expect(after.everyOutput.contains("moved from"))
}

@Test func aSchoolThatMayNotBeUsedIsTheReason() throws {
  let (_, after) = try repaired(settled) {
    $0.school("S-1") { $0.healthAndSafety.status = .cannotComply }
  }
  #expect(after.explanations.moves.map(\.code) == ["SCHOOL-GATE"])
  #expect(after.explanations.moves[0].text.contains("for the school may not be used at present"))
}

@Test func aPlaceNeededForAnotherIsToldWithoutNamingAnybody() throws {
  let (before, after) = try repaired(settled) {
    // T3 can go nowhere but to S-1.
    $0.trainee("T3")
    $0.journey("T3", "S-1", 80)
    $0.journey("T3", "S-2", 200)
  }
  #expect(try after.record("T3").school == "S-1")
  let moves = after.explanations.moves
  #expect(moves.map(\.trainee) == ["T1"])
  #expect(moves.map(\.code) == ["OUTRANKED"])
  #expect(moves[0].text.contains("needed for the best result across all trainees"))
  #expect(!moves[0].text.contains("T3"))
  #expect(try after.record("T2") == before.record("T2"))
}

@Test func aMoveToNowhereSaysWhatTheTraineeHasBeenTold() throws {
  let (_, after) = try repaired(
    oneSchool { $0.decide(.told, "T1", phase: "1", at: "S-1", offer: "O-1") }
  ) {
    $0.journey("T1", "S-1", 200)
  }
  let move = try #require(after.explanations.moves.first)
  #expect(move.to == nil)
  #expect(move.code == "TOO-FAR")
  #expect(
    move.text == """
      T1, phase 1: from School S-1 to no place, for the journey is over the limit \
      (Partnership Agreement §1.4 (travelling distances)). The trainee has been told of the \
      earlier place.
      """)
}

@Test func withoutAResultToKeepToNothingHasMoved() throws {
  let result = try allocated(settled)
  #expect(result.explanations.moves.isEmpty)
  #expect(!result.summaryText.contains("Moved"))
}
