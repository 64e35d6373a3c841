/// Writes CSV as RFC 4180 has it, for people who open it in a spreadsheet.
///
/// A cell that a spreadsheet would run as a formula – one that begins with
/// `=`, `+`, `-`, `@`, a tab or a line break – gets an apostrophe in front.
/// Plain numbers such as `-5` stay as they are.
public struct CSVWriter: Sendable {
  /// The file so far.
  public private(set) var bytes: [UInt8] = []
  private let columns: Int

  /// Begins a file with the names of its columns.
  ///
  /// Excel takes a file for UTF-8 only if it begins with a byte order mark.
  public init(header: [String], byteOrderMark mark: Bool = false) {
    columns = header.count
    if mark { bytes = byteOrderMark }
    row(header)
  }

  /// Adds a row with as many cells as the header has.
  public mutating func row(_ cells: [String]) {
    precondition(cells.count == columns, "a row needs as many cells as the header")
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(isFormula(cell) ? "'" + cell : cell)
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private mutating func append(_ cell: String) {
    let text = cell.utf8
    let needsQuotes =
      text.contains { byte in
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: true
        default: false
        }
      } || text.first == 0x20 || text.last == 0x20
      // An empty line would not be read back as a row.
      || (columns == 1 && text.isEmpty)
    guard needsQuotes else { return bytes.append(contentsOf: text) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Whether a spreadsheet would take a cell for a formula.
private func isFormula(_ cell: String) -> Bool {
  switch cell.utf8.first {
  case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
  case UInt8(ascii: "-"): !isPlainNumber(cell.utf8.dropFirst())
  default: false
  }
}

/// Digits, with at most one point between them.
private func isPlainNumber(_ text: Substring.UTF8View) -> Bool {
  let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } }
}
