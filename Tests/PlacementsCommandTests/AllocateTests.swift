import Foundation
import Testing

/// `placements allocate`: what it writes, says and exits with.
struct AllocateTests {
  static let resultNames = [
    "allocations.csv", "allocations.json", "certificate.json", "explanations.json", "unplaced.csv",
  ]

  @Test func writesItsFilesForTheirOwnerAlone() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(["allocate", "round", "--output", "result"], in: folder)
    #expect(ending.code == 0)
    #expect(try folder.names(in: "result") == Self.resultNames)
    #expect(try folder.mode("result") == 0o700)
    for name in Self.resultNames { #expect(try folder.mode("result/\(name)") == 0o600) }
    #expect(ending.output.hasPrefix("Round tiny, 2018-19: proven best\n\n"))
    #expect(ending.output.contains("\n     7 placed: 1 ready, 5 reserved, 1 held\n"))
  }

  @Test func saysWarningsOnStandardErrorUnlessQuiet() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let loud = try await Tool.run(["allocate", "round", "--output", "loud"], in: folder)
    #expect(loud.errors == "8 warnings: 'placements check round' lists them\n")
    #expect(!loud.output.contains("warning"))
    let quiet = try await Tool.run(
      ["allocate", "round", "--output", "quiet", "--quiet"], in: folder)
    #expect(quiet.errors.isEmpty)
    #expect(quiet.output == loud.output)
    #expect(try folder.files(in: "quiet") == folder.files(in: "loud"))
  }

  @Test func printsTheSummaryAsJSON() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result", "--json", "--quiet"], in: folder)
    #expect(ending.code == 0)
    let summary = try #require(JSON(ending.output))
    #expect(summary["format"] == "placements/summary")
    #expect(summary["round"] == "tiny")
    #expect(summary["status"] == "optimal")
    let allocations = try #require(JSON(folder.text("result/allocations.json")))
    #expect(summary["tiers"] == allocations["tiers"])
    #expect(summary["summary"] == allocations["summary"])
  }

  @Test func noTimeStillGivesAnAllocationWithItsBounds() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result", "--time-limit", "0", "--quiet"], in: folder)
    #expect(ending.code == 3)
    #expect(ending.output.hasPrefix("Round tiny, 2018-19: stopped early;"))
    #expect(try folder.names(in: "result") == Self.resultNames)
    let allocations = try #require(JSON(folder.text("result/allocations.json")))
    #expect(allocations["status"] == "stopped")
    let tiers = try #require(allocations["tiers"]?.list)
    #expect(tiers.contains { $0["proven"] == .bool(false) })
    for tier in tiers {
      let value = try #require(tier["value"]?.number)
      let bound = try #require(tier["bound"]?.number)
      #expect(bound <= value)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func interruptStopsTheSearchAndWrites(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let made = try await Tool.run(["generate", "primary-2018", "--output", "round"], in: folder)
    #expect(made.code == 0)
    let clock = ContinuousClock()
    var pressed = clock.now
    let ending = try await Tool.run(["allocate", "round", "--output", "result"], in: folder) {
      process, said in
      // The warnings are listed when the search is about to begin.
      while process.isRunning, !said().contains(" warnings: ") {
        try await Task.sleep(for: .milliseconds(20))
      }
      pressed = clock.now
      kill(process.processIdentifier, signal)
    }
    #expect(ending.code == 3)
    #expect(ending.output.contains("stopped early"))
    #expect(try folder.names(in: "result") == Self.resultNames)
    #expect(clock.now - pressed < .seconds(30))
  }
}
