import PlacementDocuments
import Testing

@Test func twoOnOneOrdinaryPlaceAreCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T9") { $0.places[0].isFurtherPlace = false }
  }
  #expect(broken.contains("H-CAP"))
}

@Test func demandsThatNeverMeetShareAPlace() throws {
  // Two days and three days of the same weeks.
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T9") { $0.places[0].isFurtherPlace = false }
    try $0.changeTrainee("T9") { $0.demands?[0].weekdays = [.monday, .tuesday] }
    $0.documents.round.programmes[0].phases[0].weekdays = [.wednesday, .thursday, .friday]
  }
  #expect(!broken.contains("H-CAP"))
}

@Test func oneSharedDayIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T9") { $0.places[0].isFurtherPlace = false }
    try $0.changeTrainee("T9") { $0.demands?[0].start = day(2018, 12, 14) }
  }
  #expect(broken.contains("H-CAP"))
}

@Test func aFurtherPlaceThatTheSchoolRefusedIsCaught() {
  let broken = WorkedRound.brokenRules { $0.decide(.askedSaidNo, school: "A") }
  #expect(broken.contains("H-CAP"))
}

@Test func aPlaceThatAFixedDemandTookIsCaught() {
  let broken = WorkedRound.brokenRules {
    $0.decide(.arranged, trainee: "T6", school: "A", offer: "OA")
  }
  #expect(broken.contains("H-CAP"))
}

@Test func aPlaceThatStaysTakenAfterAnEndIsCaughtUntilGivenBack() {
  func broken(givesBack: Bool) -> Set<String> {
    WorkedRound.brokenRules {
      $0.decide(.started, trainee: "T6", school: "A", offer: "OA")
      $0.decide(.ended, trainee: "T6", school: "A")
      if givesBack {
        $0.decide(.released, on: day(2018, 7, 2), by: .school, trainee: "T6", school: "A")
      }
    }
  }
  #expect(broken(givesBack: false).contains("H-CAP"))
  #expect(!broken(givesBack: true).contains("H-CAP"))
}

@Test func aSchoolBeyondItsMaximumIsCaught() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeSchool("A") { $0.maximumTrainees = 1 } }
  #expect(broken == ["H-SCHOOL"])
}

@Test func aNewSchoolBeyondThePacksPlacesIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeSchool("A") { $0.partnership.status = .new }
    $0.documents.round.rules.schools.newSchoolPlaces = 1
    $0.result.rules.schools.newSchoolPlaces = 1
  }
  #expect(broken == ["H-SCHOOL"])
}

@Test func twoOffersOfASchoolCountOnceForItsMaximum() throws {
  let broken = try WorkedRound.brokenRules { try $0.changeSchool("D") { $0.maximumTrainees = 1 } }
  #expect(broken == [])
}

@Test func capsTogetherAreCaughtOnlyOnSharedDays() throws {
  func broken(_ places: Int, _ counting: Cap.Counting) throws -> Set<String> {
    try WorkedRound.brokenRules {
      // T1 and T9 in phase 1, T1 in phase 2.
      $0.documents.round.caps = [
        with(Cap()) {
          $0.id = "K"
          $0.places = places
          $0.counting = counting
          $0.trust = "Trust"
        }
      ]
      try $0.changeSchool("A") { $0.trust = "Trust" }
      try $0.changeOffer("OB") { $0.sharedCap = "K" }
    }
  }
  #expect(try broken(1, .together) == ["H-SHARED-CAP"])
  #expect(try broken(2, .together) == [])
  #expect(try broken(2, .inTotal) == ["H-SHARED-CAP"])
  #expect(try broken(3, .inTotal) == [])
}

@Test func aCapThatFixedDemandsExhaustLeavesNothing() throws {
  // T2 is fixed at C; with no place at all, the cap has none for T3 at D either.
  let broken = try WorkedRound.brokenRules {
    $0.documents.round.caps = [
      with(Cap()) {
        $0.id = "K"
        $0.localAuthority = "Area"
      }
    ]
    try $0.changeSchool("C") { $0.localAuthority = "Area" }
  }
  // The fixed placement is beyond it already, and nobody says so.
  #expect(broken == ["F-UNSAID"])
  let exhausted = try WorkedRound.brokenRules {
    $0.documents.round.caps = [
      with(Cap()) {
        $0.id = "K"
        $0.places = 1
        $0.localAuthority = "Area"
      }
    ]
    try $0.changeSchool("C") { $0.localAuthority = "Area" }
    try $0.changeSchool("D") { $0.localAuthority = "Area" }
  }
  #expect(exhausted == ["H-SHARED-CAP"])
}

@Test func aUseWithoutAMentorWhereOneServesIsCaught() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T1") { $0.places[0].mentor = nil }
  }
  #expect(broken == ["H-MENTOR"])
}

@Test func aMentorWhoDoesNotServeIsCaught() throws {
  let invented = try WorkedRound.brokenRules {
    try $0.changeRecord("T1") { $0.places[0].mentor = "MX" }
  }
  #expect(invented == ["H-MENTOR"])
  let ofAnotherKeyStage = try WorkedRound.brokenRules {
    try $0.changeSchool("A") { $0.mentors[0].keyStages = [.ks4] }
  }
  #expect(ofAnotherKeyStage.contains("H-MENTOR"))
  let ofAnotherSubject = try WorkedRound.brokenRules {
    try $0.changeSchool("C") { $0.mentors[0].subjects = ["music"] }
  }
  #expect(ofAnotherSubject.contains("H-MENTOR"))
}

@Test func anUntrainedMentorIsCaughtWhereThePackRefusesThem() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeSchool("A") { $0.mentors[0].isInducted = false }
    $0.documents.round.rules.mentors.untrained = .refuse
  }
  #expect(broken.contains("H-MENTOR-TRAINED"))
  #expect(broken.contains("H-MENTOR-SLOTS"))
}

@Test func aMentorWithMoreThanSlotsIsCaught() throws {
  let changes: [(inout Mentor) -> Void] = [
    { $0.maximumMentees = 1 }, { $0.earlyCareerTeachers = 1 }, { $0.otherTrainees = 1 },
  ]
  for change in changes {
    let broken = try WorkedRound.brokenRules {
      try $0.changeSchool("A") { change(&$0.mentors[0]) }
    }
    #expect(broken == ["H-MENTOR-SLOTS"])
  }
}

@Test func aFixedUseThatGoesShortIsCountedByTheFirstTier() throws {
  let broken = try WorkedRound.brokenRules {
    try $0.changeRecord("T2") { $0.places[0].mentor = nil }
  }
  #expect(broken == ["F-ACTIONS", "F-TIER-VALUE"])
  let reported = try WorkedRound.brokenRules {
    try $0.changeRecord("T2") {
      $0.places[0].mentor = nil
      $0.actions = [.mentorShort]
    }
    try $0.changeTier(.fixedMentors) {
      $0.value = 1
      $0.bound = 1
    }
  }
  #expect(reported == [])
}
