/// One value or key of a scanned document: its kind and where its bytes lie.
///
/// Nodes stand in document order. The children of a container follow it at
/// once (keys and values alternating in an object), and `next` is the node
/// after the whole subtree: its next sibling, if it has one.
struct JSONNode {
  enum Kind: UInt8 { case object, list, string, number, yes, no, null }

  var kind: Kind
  /// Whether a string holds escapes, so that its bytes are not yet its text.
  var hasEscapes = false
  /// First byte: of a container its bracket, of a string the byte after its quote.
  var start: Int32
  /// The byte after the last one, without a closing quote.
  var end: Int32
  var next: Int32

  /// What a reader of the file would call this value.
  var foundWords: String {
    switch kind {
    case .object: "an object"
    case .list: "a list"
    case .string: "a text in quotes"
    case .number: "a number"
    case .yes: "true"
    case .no: "false"
    case .null: "null"
    }
  }
}

/// A scanned document: the bytes and the nodes that point into them.
struct JSONTree {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  func byteRange(_ node: Int) -> Range<Int> { Int(nodes[node].start)..<Int(nodes[node].end) }

  func next(_ node: Int) -> Int { Int(nodes[node].next) }

  /// The number of elements of a list.
  func childCount(_ list: Int) -> Int {
    var count = 0
    var child = list + 1
    while child < next(list) {
      count += 1
      child = next(child)
    }
    return count
  }

  /// Whether a string or key node spells exactly these bytes.
  func spells(_ node: Int, _ text: [UInt8]) -> Bool {
    if nodes[node].hasEscapes { return string(node).utf8.elementsEqual(text) }
    let start = Int(nodes[node].start)
    guard Int(nodes[node].end) - start == text.count else { return false }
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  /// The text of a string, key or number node.
  func string(_ node: Int) -> String {
    let slice = bytes[byteRange(node)]
    return nodes[node].hasEscapes
      ? String(decoding: unescaped(slice), as: UTF8.self)
      : String(decoding: slice, as: UTF8.self)
  }

  /// Resolves escapes the scanner has already found to be well formed.
  private func unescaped(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(slice.count)
    var index = slice.startIndex
    while index < slice.endIndex {
      guard slice[index] == UInt8(ascii: "\\") else {
        text.append(slice[index])
        index += 1
        continue
      }
      let escape = slice[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        var code = hexadecimal(slice, at: index)
        index += 4
        if 0xD800...0xDBFF ~= code {
          code = 0x10000 + (code - 0xD800) << 10 + (hexadecimal(slice, at: index + 2) - 0xDC00)
          index += 6
        }
        if let scalar = Unicode.Scalar(code) { text.append(contentsOf: String(scalar).utf8) }
      default: text.append(escape)
      }
    }
    return text
  }

  private func hexadecimal(_ slice: ArraySlice<UInt8>, at start: Int) -> UInt32 {
    slice[start..<start + 4].reduce(0) { $0 << 4 | UInt32(hexadecimalValue($1) ?? 0) }
  }
}

func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
