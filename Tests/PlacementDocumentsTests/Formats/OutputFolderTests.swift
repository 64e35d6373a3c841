import Dispatch
import Foundation
import Testing

@testable import PlacementDocuments

/// Each test has a folder of its own, removed afterwards.
@Suite final class OutputFolderTests {
  private let base: String
  private var target: String { base + "/results" }

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    base = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: base) }

  private func write(_ files: [String: String], replaceable: Set<String> = []) throws(FileFault) {
    try OutputFolder.write(
      files: files.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }, to: target,
      replaceable: replaceable)
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func content(_ name: String) throws -> String {
    try String(contentsOfFile: "\(target)/\(name)", encoding: .utf8)
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func newFolderIsWrittenForItsOwnerAlone() throws {
    try write(["a.json": "1", "b.csv": ""])
    #expect(try names(target) == ["a.json", "b.csv"])
    #expect(try content("a.json") == "1")
    #expect(try mode(target) == 0o700)
    #expect(try mode(target + "/a.json") == 0o600)
    #expect(try names(base) == ["results"])
  }

  @Test func filesMayComeInPieces() throws {
    let pieces: [[UInt8]] = [Array("1,".utf8), [], Array("2".utf8)]
    try OutputFolder.write(files: [("a", pieces), ("b", [])], to: target)
    #expect(try content("a") == "1,2")
    #expect(try content("b") == "")
  }

  @Test func existingResultIsReplacedAsAWhole() throws {
    try write(["a.json": "1", "b.csv": "x"])
    try write(["a.json": "2"], replaceable: ["b.csv"])
    #expect(try names(target) == ["a.json"])
    #expect(try content("a.json") == "2")
    #expect(try names(base) == ["results"])
  }

  @Test func ofRunsThatWriteAtOnceOneIsThereWhole() throws {
    for _ in 0..<50 {
      let target = target
      DispatchQueue.concurrentPerform(iterations: 8) { run in
        let bytes = Array("\(run)".utf8)
        #expect(throws: Never.self) {
          try OutputFolder.write(files: [("a", bytes), ("b", bytes)], to: target)
        }
      }
      #expect(try names(target) == ["a", "b"])
      #expect(try content("a") == content("b"))
      #expect(try names(base) == ["results"])
      try FileManager.default.removeItem(atPath: target)
    }
  }

  @Test func emptyFolderAndTrailingSlashAreFine() throws {
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
    try OutputFolder.write(files: [("a", [1])], to: target + "/./")
    #expect(try names(target) == ["a"])
  }

  @Test func folderWithAForeignFileIsRefused() throws {
    try write(["a.json": "1"])
    try "mine".write(toFile: target + "/thesis.doc", atomically: false, encoding: .utf8)
    let fault = #expect(throws: FileFault.self) { try write(["a.json": "2"]) }
    #expect(
      fault?.description
        == "\(target): the folder holds 'thesis.doc' that these results would not replace. "
        + "Name a new or empty folder, or move it away.")
    #expect(try content("a.json") == "1")
    #expect(try content("thesis.doc") == "mine")
    #expect(try names(base) == ["results"])
  }

  @Test func carriedFileIsKeptAsItWas() throws {
    try write(["a.json": "1"])
    try "names".write(toFile: target + "/people.json", atomically: false, encoding: .utf8)
    try OutputFolder.write(
      files: [("b.json", [0x32])], to: target, replaceable: ["a.json"], carrying: ["people.json"])
    #expect(try names(target) == ["b.json", "people.json"])
    #expect(try content("people.json") == "names")
    // A file that is not there need not be.
    try OutputFolder.write(files: [("c", [])], to: base + "/new", carrying: ["people.json"])
    #expect(try names(base + "/new") == ["c"])
  }

  @Test func folderInPlaceOfAFileIsRefused() throws {
    try FileManager.default.createDirectory(
      atPath: target + "/a.json/sub", withIntermediateDirectories: true)
    #expect(throws: FileFault.self) { try write(["a.json": "2"]) }
    #expect(try names(target + "/a.json") == ["sub"])
  }

  @Test func fileOrLinkInPlaceOfTheFolderIsRefused() throws {
    try "mine".write(toFile: target, atomically: false, encoding: .utf8)
    let fault = #expect(throws: FileFault.self) { try write(["a": "1"]) }
    #expect(
      fault?.description == "\(target): this is not a folder. Name another place for the results.")
    try FileManager.default.removeItem(atPath: target)
    try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: base)
    #expect(throws: FileFault.self) { try write(["a": "1"]) }
    #expect(try names(base) == ["results"])
  }

  @Test func missingParentIsNamed() {
    let fault = #expect(throws: FileFault.self) {
      try OutputFolder.write(files: [("a", [])], to: base + "/none/results")
    }
    #expect(
      fault?.description
        == "\(base)/none/results: cannot write beside this folder: it does not exist. "
        + "Check the path.")
  }

  @Test(arguments: ["", "/", ".", "..", "a/..", "a\u{0}b"])
  func pathThatNamesNoFolderIsRefused(path: String) {
    #expect(throws: FileFault.self) { try OutputFolder.write(files: [("a", [])], to: path) }
  }

  @Test(arguments: ["", ".", "..", ".hidden", "a/b", "a\u{0}"])
  func fileNameThatLeadsElsewhereIsRefused(name: String) throws {
    #expect(throws: FileFault.self) {
      try OutputFolder.write(files: [(name, [])], to: target)
    }
    #expect(try names(base) == [])
  }

  @Test func failureWhileWritingKeepsThePreviousResult() throws {
    // So deep that there is room for a short file name, but not for a long one.
    var parent = base
    while parent.utf8.count < 4_030 {
      let rest = 4_040 - parent.utf8.count - 1
      parent += "/" + String(repeating: "d", count: min(200, rest))
    }
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    let deep = parent + "/results"
    try OutputFolder.write(files: [("a", [1])], to: deep)
    let fault = #expect(throws: FileFault.self) {
      try OutputFolder.write(
        files: [("a", [2]), (String(repeating: "b", count: 64), [])], to: deep)
    }
    #expect(fault?.fact == "cannot write this file: the path is too long")
    #expect(fault?.path == deep)
    #expect(InputFile.read(deep + "/a", limitBytes: 1) == .success([1]))
    #expect(try names(parent) == ["results"])
  }

  @Test func abandonedFolderIsRemovedAndOneInUseIsNot() throws {
    let abandoned = base + "/.results.unfinished-1-0"
    let used = base + "/.results.unfinished-1-1"
    for folder in [abandoned, used] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try "x".write(toFile: folder + "/a", atomically: false, encoding: .utf8)
    }
    let descriptor = try FileDescriptor(open: used, 0, doing: "look into this folder")
    let isLocked = try descriptor.lock()
    #expect(isLocked)
    try write(["a": "1"])
    #expect(try names(base) == [".results.unfinished-1-1", "results"])
  }

  @Test func fullDiskIsAnError() throws {
    let full = try FileDescriptor(open: "/dev/full", 1, doing: "write this file")
    var fault: FileFault?
    do { try full.write([1]) } catch { fault = error }
    #expect(fault?.description == "/dev/full: cannot write: the disk is full. Free some space.")
  }

  @Test func inputFileIsReadWhole() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    try OutputFolder.write(files: [("a", bytes), ("empty", [])], to: target)
    #expect(InputFile.read(target + "/a", limitBytes: 3_000_000) == .success(bytes))
    #expect(InputFile.read(target + "/empty", limitBytes: 0) == .success([]))
  }

  @Test func inputFileFaultsAreExplained() throws {
    try write(["a": "12345"])
    func fault(_ path: String) -> String? {
      guard case .failure(let fault) = InputFile.read(path, limitBytes: 4) else { return nil }
      return String(fault.description.dropFirst(path.count))
    }
    #expect(
      fault(target + "/a")
        == ": the file is larger than 4 bytes. Check that it is the right file.")
    #expect(
      fault(target + "/b") == ": cannot read this file: it does not exist. Check the path.")
    #expect(fault(target) == ": cannot read: it is a folder. Name a file.")
    #expect(
      fault(target + "/a/b")
        == ": cannot read this file: a part of the path is not a folder. Check the path.")
    #expect(
      fault(target + "\u{0}") == ": cannot read this file: it does not exist. Check the path.")
  }
}
