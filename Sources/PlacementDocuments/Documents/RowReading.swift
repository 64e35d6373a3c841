/// Reads the cells of a CSV file strictly, row by row, collecting every problem.
///
/// A row is left out as a whole if one of its cells is wrong. Messages never
/// repeat a cell, unless it is plainly a slip of one of the choices: somebody
/// may have put a name there.
struct RowReading {
  /// A column of the file: its name, and its place if the file has it.
  struct Column {
    let name: String
    let place: Int?
  }

  let table: CSVTable
  private let list: String
  private(set) var problems: [Problem] = []
  private(set) var faulty: [FaultyRecord] = []
  private var unlisted = 0
  private var rowHasError = false

  /// - Parameters:
  ///   - table: The file's rows.
  ///   - list: What ``FaultyRecord/list`` is to say.
  ///   - problems: What was wrong with the file before its cells were looked at.
  init(_ table: CSVTable, list: String, problems: [Problem]) {
    self.table = table
    self.list = list
    self.problems = problems
    leaveOutRowsWithoutCells()
  }

  func column(_ name: String) -> Column { Column(name: name, place: table.column(name)) }

  mutating func beginRow() { rowHasError = false }

  /// Whether the row was read without error; otherwise it is noted as faulty.
  mutating func endRow(_ row: Int) -> Bool {
    if rowHasError { leaveOut(rowNumber: table.rowNumber(row)) }
    return !rowHasError
  }

  /// The cell's bytes, empty where the file lacks the column.
  func bytes(_ row: Int, _ column: Column) -> ArraySlice<UInt8> {
    column.place.map { table.bytes(row, $0) } ?? []
  }

  /// An identifier, or `nil` for an empty or faulty cell.
  mutating func identifier(_ row: Int, _ column: Column, isRequired: Bool = false) -> String? {
    let cell = bytes(row, column)
    if cell.isEmpty {
      if isRequired { reportEmpty(row, column) }
      return nil
    }
    guard isIdentifier(cell) else {
      report(
        "BAD-IDENTIFIER", row, column, "this is not an identifier",
        "Use 1 to 64 letters, digits, '.', '_' and '-', beginning with a letter or digit.")
      return nil
    }
    return String(decoding: cell, as: UTF8.self)
  }

  /// A keyword, or `nil` for an empty or faulty cell.
  mutating func keyword(_ row: Int, _ column: Column) -> String? {
    let cell = bytes(row, column)
    guard !cell.isEmpty else { return nil }
    guard isKeyword(cell) else {
      report(
        "BAD-KEYWORD", row, column, "this is not a keyword",
        "Use 1 to 64 lower-case letters, digits, '_', '+' and '-', beginning with a letter or digit."
      )
      return nil
    }
    return String(decoding: cell, as: UTF8.self)
  }

  /// One of the choices; `nil` only with a problem.
  mutating func choice<Value>(_ row: Int, _ column: Column, _ choices: Choices<Value>) -> Value? {
    let cell = bytes(row, column)
    if let value = choices.value(of: cell) { return value }
    if cell.isEmpty {
      reportEmpty(row, column, fix: "Choose from: \(choices.list).")
      return nil
    }
    let text = String(decoding: cell, as: UTF8.self)
    if let match = closestMatch(to: text, among: choices.names), isPlainWord(text) {
      report(
        "UNKNOWN-CHOICE", row, column, "'\(text)' is not one of the choices",
        "Did you mean '\(match)'? Choose from: \(choices.list).")
    } else {
      report(
        "UNKNOWN-CHOICE", row, column, "this is not one of the choices",
        "Choose from: \(choices.list).")
    }
    return nil
  }

  /// A whole number in a range; `nil` only with a problem.
  mutating func integer(
    _ row: Int, _ column: Column, _ range: ClosedRange<Int>, fix: String
  ) -> Int? {
    let cell = bytes(row, column)
    guard !cell.isEmpty else {
      reportEmpty(row, column, fix: fix)
      return nil
    }
    switch wholeNumber(cell) {
    case .number(let number) where range ~= number: return number
    case .number(let number):
      report("OUT-OF-RANGE", row, column, "\(number) is out of range", fix)
    case .overflow: report("OUT-OF-RANGE", row, column, "this number is out of range", fix)
    case .notWhole: report("NOT-WHOLE", row, column, "this is not a whole number", fix)
    }
    return nil
  }

