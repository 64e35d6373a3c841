import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Places to be filled first, offers that take several or nobody, and trainees with each other.

/// Trainees T1 and T2; a near school and a far one with as many places as told.
///
/// The journeys are of 25 and 60 minutes, unless others are told for T2.
private func nearAndFar(
  near: Int, far: Int, ofT2: (near: Int, far: Int) = (25, 60),
  _ change: (inout RoundBuilder) -> Void = { _ in }
) -> RoundBuilder {
  var round = RoundBuilder.primary()
  for (school, places) in [("far", far), ("near", near)] {
    round.school(school)
    round.offer("O-\(school)", at: school, places: places)
  }
  for (trainee, minutes) in [("T1", (near: 25, far: 60)), ("T2", ofT2)] {
    round.trainee(trainee)
    round.journey(trainee, "near", minutes.near)
    round.journey(trainee, "far", minutes.far)
  }
  change(&round)
  return round
}

extension RoundResult {
  /// The schools of T1 and T2.
  fileprivate var schools: [String?] { allocations.allocations.map(\.school) }
}

@Test("P01 Priority-1 places are all filled where that is possible") func p01MustFill() throws {
  var round = nearAndFar(near: 2, far: 1)
  #expect(try allocated(round).schools == ["near", "near"])

  round.offer("O-far", at: "far") { $0.mustFill = true }
  let filled = try allocated(round)
  #expect(Set(filled.schools) == ["near", "far"])
  #expect(filled.tier(.mustFill)?.value == 0)
  #expect(filled.explanations.emptyMustFill.isEmpty)
  #expect(filled.allocations.contradictions == nil)
}

@Test(
  "P01 Where it is not possible, the result says so and names the fewest that stay empty (never a crash or a bare \"infeasible\")"
)
func p01FewestStayEmpty() throws {
  // Nobody can reach the third school. Two of three would be filled whatever its name.
  for unreachable in ["A", "B", "C"] {
    var round = RoundBuilder.primary()
    for school in ["A", "B", "C"] {
      round.school(school)
      round.offer("O-\(school)", at: school) { $0.mustFill = true }
      for trainee in ["T1", "T2"] {
        round.journey(trainee, school, school == unreachable ? 200 : 30)
      }
    }
    round.trainee("T1")
    round.trainee("T2")
    let result = try allocated(round)
    #expect(result.placedCount == 2)
    let tier = try #require(result.tier(.mustFill))
    #expect((tier.value, tier.isProven) == (1, true))
    #expect(result.explanations.emptyMustFill.map(\.offer) == ["O-\(unreachable)"])
    #expect(result.explanations.emptyMustFill.map(\.places) == [1])
    #expect(result.explanations.emptyMustFill[0].text.contains("the fewest that can"))
    let found = try #require(result.allocations.contradictions)
    #expect(found.isProven)
    #expect(found.releases.map(\.offer) == ["O-\(unreachable)"])
    #expect(found.sets.map { $0.map(\.offer) } == [["O-\(unreachable)"]])
    #expect(result.summaryText.contains("Must-fill places empty, the fewest that can stay empty"))
  }
}

@Test("P01 With fewer trainees than must-fill places, as many stay empty as must")
func p01TooFewTrainees() throws {
  let result = try allocated(
    nearAndFar(near: 2, far: 1) {
      $0.offer("O-near", at: "near") { $0.mustFill = true }
      $0.offer("O-far", at: "far") { $0.mustFill = true }
    })
  #expect(result.tier(.mustFill)?.value == 1)
  #expect(result.explanations.emptyMustFill.reduce(0) { $0 + $1.places } == 1)
  // Either offer could be full, but not both.
  let found = try #require(result.allocations.contradictions)
  #expect(found.releases.count == 1)
  #expect(found.sets.map { Set($0.map(\.offer)) } == [["O-near", "O-far"]])
}

@Test("P02 An offer of minimum 2 gets 0 or >= 2") func p02MinimumOrNone() throws {
  var round = nearAndFar(near: 2, far: 2) { $0.offer("O-near", at: "near") { $0.minimum = 2 } }
  #expect(try allocated(round).schools == ["near", "near"])

  // T2 cannot be there, so T1 cannot either, however near.
  round.trainee("T2") { $0.excludedSchools = ["near"] }
  #expect(try allocated(round).schools == ["far", "far"])
  round.offer("O-near", at: "near") { $0.minimum = 1 }
  #expect(try allocated(round).schools == ["near", "far"])

  // Not even for the sake of a place.
  round.offer("O-near", at: "near") { $0.minimum = 2 }
  round.offer("O-far", at: "far") { $0.state = .withdrawn }
  #expect(try allocated(round).schools == [nil, nil])
}

