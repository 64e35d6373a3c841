import ArgumentParser
import PlacementEngine

/// How long a command may search.
struct TimeLimit: ParsableArguments {
  @Option(help: "Stop after this many seconds with the best allocation found.")
  var timeLimit: Double?

  func validate() throws {
    if let timeLimit, !(timeLimit >= 0 && timeLimit <= 1e7) {
      throw ValidationError("'--time-limit' takes seconds, from 0 to 10000000.")
    }
  }

  /// A search that stops at the limit or at Ctrl-C and shows how far it is.
  func options(_ interrupt: Interrupt, _ meter: ProgressMeter?) -> AllocationOptions {
    var options = AllocationOptions(shouldStop: { interrupt.wasRequested })
    if let timeLimit { options.timeLimit = .milliseconds(Int64(timeLimit * 1000)) }
    if let meter { options.progress = { meter.show($0) } }
    return options
  }
}