  /// A day; `nil` only with a problem.
  mutating func day(_ row: Int, _ column: Column) -> Day? {
    let cell = bytes(row, column)
    if let day = Day(ascii: cell) { return day }
    if cell.isEmpty {
      reportEmpty(row, column)
    } else {
      report(
        "BAD-DATE", row, column, "this is not a day of the years 1900 to 2199",
        "Write year-month-day, such as 2018-07-15.")
    }
    return nil
  }

  mutating func reportEmpty(_ row: Int, _ column: Column, fix: String = "Fill it in.") {
    report("EMPTY-CELL", row, column, "this cell is empty", fix)
  }

  /// Reports an error of a cell, which makes its row faulty.
  mutating func report(
    _ code: String, _ row: Int, _ column: Column, _ fact: String, _ fix: String
  ) {
    rowHasError = true
    list(table.problem(code, row: row, column: column.name, fact: fact, fix: fix))
  }

  /// Every problem; call it once, after the last row.
  func allProblems() -> [Problem] {
    guard unlisted > 0 else { return problems }
    let rest = Problem(
      code: "TOO-MANY-PROBLEMS", document: table.document,
      fact: "\(unlisted) more problems are not listed",
      fix: "Correct the listed ones and read the file again.")
    return problems + [rest]
  }

  private mutating func list(_ problem: Problem) {
    if problems.count < JSONReader.mostProblems {
      problems.append(problem)
    } else {
      unlisted += 1
    }
  }

  private mutating func leaveOut(rowNumber: Int) {
    faulty.append(FaultyRecord(list: list, index: rowNumber - 2, identifier: nil))
  }

  /// Notes the rows that the table leaves out.
  ///
  /// Were a blank line among the rows passed over in silence, the rows after
  /// it could not be named by number.
  private mutating func leaveOutRowsWithoutCells() {
    var next = 2
    var known = table.faultyRowNumbers[...]
    for number in (0..<table.count).lazy.map(table.rowNumber) {
      while next < number {
        if known.first == next {
          known.removeFirst()
        } else {
          list(
            Problem(
              code: "EMPTY-ROW", document: table.document, path: "row \(next)",
              fact: "the row is empty", fix: "Remove the line."))
        }
        leaveOut(rowNumber: next)
        next += 1
      }
      next = number + 1
    }
    for number in known { leaveOut(rowNumber: number) }
  }
}

/// The words that a cell may hold.
struct Choices<Value: RawRepresentable & CaseIterable>: Sendable
where Value: Sendable, Value.RawValue == String {
  private let table: [(bytes: [UInt8], value: Value)]

  init(_ type: Value.Type) { table = Value.allCases.map { (Array($0.rawValue.utf8), $0) } }

  var names: [String] { table.map(\.value.rawValue) }
  var list: String { names.joined(separator: ", ") }

  func value(of cell: ArraySlice<UInt8>) -> Value? {
    table.first { $0.bytes.count == cell.count && $0.bytes.elementsEqual(cell) }?.value
  }
}

/// Whether bytes spell what ``Shape/identifier`` reads.
private func isIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard 1...64 ~= bytes.count, let first = bytes.first, isLetterOrDigit(first) else { return false }
  return bytes.allSatisfy {
    isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      || $0 == UInt8(ascii: "_")
  }
}

/// Whether bytes spell what ``Shape/code`` reads.
func isKeyword(_ bytes: some Collection<UInt8>) -> Bool {
  guard 1...64 ~= bytes.count, let first = bytes.first, isSmallLetterOrDigit(first) else {
    return false
  }
  return bytes.allSatisfy {
    isSmallLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
      || $0 == UInt8(ascii: "_")
  }
}

private func isSmallLetterOrDigit(_ byte: UInt8) -> Bool {
  0x30...0x39 ~= byte || 0x61...0x7A ~= byte
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isSmallLetterOrDigit(byte) || 0x41...0x5A ~= byte
}
