import PlacementDocuments

/// Codes such as T0001 for the office's own identifiers.
///
/// New identifiers get codes in their own order, so that neither rows nor
/// sheets can change them. Identifiers that an earlier import gave a code keep
/// it for good: decisions are recorded under codes, and must go on meaning the
/// same people.
struct CodeBook {
  static let document = "key"

  private struct Owner: Hashable {
    var prefix: String
    var identifier: String
  }

  private var codeOf: [Owner: String] = [:]
  private var highest: [String: Int] = [:]

  /// Reads the key that an earlier import gave, if there is one.
  init(_ bytes: [UInt8]?, _ log: ImportLog) {
    guard let bytes else { return }
    let (table, problems) = CSVTable.read(
      bytes, document: Self.document, required: ["code", "identifier"])
    for problem in problems {
      log.report(
        problem.code, document: Self.document, path: problem.path, line: problem.line,
        fact: problem.fact, fix: "Use the key as the import wrote it.")
    }
    guard let table else { return }
    var seen: Set<String> = []
    for row in 0..<table.count {
      let code = table.field(row, "code")
      let identifier = withoutFormulaGuard(table.field(row, "identifier"))
      guard let (prefix, number) = Self.parts(of: code), seen.insert(code).inserted,
        codeOf[Owner(prefix: prefix, identifier: identifier)] == nil
      else {
        log.report(
          "BAD-KEY", document: Self.document, path: "row \(table.rowNumber(row))",
          fact: "this code is no code of an import, or code or identifier is there twice",
          fix: "Use the key as the import wrote it.")
        continue
      }
      codeOf[Owner(prefix: prefix, identifier: identifier)] = code
      highest[prefix] = max(highest[prefix] ?? 0, number)
    }
  }

  /// Gives every identifier its code.
  mutating func codes(
    _ prefix: String, for identifiers: some Sequence<String>
  ) -> [String: String] {
    let wanted = Set(identifiers)
    for identifier in wanted.sorted(by: precedes)
    where codeOf[Owner(prefix: prefix, identifier: identifier)] == nil {
      let number = (highest[prefix] ?? 0) + 1
      highest[prefix] = number
      let digits = String(number)
      codeOf[Owner(prefix: prefix, identifier: identifier)] =
        prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    var codes: [String: String] = [:]
    for identifier in wanted {
      codes[identifier] = codeOf[Owner(prefix: prefix, identifier: identifier)]
    }
    return codes
  }

  /// Every code ever given, in order, with what it stands for.
  var entries: [ImportResult.KeyEntry] {
    codeOf.map { ImportResult.KeyEntry(code: $1, originalIdentifier: $0.identifier) }
      .sorted { precedes($0.code, $1.code) }
  }

  /// "T0012" as "T" and 12.
  private static func parts(of code: String) -> (prefix: String, number: Int)? {
    for prefix in ["T", "S-"] where code.hasPrefix(prefix) {
      let digits = code.dropFirst(prefix.count)
      guard 4...9 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
        let number = Int(digits)
      else { continue }
      return (prefix, number)
    }
    return nil
  }
}
