import Foundation
import Testing

/// Where `placements allocate` writes, and where it refuses to.
struct ResultFolderTests {
  private func allocate(
    _ folder: TemporaryFolder, to output: String, _ more: String...
  ) async throws -> Ending {
    try await Tool.run(["allocate", "round", "--quiet", "--output", output] + more, in: folder)
  }

  @Test func earlierResultIsReplacedAsAWhole() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.makeFolder("result")
    try folder.write("old", to: "result/allocations.json")
    try folder.write("old", to: "result/unplaced.csv")
    let ending = try await allocate(folder, to: "result")
    #expect(ending.code == 0)
    #expect(try folder.names(in: "result") == AllocateTests.resultNames)
    #expect(try folder.text("result/unplaced.csv") != "old")
    #expect(try folder.mode("result") == 0o700)
    // Nothing unfinished is left beside it.
    #expect(try folder.names(in: ".").filter { $0.contains("unfinished") } == [])
  }

  @Test func folderWithAForeignFileIsRefusedAndUntouched() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.makeFolder("result")
    try folder.write("mine", to: "result/notes.txt")
    try folder.write("old", to: "result/allocations.json")
    let before = try folder.files(in: "result")
    let ending = try await allocate(folder, to: "result")
    #expect(ending.code == 73)
    #expect(ending.output.isEmpty)
    #expect(
      ending.errors == """
        placements: result: the folder holds 'notes.txt' that these results would not replace. \
        Name a new or empty folder, or move it away.

        """)
    #expect(try folder.files(in: "result") == before)
  }

  @Test func roundItselfIsRefusedAsThePlaceOfTheResult() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let before = try folder.files(in: "round")
    let ending = try await allocate(folder, to: "round")
    #expect(ending.code == 73)
    #expect(try folder.files(in: "round") == before)
  }

  @Test(arguments: ["file", "file/result", "missing/result", "", "..", "/proc/result"])
  func placeThatCannotBeWrittenIsRefused(output: String) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.write("mine", to: "file")
    let ending = try await allocate(folder, to: output)
    #expect(ending.code == 73)
    #expect(ending.errors.hasPrefix("placements: \(output)"))
    #expect(try folder.text("file") == "mine")
    let visible = try folder.names(in: ".").filter { !$0.hasPrefix(".") }
    #expect(visible == ["file", "round"])
    #expect(try folder.names(in: ".").filter { $0.contains("unfinished") } == [])
  }

  /// Only a shell can limit a program.
  private func allocate(_ folder: TemporaryFolder, limit: String) async throws -> Ending {
    try folder.write("\(limit)\nexec \"$@\"", to: "limited.sh")
    return try await Tool.run(
      ["allocate", "round", "--quiet", "--output", "result"], in: folder,
      environment: ["SWIFT_BACKTRACE": "enable=no"], through: "limited.sh")
  }

  @Test func tooFewOpenFilesLeaveNothingBehind() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    var refusals = 0
    // How many are open from the start depends on who starts it.
    for most in 6...24 {
      let ending = try await allocate(folder, limit: "ulimit -n \(most)")
      #expect(try folder.names(in: ".").filter { $0.contains("unfinished") } == [])
      if ending.code == 73 {
        refusals += 1
        #expect(ending.errors.hasPrefix("placements: result: cannot write this f"))
        #expect(ending.errors.contains("too many files are open"))
      }
    }
    #expect(refusals > 0)
  }

  @Test func fileThatMayNotGrowLeavesNothingBehind() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await allocate(folder, limit: "ulimit -f 1")
    #expect(ending.code == 73)
    #expect(ending.errors.contains("the file would be too large"))
    #expect(try folder.names(in: ".").filter { $0.contains("result") } == [])
  }

  @Test func faultyInputLeavesAnEarlierResultAsItWas() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    #expect(try await allocate(folder, to: "result").code == 0)
    let before = try folder.files(in: "result")
    try folder.replace("\"T12\"", with: "\"T11\"", in: "round/trainees.json")
    let ending = try await allocate(folder, to: "result")
    #expect(ending.code == 65)
    #expect(try folder.files(in: "result") == before)
  }
}
