import PlacementDocuments
import Testing

/// Errors of schools, mentors and offers.
struct SchoolAndOfferErrorTests {
  @Test func schoolsNeedIdentifiersOfTheirOwn() {
    let said = Fixture.said {
      $0.schools.append(Fixture.school("S-1", ages: "4-11", mentor: "M-3"))
    }
    #expect(
      said == [
        "DUPLICATE-ID schools.json: schools[2].id (S-1): schools[0] has the same id. "
          + "Remove one of them, or give it an id of its own."
      ])
  }

  @Test func mentorsNeedIdentifiersOfTheirOwnInTheWholeRound() {
    let said = Fixture.said { $0.schools[1].mentors[0].id = "M-1" }
    #expect(
      said == [
        "DUPLICATE-ID schools.json: schools[1].mentors[0].id (S-2): schools[0].mentors[0] has the "
          + "same id. Give each mentor of the round an id of its own."
      ])
  }

  @Test func mentorsSubjectsMustBeKnown() {
    let said = Fixture.said { $0.schools[1].mentors[0].subjects = ["histroy"] }
    #expect(
      said == [
        "UNKNOWN-SUBJECT schools.json: schools[1].mentors[0].subjects[0] (S-2): 'histroy' is not "
          + "a subject of the rule pack. Did you mean 'history'?"
      ])
  }

  @Test func endingAPartnershipNeedsAConcludedDiscussion() {
    let said = Fixture.said { $0.schools[0].partnership.status = .terminated }
    #expect(
      said == [
        "ENDED-WITHOUT-DISCUSSION schools.json: schools[0].partnership (S-1): the partnership is "
          + "terminated without a concluded discussion (Partnership Agreement §1.3). Add "
          + "discussion_concluded, or correct the status to concerns_under_discussion."
      ])
    let concluded = Fixture.said {
      $0.schools[0].partnership.status = .terminated
      $0.schools[0].partnership.discussionConcluded = Fixture.day("2018-05-01")
    }
    #expect(concluded.isEmpty)
  }

  @Test func agreedDeclarationNeedsItsDate() {
    let said = Fixture.said { $0.schools[0].healthAndSafety.agreedOn = nil }
    #expect(
      said == [
        "HS-WITHOUT-DATE schools.json: schools[0].health_and_safety (S-1): the declaration is "
          + "agreed, but not when (Partnership Agreement §3.7). Add agreed_on, or correct the "
          + "status to not_returned."
      ])
  }

  @Test func offersNeedIdentifiersOfTheirOwn() {
    let said = Fixture.said {
      $0.offers.append($0.offers[1])
      $0.offers[2].state = .withdrawn
    }
    #expect(
      said.first
        == "DUPLICATE-ID offers.json: offers[2].id (O-2): offers[1] has the same id. "
        + "Remove one of them, or give it an id of its own.")
  }

  @Test func everyOfferForAnotherYearIsNamed() {
    let said = Fixture.said {
      $0.round.academicYear = "2022-23"
      $0.offers[0].academicYear = "2023-24"
      $0.offers[1].academicYear = "2022-2023"
    }
    #expect(
      said.filter { $0.contains("offers.json") } == [
        "WRONG-YEAR offers.json: offers[0].academic_year (O-1): the offer is for 2023-24, "
          + "the round for 2022-23. Correct the year, or keep the offer for its own round.",
        "BAD-ACADEMIC-YEAR offers.json: offers[1].academic_year (O-2): this is not an academic "
          + "year. Write two years that follow each other, such as 2018-19.",
      ])
  }

  @Test func offerMustNotEndBeforeItStarts() {
    let said = Fixture.said {
      $0.offers[0].start = Fixture.day("2018-10-01")
      $0.offers[0].end = Fixture.day("2018-09-01")
    }
    #expect(
      said == [
        "DATES-REVERSED offers.json: offers[0] (O-1): the last day, 2018-09-01, is before the "
          + "first, 2018-10-01. Correct one of them."
      ])
  }

  @Test func offerNeedsYearGroupsOrASchoolWithAnAgeRange() {
    let fromSchool = Fixture.said { $0.offers[1].yearGroups = [] }
    #expect(fromSchool.isEmpty)
    let said = Fixture.said {
      $0.offers[0].yearGroups = []
      $0.schools[0].ageRange = nil
    }
    #expect(
      said == [
        "NO-YEAR-GROUPS offers.json: offers[0] (O-1): the offer lists no year groups and its "
          + "school S-1 has no age range. Add year_groups to the offer, or age_range to the school."
      ])
  }

  @Test func referencesOfOffersMustLeadSomewhere() {
    let said = Fixture.said {
      $0.offers[0].school = "S-01"
      $0.offers[0].subjects = ["phisics"]
      $0.offers[0].forLeadSchool = "Ashmere"
      $0.offers[0].sharedCap = "DEPARTMENT"
      $0.offers[0].accepts.programmes = ["P-PRU"]
      $0.offers[1].accepts.programmes = ["P-SEC"]
      $0.offers[1].accepts.phases = ["1", "4"]
    }
    #expect(
      said == [
        "UNKNOWN-SCHOOL offers.json: offers[0].school (O-1): no school has the id 'S-01'. "
          + "Did you mean 'S-1'?",
        "UNKNOWN-SUBJECT offers.json: offers[0].subjects[0] (O-1): 'phisics' is not a subject of "
          + "the rule pack. Did you mean 'physics'?",
        "UNKNOWN-SCHOOL offers.json: offers[0].for_lead_school (O-1): no school has this id. "
          + "Add the school to schools.json, or correct the id.",
        "UNKNOWN-CAP offers.json: offers[0].shared_cap (O-1): no cap has the id 'DEPARTMENT'. "
          + "Add the cap to round.json, or correct the id.",
        "UNKNOWN-PROGRAMME offers.json: offers[0].accepts.programmes[0] (O-1): no programme has "
          + "the id 'P-PRU'. Did you mean 'P-PRI'?",
        "UNKNOWN-PHASE offers.json: offers[1].accepts.phases[1] (O-2): the programme P-SEC has no "
          + "training phase '4'. Choose from: 1, 2.",
      ])
  }

  @Test func offerForEveryProgrammeMayNameAPhaseOfAny() {
    #expect(Fixture.said { $0.offers[0].accepts.phases = ["2"] }.isEmpty)
    let said = Fixture.said { $0.offers[0].accepts.phases = ["3"] }
    #expect(
      said == [
        "UNKNOWN-PHASE offers.json: offers[0].accepts.phases[0] (O-1): no programme has a "
          + "training phase '3'. Choose from: 1, 2."
      ])
  }
}
