import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What a rule that is off, and a phase that is not asked for, leave behind.

@Test func whatIsFixedBreaksNoRuleThatIsOff() throws {
  func breaksRule(offer: String?, off rules: [String]) throws -> Bool {
    try allocated(
      oneSchool {
        $0.prior(of: "T1", at: "S-1")
        $0.school("S-1") { $0.selection = .notSelected }
        $0.decide(.accepted, "T1", at: "S-1", offer: offer)
        for rule in rules { $0.switchOff(rule) }
      }
    ).record("T1").actions.contains(.ruleBroken)
  }
  for offer in ["O-1", nil] {
    #expect(try breaksRule(offer: offer, off: []))
    #expect(try breaksRule(offer: offer, off: ["SCHOOL-USED"]))
    #expect(try breaksRule(offer: offer, off: ["SCHOOL-GATE"]))
    #expect(try !breaksRule(offer: offer, off: ["SCHOOL-GATE", "SCHOOL-USED"]))
  }
}

@Test func anOfferWithoutTheSubjectIsUsedForTheTraineesOwn() throws {
  var round = RoundBuilder.secondary()
  round.school("S-1")
  round.offer("O-1", at: "S-1", subjects: ["music"])
  round.mentor("M-1", at: "S-1") { $0.subjects = ["music"] }
  round.mentor("M-2", at: "S-1") { $0.subjects = ["history"] }
  round.trainee("T1", subjects: ["history"])
  round.switchOff("SUBJECT")
  let place = try #require(try allocated(round).record("T1").places.first)
  #expect(place.subject == "history")
  #expect(place.mentor == "M-2")
}

@Test func anEndedPlacementStaysEndedWhenItsPhaseIsNotAskedFor() throws {
  // T1 ended at the school in phase 1 and may be placed again. T2's second phase is at that time.
  var round = RoundBuilder.primary(phases: 2)
  round.school("S-1")
  round.offer("O-1", at: "S-1")
  for trainee in ["T1", "T2"] { round.trainee(trainee) }
  round.demand(of: "T2", phase: "2") {
    $0.start = RoundBuilder.day("2018-10-01")
    $0.end = RoundBuilder.day("2018-12-14")
  }
  round.decide(.started, "T1", phase: "1", offer: "O-1")
  round.decide(.ended, "T1", phase: "1", at: "S-1")
  round.decide(.released, "T1", phase: "1")
  round.phases = ["2"]
  let result = try allocated(round)
  #expect(result.allocations.allocations.map(\.phase) == ["2", "2"])
  #expect(try result.record("T1", phase: "2").reason == .excluded)
  #expect(try result.record("T2", phase: "2").reason == .full)
  #expect(result.allocations.summary.unusedPlaces == 0)
}

@Test func aFixedPlacementKeepsItsMentorOnlyForTheTier() throws {
  var round = oneSchool {
    $0.offer("O-1", at: "S-1", places: 2)
    $0.mentor("M-1", at: "S-1") { $0.maximumMentees = 1 }
    $0.trainee("T2")
    $0.decide(.accepted, "T1", offer: "O-1")
  }
  #expect(try allocated(round).record("T2").reason == .outranked)
  round.switchOff("fixed_mentors")
  #expect(try allocated(round).record("T2").places.map(\.mentor) == ["M-1"])
  #expect(try allocated(round).record("T1").places.map(\.mentor) == [nil])
}
