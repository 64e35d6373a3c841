import ArgumentParser
import BenchmarkLines
import Foundation

/// Compares two runs of the ladder.
@main
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two files of the ladder.",
    discussion: """
      Prints new ÷ base for each case. Exit code 1 if an optimum has changed, a proof is lost, a case \
      is missing or a search takes more effort than allowed; 2 if a file cannot be read. Times and \
      memory are shown and never fail.
      """)

  @Argument(help: "Lines of the run to measure by.")
  var base: String

  @Argument(help: "Lines of the new run.")
  var new: String

  @Option(help: "How many times the base's effort is allowed.")
  var factor = Comparison.Allowance().factor

  @Option(help: "How much more than that is allowed, so that small counts may change.")
  var floor = Comparison.Allowance().floor

  func run() throws {
    let comparison = Comparison(
      base: try read(base), new: try read(new),
      allowing: Comparison.Allowance(factor: factor, floor: floor))
    print(comparison.text, terminator: "")
    if !comparison.regressions.isEmpty { throw ExitCode(1) }
  }

  private func read(_ file: String) throws -> [CaseLine] {
    do {
      return try CaseLine.read(String(contentsOfFile: file, encoding: .utf8), from: file)
    } catch {
      FileHandle.standardError.write(Data("compare: \(error)\n".utf8))
      throw ExitCode(2)
    }
  }
}
