import PlacementDocuments
import PlacementTesting
import SpreadsheetImport
import Testing

@Test func sheetsBecomeARound() throws {
  let result = try InventedSheets().imported()
  #expect(result.problems.isEmpty, "\(result.problems)")
  let round = result.documents
  #expect(round.round.id == "invented-2018")
  #expect(round.schools.map(\.id) == ["SX10", "SX2", "SX9"])
  #expect(round.schools.map(\.name) == ["Kelby Academy", "Ashmere High", "Dunmore School"])
  #expect(round.schools[0].position == Position(latitude: 53.3901, longitude: -3.0207))
  #expect(round.schools.allSatisfy { $0.ageRange == AgeRange("11-16") })
  #expect(round.offers.map(\.id) == ["O-SX10-1", "O-SX2-1", "O-SX9-1", "O-SX9-2"])
  #expect(round.offers.map(\.school) == ["SX10", "SX2", "SX9", "SX9"])
  #expect(
    round.offers.map(\.subjects)
      == [["mathematics"], ["mathematics"], ["mathematics"], ["physics"]])
  #expect(round.offers.map(\.places) == [1, 2, 1, 3])
  #expect(round.offers.map(\.mustFill) == [false, true, false, false])
  #expect(round.offers.allSatisfy { $0.academicYear == "2018-19" })
  #expect(result.aliasesToConfirm.isEmpty)
}

@Test func traineesGetCodesInTheOrderOfTheirIdentifiersAsNumbers() throws {
  let result = try InventedSheets().imported()
  #expect(result.key.map(\.code) == ["T0001", "T0002", "T0003"])
  #expect(result.key.map(\.originalIdentifier) == ["990021", "8800093", "8800417"])
  #expect(
    String(decoding: result.keyFile, as: UTF8.self)
      == "code,identifier\r\nT0001,990021\r\nT0002,8800093\r\nT0003,8800417\r\n")
  let trainees = result.documents.trainees
  #expect(trainees.map(\.id) == ["T0001", "T0002", "T0003"])
  #expect(trainees.map { $0.profile?.travelMode } == [.cycle, .car, .publicTransport])
  #expect(trainees.map(\.subjects) == [["mathematics"], ["physics"], ["mathematics"]])
  #expect(trainees.map(\.hasShortJourneyPriority) == [false, false, true])
  #expect(trainees.map { $0.profile?.priorPlacements.first?.school } == [nil, "SX2", "SX10"])
  #expect(
    trainees.map { $0.profile?.priorPlacements.first?.ended }
      == [nil, Day("2018-02-03"), Day("2018-01-12")])
}

@Test func codesOfAnEarlierImportAreKept() throws {
  var sheets = try InventedSheets()
  let earlier = sheets.imported().keyFile
  sheets.trainees += "5,Ottoline,Di,,,Physics,P,3,,\n"
  sheets.trainees = sheets.trainees.replacing("990021,", with: "990022,")
  sheets.journeys = sheets.journeys.replacing("990021,", with: "990022,")
  let result = importRound(mapping: sheets.mapping, files: sheets.files, earlierKey: earlier)
  #expect(result.problems.isEmpty, "\(result.problems)")
  // Whoever has left keeps the code, so that nobody else is ever given it.
  #expect(
    String(decoding: result.keyFile, as: UTF8.self)
      == "code,identifier\r\nT0001,990021\r\nT0002,8800093\r\nT0003,8800417\r\n"
      + "T0004,5\r\nT0005,990022\r\n")
  #expect(result.documents.trainees.map(\.id) == ["T0002", "T0003", "T0004", "T0005"])
}

@Test(arguments: ["code\nT1", "code,identifier\nX1,5\n", "code,identifier\nT0001,5\nT0001,6\n"])
func aKeyThatNoImportWroteIsRefused(key: String) throws {
  let sheets = try InventedSheets()
  let result = importRound(
    mapping: sheets.mapping, files: sheets.files, earlierKey: Array(key.utf8))
  #expect(result.errors.contains { $0.document == "key" })
}

