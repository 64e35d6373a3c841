import PlacementDocuments
import Testing

/// Errors of rows that can be read, but do not fit the other documents.
struct RowErrorTests {
  @Test func journeysMustLeadFromATraineeToASchool() {
    let said = Fixture.said {
      $0.journeys[0].trainee = "T-11"
      $0.journeys[0].school = "Ashmere"
      $0.journeys[1].phase = "3"
    }
    #expect(
      said == [
        "UNKNOWN-TRAINEE travel.csv: row 2, column trainee: no trainee has the id 'T-11'. "
          + "Did you mean 'T-1'?",
        "UNKNOWN-SCHOOL travel.csv: row 2, column school: no school has this id. "
          + "Add the school to schools.json, or correct the id.",
        "UNKNOWN-PHASE travel.csv: row 3, column phase: the programme P-SEC has no training phase "
          + "'3'. Choose from: 1, 2.",
      ])
  }

  @Test func rowsAboutOneJourneyMustNotContradictEachOther() {
    let validation = Fixture.validation(setAside: true) { documents in
      let journey = documents.journeys[0]
      for minutes in [30, 35] {
        documents.journeys.append(journey)
        documents.journeys[documents.journeys.count - 1].minutes = minutes
      }
    }
    #expect(
      validation.problems.map { "\($0.code) \($0)" } == [
        "CONTRADICTING-ROWS travel.csv: row 4, column minutes: row 2 is about the same journey, "
          + "and the minutes differ among its rows. "
          + "Keep one row for each trainee, phase, school and mode.",
        "CONTRADICTING-ROWS travel.csv: row 5, column minutes: row 2 is about the same journey, "
          + "and the minutes differ among its rows. "
          + "Keep one row for each trainee, phase, school and mode.",
      ])
    #expect(validation.setAside.map(\.index) == [0, 2, 3])
    #expect(validation.documents.journeys.map(\.trainee) == ["T-2"])
  }

  @Test func repeatedRowIsKeptOnceAsMeasured() {
    let validation = Fixture.validation {
      $0.journeys.append($0.journeys[0])
      $0.journeys[0].isEstimated = true
    }
    #expect(
      validation.problems.map { "\($0.code) \($0)" } == [
        "REPEATED-ROW travel.csv: row 4: this repeats row 2. Remove one of them."
      ])
    #expect(validation.isUsable)
    #expect(validation.documents.journeys == Fixture.documents().journeys)
  }

  @Test func journeysOfOtherModesOrPhasesAreDifferentJourneys() {
    let validation = Fixture.validation {
      var journey = $0.journeys[1]
      journey.minutes = 50
      journey.phase = "1"
      $0.journeys.insert(journey, at: 0)
      journey.phase = "2"
      $0.journeys.insert(journey, at: 0)
      journey.mode = .car
      $0.journeys.insert(journey, at: 0)
    }
    #expect(
      validation.problems.map { "\($0.code) \($0)" } == [
        "OTHER-TRAVEL-MODE travel.csv: 1 row is for a mode of travel that is not the trainee's, "
          + "and not used. Correct the mode, or the travel_mode of the trainees."
      ])
    let order = validation.documents.journeys.map { "\($0.trainee) \($0.mode) \($0.phase ?? "-")" }
    #expect(
      order == [
        "T-1 publicTransport -", "T-2 car 2", "T-2 publicTransport -", "T-2 publicTransport 1",
        "T-2 publicTransport 2",
      ])
  }

  @Test(arguments: Decision.Action.allCases)
  func everyActionNeedsWhatItIsAbout(action: Decision.Action) {
    let said = Fixture.said {
      $0.decisions = [
        Decision(date: Fixture.day("2018-07-01"), role: .office, action: action)
      ]
    }
    let place = "INCOMPLETE-DECISION decisions.csv: row 2, column"
    let trainee = "\(place) trainee: '\(action.rawValue)' needs a trainee. Fill it in."
    let school =
      "\(place) school: '\(action.rawValue)' needs a school or an offer. Fill one of them in."
    switch action {
    case .askedSaidNo: #expect(said == [school])
    case .released: #expect(said == [trainee])
    default: #expect(said == [trainee, school])
    }
  }

  @Test(arguments: Decision.Action.allCases)
  func everyActionIsCompleteWithATraineeAndAnOffer(action: Decision.Action) {
    let said = Fixture.said {
      $0.decisions = [
        Decision(
          date: Fixture.day("2018-07-01"), role: .office, action: action, trainee: "T-2",
          offer: "O-2")
      ]
    }
    #expect(said.isEmpty)
  }

  @Test func decisionsMustBeAboutRecordsThatFitTogether() {
    let said = Fixture.said {
      $0.decisions = [
        decision(trainee: "T-22", school: "S-22", offer: "O-22"),
        decision(trainee: "T-2", phase: "7", school: "S-1", offer: "O-2"),
      ]
    }
    #expect(
      said == [
        "UNKNOWN-TRAINEE decisions.csv: row 2, column trainee: no trainee has the id 'T-22'. "
          + "Did you mean 'T-2'?",
        "UNKNOWN-SCHOOL decisions.csv: row 2, column school: no school has the id 'S-22'. "
          + "Did you mean 'S-2'?",
        "UNKNOWN-OFFER decisions.csv: row 2, column offer: no offer has the id 'O-22'. "
          + "Did you mean 'O-2'?",
        "UNKNOWN-PHASE decisions.csv: row 3, column phase: the programme P-SEC has no training "
          + "phase '7'. Choose from: 1, 2.",
        "OFFER-OF-OTHER-SCHOOL decisions.csv: row 3, column offer: the offer O-2 is not one of the "
          + "school in this row. Correct the offer or the school.",
      ])
  }

  @Test func decisionAboutAPhaseThatIsNotDemandedIsReported() {
    let said = Fixture.said { $0.decisions[0].phase = "2" }
    #expect(
      said == [
        "DECISION-WITHOUT-DEMAND decisions.csv: row 2, column phase: the trainee T-2 is not to be "
          + "placed in phase '2', so the row has no effect. "
          + "Correct the phase, or add the demand to the trainee."
      ])
  }

  private func decision(
    trainee: String, phase: String? = nil, school: String, offer: String
  ) -> Decision {
    Decision(
      date: Fixture.day("2018-07-01"), role: .office, action: .sent, trainee: trainee,
      phase: phase, school: school, offer: offer)
  }
}
