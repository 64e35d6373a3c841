import Foundation
import Testing

/// The README shows what the program says today.
struct ReadmeTests {
  @Test func mainCommandPrintsWhatTheReadmeShows() async throws {
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
  }
}
