import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What is told of trainees who go together.

private var pair: RoundBuilder {
  twoSchools {
    $0.trainee("T2")
    var group = TraineeGroup()
    group.id = "G-1"
    group.kind = .together
    group.trainees = ["T1", "T2"]
    $0.round.groups = [group]
    // T2 can only go to S-1.
    $0.journey("T2", "S-2", 200)
  }
}

@Test func aPairWithNoSchoolInCommonIsToldSo() throws {
  var round = pair
  round.journey("T1", "S-1", 200)
  let result = try allocated(round)
  #expect(try result.unplaced("T1").code == .group)
  #expect(
    try result.unplaced("T1").funnel.last?.words == "at a school with a place for each of the group"
  )
  #expect(
    try result.unplaced("T1").text == """
      T1, phase 1: no place. Offers: 2 within the age phase → 1 within the travel limit → \
      0 at a school with a place for each of the group (Partnership Agreement §3.3).
      """)
  #expect(try result.unplaced("T2").code == .group)
}

@Test func sharedJourneysAreToldWithoutNames() throws {
  var round = pair
  round.round.groups[0].kind = .shareJourney
  round.offer("O-S-1", at: "S-1", places: 2)
  let result = try allocated(round)
  for trainee in ["T1", "T2"] {
    let facts = try #require(try result.placed(trainee).facts(.travel))
    #expect(facts.hasSuffix(", limit 90, to be shared with 1 other"))
  }
}
