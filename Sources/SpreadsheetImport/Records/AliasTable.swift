import PlacementDocuments

/// What people have confirmed about spellings of schools.
///
/// A CSV file of the columns `spelling`, `suggested_school`, `suggested_name`
/// and `confirmed_school`. Only the last counts: a school's identifier (its
/// name, where the sheets have no identifiers), or `none` for a school that is
/// not one of the round's.
struct AliasTable {
  static let document = "aliases"
  static let columns = ["spelling", "suggested_school", "suggested_name", "confirmed_school"]
  static let noSchool = "none"

  /// Confirmed rows by spelling.
  private(set) var confirmed: [String: String] = [:]
  /// Where each was confirmed, for messages.
  private(set) var rowNumbers: [String: Int] = [:]

  /// Reads a table that a person filled in, perhaps in a spreadsheet: any
  /// delimiter, UTF-8 or Windows-1252.
  init(_ bytes: [UInt8]?, _ log: ImportLog) {
    guard let bytes else { return }
    var mapping = SheetMapping()
    mapping.file = Self.document
    mapping.delimiter = likelyDelimiter(bytes)
    let wanted = ["spelling", "confirmed_school"].map { WantedColumn(name: $0, field: $0) }
    guard let sheet = Sheet(bytes, mapping, wanted: wanted, log) else { return }
    for row in 0..<sheet.count {
      guard case .text(let written) = sheet.text(row, 0),
        case .text(let school) = sheet.text(row, 1)
      else {
        log.report(
          "BAD-CELL", document: Self.document, path: "row \(sheet.number(row))",
          fact: "this row cannot be decoded", fix: "Save the table as CSV UTF-8.")
        continue
      }
      let spelling = withoutFormulaGuard(written)
      guard !spelling.isEmpty, !school.isEmpty else { continue }
      if let other = confirmed[spelling], other != school {
        log.report(
          "ALIAS-TWICE", document: Self.document, path: "row \(sheet.number(row))",
          fact: "this spelling is confirmed as another school in row \(rowNumbers[spelling] ?? 0)",
          fix: "Keep one of the two rows.")
        continue
      }
      confirmed[spelling] = school
      rowNumbers[spelling] = sheet.number(row)
    }
  }

  /// The table to be filled in: what is confirmed, then what is not.
  func bytes(unconfirmed: [(spelling: String, suggestion: SchoolSuggestion?)]) -> [UInt8] {
    guard !unconfirmed.isEmpty else { return [] }
    var writer = CSVWriter(header: Self.columns, byteOrderMark: true)
    for (spelling, school) in confirmed.sorted(by: { $0.key < $1.key }) {
      writer.row([spelling, "", "", school])
    }
    for (spelling, suggestion) in unconfirmed.sorted(by: { $0.spelling < $1.spelling }) {
      writer.row([spelling, suggestion?.reference ?? "", suggestion?.name ?? "", ""])
    }
    return writer.bytes
  }
}

/// A cell as it was before the CSV writer put an apostrophe before a formula.
func withoutFormulaGuard(_ text: String) -> String {
  guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else {
    return text
  }
  return String(text.dropFirst())
}

/// The delimiter that the first line of a file is most likely split by.
func likelyDelimiter(_ bytes: [UInt8]) -> SheetMapping.Delimiter {
  let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
  func count(_ delimiter: SheetMapping.Delimiter) -> Int {
    line.reduce(0) { $0 + ($1 == delimiter.byte ? 1 : 0) }
  }
  let others: [SheetMapping.Delimiter] = [.semicolon, .tab]
  return others.first { count($0) > count(.comma) } ?? .comma
}
