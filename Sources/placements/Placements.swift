import ArgumentParser

@main
struct Placements: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "placements",
    abstract: "Allocates trainee teachers to school placements, proves it best, and says why.",
    discussion: """
      A round is a folder: round.json, schools.json, offers.json, trainees.json, and, where \
      there are any, travel.csv and decisions.csv. people.json is never opened.
      """,
    subcommands: [
      AllocateCommand.self, CheckCommand.self, ExportCommand.self, ImportCommand.self,
      GenerateCommand.self, RulesCommand.self, SchemaCommand.self, VerifyCommand.self,
    ])

  static func main() {
    Console.prepare()
    main(nil)
  }
}

extension ExitCode {
  /// The search was stopped; the best allocation found was written.
  static let stopped = ExitCode(3)
  /// The result that was to be verified is false.
  static let refuted = ExitCode(4)
  /// The input is faulty (EX_DATAERR).
  static let badInput = ExitCode(65)
  /// A defect of this program (EX_SOFTWARE).
  static let internalError = ExitCode(70)
  /// The output could not be written (EX_CANTCREAT).
  static let cannotWrite = ExitCode(73)
}
