import PlacementDocuments

/// One file, as far as the wanted columns go: the other columns' bytes are
/// passed over and kept nowhere.
struct Sheet {
  let file: String
  /// The wanted columns that the file has, in order; a cell's place in its row.
  let columns: [String]
  /// How many columns the file has, wanted or not.
  let columnCount: Int
  let isWindows1252: Bool
  private let bytes: [UInt8]
  private let cells: [CellRange]
  private let rows: [(number: Int, line: Int)]

  var count: Int { rows.count }
  /// The row's number as spreadsheets count, with the header's rows.
  func number(_ row: Int) -> Int { rows[row].number }
  func line(_ row: Int) -> Int { rows[row].line }

  /// The text of a cell, trimmed.
  func text(_ row: Int, _ column: Int) -> CellText {
    cellText(cells[row * columns.count + column], of: bytes, isWindows1252: isWindows1252)
  }

  /// Reads a file, or gives `nil` if it is no table that has the wanted columns.
  ///
  /// Rows that cannot be split are reported and left out.
  init?(_ bytes: [UInt8], _ mapping: SheetMapping, wanted: [WantedColumn], _ log: ImportLog) {
    file = mapping.file
    if let fault = Self.fileFault(bytes) {
      log.report(fault.code, document: file, fact: fault.fact, fix: fault.fix)
      return nil
    }
    var scanner = SheetScanner(bytes, delimiter: mapping.delimiter.byte)
    guard let header = Self.header(&scanner, mapping, log) else { return nil }
    let names = Self.names(of: header, in: bytes, mapping).map(headerKey)
    guard let found = Self.columns(wanted, in: names, mapping, log) else { return nil }
    columns = found.map(\.name)
    columnCount = header.count
    let sources = found.map(\.place)
    var cells: [CellRange] = []
    var rows: [(number: Int, line: Int)] = []
    var allUTF8 = header.allSatisfy { isUTF8($0, of: bytes) }
    while scanner.nextRow() {
      if scanner.isUnclosed {
        log.report(
          "UNCLOSED-QUOTE", document: file, path: "row \(scanner.number)", line: scanner.line,
          fact: "a quote opened in this row is never closed",
          fix: "Save the sheet as CSV again; the file may be cut short.")
        return nil
      }
      if scanner.isBlank { continue }
      if let fault = Self.rowFault(scanner, columns: header.count) {
        log.report(
          fault.code, document: file, path: "row \(scanner.number)", line: scanner.line,
          fact: fault.fact, fix: fault.fix)
        continue
      }
      for source in sources {
        let cell = scanner.cells[source]
        allUTF8 = allUTF8 && isUTF8(cell, of: bytes)
        cells.append(cell)
      }
      rows.append((scanner.number, scanner.line))
    }
    self.bytes = bytes
    self.cells = cells
    self.rows = rows
    isWindows1252 =
      switch mapping.encoding {
      case .auto: !allUTF8
      case .utf8: false
      case .windows1252: true
      }
  }

  /// The column names of a file, of which the beginning will do; `nil` if it is no table.
  static func header(_ bytes: [UInt8], _ mapping: SheetMapping, _ log: ImportLog) -> [String]? {
    if let fault = fileFault(bytes) {
      log.report(fault.code, document: mapping.file, fact: fault.fact, fix: fault.fix)
      return nil
    }
    var scanner = SheetScanner(bytes, delimiter: mapping.delimiter.byte)
    guard let header = header(&scanner, mapping, log) else { return nil }
    return names(of: header, in: bytes, mapping)
  }

  private static func header(
    _ scanner: inout SheetScanner, _ mapping: SheetMapping, _ log: ImportLog
  ) -> [CellRange]? {
    for _ in 0..<mapping.headerRow {
      guard scanner.nextRow(), !scanner.isUnclosed else {
        log.report(
          "NO-HEADER", document: mapping.file, fact: "the file has no row \(mapping.headerRow)",
          fix: "Check the file, and the mapping's header_row.")
        return nil
      }
    }
    return scanner.cells
  }

  /// The names in a header, as written; empty where one cannot be decoded.
  private static func names(
    of header: [CellRange], in bytes: [UInt8], _ mapping: SheetMapping
  ) -> [String] {
    let isUTF8 = header.allSatisfy { SpreadsheetImport.isUTF8($0, of: bytes) }
    let isWindows1252 =
      switch mapping.encoding {
      case .auto: !isUTF8
      case .utf8: false
      case .windows1252: true
      }
    return header.map { cell in
      switch cellText(cell, of: bytes, isWindows1252: isWindows1252) {
      case .text(let text): text
      case .fault: ""
      }
    }
  }

  private static func fileFault(_ bytes: [UInt8]) -> RowFault? {
    if bytes.count >= Int(Int32.max) / 2 {
      return RowFault(code: "TOO-LARGE", fact: "the file is 1 GiB or larger", fix: "Split it.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return RowFault(
        code: "NOT-TEXT", fact: "the file is UTF-16", fix: "Save the sheet as CSV UTF-8.")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return RowFault(
        code: "NOT-TEXT", fact: "the file is a workbook, not CSV",
        fix: "Save the sheet as CSV UTF-8.")
    }
    return nil
  }

  private static func rowFault(_ scanner: SheetScanner, columns: Int) -> RowFault? {
    if let fault = scanner.fault { return fault }
    let cells = scanner.cells
    if cells.count < columns {
      return RowFault(
        code: "SHORT-ROW", fact: "the row has \(cells.count) cells, the header \(columns)",
        fix: "Save the sheet as CSV again, with every column.")
    }
    // Spreadsheets like to add empty cells at the end; filled ones mean a shifted row.
    if cells[columns...].contains(where: { $0.start != $0.end }) {
      return RowFault(
        code: "LONG-ROW", fact: "the row has \(cells.count) cells, the header \(columns)",
        fix: "Check the file's delimiter, and put cells that hold it in quotes.")
    }
    return nil
  }

  /// Finds the wanted columns; `nil` if one is missing or there twice.
  private static func columns(
    _ wanted: [WantedColumn], in names: [String], _ mapping: SheetMapping, _ log: ImportLog
  ) -> [(name: String, place: Int)]? {
    var found: [(name: String, place: Int)] = []
    var isComplete = true
    for column in wanted {
      let key = headerKey(column.name)
      let places = names.indices.filter { names[$0] == key }
      if places.count == 1 {
        if !found.contains(where: { $0.name == column.name }) {
          found.append((column.name, places[0]))
        }
        continue
      }
      isComplete = false
      if places.isEmpty {
        let guess = closestMatch(to: key, among: names)
        log.report(
          "MISSING-COLUMN", document: mapping.file, path: "row \(mapping.headerRow)",
          fact:
            "there is no column '\(column.name)', which the mapping wants for '\(column.field)'",
          fix: guess.map { "Did you mean '\($0)'?" }
            ?? "Check the mapping's column, delimiter and header_row.")
      } else {
        log.report(
          "REPEATED-COLUMN", document: mapping.file, path: "row \(mapping.headerRow)",
          fact: "the column '\(column.name)' is there \(places.count) times",
          fix: "Rename all but the one that is meant.")
      }
    }
    return isComplete ? found : nil
  }
}

/// A column that a mapping asks for, and the field it is for.
struct WantedColumn {
  var name: String
  var field: String
}

/// A column's name as it is compared: case and repeated spaces do not count.
func headerKey(_ text: String) -> String {
  text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
