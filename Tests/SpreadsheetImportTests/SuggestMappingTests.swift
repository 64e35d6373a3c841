import PlacementDocuments
import SpreadsheetImport
import Testing

@Test func aDraftNamesWhatTheColumnsSay() throws {
  let sheets = try InventedSheets()
  let draft = suggestMapping(files: sheets.files)
  #expect(draft.problems.isEmpty)
  let mapping = draft.mapping
  #expect(mapping.schools.map(\.file) == ["schools.csv"])
  #expect(mapping.offers.map(\.file) == ["schools.csv"])
  #expect(mapping.trainees.map(\.file) == ["trainees.csv"])
  #expect(mapping.journeys.map(\.file) == ["journeys.csv"])
  func columns(_ sheet: SheetMapping) -> [String: String] {
    sheet.fields.compactMapValues(\.column)
  }
  #expect(
    columns(mapping.schools[0]) == [
      "id": "Code", "name": "School", "latitude": "Lat", "longitude": "Long",
    ])
  #expect(
    columns(mapping.offers[0]) == ["school": "Code", "subjects": "Subject", "places": "Count"])
  #expect(
    columns(mapping.trainees[0]) == [
      "id": "Student number", "latitude": "Lat", "longitude": "Long", "subjects": "Subject",
      "travel_mode": "Travel", "previous_1_school": "Previous school",
    ])
  #expect(
    columns(mapping.journeys[0]) == ["trainee": "student", "school": "school", "minutes": "time"])
}

@Test func aDraftSaysWhatAPersonMustDecide() throws {
  let notes = try suggestMapping(files: InventedSheets().files).notes
  #expect(
    notes.contains(
      "schools.csv: does column 'MAT priority' mean must_fill or priority_band?"
        + " Map it, or leave it out."))
  #expect(
    notes.contains(
      "trainees.csv as trainees: say where 'programme' comes from: a column or a constant."))
  #expect(
    notes.contains("trainees.csv: column 2 looks like a personal detail and is left out."))
  #expect(notes.contains("journeys.csv: column 'message' is not mapped."))
}

@Test func aDraftIsRefusedUntilItsFrameIsFilledIn() throws {
  let files = try InventedSheets().files
  let draft = suggestMapping(files: files).mapping
  let bytes = ImportMapping.format.write(draft)
  #expect(ImportMapping.format.read(bytes, document: "mapping.json").root == nil)
  let result = importRound(mapping: draft, files: files)
  #expect(result.places(of: "NO-PROGRAMMES").count == 1)
  #expect(result.places(of: "NO-REFERENCE-DATE").count == 1)
}

@Test func headersWithPrefixesAndOtherDelimitersAreUnderstood() {
  let draft = suggestMapping(files: [
    "a.csv": Array("XY1 QQ: Code;XY: latitude;XY: longitude;PL: Subject;Places\n".utf8),
    "b.csv": Array("ZZ: ID\tZZ: Subject\tTravel\n".utf8),
    "c.csv": Array("apples,pears\n1,2\n".utf8),
  ])
  #expect(draft.mapping.schools.map(\.delimiter) == [.semicolon])
  #expect(draft.mapping.schools.first?.fields["id"]?.column == "XY1 QQ: Code")
  #expect(draft.mapping.trainees.map(\.delimiter) == [.tab])
  #expect(draft.mapping.trainees.first?.fields["id"]?.column == "ZZ: ID")
  // The names of columns that mean nothing may be cells of a file without a header.
  #expect(!draft.notes.contains { $0.contains("apples") })
  #expect(draft.notes.contains { $0.hasPrefix("c.csv: ") })
}

@Test func aDraftFilledInByAPersonImports() throws {
  let sheets = try InventedSheets()
  var mapping = suggestMapping(files: sheets.files).mapping
  mapping.round = sheets.mapping.round
  mapping.subjects = ["maths": "mathematics"]
  mapping.trainees[0].fields["programme"] = sheets.mapping.trainees[0].fields["programme"]
  let result = importRound(mapping: mapping, files: sheets.files)
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(result.documents.trainees.count == 3)
}
