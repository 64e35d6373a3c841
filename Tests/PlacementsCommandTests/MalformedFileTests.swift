import Foundation
import Testing

/// A damaged file: exit 65, named, without a crash, and nothing written.
struct MalformedFileTests {
  static let documents = ["round.json", "schools.json", "offers.json", "trainees.json"]
  static let tables = ["travel.csv", "decisions.csv"]

  /// Allocates, and expects a refusal whose problems are all about one file.
  private func expectRefusal(
    _ folder: TemporaryFolder, _ name: String, setAside: Bool = true, _ comment: String
  ) async throws {
    for option in setAside ? [[], ["--set-aside"]] : [[]] {
      let ending = try await Tool.run(
        ["allocate", "round", "--output", "result", "--quiet"] + option, in: folder)
      #expect(ending.code == 65, "\(name): \(comment)")
      #expect(ending.output.isEmpty)
      #expect(!folder.exists("result"))
      let errors = ending.problems.filter { $0.hasPrefix("error: ") }
      #expect(!errors.isEmpty, "\(name): \(comment)")
      #expect(
        errors.allSatisfy { $0.hasPrefix("error: \(name): ") }, "\(name), \(comment): \(errors)")
      #expect(ending.errors.hasSuffix(" warnings\n"))
    }
  }

  /// Ways to ruin a document, by name.
  static let ruins: [(name: String, ruin: @Sendable (Data) -> Data)] = [
    ("empty", { _ in Data() }),
    ("cut short", { $0.prefix($0.count / 2) }),
    ("lists 100,000 deep", { _ in Data(repeating: UInt8(ascii: "["), count: 100_000) }),
    (
      "objects 100,000 deep",
      { _ in Data(String(repeating: "{\"format\":", count: 100_000).utf8) }
    ),
    ("not UTF-8", { $0.prefix(60) + Data([0xFF, 0xFE]) + $0.dropFirst(60) }),
    ("NaN", { _ in Data("{\"format\": NaN, \"version\": Infinity}".utf8) }),
    ("a number of 100,000 digits", { _ in Data(repeating: UInt8(ascii: "9"), count: 100_000) }),
    ("a list", { _ in Data("[]".utf8) }),
    ("twice", { $0 + $0 }),
    ("half a character", { _ in Data(#"{"format": "\ud800"}"#.utf8) }),
    ("another format", { replacing("\"placements/", with: "\"placement/", in: $0) }),
    ("a newer version", { replacing("\"version\": 1,", with: "\"version\": 2,", in: $0) }),
    ("a huge version", { replacing("\"version\": 1,", with: "\"version\": 1e999,", in: $0) }),
  ]

  @Test(arguments: documents)
  func ruinedDocumentIsRefused(name: String) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let whole = try folder.read("round/\(name)")
    for (comment, ruin) in Self.ruins {
      try folder.write(ruin(whole), to: "round/\(name)")
      // Faults of a whole document are the same with `--set-aside`: one run in two is enough.
      try await expectRefusal(folder, name, setAside: comment == "cut short", comment)
    }
  }

  @Test(arguments: tables)
  func ruinedTableIsRefused(name: String) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let whole = try folder.text("round/\(name)")
    let header = try #require(whole.split(separator: "\r\n").first)
    for (comment, text) in [
      ("empty", ""), ("an open quote", whole + "\"T01"), ("unknown column", "x,\(whole)"),
      ("column twice", "\(header),trainee\r\n"), ("another delimiter", "a;b;c\r\n1;2;3\r\n"),
      ("a personal column", "\(header),surname\r\n"),
      ("a long word", String(repeating: "9", count: 100_000)),
    ] {
      try folder.write(text, to: "round/\(name)")
      try await expectRefusal(folder, name, comment)
    }
  }

  @Test(arguments: documents + tables)
  func whatIsNoFileIsRefused(name: String) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.remove("round/\(name)")
    if Self.documents.contains(name) { try await expectRefusal(folder, name, "missing") }
    try folder.makeFolder("round/\(name)")
    try await expectRefusal(folder, name, "folder")
    try folder.remove("round/\(name)")
    try folder.makePipe("round/\(name)")
    try await expectRefusal(folder, name, "pipe")
    try folder.remove("round/\(name)")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("round/\(name)"), withDestinationPath: "/dev/zero")
    try await expectRefusal(folder, name, "device without an end")
    try folder.remove("round/\(name)")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("round/\(name)"), withDestinationPath: name)
    try await expectRefusal(folder, name, "link to itself")
  }

  @Test(arguments: ["nowhere", "round/round.json", ""])
  func roundThatIsNoFolderIsRefused(round: String) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    for command in [["allocate", "--output", "result", "--quiet"], ["check"]] {
      let ending = try await Tool.run(command + [round], in: folder)
      #expect(ending.code == 65)
      for name in Self.documents {
        #expect((ending.output + ending.errors).contains("error: \(name): cannot read this file"))
      }
    }
    #expect(!folder.exists("result"))
  }
}

/// The bytes with one text in place of another.
private func replacing(_ old: String, with new: String, in bytes: Data) -> Data {
  Data(String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: old, with: new).utf8)
}
