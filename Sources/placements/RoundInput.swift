import ArgumentParser
import PlacementDocuments
import PlacementEngine

/// The round that a command reads, and what to do with its faulty records.
struct RoundInput: ParsableArguments {
  @Argument(help: "The round's folder.")
  var round: String

  @Flag(
    help: "Leave faulty records out, as unplaced trainees or unused offers, and use the rest.")
  var setAside = false

  @Option(
    help: ArgumentHelp(
      "A rule pack to go before the round's: a shipped one's name, or a file.",
      valueName: "pack"))
  var rulePack: String?

  @Option(help: ArgumentHelp("A training phase to be placed; all are without it.", valueName: "id"))
  var phase: [String] = []

  @Option(
    help: ArgumentHelp(
      "The result of an earlier round, whose placements count as experience.",
      valueName: "result"))
  var history: [String] = []

  @Option(
    help: ArgumentHelp(
      "An earlier result of this round, to be kept to with the fewest moves.",
      valueName: "result"))
  var keepTo: String?

  /// Reads and validates; a round that cannot be used ends the command with everything wrong listed.
  func validated() throws -> (round: Round, validation: Validation) {
    let validation = try checked()
    guard let round = Round(validation) else {
      Console.note(Console.list(validation.problems))
      throw ExitCode.badInput
    }
    return (round, validation)
  }

  /// Errors in what was set aside are told; warnings would drown them.
  func note(_ validation: Validation) {
    if !validation.errors.isEmpty { Console.note(Console.list(validation.errors)) }
    let warnings = validation.warnings.count
    if warnings > 0 {
      let counted = "\(warnings) \(warnings == 1 ? "warning" : "warnings")"
      Console.note("\(counted): 'placements check \(round)' lists them\n")
    }
  }

  /// The round's folder and what comes with it.
  func read() -> (documents: RoundDocuments?, problems: [Problem]) {
    RoundFolder.read(
      round,
      with: RunInputs(rulePack: rulePack, phases: phase, history: history, keepTo: keepTo))
  }

  /// Everything that is right and wrong with the round.
  private func checked() throws -> Validation {
    let (documents, problems) = read()
    guard let documents else {
      Console.note(Console.list(problems))
      throw ExitCode.badInput
    }
    return PlacementDocuments.validate(documents, readingProblems: problems, setAside: setAside)
  }
}
