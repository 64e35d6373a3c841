import Foundation
import Testing

/// `placements check`, `generate` and `schema`, and how mistakes of usage end.
struct OtherCommandTests {
  @Test func checkListsWarningsAndSucceeds() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(["check", "round"], in: folder)
    #expect(ending.code == 0)
    #expect(ending.errors.isEmpty)
    #expect(ending.output.split(separator: "\n").count == 9)
    #expect(ending.output.hasSuffix("\n0 errors, 8 warnings\n"))
  }

  @Test func checkListsTheSameAsJSON() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.replace(#""id": "T02""#, with: #""id": "T01""#, in: "round/trainees.json")
    let text = try await Tool.run(["check", "round"], in: folder)
    let ending = try await Tool.run(["check", "round", "--json"], in: folder)
    #expect(ending.code == 65)
    let report = try #require(JSON(ending.output))
    #expect(report["format"] == "placements/problems")
    let problems = try #require(report["problems"]?.list)
    #expect(problems.count == text.output.split(separator: "\n").count - 1)
    for problem in problems {
      let fact = try #require(problem["fact"]?.string)
      let document = try #require(problem["document"]?.string)
      #expect(text.output.contains(": \(document): "))
      #expect(text.output.contains(fact))
    }
    #expect(problems.contains { $0["severity"] == "error" && $0["code"] == "DUPLICATE-ID" })
  }

  @Test(arguments: [
    "round", "schools", "offers", "trainees", "import-mapping", "allocations", "explanations",
    "summary", "problems", "rule-pack", "rules",
  ])
  func schemaIsOfTheDraftItNames(name: String) async throws {
    let folder = try TemporaryFolder()
    let ending = try await Tool.run(["schema", name], in: folder)
    #expect(ending.code == 0)
    #expect(ending.errors.isEmpty)
    let schema = try #require(JSON(ending.output))
    #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["type"] == "object")
    #expect(schema["properties"]?["format"]?["const"] == .string("placements/\(name)"))
  }

  @Test func generatedRoundIsTheSameEveryTime() async throws {
    let folder = try TemporaryFolder()
    for output in ["first", "second"] {
      let ending = try await Tool.run(
        ["generate", "secondary-2018", "--seed", "7", "--output", output], in: folder)
      #expect(ending.code == 0)
      #expect(ending.output == "secondary-2018, seed 7: written to \(output)\n")
    }
    #expect(try folder.files(in: "first") == folder.files(in: "second"))
    #expect(try folder.names(in: "first") == TinyRound.names)
    #expect(try folder.mode("first") == 0o700)
    let other = try await Tool.run(
      ["generate", "secondary-2018", "--seed", "8", "--output", "other"], in: folder)
    #expect(other.code == 0)
    #expect(try folder.files(in: "first") != folder.files(in: "other"))
    let check = try await Tool.run(["check", "first"], in: folder)
    #expect(check.code == 0)
  }

  @Test func generatedTinyRoundIsTheOneOfTheDatasets() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(["generate", "tiny", "--output", "made"], in: folder)
    #expect(ending.code == 0)
    #expect(try folder.files(in: "made") == folder.files(in: "round"))
  }

  @Test func anotherRoundIsNeverReplacedByAGeneratedOne() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let again = try await Tool.run(["generate", "tiny", "--output", "round"], in: folder)
    #expect(again.code == 0)
    let decisions = try folder.text("round/decisions.csv")
    try folder.write(
      decisions + "2018-12-05,school,declined,T09,,S-04,,\r\n", to: "round/decisions.csv")
    let before = try folder.files(in: "round")
    let ending = try await Tool.run(["generate", "tiny", "--output", "round"], in: folder)
    #expect(ending.code == 73)
    #expect(
      ending.errors
        == "placements: round: another round is there. Name a new folder, or move it away.\n")
    #expect(try folder.files(in: "round") == before)
  }

  @Test func unknownPresetIsAnsweredWithTheKnownOnes() async throws {
    let folder = try TemporaryFolder()
    let ending = try await Tool.run(["generate", "tyni", "--output", "made"], in: folder)
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("Error: The value 'tyni' is invalid for '<preset>'."))
    for preset in ["tiny", "primary-2018", "partnership-2022"] {
      #expect(ending.errors.contains("  - \(preset)\n"))
    }
    #expect(!folder.exists("made"))
  }

  @Test(arguments: [
    ["bogus"], ["allocate"], ["allocate", "round"], ["allocate", "round", "--outptu", "result"],
    ["allocate", "round", "--output", "result", "--time-limit", "soon"],
    ["allocate", "round", "--output", "result", "--time-limit=-1"],
    ["allocate", "round", "--output", "result", "--time-limit", "nan"],
    ["allocate", "round", "--output", "result", "--time-limit", "inf"],
    ["allocate", "round", "--output", "result", "--time-limit", "1e300"],
    ["check"], ["check", "round", "more"], ["schema"], ["schema", "people"],
    ["generate", "tiny"], ["generate", "tiny", "--output", "result", "--seed=-1"],
    ["generate", "tiny", "--output", "result", "--seed", "99999999999999999999"],
    ["import"], ["import", "--suggest"], ["import", "--mapping", "m", "--output", "o"],
    ["import", "--mapping", "m", "--output", "o", "--key", "k", "stray.csv"],
  ])
  func mistakesOfUsageEndWith64(arguments: [String]) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(arguments, in: folder)
    #expect(ending.code == 64)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.hasPrefix("Error: "))
    #expect(!folder.exists("result"))
  }
}
