import Optimization
import Testing

private func fault(_ program: Program, start: [Int]? = nil) -> SolverFault? {
  do throws(SolverFault) {
    _ = try solve(program, start: start)
    return nil
  } catch {
    return error
  }
}

private func oneGroup(rows: [ClosedRange<Int>] = [0...1]) -> Program {
  var program = Program(tiers: ["cost"])
  for row in rows { _ = program.addRow(row) }
  _ = program.addGroup()
  return program
}

@Test func everyDefectOfAProgramIsNamed() {
  var program = oneGroup()
  _ = program.addRow(lower: nil, upper: nil)
  _ = program.addRow(lower: 3, upper: 2)
  _ = program.addRow(lower: .min, upper: .max)
  _ = program.addColumn(group: 7, costs: [0], entries: [])
  _ = program.addColumn(group: -1, costs: [0], entries: [])
  _ = program.addColumn(group: 0, costs: [0, 1], entries: [])
  _ = program.addColumn(group: 0, costs: [], entries: [])
  _ = program.addColumn(group: 0, costs: [1 << 31], entries: [])
  _ = program.addColumn(group: 0, costs: [.min], entries: [(0, .max)])
  _ = program.addColumn(group: 0, costs: [0], entries: [(99, 1), (-1, 1)])
  _ = program.addColumn(group: 0, costs: [0], entries: [(0, 1), (0, 1)])
  _ = program.addAuxiliary(upper: -1, costs: [0], entries: [])
  _ = program.addAuxiliary(upper: .max, costs: [0], entries: [])
  program.setEffortLimit(tier: 4, nodes: 1)
  let fault = fault(program)
  #expect(fault?.code == .invalidProgram)
  #expect(fault?.issues.count == 17, "\(fault?.issues ?? [])")
}

@Test func longColumnsWithARepeatedRowAreFound() {
  var program = oneGroup(rows: Array(repeating: 0...1, count: 40))
  _ = program.addColumn(
    group: 0, costs: [0], entries: (0..<40).map { ($0, 1) } + [(17, 1)])
  #expect(fault(program)?.issues == ["column 0 names row 17 twice; add the coefficients up"])
}

@Test func endlessDefectsAreCutOff() {
  var program = oneGroup()
  for _ in 0..<1000 { _ = program.addColumn(group: 5, costs: [0], entries: []) }
  #expect(fault(program)?.issues.count == 101)
}

@Test func sumsBeyondExactDoublesAreRefused() {
  var program = oneGroup()
  let large = Program.largestDatum
  _ = program.addColumn(group: 0, costs: [0], entries: [])
  _ = program.addAuxiliary(upper: large, costs: [large], entries: [(0, large)])
  #expect(fault(program)?.issues.count == 2)
}

@Test func infeasibleStartsAreRefusedWithTheirReasons() {
  var program = oneGroup(rows: [1...1])
  _ = program.addColumn(group: 0, costs: [0], entries: [(0, 1)])
  _ = program.addColumn(group: 0, costs: [0], entries: [])
  _ = program.addAuxiliary(upper: 2, costs: [1], entries: [])
  #expect(fault(program, start: [1, 0, 2]) == nil)
  #expect(fault(program, start: [0, 1, 0])?.issues == ["row 0 is 0, outside its bounds"])
  #expect(
    fault(program, start: [1, 1, 0])?.issues
      == ["group 0 has 2 columns at 1 instead of one"])
  #expect(fault(program, start: [1, 0, 3])?.issues == ["column 2 is 3, outside 0...2"])
  #expect(fault(program, start: [1, 0])?.code == .invalidStart)
  #expect(fault(program, start: [.max, .min, .max])?.code == .invalidStart)
}
