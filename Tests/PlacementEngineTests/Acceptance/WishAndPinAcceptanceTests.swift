import Foundation
import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What trainees wish for, what people rule out, and what they fix that cannot all be.

/// Five trainees with the same wishes, for a school of two places and one of a single place.
///
/// The other two schools are a tenth and two tenths of a degree north of the fallback point.
private func wishes(_ schools: [String] = ["S-1", "S-2"]) -> RoundBuilder {
  var round = RoundBuilder.primary()
  for (school, places, tenths) in [("S-1", 2, 5), ("S-2", 1, 6), ("S-3", 1, 1), ("S-4", 1, 2)] {
    round.school(school) {
      $0.position = Position(latitude: 53 + Double(tenths) / 10, longitude: -3)
    }
    round.offer("O-\(school)", at: school, places: places)
  }
  for number in 1...5 {
    round.trainee("T\(number)")
    round.wish(of: "T\(number)", schools, orNear: Position(latitude: 53, longitude: -3))
  }
  return round
}

@Test("P06 Off: wishes are ignored") func p06Off() throws {
  let with = try allocated(wishes())
  let without = try allocated(wishes([]))
  #expect(with.allocations.allocations == without.allocations.allocations)
  #expect(with.allocations.tiers == without.allocations.tiers)
  #expect(with.explanations.wishes.isEmpty)
  #expect(with.summaryText == without.summaryText)
}

@Test(
  "P06 On: a table of 1st/2nd/…/fallback shares with mean distance, in the form that Cologne publishes"
)
func p06On() throws {
  var round = wishes()
  round.round.rules.wishes.byRank = [30, 10]
  let result = try allocated(round)
  let table = result.explanations.wishes
  #expect(table.map(\.programme) == [nil, "primary"])
  for row in table {
    #expect(row.trainees == 5)
    #expect(row.byRank == [2, 1])
    #expect((row.fallback, row.otherSchool, row.unplaced) == (2, 0, 0))
    // 11.1 and 22.2 kilometres.
    #expect(row.meanKilometresTenths == 167)
  }
  #expect(
    result.summaryText.contains(
      """

      Wishes of 5 demands: 2 at wish 1; 1 at wish 2; 2 elsewhere, on average 16.7 km from the \
      fallback point; 0 unplaced

      """))
  // Two at the first wish, one at the second; at most 60 for the fallback, here 12 and 23.
  let minutes = result.allocations.allocations.flatMap(\.contributions).filter { $0.term == .wish }
    .map(\.minutes)
  #expect(minutes.sorted() == [-30, -30, -10, 12, 23])
}

@Test("P06 A wish moves a trainee who gains by it", arguments: ["S-1", "S-2"])
func p06AWish(wished: String) throws {
  var round = twoSchools { $0.wish(of: "T1", [wished]) }
  round.round.rules.wishes.byRank = [10]
  #expect(try allocated(round).record("T1").school == wished)
  // Ten minutes of a wish do not outweigh eleven of travel.
  round.journey("T1", wished, 32)
  #expect(try allocated(round).record("T1").school != wished)
}

@Test(
  "P09 Conflict of interest: never this school, no reason held", arguments: UInt64(0)..<20)
func p09NeverThisSchool(seed: UInt64) throws {
  var documents = randomRound(seed: seed)
  let first = try allocated(documents).allocations.allocations.first { $0.status.isProposed }
  guard let record = first, let school = record.school else { return }
  let index = try #require(documents.trainees.firstIndex { $0.id == record.trainee })
  documents.trainees[index].excludedSchools.append(school)
  documents.sortCanonically()
  for after in try allocated(documents).allocations.allocations
  where after.trainee == record.trainee && after.status.isProposed {
    #expect(after.school != school)
  }
}

