import PlacementDocuments
import SpreadsheetImport
import Testing

private func imported(_ change: (inout InventedSheets) -> Void) throws -> ImportResult {
  var sheets = try InventedSheets()
  change(&sheets)
  return sheets.imported()
}

@Test func aMappingIsWrittenAndReadBack() throws {
  let mapping = try InventedSheets().mapping
  let bytes = ImportMapping.format.write(mapping)
  let again = ImportMapping.format.read(bytes, document: "mapping.json")
  #expect(again.problems.isEmpty, "\(again.problems)")
  let root = try #require(again.root)
  #expect(root.trainees == mapping.trainees)
  #expect(root.subjects == mapping.subjects)
  #expect(ImportMapping.format.write(root) == bytes)
  #expect(mapping.files == ["journeys.csv", "schools.csv", "trainees.csv"])
}

@Test func aFieldThatDoesNotExistIsNamedWhenTheMappingIsRead() throws {
  let text = InventedSheets.mappingText.replacing("\"travel_mode\"", with: "\"travel_mod\"")
  let result = ImportMapping.format.read(Array(text.utf8), document: "mapping.json")
  #expect(result.problems.map(\.code) == ["UNKNOWN-KEY"])
  #expect(result.problems.first?.fix == "Did you mean 'travel_mode'?")
}

@Test func everyFaultOfAMappingIsReportedAtOnce() throws {
  let result = try imported {
    $0.mapping.round.programmes = []
    $0.mapping.schools[0].fields["latitude"] = ColumnMapping()
    $0.mapping.offers[0].fields["places"] = nil
    $0.mapping.trainees[0].file = "lost.csv"
    $0.mapping.journeys[0].fields["minutes"] = ColumnMapping(column: "times")
  }
  #expect(result.places(of: "NO-PROGRAMMES") == ["mapping.json: round.programmes"])
  #expect(result.places(of: "BAD-SOURCE") == ["mapping.json: schools[0].fields.latitude"])
  #expect(result.places(of: "MISSING-FIELD") == ["mapping.json: offers[0].fields"])
  #expect(result.places(of: "MISSING-FILE") == ["mapping.json: trainees[0].file"])
  #expect(result.places(of: "MISSING-COLUMN") == ["journeys.csv: row 1"])
  #expect(result.problems.last { $0.code == "MISSING-COLUMN" }?.fix == "Did you mean 'time'?")
}

@Test(arguments: [
  "Surname", "Forename", "Date of birth", "DOB", "Sex", "Ethnicity", "Home address",
  "Postcode", "TRN", "Full name", "Name", "Age", "DBS number", "Medical notes", "Grade",
])
func personalColumnsAreRefused(header: String) throws {
  let result = try imported {
    $0.trainees = $0.trainees.replacing("Surname", with: header)
    $0.mapping.trainees[0].fields["specialism"] = ColumnMapping(column: header)
  }
  #expect(
    result.places(of: "FORBIDDEN-COLUMN")
      == ["mapping.json: trainees[0].fields.specialism.column"])
  #expect(result.documents.trainees.isEmpty)
}

@Test(arguments: ["Age range", "Previous school name", "DBS cleared", "Lead school name", "Phase"])
func columnsThatOnlySoundPersonalAreNot(header: String) throws {
  let result = try imported {
    $0.trainees = $0.trainees.replacing("Priority", with: header)
    $0.mapping.trainees[0].fields["short_journey_priority"]?.column = header
  }
  #expect(result.problems.isEmpty, "\(result.problems)")
}

@Test func theOfficesIdentifiersGoNowhereElse() throws {
  let result = try imported {
    $0.mapping.trainees[0].fields["specialism"] = ColumnMapping(column: "student NUMBER")
  }
  #expect(result.places(of: "FORBIDDEN-COLUMN").count == 1)
  #expect(result.documents.trainees.isEmpty)
}

@Test func whatACellMeansMayBeGivenForTheWholeOrForAnElement() throws {
  var source = ColumnMapping(column: "Subject")
  source.separator = "/"
  source.values = ["Sciences": "physics/chemistry", "Phys": "physics"]
  let result = try imported {
    $0.mapping.offers[0].fields["subjects"] = source
    $0.schools = $0.schools.replacing(
      "High,53.41,-2.98,Mathematics", with: "High,53.41,-2.98,sciences"
    )
    .replacing("2.91,Physics", with: "2.91,Phys / Music/PHYS")
  }
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(
    result.documents.offers.map(\.subjects)
      == [["mathematics"], ["chemistry", "physics"], ["mathematics"], ["music", "physics"]])
}

