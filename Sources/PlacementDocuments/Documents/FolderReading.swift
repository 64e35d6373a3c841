internal import Glibc

/// A folder being read.
struct FolderReading {
  let path: String
  var problems: [Problem] = []
  var faulty: [FaultyRecord] = []
  var isComplete = true

  init(path: String) { self.path = path }

  /// Far beyond any partnership, and within what the scanners can address.
  private static let mostBytes = 1 << 30

  mutating func document<Root>(_ format: DocumentFormat<Root>, _ name: String) -> Root? {
    guard let bytes = bytes(of: name) else { return nil }
    let result = format.read(bytes, document: name)
    problems += result.problems
    faulty += result.faultyRecords
    if result.root == nil { isComplete = false }
    return result.root
  }

  /// Reads `round.json` over the rule pack that the run names, else the round, else the default.
  mutating func round(rulePack named: String?) -> RoundDocument? {
    let name = RecordList.programmes.document
    guard let bytes = bytes(of: name) else { return nil }
    let choice =
      if let named {
        RulePackChoice(named, file: named, document: RunInputs.rulePack, path: "")
      } else {
        RulePackChoice(roundBytes: bytes) { file($0) }
      }
    problems += choice.problems
    if choice.pack == nil { isComplete = false }
    let pack = choice.pack ?? .ljmu2022
    let result = RoundDocument.format(over: pack).read(bytes, document: name)
    problems += result.problems
    faulty += result.faultyRecords
    guard var round = result.root else {
      isComplete = false
      return nil
    }
    // A pack that could not be had is problem enough.
    if choice.pack != nil, (round.rules.name, round.rules.version) != (pack.name, pack.version) {
      isComplete = false
      problems.append(
        Problem(
          code: "OTHER-RULE-PACK", document: name, path: "rules",
          fact:
            "the rules are changes to \(round.rules.name), version \(round.rules.version), and the "
            + "pack is \(pack.name), version \(pack.version)",
          fix: "Name the pack that was meant, or correct name and version."))
    }
    round.rulePack = choice.name
    return round
  }

  /// Reads an earlier result: `allocations.json`, or the folder that holds it.
  mutating func result(_ path: String, _ option: String) -> AllocationsDocument? {
    let result: ReadResult<AllocationsDocument>
    switch InputFile.read(resultFile(path), limitBytes: FolderReading.mostBytes) {
    case .success(let bytes):
      result = AllocationsDocument.format.read(bytes, document: "\(option) \(path)")
    case .failure(let fault):
      result = ReadResult(
        root: nil,
        problems: [
          Problem(
            code: "UNREADABLE-FILE", document: "\(option) \(path)", fact: fault.fact,
            fix: fault.fix)
        ], faultyRecords: [])
    }
    problems += result.problems
    guard result.problems.isEmpty else {
      isComplete = false
      return nil
    }
    return result.root
  }

  private func resultFile(_ path: String) -> String {
    var info = stat()
    let isFolder = unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    guard isFolder else { return path }
    return path.hasSuffix("/") ? "\(path)allocations.json" : "\(path)/allocations.json"
  }

  mutating func table<Row>(
    _ name: String, _ read: ([UInt8]) -> ([Row]?, [Problem], [FaultyRecord])
  ) -> [Row] {
    guard isThere(name), let bytes = bytes(of: name) else { return [] }
    let (rows, problems, faulty) = read(bytes)
    self.problems += problems
    self.faulty += faulty
    if rows == nil { isComplete = false }
    return rows ?? []
  }

  private mutating func bytes(of name: String) -> [UInt8]? {
    switch InputFile.read(file(name), limitBytes: FolderReading.mostBytes) {
    case .success(let bytes): return bytes
    case .failure(let fault):
      isComplete = false
      problems.append(
        Problem(
          code: isThere(name) ? "UNREADABLE-FILE" : "MISSING-FILE", document: name,
          fact: fault.fact, fix: fault.fix))
      return nil
    }
  }

  /// Whether the folder has an entry of that name.
  ///
  /// A link that leads nowhere is one: what it should have said must not be
  /// taken for nothing.
  func isThere(_ name: String) -> Bool {
    var info = stat()
    return unsafe lstat(file(name), &info) == 0 || errno != ENOENT
  }

  private func file(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
