import PlacementDocuments
import Testing

/// Every way in which a value can be wrong, with the words the user reads.
@Suite struct ShapeProblemTests {
  private func messages(offer members: String) -> [String] {
    let text = """
      {"format": "placements/sample", "version": 1, "title": "t", "offers": [
      {"id": "O-1", \(members)}]}
      """
    let result = Sample.format.read(Array(text.utf8), document: "s.json")
    #expect(result.root?.offers.isEmpty == true)
    #expect(
      result.faultyRecords == [FaultyRecord(list: "offers", index: 0, identifier: "O-1")])
    return result.problems.map(\.description)
  }

  private static let sound = #""phase": "primary", "start": "2018-09-03""#

  @Test(arguments: [
    (
      #""places": 50"#, "places", 25,
      "50 is out of range. Write a whole number from 1 to 40."
    ),
    (
      #""places": 99999999999999999999"#, "places", 25,
      "this number is out of range. Write a whole number from 1 to 40."
    ),
    (
      #""places": 1.5"#, "places", 25,
      "expected a whole number, found one with a decimal point or an exponent. "
        + "Write a whole number from 1 to 40, in digits alone."
    ),
    (
      #""places": 1e1"#, "places", 25,
      "expected a whole number, found one with a decimal point or an exponent. "
        + "Write a whole number from 1 to 40, in digits alone."
    ),
    (
      #""places": "3""#, "places", 25,
      "expected a whole number, found a text in quotes. Write a whole number from 1 to 40."
    ),
    (
      #""end": null"#, "end", 22,
      "expected a date, found null. Leave the key out if there is no value."
    ),
    (
      #""end": "2018-02-29""#, "end", 22,
      "this is not a day of the years 1900 to 2199. Write year-month-day, such as 2018-07-15."
    ),
    (
      #""end": 20180903"#, "end", 22,
      "expected a date, found a number. Write it in quotes, such as \"2018-07-15\"."
    ),
    (
      #""confirmed": "yes""#, "confirmed", 28,
      "expected true or false, found a text in quotes. Write true or false, without quotes."
    ),
    (
      #""subjects": ["Maths"]"#, "subjects[0]", 28,
      "this begins with 'M'. Use 1 to 64 lower-case letters, digits, '_', '+' and '-', "
        + "beginning with a letter or digit."
    ),
    (
      #""subjects": ["a", "b", "a"]"#, "subjects[2]", 38,
      "this repeats element 0 of the list. Remove one of them."
    ),
    (
      #""subjects": "maths""#, "subjects", 27,
      "expected a list, found a text in quotes. Put it in square brackets."
    ),
    (
      #""weights": {"a": 1e999}"#, "weights.a", 32,
      "this number is out of range. Write a number from 0.0 to 1.0."
    ),
    (
      #""weights": {"": 1}"#, "weights", 27,
      "this text is empty. Write it, or leave the key out."
    ),
    (
      #""weights": {"a": 1, "a": 1}"#, "weights", 35,
      "the key 'a' is repeated. Keep one of them."
    ),
    (
      #""weights": []"#, "weights", 26,
      "expected an object, found a list. Put it in curly brackets."
    ),
    (
      #""points": {"travle": 1}"#, "points", 26,
      "there is no key 'travle' here. Did you mean 'travel'?"
    ),
    (
      #""kind": "blok""#, "kind", 23,
      "'blok' is not one of the choices. Did you mean 'block'? Choose from: block, serial."
    ),
    (
      #""kind": "Anna Smith""#, "kind", 23,
      "this is not one of the choices. Choose from: block, serial."
    ),
    (
      #""kind": {}"#, "kind", 23,
      "expected one of the choices, found an object. Choose from: block, serial."
    ),
    (
      #""mentors": [1, 2, 3, 4]"#, "mentors", 26,
      "this list has 4 elements. Keep at most 3."
    ),
    (
      #""mentors": {}"#, "mentors", 26,
      "expected a list, found an object. Put it in square brackets."
    ),
  ])
  func wrongValueIsReported(member: String, path: String, column: Int, text: String) {
    let found = messages(offer: member + ", " + Self.sound)
    #expect(found == ["s.json: offers[0].\(path) (O-1), line 2, column \(column): \(text)"])
  }

  @Test func unknownMissingAndRepeatedKeysAreReportedTogether() {
    #expect(
      messages(offer: #""phase": "secundary", "phase": "primary", "Anna Smith": 1, "strat": 2"#)
        == [
          "s.json: offers[0] (O-1), line 2, column 1: the key 'start' is missing. Add it.",
          "s.json: offers[0].phase (O-1), line 2, column 24: 'secundary' is not one of the "
            + "choices. Did you mean 'secondary'? Choose from: primary, secondary, early-years.",
          "s.json: offers[0] (O-1), line 2, column 37: the key 'phase' is repeated. "
            + "Keep one of them.",
          "s.json: offers[0] (O-1), line 2, column 57: there is no such key here. "
            + "Remove it, or choose from: places, subjects, start, end, confirmed, weights, "
            + "points, mentors, kind.",
          "s.json: offers[0] (O-1), line 2, column 74: there is no key 'strat' here. "
            + "Did you mean 'start'?",
        ])
  }

  @Test func problemNamesTheNearestRecord() {
    #expect(
      messages(offer: #""mentors": [{"id": "M-9", "slots": 10}], "# + Self.sound) == [
        "s.json: offers[0].mentors[0].slots (M-9), line 2, column 50: 10 is out of range. "
          + "Write a whole number from 0 to 9."
      ])
  }

  @Test(arguments: [
    ("", "this text is empty. Write it, or leave the key out."),
    ("a\\tb", "this text holds a line break, tab or other control character. Remove it."),
    ("\u{85}", "this text holds a line break, tab or other control character. Remove it."),
    (
      String(repeating: "é", count: 501), "this text has 501 characters. Shorten it to at most 500."
    ),
  ])
  func badTextIsReportedWithoutRepeatingIt(text: String, message: String) {
    let document =
      #"{"format": "placements/sample", "version": 1, "title": "\#(text)", "offers": []}"#
    let result = Sample.format.read(Array(document.utf8), document: "s.json")
    #expect(result.root == nil)
    #expect(
      result.problems.map(\.description) == ["s.json: title, line 1, column 56: \(message)"])
  }

  @Test func longestTextIsAccepted() {
    let title = String(repeating: "é", count: 500)
    let document =
      #"{"format": "placements/sample", "version": 1, "title": "\#(title)", "offers": []}"#
    #expect(
      Sample.format.read(Array(document.utf8), document: "s.json").root?.title == title)
  }

  @Test(arguments: [
    ("", "this is empty"), ("-a", "this begins with '-'"), ("a b", "this holds a space"),
    ("aé", "this holds a character outside ASCII"), ("a\\n", "this holds a control character"),
    (String(repeating: "a", count: 65), "this is longer than 64 characters"),
  ])
  func badIdentifierIsReportedWithoutRepeatingIt(id: String, fact: String) {
    let document = """
      {"format": "placements/sample", "version": 1, "title": "t", "offers": [
      {"id": "\(id)", \(Self.sound)}]}
      """
    let result = Sample.format.read(Array(document.utf8), document: "s.json")
    #expect(
      result.problems.map(\.description) == [
        "s.json: offers[0].id, line 2, column 8: \(fact). Use 1 to 64 letters, digits, '.', "
          + "'_' and '-', beginning with a letter or digit."
      ])
    #expect(result.faultyRecords == [FaultyRecord(list: "offers", index: 0, identifier: nil)])
  }
}
