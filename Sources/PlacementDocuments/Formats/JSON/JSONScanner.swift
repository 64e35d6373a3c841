/// Why bytes are not JSON: the first place where they go wrong.
struct JSONSyntaxError: Error {
  var offset: Int
  var fact: String
  var fix: String
}

/// Scans RFC 8259 JSON, strictly, into flat nodes.
///
/// Beyond the grammar it wants UTF-8 without lone surrogates, at most 64 levels
/// and less than 2 GiB. A UTF-8 byte order mark is skipped.
struct JSONScanner {
  static let deepestLevel = 64

  private let bytes: [UInt8]
  private var position = 0
  private var nodes: [JSONNode] = []

  static func scan(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONTree {
    var scanner = JSONScanner(bytes)
    try scanner.document()
    return JSONTree(bytes: bytes, nodes: scanner.nodes)
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(JSONSyntaxError) {
    guard bytes.count < Int(Int32.max) else {
      throw fault("the file is 2 GiB or larger", "Split it.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault("the file is UTF-16", "Save it as UTF-8.")
    }
    if bytes.starts(with: byteOrderMark) { position = 3 }
    skipSpace()
    guard position < bytes.count else { throw fault("the file is empty", "") }
    nodes.reserveCapacity(bytes.count / 24)
    try value(level: 1)
    skipSpace()
    guard position == bytes.count else {
      throw fault("there is more text after the end of the document", "Remove it.")
    }
  }

  private mutating func value(level: Int) throws(JSONSyntaxError) {
    guard position < bytes.count else { throw cutShort("a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"): try object(level: level)
    case UInt8(ascii: "["): try list(level: level)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), 0x30...0x39: try number()
    case UInt8(ascii: "t") where matches("true"): word(.yes, 4)
    case UInt8(ascii: "f") where matches("false"): word(.no, 5)
    case UInt8(ascii: "n") where matches("null"): word(.null, 4)
    case UInt8(ascii: "'"):
      throw fault("expected a value, found a single quote", "Put texts in double quotes.")
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
      throw fault(
        "expected a value, found '\(Character(Unicode.Scalar(bytes[position])))'",
        "Add the value, or remove the comma or colon before it.")
    default:
      throw fault(
        "expected a value",
        "Write a text in double quotes, a number, true, false, a list or an object.")
    }
  }

  private mutating func object(level: Int) throws(JSONSyntaxError) {
    let node = try open(.object, level: level)
    if take(UInt8(ascii: "}")) { return close(node) }
    while true {
      guard position < bytes.count else { throw cutShort("an object") }
      guard bytes[position] == UInt8(ascii: "\"") else {
        throw bytes[position] == UInt8(ascii: "}")
          ? fault("there is a comma before '}'", "Remove the comma.")
          : fault("expected a key in double quotes", "Write \"key\": value.")
      }
      try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else {
        throw position < bytes.count
          ? fault("expected ':' after a key", "Write \"key\": value.") : cutShort("an object")
      }
      skipSpace()
      try value(level: level + 1)
      skipSpace()
      if take(UInt8(ascii: "}")) { return close(node) }
      guard take(UInt8(ascii: ",")) else {
        throw position < bytes.count
          ? fault("expected ',' or '}'", "A comma may be missing before this place.")
          : cutShort("an object")
      }
      skipSpace()
    }
  }

  private mutating func list(level: Int) throws(JSONSyntaxError) {
    let node = try open(.list, level: level)
    if take(UInt8(ascii: "]")) { return close(node) }
    while true {
      if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
        throw fault("there is a comma before ']'", "Remove the comma.")
      }
      guard position < bytes.count else { throw cutShort("a list") }
      try value(level: level + 1)
      skipSpace()
      if take(UInt8(ascii: "]")) { return close(node) }
      guard take(UInt8(ascii: ",")) else {
        throw position < bytes.count
          ? fault("expected ',' or ']'", "A comma may be missing before this place.")
          : cutShort("a list")
      }
      skipSpace()
    }
  }

  private mutating func open(_ kind: JSONNode.Kind, level: Int) throws(JSONSyntaxError) -> Int {
    guard level <= JSONScanner.deepestLevel else {
      throw fault(
        "lists and objects are nested more than 64 deep", "Nest less: no document needs it.")
    }
    nodes.append(JSONNode(kind: kind, start: Int32(position), end: 0, next: 0))
    position += 1
    skipSpace()
    return nodes.count - 1
  }

  private mutating func close(_ node: Int) {
    nodes[node].end = Int32(position)
    nodes[node].next = Int32(nodes.count)
  }

  private mutating func add(_ kind: JSONNode.Kind, _ range: Range<Int>, hasEscapes: Bool = false) {
    nodes.append(
      JSONNode(
        kind: kind, hasEscapes: hasEscapes, start: Int32(range.lowerBound),
        end: Int32(range.upperBound), next: Int32(nodes.count + 1)))
  }

  private mutating func word(_ kind: JSONNode.Kind, _ length: Int) {
    add(kind, position..<position + length)
    position += length
  }

  private func matches(_ text: StaticString) -> Bool {
    bytes[position...].starts(with: text.description.utf8)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func fault(_ fact: String, _ fix: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, fact: fact, fix: fix)
  }

  private func cutShort(_ what: String) -> JSONSyntaxError {
    JSONSyntaxError(
      offset: bytes.count, fact: "the file ends in the middle of \(what)",
      fix: "It may be cut short: copy or export it again.")
  }
}

extension JSONScanner {
  private mutating func string() throws(JSONSyntaxError) {
    let start = position + 1
    var hasEscapes = false
    position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        add(.string, start..<position, hasEscapes: hasEscapes)
        position += 1
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0x00..<0x20:
        throw fault(
          bytes[position] == 0x0A || bytes[position] == 0x0D
            ? "a text is not closed on its line" : "a text holds a raw control character",
          "Close the text with a double quote, or write line breaks as \\n and tabs as \\t.")
      case 0x20..<0x80: position += 1
      default:
        let length = utf8Length(bytes, at: position, before: bytes.count)
        guard length > 0 else {
          throw fault("a text holds bytes that are not UTF-8", "Save the file as UTF-8.")
        }
        position += length
      }
    }
    throw cutShort("a text")
  }

  private mutating func escape() throws(JSONSyntaxError) {
    guard position + 1 < bytes.count else { throw cutShort("a text") }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(at: position) else { throw badEscape() }
      if 0xD800...0xDFFF ~= unit {
        guard unit < 0xDC00, position + 6 < bytes.count,
          bytes[position + 6] == UInt8(ascii: "\\"),
          let low = codeUnit(at: position + 6), 0xDC00...0xDFFF ~= low
        else {
          throw fault(
            "a text holds half a character (a lone surrogate)",
            "Write the character itself, or both halves.")
        }
        position += 6
      }
      position += 6
    default: throw badEscape()
    }
  }

  /// The four hexadecimal digits of the `\u` escape whose backslash is at `place`.
  private func codeUnit(at place: Int) -> UInt32? {
    guard place + 5 < bytes.count, bytes[place + 1] == UInt8(ascii: "u") else { return nil }
    var unit: UInt32 = 0
    for index in place + 2...place + 5 {
      guard let digit = hexadecimalValue(bytes[index]) else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  private func badEscape() -> JSONSyntaxError {
    fault("a text holds an unknown escape", "Write a backslash itself as \\\\.")
  }

  private mutating func number() throws(JSONSyntaxError) {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let firstDigit = position
    guard takeDigits() else {
      throw fault("expected a digit after '-'", "Write a number, such as -5.")
    }
    if bytes[firstDigit] == UInt8(ascii: "0"), position > firstDigit + 1 {
      position = start
      throw fault("a number starts with a needless 0", "Remove the 0, or put a text in quotes.")
    }
    if take(UInt8(ascii: ".")), !takeDigits() {
      throw fault("expected a digit after the decimal point", "")
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard takeDigits() else { throw fault("expected a digit in the exponent", "") }
    }
    add(.number, start..<position)
  }

  private mutating func takeDigits() -> Bool {
    let start = position
    while position < bytes.count, 0x30...0x39 ~= bytes[position] { position += 1 }
    return position > start
  }
}
