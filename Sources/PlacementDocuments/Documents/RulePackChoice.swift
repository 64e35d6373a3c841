/// The rule pack that a run or a round names, found.
public struct RulePackChoice: Sendable {
  /// As a round names it: a shipped pack's name, or a file without its folder.
  public let name: String
  /// Nil if it could not be had.
  public let pack: RulePack?
  public let problems: [Problem]

  /// Finds a shipped pack by name, or reads a file: whatever ends in `.json` or has a folder.
  public init(_ name: String) {
    self.init(name, file: name, document: RunInputs.rulePack, path: "")
  }

  /// The pack that `round.json` names, shipped or in its folder; whatever else is wrong with the
  /// document is left to be found in reading it.
  init(roundBytes: [UInt8], file: (String) -> String) {
    let named = topLevelText("rule_pack", in: roundBytes)
    let name = named.flatMap { isPlainWord($0) ? $0 : nil } ?? RulePack.ljmu2022.name
    self.init(name, file: file(name), document: RecordList.programmes.document, path: "rule_pack")
  }

  /// Reports problems under the document that names the pack, at the path there.
  init(_ named: String, file: String, document: String, path: String) {
    let name = named.split(separator: "/").last.map(String.init) ?? named
    self.name = name
    guard named.hasSuffix(".json") || named.contains("/") else {
      pack = RulePack.shipped.first { $0.name == named }
      problems = pack == nil ? [Self.unknown(named, document, path)] : []
      return
    }
    switch InputFile.read(file, limitBytes: 1 << 24) {
    case .success(let bytes):
      let reading = RulePack.read(bytes, document: name)
      let clash = reading.pack.flatMap { Self.clash(of: $0, document: name) }
      pack = clash == nil ? reading.pack : nil
      problems = reading.problems + (clash.map { [$0] } ?? [])
    case .failure(let fault):
      pack = nil
      problems = [
        Problem(
          code: "NO-RULE-PACK", document: document, path: path, fact: fault.fact, fix: fault.fix)
      ]
    }
  }

  private static func unknown(_ name: String, _ document: String, _ path: String) -> Problem {
    let names = RulePack.shipped.map(\.name)
    let fix =
      closestMatch(to: name, among: names).map { "Did you mean '\($0)'?" }
      ?? "Choose from: \(names.joined(separator: ", ")); or name a file that ends in .json."
    return Problem(
      code: "UNKNOWN-RULE-PACK", document: document, path: path,
      fact: isPlainWord(name) ? "no rule pack is called '\(name)'" : "no rule pack is called this",
      fix: fix)
  }

  /// Two packs that differ must not be stamped alike.
  private static func clash(of pack: RulePack, document: String) -> Problem? {
    let shipped = RulePack.shipped.first { $0.name == pack.name && $0.version == pack.version }
    guard let shipped, shipped != pack else { return nil }
    return Problem(
      code: "NAME-OF-SHIPPED-PACK", document: document, path: "pack.name",
      fact: "the pack has the name and version of a shipped one, \(pack.name) \(pack.version), "
        + "and differs from it",
      fix: "Give it a name of its own.")
  }
}

/// The text under a key of a document's own object, if there is one.
private func topLevelText(_ key: String, in bytes: [UInt8]) -> String? {
  guard let tree = try? JSONScanner.scan(bytes), tree.nodes[0].kind == .object else { return nil }
  var node = 1
  while node < tree.next(0) {
    if tree.string(node) == key {
      return tree.nodes[node + 1].kind == .string ? tree.string(node + 1) : nil
    }
    node = tree.next(node + 1)
  }
  return nil
}
