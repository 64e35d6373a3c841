import Foundation
import Testing

/// `placements import`, on the sheets of an invented office.
struct ImportTests {
  private static let usual = [
    "import", "--mapping", "office/mapping.json", "--output", "round", "--key", "key.csv",
  ]

  private func office() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.makeFolder("office")
    for (name, text) in InventedOffice.files { try folder.write(text, to: "office/\(name)") }
    return folder
  }

  @Test func roundAndKeyAreWrittenApart() async throws {
    let folder = try office()
    let ending = try await Tool.run(Self.usual, in: folder)
    #expect(ending.code == 0)
    #expect(
      ending.output
        == "3 trainees, 2 schools, 2 offers, 2 journeys, 0 decisions kept: written to round\n")
    #expect(try folder.names(in: "round") == TinyRound.names)
    #expect(try folder.mode("round") == 0o700)
    #expect(try folder.mode("round/trainees.json") == 0o600)
    #expect(try folder.mode("key.csv") == 0o600)
    #expect(
      try folder.text("key.csv").split(separator: "\r\n").sorted() == [
        "T0001,990021", "T0002,8800093", "T0003,8800417", "code,identifier",
      ])
    let said = ending.output + ending.errors
    for personal in ["8800417", "8800093", "990021", "Quillfeather", "ottoline", "53.4084"] {
      #expect(!said.contains(personal))
      for (name, bytes) in try folder.files(in: "round") {
        #expect(!String(decoding: bytes, as: UTF8.self).contains(personal), "\(name)")
      }
    }
    let check = try await Tool.run(["check", "round"], in: folder)
    #expect(check.code == 0)
  }

  @Test func importingAgainKeepsDecisionsAndCodes() async throws {
    let folder = try office()
    #expect(try await Tool.run(Self.usual, in: folder).code == 0)
    let header = try folder.text("round/decisions.csv")
    let decision = "2018-07-01,lead_school,arranged,T0003,2,SX2,,\r\n"
    try folder.write(header + decision, to: "round/decisions.csv")
    // A trainee leaves and another comes whose number sorts before everybody's.
    try folder.replace(
      "990021,Vantongeren,Maths", with: "1,Ottoline,Physics", in: "office/trainees.csv")
    let ending = try await Tool.run(Self.usual, in: folder)
    #expect(ending.code == 0)
    #expect(ending.output.contains("1 decisions kept"))
    #expect(try folder.text("round/decisions.csv") == header + decision)
    #expect(
      try folder.text("key.csv").split(separator: "\r\n").sorted() == [
        "T0001,990021", "T0002,8800093", "T0003,8800417", "T0004,1", "code,identifier",
      ])
    let trainees = try #require(JSON(folder.text("round/trainees.json"))?["trainees"]?.list)
    #expect(trainees.compactMap { $0["id"]?.string } == ["T0002", "T0003", "T0004"])
  }

  @Test(arguments: [
    "round/key.csv", "round", "office/../round/key.csv", "./round/deep/key.csv", "link/key.csv",
  ])
  func keyInsideTheRoundIsRefused(key: String) async throws {
    let folder = try office()
    try folder.makeFolder("round")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "round")
    let ending = try await Tool.run(Self.usual.dropLast() + [key], in: folder)
    #expect(ending.code == 64)
    #expect(
      ending.errors.hasPrefix(
        "Error: '--key' must not lie in '--output': who is behind the codes belongs outside"))
    #expect(try folder.names(in: "round") == [])
  }

  @Test func keyBesideARoundOfASimilarNameIsFine() async throws {
    let folder = try office()
    let ending = try await Tool.run(Self.usual.dropLast() + ["round-key.csv"], in: folder)
    #expect(ending.code == 0)
    #expect(folder.exists("round-key.csv"))
  }

  @Test func staleUnfinishedKeyDoesNotMakeTheKeyReadableByOthers() async throws {
    let folder = try office()
    try folder.write("broken", to: "key.csv.partial")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.path("key.csv.partial"))
    #expect(try await Tool.run(Self.usual, in: folder).code == 0)
    #expect(try folder.mode("key.csv") == 0o600)
    #expect(!folder.exists("key.csv.partial"))
  }

  /// Mistakes in what is imported: the file, a text in it, what stands there instead, and a
  /// part of the message.
  static let mistakes = [
    ("mapping.json", "\"version\": 1", "\"version\": 9", "version 9 is newer"),
    ("mapping.json", "\"column\": \"Code\"", "\"column\": \"Cod\"", "there is no column 'Cod'"),
    ("mapping.json", "\"trainees\": [", "\"pupils\": [", "the key 'trainees' is missing"),
    ("mapping.json", "\"2018-07-15\"", "\"15/07/2018\"", "round.reference_date"),
    ("mapping.json", "\"file\": \"journeys.csv\"", "\"file\": \"none.csv\"", "none.csv: cannot"),
    ("trainees.csv", "SX2", "SX77", "trainees.csv: row 4, column Previous school"),
    ("journeys.csv", ",31", ",31 min or more", "journeys.csv: row 2, column time"),
    ("schools.csv", "Code,", "Coed,", "schools.csv: row 1: there is no column 'Code'"),
  ]

  @Test(arguments: mistakes)
  func mistakeEndsWith65AndNothingWritten(
    file: String, old: String, new: String, message: String
  ) async throws {
    let folder = try office()
    try folder.replace(old, with: new, in: "office/\(file)")
    let ending = try await Tool.run(Self.usual, in: folder)
    #expect(ending.code == 65)
    #expect(ending.errors.contains(message), "\(ending.errors)")
    #expect(ending.output.isEmpty)
    #expect(!folder.exists("round"))
    #expect(!folder.exists("key.csv"))
  }

  @Test func everyFileThatCannotBeReadIsNamed() async throws {
    let folder = try office()
    try folder.remove("office/trainees.csv")
    try folder.remove("office/journeys.csv")
    try folder.makePipe("office/journeys.csv")
    let ending = try await Tool.run(Self.usual, in: folder)
    #expect(ending.code == 65)
    #expect(ending.errors.contains("office/trainees.csv: cannot read this file: it does not exist"))
    #expect(ending.errors.contains("office/journeys.csv: cannot read this file: it is a pipe"))
    #expect(!folder.exists("round"))
  }

  @Test func spellingsToConfirmAreWrittenAndConfirmedOnesCount() async throws {
    let folder = try office()
    try folder.replace(",SX2,", with: ",Ashmere H,", in: "office/trainees.csv")
    let arguments = Self.usual + ["--aliases", "aliases.csv"]
    let asked = try await Tool.run(arguments, in: folder)
    #expect(asked.code == 65)
    #expect(!folder.exists("round"))
    let table = try folder.text("aliases.csv")
    #expect(table.hasSuffix("\r\nAshmere H,SX2,Ashmere High,\r\n"))
    try folder.write(table.replacingOccurrences(of: "High,", with: "High,SX2"), to: "aliases.csv")
    let confirmed = try await Tool.run(arguments, in: folder)
    #expect(confirmed.code == 0)
    #expect(try folder.text("aliases.csv").contains("Ashmere H,SX2,Ashmere High,SX2"))
  }

  @Test func spellingsThatCannotBeReadWholeAreNotOverwritten() async throws {
    let folder = try office()
    try folder.replace(",SX2,", with: ",Ashmere H,", in: "office/trainees.csv")
    for table in [
      "spelling,school\nKelby,SX10\n", "spelling,confirmed_school\nKelby,SX10\nKelby,SX2\n",
    ] {
      try folder.write(table, to: "aliases.csv")
      let ending = try await Tool.run(
        Self.usual + ["--aliases", "aliases.csv"], in: folder)
      #expect(ending.code == 65)
      #expect(try folder.text("aliases.csv") == table)
    }
  }

  @Test func suggestionIsAMappingWithoutPersonalColumns() async throws {
    let folder = try office()
    let ending = try await Tool.run(
      ["import", "--suggest", "office/schools.csv", "office/trainees.csv"], in: folder)
    #expect(ending.code == 0)
    let mapping = try #require(JSON(ending.output))
    #expect(mapping["format"] == "placements/import-mapping")
    let schools = try #require(mapping["schools"]?.list?.first)
    #expect(schools["file"] == "office/schools.csv")
    #expect(schools["fields"]?["name"]?["column"] == "School")
    #expect(ending.errors.contains("column 5 looks like a personal detail and is left out"))
    for personal in ["email", "Surname", "ottoline", "Quillfeather"] {
      #expect(!(ending.output + ending.errors).contains(personal))
    }
    #expect(try folder.names(in: "office") == InventedOffice.files.map(\.name).sorted())
  }
}
