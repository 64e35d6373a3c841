import PlacementDocuments
import Testing

/// Errors of the frame: years, rules, programmes and caps.
struct RoundErrorTests {
  @Test func roundWithNothingWrongIsUsable() {
    let validation = Fixture.validation { _ in }
    #expect(validation.problems.isEmpty)
    #expect(validation.isUsable)
    #expect(validation.setAside.isEmpty)
  }

  @Test(arguments: [
    "2018", "2018-2019", "2018-20", "2018-18", "18-19", "2018/19", "2099--0", "2018-1９", "",
  ])
  func academicYearNeedsTwoYearsInSequence(year: String) {
    let said = Fixture.said { documents in
      documents.round.academicYear = year
      documents.offers = []
      documents.decisions = []
      documents.round.caps = []
    }
    #expect(
      said == [
        "BAD-ACADEMIC-YEAR round.json: academic_year: this is not an academic year. "
          + "Write two years that follow each other, such as 2018-19."
      ])
  }

  @Test func academicYearMayEndACentury() {
    let validation = Fixture.validation { documents in
      documents.round.academicYear = "2099-00"
      for index in documents.offers.indices { documents.offers[index].academicYear = "2099-00" }
    }
    #expect(validation.errors.isEmpty)
  }

  @Test func travelBandsMustFollowEachOther() {
    let said = Fixture.said { $0.round.rules.travel.ordinaryMinutes = 70 }
    #expect(
      said == [
        "TRAVEL-BANDS round.json: rules.travel: the travel bands end at 20, 70 and 60 minutes. "
          + "Make free_minutes, ordinary_minutes and long_minutes follow each other upwards."
      ])
  }

  @Test func travelWeightsMustNotFall() {
    let said = Fixture.said { $0.round.rules.travel.longWeight = 5 }
    #expect(
      said == [
        "TRAVEL-WEIGHTS round.json: rules.travel: a minute weighs 1, then 5, then 4. "
          + "Let no weight be smaller than the one before: ordinary, long, very long."
      ])
  }

  @Test func estimateRangeMustNotBeReversed() {
    let said = Fixture.said { $0.round.rules.estimates.car.fromKilometres = 100 }
    #expect(
      said == [
        "ESTIMATE-RANGE round.json: rules.estimates.car: from_kilometres is more than "
          + "to_kilometres. Exchange them."
      ])
  }

  @Test func subjectGroupsMustHoldKnownSubjects() {
    let said = Fixture.said {
      $0.round.rules.subjectGroups["humanities"] = ["history", "geografy", "alchemy"]
    }
    #expect(
      said == [
        "UNKNOWN-SUBJECT round.json: rules.subject_groups.humanities[1]: "
          + "'geografy' is not a subject of the rule pack. Did you mean 'geography'?",
        "UNKNOWN-SUBJECT round.json: rules.subject_groups.humanities[2]: "
          + "'alchemy' is not a subject of the rule pack. Correct it, or add it to rules.subjects.",
      ])
  }

  @Test func subjectGroupsMustBeNamedByKeywords() {
    let said = Fixture.said { $0.round.rules.subjectGroups["Humanities"] = ["history"] }
    #expect(
      said == [
        "BAD-KEYWORD round.json: rules.subject_groups.Humanities: the group's name is not a "
          + "keyword. Use lower-case letters, digits, '_', '+' and '-'."
      ])
  }

  @Test func programmesNeedIdentifiersOfTheirOwn() {
    let said = Fixture.said { $0.round.programmes.append($0.round.programmes[0]) }
    #expect(
      said == [
        "DUPLICATE-ID round.json: programmes[2].id (P-PRI): programmes[0] has the same id. "
          + "Remove one of them, or give it an id of its own."
      ])
  }

  @Test func phasesNeedIdentifiersOfTheirOwn() {
    let said = Fixture.said { $0.round.programmes[1].phases[1].id = "1" }
    #expect(
      said == [
        "DUPLICATE-ID round.json: programmes[1].phases[1].id (P-SEC): phases[0] of the programme "
          + "has the same id. Give each training phase of a programme an id of its own."
      ])
  }

  @Test func phaseMustLieWithinTheCourse() {
    let said = Fixture.said { $0.round.programmes[0].phases[0].yearOfStudy = 3 }
    #expect(
      said.first
        == "YEAR-BEYOND-COURSE round.json: programmes[0].phases[0].year_of_study (P-PRI): "
        + "the phase is in year 3 of a course of 1. "
        + "Correct the phase's year or the programme's years.")
  }

  @Test func phaseMustNotEndBeforeItStarts() {
    let said = Fixture.said { $0.round.programmes[0].phases[0].end = Fixture.day("2018-09-30") }
    #expect(
      said == [
        "DATES-REVERSED round.json: programmes[0].phases[0] (P-PRI): the last day, 2018-09-30, "
          + "is before the first, 2018-10-01. Correct one of them."
      ])
  }

  @Test func phaseMustNotLastMoreThanTwoYears() {
    let twoYears = Fixture.validation {
      $0.round.programmes[0].phases[0].end = Fixture.day("2020-10-01")
    }
    #expect(twoYears.errors.isEmpty)
    let said = Fixture.said { $0.round.programmes[0].phases[0].end = Fixture.day("2020-10-02") }
    #expect(
      said.first
        == "DATES-TOO-LONG round.json: programmes[0].phases[0] (P-PRI): from 2018-10-01 to "
        + "2020-10-02 is more than two years. Correct one of them.")
  }

  @Test func capsNeedIdentifiersOfTheirOwn() {
    let said = Fixture.said { $0.round.caps.append($0.round.caps[0]) }
    #expect(
      said == [
        "DUPLICATE-ID round.json: caps[1].id (CAP-1): caps[0] has the same id. "
          + "Remove one of them, or give it an id of its own."
      ])
  }

  @Test func capThatCountsNothingIsReported() {
    let said = Fixture.said {
      $0.round.caps[0].id = "CAP-2"
      $0.round.caps[0].trust = "Kelby Trust"
      $0.offers[1].sharedCap = nil
    }
    #expect(
      said == [
        "CAP-UNUSED round.json: caps[0] (CAP-2): the cap counts no offer. "
          + "Name it as the shared_cap of offers, or correct its trust or local_authority."
      ])
  }

  @Test func capOfATrustCountsItsSchools() {
    let said = Fixture.said {
      $0.round.caps[0].trust = "Kelby Trust"
      $0.schools[0].trust = "Kelby Trust"
      $0.offers[1].sharedCap = nil
    }
    #expect(said.isEmpty)
  }

  @Test func errorsOfTheFrameStopEvenWhenRecordsAreSetAside() {
    let validation = Fixture.validation(setAside: true) {
      $0.round.rules.travel.longWeight = 5
    }
    #expect(!validation.isUsable)
  }
}
