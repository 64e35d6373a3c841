import ArgumentParser
import PlacementDocuments
import SyntheticCohorts

extension Preset: ExpressibleByArgument {}

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a synthetic round: no real person, no real school.")

  @Argument(help: "The cohort.")
  var preset: Preset

  @Option(help: "Equal seeds give equal bytes, on every machine.")
  var seed: UInt64 = 1

  @Option(help: "The folder for the round.")
  var output: String

  func run() throws {
    let files = RoundFolder.write(generate(preset, seed: seed))
    try Console.write(files, to: output)
    try Console.print("\(preset.rawValue), seed \(seed): written to \(output)\n")
  }
}
