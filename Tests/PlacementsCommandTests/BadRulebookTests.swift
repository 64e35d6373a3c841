import PlacementDocuments
import PlacementTesting
import Testing

/// Rules, groups and pins that cannot be as they stand: an error in words and nothing written, or
/// a contradiction named beside the best allocation, never a bare "infeasible".
struct BadRulebookTests {
  /// T1 and T2, each within reach of A and B.
  private func pair() -> RoundBuilder {
    reach(["T1": ["A": 25, "B": 30], "T2": ["A": 30, "B": 25]])
  }

  /// Expects a run to be refused for one error, with nothing written.
  private func refused(
    _ folder: TemporaryFolder, _ options: [String] = [], naming facts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for flags in [[], ["--set-aside"]] {
      let ending = try await Tool.run(
        ["allocate", "round", "--output", "result"] + options + flags, in: folder)
      #expect(ending.code == 65, "\(ending.errors)", sourceLocation: sourceLocation)
      #expect(ending.output.isEmpty, sourceLocation: sourceLocation)
      #expect(!folder.exists("result"), sourceLocation: sourceLocation)
      let errors = ending.problems.filter { $0.hasPrefix("error: ") }
      #expect(errors.count == 1, "\(errors)", sourceLocation: sourceLocation)
      for fact in facts {
        #expect(errors[0].contains(fact), "\(errors[0])", sourceLocation: sourceLocation)
      }
      #expect(!ending.errors.contains("infeasible"), sourceLocation: sourceLocation)
    }
  }

  // MARK: Packs

