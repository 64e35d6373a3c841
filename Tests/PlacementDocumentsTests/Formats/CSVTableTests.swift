import PlacementDocuments
import PlacementTesting
import Testing

@Suite struct CSVTableTests {
  private func read(
    _ text: String, optional: [String] = ["mode"]
  ) -> (table: CSVTable?, problems: [Problem]) {
    CSVTable.read(
      Array(text.utf8), document: "travel.csv", required: ["trainee", "minutes"],
      optional: optional)
  }

  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func tableIsRead(lineEnd: String, mark: String) throws {
    let lines = ["minutes,trainee", "45,T-1", "\"-7\",\"T\"\"2, \(lineEnd)é\"", ",", "12,T-4"]
    let text = mark + lines.joined(separator: lineEnd)
    let (read, problems) = read(text)
    #expect(problems.isEmpty)
    let table = try #require(read)
    #expect(table.columns == ["minutes", "trainee"])
    #expect(table.count == 4)
    #expect(table.field(0, "trainee") == "T-1")
    #expect(table.field(1, "trainee") == "T\"2, \(lineEnd)é")
    #expect(table.field(2, "trainee") == "")
    #expect(table.field(0, "mode") == "")
    let minutes = try #require(table.column("minutes"))
    #expect((0..<4).map { table.integer($0, minutes) } == [45, -7, nil, 12])
    #expect(Array(table.bytes(3, 1)) == Array("T-4".utf8))
    #expect(table.column("mode") == nil)
    // The quoted line break makes the last row's line one more than its number.
    #expect(
      table.problem("X", row: 3, column: "minutes", fact: "it is odd", fix: "").description
        == "travel.csv: row 5, column minutes, line 6: it is odd.")
  }

  @Test(arguments: [
    (
      "T-2", "SHORT-ROW",
      "the row has 1 field, the header 2. Add the missing fields; they may be empty."
    ),
    (
      "T-2,3,4", "LONG-ROW",
      "the row has 3 fields, the header 2. Put fields that hold a comma in quotes."
    ),
    (
      "T\"2,3", "STRAY-QUOTE",
      "there is a quote inside a field without quotes. "
        + "Put the field in quotes and write the quote in it twice."
    ),
    (
      "\"T\"2,3", "STRAY-QUOTE",
      "there is text after the closing quote of a field. Write a quote inside a field twice."
    ),
    (
      "T\r2,3", "STRAY-CARRIAGE-RETURN",
      "the row holds a carriage return without a line feed. "
        + "End lines with CRLF or LF, and put line breaks inside a field in quotes."
    ),
  ])
  func faultyRowIsLeftOut(row: String, code: String, message: String) {
    let (table, problems) = read("trainee,minutes\nT-1,1\n\(row)\nT-3,3\n")
    #expect(problems.map(\.code) == [code])
    #expect(problems.map(\.description) == ["travel.csv: row 3, line 3: \(message)"])
    #expect(table?.count == 2)
    #expect(table?.faultyRowNumbers == [3])
    #expect(table?.field(1, "trainee") == "T-3")
    #expect(table?.rowNumber(1) == 4)
  }

  @Test func rowThatIsNotUTF8IsLeftOut() {
    let bytes = Array("trainee,minutes\nT-".utf8) + [0xE9] + Array(",1\nT-2,2\n".utf8)
    let (table, problems) = CSVTable.read(
      bytes, document: "travel.csv", required: ["trainee", "minutes"])
    #expect(
      problems.map(\.description) == [
        "travel.csv: row 2, line 2: the row holds bytes that are not UTF-8. "
          + "Save the file as CSV UTF-8."
      ])
    #expect(table?.count == 1)
  }

  @Test(arguments: [
    ("", "travel.csv: the file is empty. Begin it with a row of column names."),
    (
      "trainee,minute\n",
      "travel.csv: row 1, line 1: there is no column 'minute'. Did you mean 'minutes'?"
    ),
    (
      "trainee,minutes,Anna Smith\n",
      "travel.csv: row 1, line 1: column 3 is not known. Remove it, or choose from: mode."
    ),
    (
      "trainee,minutes,trainee\n",
      "travel.csv: row 1, line 1: the column 'trainee' is repeated. Keep one of them."
    ),
    ("trainee,mode\n", "travel.csv: row 1, line 1: the column 'minutes' is missing. Add it."),
    (
      "trainee;minutes\nT-1;3\n",
      "travel.csv: row 1, line 1: the columns are not separated by commas. "
        + "Save the file as CSV with commas."
    ),
    (
      "trainee,minutes\nT-1,1\nT-2,\"2\nT-3,3\n",
      "travel.csv: row 3, line 3: a quote opened in this row is never closed. "
        + "Close it, or write a quote inside a field twice. The file may be cut short."
    ),
    (
      "trainee,\"minutes\n",
      "travel.csv: row 1, line 1: a quote opened in this row is never closed. "
        + "Close it, or write a quote inside a field twice. The file may be cut short."
    ),
  ])
  func tableWithBrokenStructureIsRefused(text: String, message: String) {
    let (table, problems) = read(text)
    #expect(table == nil)
    #expect(problems.first?.description == message)
  }

  @Test func emptyLinesArePassedOverButCounted() {
    let (table, problems) = read("trainee,minutes\n\nT-1,1\r\n\r\n")
    #expect(problems.isEmpty)
    #expect(table?.count == 1)
    #expect(table?.rowNumber(0) == 3)
  }

  @Test(arguments: [
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("007", 7), ("-0", 0),
    ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil), ("+1", nil),
    (" 1", nil), ("-", nil), ("", nil),
  ])
  func integerIsExactOrNothing(text: String, number: Int?) {
    #expect(read("minutes,trainee\n\(text),T-1\n").table?.integer(0, 0) == number)
  }

  @Test(arguments: UInt64(0)..<50)
  func whatIsWrittenIsReadBack(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let characters = Array("ab,\"\r\n é😀'1")
    let rows = (0..<20).map { _ in
      (0..<2).map { _ in
        // A letter in front, so that no cell is taken for a formula.
        "x"
          + String(
            (0..<Int.random(in: 0...6, using: &generator)).map { _ in
              characters.randomElement(using: &generator) ?? "x"
            })
      }
    }
    var writer = CSVWriter(header: ["trainee", "minutes"], byteOrderMark: seed.isMultiple(of: 2))
    for row in rows { writer.row(row) }
    let (table, problems) = CSVTable.read(
      writer.bytes, document: "travel.csv", required: ["trainee", "minutes"])
    #expect(problems.isEmpty)
    #expect(
      (0..<(table?.count ?? 0)).map { row in (0..<2).map { table?.field(row, $0) } } == rows)
  }

  @Test(arguments: UInt64(0)..<10)
  func damagedTablesNeverTrap(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let sound = Array("trainee,minutes\r\n\"T\"\"1\",1\r\nT-2,\"a\r\nb\"\nT-3,é\n".utf8)
    for _ in 0..<500 {
      var bytes = sound
      for _ in 0..<3 where !bytes.isEmpty {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = Array("\",\r\n\u{0}".utf8).randomElement(using: &generator) ?? 0
        case 1: bytes.removeSubrange(place...)
        default: bytes[place] ^= 0x80
        }
      }
      let (table, problems) = CSVTable.read(
        bytes, document: "travel.csv", required: ["trainee", "minutes"])
      #expect(table != nil || !problems.isEmpty)
      #expect(table?.faultyRowNumbers.count ?? 0 <= problems.count)
      for row in 0..<(table?.count ?? 0) { _ = table?.field(row, "minutes") }
    }
  }
}
