import Foundation
import PlacementDocuments
import PlacementTesting

/// Writes the tests' random rounds as folders, for programs that are not tests.
///
/// usage: random-rounds FOLDER mixed|larger FIRST COUNT
///
/// For each seed a folder of its name, with the round in `round`, the results that come with it, and
/// in `options`, a line each, what a command has to be told besides the round. Paths in it begin at
/// the seed's folder.
@main
enum RandomRounds {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let shapes: [String: RoundShape] = ["mixed": .mixed, "larger": .larger]
    guard arguments.count == 4, let folder = arguments.first,
      let shape = shapes[arguments[2]], let first = UInt64(arguments[3]),
      let count = UInt64(arguments[4])
    else {
      print("usage: random-rounds FOLDER mixed|larger FIRST COUNT")
      exit(64)
    }
    for seed in first..<first + count {
      let place = "\(folder)/\(seed)"
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true)
      try write(randomRound(seed: seed, shape: shape), to: place)
    }
  }

  private static func write(_ documents: RoundDocuments, to place: String) throws {
    try OutputFolder.write(files: RoundFolder.write(documents), to: "\(place)/round")
    var options = documents.phases.flatMap { ["--phase", $0] }
    var results = documents.history.enumerated().map { ("--history", "history-\($0)", $1) }
    if let earlier = documents.keepTo { results.append(("--keep-to", "earlier", earlier)) }
    for (option, name, var result) in results {
      // Made without a search, but no file leaves it out.
      result.solver.version = "none"
      try OutputFolder.write(
        files: [("allocations.json", AllocationsDocument.format.write(result))],
        to: "\(place)/\(name)")
      options += [option, name]
    }
    try options.map { $0 + "\n" }.joined()
      .write(toFile: "\(place)/options", atomically: true, encoding: .utf8)
  }
}
