import PlacementDocuments
import PlacementTesting
import Testing

/// Damaged files are reported, and never crash or hang anything.
struct MalformedFolderTests {
  static let names = RoundFolder.write(RoundDocuments()).map(\.name)

  @Test(arguments: names, [0, 1, 7, 20, 40, 100, 300])
  func fileCutShortIsReportedOrReadSafely(name: String, length: Int) throws {
    let folder = try TemporaryFolder(Fixture.documents())
    let whole = RoundFolder.write(Fixture.documents()).first { $0.name == name }?.bytes ?? []
    try folder.write(Array(whole.prefix(length)), to: name)
    let (documents, problems) = RoundFolder.read(folder.path)
    if let documents {
      _ = validate(documents, readingProblems: problems, setAside: true)
    } else {
      #expect(problems.contains { $0.document == name && $0.severity == .error })
    }
    if length < min(40, whole.count) { #expect(!problems.isEmpty) }
  }

  @Test(arguments: names)
  func folderInPlaceOfAFileIsReported(name: String) throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.remove(name)
    try folder.makeFolder(name)
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents == nil)
    #expect(problems.map(\.code) == ["UNREADABLE-FILE"])
    #expect(problems.map(\.document) == [name])
  }

  @Test(arguments: names)
  func bytesThatAreNotTextAreReported(name: String) throws {
    let folder = try TemporaryFolder(Fixture.documents())
    for bytes in [[0xFF, 0xFE, 0x7B, 0x00], [0xC3, 0x28], [0x00, 0x00], [0x2C, 0x0A, 0x22]] {
      try folder.write(bytes.map(UInt8.init), to: name)
      let (documents, problems) = RoundFolder.read(folder.path)
      #expect(documents == nil)
      #expect(problems.contains { $0.document == name })
    }
  }

  @Test(arguments: [
    "null", "[]", "7", "\"schools\"", "{}", String(repeating: "[", count: 5_000),
    String(repeating: "{\"a\":", count: 5_000), "{\"format\":1e999,\"version\":1}",
    "{\"format\":\"placements/schools\",\"version\":999999999999999999999999}",
    "{\"format\":\"placements/schools\",\"version\":1,\"schools\":{}}",
    "{\"format\":\"placements/schools\",\"version\":1}",
    "{\"format\":\"placements/offers\",\"version\":1,\"offers\":[]}",
  ])
  func documentOfTheWrongBuildIsReported(text: String) throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write(text, to: "schools.json")
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents == nil)
    #expect(!problems.isEmpty && problems.allSatisfy { $0.document == "schools.json" })
  }

  @Test func hugeAndWrongValuesCostOnlyTheirRecord() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write(
      """
      {"format": "placements/offers", "version": 1, "offers": [
        {"id": "O-1", "school": "S-1", "academic_year": "2018-19", "places": 9223372036854775808},
        {"id": "O-3", "school": "S-1", "academic_year": "2018-19", "places": -1},
        {"id": "O-4", "school": "S-1", "academic_year": 2018, "places": "two"},
        {"id": "O-5", "school": null, "academic_year": "2018-19", "places": 1e400},
        {"id": "O-2", "school": "S-2", "academic_year": "2018-19", "subjects": ["history"],
         "places": 1, "shared_cap": "CAP-1"}
      ]}
      """, to: "offers.json")
    let (read, problems) = RoundFolder.read(folder.path)
    let documents = try #require(read)
    let validation = validate(documents, readingProblems: problems, setAside: true)
    #expect(validation.isUsable)
    #expect(validation.documents.offers.map(\.id) == ["O-2"])
    #expect(validation.setAside.map(\.id) == ["O-1", "O-3", "O-4", "O-5"])
    #expect(validation.setAside.map(\.index) == [0, 1, 2, 3])
  }

  @Test(arguments: [
    "minutes,school,mode\n1,S-1,car\n", "trainee;school;mode;minutes\n",
    "trainee,school,mode,minutes,trainee\n", "trainee,school,mode,minutes,name\n",
    "trainee,school,mode,minutes\n\"T-1,S-1,car,10\n",
  ])
  func tableWithAWrongHeaderOrAnOpenQuoteStops(text: String) throws {
    let folder = try TemporaryFolder(Fixture.documents())
    try folder.write(text, to: "travel.csv")
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents == nil)
    #expect(!problems.isEmpty && problems.allSatisfy { $0.document == "travel.csv" })
  }

  @Test func tableOfNothingButFaultsReportsSomeAndCountsTheRest() throws {
    let folder = try TemporaryFolder(Fixture.documents())
    let rows = String(repeating: "T-1,S-1,car,x\n", count: 10_005)
    try folder.write("trainee,school,mode,minutes\n" + rows, to: "travel.csv")
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents?.unreadable.count == 10_005)
    #expect(problems.count == 10_001)
    #expect(problems.last?.description.contains("5 more problems are not listed") == true)
  }

  @Test(arguments: UInt64(0)..<300)
  func changedBytesNeverCrash(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = try TemporaryFolder(Fixture.documents())
    let files = RoundFolder.write(Fixture.documents())
    var (name, bytes) = files[Int.random(in: files.indices, using: &random)]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Array("99999999999".utf8), at: place)
      default: bytes.append(contentsOf: bytes[place...])
      }
    }
    try folder.write(bytes, to: name)
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents != nil || problems.contains { $0.severity == .error })
    guard let documents else { return }
    let validation = validate(documents, readingProblems: problems, setAside: true)
    #expect(validation.isUsable || !validation.errors.isEmpty)
    // What may be used has nothing wrong with it when it is checked again.
    if validation.isUsable {
      let again = validate(validation.documents.asRead, readingProblems: [], setAside: false)
      #expect(again.isUsable)
    }
  }

  @Test func manyUnknownReferencesAreReportedUpToALimit() {
    let validation = Fixture.validation { documents in
      documents.journeys = (0..<20_000).map {
        Journey(trainee: "X-\($0)", school: "S-1", mode: .car, minutes: 10)
      }
    }
    #expect(validation.problems.count == 10_001)
    #expect(
      validation.problems.last?.description
        == "travel.csv: 10000 more problems are not listed. "
        + "Correct the listed ones and check again.")
  }
}

extension RoundDocuments {
  /// The same documents, as if the files held nothing else.
  fileprivate var asRead: RoundDocuments {
    var documents = self
    documents.unreadable = []
    return documents
  }
}
