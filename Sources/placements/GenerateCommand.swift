public import ArgumentParser
import Foundation
import PlacementDocuments
public import SyntheticCohorts

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
    try refuseAnotherRound(files)
    try Console.write(files, to: output)
    try Console.print("\(preset.rawValue), seed \(seed): written to \(output)\n")
  }

  /// Another round that is there may be a real one, with what people have agreed.
  private func refuseAnotherRound(_ files: [(name: String, bytes: [UInt8])]) throws {
    for (name, bytes) in files {
      let path = (output as NSString).appendingPathComponent(name)
      if case .success(let found) = InputFile.read(path, limitBytes: 1 << 30), found != bytes {
        throw Console.fail(
          "\(output): another round is there. Name a new folder, or move it away.", .cannotWrite)
      }
    }
  }
}
