import PlacementDocuments
import Testing

/// Errors of trainees.
struct TraineeErrorTests {
  @Test func traineesNeedIdentifiersOfTheirOwn() {
    let said = Fixture.said { $0.trainees.append($0.trainees[0]) }
    #expect(
      said == [
        "DUPLICATE-ID trainees.json: trainees[2].id (T-1): trainees[0] has the same id. "
          + "Remove one of them, or give it an id of its own."
      ])
  }

  @Test func referencesOfTraineesMustLeadSomewhere() {
    let said = Fixture.said {
      $0.trainees[1].programme = "P-SEK"
      $0.trainees[1].leadSchool = "S-10"
      $0.trainees[1].employingSchool = "S-11"
      $0.trainees[1].excludedSchools = ["S-1", "S-12"]
      var waiver = Fitness.Waiver()
      waiver.school = "S-13"
      $0.trainees[1].fitness.waivers = [waiver]
      var prior = PriorPlacement()
      prior.school = "S-14"
      $0.trainees[1].profile?.priorPlacements = [prior]
      var demand = TraineeDemand()
      demand.phase = "1"
      demand.continuingSchool = "S-15"
      $0.trainees[1].demands = [demand]
    }
    #expect(
      said
        == [
          "lead_school (T-2): no school has the id 'S-10'. Did you mean 'S-1'?",
          "employing_school (T-2): no school has the id 'S-11'. Did you mean 'S-1'?",
          "excluded_schools[1] (T-2): no school has the id 'S-12'. Did you mean 'S-1'?",
          "profile.prior_placements[0].school (T-2): no school has the id 'S-14'. "
            + "Did you mean 'S-1'?",
          "fitness.waivers[0].school (T-2): no school has the id 'S-13'. Did you mean 'S-1'?",
          "programme (T-2): no programme has the id 'P-SEK'. Did you mean 'P-SEC'?",
          "demands[0].continuing_school (T-2): no school has the id 'S-15'. Did you mean 'S-1'?",
        ].map { fact in
          let code = fact.contains("programme (") ? "UNKNOWN-PROGRAMME" : "UNKNOWN-SCHOOL"
          return "\(code) trainees.json: trainees[1].\(fact)"
        })
  }

  @Test func schoolDirectNeedsALeadSchoolAndASalaryAnEmployer() {
    let said = Fixture.said {
      $0.trainees[0].route = .schoolDirect
      $0.trainees[1].route = .schoolDirectSalaried
      $0.trainees[1].leadSchool = "S-2"
    }
    #expect(
      said == [
        "NO-LEAD-SCHOOL trainees.json: trainees[0] (T-1): the trainee is on School Direct, but no "
          + "lead school is given (Partnership Agreement §1.4). Add lead_school, or correct the "
          + "route.",
        "NO-EMPLOYING-SCHOOL trainees.json: trainees[1] (T-2): the trainee is salaried, but no "
          + "employing school is given. Add employing_school, or correct the route.",
      ])
  }

  @Test func secondaryTraineeNeedsASubjectAndPrimaryTraineeNotTwo() {
    let said = Fixture.said {
      $0.trainees[0].subjects = ["mathematics", "english"]
      $0.trainees[1].subjects = []
    }
    #expect(
      said == [
        "TWO-SUBJECTS trainees.json: trainees[0].subjects (T-1): a trainee in a primary programme "
          + "does not train in two subjects. Remove them, or name one as specialism.",
        "NO-SUBJECT trainees.json: trainees[1] (T-2): a trainee in a secondary programme needs a "
          + "subject. Add subjects, or correct the programme.",
      ])
  }

  @Test func subjectsMustBeKnown() {
    let said = Fixture.said {
      $0.trainees[1].subjects = ["histories", "science"]
      $0.trainees[1].secondSubject = "juggling"
      $0.trainees[1].specialism = "musik"
    }
    #expect(
      said == [
        "UNKNOWN-SUBJECT trainees.json: trainees[1].subjects[0] (T-2): 'histories' is not a "
          + "subject of the rule pack. Did you mean 'history'?",
        "UNKNOWN-SUBJECT trainees.json: trainees[1].second_subject (T-2): 'juggling' is not a "
          + "subject of the rule pack. Correct it, or add it to the rules' subjects in round.json.",
        "UNKNOWN-SUBJECT trainees.json: trainees[1].specialism (T-2): 'musik' is not a subject of "
          + "the rule pack. Did you mean 'music'?",
      ])
  }

  @Test func membersOfAGroupAreKnownSubjects() {
    let said = Fixture.said {
      $0.round.rules.subjectGroups["performing_arts"] = ["dance", "drama", "music"]
      $0.trainees[1].subjects = ["performing_arts"]
    }
    #expect(said.isEmpty)
  }

  @Test func yearOfStudyMustLieWithinTheCourse() {
    let said = Fixture.said {
      $0.trainees[0].yearOfStudy = 2
      $0.trainees[0].demands = []
    }
    #expect(
      said.first
        == "YEAR-BEYOND-COURSE trainees.json: trainees[0].year_of_study (T-1): the trainee is in "
        + "year 2 of a course of 1. Correct it, or the programme's years.")
  }

  @Test func activeTraineeNeedsSomethingToBePlacedFor() {
    let change: (inout RoundDocuments) -> Void = {
      $0.round.programmes[1].phases[1].yearOfStudy = 1
      $0.trainees[1].yearOfStudy = 2
      $0.decisions = []
    }
    #expect(
      Fixture.said(change) == [
        "NO-PHASE trainees.json: trainees[1] (T-2): the programme P-SEC has no training phase in "
          + "year 2, and the trainee lists no demands. Add demands, correct the year of study, or "
          + "add the phase in round.json."
      ])
    let withdrawn = Fixture.said {
      change(&$0)
      $0.trainees[1].status = .withdrawn
    }
    #expect(withdrawn.isEmpty)
  }

  @Test func demandsMustBeForPhasesOfTheProgrammeEachOnce() {
    let said = Fixture.said {
      $0.trainees[1].demands = ["1", "3", "1", "2"].map(demand)
    }
    #expect(
      said == [
        "UNKNOWN-PHASE trainees.json: trainees[1].demands[1].phase (T-2): the programme P-SEC has "
          + "no training phase '3'. Choose from: 1, 2.",
        "DUPLICATE-ID trainees.json: trainees[1].demands[2].phase (T-2): demands[0] is for the "
          + "same phase. Remove one of them.",
        "PHASE-OF-OTHER-YEAR trainees.json: trainees[1].demands[3].phase (T-2): phase '2' belongs "
          + "to year 2, the trainee is in year 1. Mark the demand as a retake, the trainee as "
          + "returning, or correct the phase.",
      ])
  }

  @Test func phaseOfAnotherYearIsForRetakesAndReturners() {
    let retake = Fixture.said {
      $0.trainees[1].demands = [demand("1"), demand("2")]
      $0.trainees[1].demands?[1].isRetake = true
    }
    #expect(retake.isEmpty)
    let returner = Fixture.said {
      $0.trainees[1].status = .returning
      $0.decisions = []
      $0.trainees[1].demands = [demand("2")]
    }
    #expect(returner.isEmpty)
  }

  @Test func halfADateOfADemandIsCompletedFromThePhase() {
    let said = Fixture.said {
      $0.trainees[0].demands = [demand("1")]
      $0.trainees[0].demands?[0].start = Fixture.day("2019-01-07")
      $0.trainees[1].demands = [demand("1")]
      $0.trainees[1].demands?[0].end = Fixture.day("2020-10-02")
    }
    #expect(
      said == [
        "DATES-REVERSED trainees.json: trainees[0].demands[0] (T-1): the last day, 2018-12-14, is "
          + "before the first, 2019-01-07. Correct one of them.",
        "DATES-TOO-LONG trainees.json: trainees[1].demands[0] (T-2): from 2018-10-01 to "
          + "2020-10-02 is more than two years. Correct one of them.",
      ])
  }

  @Test func adjustmentsAndWaiversMustNotRepeat() {
    let said = Fixture.said {
      $0.schools[0].adjustments = ["step_free_access"]
      var adjustment = Adjustment()
      adjustment.code = "step_free_access"
      $0.trainees[0].adjustments = [adjustment, adjustment]
      var waiver = Fitness.Waiver()
      waiver.school = "S-1"
      $0.trainees[0].fitness.waivers = [waiver, waiver]
    }
    #expect(
      said == [
        "REPEATED-VALUE trainees.json: trainees[0].adjustments[1] (T-1): this adjustment is "
          + "listed twice. Remove one of them.",
        "REPEATED-VALUE trainees.json: trainees[0].fitness.waivers[1] (T-1): there are two waivers "
          + "for one school. Remove one of them.",
      ])
  }

  private func demand(_ phase: String) -> TraineeDemand {
    var demand = TraineeDemand()
    demand.phase = phase
    return demand
  }
}
