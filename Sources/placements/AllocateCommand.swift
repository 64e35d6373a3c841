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
      Exit codes: 0 proven best; 3 stopped with an allocation; 65 faulty input; \
      70 internal error; 73 cannot write.
      """)

  @OptionGroup var input: RoundInput

  @Option(help: "The folder for the result. A result already there is replaced as a whole.")
  var output: String

  @Option(help: "Stop after this many seconds with the best allocation found.")
  var timeLimit: Double?

  @Flag(help: "Print the headline numbers as JSON.")
  var json = false

  @Flag(help: "Say nothing of warnings and progress.")
  var quiet = false

  func validate() throws {
    if let timeLimit, !(timeLimit >= 0 && timeLimit <= 1e7) {
      throw ValidationError("'--time-limit' takes seconds, from 0 to 10000000.")
    }
  }

  /// Errors in what was set aside are told; warnings would drown them.
  private func note(_ validation: Validation) {
    if !validation.errors.isEmpty { Console.note(Console.list(validation.errors)) }
    let warnings = validation.warnings.count
    if warnings > 0 {
      let counted = "\(warnings) \(warnings == 1 ? "warning" : "warnings")"
      Console.note("\(counted): 'placements check \(input.round)' lists them\n")
    }
  }

  func run() throws {
    let (round, validation) = try input.validated()
    // Before anything is said: from then on there is a result to be had.
    let interrupt = Interrupt()
    if !quiet { note(validation) }
    let meter = quiet ? nil : ProgressMeter()
    var options = AllocationOptions(shouldStop: { interrupt.wasRequested })
    if let timeLimit { options.timeLimit = .milliseconds(Int64(timeLimit * 1000)) }
    if let meter { options.progress = { meter.show($0) } }
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
    if result.allocations.status == .stopped { throw ExitCode.stopped }
  }
}
