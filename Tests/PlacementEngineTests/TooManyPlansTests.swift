import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// A round with more joint plans than memory holds is refused in words, not by running out of it.
@Test func tooManyJointPlansAreRefused() throws {
  var round = RoundBuilder.primary(phases: 3)
  for number in 1...180 {
    round.school("S-\(number)")
    round.offer("O-\(number)", at: "S-\(number)")
  }
  round.trainee("T1")
  let valid = try #require(validRound(round.documents))
  #expect {
    try allocate(valid)
  } throws: { error in
    guard case InternalError.tooManyPlans = error else { return false }
    return true
  }
}
