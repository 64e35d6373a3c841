/// Where a cell's bytes lie, without its quotes.
struct CellRange {
  var start: Int32 = 0
  var end: Int32 = 0
  var hasDoubledQuotes = false
}

/// Why a row cannot be used.
struct RowFault {
  var code: String
  var fact: String
  var fix: String
}

/// Splits bytes into rows and cells, one row at a time, without decoding any.
///
/// Rows end with CRLF, LF or CR; a quoted cell may hold delimiters, line ends
/// and doubled quotes. There must be fewer than 2³¹ bytes.
struct SheetScanner {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int
  private var nextLine = 1

  /// The cells of the row read last.
  private(set) var cells: [CellRange] = []
  /// The number of that row as spreadsheets count, from 1.
  private(set) var number = 0
  /// The line of the file on which it begins, from 1.
  private(set) var line = 1
  /// What is wrong with it, if anything: the first thing.
  private(set) var fault: RowFault?
  /// Whether the file ended inside quotes, so that the row's end is unknown.
  private(set) var isUnclosed = false

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads one row; `false` at the end of the file.
  mutating func nextRow() -> Bool {
    guard position < bytes.count else { return false }
    cells.removeAll(keepingCapacity: true)
    fault = nil
    number += 1
    line = nextLine
    while true {
      if position < bytes.count, bytes[position] == quote { quotedCell() } else { plainCell() }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    if position < bytes.count { endLine() }
    return true
  }

  /// Whether every cell of the row is empty.
  var isBlank: Bool { fault == nil && cells.allSatisfy { $0.start == $0.end } }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func endLine() {
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    nextLine += 1
  }

  private mutating func plainCell() {
    let start = position
    while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
      if bytes[position] == quote { noteStrayQuote() }
      position += 1
    }
    append(start..<position)
  }

  private mutating func quotedCell() {
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < bytes.count {
      if bytes[position] == quote {
        if position + 1 < bytes.count, bytes[position + 1] == quote {
          hasDoubledQuotes = true
          position += 2
          continue
        }
        append(start..<position, hasDoubledQuotes)
        position += 1
        while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
          noteStrayQuote()
          position += 1
        }
        return
      }
      if isLineEnd(bytes[position]) { endLine() } else { position += 1 }
    }
    isUnclosed = true
    append(start..<position, hasDoubledQuotes)
  }

  private mutating func append(_ range: Range<Int>, _ hasDoubledQuotes: Bool = false) {
    cells.append(
      CellRange(
        start: Int32(range.lowerBound), end: Int32(range.upperBound),
        hasDoubledQuotes: hasDoubledQuotes))
  }

  private mutating func noteStrayQuote() {
    if fault != nil { return }
    fault = RowFault(
      code: "STRAY-QUOTE", fact: "there is a quote that neither opens nor closes a cell",
      fix: "Save the sheet as CSV from the spreadsheet again.")
  }
}

private let quote = UInt8(ascii: "\"")
