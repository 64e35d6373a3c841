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

  /// Reads and validates; a round that cannot be used ends the command with everything wrong listed.
  func validated() throws -> (round: Round, validation: Validation) {
    let validation = try self.validation()
    guard let round = Round(validation) else {
      Console.note(Console.list(validation.problems))
      throw ExitCode.badInput
    }
    return (round, validation)
  }

  /// Everything that is right and wrong with the round.
  func validation() throws -> Validation {
    let (documents, problems) = RoundFolder.read(round)
    guard let documents else {
      Console.note(Console.list(problems))
      throw ExitCode.badInput
    }
    return validate(documents, readingProblems: problems, setAside: setAside)
  }
}
