import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Rounds that are run again: with changes, with earlier results, under other rules.

/// A record as it stands in `allocations.json`.
private func json(_ record: AllocationRecord) -> String {
  var document = AllocationsDocument()
  document.allocations = [record]
  return String(decoding: AllocationsDocument.format.write(document), as: UTF8.self)
}

/// Four schools of one place, each within reach of two or three of the trainees.
///
/// At first T1 is at A, T2 at B and T3 at D, 25 minutes each.
private var chain: RoundBuilder {
  var round = RoundBuilder.primary()
  let minutes = [
    "T1": ["A": 25, "B": 40], "T2": ["B": 25, "C": 70, "D": 30], "T3": ["C": 30, "D": 25],
  ]
  for school in ["A", "B", "C", "D"] {
    round.school(school)
    round.offer("O-\(school)", at: school)
    for trainee in ["T1", "T2", "T3"] {
      round.journey(trainee, school, minutes[trainee]?[school] ?? 200)
    }
  }
  for trainee in ["T1", "T2", "T3"] { round.trainee(trainee) }
  return round
}

@Test(
  "S41 Withdrawing one offer moves only the trainees on it (plus the fewest needed), each move explained, others byte-identical"
)
func s41Withdrawal() throws {
  let before = try allocated(chain)
  #expect(before.allocations.allocations.map(\.school) == ["A", "B", "D"])
  var changed = chain
  changed.offer("O-A", at: "A") { $0.state = .withdrawn }

  // From scratch, the best is B, D, C: 40 + 30 + 30. It moves all three.
  #expect(try allocated(changed).allocations.allocations.map(\.school) == ["B", "D", "C"])

  // T1 can only go to B, so T2 has to leave it; T3 need not move if T2 goes to C.
  changed.keepTo = before.allocations
  let after = try allocated(changed)
  #expect(after.allocations.allocations.map(\.school) == ["B", "C", "D"])
  #expect(after.explanations.moves.map(\.trainee) == ["T1", "T2"])
  #expect(after.explanations.moves.map(\.code) == ["OFFER-WITHDRAWN", "OUTRANKED"])
  #expect(after.explanations.moves.map(\.from) == ["A", "B"])
  #expect(after.explanations.moves.map(\.to) == ["B", "C"])
  #expect(after.explanations.moves.allSatisfy { !$0.text.isEmpty && !$0.policyReference.isEmpty })
  #expect(try json(after.record("T3")) == json(before.record("T3")))
  #expect(try json(after.record("T2")) != json(before.record("T2")))
}

@Test("S41 Where the trainee on it has somewhere else to go, nobody else moves")
func s41NobodyElse() throws {
  let before = try allocated(chain)
  var changed = chain
  // T3's own offer: C is free.
  changed.offer("O-D", at: "D") { $0.state = .withdrawn }
  changed.keepTo = before.allocations
  let after = try allocated(changed)
  #expect(after.explanations.moves.map(\.trainee) == ["T3"])
  for trainee in ["T1", "T2"] {
    #expect(try json(after.record(trainee)) == json(before.record(trainee)))
  }
}

@Test("P13 The number of moves is proven minimal") func p13FewestMoves() throws {
  var changed = chain
  changed.keepTo = try allocated(chain).allocations
  let unmoved = try allocated(changed)
  #expect(unmoved.tier(.moves)?.value == 0)
  #expect(unmoved.explanations.moves.isEmpty)

  changed.offer("O-A", at: "A") { $0.state = .withdrawn }
  let moves = try #require(try allocated(changed).tier(.moves))
  #expect((moves.value, moves.bound, moves.isProven) == (2, 2, true))
}

@Test("P13 A demand locked by people is not moved; nor is one fixed") func p13Locks() throws {
  let before = try allocated(chain)
  for action in [Decision.Action.locked, .accepted] {
    var changed = chain
    changed.offer("O-A", at: "A") { $0.state = .withdrawn }
    changed.decide(action, "T2", at: "B", offer: "O-B")
    changed.keepTo = before.allocations
    let after = try allocated(changed)
    #expect(try after.record("T2").school == "B")
    // There is nowhere else for T1.
    #expect(try after.record("T1").status == .unplaced)
    #expect(after.explanations.moves.map(\.trainee) == ["T1"])
    #expect(try json(after.record("T3")) == json(before.record("T3")))
  }
}

@Test(
  "P13 A round run again without a change moves nobody and repeats every record",
  arguments: UInt64(0)..<20)
