import BenchmarkLines
import Testing

/// What counts as a regression, and what does not.
struct ComparisonTests {
  private let base = CaseLine(
    preset: "tiny", seed: 1, platform: "x86_64, GLPK 5.0", status: "optimal", demands: 8, rows: 20,
    columns: 40,
    tiers: [
      .init(
        name: "placed", value: 5, bound: 5, proven: true, iterations: 300, nodes: 0,
        columnsUsed: 40),
      .init(
        name: "worst_journeys", value: 60, bound: 60, proven: true, levels: [[60, 2], [55, 1]],
        iterations: 500, nodes: 40, columnsUsed: 40),
      .init(
        name: "tie_break", value: 900, bound: 850, proven: false, iterations: 200, nodes: 60,
        columnsUsed: 40),
    ],
    effort: .init(iterations: 1000, nodes: 100, cuts: 7, columnsUsed: 40),
    stages: [.init(name: "formulate", milliseconds: 2)], solvingMilliseconds: 10,
    solvingProcessorMilliseconds: 9, peakKilobytes: 20_000)

  private func regressions(
    _ change: (inout CaseLine) -> Void, allowing allowance: Comparison.Allowance = .init()
  ) -> [String] {
    var new = base
    change(&new)
    return Comparison(base: [base], new: [new], allowing: allowance).regressions
  }

  @Test func theSameIsNoRegression() {
    #expect(regressions { _ in } == [])
    let row = Comparison(base: [base], new: [base]).rows.first
    #expect(row?.iterations == 1)
    #expect(row?.solving == 1)
  }

  @Test func aMissingCaseIsOne() {
    let found = Comparison(base: [base], new: []).regressions
    #expect(found == ["tiny, seed 1: the case is missing"])
  }

  @Test func aCaseThatIsNewIsNone() {
    var other = base
    other.seed = 2
    let comparison = Comparison(base: [base], new: [base, other])
    #expect(comparison.regressions.isEmpty)
    #expect(comparison.rows.count == 1)
  }

  @Test func anotherOptimumIsOneEvenIfLess() {
    for value in [4, 6] {
      let found = regressions { new in
        new.tiers[0].value = value
        new.tiers[0].bound = value
      }
      #expect(found == ["tiny, seed 1: the optimum of placed was 5, is \(value)"])
    }
  }

  @Test func otherLevelsOfTheSameLongestJourneyAreOne() {
    let found = regressions { $0.tiers[1].levels = [[60, 2], [54, 1]] }
    #expect(found.count == 1)
    #expect(found[0].contains("worst_journeys"))
  }

  @Test func aLostProofIsOneAndWhatIsBelowItIsNotJudged() {
    let found = regressions { new in
      new.tiers[0].proven = false
      new.tiers[0].bound = 3
      new.tiers[1].value = 70
    }
    #expect(found == ["tiny, seed 1: placed is not proven any more: 5, at least 3"])
  }

  @Test func anUnprovenTierMayChangeUnlessItIsNowProvenToBeWorse() {
    #expect(regressions { $0.tiers[2].value = 950 } == [])
    let proven = { (value: Int) in
      { (new: inout CaseLine) in
        new.tiers[2] = .init(
          name: "tie_break", value: value, bound: value, proven: true, iterations: 200, nodes: 60,
          columnsUsed: 40)
      }
    }
    #expect(regressions(proven(870)) == [])
    #expect(regressions(proven(901)).count == 1)
  }

  @Test func otherTiersAreOne() {
    #expect(regressions { $0.tiers.removeLast() } == ["tiny, seed 1: the tiers are others"])
  }

  @Test func effortMayGrowByAFactorAndAFloor() {
    let allowance = Comparison.Allowance(factor: 1.5, floor: 10)
    #expect(regressions({ $0.effort.iterations = 1510 }, allowing: allowance) == [])
    #expect(
      regressions({ $0.effort.iterations = 1511 }, allowing: allowance)
        == ["tiny, seed 1: 1511 simplex iterations, 1000 before"])
    #expect(regressions({ $0.effort.nodes = 161 }, allowing: allowance).count == 1)
    #expect(regressions({ $0.effort.columnsUsed = 71 }, allowing: allowance).count == 1)
    #expect(regressions({ $0.rows = 41 }, allowing: allowance).count == 1)
    #expect(regressions({ $0.columns = 71 }, allowing: allowance).count == 1)
  }

  @Test func effortOfAnotherPlatformOrOfAStoppedSearchIsNone() {
    #expect(
      regressions { new in
        new.effort.iterations = 9000
        new.platform = "aarch64, GLPK 5.0"
      } == [])
    #expect(
      regressions { new in
        new.effort.iterations = 9000
        new.status = "stopped"
      } == [])
  }

  @Test func timeAndMemoryNeverFail() {
    let found = regressions { new in
      new.solvingMilliseconds = 10_000
      new.peakKilobytes = 9_000_000
      new.stages = []
    }
    #expect(found == [])
  }

  @Test func theTableNamesCasesAndRegressions() {
    var new = base
    new.solvingMilliseconds = 25
    new.tiers[0].value = 6
    let text = Comparison(base: [base], new: [new]).text
    #expect(text.contains("tiny, seed 1"))
    #expect(text.contains("2.50"))
    #expect(text.contains("1 regressions:\n  tiny, seed 1: the optimum of placed was 5, is 6\n"))
  }

  @Test func linesAreReadAsTheyWereWritten() throws {
    var other = base
    other.seed = .max
    let text = try base.written() + "\n\n" + other.written() + "\n"
    #expect(try CaseLine.read(text, from: "lines") == [base, other])
    #expect(try base.written().contains("\"columns_used\":40"))
  }

  @Test func aFaultyLineIsNamed() throws {
    let line = try base.written()
    for (text, number) in [(line + "\n{}\n", 2), ("[1\n", 1), (line + "\n" + line, 2)] {
      let error = #expect(throws: FaultyLine.self) { try CaseLine.read(text, from: "lines") }
      #expect(error?.number == number)
    }
  }
}
