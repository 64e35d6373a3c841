import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// Three schools of one place with a mentor each, and two trainees: T1 is nearest to A, T2 to B.
private func threeSchools(_ change: (inout RoundBuilder) -> Void = { _ in }) -> RoundBuilder {
  var round = RoundBuilder.primary()
  for (school, minutes) in [("A", [25, 30]), ("B", [26, 25]), ("C", [50, 40])] {
    round.school(school)
    round.offer("O-\(school)", at: school)
    round.mentor("M-\(school)", at: school)
    round.journey("T1", school, minutes[0])
    round.journey("T2", school, minutes[1])
  }
  round.trainee("T1")
  round.trainee("T2")
  change(&round)
  return round
}

@Test func aRepairMovesOnlyWhoHasTo() throws {
  let before = try allocated(threeSchools())
  #expect(try before.record("T1").school == "A")
  var documents = threeSchools { $0.offer("O-A", at: "A") { $0.state = .withdrawn } }.documents
  let anew = try allocated(documents)
  #expect(try anew.record("T1").school == "B")
  #expect(try anew.record("T2").school == "C")
  documents.keepTo = before.allocations
  let repaired = try allocated(documents)
  #expect(try repaired.record("T2") == before.record("T2"))
  let moved = try repaired.record("T1")
  #expect(moved.school == "C")
  #expect(moved.keptFrom == "A")
  #expect(moved.keptOffers == ["O-A"])
  let values = repaired.allocations.tiers.filter { [.promises, .moves].contains($0.name) }
  #expect(values.map(\.value) == [0, 1])
}

@Test func inARepairAPromiseIsBrokenLast() throws {
  // T1 must leave A. Told or not, T2 keeps B unless T1 had been told of it too.
  var round = threeSchools { $0.offer("O-A", at: "A") { $0.state = .withdrawn } }
  round.decide(.told, "T1", at: "B", offer: "O-B")
  var documents = round.documents
  documents.keepTo = try allocated(threeSchools()).allocations
  let result = try allocated(documents)
  #expect(try result.record("T1").school == "B")
  #expect(try result.record("T1").status.isProposed)
  #expect(try result.record("T2").keptFrom == "B")
}

@Test func historyCountsAsPriorPlacements() throws {
  let earlier = try allocated(threeSchools()).allocations
  var documents = threeSchools().documents
  documents.history = [earlier]
  let later = try allocated(documents)
  #expect(try later.record("T1").school == "B")
}

@Test func onlyThePhasesAskedForAreThere() throws {
  var round = RoundBuilder.primary(phases: 2)
  round.school("A")
  round.offer("O-A", at: "A")
  round.trainee("T1")
  var documents = round.documents
  documents.phases = ["2"]
  #expect(try allocated(documents).allocations.allocations.map(\.phase) == ["2"])
}

@Test func ofTwoLocksOnOnePlaceOneHasToGo() throws {
  let result = try allocated(
    threeSchools {
      $0.decide(.locked, "T1", at: "A", offer: "O-A")
      $0.decide(.locked, "T2", at: "A", offer: "O-A")
      $0.decide(.accepted, "T3", at: "C", offer: "O-C")
      $0.trainee("T3")
    })
  let found = try #require(result.allocations.contradictions)
  #expect(found.isProven)
  #expect(found.releases.count == 1)
  #expect(found.sets.map { $0.compactMap(\.trainee) } == [["T1", "T2"]])
  #expect(found.sets.joined().allSatisfy { $0.kind == .lock && $0.offer == "O-A" })
}

@Test func aLockThatCanHoldIsNoContradiction() throws {
  let result = try allocated(threeSchools { $0.decide(.locked, "T1", at: "A", offer: "O-A") })
  #expect(result.allocations.contradictions == nil)
}

