import PlacementDocuments
import PlacementTesting
import Testing

/// Rows of the requirement that a run of the tool shows: earlier results, repairs, pins, prices.
struct RulebookAcceptanceTests {
  @Test(
    "S41 Withdrawing one offer moves only the trainees on it (plus the fewest needed), each move explained, others byte-identical"
  )
  func s41Repair() async throws {
    // T1 at A, T2 at B, T3 at D, T4 at E. Without A, T1 can only take B, and T2 then C.
    var round = reach([
      "T1": ["A": 25, "B": 40], "T2": ["B": 25, "C": 70, "D": 30], "T3": ["C": 30, "D": 25],
      "T4": ["E": 25],
    ])
    let folder = try TemporaryFolder.with(round)
    try await folder.allocate(to: "before")
    #expect(try folder.schools(of: "before") == ["A", "B", "D", "E"])
    round.offer("O-A", at: "A") { $0.state = .withdrawn }
    try folder.write(round)
    try await folder.allocate(to: "anew")
    #expect(try folder.schools(of: "anew") == ["B", "D", "C", "E"])

    let ending = try await folder.allocate(to: "after", ["--keep-to", "before"])
    #expect(try folder.schools(of: "after") == ["B", "C", "D", "E"])
    #expect(ending.output.contains("T1 (OFFER-WITHDRAWN), T2 (OUTRANKED)."))
    #expect(ending.output.contains("moves: 2 demands moved, proven least"))
    let explanations = try #require(JSON(folder.text("after/explanations.json")))
    #expect(explanations["moves"]?.list?.map { $0["trainee"] } == ["T1", "T2"])
    #expect(
      explanations["moves"]?.list?.allSatisfy { $0["text"]?.string?.isEmpty == false } == true)
    let (old, new) = (try folder.records(of: "before"), try folder.records(of: "after"))
    #expect(Array(old[2...]) == Array(new[2...]))
    func rows(_ result: String) throws -> [Substring] {
      try folder.text("\(result)/allocations.csv").split(separator: "\r\n")
        .filter { $0.hasPrefix("T3,") || $0.hasPrefix("T4,") }
    }
    #expect(try rows("before").count == 2)
    #expect(try rows("after") == rows("before"))
  }

  @Test("P05 Phase after phase, with the earlier result as history, and all phases as one")
  func p05History() async throws {
    // A, the nearer, is the only school for phase 2 that is not far away.
    var round = reach(["T1": ["A": 25, "B": 30, "C": 80]], phases: 2)
    round.offer("O-B", at: "B") { $0.accepts.phases = ["1"] }
    round.offer("O-C", at: "C") { $0.accepts.phases = ["2"] }
    let folder = try TemporaryFolder.with(round)
    try await folder.allocate(to: "first", ["--phase", "1"])
    try await folder.allocate(to: "second", ["--phase", "2", "--history", "first"])
    try await folder.allocate(to: "joint")
    #expect(try folder.schools(of: "first") == ["A"])
    #expect(try folder.schools(of: "second") == ["C"])
    #expect(try folder.schools(of: "joint") == ["B", "A"])
    // Without the history, the second would be at A again.
    try await folder.allocate(to: "forgetful", ["--phase", "2"])
    #expect(try folder.schools(of: "forgetful") == ["A"])
    let second = try #require(JSON(folder.text("second/allocations.json")))
    #expect(second["phases"] == .list(["2"]))
    #expect(second["inputs"]?.list?.contains { $0["document"] == "history-1" } == true)
  }

  @Test("S51 A returner with two earlier results requests only phase 3 and avoids both schools")
  func s51Returner() async throws {
    var round = reach(["T1": ["A": 25, "B": 30, "C": 80]], phases: 3)
    round.trainee("T1") { $0.status = .returning }
    let folder = try TemporaryFolder.with(round)
    try await folder.allocate(to: "first", ["--phase", "1"])
    try await folder.allocate(to: "second", ["--phase", "2", "--history", "first"])
    round.demand(of: "T1", phase: "3")
    try folder.write(round)
    // In whichever order they are named.
    for history in [["first", "second"], ["second", "first"]] {
      try await folder.allocate(to: "third", history.flatMap { ["--history", $0] })
      #expect(try folder.schools(of: "third") == ["C"])
    }
  }

  @Test("P01 Must-fill places that nobody can take are named, and the run succeeds")
  func p01MustFill() async throws {
    var round = reach(["T1": ["A": 25], "T2": ["B": 30]])
    round.school("C")
    for school in ["A", "B", "C"] { round.offer("O-\(school)", at: school) { $0.mustFill = true } }
    round.minutesByDefault = nil
    let folder = try TemporaryFolder.with(round)
    let ending = try await folder.allocate(to: "result")
    #expect(try folder.schools(of: "result") == ["A", "B"])
    #expect(
      ending.output.contains(
        "Must-fill places empty, the fewest that can stay empty: 1 of O-C at School C."))
    #expect(!ending.output.lowercased().contains("infeasible"))
  }

  @Test("P12 The price of a rule is printed with the result") func p12Price() async throws {
    // 25 + 45, or 40 + 40.
    var round = reach(["T1": ["A": 25, "B": 40], "T2": ["A": 40, "B": 45]])
    round.round.rules.fairness.longestJourneyMinutes = 44
    let folder = try TemporaryFolder.with(round)
    let ending = try await folder.allocate(to: "result")
    #expect(try folder.schools(of: "result") == ["B", "A"])
    #expect(
      ending.output.contains(
        ": 10 minutes of suitability and no place."))
  }
}
