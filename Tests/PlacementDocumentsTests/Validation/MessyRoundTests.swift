import PlacementDocuments
import Testing

/// The whole report of a round with many things wrong.
struct MessyRoundTests {
  @Test func messyRoundIsReportedWhole() throws {
    let folder = try messyFolder()
    let (read, problems) = RoundFolder.read(folder.path)
    let validation = validate(try #require(read), readingProblems: problems, setAside: false)
    let report = validation.problems.map { "\($0.severity) \($0.code) \($0)" }
    #expect(report.joined(separator: "\n") == expected)
    #expect(!validation.isUsable)
  }

  @Test func noMessageHoldsANameOfAnybodyOrAnySchool() throws {
    let folder = try messyFolder()
    for setAside in [false, true] {
      let (read, problems) = RoundFolder.read(folder.path)
      let validation = validate(try #require(read), readingProblems: problems, setAside: setAside)
      for problem in validation.problems {
        let text = problem.description
        #expect(!["Ashmere", "Kelby", "Doe", "Jane"].contains { text.contains($0) })
      }
    }
  }

  private func messyFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write(
      """
      {
        "format": "placements/schools",
        "version": 1,
        "schools": [
          {"id": "S-1", "name": "Ashmere Primary", "age_range": "4-11", "mentors": []},
          {"id": "S-2", "name": "Kelby High", "age_range": "eleven to sixteen"},
          {"id": "S-3", "name": "Kelby College", "partnership": {"status": "terminated"}}
        ]
      }
      """, to: "schools.json")
    try folder.write(
      """
      {
        "format": "placements/offers",
        "version": 1,
        "offers": [
          {"id": "O-1", "school": "S-1", "academic_year": "2019-20", "places": 1},
          {"id": "O-2", "school": "S-2", "academic_year": "2018-19", "places": 1},
          {"id": "O-3", "school": "Kelby", "academic_year": "2018-19", "places": "many"},
          {"id": "O-4", "school": "Ashmere", "academic_year": "2018-19", "places": 1}
        ]
      }
      """, to: "offers.json")
    try folder.write(
      """
      {
        "format": "placements/trainees",
        "version": 1,
        "trainees": [
          {"id": "T-1", "programme": "P-PRI", "surname": "Doe"},
          {"id": "T-2", "programme": "P-SEC", "route": "school_direct", "subjects": ["histroy"]}
        ]
      }
      """, to: "trainees.json")
    try folder.write(
      """
      trainee,school,mode,minutes
      T-1,S-1,bus,30
      T-2,S-2,car,forty
      Jane,S-3,walk,20
      """, to: "travel.csv")
    try folder.write(
      """
      date,role,action,trainee,school,offer
      2018-07-01,office,accepted,,S-1,
      2018-07-01,office,accepted,T-2,Ashmere,O-2
      """, to: "decisions.csv")
    return folder
  }

  private let expected = """
    error BAD-AGE-RANGE schools.json: schools[1].age_range (S-2), line 6, column 54: this is not \
    an age range. Write the youngest and the oldest age, from 2 to 19, as "5-11".
    warning MENTOR-NOT-NAMED schools.json: schools[0].mentors (S-1): the school offers places \
    and names no mentor (Partnership Agreement §4.2). Ask for the mentors.
    error ENDED-WITHOUT-DISCUSSION schools.json: schools[2].partnership (S-3): the partnership \
    is terminated without a concluded discussion (Partnership Agreement §1.3). Add \
    discussion_concluded, or correct the status to concerns_under_discussion.
    error WRONG-TYPE offers.json: offers[2].places (O-3), line 7, column 76: expected a whole \
    number, found a text in quotes. Write a whole number from 0 to 1000.
    error WRONG-YEAR offers.json: offers[0].academic_year (O-1): the offer is for 2019-20, the \
    round for 2018-19. Correct the year, or keep the offer for its own round.
    warning OBSERVATION-NOT-RECORDED offers.json: offers[0] (O-1): the primary offer does not \
    say phonics_observation and send_observation. Ask the school, and write true or false.
    error UNKNOWN-SCHOOL offers.json: offers[3].school (O-4): no school has this id. Add the \
    school to schools.json, or correct the id.
    error FORBIDDEN-FIELD trainees.json: trainees[0] (T-1), line 5, column 41: 'surname' must \
    not be held here. Remove it. Names and contacts belong in people.json; no rule may depend on \
    the rest.
    error NO-LEAD-SCHOOL trainees.json: trainees[1] (T-2): the trainee is on School Direct, but \
    no lead school is given (Partnership Agreement §1.4). Add lead_school, or correct the route.
    error UNKNOWN-SUBJECT trainees.json: trainees[1].subjects[0] (T-2): 'histroy' is not a \
    subject of the rule pack. Did you mean 'history'?
    warning PROFILE-MISSING trainees.json: trainees[1] (T-2): there is no Trainee Profile, so \
    the trainee is not placed (Partnership Agreement §1.4 (Trainee Profile)). Ask for it.
    error UNKNOWN-CHOICE travel.csv: row 2, column mode, line 2: this is not one of the choices. \
    Choose from: car, cycle, public_transport, walk.
    error NOT-WHOLE travel.csv: row 3, column minutes, line 3: this is not a whole number. Write \
    whole minutes each way, from 1 to 1440; leave the row out if they are not known.
    error UNKNOWN-TRAINEE travel.csv: row 4, column trainee: no trainee has this id. Add the \
    trainee to trainees.json, or correct the id.
    error INCOMPLETE-DECISION decisions.csv: row 2, column trainee: 'accepted' needs a trainee. \
    Fill it in.
    error UNKNOWN-SCHOOL decisions.csv: row 3, column school: no school has this id. Add the \
    school to schools.json, or correct the id.
    """
}
