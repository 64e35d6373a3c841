import Foundation
import Testing

/// How a run of the tool ended.
struct Ending {
  /// The exit code; negative if a signal ended it.
  let code: Int32
  let output: String
  let errors: String

  /// The errors and warnings listed, without the line that counts them.
  var problems: [String] {
    errors.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("error: ") || $0.hasPrefix("warning: ") }
  }
}

/// The tool as it was built, beside the test bundle.
enum Tool {
  /// A run that takes longer hangs.
  private static let patience = 120.0

  /// Runs the tool and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: What follows its name.
  ///   - folder: A place for what it says, and its working directory.
  ///   - environment: What differs from the environment of the tests.
  ///   - output: Where standard output goes instead.
  ///   - errors: Where standard error goes instead.
  ///   - script: A shell script in the folder that starts it, if not directly.
  ///   - meanwhile: What to do while it runs.
  /// - Returns: How it ended and what it said.
  /// - Throws: If it is not built or cannot be started.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    output: FileHandle? = nil, errors: FileHandle? = nil, through script: String? = nil,
    meanwhile: (Process, _ said: () -> String) async throws -> Void = { _, _ in }
  ) async throws -> Ending {
    let process = Process()
    if let script {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = [script, try executable().path] + arguments
    } else {
      process.executableURL = try executable()
      process.arguments = arguments
    }
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let name = UUID().uuidString
    // Files, for a pipe that nobody empties would stop the tool.
    let said = (
      output: try folder.stream("\(name).output"), errors: try folder.stream("\(name).errors")
    )
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? said.output.handle
    process.standardError = errors ?? said.errors.handle
    let (ends, ended) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in ended.finish() }
    try process.run()
    let number = process.processIdentifier
    let alarm = DispatchWorkItem { _ = kill(number, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: alarm)
    try await meanwhile(process) { text(said.errors.url) }
    for await _ in ends {}
    alarm.cancel()
    let isWhole = process.terminationReason == .exit
    return Ending(
      code: isWhole ? process.terminationStatus : -process.terminationStatus,
      output: text(said.output.url), errors: text(said.errors.url))
  }

  private static func text(_ file: URL) -> String {
    String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
  }

  private static func executable() throws -> URL {
    let bundles =
      [Bundle.main.executableURL].compactMap { $0 }
      + CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(filePath: $0) }
    let tool = bundles.lazy.map { bundle in
      var folder = bundle.deletingLastPathComponent()
      // Where a bundle is a folder, the executable lies deeper.
      if let range = folder.path.range(of: ".xctest") {
        folder = URL(filePath: String(folder.path[..<range.lowerBound]))
          .deletingLastPathComponent()
      }
      return folder.appending(path: "placements")
    }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return try #require(tool, "the tool is not built")
  }
}