  /// A folder with a round, and a copy of the partnership's pack with a change, called `own.json`.
  private func folder(replacing old: String, with new: String) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder.with(pair())
    let source = try await Tool.run(["rules", "ljmu-2022", "--source"], in: folder)
    try #require(source.code == 0)
    try folder.write(
      source.output.replacing("\"name\": \"ljmu-2022\"", with: "\"name\": \"own\""),
      to: "own.json")
    try folder.replace(old, with: new, in: "own.json")
    return folder
  }

  @Test func aPackOfOnesOwnIsUsed() async throws {
    let folder = try await folder(replacing: "\"limit_minutes\": 90", with: "\"limit_minutes\": 27")
    try await folder.allocate(to: "result", ["--rule-pack", "own.json"])
    #expect(try folder.schools(of: "result") == ["A", "B"])
    let rules = try #require(JSON(folder.text("result/allocations.json"))?["rules"])
    #expect(rules["name"] == "own")
    #expect(rules["travel"]?["limit_minutes"] == .number(27))
  }

  @Test(arguments: [
    ("\"limit_minutes\": 90", "\"limit_minutes\": \"ninety\"", "travel.limit_minutes"),
    ("\"limit_minutes\": 90", "\"limit_minutes\": -90", "travel.limit_minutes"),
    ("\"limit_minutes\": 90", "\"limit_minuts\": 90", "limit_minut"),
    ("\"LOCKED\": ", "\"LOKED\": ", "LOKED"),
    ("\"long_minutes\": 60", "\"long_minutes\": 10", "the travel bands end at 20, 45 and 10"),
    ("\"worst_journeys\": \"ties\"", "\"worst_journeys\": \"frist\"", "fairness.worst_journeys"),
  ])
  func aFaultInAPackIsNamed(old: String, new: String, fact: String) async throws {
    let folder = try await folder(replacing: old, with: new)
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result", "--rule-pack", "own.json"], in: folder)
    #expect(ending.code == 65)
    #expect(ending.output.isEmpty && !folder.exists("result"))
    #expect(
      ending.problems.contains { $0.hasPrefix("error: own.json") && $0.contains(fact) },
      "\(ending.errors)")
  }

  @Test func aPackThatIsNotThereOrNotAPackIsNamed() async throws {
    let folder = try TemporaryFolder.with(pair())
    try await refused(
      folder, ["--rule-pack", "strickt"], naming: "--rule-pack", "Did you mean 'strict'?")
    try await refused(folder, ["--rule-pack", "own.json"], naming: "own.json")
    try folder.write("{ \"pack\": ", to: "own.json")
    try await refused(folder, ["--rule-pack", "own.json"], naming: "own.json")
  }

  @Test func aShippedPacksNameCannotBeTaken() async throws {
    let folder = try await folder(replacing: "\"limit_minutes\": 90", with: "\"limit_minutes\": 27")
    try folder.replace("\"name\": \"own\"", with: "\"name\": \"ljmu-2022\"", in: "own.json")
    try await refused(
      folder, ["--rule-pack", "own.json"],
      naming: "the pack has the name and version of a shipped one, ljmu-2022 1")
  }

  @Test(arguments: [
    "LOCKED", "EXCLUDED", "TRAVEL-UNKNOWN", "FULL", "NO-PAIR", "GROUP", "ADJUSTMENT", "placed",
    "suitability", "tie_break",
  ])
  func someRulesCannotBeSwitchedOff(rule: String) async throws {
    var round = pair()
    round.switchOff(rule)
    try await refused(try TemporaryFolder.with(round), naming: "round.json", rule)
  }

  @Test func aCourseRuleThatNobodyCanKeepIsRefused() async throws {
    var round = pair()
    round.courseRule("many", .keyStages, atLeast: 7)
    try await refused(
      try TemporaryFolder.with(round), naming: "the rule asks for 7 key stages, and there are 6")
  }

  // MARK: Groups and minimums

  @Test func groupsThatContradictEachOtherAreNamed() async throws {
    var round = pair()
    round.group("friends", .together, ["T1", "T2"])
    round.group("rivals", .apart, ["T1", "T2"])
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result"], in: try TemporaryFolder.with(round))
    #expect(ending.code == 65)
    #expect(ending.errors.contains("(rivals): T1 and T2 are to be apart here, and together by"))
  }

  @Test func aGroupOfOneOrOfStrangersIsNamed() async throws {
    for (trainees, fact) in [(["T1"], "at least two trainees"), (["T1", "T2", "T9"], "'T9'")] {
      var round = pair()
      round.group("friends", .together, trainees)
      let ending = try await Tool.run(
        ["check", "round"], in: try TemporaryFolder.with(round))
      #expect(ending.code == 65)
      #expect(ending.output.contains("(friends): ") && ending.output.contains(fact))
    }
  }

  @Test func aGroupWithNoSchoolInCommonIsWarnedOfAndUnplaced() async throws {
    var round = reach(["T1": ["A": 25], "T2": ["B": 25]])
    round.group("friends", .together, ["T1", "T2"])
    let folder = try TemporaryFolder.with(round)
    let ending = try await folder.allocate(to: "result")
    #expect(try folder.schools(of: "result") == ["", ""])
    #expect(ending.output.contains("2 GROUP: T1, T2"))
  }

  @Test func aGroupThatNoSchoolCouldEverServeIsWarnedOf() async throws {
    var round = pair()
    round.offer("O-B", at: "B", years: [.year1])
    round.trainee("T1") { $0.ageRange = AgeRange("7-11") }
    round.trainee("T2") { $0.ageRange = AgeRange("5-7") }
    round.group("friends", .together, ["T1", "T2"])
    let ending = try await Tool.run(["check", "round"], in: try TemporaryFolder.with(round))
    #expect(ending.code == 0)
    #expect(ending.output.contains("(friends): no school has offers in the subject and age range"))
  }

  @Test func aMinimumAbovePlacesIsNamed() async throws {
    var round = pair()
    round.offer("O-A", at: "A", places: 2) { $0.minimum = 4 }
    let folder = try TemporaryFolder.with(round)
    let ending = try await Tool.run(["allocate", "round", "--output", "result"], in: folder)
    #expect(ending.code == 65)
    #expect(ending.output.isEmpty && !folder.exists("result"))
    #expect(ending.errors.contains("(O-A): the offer takes at least 4 and has 2 places in all"))

    round.offer("O-A", at: "A") { $0.furtherPlaces = 2 }
    try folder.write(round)
    try await folder.allocate(to: "result")
    #expect(try folder.schools(of: "result").filter { $0 == "A" }.isEmpty)
  }

  // MARK: Pins

  @Test func contradictoryPinsAreNamedAndTheRestIsAllocated() async throws {
    var round = reach(["T1": ["A": 25], "T2": ["A": 30], "T3": ["B": 25]])
    round.decide(.locked, "T1", at: "A")
    round.decide(.locked, "T2", at: "A")
    let folder = try TemporaryFolder.with(round)
    let ending = try await folder.allocate(to: "result")
    #expect(
      ending.output.contains(
        "These cannot hold together: T1, phase 1, is locked to School A (School A has 1 place); "
          + "T2, phase 1, is locked to School A (School A has 1 place)."))
    #expect(ending.output.contains("Releasing this is enough: T"))
    #expect(!ending.output.lowercased().contains("infeasible"))
    #expect(try folder.schools(of: "result").filter { !$0.isEmpty }.count == 2)
    let found = try #require(JSON(folder.text("result/allocations.json"))?["contradictions"])
    #expect(found["proven"] == .bool(true))
    #expect(found["releases"]?.list?.count == 1)
    #expect(found["sets"]?.list?.count == 1)
  }

  @Test func aPinThatARuleForbidsIsNamedWithTheRule() async throws {
    var round = reach(["T1": ["A": 25, "B": 95]])
    round.decide(.locked, "T1", at: "B")
    let folder = try TemporaryFolder.with(round)
    let ending = try await folder.allocate(to: "result")
    #expect(try folder.schools(of: "result") == [""])
    #expect(ending.output.contains("1 TOO-FAR: T1"))
    #expect(ending.output.contains("T1, phase 1, is locked to School B"))
  }

  // MARK: What a run adds

  @Test func earlierResultsThatDoNotFitAreNamed() async throws {
    let folder = try TemporaryFolder.with(pair())
    try await refused(folder, ["--phase", "9"], naming: "--phase", "Choose from: 1.")
    try await refused(folder, ["--history", "nowhere"], naming: "--history nowhere")
    try await folder.allocate(to: "before")
    var other = pair()
    other.round.id = "another"
    try folder.write(other)
    try await refused(
      folder, ["--keep-to", "before"], naming: "--keep-to", "'R', not of 'another'")
  }
}