@Test("P09 A reason for an exclusion cannot even be written") func p09NoReason() throws {
  try withFolder(of: oneSchool { $0.trainee("T1") { $0.excludedSchools = ["S-1"] } }.documents) {
    path in
    #expect(try validation(ofFolder: path).isUsable)
    let file = path + "/trainees.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let list = try #require(text.firstRange(of: #/"excluded_schools": \[[^\]]*\]/#))
    let written = text.replacingCharacters(
      in: list,
      with: #""excluded_schools": [{"school": "S-1", "reason": "a relative works there"}]"#)
    try written.write(toFile: file, atomically: true, encoding: .utf8)
    let refused = try validation(ofFolder: path)
    #expect(!refused.errors.isEmpty)
    #expect(Round(refused) == nil)
    #expect(refused.errors.allSatisfy { !$0.description.contains("relative") })
  }
}

@Test("S52 Two pins on one place: a named contradiction, and the run says whose release is enough")
func s52ContradictoryPins() throws {
  var round = oneSchool {
    $0.trainee("T2")
    $0.decide(.locked, "T1", at: "S-1")
    $0.decide(.locked, "T2", at: "S-1")
  }
  let result = try allocated(round)
  #expect(result.placedCount == 1)
  let found = try #require(result.allocations.contradictions)
  #expect(found.isProven)
  #expect(found.sets.map { $0.map(\.kind) } == [[.lock, .lock]])
  #expect(found.sets.map { $0.map(\.trainee) } == [["T1", "T2"]])
  #expect(found.releases.count == 1)
  #expect(result.summaryText.contains("These cannot hold together: T1, phase 1, is locked"))
  #expect(result.summaryText.contains("Releasing this is enough: "))

  // Either one, alone or with another place, is no contradiction.
  round.offer("O-1", at: "S-1", places: 2)
  let roomy = try allocated(round)
  #expect(roomy.placedCount == 2)
  #expect(roomy.allocations.contradictions == nil)
}

@Test("S52 Two who are to be apart, pinned to one school, contradict each other")
func s52PinnedTogetherAndApart() throws {
  let result = try allocated(
    oneSchool {
      $0.offer("O-1", at: "S-1", places: 2)
      $0.trainee("T2")
      $0.group("rivals", .apart, ["T1", "T2"])
      $0.decide(.locked, "T1", at: "S-1")
      $0.decide(.locked, "T2", at: "S-1")
    })
  #expect(result.placedCount == 1)
  let found = try #require(result.allocations.contradictions)
  #expect(found.sets.map { $0.map(\.trainee) } == [["T1", "T2"]])
}

@Test("S52 A pin that a hard rule forbids is a contradiction of its own, and the rule is named")
func s52PinAgainstARule() throws {
  let result = try allocated(
    twoSchools {
      $0.decide(.locked, "T1", at: "S-2")
      $0.journey("T1", "S-2", 200)
    })
  #expect(try result.record("T1").reason?.rawValue == "TOO-FAR")
  #expect(
    try result.unplaced("T1").policyReference
      == "Partnership Agreement §1.4 (travelling distances)")
  let found = try #require(result.allocations.contradictions)
  #expect(found.sets.map { $0.map(\.trainee) } == [["T1"]])
  #expect(result.summaryText.contains("1 TOO-FAR: T1"))
}

@Test("S52 Pins, must-fill places and pairs: of several contradictions each is named")
func s52SeveralContradictions() throws {
  // T1 and T2 want A's one place; T3 and T4 are a pair fixed at two schools.
  var round = RoundBuilder.primary()
  for school in ["A", "B", "C"] {
    round.school(school)
    round.offer("O-\(school)", at: school)
  }
  for trainee in ["T1", "T2", "T3", "T4"] { round.trainee(trainee) }
  round.decide(.locked, "T1", at: "A")
  round.decide(.locked, "T2", at: "A")
  round.decide(.accepted, "T3", offer: "O-B")
  round.decide(.accepted, "T4", offer: "O-C")
  round.group("pair", .together, ["T3", "T4"])
  let found = try #require(try allocated(round).allocations.contradictions)
  #expect(found.isProven)
  #expect(found.releases.count == 2)
  #expect(
    Set(found.sets.map { Set($0.map { $0.trainee ?? $0.group ?? "" }) })
      == [["T1", "T2"], ["T3", "T4", "pair"]])
}