@Test("P02 The minimum is of one training phase") func p02MinimumByPhase() throws {
  // One trainee in each of two phases: together two, but never two of a phase.
  var round = RoundBuilder.primary(phases: 2)
  round.school("S-1")
  round.offer("O-1", at: "S-1", places: 2) { $0.minimum = 2 }
  for (trainee, phase) in [("T1", "1"), ("T2", "2")] {
    round.trainee(trainee)
    round.demand(of: trainee, phase: phase)
  }
  #expect(try allocated(round).placedCount == 0)
  round.trainee("T3")
  round.demand(of: "T3", phase: "1")
  #expect(try allocated(round).explanations.placed.map(\.trainee) == ["T1", "T3"])
}

@Test(
  "P02 With a minimum on every offer, the optimum equals brute force", arguments: UInt64(0)..<20)
func p02MinimumAgainstEnumeration(seed: UInt64) throws {
  var documents = randomRound(seed: seed)
  for index in documents.offers.indices {
    documents.offers[index].places = max(2, documents.offers[index].places)
    documents.offers[index].minimum = 2
  }
  let result = try allocated(documents)
  let expected = bruteForceOptimum(documents)
  #expect(result.objectives.map(\.name) == expected.tiers.map(\.name))
  #expect(result.objectives.map(\.value) == expected.tiers.map(\.value))
  var proposed: [[String]: Int] = [:]
  var fixed: [[String]: Int] = [:]
  for record in result.allocations.allocations {
    for place in record.places {
      let use = [place.offer ?? "", record.phase]
      if record.status.isProposed {
        proposed[use, default: 0] += 1
      } else {
        fixed[use, default: 0] += 1
      }
    }
  }
  // Places that stay taken after an end count too, and are in no record.
  if !documents.decisions.contains(where: { $0.action == .ended }) {
    #expect(proposed.allSatisfy { $0.value + fixed[$0.key, default: 0] >= 2 })
  }
}

@Test(
  "P03 A pair is at one school or both are unplaced; opening a second place at the near school moves both"
)
func p03Pair() throws {
  var round = nearAndFar(near: 1, far: 2)
  #expect(Set(try allocated(round).schools) == ["near", "far"])
  round.group("pair", .together, ["T1", "T2"])
  #expect(try allocated(round).schools == ["far", "far"])

  var opened = round
  opened.offer("O-near", at: "near", places: 2)
  #expect(try allocated(opened).schools == ["near", "near"])

  // One place at each: both unplaced, although either could be placed alone.
  round.offer("O-far", at: "far", places: 1)
  let unplaced = try allocated(round)
  #expect(unplaced.schools == [nil, nil])
  #expect(unplaced.allocations.allocations.allSatisfy { $0.reason != nil })
  #expect(unplaced.allocations.status == .optimal)
}

@Test("P03 A pair with no school in common is unplaced, and the group is the reason")
func p03NoSchoolInCommon() throws {
  let round = nearAndFar(near: 2, far: 2) {
    $0.group("pair", .together, ["T1", "T2"])
    $0.trainee("T1") { $0.excludedSchools = ["far"] }
    $0.trainee("T2") { $0.excludedSchools = ["near"] }
  }
  let result = try allocated(round)
  #expect(result.schools == [nil, nil])
  for trainee in ["T1", "T2"] {
    #expect(try result.record(trainee).reason?.rawValue == "GROUP")
    #expect(
      try result.unplaced(trainee).text.contains("at a school with a place for each of the group"))
  }
}

@Test("P03 Three kept apart are at three schools, or some are unplaced") func p03Apart() throws {
  var round = nearAndFar(near: 3, far: 3) {
    $0.trainee("T3")
    $0.journey("T3", "near", 25)
    $0.journey("T3", "far", 60)
  }
  #expect(try allocated(round).schools == ["near", "near", "near"])
  round.group("rivals", .apart, ["T1", "T2", "T3"])
  let two = try allocated(round)
  #expect(two.placedCount == 2)
  #expect(Set(two.schools.compactMap { $0 }) == ["near", "far"])
  round.school("other")
  round.offer("O-other", at: "other", places: 3)
  #expect(Set(try allocated(round).schools) == ["near", "far", "other"])
}

@Test("P03 Car sharing is a soft wish: worth its minutes, and it forbids nothing")
func p03CarSharing() throws {
  // T2 is 15 minutes nearer to "far"; sharing gains both ten.
  func result(_ places: Int, gain: Int = 10) throws -> RoundResult {
    var round = nearAndFar(near: places, far: 2, ofT2: (near: 40, far: 25)) {
      $0.group("car", .shareJourney, ["T1", "T2"])
    }
    round.round.rules.needs.sharedJourney = gain
    return try allocated(round)
  }
  let shared = try result(2)
  #expect(shared.schools == ["near", "near"])
  for trainee in ["T1", "T2"] {
    #expect(try shared.record(trainee).contributions.contains(Contribution(.sharedJourney, -10)))
    #expect(try shared.placed(trainee).facts(.travel)?.contains("shared with 1 other") == true)
  }
  // Fifteen minutes for twice seven is no gain.
  #expect(try result(2, gain: 7).schools == ["near", "far"])
  // Without room for both, each is where it is best alone.
  #expect(try result(1).schools == ["near", "far"])
}
