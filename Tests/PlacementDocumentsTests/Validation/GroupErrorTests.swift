import PlacementDocuments
import Testing

/// Groups of trainees, by themselves and against each other.
struct GroupErrorTests {
  @Test func groupInOrderIsNotMentioned() {
    for kind in TraineeGroup.Kind.allCases {
      #expect(said { $0.round.groups = [group("G-1", kind, ["T-1", "T-3"])] } == [])
    }
  }

  @Test func groupNeedsTwoKnownTraineesAndAKnownPhase() {
    let said = said { documents in
      documents.round.groups = [
        group("G-1", .together, ["T-1"]), group("G-2", .apart, ["T-1", "T-4", "T-33"]),
        group("G-2", .apart, ["T-1", "T-3"], phase: "one"),
      ]
    }
    #expect(
      said == [
        "GROUP-TOO-SMALL round.json: groups[0].trainees (G-1): a group needs at least two trainees. "
          + "Add the others, or remove the group.",
        "UNKNOWN-TRAINEE round.json: groups[1].trainees[1] (G-2): no trainee has the id 'T-4'. "
          + "Did you mean 'T-1'?",
        "UNKNOWN-TRAINEE round.json: groups[1].trainees[2] (G-2): no trainee has the id 'T-33'. "
          + "Did you mean 'T-3'?",
        "DUPLICATE-ID round.json: groups[2].id (G-2): groups[1] has the same id. "
          + "Remove one of them, or give it an id of its own.",
        "UNKNOWN-PHASE round.json: groups[2].phase (G-2): no programme has a training phase 'one'. "
          + "Choose from: 1, 2.",
      ])
  }

  @Test func togetherAndApartInOnePhaseContradict() {
    let both = said { documents in
      documents.round.groups = [
        group("G-1", .together, ["T-1", "T-3"]), group("G-2", .apart, ["T-3", "T-1"], phase: "1"),
      ]
    }
    #expect(
      both == [
        "GROUPS-CONTRADICT round.json: groups[1] (G-2): T-3 and T-1 are to be apart here, and "
          + "together by other groups, in phase '1'. Remove one of them from one of the groups."
      ])
    // Together by way of a third.
    let third = said { documents in
      documents.trainees.append(Fixture.trainee("T-5", programme: "P-PRI"))
      documents.round.groups = [
        group("G-1", .together, ["T-1", "T-5"]), group("G-2", .together, ["T-3", "T-5"]),
        group("G-3", .apart, ["T-1", "T-3"]),
      ]
    }
    #expect(third.map { $0.prefix(17) } == ["GROUPS-CONTRADICT"])
  }

  @Test func differentPhasesDoNotContradict() {
    let said = said { documents in
      twoPhases(&documents)
      documents.round.groups = [
        group("G-1", .together, ["T-1", "T-3"], phase: "1"),
        group("G-2", .apart, ["T-1", "T-3"], phase: "3"),
      ]
    }
    #expect(said == [])
  }

  @Test func phasesInOppositeOrdersCannotBeTakenTogether() {
    func change(_ phase: String?) -> (inout RoundDocuments) -> Void {
      { documents in
        twoPhases(&documents)
        var first = TraineeDemand()
        first.phase = "1"
        first.start = Fixture.day("2019-05-06")
        first.end = Fixture.day("2019-06-28")
        var third = TraineeDemand()
        third.phase = "3"
        documents.trainees[2].demands = [first, third]
        documents.round.groups = [group("G-1", .together, ["T-1", "T-3"], phase: phase)]
      }
    }
    #expect(
      said(change(nil)) == [
        "OPPOSITE-ORDER round.json: groups[0] (G-1): T-3 takes phase '3' before '1', T-1 after it, "
          + "so they cannot be together in both. Name the phase that the group is about, or "
          + "correct the dates."
      ])
    #expect(said(change("3")) == [])
  }

  @Test func groupThatNothingServesOrThatSaysNothingIsAWarning() {
    #expect(
      said { $0.round.groups = [group("G-1", .together, ["T-1", "T-2"])] } == [
        "GROUP-NOWHERE round.json: groups[0] (G-1): no school has offers in the subject and age "
          + "range of every trainee of the group G-1, so they cannot be placed together. "
          + "Ask a school for such places, or remove the group."
      ])
    #expect(
      said { $0.round.groups = [group("G-1", .apart, ["T-1", "T-3"], phase: "2")] } == [
        "GROUP-WITHOUT-DEMANDS round.json: groups[0] (G-1): no two of the group are to be placed "
          + "in one phase, so it has no effect. Correct the trainees or the phase."
      ])
  }

  @Test func traineeSetAsideLeavesTheGroup() {
    let validation = Fixture.validation(setAside: true) { documents in
      documents.trainees += ["T-3", "T-5"].map { Fixture.trainee($0, programme: "P-PRI") }
      documents.trainees[2].subjects = ["history", "music"]
      documents.round.groups = [group("G-1", .apart, ["T-1", "T-3", "T-5"])]
    }
    #expect(validation.isUsable)
    #expect(validation.documents.round.groups.map(\.trainees) == [["T-1", "T-5"]])
  }

  private func said(_ change: (inout RoundDocuments) -> Void) -> [String] {
    Fixture.said { documents in
      documents.trainees.append(Fixture.trainee("T-3", programme: "P-PRI"))
      change(&documents)
    }
  }

  private func twoPhases(_ documents: inout RoundDocuments) {
    var phase = documents.round.programmes[0].phases[0]
    phase.id = "3"
    phase.start = Fixture.day("2019-01-14")
    phase.end = Fixture.day("2019-04-05")
    documents.round.programmes[0].phases.append(phase)
  }

  private func group(
    _ id: String, _ kind: TraineeGroup.Kind, _ trainees: [String], phase: String? = nil
  ) -> TraineeGroup {
    var group = TraineeGroup()
    group.id = id
    group.kind = kind
    group.trainees = trainees
    group.phase = phase
    return group
  }
}
