import PlacementDocuments
import SpreadsheetImport
import Testing

/// The invented schools with one name changed, in other bytes.
private func schools(named name: [UInt8]) throws -> [UInt8] {
  let parts = try InventedSheets().schools.split(separator: "Ashmere High")
  return Array(parts[0].utf8) + name + Array(parts[1].utf8)
}

private func imported(
  schools: [UInt8], _ change: (inout ImportMapping) -> Void = { _ in }
) throws -> ImportResult {
  var sheets = try InventedSheets()
  change(&sheets.mapping)
  var files = sheets.files
  files["schools.csv"] = schools
  return importRound(mapping: sheets.mapping, files: files)
}

@Test(arguments: [SheetMapping.Encoding.auto, .windows1252])
func windows1252IsRead(encoding: SheetMapping.Encoding) throws {
  // “Café £1” – l’Ashmere, with an en dash, in Windows-1252.
  let name: [UInt8] =
    [0x93] + Array("Caf".utf8) + [0xE9, 0x20, 0xA3, 0x31, 0x94, 0x20, 0x96]
    + Array(" l".utf8) + [0x92] + Array("Ashmere".utf8)
  let result = try imported(schools: schools(named: name)) {
    $0.schools[0].encoding = encoding
  }
  #expect(result.problems.isEmpty, "\(result.problems)")
  let school = try #require(result.documents.schools.first { $0.id == "SX2" })
  #expect(school.name == "\u{201C}Café £1\u{201D} \u{2013} l\u{2019}Ashmere")
  #expect(result.notes.contains { $0.contains("Windows-1252") } == (encoding == .auto))
}

@Test func utf8WithAByteOrderMarkIsRead() throws {
  let bytes = try [0xEF, 0xBB, 0xBF] + schools(named: Array("Café “£”".utf8))
  let result = try imported(schools: bytes)
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(result.documents.schools.first { $0.id == "SX2" }?.name == "Café “£”")
}

@Test func aByteThatTheEncodingDoesNotHaveIsAProblemOfItsCell() throws {
  let place = ["schools.csv: row 2, column School"]
  let latin = try imported(schools: schools(named: [0x41, 0x81])) {
    $0.schools[0].encoding = .windows1252
  }
  #expect(latin.places(of: "BAD-CELL") == place)
  let utf8 = try imported(schools: schools(named: [0x41, 0xE9])) {
    $0.schools[0].encoding = .utf8
  }
  #expect(utf8.places(of: "BAD-CELL") == place)
  let nul = try imported(schools: schools(named: [0x41, 0x00]))
  #expect(nul.places(of: "BAD-CELL") == place)
}

@Test func semicolonsTabsAndOtherLineEndsAreRead() throws {
  for (delimiter, text) in [(SheetMapping.Delimiter.semicolon, ";"), (.tab, "\t")] {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let bytes = try InventedSheets().schools.replacing(",", with: text)
        .replacing("\n", with: lineEnd)
      let result = try imported(schools: Array(bytes.utf8)) {
        $0.schools[0].delimiter = delimiter
        $0.offers[0].delimiter = delimiter
      }
      #expect(result.problems.isEmpty, "\(result.problems)")
      #expect(result.documents.schools.count == 3)
    }
  }
}

@Test func quotedCellsMayHoldDelimitersQuotesAndSpaces() throws {
  let result = try imported(schools: schools(named: Array("\" The \"\"A\"\", High \"".utf8)))
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(result.documents.schools.first { $0.id == "SX2" }?.name == "The \"A\", High")
}

@Test func titleRowsAboveTheHeaderArePassedOver() throws {
  let bytes = try Array("Schools 2018,,,,,,,\n\n".utf8) + schools(named: Array("Ashmere".utf8))
  let result = try imported(schools: bytes) {
    $0.schools[0].headerRow = 3
    $0.offers[0].headerRow = 3
  }
  #expect(result.problems.isEmpty, "\(result.problems)")
}

@Test(arguments: [
  (Array("PK\u{3}\u{4}xl/workbook".utf8), "NOT-TEXT"), ([0xFF, 0xFE, 0x41, 0x00], "NOT-TEXT"),
  ([], "NO-HEADER"), (Array("Code,\"School".utf8), "NO-HEADER"),
  (Array("Code,School,Lat,Long,Subject,Count,MAT priority\nA,\"B".utf8), "UNCLOSED-QUOTE"),
])
func aFileThatIsNoTableIsOneProblemOfEachReading(bytes: [UInt8], code: String) throws {
  let result = try imported(schools: bytes)
  #expect(result.places(of: code).count == 2)
}

@Test func rowsThatDoNotFitTheHeaderAreProblems() throws {
  let text = try InventedSheets().schools
  let short = try imported(schools: Array((text + "SX3,Short\n").utf8))
  #expect(short.places(of: "SHORT-ROW") == ["schools.csv: row 6", "schools.csv: row 6"])
  let shifted = "SX3,Comma, High,53.4,-2.9,Physics,1,1,a@b.invalid\n"
  let long = try imported(schools: Array((text + shifted).utf8))
  #expect(long.places(of: "LONG-ROW") == ["schools.csv: row 6", "schools.csv: row 6"])
  let padded = try imported(schools: Array((text + ",,,,,,,,,\n").utf8))
  #expect(padded.problems.isEmpty)
  let stray = try imported(schools: Array((text + "SX3,A \"B\" C,53.4,-2.9,Physics,1,1,\n").utf8))
  #expect(stray.places(of: "STRAY-QUOTE").count == 2)
}
