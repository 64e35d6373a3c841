import PlacementDocuments
import Testing

/// Reading and writing the folder of a round.
struct RoundFolderTests {
  @Test func writtenRoundIsReadBackTheSame() throws {
    var documents = Fixture.documents()
    documents.journeys[1].phase = "1"
    documents.journeys[1].isEstimated = true
    documents.decisions[0].reason = "too_far"
    let folder = try TemporaryFolder(documents)
    let (read, problems) = RoundFolder.read(folder.path)
    #expect(problems.isEmpty)
    let again = try #require(read)
    #expect(again.schools == documents.schools)
    #expect(again.offers == documents.offers)
    #expect(again.trainees == documents.trainees)
    #expect(again.journeys == documents.journeys)
    #expect(again.decisions == documents.decisions)
    #expect(canonicalDigests(of: again) == canonicalDigests(of: documents))
    #expect(RoundFolder.read(folder.path + "/").problems.isEmpty)
  }

  @Test func tablesHaveTheColumnsTheyNeed() throws {
    var documents = Fixture.documents()
    let files = Dictionary(
      uniqueKeysWithValues: RoundFolder.write(documents).map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
    #expect(
      files["travel.csv"] == """
        trainee,school,mode,minutes,kind\r
        T-1,S-1,public_transport,30,measured\r
        T-2,S-2,public_transport,40,measured\r

        """)
    #expect(
      files["decisions.csv"] == """
        date,role,action,trainee,phase,school,offer,reason\r
        2018-07-01,office,sent,T-2,1,S-2,O-2,\r

        """)
    documents.journeys[0].phase = "1"
    let travel = RoundFolder.write(documents).first { $0.name == "travel.csv" }
    #expect(
      String(decoding: travel?.bytes ?? [], as: UTF8.self) == """
        trainee,phase,school,mode,minutes,kind\r
        T-1,1,S-1,public_transport,30,measured\r
        T-2,,S-2,public_transport,40,measured\r

        """)
  }

  @Test func tablesMayBeAbsentAndOtherDocumentsNot() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.remove("travel.csv")
    try folder.remove("decisions.csv")
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(problems.isEmpty)
    #expect(documents?.journeys.isEmpty == true)
    #expect(documents?.decisions.isEmpty == true)
    for name in ["round.json", "schools.json", "offers.json", "trainees.json"] {
      try folder.remove(name)
    }
    let empty = RoundFolder.read(folder.path)
    #expect(empty.documents == nil)
    #expect(
      empty.problems.map { "\($0.code) \($0)" } == [
        "MISSING-FILE round.json: cannot read this file: it does not exist. Check the path.",
        "MISSING-FILE schools.json: cannot read this file: it does not exist. Check the path.",
        "MISSING-FILE offers.json: cannot read this file: it does not exist. Check the path.",
        "MISSING-FILE trainees.json: cannot read this file: it does not exist. Check the path.",
      ])
  }

  @Test(arguments: ["/nowhere/at/all", "", "/tmp/a\u{0}b", "/dev/null"])
  func folderThatIsNotThereHasProblems(path: String) {
    let (documents, problems) = RoundFolder.read(path)
    #expect(documents == nil)
    #expect(problems.count >= 4)
  }

  @Test func peopleAreNeverOpened() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    // Opening a link that leads to itself fails, so nobody has tried.
    try folder.makeLink("people.json", to: "people.json")
    #expect(RoundFolder.read(folder.path).problems.isEmpty)
  }

  @Test func linkThatLeadsNowhereIsNotTakenForAnAbsentTable() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.remove("decisions.csv")
    try folder.makeLink("decisions.csv", to: "moved-away.csv")
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents == nil)
    #expect(problems.map(\.code) == ["UNREADABLE-FILE"])
  }

  @Test func everyFaultOfATravelRowIsReported() throws {
    let (documents, problems) = try read(
      travel: """
        school,trainee,minutes,mode,kind,miles,source
        S-1,T-1,30,car,,7.5,Moovit
        S 1,,-5,bike,guessed,far,
        S-1,T-2,0,publictransport,estimated,,
        S-1,T-2,12.5,,measured,-1,
        S-1,T-2,99999999999999999999,walk,measured,1e5,

        S-1,T-2
        Jane Doe,T-2,15,walk,,,"said "Jane""
        S-2,T-2,1440,walk,estimated,.5,
        """)
    #expect(
      problems.map { "\($0.code) \($0.path)" } == [
        "SHORT-ROW row 8", "STRAY-QUOTE row 9", "EMPTY-ROW row 7",
        "EMPTY-CELL row 3, column trainee", "BAD-IDENTIFIER row 3, column school",
        "UNKNOWN-CHOICE row 3, column mode", "OUT-OF-RANGE row 3, column minutes",
        "UNKNOWN-CHOICE row 3, column kind", "NOT-A-NUMBER row 3, column miles",
        "UNKNOWN-CHOICE row 4, column mode", "OUT-OF-RANGE row 4, column minutes",
        "EMPTY-CELL row 5, column mode", "NOT-WHOLE row 5, column minutes",
        "NOT-A-NUMBER row 5, column miles", "OUT-OF-RANGE row 6, column minutes",
        "NOT-A-NUMBER row 6, column miles",
      ])
    #expect(documents.journeys.map(\.minutes) == [30, 1440])
    #expect(documents.journeys.map(\.isEstimated) == [false, true])
    #expect(documents.unreadable.map(\.index).sorted() == [1, 2, 3, 4, 5, 6, 7])
    #expect(
      problems.map(\.description).contains(
        "travel.csv: row 4, column mode, line 4: 'publictransport' is not one of the choices. "
          + "Did you mean 'public_transport'? Choose from: car, cycle, public_transport, walk."))
    #expect(!problems.contains { $0.description.contains("Jane") })
  }

  @Test func everyFaultOfADecisionIsReported() throws {
    let (documents, problems) = try read(
      decisions: """
        date,role,action,trainee,school,reason
        2018-07-01,office,sent,T-2,S-2,
        01/07/2018,Office,acepted,T-2,S-2,Too far for Jane
        ,,,,,
        """)
    #expect(
      problems.map { "\($0.code) \($0.path)" } == [
        "BAD-DATE row 3, column date", "UNKNOWN-CHOICE row 3, column role",
        "UNKNOWN-CHOICE row 3, column action", "BAD-KEYWORD row 3, column reason",
        "EMPTY-CELL row 4, column date", "EMPTY-CELL row 4, column role",
        "EMPTY-CELL row 4, column action",
      ])
    #expect(documents.decisions.count == 1)
    #expect(
      documents.unreadable
        == [1, 2].map {
          FaultyRecord(list: "decisions", index: $0, identifier: nil)
        })
    #expect(!problems.contains { $0.description.contains("Jane") })
    let validation = validate(documents, readingProblems: problems, setAside: true)
    #expect(!validation.isUsable)
  }

  @Test func rowsAreNamedAsTheSpreadsheetNumbersThem() throws {
    let (documents, problems) = try read(
      travel: """
        trainee,school,mode,minutes
        T-1,S-1,car,x

        T-7,S-1,car,30
        """)
    let validation = validate(documents, readingProblems: problems, setAside: false)
    #expect(
      validation.errors.map(\.path) == ["row 3", "row 2, column minutes", "row 4, column trainee"])
  }

  private func read(
    travel: String? = nil, decisions: String? = nil
  ) throws -> (RoundDocuments, [Problem]) {
    let folder = try TemporaryFolder(Fixture.documents())
    if let travel { try folder.write(travel, to: "travel.csv") }
    if let decisions { try folder.write(decisions, to: "decisions.csv") }
    let (documents, problems) = RoundFolder.read(folder.path)
    return (try #require(documents), problems)
  }
}
