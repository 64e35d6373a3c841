import ArgumentParser
import PlacementEngine

/// A command that solves a round: what it reads, when it stops and whether it talks meanwhile.
struct Solving: ParsableArguments {
  @OptionGroup var input: RoundInput

  @OptionGroup var limit: TimeLimit

  @Flag(help: "Say nothing of warnings and progress.")
  var quiet = false

  /// Reads the round and does the work on it, which Ctrl-C stops; a fault ends the command.
  func run<T>(
    _ work: (Round, AllocationOptions) throws(InternalError) -> T
  ) throws -> T {
    let (round, validation) = try input.validated()
    // Before anything is said: from then on there is a result to be had.
    let interrupt = Interrupt()
    if !quiet { input.note(validation) }
    let meter = quiet ? nil : ProgressMeter()
    defer { meter?.clear() }
    do {
      return try work(round, limit.options(interrupt, meter))
    } catch {
      meter?.clear()
      throw Console.fail(error.description, .internalError)
    }
  }
}
