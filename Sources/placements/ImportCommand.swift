import ArgumentParser
import Foundation
import PlacementDocuments
import SpreadsheetImport

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a round of an office's spreadsheets, saved as CSV.",
    discussion: """
      A mapping file says which column holds what; '--suggest' drafts one from the files' \
      headings and prints it. Columns that are not mapped are never read. Trainees get codes; \
      who is behind them is written to the key, which belongs outside the round. Into a round \
      that is already there, decisions are kept, and trainees in the key keep their codes.
      """)

  @Option(help: "The mapping file; the spreadsheets' paths are relative to its folder.")
  var mapping: String?

  @Option(help: "The folder for the round.")
  var output: String?

  @Option(help: "The file for the key: codes and the office's own identifiers.")
  var key: String?

  @Option(
    help: "Spellings of schools that a person has confirmed. What is left to confirm is added.")
  var aliases: String?

  @Flag(help: "Draft a mapping from these files' headings and print it.")
  var suggest = false

  @Argument(help: "With '--suggest': the spreadsheets.")
  var files: [String] = []

  func validate() throws {
    if suggest {
      if files.isEmpty { throw ValidationError("'--suggest' needs the spreadsheets to look at.") }
    } else if mapping == nil || output == nil || key == nil || !files.isEmpty {
      throw ValidationError("Please provide '--mapping', '--output' and '--key', or '--suggest'.")
    } else if let output, let key, FilePlace(key).isInside(FilePlace(output)) {
      throw ValidationError(
        "'--key' must not lie in '--output': who is behind the codes belongs outside the round.")
    }
  }

  func run() throws {
    if suggest {
      try draft()
    } else if let mapping, let output, let key {
      try makeRound(mapping: mapping, output: output, key: key)
    }
  }

  private func draft() throws {
    let contents = try read(files, from: "")
    let suggestion = suggestMapping(files: contents)
    for note in suggestion.notes { Console.note("note: \(note)\n") }
    if !suggestion.problems.isEmpty { Console.note(Console.list(suggestion.problems)) }
    try Console.print(
      String(decoding: ImportMapping.format.write(suggestion.mapping), as: UTF8.self))
    if !suggestion.problems.isEmpty { throw ExitCode.badInput }
  }

  private func makeRound(mapping path: String, output: String, key: String) throws {
    let name = (path as NSString).lastPathComponent
    let reading = ImportMapping.format.read(try read(path), document: name)
    guard let mapping = reading.root, reading.problems.isEmpty else {
      Console.note(Console.list(reading.problems))
      throw ExitCode.badInput
    }
    let folder = (path as NSString).deletingLastPathComponent
    let contents = try read(mapping.files, from: folder)
    let result = importRound(
      mapping: mapping, files: contents,
      aliases: try aliases.flatMap { try readIfThere($0) }, earlierKey: try readIfThere(key),
      mappingName: name)

    // What a person has still to confirm is worth writing even if nothing else is.
    // A table that could not be read whole is left as it is: what was confirmed would be lost.
    let hasWholeAliases = !result.problems.contains { $0.document == "aliases" }
    if let aliases, !result.aliasesToConfirm.isEmpty, hasWholeAliases {
      try write(result.aliasesToConfirm, to: aliases)
    }
    for note in result.notes { Console.note("note: \(note)\n") }
    var documents = result.documents
    var problems = result.problems
    // What people have agreed in a round that is already there is carried over.
    let kept = RoundFolder.decisions(in: output)
    documents.decisions = kept.decisions
    problems += kept.problems
    if !problems.contains(where: { $0.severity == .error }) {
      problems +=
        PlacementDocuments.validate(documents, readingProblems: [], setAside: false)
        .problems
    }
    if !problems.isEmpty { Console.note(Console.list(problems)) }
    if problems.contains(where: { $0.severity == .error }) {
      Console.note("Nothing was written to \(output).\n")
      throw ExitCode.badInput
    }
    // The key first: a round whose codes nobody can resolve is of no use.
    try write(result.keyFile, to: key)
    try Console.write(RoundFolder.write(documents), to: output, carrying: ["people.json"])
    try Console.print(
      """
      \(documents.trainees.count) trainees, \(documents.schools.count) schools, \
      \(documents.offers.count) offers, \(documents.journeys.count) journeys, \
      \(kept.decisions.count) decisions kept: written to \(output)

      """)
  }

  private func read(_ path: String) throws -> [UInt8] {
    switch InputFile.read(path, limitBytes: 1 << 30) {
    case .success(let bytes): return bytes
    case .failure(let fault): throw Console.fail(fault.description, .badInput)
    }
  }

  /// The bytes of every file, by its path as given; all that cannot be read are named.
  private func read(_ files: [String], from folder: String) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    var failure: (any Error)?
    for file in files {
      do {
        contents[file] = try read((folder as NSString).appendingPathComponent(file))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return contents
  }

  private func readIfThere(_ path: String) throws -> [UInt8]? {
    FileManager.default.fileExists(atPath: path) ? try read(path) : nil
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try OutputFile.write(bytes, to: path)
    } catch {
      throw Console.fail(error.description, .cannotWrite)
    }
  }
}
