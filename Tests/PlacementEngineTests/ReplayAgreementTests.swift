import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Sequences of decisions that people do write, and that random rounds hardly ever do. The audit
// replays them by code of its own, and `allocate` throws where it disagrees.

private func oneOffer(_ change: (inout RoundBuilder) -> Void) throws -> AllocationRecord {
  var round = RoundBuilder.primary()
  round.school("S-1")
  round.school("S-2")
  round.offer("O-1", at: "S-1", years: [.year4])
  round.trainee("T1")
  change(&round)
  let result = try allocate(try #require(validRound(round.documents)))
  let tiers = result.allocations.tiers.filter { $0.name != .tieBreak }
  #expect(tiers.map(\.value) == bruteForceOptimum(round.documents).tiers.map(\.value))
  return try #require(result.allocations.allocations.first)
}

@Test func endingWhatWasReleasedRulesNothingOut() throws {
  let record = try oneOffer {
    $0.decide(.started, "T1", at: "S-1")
    $0.decide(.released, "T1", at: "S-1")
    $0.decide(.ended, "T1", at: "S-1")
  }
  #expect(record.school == "S-1")
  #expect(record.status == .ready)
}

@Test func releaseAtAnotherSchoolOpensNothing() throws {
  let record = try oneOffer {
    $0.decide(.started, "T1", at: "S-1")
    $0.decide(.ended, "T1", at: "S-1")
    $0.decide(.released, "T1", at: "S-2")
  }
  #expect(record.reason == .placementEnded)
}

@Test func whatIsOverMayBeFixedAgain() throws {
  let record = try oneOffer {
    $0.decide(.started, "T1", at: "S-1", offer: "O-1")
    $0.decide(.ended, "T1", at: "S-1")
    $0.decide(.arranged, "T1", at: "S-1", offer: "O-1")
  }
  #expect(record.status == .fixed)
}

@Test func withoutAnyOfferTheReasonIsNotALock() throws {
  let record = try oneOffer { $0.offer("O-1", at: "S-1") { $0.state = .withdrawn } }
  #expect(record.reason == .subject)
}

@Test func aJourneyAcrossTheWorldIsADayLong() throws {
  let record = try oneOffer {
    $0.minutesByDefault = nil
    $0.round.rules.travel.limitIsHard = false
    $0.school("S-1") { $0.position = Position(latitude: 53.4, longitude: -2.9) }
    $0.profile(of: "T1") {
      $0.origin = Position(latitude: -2.9, longitude: 53.4)
      $0.travelMode = .walk
    }
  }
  #expect(record.journey?.minutes == 1_440)
}
