public import ArgumentParser
import Foundation
public import PlacementEngine

extension RoundProgram.Format: ExpressibleByArgument {}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a round's whole program for any solver, tier by tier.",
    discussion: """
      Solves the round and writes a file for each tier: its objective, every plan as a column or a \
      flow, every rule as rows, and what the earlier tiers reach as rows. Of the worst journeys \
      each number of minutes that somebody has to travel is a tier. HiGHS, SCIP, CBC, Gurobi or \
      glpsol must reach the same value. A tier that is not proven is held as an upper bound, and \
      said so. Exit codes: 0 every tier searched to its end; 3 stopped, files written; \
      65 faulty input; 70 internal error; 73 cannot write.
      """)

  @OptionGroup var solving: Solving

  @Option(help: "The folder for the files. An export already there is replaced as a whole.")
  var output: String

  @Option(help: "'mps' is free MPS, 'lp' the LP format of CPLEX.")
  var format = RoundProgram.Format.mps

  func run() throws {
    let program = try solving.run { round, options throws(InternalError) in
      try formulate(round, options: options)
    }
    let earlier = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    try Console.write(
      program.files.map { ("\($0.name).\(format.rawValue)", $0.pieces(as: format)) },
      to: output, replaceable: Set(earlier.filter(RoundProgram.isFileName)))
    try Console.print(summary(program))
    if program.isStopped { throw ExitCode.stopped }
  }

  private func summary(_ program: RoundProgram) -> String {
    let lines = program.files.map { file in
      let proof = file.isProven ? "proven least" : "not proven, at least \(file.bound)"
      let unit = file.unit.isEmpty ? "" : " \(file.unit)"
      return "\(file.name).\(format.rawValue): \(file.value)\(unit), \(proof)\n"
    }
    return
      "\(program.columnCount) columns, \(program.rowCount) rows, \(program.entryCount) entries\n"
      + lines.joined()
  }
}
