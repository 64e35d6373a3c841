import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Rules between placements: each on a round small enough to be worked by hand.

/// Trainees T1 and T2; schools near and far, each with as many places as told.
private func nearAndFar(
  near: Int, far: Int, minutes: [String: (near: Int, far: Int)] = [:], phases: Int = 1,
  _ change: (inout RoundBuilder) -> Void = { _ in }
) -> RoundBuilder {
  var round = RoundBuilder.primary(phases: phases)
  for (school, places) in [("far", far), ("near", near)] {
    round.school(school)
    round.offer("O-\(school)", at: school, places: places)
  }
  for trainee in ["T1", "T2"] {
    let (near, far) = minutes[trainee] ?? (25, 35)
    round.journey(trainee, "near", near)
    round.journey(trainee, "far", far)
  }
  round.trainee("T1")
  round.trainee("T2")
  change(&round)
  return round
}

extension RoundBuilder {
  fileprivate mutating func tie(_ kind: TraineeGroup.Kind, phase: String? = nil) {
    var group = TraineeGroup()
    group.id = "G"
    group.kind = kind
    group.trainees = ["T1", "T2"]
    group.phase = phase
    round.groups.append(group)
  }
}

@Test func aPairIsTogetherWhereBothFit() throws {
  let apart = try allocated(nearAndFar(near: 1, far: 2) { $0.tie(.together) })
  #expect(try apart.record("T1").school == "far")
  #expect(try apart.record("T2").school == "far")
  let near = try allocated(nearAndFar(near: 2, far: 2) { $0.tie(.together) })
  #expect(try near.record("T1").school == "near")
  #expect(try near.record("T2").school == "near")
}

@Test func aPairWithoutASchoolForBothIsUnplaced() throws {
  let result = try allocated(
    nearAndFar(near: 1, far: 1) {
      $0.tie(.together)
      $0.trainee("T2") { $0.excludedSchools = ["near"] }
    })
  #expect(try result.record("T1").status == .unplaced)
  #expect(try result.record("T2").status == .unplaced)
  let alone = try allocated(
    nearAndFar(near: 1, far: 1) {
      $0.tie(.together)
      $0.trainee("T2") { $0.excludedSchools = ["near", "far"] }
    })
  #expect(try alone.unplaced("T1").code == .group)
}

@Test func aPairGoesThroughTwoPhasesTogether() throws {
  let result = try allocated(nearAndFar(near: 2, far: 2, phases: 2) { $0.tie(.together) })
  for phase in ["1", "2"] {
    #expect(
      try result.record("T1", phase: phase).school == result.record("T2", phase: phase).school)
  }
  #expect(try result.record("T1", phase: "1").school != result.record("T1", phase: "2").school)
}

@Test func besideAFixedDemandTheOtherIsThereOrNowhere() throws {
  let round = nearAndFar(near: 2, far: 2) {
    $0.tie(.together)
    $0.decide(.accepted, "T1", at: "far", offer: "O-far")
  }
  #expect(try allocated(round).record("T2").school == "far")
}

@Test func twoKeptApartAreAtTwoSchools() throws {
  let result = try allocated(nearAndFar(near: 2, far: 2) { $0.tie(.apart) })
  #expect(try Set([result.record("T1").school, result.record("T2").school]) == ["near", "far"])
}

@Test func sharingAJourneyIsWorthItsMinutes() throws {
  // T2 is nearer to "far"; together both save ten minutes each, at a cost of five.
  func round(_ isTied: Bool) -> RoundBuilder {
    nearAndFar(near: 2, far: 2, minutes: ["T2": (near: 40, far: 35)]) {
      if isTied { $0.tie(.shareJourney) }
    }
  }
  #expect(try allocated(round(false)).record("T2").school == "far")
  let shared = try allocated(round(true))
  #expect(try shared.record("T2").school == "near")
  let terms = try shared.record("T1").contributions.filter { $0.term == .sharedJourney }
  #expect(terms == [Contribution(.sharedJourney, -10)])
}

