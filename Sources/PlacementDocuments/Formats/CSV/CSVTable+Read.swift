extension CSVTable {
  /// Reads a CSV file.
  ///
  /// It must be UTF-8, with or without byte order mark, with commas, CRLF or
  /// LF, and quotes as in RFC 4180. Empty lines are passed over.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - document: What to call the file in messages, such as `travel.csv`.
  ///   - required: The columns that must be there, in any order.
  ///   - optional: The columns that may be there. Others are errors.
  /// - Returns: The table without its faulty rows, or no table if the header
  ///   is wrong or quotes are left open, and every problem.
  /// - Complexity: O(*n*) in the number of bytes.
  public static func read(
    _ bytes: [UInt8], document: String, required: [String], optional: [String] = []
  ) -> (table: CSVTable?, problems: [Problem]) {
    var reading = CSVReading(bytes, document: document, required: required, optional: optional)
    return (reading.table(), reading.problems)
  }
}

/// One CSV file being read.
private struct CSVReading {
  private let bytes: [UInt8]
  private let document: String
  private let required: [String]
  private let optional: [String]
  private var scanner: CSVScanner
  private var unlisted = 0
  var problems: [Problem] = []

  init(_ bytes: [UInt8], document: String, required: [String], optional: [String]) {
    self.bytes = bytes
    self.document = document
    self.required = required
    self.optional = optional
    scanner = CSVScanner(bytes)
  }

  mutating func table() -> CSVTable? {
    guard bytes.count < Int(Int32.max) / 2 else {
      report("TOO-LARGE", "the file is 1 GiB or larger", "Split it.")
      return nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report("NOT-UTF-8", "the file is UTF-16", "Save it as CSV UTF-8.")
      return nil
    }
    guard scanner.nextRow() else {
      report("NO-HEADER", "the file is empty", "Begin it with a row of column names.")
      return nil
    }
    guard !scanner.isUnclosed else {
      reportUnclosed()
      return nil
    }
    guard let columns = header() else { return nil }
    var table = CSVTable(document: document, columns: columns, bytes: bytes)
    table.fields.reserveCapacity(bytes.count / 8)
    while scanner.nextRow() {
      if scanner.isUnclosed {
        reportUnclosed()
        return nil
      }
      if columns.count > 1, scanner.isEmptyLine { continue }
      if let fault = rowFault(columns: columns.count) {
        report(fault.code, row: true, fault.fact, fault.fix)
        table.faultyRowNumbers.append(Int(scanner.place.number))
      } else {
        table.fields.append(contentsOf: scanner.fields)
        table.rowPlaces.append(scanner.place)
      }
    }
    if unlisted > 0 {
      problems.append(
        Problem(
          code: "TOO-MANY-PROBLEMS", document: document,
          fact: "\(unlisted) more problems are not listed",
          fix: "Correct the listed ones and read the file again."))
    }
    return table
  }

  private func rowFault(columns: Int) -> CSVRowFault? {
    if let fault = scanner.fault { return fault }
    let count = scanner.fields.count
    guard count != columns else { return nil }
    return CSVRowFault(
      code: count < columns ? "SHORT-ROW" : "LONG-ROW",
      fact: "the row has \(count) \(count == 1 ? "field" : "fields"), the header \(columns)",
      fix: count < columns
        ? "Add the missing fields; they may be empty."
        : "Put fields that hold a comma in quotes.")
  }

  /// The names of the columns, or `nil` if the header is wrong.
  private mutating func header() -> [String]? {
    if let fault = scanner.fault {
      report(fault.code, row: true, fault.fact, fault.fix)
      return nil
    }
    let names = scanner.fields.map { String(decoding: bytes.unquoted($0), as: UTF8.self) }
    let known = required + optional
    if names.count == 1, known.count > 1, names[0].contains(";") || names[0].contains("\t") {
      report(
        "WRONG-SEPARATOR", row: true, "the columns are not separated by commas",
        "Save the file as CSV with commas.")
      return nil
    }
    let missing = required.filter { !names.contains($0) }
    for (index, name) in names.enumerated() {
      if names[..<index].contains(name) {
        report(
          "REPEATED-COLUMN", row: true,
          isPlainWord(name) ? "the column '\(name)' is repeated" : "a column name is repeated",
          "Keep one of them.")
      } else if !known.contains(name) {
        reportUnknownColumn(name, number: index + 1, among: known.filter { !names.contains($0) })
      }
    }
    for name in missing {
      report("MISSING-COLUMN", row: true, "the column '\(name)' is missing", "Add it.")
    }
    return problems.isEmpty ? names : nil
  }

  private mutating func reportUnknownColumn(_ name: String, number: Int, among absent: [String]) {
    let fact = isPlainWord(name) ? "there is no column '\(name)'" : "column \(number) is not known"
    let fix =
      if let match = closestMatch(to: name, among: absent) {
        "Did you mean '\(match)'?"
      } else if absent.isEmpty {
        "Remove it."
      } else {
        "Remove it, or choose from: \(absent.joined(separator: ", "))."
      }
    report("UNKNOWN-COLUMN", row: true, fact, fix)
  }

  private mutating func reportUnclosed() {
    report(
      "UNCLOSED-QUOTE", row: true, "a quote opened in this row is never closed",
      "Close it, or write a quote inside a field twice. The file may be cut short.")
  }

  private mutating func report(_ code: String, row: Bool = false, _ fact: String, _ fix: String) {
    guard problems.count < JSONReader.mostProblems else {
      unlisted += 1
      return
    }
    problems.append(
      Problem(
        code: code, document: document, path: row ? "row \(scanner.place.number)" : "",
        line: row ? Int(scanner.place.line) : nil, fact: fact, fix: fix))
  }
}
