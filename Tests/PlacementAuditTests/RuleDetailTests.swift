import PlacementDocuments
import Testing

@testable import PlacementAudit

/// The worked round seen by the audit, once something was changed.
private func evidence(_ change: (inout WorkedRound) throws -> Void) rethrows -> Evidence {
  var round = WorkedRound()
  try change(&round)
  return Evidence(round.result, round.documents)
}

/// What the audit expects as T6's reason once something was changed.
private func reason(_ change: (inout WorkedRound) throws -> Void) throws -> Reason? {
  var round = WorkedRound()
  try change(&round)
  try round.changeRecord("T6") { $0.reason = .setAside }
  return round.findings.first { $0.rule.name == "F-REASON" && $0.trainee == "T6" }
    .flatMap { Reason(rawValue: $0.expected) }
}

@Test func theReasonIsTheFirstRuleThatLeavesNothing() throws {
  let near: (inout WorkedRound) -> Void = { $0.documents.journeys[5].minutes = 30 }
  #expect(try reason { _ in } == .tooFar)
  #expect(try reason(near) == .outranked)
  #expect(try reason { try $0.changeTrainee("T6") { $0.subjects = ["music"] } } == .subject)
  #expect(
    try reason { try $0.changeTrainee("T6") { $0.excludedSchools = ["A", "B", "C"] } } == .excluded)
  #expect(try reason { $0.documents.journeys.remove(at: 5) } == .travelUnknown)
  // A lock looks at its school alone, however near another is.
  #expect(
    try reason {
      near(&$0)
      $0.decide(.locked, trainee: "T6", school: "B")
    } == .travelUnknown)
  #expect(
    try reason {
      near(&$0)
      $0.decide(.arranged, trainee: "T4", school: "A", offer: "OA")
      $0.decide(.arranged, trainee: "T9", school: "A", offer: "OA")
    } == .full)
  #expect(
    try reason {
      near(&$0)
      try $0.changeSchool("A") { $0.mentors[0].otherTrainees = 2 }
    } == .noMentor)
  #expect(
    try reason {
      near(&$0)
      try $0.changeTrainee("T6") { $0.subjects = ["history", "music"] }
    } == .noPair)
}

@Test func groupsOfSubjectsIncludeBothWays() {
  let rules = RulePack.ljmu2022
  #expect(rules.includes("physics", in: ["physics"]))
  #expect(rules.includes("physics", in: ["science"]))
  #expect(rules.includes("science", in: ["biology"]))
  #expect(!rules.includes("physics", in: ["biology"]))
}

@Test func measuredJourneysComeBeforeEstimates() throws {
  func minutes(_ change: (inout WorkedRound) throws -> Void) throws -> Int? {
    let evidence = try evidence(change)
    let demand = try #require(evidence.demands.first { $0.trainee.id == "T9" })
    return evidence.journey(of: demand, to: try #require(evidence.schools["A"]))?.minutes
  }
  let always = WorkedRound.journey("T9", "A", 33)
  let inPhase = with(WorkedRound.journey("T9", "A", 44)) { $0.phase = "1" }
  let byBus = with(WorkedRound.journey("T9", "A", 55)) { $0.mode = .publicTransport }
  let ownOrigin: (inout Trainee) -> Void = {
    $0.demands?[0].origin = Position(latitude: 53.4, longitude: -2.9)
  }
  #expect(try minutes { _ in } == 20)
  #expect(try minutes { $0.documents.journeys.append(always) } == 33)
  #expect(try minutes { $0.documents.journeys += [always, inPhase] } == 44)
  #expect(try minutes { $0.documents.journeys.append(byBus) } == 20)
  // At the school itself: the six minutes that any car journey takes.
  #expect(try minutes { try $0.changeTrainee("T9", ownOrigin) } == 6)
  #expect(
    try minutes {
      $0.documents.journeys.append(always)
      try $0.changeTrainee("T9", ownOrigin)
    } == 6)
}

@Test func theNearestLimitIsTheOneThatCounts() throws {
  func limit(_ change: (inout WorkedRound) throws -> Void) throws -> Int? {
    let evidence = try evidence(change)
    let demand = try #require(evidence.demands.first)
    return evidence.journey(of: demand, to: try #require(evidence.schools["A"]))?.limitMinutes
  }
  let programme: (inout WorkedRound) -> Void = {
    $0.documents.round.programmes[0].travelLimitMinutes = 80
  }
  let byMode: (inout WorkedRound) -> Void = {
    programme(&$0)
    $0.documents.round.programmes[0].travelLimitMinutesByMode = ["car": 70]
  }
  let phase: (inout WorkedRound) -> Void = {
    byMode(&$0)
    $0.documents.round.programmes[0].phases[0].travelLimitMinutes = 60
  }
  #expect(try limit { _ in } == 90)
  #expect(try limit(programme) == 80)
  #expect(try limit(byMode) == 70)
  #expect(try limit(phase) == 60)
  #expect(
    try limit {
      phase(&$0)
      try $0.changeTrainee("T1") { $0.travelLimitMinutes = 50 }
    } == 50)
}

@Test func anEnrichmentDayMayShowAnEnhancementKeyStage() throws {
  func isInAgePhase(_ kind: PlacementKind) throws -> Bool {
    let evidence = try evidence {
      $0.documents.round.programmes[0].phases[0].kind = kind
      try $0.changeOffer("OA") { $0.yearGroups = [.year12, .year13] }
    }
    return evidence.isInAgePhase(
      try #require(evidence.demands.first), try #require(evidence.listingByOffer["OA"]))
  }
  #expect(try isInAgePhase(.enrichmentDay))
  #expect(try !isInAgePhase(.main))
}

@Test func enrichmentDaysMayUseASchoolAgain() throws {
  func isNew(_ kind: PlacementKind) throws -> Bool {
    let evidence = evidence {
      $0.documents.round.programmes[0].phases[0].kind = kind
      $0.decide(.arranged, trainee: "T1", phase: "1", school: "B")
    }
    let second = try #require(evidence.demands.first { $0.key.phase == "2" })
    return evidence.isNew("B", to: second)
  }
  #expect(try isNew(.enrichmentDay))
  #expect(try !isNew(.main))
}

@Test func aUseOfBothSubjectsIsForTheFirstThatAMentorServes() throws {
  func subject(_ mentored: [String]) throws -> String? {
    let evidence = try evidence {
      try $0.changeOffer("DP") { $0.subjects = ["physics", "mathematics"] }
      try $0.changeSchool("D") {
        $0.mentors = mentored.map { WorkedRound.mentor("M-\($0)", [$0]) }
      }
    }
    let demand = try #require(evidence.demands.first { $0.trainee.id == "T3" })
    let listing = try #require(evidence.listingByOffer["DP"])
    return evidence.rules.use(of: demand, on: listing, at: listing.school, nil).subject
  }
  #expect(try subject(["mathematics"]) == "mathematics")
  #expect(try subject(["mathematics", "physics"]) == "physics")
  #expect(try subject([]) == "physics")
}

@Test func primaryDemandsNeedNoSubject() throws {
  var round = WorkedRound()
  round.documents.round.programmes[0].sector = .primary
  let broken = Set(round.findings.map(\.rule.name))
  #expect(!broken.contains("H-SUBJ"))
  // T3's two offers are one too many, and no place has a subject.
  #expect(broken.contains("H-PLAN"))
  #expect(broken.contains("F-RECORD"))
}
