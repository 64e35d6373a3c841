import ParallelWork

/// Writes canonical JSON: two spaces per level, one member or element per
/// line, line feeds, no needless escapes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var level = 0
  private var isFirst = true
  /// Whether keys whose value is the default are written all the same.
  var includesDefaults = false

  mutating func openObject() { open(UInt8(ascii: "{")) }
  mutating func closeObject() { close(UInt8(ascii: "}")) }
  mutating func openList() { open(UInt8(ascii: "[")) }
  mutating func closeList() { close(UInt8(ascii: "]")) }

  /// Starts an element of a list.
  @inline(never)
  mutating func element() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    startLine()
  }

  /// Writes the elements of a list that has just been opened, each by its number; a long list by
  /// several threads.
  @inline(never)
  mutating func elements(_ count: Int, _ write: @Sendable (Int, inout JSONWriter) -> Void) {
    if count < 256 {
      for number in 0..<count {
        element()
        write(number, &self)
      }
      return
    }
    let template = emptied()
    let pieces = Concurrently.flatMap(count, stretch: 128) { range in
      var piece = template
      piece.isFirst = range.lowerBound == 0
      for number in range {
        piece.element()
        write(number, &piece)
      }
      return [piece.bytes]
    }
    for piece in pieces { bytes += piece }
    isFirst = false
  }

  /// A writer for what comes next, apart from what has been written.
  private func emptied() -> JSONWriter {
    var writer = JSONWriter()
    writer.level = level
    writer.includesDefaults = includesDefaults
    return writer
  }

  /// Starts a member of an object, up to its value.
  @inline(never)
  mutating func key(_ name: String) {
    element()
    string(name)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x00..<0x20:
        bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func integer(_ number: Int) { bytes.append(contentsOf: number.description.utf8) }

  /// Writes the shortest digits that read back as the same number.
  mutating func number(_ number: Double) {
    precondition(number.isFinite, "JSON has no way to write a number that is not finite")
    bytes.append(contentsOf: number.description.utf8)
  }

  mutating func flag(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }

  mutating func endDocument() { bytes.append(0x0A) }

  @inline(never)
  private mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    level += 1
    isFirst = true
  }

  @inline(never)
  private mutating func close(_ bracket: UInt8) {
    level -= 1
    if !isFirst { startLine() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func startLine() {
    bytes.append(0x0A)
    for _ in 0..<level {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }
}