@Test func aSearchThatIsStoppedAtOnceNamesNoContradiction() throws {
  let round = threeSchools { $0.decide(.locked, "T1", at: "A", offer: "O-A") }
  let options = AllocationOptions(timeLimit: .zero)
  let result = try allocate(try #require(validRound(round.documents)), options: options).allocations
  #expect(result.status == .stopped)
  #expect(result.contradictions == nil)
}

@Test func aMustFillPlaceThatNobodyCanTakeIsAContradictionOfItsOwn() throws {
  let result = try allocated(
    threeSchools {
      $0.offer("O-C", at: "C", places: 3) { $0.mustFill = true }
      $0.decide(.accepted, "T2", at: "B", offer: "O-B")
    })
  let found = try #require(result.allocations.contradictions)
  #expect(found.releases.map(\.kind) == [.mustFill])
  #expect(found.sets.map { $0.map(\.kind) } == [[.mustFill]])
}

@Test func twoFixedAtTwoSchoolsCannotBeKeptTogether() throws {
  let result = try allocated(
    threeSchools {
      var group = TraineeGroup()
      group.id = "G"
      group.trainees = ["T1", "T2"]
      $0.round.groups = [group]
      $0.decide(.accepted, "T1", at: "A", offer: "O-A")
      $0.decide(.accepted, "T2", at: "B", offer: "O-B")
    })
  let found = try #require(result.allocations.contradictions)
  #expect(found.releases.count == 1)
  #expect(found.sets.map { $0.map(\.kind) } == [[.fixed, .fixed, .group]])
}

@Test func aMustFillPlaceMayNeedSomebodyAtAnotherOffer() throws {
  // T1 takes geography and science at A, where science takes two or nobody: T2 would have to come.
  var round = RoundBuilder.secondary()
  for school in ["A", "B"] { round.school(school) }
  round.offer("O-G", at: "A", subjects: ["geography"]) { $0.mustFill = true }
  round.offer("O-S", at: "A", subjects: ["science"], places: 2) { $0.minimum = 2 }
  round.offer("O-B", at: "B", subjects: ["science"])
  round.trainee("T1", subjects: ["geography", "science"])
  round.trainee("T2", subjects: ["science"])
  round.decide(.locked, "T2", at: "B")
  let found = try #require(try allocated(round).allocations.contradictions)
  #expect(found.releases.count == 1)
  #expect(found.sets.map { $0.map(\.kind) } == [[.lock, .mustFill]])
}

@Test func aLockMayHoldByAnotherThatStays() throws {
  // O-1 takes two or nobody. T2 has only T1 to be there with, who has no place but by a lock.
  var round = RoundBuilder.primary()
  round.school("A")
  round.offer("O-1", at: "A", places: 2) { $0.minimum = 2 }
  round.offer("O-2", at: "A")
  round.trainee("T1") {
    $0.route = .schoolDirect
    $0.leadSchool = "A"
  }
  for trainee in ["T2", "T3", "T4"] { round.trainee(trainee) }
  for trainee in ["T1", "T2"] { round.decide(.locked, trainee, offer: "O-1") }
  round.decide(.accepted, "T3", offer: "O-1")
  round.decide(.accepted, "T4", offer: "O-2")
  round.group("G-3", .apart, ["T2", "T3"])
  round.group("G-4", .apart, ["T2", "T4"])
  let found = try #require(try allocated(round).allocations.contradictions)
  #expect(found.releases.compactMap(\.trainee) == ["T2"])
  #expect(found.sets.map { $0.compactMap(\.trainee) } == [["T3", "T2"]])
}

@Test func aTraineeWhoIsNoLongerFixedTiesNoGroups() throws {
  // Without a profile, T1 is of the groups only while fixed; then T2 and T3 have nothing in common.
  let result = try allocated(
    threeSchools {
      $0.offer("O-C", at: "C", places: 0)
      $0.trainee("T1") { $0.profile = nil }
      $0.trainee("T3")
      $0.decide(.accepted, "T1", at: "C", offer: "O-C")
      $0.decide(.locked, "T2", at: "A", offer: "O-A")
      $0.group("G-2", .together, ["T1", "T2"])
      $0.group("G-3", .together, ["T1", "T3"])
    })
  let found = try #require(result.allocations.contradictions)
  #expect(found.releases.map(\.kind) == [.fixed])
}

@Test func aLockOfATraineeWithoutAProfileContradictsNothing() throws {
  let result = try allocated(
    oneSchool {
      $0.trainee("T1") { $0.profile = nil }
      $0.decide(.locked, "T1", offer: "O-1")
    })
  #expect(result.allocations.contradictions == nil)
  #expect(try result.record("T1").reason == .profileMissing)
}
