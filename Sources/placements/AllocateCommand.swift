import ArgumentParser
import Foundation
import PlacementDocuments
import PlacementEngine

struct AllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Allocate a round and write the allocation with its reasons.",
    discussion: """
      Writes allocations.json, explanations.json, certificate.json, allocations.csv and \
      unplaced.csv to the output folder, all at once. \
      Ctrl-C (or SIGTERM) stops the search and writes the best allocation found. \
      Exit codes: 0 proven best; 3 stopped with an allocation; 65 faulty input; \
      70 internal error; 73 cannot write; 130 a second Ctrl-C (143 SIGTERM): nothing written.
      """)

  @OptionGroup var solving: Solving

  @Option(help: "The folder for the result. A result already there is replaced as a whole.")
  var output: String

  @Flag(help: "Print the headline numbers as JSON.")
  var json = false

  func run() throws {
    let result = try solving.run { round, options throws(InternalError) in
      try PlacementEngine.allocate(round, options: options)
    }
    try Console.write(result.files, to: output, replaceable: RoundResult.fileNames)
    if json {
      try Console.print(
        String(decoding: SummaryDocument.format.write(result.summary), as: UTF8.self))
    } else {
      try Console.print(result.summaryText)
    }
    if result.allocations.status == .stopped { throw ExitCode.stopped }
  }
}
