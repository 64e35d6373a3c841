import Foundation
import Testing

/// `placements export`: what it writes, says and exits with.
struct ExportTests {
  private static let tiers = [
    "01-fixed_mentors", "02-placed", "03-must_fill", "04-suitability", "05-worst_journeys-50",
    "06-worst_journeys-40", "07-worst_journeys-35", "08-worst_journeys-30", "09-tie_break",
  ]

  private func export(
    _ folder: TemporaryFolder, to output: String = "program", _ more: String...
  ) async throws -> Ending {
    try await Tool.run(["export", "round", "--output", output, "--quiet"] + more, in: folder)
  }

  @Test func writesAFileForEachTierForTheirOwnerAlone() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await export(folder)
    #expect(ending.code == 0)
    #expect(
      ending.output == """
        42 columns, 27 rows, 107 entries
        01-fixed_mentors.mps: 0 fixed placements without a mentor, proven least
        02-placed.mps: 9 weighted demands unplaced, proven least
        03-must_fill.mps: 0 must-fill places empty, proven least
        04-suitability.mps: 42 minutes, proven least
        05-worst_journeys-50.mps: 1 journeys of at least 50 minutes, proven least
        06-worst_journeys-40.mps: 2 journeys of at least 40 minutes, proven least
        07-worst_journeys-35.mps: 3 journeys of at least 35 minutes, proven least
        08-worst_journeys-30.mps: 6 journeys of at least 30 minutes, proven least
        09-tie_break.mps: 62180874, proven least

        """)
    #expect(ending.errors.isEmpty)
    #expect(try folder.names(in: "program") == Self.tiers.map { "\($0).mps" })
    #expect(try folder.mode("program") == 0o700)
    for name in Self.tiers { #expect(try folder.mode("program/\(name).mps") == 0o600) }
    let text = try folder.text("program/03-must_fill.mps")
    #expect(
      text.hasPrefix(
        """
        * Round tiny: minimise must_fill, must-fill places empty.
        * Value: 0, proven least.
        * Held as a row: fixed_mentors = 0, proven least.
        * Held as a row: placed = 9, proven least.

        """))
    #expect(text.contains("\n E tier.placed\n"))
    #expect(text.contains("\n RHS tier.placed 9\n"))
    #expect(text.contains("\n x.T01.2.none tier.placed 5 one.T01 1\n"))
    #expect(text.hasSuffix("\nENDATA\n"))
  }

  @Test func writesTheLPFormatToo() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await export(folder, to: "program", "--format", "lp")
    #expect(ending.code == 0)
    #expect(try folder.names(in: "program") == Self.tiers.map { "\($0).lp" })
    let text = try folder.text("program/04-suitability.lp")
    #expect(text.contains("\nMinimize\n tier.suitability: "))
    #expect(
      text.contains(
        "\n one.T01: x.T01.2.none + x.T01.2.O_04 + x.T01.2.O_05.trained + x.T01.2.O_06 = 1\n"))
    #expect(text.hasSuffix("\nEnd\n"))
  }

  @Test func exportIsTheSameEveryTimeAndReplacesAnEarlierOne() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    #expect(try await export(folder).code == 0)
    let first = try folder.files(in: "program")
    // Another allocation's journeys may differ, and so may the format.
    try folder.write("old", to: "program/06-worst_journeys-75.lp")
    #expect(try await export(folder).code == 0)
    #expect(try folder.files(in: "program") == first)
  }

  @Test func whatIsNotAnExportIsNeverReplaced() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.makeFolder("program")
    try folder.write("mine", to: "program/01-notes.mps")
    let ending = try await export(folder)
    #expect(ending.code == 73)
    #expect(ending.output.isEmpty)
    #expect(
      ending.errors == """
        placements: program: the folder holds '01-notes.mps' that these results would not replace. \
        Name a new or empty folder, or move it away.

        """)
    #expect(try folder.names(in: "program") == ["01-notes.mps"])
  }

  @Test(arguments: ["file", "file/program", "missing/program", "", "..", "/proc/program", "round"])
  func placeThatCannotBeWrittenIsAnErrorAndNothingIsLeft(output: String) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.write("mine", to: "file")
    let before = try folder.files(in: "round")
    let ending = try await export(folder, to: output)
    #expect(ending.code == 73)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.hasPrefix("placements: \(output)"))
    #expect(try folder.text("file") == "mine")
    #expect(try folder.files(in: "round") == before)
    #expect(
      try folder.names(in: ".").filter { !$0.hasPrefix(".") || $0.contains("unfinished") }
        == ["file", "round"])
  }

  @Test func tiersWithoutProofAreBoundsAndSaidSo() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await export(folder, to: "program", "--time-limit", "0")
    #expect(ending.code == 3)
    #expect(ending.output.contains(", not proven, at least "))
    let last = try #require(try folder.names(in: "program").last)
    #expect(last.hasSuffix("-tie_break.mps"))
    let text = try folder.text("program/\(last)")
    #expect(text.contains(/\n\* Held as a row: suitability <= -?[0-9]+, not proven\.\n/))
    #expect(text.contains("\n L tier.suitability\n"))
  }

  @Test func faultyInputAndUnknownFormatsAreRefused() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let unknown = try await export(folder, to: "program", "--format", "xml")
    #expect(unknown.code == 64)
    #expect(unknown.errors.contains("'xml'"))
    let endless = try await export(folder, to: "program", "--time-limit", "inf")
    #expect(endless.code == 64)
    try folder.replace("\"T12\"", with: "\"T11\"", in: "round/trainees.json")
    let faulty = try await export(folder)
    #expect(faulty.code == 65)
    #expect(!folder.exists("program"))
  }
}
