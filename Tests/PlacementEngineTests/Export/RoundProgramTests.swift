import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

/// A round's program as files: what `formulate` gives has passed its own check, that the allocation
/// found is a point of the rows with the value of every tier.
struct RoundProgramTests {
  @Test(arguments: UInt64(0)..<150)
  func hasTheValuesOfTheAllocation(seed: UInt64) throws {
    let round = try #require(validRound(randomRound(seed: seed, shape: .mixed)))
    let program = try formulate(round)
    let formulation = try Formulation(Candidates(round, occupancy: Occupancy(round)))
    let tiers = try Allocation(formulation.solved(AllocationOptions().solving), formulation).tiers
    #expect(!program.isStopped)

    let files = program.files
    #expect(
      files.filter { $0.tier != .worstJourneys }.map { Pair($0.tier, $0.value) }
        == tiers.filter { $0.name != .worstJourneys }.map { Pair($0.name, $0.value) })
    // A file for each number of minutes that somebody travels, with the journeys that are as long.
    let levels = tiers.first { $0.name == .worstJourneys }?.levels ?? []
    var longer = 0
    let expected = levels.map { level in
      longer += level.journeys
      return "worst_journeys-\(level.minutes) \(longer)"
    }
    #expect(
      files.filter { $0.tier == .worstJourneys }.map { "\($0.name.drop { $0 != "w" }) \($0.value)" }
        == expected)

    let isProven = tiers.map(\.isProven)
    #expect(files.last?.isProven == !isProven.contains(false))
    #expect(files.map(\.name).allSatisfy { RoundProgram.isFileName("\($0).mps") })
    #expect(Set(files.map(\.name)).count == files.count)
    try expectNames(in: program)
  }

  private func text(_ file: RoundProgram.File, _ format: RoundProgram.Format) -> String {
    file.pieces(as: format).map { String(decoding: $0, as: UTF8.self) }.joined()
  }

  private struct Pair: Hashable {
    let name: TierRecord.Name
    let value: Int

    init(_ name: TierRecord.Name, _ value: Int) { (self.name, self.value) = (name, value) }
  }

  /// Every row and column has a name of its own that says what it is, and is in the file once.
  private func expectNames(in program: RoundProgram) throws {
    let file = try #require(program.files.first)
    let text = text(file, .mps)
    var section = ""
    var rows: [String] = []
    var columns: [String] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("*") {
      let words = line.split(separator: " ").map(String.init)
      guard line.hasPrefix(" ") else {
        section = words[0]
        continue
      }
      if section == "ROWS" { rows.append(words[1]) }
      if section == "COLUMNS", words[1] != "'MARKER'", columns.last != words[0] {
        columns.append(words[0])
      }
    }
    #expect(rows.count == program.rowCount + 1)
    #expect(columns.count == program.columnCount)
    #expect(Set(rows).count == rows.count)
    #expect(Set(columns).count == columns.count)
    #expect((rows + columns).allSatisfy { $0.utf8.count <= 255 })
    // Names that nobody gave.
    #expect(!rows.contains { $0.hasPrefix("row.") || $0.hasPrefix("n.") })
    #expect(!columns.contains { $0.hasPrefix("n.") || $0.wholeMatch(of: /x\.[0-9]+/) != nil })
  }

  @Test func namesSayWhatTheyAre() throws {
    // Two phases: the second is at another school than the first.
    var builder = RoundBuilder.primary(phases: 2)
    for school in ["S-1", "S-2"] {
      builder.school(school)
      builder.offer("O-\(school)", at: school)
    }
    builder.trainee("T1")
    for school in ["S-1", "S-2"] { builder.journey("T1", school, 30) }
    let round = try #require(validRound(builder.documents))
    let program = try formulate(round)
    let file = try #require(program.files.last)
    #expect(file.tier == .tieBreak)
    let text = text(file, .lp)
    #expect(
      text.contains(
        " different.T1.S_1: x.T1.1.O_S_1 + x.T1.2.O_S_1 <= 1\n"), "\(text)")
    #expect(text.contains(" x.T1.2.none\n"))
  }
}