@Test func anOfferWithAMinimumTakesEnoughOrNobody() throws {
  func round(_ trainees: [String]) -> RoundBuilder {
    nearAndFar(near: 2, far: 2) {
      $0.offer("O-near", at: "near") { $0.minimum = 2 }
      if !trainees.contains("T2") { $0.trainee("T2") { $0.status = .withdrawn } }
    }
  }
  #expect(try allocated(round(["T1"])).record("T1").school == "far")
  #expect(try allocated(round(["T1", "T2"])).record("T1").school == "near")
}

@Test func aWishIsWorthItsMinutes() throws {
  let result = try allocated(
    nearAndFar(near: 2, far: 2) {
      $0.round.rules.wishes.byRank = [15, 5]
      $0.profile(of: "T1") { $0.wishes = ["far"] }
      $0.profile(of: "T2") { $0.wishes = ["near", "far"] }
    })
  #expect(try result.record("T1").school == "far")
  #expect(try result.record("T2").school == "near")
}

@Test func coverageSendsAsManyAsAskedToChallengingSchools() throws {
  func challenging(_ percent: Int) throws -> Int {
    let result = try allocated(
      nearAndFar(near: 2, far: 2) {
        $0.school("far") { $0.context = [.challenging] }
        $0.round.rules.needs.challengingContext = 0
        $0.round.rules.coverage.challengingPercent = percent
      })
    return result.allocations.allocations.count { $0.school == "far" }
  }
  #expect(try challenging(0) == 0)
  #expect(try challenging(50) == 1)
  #expect(try challenging(100) == 2)
}

@Test func aCourseRuleIsBrokenOnlyWhereNothingElseWillDo() throws {
  func breaches(years: [YearGroup]) throws -> TierRecord? {
    let result = try allocated(
      nearAndFar(near: 2, far: 2) {
        $0.phase("1") { $0.isFinal = true }
        $0.prior(of: "T1", years: [.year4])
        $0.offer("O-far", at: "far", years: years)
        var rule = CourseRule()
        rule.id = "two-key-stages"
        rule.kind = .keyStages
        rule.atLeast = 2
        $0.round.rules.course = [rule]
        $0.round.rules.agePhases.newKeyStage = 0
        $0.trainee("T2") { $0.status = .withdrawn }
      })
    return result.allocations.tiers.first { $0.name == .courseRules }
  }
  #expect(try breaches(years: [.year1])?.value == 0)
  #expect(try breaches(years: [.year5])?.value == 1)
}

@Test func worstJourneysAreShortenedFirstOrAmongTies() throws {
  // T1 near and T2 far: 25 + 45 minutes.
  func round(_ worst: FairnessRules.WorstJourneys, _ other: Int) -> RoundBuilder {
    nearAndFar(
      near: 1, far: 1,
      minutes: ["T1": (near: 25, far: other), "T2": (near: other, far: 45)]
    ) {
      $0.round.rules.fairness.worstJourneys = worst
    }
  }
  #expect(try allocated(round(.ties, 35)).record("T1").school == "far")
  #expect(try allocated(round(.ties, 40)).record("T1").school == "near")
  let first = try allocated(round(.first, 40))
  #expect(try first.record("T1").school == "far")
  let tier = try #require(first.allocations.tiers.first { $0.name == .worstJourneys })
  #expect(tier.value == 40)
  #expect(tier.levels == [JourneyLevel(minutes: 40, journeys: 2, isProven: true)])
  #expect(first.explanations.prices.map(\.minutes) == [10])
}

@Test func parityBringsTheRoutesTogether() throws {
  func round(_ weight: Int) -> RoundBuilder {
    nearAndFar(
      near: 1, far: 1, minutes: ["T1": (near: 21, far: 34), "T2": (near: 34, far: 44)]
    ) {
      $0.trainee("T2") { $0.route = .undergraduate }
      $0.round.rules.fairness.parityWeight = weight
    }
  }
  #expect(try allocated(round(0)).record("T1").school == "near")
  #expect(try allocated(round(1)).record("T1").school == "far")
}
