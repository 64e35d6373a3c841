import PlacementDocuments
import Testing

/// What can be used, but somebody should look at.
struct WarningTests {
  @Test(arguments: [
    (Route.schoolDirectSalaried, Award.pgde, true), (.schoolDirectSalaried, .pgce, false),
    (.undergraduate, .pgce, true), (.undergraduate, .pgde, true), (.undergraduate, .ba, false),
    (.undergraduate, .masters, false), (.core, .ba, true), (.core, .pgde, false),
    (.schoolDirect, .ba, true), (.schoolDirect, .pgce, false), (.schoolDirect, .pgde, false),
  ])
  func awardThatIsUnusualOnARouteIsReported(route: Route, award: Award, isOdd: Bool) {
    let said = Fixture.said {
      $0.trainees[0].route = route
      $0.trainees[0].award = award
      $0.trainees[0].leadSchool = "S-1"
      $0.trainees[0].employingSchool = "S-1"
    }
    let expected =
      "ODD-AWARD trainees.json: trainees[0].award (T-1): the award '\(award.rawValue)' is unusual "
      + "on the route '\(route.rawValue)'. Check both."
    #expect(said == (isOdd ? [expected] : []))
  }

  @Test func traineeWithoutDemandsOrProfileIsReported() {
    let said = Fixture.said {
      $0.trainees[0].demands = []
      $0.trainees[1].profile = nil
    }
    #expect(
      said == [
        "NO-DEMANDS trainees.json: trainees[0].demands (T-1): the list is empty, so the trainee is "
          + "not placed. Leave demands out to mean each phase of the year.",
        "PROFILE-MISSING trainees.json: trainees[1] (T-2): there is no Trainee Profile, so the "
          + "trainee is not placed (Partnership Agreement §1.4 (Trainee Profile)). Ask for it.",
      ])
  }

  @Test func traineeWhoHasLeftNeedsNoProfile() {
    let said = Fixture.said {
      $0.trainees[1].profile = nil
      $0.trainees[1].status = .withdrawn
    }
    #expect(said.isEmpty)
  }

  @Test func primaryTraineesSubjectIsNotUsed() {
    let said = Fixture.said { $0.trainees[0].subjects = ["mathematics"] }
    #expect(
      said == [
        "SUBJECT-NOT-USED trainees.json: trainees[0].subjects (T-1): a primary programme does not "
          + "use subjects. Name it as specialism, or leave it out."
      ])
  }

  @Test func waiverOfOneSideIsReportedUntilClearance() {
    let change: (inout RoundDocuments) -> Void = {
      var university = Fitness.Waiver()
      university.school = "S-1"
      university.universityAgreed = true
      var school = Fitness.Waiver()
      school.school = "S-2"
      school.schoolAgreed = true
      $0.trainees[0].fitness.waivers = [university, school]
    }
    #expect(
      Fixture.said(change) == [
        "ONE-SIDED-WAIVER trainees.json: trainees[0].fitness.waivers[0] (T-1): only the university "
          + "has agreed; a waiver needs both (Partnership Agreement §3.4). Ask the other side, or "
          + "wait for clearance.",
        "ONE-SIDED-WAIVER trainees.json: trainees[0].fitness.waivers[1] (T-1): only the school "
          + "has agreed; a waiver needs both (Partnership Agreement §3.4). Ask the other side, or "
          + "wait for clearance.",
      ])
    let cleared = Fixture.said {
      change(&$0)
      $0.trainees[0].fitness.isCleared = true
    }
    #expect(cleared.isEmpty)
  }

  @Test func needsReviewedBeforeTheLastPlacementEndedAreReported() {
    let change: (inout RoundDocuments) -> Void = {
      var prior = PriorPlacement()
      prior.ended = Fixture.day("2018-03-20")
      $0.trainees[0].profile?.priorPlacements = [PriorPlacement(), prior]
    }
    let old = Fixture.said {
      change(&$0)
      $0.trainees[0].needsReviewedOn = Fixture.day("2018-03-19")
    }
    #expect(
      old == [
        "NEEDS-REVIEW-OLD trainees.json: trainees[0].needs_reviewed_on (T-1): needs were reviewed "
          + "before the last placement ended (Partnership Agreement §1.4 (current needs of the trainee)). Review them again."
      ])
    let current = Fixture.said {
      change(&$0)
      $0.trainees[0].needsReviewedOn = Fixture.day("2018-03-20")
    }
    #expect(current.isEmpty)
  }

  @Test func adjustmentThatNoSchoolMakesIsReported() {
    let said = Fixture.said {
      $0.schools[0].adjustments = ["step_free_access"]
      $0.trainees[0].adjustments = ["stepfree_access", "quiet_room"].map { code in
        var adjustment = Adjustment()
        adjustment.code = code
        return adjustment
      }
    }
    #expect(
      said == [
        "ADJUSTMENT-NOWHERE trainees.json: trainees[0].adjustments[0] (T-1): no school makes the "
          + "adjustment 'stepfree_access' (Partnership Agreement §3.2). "
          + "Did you mean 'step_free_access'?",
        "ADJUSTMENT-NOWHERE trainees.json: trainees[0].adjustments[1] (T-1): no school makes the "
          + "adjustment 'quiet_room' (Partnership Agreement §3.2). "
          + "Ask schools, and add it to theirs.",
      ])
  }

  @Test func originsFinerThanAKilometreAreReportedOnce() {
    let coarse = Fixture.said {
      $0.trainees[0].profile?.origin = Position(latitude: 53.41, longitude: -2.98)
    }
    #expect(coarse.isEmpty)
    let said = Fixture.said {
      $0.trainees[0].profile?.origin = Position(latitude: 53.4084, longitude: -2.98)
      var demand = TraineeDemand()
      demand.phase = "1"
      demand.origin = Position(latitude: 53.41, longitude: -2.9876)
      $0.trainees[1].demands = [demand]
    }
    #expect(
      said == [
        "FINE-ORIGIN trainees.json: 2 trainees' origins have more than two decimals, which is "
          + "finer than 1 km. Round latitude and longitude to two decimals."
      ])
  }

  @Test func concernsUnderDiscussionDoNotStopAnything() {
    let validation = Fixture.validation {
      $0.schools[0].partnership.status = .concernsUnderDiscussion
    }
    #expect(validation.isUsable)
    #expect(
      validation.warnings.map(\.description) == [
        "schools.json: schools[0].partnership.status (S-1): the school is used while concerns are "
          + "discussed (Partnership Agreement §1.3). Conclude the discussion."
      ])
  }

  @Test func declarationMustBeAgreedByTheHeadAndBeforeTheStart() {
    let said = Fixture.said {
      $0.schools[0].healthAndSafety.agreedBy = "deputy_head"
      $0.schools[1].healthAndSafety.agreedBy = nil
      $0.schools[1].healthAndSafety.agreedOn = Fixture.day("2018-10-02")
    }
    #expect(
      said == [
        "HS-AGREED-BY-OTHER schools.json: schools[0].health_and_safety (S-1): the declaration was "
          + "agreed by somebody other than the head (Partnership Agreement §3.7). "
          + "Have the head_teacher or principal agree it.",
        "HS-AGREED-BY-OTHER schools.json: schools[1].health_and_safety (S-2): it is not recorded "
          + "who agreed the declaration (Partnership Agreement §3.7). "
          + "Have the head_teacher or principal agree it.",
        "HS-AGREED-LATE schools.json: schools[1].health_and_safety.agreed_on (S-2): the "
          + "declaration was agreed on 2018-10-02, after placements start on 2018-10-01 "
          + "(Partnership Agreement §3.7). Nobody may start there before it was agreed.",
      ])
  }

  @Test func agreementMustLastUntilThePlacementsEnd() {
    // Good until 2018-12-14, the last day of the primary phase.
    #expect(
      agreement(signed: "2016-12-14") == [
        "AGREEMENT-OF-EARLIER-YEAR schools.json: schools[0].agreement_signed (S-1): the form "
          + "signed is not this year's (Partnership Agreement §1.1). "
          + "Send the school this year's form."
      ])
    #expect(
      agreement(signed: "2016-12-13").first
        == "AGREEMENT-LAPSES schools.json: schools[0].agreement_signed (S-1): the agreement is "
        + "good until 2018-12-13, placements last until 2018-12-14 (Partnership Agreement §1.1). "
        + "Have it signed again before then.")
    // Lapsed already: the gate says so, and the school cannot be told twice.
    #expect(agreement(signed: "2016-07-14").isEmpty)
  }

  private func agreement(signed: String) -> [String] {
    Fixture.said { $0.schools[0].agreementSigned = Fixture.day(signed) }
  }

  @Test func newSchoolOfferingMoreThanItMayBeGivenIsReported() {
    let said = Fixture.said {
      $0.schools[0].partnership.status = .new
      $0.offers[0].places = 3
      $0.schools[0].mentors[0].maximumMentees = 3
    }
    #expect(
      said == [
        "NEW-SCHOOL-PLACES schools.json: schools[0] (S-1): a new school offers 3 places at once; "
          + "at most 2 are used. Tell the school, or change the rule new_school_places."
      ])
  }

  @Test func placesAreCountedOnTheDayThatHasMost() {
    let said = Fixture.said {
      $0.schools[0].partnership.status = .new
      $0.schools[0].mentors[0].maximumMentees = 2
      $0.offers[0].places = 2
      $0.offers[0].end = Fixture.day("2018-12-31")
      var later = $0.offers[0]
      later.id = "O-3"
      later.start = Fixture.day("2019-01-01")
      later.end = nil
      $0.offers.append(later)
    }
    #expect(said.isEmpty)
  }

  @Test func fewEvaluationsBehindAScoreAreReported() {
    let said = Fixture.said {
      $0.schools[0].evaluations = Evaluations()
      $0.schools[0].evaluations?.responses = 4
      $0.schools[1].evaluations = Evaluations()
      $0.schools[1].evaluations?.responses = 5
    }
    #expect(
      said == [
        "FEW-EVALUATIONS schools.json: schools[0].evaluations (S-1): 4 evaluations are too few to "
          + "count; 5 are needed. Collect more."
      ])
  }

  @Test func schoolWithOffersShouldNameItsMentors() {
    let said = Fixture.said { $0.schools[0].mentors = [] }
    #expect(
      said == [
        "MENTOR-NOT-NAMED schools.json: schools[0].mentors (S-1): the school offers places and "
          + "names no mentor (Partnership Agreement §4.2). Ask for the mentors."
      ])
    let withdrawn = Fixture.said {
      $0.schools[0].mentors = []
      $0.offers[0].state = .withdrawn
    }
    #expect(withdrawn.isEmpty)
  }

  @Test func placesBeyondTheMentorsAreReported() {
    let said = Fixture.said {
      $0.offers[0].places = 3
      $0.schools[0].mentors[0].isExperienced = true
      $0.offers[1].places = 3
      $0.schools[1].maximumTrainees = 1
    }
    #expect(
      said == [
        "FEW-MENTORS schools.json: schools[0].mentors (S-1): 3 places are offered at once, and the "
          + "mentors have 2 free slots (Partnership Agreement §4.2). Ask for another mentor."
      ])
  }

  @Test func untrainedMentorHasNoSlotsWhereThePackRefusesThem() {
    let said = Fixture.said {
      $0.round.rules.mentors.untrained = .refuse
      $0.schools[0].mentors[0].trainingLevel = 0
      $0.schools[1].mentors[0].isInducted = false
    }
    #expect(said.map { $0.prefix(11) } == ["FEW-MENTORS", "FEW-MENTORS"])
  }

  @Test func mentorWithMoreThanTheMostMenteesIsReported() {
    let said = Fixture.said {
      $0.schools[0].mentors[0].maximumMentees = 2
      $0.schools[0].mentors[0].earlyCareerTeachers = 2
      $0.schools[0].mentors[0].otherTrainees = 1
      $0.offers[0].state = .withdrawn
    }
    #expect(
      said == [
        "MENTOR-OVERLOAD schools.json: schools[0].mentors[0] (S-1): early-career teachers and "
          + "other trainees take 3 of the mentor's 2 slots. Correct the figures, or name another "
          + "mentor."
      ])
  }

  @Test func primaryOfferShouldSayWhatCanBeObserved() {
    let said = Fixture.said {
      $0.offers[0].hasPhonicsObservation = nil
      $0.offers[0].hasSENDObservation = nil
    }
    #expect(
      said == [
        "OBSERVATION-NOT-RECORDED offers.json: offers[0] (O-1): the primary offer does not say "
          + "phonics_observation and send_observation. Ask the school, and write true or false."
      ])
  }
}
