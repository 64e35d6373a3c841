import PlacementDocuments
import Testing

/// Trainees who can be used, but somebody should look at.
struct TraineeWarningTests {
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

  @Test func clauseIsThatOfTheRoundsPack() {
    let said = Fixture.said {
      $0.round.rules.clauses["PROFILE-MISSING"] = "Handbook 7"
      $0.trainees[1].profile = nil
    }
    #expect(said.map { $0.contains("not placed (Handbook 7). Ask for it.") } == [true])
  }
}
