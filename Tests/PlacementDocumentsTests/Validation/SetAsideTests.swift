import PlacementDocuments
import Testing

/// Going on without faulty records.
struct SetAsideTests {
  @Test func nothingIsSetAsideUnlessAskedFor() {
    let validation = Fixture.validation { $0.offers[0].academicYear = "2019-20" }
    #expect(!validation.isUsable)
    #expect(validation.setAside.isEmpty)
  }

  @Test func faultyOfferIsLeftOutAndTheRestStays() {
    let validation = Fixture.validation(setAside: true) {
      $0.offers[0].academicYear = "2019-20"
    }
    #expect(validation.isUsable)
    #expect(described(validation.setAside) == ["offers.json O-1 0"])
    #expect(validation.documents.offers.map(\.id) == ["O-2"])
    #expect(validation.documents.trainees.count == 2)
    #expect(validation.errors.map(\.code) == ["WRONG-YEAR"])
  }

  @Test func whatRefersToARecordSetAsideGoesWithIt() {
    let validation = Fixture.validation(setAside: true) { documents in
      documents.schools[1].healthAndSafety.agreedOn = nil
      documents.trainees[0].route = .schoolDirect
      documents.trainees[0].leadSchool = "S-2"
    }
    #expect(validation.isUsable)
    #expect(
      described(validation.setAside) == [
        "schools.json S-2 1", "offers.json O-2 1", "trainees.json T-1 0", "trainees.json T-2 1",
        "decisions.csv - 0",
      ])
    #expect(
      validation.warnings.map(\.description) == [
        "offers.json: offers[1] (O-2): the school S-2 is set aside, and so is this offer. "
          + "Correct the school.",
        "trainees.json: trainees[0] (T-1): the school S-2 is set aside, and so is this trainee. "
          + "Correct the school.",
        "trainees.json: trainees[1] (T-2): the offer O-2 is set aside, and so is this trainee. "
          + "Correct the offer.",
        "decisions.csv: row 2: the school S-2 is set aside, and so is this row. "
          + "Correct the school.",
      ])
    #expect(validation.documents.journeys.isEmpty)
    #expect(validation.documents.decisions.isEmpty)
  }

  @Test func traineeIsNotProposedElsewhereWhenThePromisedSchoolIsSetAside() {
    let validation = Fixture.validation(setAside: true) {
      $0.offers[1].academicYear = "2019-20"
    }
    #expect(validation.documents.trainees.map(\.id) == ["T-1"])
  }

  @Test func traineeWhoDeclinedASchoolSetAsideStays() {
    let validation = Fixture.validation(setAside: true) {
      $0.offers[1].academicYear = "2019-20"
      $0.decisions[0].action = .declined
    }
    #expect(validation.documents.trainees.map(\.id) == ["T-1", "T-2"])
    #expect(described(validation.setAside) == ["offers.json O-2 1", "decisions.csv - 0"])
  }

  @Test func everyDecisionAboutATraineeSetAsideIsListed() {
    let validation = Fixture.validation(setAside: true) {
      $0.trainees[1].subjects = []
      $0.decisions.append($0.decisions[0])
      $0.decisions[1].action = .accepted
    }
    #expect(
      described(validation.setAside) == [
        "trainees.json T-2 1", "decisions.csv - 0", "decisions.csv - 1",
      ])
  }

  @Test func exclusionsWaiversAndEarlierPlacementsOnlyLoseTheName() {
    let validation = Fixture.validation(setAside: true) {
      $0.schools[0].healthAndSafety.agreedOn = nil
      $0.trainees[1].excludedSchools = ["S-1", "S-2"]
      $0.trainees[1].fitness.waivers = ["S-1", "S-2"].map { id in
        var waiver = Fitness.Waiver()
        waiver.school = id
        return waiver
      }
      $0.trainees[1].profile?.priorPlacements = ["S-1", "S-2"].map { id in
        var prior = PriorPlacement()
        prior.school = id
        prior.rurality = .rural
        return prior
      }
    }
    let trainee = validation.documents.trainees.first { $0.id == "T-2" }
    #expect(trainee?.excludedSchools == ["S-2"])
    #expect(trainee?.fitness.waivers.map(\.school) == ["S-2"])
    #expect(trainee?.profile?.priorPlacements.map(\.school) == [nil, "S-2"])
    #expect(trainee?.profile?.priorPlacements.map(\.rurality) == [.rural, .rural])
  }

  @Test func recordsWithOneIdentifierAreAllSetAside() {
    let validation = Fixture.validation(setAside: true) {
      $0.trainees.append($0.trainees[0])
    }
    #expect(described(validation.setAside) == ["trainees.json T-1 0", "trainees.json T-1 2"])
    #expect(validation.documents.trainees.map(\.id) == ["T-2"])
  }

  @Test func faultyDecisionIsNeverSetAside() {
    let validation = Fixture.validation(setAside: true) { $0.decisions[0].trainee = "T-9" }
    #expect(!validation.isUsable)
    let unreadable = Fixture.validation(
      setAside: true,
      readingProblems: [
        Problem(
          code: "BAD-DATE", document: "decisions.csv", path: "row 3, column date",
          fact: "this is not a day of the years 1900 to 2199", fix: "")
      ]
    ) { $0.unreadable = [FaultyRecord(list: "decisions", index: 1, identifier: nil)] }
    #expect(!unreadable.isUsable)
  }

  @Test func recordThatCouldNotBeReadIsSetAsideAndMissedByNobody() {
    let change: (inout RoundDocuments) -> Void = {
      $0.schools.remove(at: 0)
      $0.unreadable = [FaultyRecord(list: "schools", index: 0, identifier: "S-1")]
    }
    let problem = Problem(
      code: "UNKNOWN-CHOICE", document: "schools.json", path: "schools[0].setting", record: "S-1",
      fact: "this is not one of the choices", fix: "")
    // Only the school itself is wrong, so nothing else is reported.
    let stopped = Fixture.validation(readingProblems: [problem], change)
    #expect(stopped.problems == [problem])
    let validation = Fixture.validation(setAside: true, readingProblems: [problem], change)
    #expect(validation.isUsable)
    #expect(described(validation.setAside) == ["schools.json S-1 0", "offers.json O-1 0"])
    #expect(validation.documents.journeys.map(\.school) == ["S-2"])
  }

  @Test func placesCountRecordsThatCouldNotBeRead() {
    let validation = Fixture.validation(setAside: true) {
      $0.unreadable = [1, 2, 4].map { FaultyRecord(list: "offers", index: $0, identifier: nil) }
      $0.offers[0].academicYear = "2019-20"
      $0.offers[1].academicYear = "2019-20"
    }
    #expect(
      validation.errors.map(\.path) == ["offers[0].academic_year", "offers[3].academic_year"])
    #expect(
      described(validation.setAside).prefix(5) == [
        "offers.json O-1 0", "offers.json - 1", "offers.json - 2", "offers.json O-2 3",
        "offers.json - 4",
      ])
  }

  private func described(_ records: [SetAsideRecord]) -> [String] {
    records.map { "\($0.document) \($0.id ?? "-") \($0.index)" }
  }
}
