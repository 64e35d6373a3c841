import PlacementDocuments
import Testing

@testable import PlacementAudit

/// Where decisions leave T6's only demand.
private func standing(_ decisions: [Decision]) -> Standing {
  var documents = WorkedRound().documents
  documents.decisions = decisions
  let replay = Replay(documents, demands(of: documents))
  return replay.standings[DemandKey(trainee: "T6", phase: "1")] ?? .free
}

private func row(
  _ date: Int, _ action: Decision.Action, _ school: String? = "A", offer: String? = nil,
  by role: Decision.Role = .office
) -> Decision {
  Decision(
    date: day(2018, 6, date), role: role, action: action, trainee: "T6", school: school,
    offer: offer)
}

@Test func offersOfOneSchoolAddUpAndAnotherSchoolReplacesThem() {
  let added = [row(1, .arranged, offer: "O1"), row(2, .accepted, offer: "O2"), row(3, .told)]
  #expect(standing(added) == .fixed(school: "A", offers: ["O1", "O2"], hasStarted: false))
  #expect(
    standing(added + [row(4, .arranged, "B", offer: "O3")])
      == .fixed(school: "B", offers: ["O3"], hasStarted: false))
}

@Test func theOrderOfRowsMeansNothing() {
  let rows = [
    row(1, .arranged), row(2, .started), row(2, .ended), row(3, .released, by: .office),
    row(4, .locked, "B"),
  ]
  for turn in 0..<rows.count {
    #expect(
      standing(Array(rows[turn...] + rows[..<turn])) == .locked(school: "B", offers: []))
  }
}

@Test func aLockGivesWayToAFixedPlacement() {
  #expect(
    standing([row(1, .sent, offer: "O1"), row(2, .locked, offer: "O2")])
      == .locked(school: "A", offers: ["O1", "O2"]))
  #expect(
    standing([row(1, .arranged, "B"), row(2, .locked)])
      == .fixed(school: "B", offers: [], hasStarted: false))
}

@Test func aRefusalFreesOnlyAtItsSchool() {
  #expect(standing([row(1, .accepted), row(2, .declined)]) == .free)
  #expect(
    standing([row(1, .accepted), row(2, .declined, "B")])
      == .fixed(school: "A", offers: [], hasStarted: false))
}

@Test func anEndClosesOnlyWhatHasStarted() {
  #expect(standing([row(1, .told), row(2, .ended)]) == .free)
  #expect(standing([row(1, .started), row(2, .ended)]) == .over(school: "A"))
  #expect(
    standing([row(1, .started), row(2, .ended, "B")])
      == .fixed(school: "A", offers: [], hasStarted: true))
}

@Test func afterAnEndTheSchoolGivesBackAndOthersOpenAgain() {
  let ended = [row(1, .started), row(2, .ended)]
  #expect(standing(ended + [row(3, .released, by: .school)]) == .over(school: "A"))
  #expect(standing(ended + [row(3, .released, by: .office)]) == .free)
}

@Test func aReleaseFreesAtItsSchoolOrAnywhere() {
  #expect(standing([row(1, .started), row(2, .released, nil)]) == .free)
  #expect(standing([row(1, .locked), row(2, .released)]) == .free)
  #expect(standing([row(1, .locked), row(2, .released, "B")]) == .locked(school: "A", offers: []))
}

@Test func aTraineeOffTheCourseKeepsOnlyWhatHasStarted() throws {
  func verdict(_ action: Decision.Action) throws -> Verdict? {
    var round = WorkedRound()
    round.decide(action, trainee: "T8", school: "A", offer: "OA")
    return Evidence(round.result, round.documents).verdicts[DemandKey(trainee: "T8", phase: "1")]
  }
  #expect(try verdict(.accepted) == .closed(.notEnrolled))
  #expect(try verdict(.started) == .fixed(school: "A", offers: ["OA"]))
}

@Test func aSalariedTraineeStaysWithTheEmployerUnlessFixedOrSupported() throws {
  func verdict(_ change: (inout WorkedRound) throws -> Void) throws -> Verdict? {
    var round = WorkedRound()
    try change(&round)
    return Evidence(round.result, round.documents).verdicts[DemandKey(trainee: "T7", phase: "1")]
  }
  #expect(try verdict { _ in } == .fixed(school: "E", offers: []))
  #expect(
    try verdict { $0.decide(.arranged, trainee: "T7", school: "B") }
      == .fixed(school: "B", offers: []))
  #expect(
    try verdict { try $0.changeTrainee("T7") { $0.supportRequested = true } } == .open(lock: nil))
}

@Test func aSchoolDirectTraineeIsPlacedOnceLockedOrSupported() throws {
  func verdict(_ change: (inout WorkedRound) throws -> Void) throws -> Verdict? {
    var round = WorkedRound()
    try change(&round)
    return Evidence(round.result, round.documents).verdicts[DemandKey(trainee: "T4", phase: "1")]
  }
  #expect(try verdict { _ in } == .closed(.leadSchoolArranges))
  #expect(
    try verdict { try $0.changeTrainee("T4") { $0.supportRequested = true } } == .open(lock: nil))
  #expect(
    try verdict { $0.decide(.locked, trainee: "T4", school: "B") }
      == .open(lock: Verdict.Lock(school: "B", offers: [])))
}
