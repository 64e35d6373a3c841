import PlacementDocuments
import Testing

@Suite struct JSONSyntaxTests {
  @Test(arguments: [
    ("", "line 1, column 1: the file is empty."),
    ("  \n", "line 2, column 1: the file is empty."),
    (
      "{\"a\": 1 \"b\": 2}",
      "line 1, column 9: expected ',' or '}'. A comma may be missing before this place."
    ),
    (
      "[1\n 2]", "line 2, column 2: expected ',' or ']'. A comma may be missing before this place."
    ),
    ("{\"a\": 1,}", "line 1, column 9: there is a comma before '}'. Remove the comma."),
    ("[1,]", "line 1, column 4: there is a comma before ']'. Remove the comma."),
    (
      "{\"a\": [1,\n 2",
      "line 2, column 3: the file ends in the middle of a list. "
        + "It may be cut short: copy or export it again."
    ),
    (
      "{\"a\": 1",
      "line 1, column 8: the file ends in the middle of an object. "
        + "It may be cut short: copy or export it again."
    ),
    (
      "{\"é\": \"ab",
      "line 1, column 10: the file ends in the middle of a text. "
        + "It may be cut short: copy or export it again."
    ),
    ("{a: 1}", "line 1, column 2: expected a key in double quotes. Write \"key\": value."),
    ("{\"a\" 1}", "line 1, column 6: expected ':' after a key. Write \"key\": value."),
    (
      "{'a': 1}", "line 1, column 2: expected a key in double quotes. Write \"key\": value."
    ),
    (
      "['a']",
      "line 1, column 2: expected a value, found a single quote. Put texts in double quotes."
    ),
    (
      "{\"a\": }",
      "line 1, column 7: expected a value, found '}'. "
        + "Add the value, or remove the comma or colon before it."
    ),
    (
      "[NaN]",
      "line 1, column 2: expected a value. "
        + "Write a text in double quotes, a number, true, false, a list or an object."
    ),
    ("{} {}", "line 1, column 4: there is more text after the end of the document. Remove it."),
    (
      "[01]",
      "line 1, column 2: a number starts with a needless 0. Remove the 0, or put a text in quotes."
    ),
    ("[-]", "line 1, column 3: expected a digit after '-'. Write a number, such as -5."),
    ("[1.]", "line 1, column 4: expected a digit after the decimal point."),
    ("[1e+]", "line 1, column 5: expected a digit in the exponent."),
    (
      "[\"a\nb\"]",
      "line 1, column 4: a text is not closed on its line. "
        + #"Close the text with a double quote, or write line breaks as \n and tabs as \t."#
    ),
    (
      "[\"a\tb\"]",
      "line 1, column 4: a text holds a raw control character. "
        + #"Close the text with a double quote, or write line breaks as \n and tabs as \t."#
    ),
    (
      #"["\x"]"#,
      #"line 1, column 3: a text holds an unknown escape. Write a backslash itself as \\."#
    ),
    (
      #"["\u12g4"]"#,
      #"line 1, column 3: a text holds an unknown escape. Write a backslash itself as \\."#
    ),
    (
      #"["\ud83dx"]"#,
      "line 1, column 3: a text holds half a character (a lone surrogate). "
        + "Write the character itself, or both halves."
    ),
    (
      #"["\ude00\ud83d"]"#,
      "line 1, column 3: a text holds half a character (a lone surrogate). "
        + "Write the character itself, or both halves."
    ),
  ])
  func syntaxErrorIsExplained(text: String, message: String) {
    let result = Sample.format.read(Array(text.utf8), document: "s.json")
    #expect(result.root == nil)
    #expect(result.problems.map(\.description) == ["s.json: \(message)"])
  }

  @Test(
    arguments: [
      [0xC3, 0x28], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func textThatIsNotUTF8IsRefused(bytes: [UInt8]) {
    let result = Sample.format.read(
      Array("[\"".utf8) + bytes + Array("\"]".utf8), document: "s.json")
    #expect(
      result.problems.map(\.description) == [
        "s.json: line 1, column 3: a text holds bytes that are not UTF-8. Save the file as UTF-8."
      ])
  }

  @Test func otherEncodingIsNamed() {
    let result = Sample.format.read([0xFF, 0xFE, 0x7B, 0x00], document: "s.json")
    #expect(result.problems.map(\.fact) == ["the file is UTF-16"])
  }

  @Test func nestingIsLimited() {
    func nested(_ levels: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: levels)
        + Array(repeating: UInt8(ascii: "]"), count: levels)
    }
    #expect(
      Sample.format.read(nested(65), document: "s.json").problems.map(\.description) == [
        "s.json: line 1, column 65: lists and objects are nested more than 64 deep. Nest less: no document needs it."
      ])
    #expect(
      Sample.format.read(nested(64), document: "s.json").problems.map(\.code) == ["WRONG-TYPE"])
    #expect(
      Sample.format.read(Array(nested(4_000_000).prefix(2_000_000)), document: "s.json").root == nil
    )
  }
}
