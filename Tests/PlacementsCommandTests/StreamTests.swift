import Foundation
import Testing

/// Standard streams that cannot be written to.
struct StreamTests {
  @Test func fullDiskUnderStandardOutputIsAnError() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    for arguments in [
      ["check", "round"], ["schema", "round"], ["generate", "tiny", "--output", "made"],
    ] {
      let ending = try await Tool.run(arguments, in: folder, output: full)
      #expect(ending.code == 73)
      #expect(
        ending.errors == """
          placements: standard output: cannot write: the disk is full. Free some space.

          """)
    }
  }

  /// A pipe whose reader has gone.
  private func abandonedPipe() throws -> FileHandle {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    return pipe.fileHandleForWriting
  }

  @Test func readerOfStandardOutputThatHasGoneIsAnError() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(["check", "round"], in: folder, output: abandonedPipe())
    #expect(ending.code == 73)
    #expect(ending.errors == "placements: standard output: cannot write: the reader has gone.\n")
  }

  @Test func resultIsWrittenEvenIfNobodyReadsTheWarnings() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result"], in: folder, errors: abandonedPipe())
    #expect(ending.code == 0)
    #expect(try folder.names(in: "result") == AllocateTests.resultNames)
  }

  @Test func closedStandardOutputIsAnErrorAndNoFileTakesItsPlace() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let reference = try await Tool.run(
      ["allocate", "round", "--output", "reference", "--quiet"], in: folder)
    #expect(reference.code == 0)
    // Only a shell can start a program without the stream.
    try folder.write(#"exec "$@" >&-"#, to: "closed.sh")
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result", "--quiet"], in: folder, through: "closed.sh")
    #expect(ending.code == 73)
    #expect(ending.errors == "placements: standard output: cannot write: it is closed.\n")
    #expect(try folder.files(in: "result") == folder.files(in: "reference"))
  }
}
