import PlacementDocuments
import Testing

@Suite struct ProblemTests {
  @Test func descriptionGivesPlaceFactAndFix() {
    let problem = Problem(
      code: "UNKNOWN-SCHOOL", document: "offers.json", path: "offers[3].school", record: "O-0031",
      line: 41, fact: "no school has the id 'S-88'", fix: "Did you mean 'S-08'?")
    #expect(
      problem.description
        == "offers.json: offers[3].school (O-0031), line 41: no school has the id 'S-88'. "
        + "Did you mean 'S-08'?")
    #expect(problem.severity == .error)
  }

  @Test func descriptionDoesWithoutWhatIsNotKnown() {
    var problem = Problem(code: "X", document: "a.csv", fact: "it is empty", fix: "")
    #expect(problem.description == "a.csv: it is empty.")
    problem.line = 2
    problem.column = 3
    #expect(problem.description == "a.csv: line 2, column 3: it is empty.")
    problem.record = "T-1"
    #expect(problem.description == "a.csv: T-1, line 2, column 3: it is empty.")
  }
}
