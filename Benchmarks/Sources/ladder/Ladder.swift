import ArgumentParser
import BenchmarkLines
import Foundation
import PlacementDocuments
import SyntheticCohorts

/// Solves preset cohorts, each in a process of its own, and tells what it took.
@main
struct Ladder: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solve preset cohorts and print a line of JSON for each.",
    discussion: """
      A line tells what was found and proven, the search's effort in counts, the time of each stage, \
      and the most memory held. Each case runs in a process of its own, from reading the round's folder \
      to the files of the result written. Results and counts can be compared between runs with \
      'compare'; times are this machine's.
      """)

  @Flag(help: "The small ladder, proven in a minute, or every preset.")
  var size = Size.small

  @Option(help: "A preset instead of the ladder's; may be repeated.")
  var preset: [Preset] = []

  @Option(help: "A seed instead of the ladder's; may be repeated.")
  var seed: [UInt64] = []

  @Option(help: "Seconds after which a search is stopped; none if absent.")
  var timeLimit: Int?

  @Option(help: "The file for the lines, instead of standard output.")
  var output: String?

  @Option(help: .hidden)
  var measure: String?

  enum Size: String, EnumerableFlag {
    case small
    case full

    /// Smallest first.
    var presets: [Preset] {
      switch self {
      case .small:
        [
          .tiny, .primary2018, .secondary2018, .network600, .partnership2018, .twoSubjects,
        ]
      case .full: Preset.allCases
      }
    }

    var seeds: [UInt64] {
      switch self {
      case .small: [1]
      case .full: [1, 2, 3]
      }
    }
  }

  func run() throws {
    if let folder = measure, let preset = preset.first, let seed = seed.first {
      print(try CaseRun(preset: preset, seed: seed).line(folder, timeLimit: timeLimit).written())
      return
    }
    var lines = ""
    for preset in preset.isEmpty ? size.presets : preset {
      // The only preset without chance in it.
      let seeds = seed.isEmpty ? size.seeds : seed
      for seed in preset == .tiny ? Array(seeds.prefix(1)) : seeds {
        let line = try inProcessOfItsOwn(preset, seed: seed)
        if output == nil { print(line, terminator: "") } else { lines += line }
      }
    }
    if let output { try Data(lines.utf8).write(to: URL(filePath: output)) }
  }

  /// The line of a case, with its end.
  private func inProcessOfItsOwn(_ preset: Preset, seed: UInt64) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ladder-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try OutputFolder.write(
      files: RoundFolder.write(generate(preset, seed: seed)), to: folder.path)

    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments =
      ["--preset", preset.rawValue, "--seed", String(seed), "--measure", folder.path]
      + (timeLimit.map { ["--time-limit", String($0)] } ?? [])
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let line = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw CaseFault(name: "\(preset.rawValue), seed \(seed)", fact: "the run ended in an error")
    }
    return String(decoding: line, as: UTF8.self)
  }
}

extension Preset: @retroactive ExpressibleByArgument {}
