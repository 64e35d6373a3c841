import PlacementDocuments
import Testing

/// Schools and offers that can be used, but somebody should look at.
struct SchoolWarningTests {
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
