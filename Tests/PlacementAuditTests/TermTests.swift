import PlacementAudit
import PlacementDocuments
import Testing

/// What the audit expects of T1's terms in a phase once something was changed.
private func expectedTerms(
  _ phase: String = "1", _ change: (inout WorkedRound) throws -> Void
) rethrows -> [String] {
  var round = WorkedRound()
  try change(&round)
  return round.findings.filter {
    $0.rule.name == "F-TERM" && $0.trainee == "T1" && $0.phase == phase
  }.map(\.expected)
}

@Test(arguments: [
  (10, "travel 20"), (45, "travel 45"), (46, "travel 47"), (60, "travel 75"), (61, "travel 79"),
])
func travelCostsMoreTheLongerItLasts(minutes: Int, expected: String) {
  #expect(expectedTerms { $0.documents.journeys[0].minutes = minutes } == [expected])
}

@Test func aShortJourneyPriorityDoublesTravel() throws {
  let terms = try expectedTerms { try $0.changeTrainee("T1") { $0.hasShortJourneyPriority = true } }
  #expect(terms == ["travel 60"])
}

@Test func contrastStopsAtThePacksMostAndCountsOnlyKnownDimensions() throws {
  let most = try expectedTerms("2") { try $0.changeSchool("B") { $0.size = .small } }
  #expect(most == ["contrast -20"])
  let capped = try expectedTerms("2") {
    try $0.changeSchool("B") {
      $0.size = .small
      $0.setting = .college
    }
  }
  #expect(capped == ["contrast -20"])
  let unknown = try expectedTerms("2") { try $0.changeSchool("A") { $0.rurality = nil } }
  #expect(unknown == ["contrast -10"])
}

@Test func aPriorPlacementsOwnAttributesCountWhereNoSchoolIsNamed() throws {
  let prior = with(PriorPlacement()) {
    $0.rurality = .rural
    $0.yearGroups = [.year8]
    $0.context = [.challenging]
  }
  let terms = try expectedTerms {
    try $0.changeTrainee("T1") { $0.profile?.priorPlacements = [prior] }
  }
  #expect(terms == ["contrast -5", "new_key_stage 0", "challenging_context 0"])
}

@Test func keyStagesMetOtherwiseAreNotNew() throws {
  let helped = try expectedTerms {
    try $0.changeTrainee("T1") { $0.profile?.otherExperience = [.ks3] }
  }
  #expect(helped == ["new_key_stage 0"])
  let enriched = try expectedTerms("2") {
    try $0.changeTrainee("T1") { $0.profile?.enrichment = [.ks5] }
  }
  #expect(enriched == ["exposure 0"])
}

@Test func observationsHelpTheirTargets() throws {
  let targets: [DevelopmentTarget] = [.behaviour, .phonics, .earlyReading, .send, .eal]
  let terms = try expectedTerms {
    try $0.changeTrainee("T1") { $0.profile?.developmentTargets = targets }
    try $0.changeOffer("OA") {
      $0.hasPhonicsObservation = true
      $0.hasSENDObservation = true
    }
  }
  #expect(terms == ["development_target -60"])
}

@Test func anInterestInSENDIsMetInFourWays() throws {
  let changes: [(inout WorkedRound) throws -> Void] = [
    { try $0.changeSchool("A") { $0.setting = .special } },
    { try $0.changeSchool("A") { $0.context.append(.highSEND) } },
    { try $0.changeSchool("A") { $0.develops.append(.send) } },
    { try $0.changeOffer("OA") { $0.hasSENDObservation = true } },
  ]
  for change in changes {
    let terms = try expectedTerms {
      try $0.changeTrainee("T1") { $0.profile?.interests = [.send] }
      try change(&$0)
    }
    #expect(terms == ["send_interest -15"])
  }
}

@Test func termsOfTheSchoolAndTheOfferAreAdded() throws {
  let terms = try expectedTerms {
    try $0.changeTrainee("T1") { $0.secondSubject = "physics" }
    try $0.changeOffer("OA") {
      $0.subjects.append("science")
      $0.priorityBand = 3
      $0.suggestedPriorityBand = 1
      $0.state = .pencilled
    }
    try $0.changeSchool("A") {
      $0.hasImprovementPlan = true
      $0.evaluations?.responses = 4
      $0.usedLastYear = true
      $0.mentors[0].trainingLevel = 0
    }
  }
  #expect(
    terms == [
      "specialism -10", "priority_band 15", "quality 0", "improvement_plan 15",
      "provisional_place 10", "untrained_mentor 20",
    ])
}

@Test func aPencilledFurtherPlaceIsProvisionalOnce() throws {
  var round = WorkedRound()
  try round.changeOffer("OA") { $0.state = .pencilled }
  let terms = round.findings.filter { $0.rule.name == "F-TERM" }
  #expect(terms.map(\.expected) == ["provisional_place 10"])
  #expect(terms.map(\.trainee) == ["T1"])
}
