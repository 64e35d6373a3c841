import Foundation
import Testing

/// What must make no difference to a result.
struct SameBytesTests {
  private func result(
    of folder: TemporaryFolder, environment: [String: String] = [:]
  ) async throws -> [String: Data] {
    let output = "result-\(UUID())"
    let ending = try await Tool.run(
      ["allocate", "round", "--output", output, "--quiet"], in: folder, environment: environment)
    #expect(ending.code == 0)
    #expect(ending.errors.isEmpty)
    return try folder.files(in: output)
  }

  @Test func environmentMakesNoDifference() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let reference = try await result(of: folder)
    for environment in [
      ["TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
      ["TZ": "America/Anchorage", "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1"],
    ] {
      #expect(try await result(of: folder, environment: environment) == reference)
    }
  }

  @Test func orderOfRecordsMakesNoDifference() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let reference = try await result(of: folder)
    for list in ["schools", "offers", "trainees"] {
      let name = "round/\(list).json"
      let parsed = try JSONSerialization.jsonObject(with: folder.read(name))
      var document = try #require(parsed as? [String: Any])
      let records = try #require(document[list] as? [Any])
      document[list] = Array(records.reversed())
      try folder.write(JSONSerialization.data(withJSONObject: document), to: name)
    }
    for table in ["travel", "decisions"] {
      let lines = try folder.text("round/\(table).csv").split(separator: "\r\n")
      let turned = lines.prefix(1) + lines.dropFirst().reversed()
      try folder.write(turned.joined(separator: "\n"), to: "round/\(table).csv")
    }
    #expect(try await result(of: folder) == reference)
  }

  /// What stands in `people.json`, or what stands in its place.
  enum People: CaseIterable {
    case garbage
    case folder
    case pipe
    case linkToNowhere
  }

  @Test(arguments: People.allCases)
  func peopleAreNeverOpened(people: People) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let reference = try await result(of: folder)
    let secret = "Quillfeather-8800417"
    switch people {
    case .garbage:
      try folder.write(Data([0xFF, 0x00]) + Data(secret.utf8), to: "round/people.json")
    case .folder: try folder.makeFolder("round/people.json")
    case .pipe: try folder.makePipe("round/people.json")
    case .linkToNowhere:
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("round/people.json"), withDestinationPath: "nowhere")
    }
    let files = try await result(of: folder)
    #expect(files == reference)
    for (name, bytes) in files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "\(name)")
    }
    let check = try await Tool.run(["check", "round"], in: folder)
    #expect(check.code == 0)
    #expect(!(check.output + check.errors).contains("people"))
  }
}
