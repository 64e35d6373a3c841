/// What decoding a cell gave.
enum CellText: Equatable {
  case text(String)
  case fault(fact: String, fix: String)
}

/// Decodes one cell, makes doubled quotes single and trims outer white space.
func cellText(_ cell: CellRange, of bytes: [UInt8], isWindows1252: Bool) -> CellText {
  let raw = unquoted(cell, of: bytes)
  if raw.contains(0) {
    return .fault(
      fact: "this cell holds a NUL character", fix: "Save the sheet as CSV from the spreadsheet.")
  }
  if isWindows1252 {
    guard let text = windows1252Text(raw) else {
      return .fault(
        fact: "this cell holds a byte that Windows-1252 does not have",
        fix: "Save the sheet as CSV UTF-8, and map it with \"encoding\": \"utf-8\".")
    }
    return .text(trimmed(text))
  }
  guard let text = String(validating: raw, as: UTF8.self) else {
    return .fault(
      fact: "this cell holds bytes that are not UTF-8",
      fix: "Save the sheet as CSV UTF-8, or map it with \"encoding\": \"windows-1252\".")
  }
  return .text(trimmed(text))
}

/// Whether a cell is text in UTF-8; cells in ASCII, nearly all, are told at once.
func isUTF8(_ cell: CellRange, of bytes: [UInt8]) -> Bool {
  let raw = bytes[Int(cell.start)..<Int(cell.end)]
  return raw.allSatisfy { $0 < 0x80 } || String(validating: raw, as: UTF8.self) != nil
}

/// A text without white space at its ends, no-break spaces included.
func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last])
}

private func unquoted(_ cell: CellRange, of bytes: [UInt8]) -> ArraySlice<UInt8> {
  let raw = bytes[Int(cell.start)..<Int(cell.end)]
  guard cell.hasDoubledQuotes else { return raw }
  var text: [UInt8] = []
  var isSecond = false
  for byte in raw {
    isSecond = byte == UInt8(ascii: "\"") && !isSecond
    if byte != UInt8(ascii: "\"") || isSecond { text.append(byte) }
  }
  return text[...]
}