@Test func originsAreRoundedUnlessTheyAreSectorCentres() throws {
  var sheets = try InventedSheets()
  let rounded = sheets.imported()
  #expect(
    rounded.documents.trainees.map { $0.profile?.origin } == [
      Position(latitude: 53.4, longitude: -3.02), Position(latitude: 53.44, longitude: -2.92),
      Position(latitude: 53.41, longitude: -2.99),
    ])
  #expect(rounded.notes.contains { $0.contains("rounded to two decimals") })
  sheets.mapping.origins = .sectorCentres
  let exact = sheets.imported()
  #expect(
    exact.documents.trainees[0].profile?.origin == Position(latitude: 53.3951, longitude: -3.0189))
  #expect(!exact.notes.contains { $0.contains("rounded") })
}

@Test func journeysTakeTheTraineesOwnModeUnlessMapped() throws {
  var sheets = try InventedSheets()
  let journeys = sheets.imported().documents.journeys
  #expect(journeys.map(\.trainee) == ["T0001", "T0002", "T0003", "T0003"])
  #expect(journeys.map(\.school) == ["SX10", "SX9", "SX2", "SX9"])
  #expect(journeys.map(\.mode) == [.cycle, .car, .publicTransport, .publicTransport])
  #expect(journeys.map(\.minutes) == [12, 9, 31, 44])
  var mode = ColumnMapping()
  mode.constant = "walk"
  sheets.mapping.journeys[0].fields["mode"] = mode
  #expect(sheets.imported().documents.journeys.allSatisfy { $0.mode == .walk })
}

@Test func whatIsImportedCanBeWrittenAndReadBack() throws {
  let result = try InventedSheets().imported()
  let bytes = result.documentBytes
  #expect(RoundDocument.format.read(bytes[0], document: "round.json").problems.isEmpty)
  #expect(
    SchoolsDocument.format.read(bytes[1], document: "schools.json").root?.schools
      == result.documents.schools)
  #expect(
    OffersDocument.format.read(bytes[2], document: "offers.json").root?.offers
      == result.documents.offers)
  #expect(
    TraineesDocument.format.read(bytes[3], document: "trainees.json").root?.trainees
      == result.documents.trainees)
}

@Test func theOrderOfRowsChangesNothing() throws {
  let sheets = try InventedSheets()
  let expected = sheets.imported()
  for seed in UInt64(1)...20 {
    var shuffled = sheets
    shuffled.schools = shuffledRows(sheets.schools, seed: seed)
    shuffled.trainees = shuffledRows(sheets.trainees, seed: seed + 100)
    shuffled.journeys = shuffledRows(sheets.journeys, seed: seed + 200)
    let result = shuffled.imported()
    #expect(result.problems.isEmpty)
    #expect(result.documentBytes == expected.documentBytes)
    #expect(result.documents.journeys == expected.documents.journeys)
    #expect(result.keyFile == expected.keyFile)
  }
}

@Test func schoolsWithoutIdentifiersGetCodesByName() throws {
  var sheets = try InventedSheets()
  sheets.mapping.schools[0].fields["id"] = nil
  sheets.mapping.offers[0].fields["school"] = ColumnMapping(column: "School")
  sheets.mapping.trainees[0].fields["previous_1_school"] = nil
  sheets.mapping.journeys = []
  let result = sheets.imported()
  #expect(result.problems.isEmpty, "\(result.problems)")
  #expect(result.documents.schools.map(\.id) == ["S-0001", "S-0002", "S-0003"])
  #expect(
    result.documents.schools.map(\.name) == ["Ashmere High", "Dunmore School", "Kelby Academy"])
  #expect(
    result.documents.offers.map(\.id)
      == ["O-S-0001-1", "O-S-0002-1", "O-S-0002-2", "O-S-0003-1"])
  #expect(
    result.key.map(\.code) == ["S-0001", "S-0002", "S-0003", "T0001", "T0002", "T0003"])
}

@Test func aTraineeWithNothingOfAProfileHasNone() throws {
  var sheets = try InventedSheets()
  sheets.trainees += "8800418,Ottoline,Di,,,Physics,,3,,\n"
  let trainees = sheets.imported().documents.trainees
  #expect(trainees.map { $0.profile == nil } == [false, false, false, true])
}

/// The same rows under the same header in another order, by a seeded shuffle.
private func shuffledRows(_ text: String, seed: UInt64) -> String {
  var lines = text.split(separator: "\n").map(String.init)
  let header = lines.removeFirst()
  var random = SplitMix64(seed: seed)
  return ([header] + lines.shuffled(using: &random)).joined(separator: "\n") + "\n"
}
