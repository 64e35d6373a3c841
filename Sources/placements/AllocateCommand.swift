import ArgumentParser
import Foundation
import PlacementDocuments
import PlacementEngine

struct AllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Allocate a round and write the allocation with its reasons.",
    discussion: """
      Writes allocations.json, explanations.json, allocations.csv and unplaced.csv to the output \
      folder, all at once. Ctrl-C stops the search and writes the best allocation found. \
      Exit codes: 0 proven best; 3 stopped with an allocation; 4 stopped with nothing; \
      5 proven impossible; 65 faulty input; 70 internal error; 73 cannot write.
      """)

  @OptionGroup var input: RoundInput

  @Option(help: "The folder for the result. A result already there is replaced as a whole.")
  var output: String

  @OptionGroup var limit: TimeLimit

  @Flag(help: "Print the headline numbers as JSON.")
  var json = false

  @Flag(help: "Say nothing of warnings and progress.")
  var quiet = false

  func run() throws {
    let (round, validation) = try input.validated()
    // Before anything is said: from then on there is a result to be had.
    let interrupt = Interrupt()
    if !quiet { input.note(validation) }
    let meter = quiet ? nil : ProgressMeter()
    let options = limit.options(interrupt, meter)
    let result: RoundResult
    do {
      result = try PlacementEngine.allocate(round, options: options)
    } catch {
      meter?.clear()
      throw Console.fail(error.description, .internalError)
    }
    meter?.clear()
    try Console.write(result.files, to: output, replaceable: RoundResult.fileNames)
    if json {
      try Console.print(
        String(decoding: SummaryDocument.format.write(result.summary), as: UTF8.self))
    } else {
      try Console.print(result.summaryText)
    }
    switch result.allocations.status {
    case .optimal: return
    case .stopped: throw ExitCode.stopped
    case .stoppedWithNothing: throw ExitCode.stoppedWithNothing
    case .infeasible: throw ExitCode.infeasible
    }
  }
}
