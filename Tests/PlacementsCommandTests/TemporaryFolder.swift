import Foundation
import Testing

/// A folder on disk for one test, removed with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "placements-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  /// A folder that holds a copy of the round worked by hand, called `round`.
  static func withTinyRound() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.makeFolder("round")
    for (name, bytes) in try TinyRound.files() { try folder.write(bytes, to: "round/\(name)") }
    return folder
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    try bytes.write(to: url.appending(path: name))
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: name))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: false)
  }

  func makePipe(_ name: String) throws {
    try #require(unsafe mkfifo(path(name), 0o600) == 0)
  }

  /// Replaces a text that must be there.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try text(name)
    try #require(text.contains(old), "\(name) does not hold \(old)")
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  /// The names in a folder, hidden ones too, sorted.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// The files in a folder and what they hold.
  func files(in name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for file in try names(in: name) { files[file] = try read("\(name)/\(file)") }
    return files
  }

  /// The permissions of a file or folder, such as 0o600.
  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// A hidden file to write to, and its place.
  func stream(_ name: String) throws -> (handle: FileHandle, url: URL) {
    let file = url.appending(path: ".\(name)")
    try Data().write(to: file)
    return (try FileHandle(forWritingTo: file), file)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// The round in `Datasets/tiny`.
enum TinyRound {
  static let names = [
    "decisions.csv", "offers.json", "round.json", "schools.json", "trainees.json", "travel.csv",
  ]

  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Datasets/tiny")
  }

  static func files() throws -> [(name: String, bytes: Data)] {
    try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) }
  }
}
