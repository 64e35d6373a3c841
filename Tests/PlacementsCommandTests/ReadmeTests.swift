import Foundation
import Testing

/// The README shows what the program says today.
struct ReadmeTests {
  @Test(
    "S54 A cohort of the size of the partnership (594 / 276) solves with a certified gap, and the README shows what is printed"
  )
  func mainCommandPrintsWhatTheReadmeShows() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: root.appending(path: "Datasets/partnership-2018").path(),
      toPath: folder.path("round"))
    let ending = try await Tool.run(["allocate", "round", "--output", "result"], in: folder)
    #expect(ending.code == 0)
    #expect(readme.contains(ending.output))
    #expect(
      readme.contains(
        ending.errors.replacing("check round", with: "check Datasets/partnership-2018"))
    )
    // Quotations are wrapped; the explanations are not.
    let quoted = readme.split(separator: "\n\n").filter { $0.hasPrefix("> ") }.map {
      $0.replacing("\n> ", with: " ").dropFirst(2)
    }
    #expect(quoted.count == 2)
    let explanations = try folder.text("result/explanations.json")
    for quotation in quoted { #expect(explanations.contains(quotation)) }

    let allocations = try #require(JSON(folder.text("result/allocations.json")))
    #expect(allocations["status"] == "optimal")
    #expect(allocations["summary"]?["trainees"] == .number(594))
    let schools = try #require(JSON(folder.text("round/schools.json"))?["schools"]?.list)
    #expect(schools.count == 276)
    let tiers = try #require(allocations["tiers"]?.list).filter { $0["name"] != "tie_break" }
    #expect(
      tiers.compactMap { $0["name"]?.string } == [
        "fixed_mentors", "placed", "must_fill", "suitability", "worst_journeys",
      ])
    for tier in tiers {
      #expect(tier["proven"] == .bool(true))
      #expect(tier["bound"] == tier["value"])
    }
  }
}
