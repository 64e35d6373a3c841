import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Breaches of course rules, by trainee, with the rule's name.

private func lastPhase(_ rule: CourseRule.Kind, atLeast: Int) -> RoundBuilder {
  oneSchool {
    $0.phase("1") { $0.isFinal = true }
    var asked = CourseRule()
    asked.id = "asked"
    asked.kind = rule
    asked.atLeast = atLeast
    $0.round.rules.course = [asked]
  }
}

@Test func aTraineeAtOneSchoolBreaksTheRuleOfTwo() throws {
  var round = lastPhase(.differentSchools, atLeast: 2)
  let result = try allocated(round)
  #expect(result.explanations.courseRules.map(\.trainee) == ["T1"])
  #expect(result.explanations.courseRules.map(\.rule) == ["asked"])
  #expect(
    result.explanations.courseRules[0].text
      == "T1: placements at 1 school, at least 2 different ones asked (rule asked, Partnership Agreement §1.4)."
  )
  #expect(result.summaryText.contains("\nCourse rule asked broken by 1: T1.\n"))

  // An earlier placement, at a school that is not in the round.
  round.prior(of: "T1", years: [.year1])
  let kept = try allocated(round)
  #expect(kept.explanations.courseRules.isEmpty)
  #expect(!kept.summaryText.contains("Course rule"))
}

@Test func keyStagesThatAreThereAreNamed() throws {
  let result = try allocated(lastPhase(.keyStages, atLeast: 2))
  #expect(
    result.explanations.courseRules.map(\.text) == [
      "T1: 1 key stage of the age range (KS2), at least 2 asked (rule asked, Partnership Agreement §1.4)."
    ])
}

@Test func theUnplacedBreakRulesToo() throws {
  var round = lastPhase(.differentSchools, atLeast: 1)
  round.journey("T1", "S-1", 200)
  let result = try allocated(round)
  #expect(result.explanations.courseRules.map(\.text.first) == ["T"])
  #expect(
    result.explanations.courseRules[0].text.hasPrefix("T1: placements at 0 schools, at least 1"))
}

@Test func employedTraineesAreToBeAway() throws {
  var round = lastPhase(.away, atLeast: 1)
  round.trainee("T1") {
    $0.route = .schoolDirectSalaried
    $0.employingSchool = "S-1"
    $0.leadSchool = "S-1"
    $0.supportRequested = true
    $0.checks.confirmedBy = .employer
  }
  #expect(
    try allocated(round).explanations.courseRules[0].text.hasPrefix(
      "T1: 0 placements away from the employing school, at least 1 asked"))
}
