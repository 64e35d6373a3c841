import PlacementDocuments
import Testing

/// Personal data that must not be held is refused by name.
struct ForbiddenFieldTests {
  @Test(arguments: [
    "sex", "gender", "Age", "date_of_birth", "dateOfBirth", "DOB", "ethnicity", "religion",
    "nationality", "diagnosis", "medical", "disability", "health", "dbs_number",
    "dbs_certificate", "attainment", "grade", "degree_class", "home_address", "address",
    "postcode", "name", "first_name", "surname", "e-mail", "email", "phone", "telephone",
    "student_number", "trn", "TRN", "overseas_checks",
  ])
  func personalFieldOfATraineeIsRefused(key: String) throws {
    let problems = try problems(trainee: "\"\(key)\": \"F\"")
    #expect(
      problems == [
        "FORBIDDEN-FIELD trainees.json: trainees[0] (T-1), line 2, column 32: '\(key)' must not be "
          + "held here. Remove it. Names and contacts belong in people.json; no rule may depend on "
          + "the rest."
      ])
  }

  @Test func otherUnknownKeysKeepTheirMessage() throws {
    let problems = try problems(trainee: "\"rout\": \"core\"")
    #expect(problems.map { $0.prefix(11) } == ["UNKNOWN-KEY"])
  }

  @Test func mentorsHaveNoNamesAndSchoolsHave() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write(
      """
      {"format": "placements/schools", "version": 1, "schools": [
      {"id": "S-1", "name": "Ashmere", "telephone": "1", "mentors": [{"id": "M-1", "name": "J"}]}
      ]}
      """, to: "schools.json")
    let (read, problems) = RoundFolder.read(folder.path)
    let validation = validate(try #require(read), readingProblems: problems, setAside: false)
    let found = validation.errors.filter { $0.document == "schools.json" }
    #expect(
      found.map { "\($0.code) \($0.path)" } == [
        "UNKNOWN-KEY schools[0]", "FORBIDDEN-FIELD schools[0].mentors[0]",
      ])
  }

  private func problems(trainee field: String) throws -> [String] {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write(
      """
      {"format": "placements/trainees", "version": 1, "trainees": [
      {"id": "T-1", "route": "core", \(field), "programme": "P-PRI", "profile": {}},
      {"id": "T-2", "programme": "P-SEC", "subjects": ["history"], "profile": {}}
      ]}
      """, to: "trainees.json")
    let (read, problems) = RoundFolder.read(folder.path)
    let validation = validate(try #require(read), readingProblems: problems, setAside: false)
    return validation.problems.map { "\($0.code) \($0)" }
  }
}
