import Testing

@testable import Optimization

/// The files of a small program, whole.
struct ExportTextTests {
  /// The problems of two parties and a variable.
  ///
  /// One party lists two plans; the other takes two stages, of which the second costs more after
  /// label 1, and may not use the same school twice.
  private func problems() throws -> [TierProblem] {
    var program = Program(tiers: ["placed", .levels("far", atLeast: 60), "minutes"])
    let seats = program.addRow(0...2)
    let used = program.addRow(lower: 0)
    let even = program.addRow(upper: 3)
    let first = program.addGroup()
    _ = program.addColumn(group: first, costs: [1, 0], entries: [])
    _ = program.addColumn(
      group: first, costs: [0, 75], levels: [75], entries: [(seats, 1), (used, 1)])
    let automaton = program.addAutomaton(
      Automaton(
        states: 2, labels: 2, step: { .init(to: max($0, $1), costs: [0, 10 * $0 * $1]) },
        end: { $0 == 1 ? .init(costs: [0, -5], entries: [(even, 1)]) : .init() }))
    let none = StagedGroup.Option(costs: [1, 0], label: 0)
    _ = program.addStagedGroup(
      StagedGroup(
        stages: [
          [none, .init(costs: [0, 20], entries: [(seats, 1)], label: 1, tag: 4)],
          [
            none, .init(costs: [0, 20], entries: [(seats, 1)], label: 1, tag: 4),
            .init(costs: [0, 30], levels: [64], entries: [(used, 2)], label: 1, tag: 5),
          ],
        ], automaton: automaton, start: 0))
    _ = program.addAuxiliary(upper: 4, costs: [0, -1], entries: [(used, -1), (even, 2)])
    var names = ProgramNames()
    names.row = { ["places.O-1", "used.O 1", "even"][$0] }
    names.group = { ["T1", "T2"][$0] }
    names.column = { ["x.T1.none", "x.T1.O-1", "z"][$0] }
    names.option = { "x.T\($0 + 1).\($1).\($2)" }
    names.tag = { _, _, _ in "school.S-1" }
    let constants = [2]
    let form = try LinearForm(program, names: names, constants: constants)
    let solution = try #require(try solve(program).solution)
    return try TierProblem.all(of: form, solvedBy: solution, program, constants: constants)
  }

  private func text(_ problem: TierProblem, _ format: TierProblem.Format) -> String {
    problem.pieces(as: format, title: "small", comments: ["Näme", "two\nlines"])
      .map { String(decoding: $0, as: UTF8.self) }.joined()
  }

