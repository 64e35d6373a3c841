/// A CSV file as RFC 4180 has it, read strictly: a header and rows of fields.
///
/// Faulty rows – too few or too many fields, stray quotes, bytes that are not
/// UTF-8 – are reported and left out. Fields stay bytes of the file until
/// somebody asks for them, so a million rows are cheap.
public struct CSVTable: Sendable {
  /// The document's name for messages.
  public let document: String
  /// The columns of the file, in its order.
  public let columns: [String]
  /// The rows left out for their errors, by row number.
  public internal(set) var faultyRowNumbers: [Int] = []

  let bytes: [UInt8]
  /// Row by row, one for every column.
  var fields: [CSVField] = []
  var rowPlaces: [CSVRowPlace] = []

  init(document: String, columns: [String], bytes: [UInt8]) {
    self.document = document
    self.columns = columns
    self.bytes = bytes
  }

  /// The number of rows, without the header and the faulty ones.
  public var count: Int { rowPlaces.count }

  /// The place of a column, or `nil` if the file has none of that name.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The text of a field; empty if the file lacks the (optional) column.
  ///
  /// Rows count from 0 to ``count`` - 1, without the header and faulty rows.
  public func field(_ row: Int, _ name: String) -> String {
    column(name).map { field(row, $0) } ?? ""
  }

  /// The text of a field in the column at a place that ``column(_:)`` gave.
  public func field(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  /// The UTF-8 bytes of a field, a slice of the file where possible.
  public func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    bytes.unquoted(fields[row * columns.count + column])
  }

  /// The whole number in a field, written as digits with at most a minus
  /// sign; `nil` if it is anything else or does not fit.
  public func integer(_ row: Int, _ column: Int) -> Int? {
    guard case .number(let number) = wholeNumber(bytes(row, column)) else { return nil }
    return number
  }

  /// The number of a row as spreadsheets count: the header is row 1.
  public func rowNumber(_ row: Int) -> Int { Int(rowPlaces[row].number) }

  /// A problem with a field of a row, or with the row.
  public func problem(
    _ code: String, row: Int, column: String? = nil, severity: Problem.Severity = .error,
    fact: String, fix: String
  ) -> Problem {
    var path = "row \(rowNumber(row))"
    if let column { path += ", column \(column)" }
    return Problem(
      severity: severity, code: code, document: document, path: path,
      line: Int(rowPlaces[row].line), fact: fact, fix: fix)
  }
}

/// Where a field's bytes lie, without its quotes.
struct CSVField {
  private let start: Int32
  // The lowest bit tells whether the field holds doubled quotes.
  private let lengthAndQuotes: Int32

  init(_ range: Range<Int>, hasDoubledQuotes: Bool) {
    start = Int32(range.lowerBound)
    lengthAndQuotes = Int32(range.count) << 1 | (hasDoubledQuotes ? 1 : 0)
  }

  var range: Range<Int> { Int(start)..<Int(start) + Int(lengthAndQuotes >> 1) }
  var hasDoubledQuotes: Bool { lengthAndQuotes & 1 == 1 }
}

/// Where a row stands: as the how-manieth row, and on which line it begins.
struct CSVRowPlace {
  var number: Int32
  var line: Int32
}

extension [UInt8] {
  /// The bytes of a field, with doubled quotes made single.
  func unquoted(_ field: CSVField) -> ArraySlice<UInt8> {
    guard field.hasDoubledQuotes else { return self[field.range] }
    var text: [UInt8] = []
    var isSecond = false
    for byte in self[field.range] {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { text.append(byte) }
    }
    return text[...]
  }
}
