import PlacementDocuments
import Testing

/// What a run adds to a round's folder: phases asked for and earlier results.
struct RunInputTests {
  @Test func phaseThatNoProgrammeHasStopsTheRun() {
    let validation = Fixture.validation(setAside: true) { $0.phases = ["1", "22"] }
    #expect(
      validation.problems.map(\.description) == [
        "--phase: no programme has a training phase '22'. Choose from: 1, 2."
      ])
    #expect(!validation.isUsable)
    let known = Fixture.validation { $0.phases = ["2", "1", "2"] }
    #expect(known.problems.isEmpty)
    #expect(known.documents.phases == ["1", "2"])
  }

  @Test func resultToKeepToMustBeOfThisRound() {
    let other = Fixture.validation(setAside: true) { $0.keepTo = result("R-0", []) }
    #expect(
      other.problems.map(\.description) == [
        "--keep-to: round: the result is of the round 'R-0', not of 'R-1'. "
          + "Name a result of this round; results of others are given as history."
      ])
    #expect(!other.isUsable)
    #expect(Fixture.validation { $0.keepTo = result("R-1", []) }.problems.isEmpty)
  }

  @Test func historyOfOthersIsNoted() {
    let said = Fixture.said { $0.history = [result("R-0", [record("T-9", "P-PRI", "1")])] }
    #expect(
      said == [
        "HISTORY-OF-OTHERS --history R-0: none of its trainees is in this round, so it has no "
          + "effect. Name another result, or leave it out."
      ])
  }

  @Test func phaseTakenBeforeIsAWarningUnlessItIsARetake() {
    let history = [result("R-0", [record("T-1", "P-PRI", "1")])]
    #expect(
      Fixture.said { $0.history = history }
        == [
          "PHASE-TAKEN-BEFORE --history R-0: T-1: the trainee was placed in phase '1' before, and is "
            + "to be placed in it again. Mark the demand as a retake, or leave the demand out."
        ])
    let retake = Fixture.said { documents in
      documents.history = history
      var demand = TraineeDemand()
      demand.phase = "1"
      demand.isRetake = true
      documents.trainees[0].demands = [demand]
    }
    #expect(retake == [])
    let fixed = Fixture.said { documents in
      documents.history = history
      documents.decisions.append(
        Decision(
          date: Fixture.day("2018-07-02"), role: .school, action: .accepted, trainee: "T-1",
          phase: "1", school: "S-1"))
    }
    #expect(fixed == [])
    let otherPhase = Fixture.said { documents in
      documents.history = history
      documents.phases = ["2"]
    }
    #expect(otherPhase == [])
  }

  @Test func earlierResultsAreReadAndDigestedInOneOrder() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    let (first, second) = (result("R-0", [record("T-1", "P-PRI", "0")]), result("R-1", []))
    try folder.makeFolder("earlier")
    try folder.write(AllocationsDocument.format.write(first), to: "earlier/allocations.json")
    try folder.write(AllocationsDocument.format.write(second), to: "second.json")
    let paths = ["\(folder.path)/second.json", "\(folder.path)/earlier"]
    var digests: [[InputRecord]] = []
    for history in [paths, paths.reversed()] {
      let run = RunInputs(phases: ["1"], history: history, keepTo: paths[0])
      let (documents, problems) = RoundFolder.read(folder.path, with: run)
      #expect(problems.isEmpty)
      let read = try #require(documents)
      #expect(read.history.map(\.round).sorted() == ["R-0", "R-1"])
      #expect(read.keepTo?.round == "R-1")
      #expect(read.phases == ["1"])
      digests.append(canonicalDigests(of: read))
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0].map(\.document).suffix(3) == ["history-1", "history-2", "keep-to"])
  }

  @Test func resultThatCannotBeReadStopsTheRun() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write("{}", to: "empty.json")
    let run = RunInputs(history: ["\(folder.path)/empty.json"], keepTo: "/nowhere")
    let (documents, problems) = RoundFolder.read(folder.path, with: run)
    #expect(documents == nil)
    #expect(problems.map(\.code) == ["WRONG-FORMAT", "UNREADABLE-FILE"])
    #expect(problems[1].document == "--keep-to /nowhere")
  }

  private func result(_ round: String, _ records: [AllocationRecord]) -> AllocationsDocument {
    var result = AllocationsDocument()
    result.round = round
    result.academicYear = "2017-18"
    result.solver.version = "5.0"
    result.allocations = records
    return result
  }

  private func record(_ trainee: String, _ programme: String, _ phase: String) -> AllocationRecord {
    var record = AllocationRecord()
    record.trainee = trainee
    record.programme = programme
    record.phase = phase
    record.status = .fixed
    record.school = "S-1"
    record.yearGroups = [.year3]
    return record
  }
}