  @Test func freeMPS() throws {
    let problem = try #require(try problems().last)
    #expect(
      text(problem, .mps) == """
        * N??me
        * two?lines
        NAME small
        ROWS
         N tier.minutes
         E tier.placed
         E tier.far
         L places.O-1
         G used.O_1
         L n.even
         E one.T1
         E one.T2
         E at.T2.1.0
         E at.T2.1.1
         E at.T2.2.0
         E at.T2.2.1
         L school.S-1
         E read.T2.0.0
         E read.T2.0.1
         E read.T2.1.0
         E read.T2.1.1
        COLUMNS
         MARKER.0 'MARKER' 'INTORG'
         x.T1.none tier.placed 1 one.T1 1
         x.T1.O-1 tier.minutes 75 tier.far 1
         x.T1.O-1 places.O-1 1 used.O_1 1
         x.T1.O-1 one.T1 1
         z tier.minutes -1 used.O_1 -1
         z n.even 2
         x.T2.0.0 tier.placed 1 read.T2.0.0 -1
         x.T2.0.1 tier.minutes 20 places.O-1 1
         x.T2.0.1 read.T2.0.1 -1 school.S-1 1
         x.T2.1.0 tier.placed 1 read.T2.1.0 -1
         x.T2.1.1 tier.minutes 20 places.O-1 1
         x.T2.1.1 read.T2.1.1 -1 school.S-1 1
         x.T2.1.2 tier.minutes 30 tier.far 1
         x.T2.1.2 used.O_1 2 read.T2.1.1 -1
         MARKER.7.end 'MARKER' 'INTEND'
         flow.T2.0.0.0 one.T2 1 at.T2.1.0 -1
         flow.T2.0.0.0 read.T2.0.0 1
         flow.T2.0.0.1 one.T2 1 at.T2.1.1 -1
         flow.T2.0.0.1 read.T2.0.1 1
         flow.T2.1.0.0 at.T2.1.0 1 at.T2.2.0 -1
         flow.T2.1.0.0 read.T2.1.0 1
         flow.T2.1.0.1 at.T2.1.0 1 at.T2.2.1 -1
         flow.T2.1.0.1 read.T2.1.1 1
         flow.T2.1.1.0 at.T2.1.1 1 at.T2.2.1 -1
         flow.T2.1.1.0 read.T2.1.0 1
         flow.T2.1.1.1 tier.minutes 10 at.T2.1.1 1
         flow.T2.1.1.1 at.T2.2.1 -1 read.T2.1.1 1
         last.T2.0 at.T2.2.0 1
         last.T2.1 tier.minutes -5 n.even 1
         last.T2.1 at.T2.2.1 1
         constant tier.minutes 0 tier.placed 2
        RHS
         RHS tier.placed 2
         RHS tier.far 2
         RHS places.O-1 2
         RHS n.even 3
         RHS one.T1 1
         RHS one.T2 1
         RHS school.S-1 1
        RANGES
         RNG places.O-1 2
        BOUNDS
         UP BND x.T1.none 1
         UP BND x.T1.O-1 1
         UP BND z 4
         UP BND x.T2.0.0 1
         UP BND x.T2.0.1 1
         UP BND x.T2.1.0 1
         UP BND x.T2.1.1 1
         UP BND x.T2.1.2 1
         FX BND constant 1
        ENDATA

        """)
  }

  @Test func cplexLP() throws {
    let problem = try #require(try problems().last)
    #expect(
      text(problem, .lp) == """
        \\ small
        \\ N??me
        \\ two?lines
        Minimize
         tier.minutes: 75 x.T1.O_1 - z + 20 x.T2.0.1 + 20 x.T2.1.1 + 30 x.T2.1.2 + 10 flow.T2.1.1.1 - 5 last.T2.1
        Subject To
         tier.placed: x.T1.none + x.T2.0.0 + x.T2.1.0 + 2 constant = 2
         tier.far: x.T1.O_1 + x.T2.1.2 = 2
         places.O_1: x.T1.O_1 + x.T2.0.1 + x.T2.1.1 <= 2
         places.O_1~least: x.T1.O_1 + x.T2.0.1 + x.T2.1.1 >= 0
         used.O_1: x.T1.O_1 - z + 2 x.T2.1.2 >= 0
         n.even: 2 z + last.T2.1 <= 3
         one.T1: x.T1.none + x.T1.O_1 = 1
         one.T2: flow.T2.0.0.0 + flow.T2.0.0.1 = 1
         at.T2.1.0: - flow.T2.0.0.0 + flow.T2.1.0.0 + flow.T2.1.0.1 = 0
         at.T2.1.1: - flow.T2.0.0.1 + flow.T2.1.1.0 + flow.T2.1.1.1 = 0
         at.T2.2.0: - flow.T2.1.0.0 + last.T2.0 = 0
         at.T2.2.1: - flow.T2.1.0.1 - flow.T2.1.1.0 - flow.T2.1.1.1 + last.T2.1 = 0
         school.S_1: x.T2.0.1 + x.T2.1.1 <= 1
         read.T2.0.0: - x.T2.0.0 + flow.T2.0.0.0 = 0
         read.T2.0.1: - x.T2.0.1 + flow.T2.0.0.1 = 0
         read.T2.1.0: - x.T2.1.0 + flow.T2.1.0.0 + flow.T2.1.1.0 = 0
         read.T2.1.1: - x.T2.1.1 - x.T2.1.2 + flow.T2.1.0.1 + flow.T2.1.1.1 = 0
        Bounds
         z <= 4
         constant = 1
        Binaries
         x.T1.none
         x.T1.O_1
         x.T2.0.0
         x.T2.0.1
         x.T2.1.0
         x.T2.1.1
         x.T2.1.2
        Generals
         z
        End

        """)
  }

  /// However long a program, its text comes in pieces that add up to the same.
  @Test func piecesOfALongProgram() throws {
    var program = Program(tiers: ["cost"])
    for number in 0..<2_500 {
      let row = program.addRow(upper: 1)
      _ = program.addColumn(group: program.addGroup(), costs: [number], entries: [(row, 1)])
    }
    let form = try LinearForm(program)
    let solution = try #require(try solve(program).solution)
    let problem = try #require(try TierProblem.all(of: form, solvedBy: solution, program).first)
    for format in TierProblem.Format.allCases {
      let pieces = Array(problem.pieces(as: format, title: "long", comments: []))
      #expect(pieces.count > 6)
      let lines = String(decoding: pieces.joined(), as: UTF8.self).split(separator: "\n")
      // Each row is defined once, whichever piece it is in.
      let rows = lines.filter {
        $0.hasPrefix(format == .mps ? " L row." : " row.")
      }
      #expect(rows.count == 2_500)
      #expect(Set(rows).count == 2_500)
      #expect(lines.allSatisfy { $0.utf8.count <= 500 })
    }
  }
}

struct NameTableTests {
  @Test(arguments: [
    ("x.T01.O-1", "x.T01.O-1"), ("places.O 1", "places.O_1"), ("größe", "gr____e"), ("e2", "n.e2"),
    ("E", "n.E"), ("1st", "n.1st"), (".a", "n..a"), ("", "n."), ("Free", "n.Free"), ("a+b", "a_b"),
    ("a:b$c*[d]", "a_b_c__d_"),
  ])
  func nameIsMadeFit(wish: String, name: String) {
    var table = NameTable()
    #expect(table.name(wish) == name)
  }

  @Test func namesAreUniqueInBothFormats() {
    var table = NameTable()
    let names = ["a-b", "a_b", "a-b", "a-b.2", "a b"].map { table.name($0) }
    #expect(names == ["a-b", "a_b.2", "a-b.3", "a-b.2.2", "a_b.4"])
    #expect(Set(names.map(inLP)).count == names.count)
  }

  @Test func longNamesAreCutAndStayUnique() {
    var table = NameTable()
    let names = (0..<20).map { table.name(String(repeating: "x", count: 300) + "\($0)") }
    #expect(Set(names).count == 20)
    #expect(names.allSatisfy { $0.utf8.count <= 255 })
  }
}
