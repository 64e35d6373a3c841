import Foundation
import Testing

/// `placements rules`, and results under different packs.
struct RulesCommandTests {
  @Test func listsThePacks() async throws {
    let folder = try TemporaryFolder()
    let ending = try await Tool.run(["rules"], in: folder)
    #expect(ending.code == 0)
    #expect(
      ending.output.split(separator: "\n").map { $0.prefix(9) }
        == ["ljmu-2022", "minimal  ", "strict   "])
  }

  @Test func printsEveryRuleOfAPack() async throws {
    let folder = try TemporaryFolder()
    let table = try await Tool.run(["rules", "strict"], in: folder)
    #expect(table.code == 0)
    let lines = table.output.split(separator: "\n")
    let tooFar = try #require(lines.first { $0.hasPrefix("TOO-FAR ") })
    for words in [" solve ", " limit_minutes 60 ", " (travelling distances) "] {
      #expect(tooFar.contains(words))
    }
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    #expect(try String(contentsOf: readme, encoding: .utf8).contains("\n\(tooFar)\n"))
    let ending = try await Tool.run(["rules", "strict", "--json"], in: folder)
    let report = try #require(JSON(ending.output))
    #expect(report["format"] == "placements/rules")
    for rule in try #require(report["rules"]?.list) {
      let name = try #require(rule["rule"]?.string)
      #expect(lines.contains { $0.hasPrefix("\(name) ") }, "\(name)")
    }
  }

  @Test func unknownPackIsBadInput() async throws {
    let folder = try TemporaryFolder()
    let ending = try await Tool.run(["rules", "minimel"], in: folder)
    #expect(ending.code == 65)
    #expect(ending.errors.contains("Did you mean 'minimal'?"))
  }

  @Test("S48 Each result is stamped with its pack, and the old pack reproduces the old bytes")
  func s48TwoPacks() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    func allocate(_ output: String, _ options: [String]) async throws {
      let ending = try await Tool.run(
        ["allocate", "round", "--output", output, "--quiet"] + options, in: folder)
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let source = try await Tool.run(["rules", "ljmu-2022", "--source"], in: folder)
    try folder.write(
      source.output.replacing("\"name\": \"ljmu-2022\"", with: "\"name\": \"ljmu-2023\"")
        .replacing("\"limit_minutes\": 90", with: "\"limit_minutes\": 50"),
      to: "round/ljmu-2023.json")
    try await allocate("old", [])
    try await allocate("new", ["--rule-pack", "round/ljmu-2023.json"])
    let old = try #require(JSON(folder.text("old/allocations.json")))
    let new = try #require(JSON(folder.text("new/allocations.json")))
    #expect(old["rules"]?["name"] == "ljmu-2022")
    #expect(new["rules"]?["name"] == "ljmu-2023")
    #expect(try folder.text("new/allocations.json").contains("\"limit_minutes\": 50"))
    #expect(old["allocations"] != new["allocations"])

    // The round moves on to the new pack; the old one, named for a run, gives the old result.
    try folder.replace(
      "\"version\": 1,", with: "\"version\": 1,\n  \"rule_pack\": \"ljmu-2023.json\",",
      in: "round/round.json")
    try await allocate("moved", [])
    #expect(try folder.files(in: "moved") == folder.files(in: "new"))
    try await allocate("again", ["--rule-pack", "ljmu-2022"])
    #expect(try folder.files(in: "again") == folder.files(in: "old"))
  }

  @Test func otherInputsOfARunAreCheckedToo() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let made = try await Tool.run(
      ["allocate", "round", "--output", "result", "--quiet"], in: folder)
    #expect(made.code == 0)
    let fine = try await Tool.run(
      ["check", "round", "--phase", "1", "--keep-to", "result"], in: folder)
    #expect(fine.code == 0)
    let ending = try await Tool.run(
      ["check", "round", "--phase", "9", "--history", "nowhere", "--rule-pack", "strict"],
      in: folder)
    #expect(ending.code == 65)
    #expect(ending.output.contains("error: --history nowhere: "))
    let phase = try await Tool.run(["check", "round", "--phase", "9"], in: folder)
    #expect(phase.code == 65)
    #expect(phase.output.contains("error: --phase: no programme has a training phase '9'."))
  }
}
