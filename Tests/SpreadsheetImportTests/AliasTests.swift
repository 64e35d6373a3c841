import PlacementDocuments
import SpreadsheetImport
import Testing

/// The invented office, whose trainees' sheet names a school in its own way.
private func sheetsNaming(_ spelling: String) throws -> InventedSheets {
  var sheets = try InventedSheets()
  sheets.trainees = sheets.trainees.replacing("SX10,12/01/18", with: "\(spelling),12/01/18")
  return sheets
}

/// Fills in one row of a table of aliases, as a person would.
private func confirming(_ table: [UInt8], _ school: String, delimiter: String = ",") -> [UInt8] {
  var lines = String(decoding: table.drop { $0 > 0x7F }, as: UTF8.self).split(separator: "\r\n")
    .map(String.init)
  lines[lines.count - 1] += school
  return Array(lines.joined(separator: "\n").replacing(",", with: delimiter).utf8)
}

@Test func anUnconfirmedSpellingIsAProblemWithASuggestion() throws {
  let result = try sheetsNaming("Kelby Acad.").imported()
  #expect(
    result.places(of: "SCHOOL-NOT-CONFIRMED") == ["trainees.csv: row 2, column Previous school"])
  #expect(
    String(decoding: result.aliasesToConfirm.dropFirst(3), as: UTF8.self)
      == "spelling,suggested_school,suggested_name,confirmed_school\r\n"
      + "Kelby Acad.,SX10,Kelby Academy,\r\n")
}

@Test(arguments: ["Kelby Academy", "kelby academy", "KELBY ACADEMY"])
func evenAnExactNameIsConfirmedByAPersonWhereSchoolsHaveIdentifiers(spelling: String) throws {
  let result = try sheetsNaming(spelling).imported()
  #expect(result.errors.map(\.code) == ["SCHOOL-NOT-CONFIRMED"])
  #expect(result.documents.trainees.map(\.id) == ["T0001", "T0002", "T0003"])
  #expect(result.documents.trainees[2].profile?.priorPlacements.first?.school == nil)
}

@Test func aSuggestionAloneConfirmsNothing() throws {
  var sheets = try sheetsNaming("Kelby Acad.")
  sheets.aliases = sheets.imported().aliasesToConfirm
  let result = sheets.imported()
  #expect(result.errors.map(\.code) == ["SCHOOL-NOT-CONFIRMED"])
  #expect(result.aliasesToConfirm == sheets.aliases)
}

@Test(arguments: [",", ";", "\t"])
func aConfirmedSpellingIsUsed(delimiter: String) throws {
  var sheets = try sheetsNaming("Kelby Acad.")
  sheets.aliases = confirming(sheets.imported().aliasesToConfirm, "SX10", delimiter: delimiter)
  let result = sheets.imported()
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(result.aliasesToConfirm.isEmpty)
  #expect(result.documents.trainees[2].profile?.priorPlacements.first?.school == "SX10")
}

@Test func aSchoolOutsideTheRoundIsConfirmedAsNone() throws {
  var sheets = try sheetsNaming("Far Away High")
  sheets.aliases = confirming(sheets.imported().aliasesToConfirm, "none")
  let result = sheets.imported()
  #expect(result.problems.isEmpty, "\(result.problems)")
  let prior = try #require(result.documents.trainees[2].profile?.priorPlacements.first)
  #expect(prior.school == nil)
  #expect(prior.ended == Day("2018-01-12"))
}

@Test func anAliasOfASchoolThatIsNotThereIsAProblem() throws {
  var sheets = try sheetsNaming("Kelby Acad.")
  sheets.aliases = confirming(sheets.imported().aliasesToConfirm, "SX11")
  #expect(
    sheets.imported().places(of: "ALIAS-UNKNOWN-SCHOOL")
      == ["aliases: row 2, column confirmed_school"])
}

@Test func oneSpellingConfirmedAsTwoSchoolsIsAProblem() throws {
  var sheets = try sheetsNaming("Kelby Acad.")
  sheets.aliases = Array(
    "spelling,confirmed_school\nKelby Acad.,SX10\nKelby Acad.,SX9\n".utf8)
  #expect(sheets.imported().places(of: "ALIAS-TWICE") == ["aliases: row 3"])
}

@Test func whatWasConfirmedStaysInTheTable() throws {
  var sheets = try sheetsNaming("Kelby Acad.")
  sheets.aliases = Array("spelling,confirmed_school\nDunmore,SX9\n".utf8)
  let table = String(decoding: sheets.imported().aliasesToConfirm, as: UTF8.self)
  #expect(table.contains("Dunmore,,,SX9\r\n"))
  #expect(table.contains("Kelby Acad.,SX10,Kelby Academy,\r\n"))
}

@Test func oneSpellingInManyRowsIsOneProblem() throws {
  var sheets = try InventedSheets()
  sheets.journeys = sheets.journeys.replacing(",SX9,", with: ",Dunmore Sch,")
  let result = sheets.imported()
  #expect(result.places(of: "SCHOOL-NOT-CONFIRMED") == ["journeys.csv: row 3, column school"])
  #expect(result.errors.first?.fact.contains("in 1 more row") == true)
  let table = String(decoding: result.aliasesToConfirm, as: UTF8.self)
  #expect(table.contains("Dunmore Sch,SX9,Dunmore School,\r\n"))
}

@Test func aSpellingThatLooksLikeAFormulaSurvivesTheTable() throws {
  var sheets = try sheetsNaming("=Kelby")
  let table = sheets.imported().aliasesToConfirm
  #expect(String(decoding: table, as: UTF8.self).contains("'=Kelby,"))
  sheets.aliases = Array("spelling,confirmed_school\n'=Kelby,SX10\n".utf8)
  #expect(sheets.imported().problems.isEmpty)
}
