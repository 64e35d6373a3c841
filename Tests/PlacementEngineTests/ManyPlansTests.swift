import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// More joint plans of one trainee than memory holds are searched all the same, to proof.
@Test func threePhasesOfManyOffersAreSolvedTogether() throws {
  var round = RoundBuilder.primary(phases: 3)
  for number in 1...180 {
    round.school("S-\(number)")
    round.offer("O-\(number)", at: "S-\(number)")
  }
  round.trainee("T1")
  let valid = try #require(validRound(round.documents))
  let result = try allocate(valid).allocations
  #expect(result.status == .optimal)
  #expect(result.summary.ready + result.summary.reserved + result.summary.held == 3)
  #expect(Set(result.allocations.compactMap(\.school)).count == 3)
}
