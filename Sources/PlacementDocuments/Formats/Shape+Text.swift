extension Shape where Value == String {
  /// A record's identifier: 1…64 ASCII letters, digits, `.`, `_` and `-`,
  /// beginning with a letter or digit.
  public static var identifier: Shape {
    word(
      "an identifier", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", code: "BAD-IDENTIFIER",
      fix: "Use 1 to 64 letters, digits, '.', '_' and '-', beginning with a letter or digit."
    ) { byte, isFirst in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): !isFirst
      default: false
      }
    }
  }

  /// A keyword of an open vocabulary: 1…64 lower-case ASCII letters, digits,
  /// `_`, `+` and `-`, beginning with a letter or digit.
  public static var code: Shape {
    word(
      "a keyword", pattern: "^[a-z0-9][a-z0-9_+-]{0,63}$", code: "BAD-KEYWORD",
      fix:
        "Use 1 to 64 lower-case letters, digits, '_', '+' and '-', beginning with a letter or digit."
    ) { byte, isFirst in
      switch byte {
      case 0x30...0x39, 0x61...0x7A: true
      case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): !isFirst
      default: false
      }
    }
  }

  /// Free text of 1…500 Unicode scalars without control characters.
  ///
  /// Messages about it never repeat it: it may name a person.
  public static var text: Shape {
    Shape(
      schema: [
        ("type", .string("string")), ("minLength", .integer(1)), ("maxLength", .integer(500)),
        ("pattern", .string(#"^[^\u0000-\u001F\u007F-\u009F]+$"#)),
      ],
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .string else {
          reader.reportWrongType(at: node, expected: "a text", "Put the text in double quotes.")
          return nil
        }
        let text = reader.tree.string(node)
        if let fault = textFault(text) {
          reader.report("BAD-TEXT", at: node, fault.fact, fault.fix)
          return nil
        }
        return text
      },
      write: { $1.string($0) })
  }

  /// One of the given words.
  public static func oneOf(_ choices: [String]) -> Shape {
    choice(choices.map { ($0, $0) }) { $0 }
  }

  private static func word(
    _ expected: String, pattern: String, code: String, fix: String,
    _ allows: @escaping @Sendable (_ byte: UInt8, _ isFirst: Bool) -> Bool
  ) -> Shape {
    Shape(
      schema: [("type", .string("string")), ("pattern", .string(pattern))],
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .string else {
          reader.reportWrongType(at: node, expected: expected, "Put it in double quotes.")
          return nil
        }
        // An escape may stand for an allowed character, so look at the text then.
        if reader.tree.nodes[node].hasEscapes {
          let text = reader.tree.string(node)
          if let fact = wordFault(Array(text.utf8)[...], allows) {
            reader.report(code, at: node, fact, fix)
            return nil
          }
          return text
        }
        if let fact = wordFault(reader.tree.bytes[reader.tree.byteRange(node)], allows) {
          reader.report(code, at: node, fact, fix)
          return nil
        }
        return reader.tree.string(node)
      },
      write: { $1.string($0) })
  }
}

/// Why bytes are not a word of 1…64 allowed ones, or `nil` if they are.
private func wordFault(
  _ bytes: ArraySlice<UInt8>, _ allows: (UInt8, Bool) -> Bool
) -> String? {
  guard !bytes.isEmpty else { return "this is empty" }
  for index in bytes.indices where !allows(bytes[index], index == bytes.startIndex) {
    let character =
      switch bytes[index] {
      case 0x20: "a space"
      case 0x21...0x7E: "'\(Character(Unicode.Scalar(bytes[index])))'"
      case 0x80...: "a character outside ASCII"
      default: "a control character"
      }
    return index == bytes.startIndex ? "this begins with \(character)" : "this holds \(character)"
  }
  return bytes.count > 64 ? "this is longer than 64 characters" : nil
}

private func textFault(_ text: String) -> (fact: String, fix: String)? {
  if text.isEmpty { return ("this text is empty", "Write it, or leave the key out.") }
  var length = 0
  for scalar in text.unicodeScalars {
    length += 1
    if scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value {
      return ("this text holds a line break, tab or other control character", "Remove it.")
    }
  }
  return length > 500
    ? ("this text has \(length) characters", "Shorten it to at most 500.") : nil
}

extension Shape
where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of the cases, written as its raw value.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func choice() -> Shape {
    choice(Value.allCases.map { ($0.rawValue, $0) }) { $0.rawValue }
  }
}

extension Shape {
  @_semantics("optimize.sil.specialize.generic.never")
  fileprivate static func choice(
    _ choices: [(name: String, value: Value)], name: @escaping @Sendable (Value) -> String
  ) -> Shape {
    let values = choices.map(\.value)
    let words = ChoiceWords(choices.map(\.name))
    return Shape(
      schema: [("type", .string("string")), ("enum", .strings(words.names))],
      read: { node, reader in words.read(node, &reader).map { values[$0] } },
      write: { $1.string(name($0)) })
  }
}

/// The words of a choice, without the values that they stand for.
private struct ChoiceWords: Sendable {
  let names: [String]
  private let list: String
  private let spellings: [[UInt8]]

  init(_ names: [String]) {
    self.names = names
    list = names.joined(separator: ", ")
    spellings = names.map { Array($0.utf8) }
  }

  /// Reads the number of a word.
  @inline(never)
  func read(_ node: Int, _ reader: inout JSONReader) -> Int? {
    guard reader.tree.nodes[node].kind == .string else {
      reader.reportWrongType(at: node, expected: "one of the choices", "Choose from: \(list).")
      return nil
    }
    for index in spellings.indices where reader.tree.spells(node, spellings[index]) {
      return index
    }
    // Repeat the word only when it is plainly a slip of a choice; anything
    // else may be a name in the wrong place.
    let text = reader.tree.string(node)
    if let match = closestMatch(to: text, among: names) {
      reader.report(
        "UNKNOWN-CHOICE", at: node, "'\(text)' is not one of the choices",
        "Did you mean '\(match)'? Choose from: \(list).")
    } else {
      reader.report(
        "UNKNOWN-CHOICE", at: node, "this is not one of the choices", "Choose from: \(list).")
    }
    return nil
  }
}