@Test func emptyCellsMeanWhatTheMappingSays() throws {
  let result = try imported {
    $0.schools = $0.schools.replacing("Maths,1,2", with: "Maths,,2")
    $0.mapping.offers[0].fields["places"]?.ifEmpty = "4"
  }
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(result.documents.offers.map(\.places) == [1, 2, 4, 3])
}

@Test func aWrongConstantIsOneProblemOfTheMapping() throws {
  let result = try imported { $0.mapping.schools[0].fields["age_range"]?.constant = "old" }
  #expect(
    result.places(of: "BAD-AGE-RANGE")
      == ["mapping.json: schools[0].fields.age_range.constant"])
}

@Test func everyFaultyCellIsNamedByRowAndColumn() throws {
  let result = try imported {
    $0.schools = $0.schools.replacing(
      "53.41,-2.98,Mathematics,2", with: "\"53,41\",-2.98,Mathmatics,two"
    )
    .replacing("SX10,Kelby Academy,53.3901,", with: "SX10,Kelby Academy,,")
    $0.trainees = $0.trainees.replacing("mathematics,P,1", with: "Mathematics,P,1")
      .replacing("B,3", with: "T,3").replacing("3 Feb 2018", with: "31 Feb 2018")
    $0.journeys = $0.journeys.replacing("SX9,44", with: "SX9,44 min") + "77,SX9,5,\n,SX9,5,\n"
  }
  #expect(
    result.places(of: "BAD-NUMBER") == [
      "schools.csv: row 2, column Lat", "schools.csv: row 2, column Count",
    ])
  #expect(result.places(of: "HALF-POSITION") == ["schools.csv: row 3, column Lat"])
  #expect(result.places(of: "UNKNOWN-SUBJECT") == ["schools.csv: row 2, column Subject"])
  #expect(
    result.problems.first { $0.code == "UNKNOWN-SUBJECT" }?.fix.contains("'mathematics'") == true)
  #expect(result.places(of: "UNKNOWN-CHOICE") == ["trainees.csv: row 3, column Travel"])
  #expect(result.places(of: "BAD-DATE") == ["trainees.csv: row 4, column Previous ended"])
  #expect(result.places(of: "BAD-MINUTES") == ["journeys.csv: row 3, column time"])
  #expect(result.places(of: "UNKNOWN-TRAINEE") == ["journeys.csv: row 6, column student"])
  #expect(result.places(of: "EMPTY-CELL") == ["journeys.csv: row 7, column student"])
}

@Test func positionsThatLookWrongAreWarnings() throws {
  let result = try imported {
    $0.schools = $0.schools.replacing("53.41,-2.98", with: "-2.98,53.41")
      .replacing("53.3901,-3.0207", with: "40.7,-74.0")
  }
  #expect(result.errors.isEmpty)
  #expect(result.places(of: "POSITION-SWAPPED") == ["schools.csv: row 2, column Lat"])
  #expect(result.places(of: "POSITION-ABROAD") == ["schools.csv: row 3, column Lat"])
}

@Test func rowsThatContradictEachOtherAreErrorsAndRepeatedOnesWarnings() throws {
  let repeated = try imported {
    $0.trainees += "990021,Vantongeren,Bo,53.3951,-3.0189,maths,B,3,,\n"
    $0.journeys += "990021,SX10,12,\n"
  }
  #expect(repeated.errors.isEmpty)
  #expect(repeated.places(of: "REPEATED-ROW") == ["trainees.csv: row 5", "journeys.csv: row 6"])
  #expect(repeated.documents.trainees.count == 3)
  let different = try imported {
    $0.trainees += "990021,Vantongeren,Bo,53.3951,-3.0189,physics,B,3,,\n"
    $0.journeys += "990021,SX10,13,\n"
    $0.schools += "SX2,Ashmere College,53.41,-2.98,Music,2,1,\n"
  }
  #expect(different.places(of: "REPEATED-IDENTIFIER") == ["trainees.csv: row 5"])
  #expect(
    different.places(of: "ROWS-DISAGREE") == ["schools.csv: row 6", "journeys.csv: row 6"])
  let offeredTwice = try imported { $0.schools += "SX2,Ashmere High,53.41,-2.98,maths,2,1,\n" }
  #expect(offeredTwice.errors.map(\.code) == ["REPEATED-ROW"])
}

@Test func theImportedRoundValidates() throws {
  let result = try InventedSheets().imported()
  let validation = validate(result.documents, readingProblems: [], setAside: false)
  #expect(validation.errors.isEmpty, "\(validation.errors)")
}