func p13NothingChanged(seed: UInt64) throws {
  var documents = randomRound(seed: seed)
  // In a repair these are kept where without one they bind, so the two rounds would differ.
  documents.decisions.removeAll { [.sent, .told].contains($0.action) }
  let before = try allocated(documents)
  documents.keepTo = before.allocations
  let after = try allocated(documents)
  #expect(after.explanations.moves.isEmpty)
  #expect(after.allocations.allocations.map(json) == before.allocations.allocations.map(json))
}

@Test(
  "P13 After a withdrawal the moves are as few as enumeration finds, each explained, and nobody else's place changes",
  arguments: UInt64(0)..<20)
func p13WithdrawalOnRandomRounds(seed: UInt64) throws {
  var documents = randomRound(seed: seed)
  documents.decisions.removeAll { [.sent, .told].contains($0.action) }
  let before = try allocated(documents)
  let used = before.allocations.allocations.first { $0.status.isProposed }?.places.first?.offer
  for index in documents.offers.indices where documents.offers[index].id == used {
    documents.offers[index].state = .withdrawn
  }
  documents.keepTo = before.allocations
  let after = try allocated(documents)
  let expected = bruteForceOptimum(documents)
  #expect(
    after.tier(.moves)?.value == expected.tiers.first { $0.name == .moves }?.value)
  #expect(after.explanations.moves.count == after.tier(.moves)?.value ?? 0)
  let moved = Set(after.explanations.moves.map { [$0.trainee, $0.phase] })
  for (old, new) in zip(before.allocations.allocations, after.allocations.allocations)
  where old.status.isProposed && !moved.contains([old.trainee, old.phase]) {
    #expect(new.school == old.school)
    #expect(new.places.map(\.offer) == old.places.map(\.offer))
  }
}

@Test(
  "S51 A returner's earlier placements may come from the results of earlier rounds")
func s51HistoryOfAReturner() throws {
  var round = RoundBuilder.primary(phases: 3)
  for (school, minutes) in [("S-1", 25), ("S-2", 30), ("S-3", 80)] {
    round.school(school)
    round.offer("O-\(school)", at: school)
    round.journey("T1", school, minutes)
  }
  round.trainee("T1") { $0.status = .returning }
  round.phases = ["1"]
  let first = try allocated(round)
  #expect(first.allocations.allocations.map(\.school) == ["S-1"])
  round.phases = ["2"]
  round.history = [first.allocations]
  let second = try allocated(round)
  #expect(second.allocations.allocations.map(\.school) == ["S-2"])

  // Only phase 3 is asked for, and both earlier schools are avoided though they are nearer.
  round.phases = ["3"]
  round.history.append(second.allocations)
  let third = try allocated(round)
  #expect(third.allocations.allocations.map(\.phase) == ["3"])
  #expect(third.allocations.allocations.map(\.school) == ["S-3"])
  #expect(third.allocations.phases == ["3"])

  round.history = []
  #expect(try allocated(round).allocations.allocations.map(\.school) == ["S-1"])
}

@Test(
  "S51 Of two for one place, the one who takes the phase again has it", arguments: ["T1", "T2"])
func s51Retake(returner: String) throws {
  var round = RoundBuilder.primary(phases: 2)
  round.school("S-1")
  round.offer("O-1", at: "S-1")
  for trainee in ["T1", "T2"] {
    round.trainee(trainee)
    round.demand(of: trainee, phase: "2") { $0.isRetake = trainee == returner }
    // The other is much nearer.
    round.journey(trainee, "S-1", trainee == returner ? 85 : 20)
  }
  #expect(try allocated(round).explanations.placed.map(\.trainee) == [returner])
}

@Test(
  "S48 Same data under two rule packs yields two results each stamped with its pack; old pack reproduces old result byte for byte"
)
func s48AnnualRevision() throws {
  var round = twoSchools {
    $0.journey("T1", "S-1", 60)
    $0.journey("T1", "S-2", 30)
    $0.prior(of: "T1", at: "S-2", years: [.year4])
  }
  let old = round.round.rules
  let first = try allocated(round)
  #expect(try first.record("T1").school == "S-1")
  round.round.rules.travel.limitMinutes = 59
  let second = try allocated(round)
  #expect(try second.record("T1").status == .unplaced)
  #expect(first.allocations.rules == old)
  #expect(second.allocations.rules.travel.limitMinutes == 59)

  round.round.rules = old
  #expect(try allocated(round).files.map(\.bytes) == first.files.map(\.bytes))
  #expect(second.files.map(\.bytes) != first.files.map(\.bytes))
}
