/// Why a row cannot be used.
struct CSVRowFault {
  var code: String
  var fact: String
  var fix: String
}

/// Splits bytes into rows and fields, one row at a time.
struct CSVScanner {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1
  private var number = 0

  /// The fields of the row read last.
  private(set) var fields: [CSVField] = []
  private(set) var place = CSVRowPlace(number: 0, line: 1)
  /// What is wrong with the row read last, if anything: the first thing.
  private(set) var fault: CSVRowFault?
  /// Whether the file ended inside quotes, so that the row's end is unknown.
  private(set) var isUnclosed = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  }

  /// Reads one row; `false` at the end of the file.
  mutating func nextRow() -> Bool {
    guard position < bytes.count else { return false }
    fields.removeAll(keepingCapacity: true)
    fault = nil
    number += 1
    place = CSVRowPlace(number: Int32(number), line: Int32(line))
    let start = position
    var isASCII = true
    while true {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        quotedField(&isASCII)
      } else {
        plainField(&isASCII)
      }
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    let end = position
    endLine()
    if !isASCII { checkUTF8(start..<end) }
    return true
  }

  /// Whether the row read last is an empty line.
  var isEmptyLine: Bool { fields.count == 1 && fields[0].range.isEmpty && fault == nil }

  private mutating func plainField(_ isASCII: inout Bool) {
    let start = position
    scan: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ","), 0x0A: break scan
      case 0x0D where position + 1 < bytes.count && bytes[position + 1] == 0x0A: break scan
      case 0x0D:
        note(
          "STRAY-CARRIAGE-RETURN", "the row holds a carriage return without a line feed",
          "End lines with CRLF or LF, and put line breaks inside a field in quotes.")
      case UInt8(ascii: "\""):
        note(
          "STRAY-QUOTE", "there is a quote inside a field without quotes",
          "Put the field in quotes and write the quote in it twice.")
      case 0x80...: isASCII = false
      default: break
      }
      position += 1
    }
    fields.append(CSVField(start..<position, hasDoubledQuotes: false))
  }

  private mutating func quotedField(_ isASCII: inout Bool) {
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
          hasDoubledQuotes = true
          position += 2
          continue
        }
        fields.append(CSVField(start..<position, hasDoubledQuotes: hasDoubledQuotes))
        position += 1
        skipTextAfterQuote(&isASCII)
        return
      case 0x0A: line += 1
      case 0x80...: isASCII = false
      default: break
      }
      position += 1
    }
    isUnclosed = true
    fields.append(CSVField(start..<position, hasDoubledQuotes: hasDoubledQuotes))
  }

  /// Passes over what must not follow a closing quote, up to the field's end.
  private mutating func skipTextAfterQuote(_ isASCII: inout Bool) {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ","), 0x0A: return
      case 0x0D where position + 1 < bytes.count && bytes[position + 1] == 0x0A: return
      case 0x80...: isASCII = false
      default: break
      }
      note(
        "STRAY-QUOTE", "there is text after the closing quote of a field",
        "Write a quote inside a field twice.")
      position += 1
    }
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    position += bytes[position] == 0x0D ? 2 : 1
    line += 1
  }

  private mutating func checkUTF8(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = utf8Length(bytes, at: index, before: range.upperBound)
      guard length > 0 else {
        return note(
          "NOT-UTF-8", "the row holds bytes that are not UTF-8", "Save the file as CSV UTF-8.")
      }
      index += length
    }
  }

  private mutating func note(_ code: String, _ fact: String, _ fix: String) {
    if fault == nil { fault = CSVRowFault(code: code, fact: fact, fix: fix) }
  }
}
