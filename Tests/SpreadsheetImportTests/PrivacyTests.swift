import PlacementDocuments
import PlacementTesting
import SpreadsheetImport
import Testing

/// Everything that an import says, and everything that goes into the round.
private func everythingSaid(_ result: ImportResult) -> [String] {
  result.problems.map { "\($0) \($0.code)" } + result.notes
    + result.documentBytes.map { String(decoding: $0, as: UTF8.self) }
    + result.documents.journeys.map { "\($0)" }
}

private let planted =
  InventedSheets.studentNumbers + InventedSheets.names + ["ottoline@", "the 10 bus"]

private func leaks(_ result: ImportResult) -> [String] {
  let said = everythingSaid(result).joined(separator: "\n").lowercased()
  return planted.filter { said.contains($0.lowercased()) }
}

@Test func nothingPersonalIsSaidWhateverFieldIsMappedToWhateverColumn() throws {
  let sheets = try InventedSheets()
  let header = try #require(sheets.trainees.split(separator: "\n").first).split(separator: ",")
  let columns = header.map(String.init)
  let fields = [
    "programme", "route", "award", "year_of_study", "status", "age_range", "subjects",
    "second_subject", "specialism", "lead_school", "employing_school", "support_requested",
    "phases", "profile_returned", "latitude", "longitude", "travel_mode", "previous_1_school",
    "previous_1_year_groups", "previous_1_ended", "other_experience", "enrichment",
    "development_targets", "interests", "adjustments", "inform_school", "additional_support",
    "needs_reviewed_on", "fitness_cleared", "checks_cleared", "checks_confirmed_by",
    "excluded_schools", "travel_limit_minutes", "short_journey_priority",
  ]
  for field in fields {
    for column in columns {
      var changed = sheets
      changed.mapping.trainees[0].fields[field] = ColumnMapping(column: column)
      #expect(leaks(changed.imported()).isEmpty, "\(field) from \(column)")
    }
  }
}

@Test func columnsThatAreNotMappedChangeNothingWhateverTheyHold() throws {
  let sheets = try InventedSheets()
  let expected = sheets.imported()
  var files = sheets.files
  for (file, texts) in [
    "schools.csv": ["ottoline@ashmere.invalid"], "trainees.csv": ["Quillfeather", "Ada"],
    "journeys.csv": ["Cycle"],
  ] {
    var bytes = try #require(files[file])
    for text in texts {
      let parts = String(decoding: bytes, as: UTF8.self).components(around: text)
      bytes = Array(parts.0.utf8) + [0xFF, 0x00, 0x81, 0xC3] + Array(parts.1.utf8)
      files[file] = bytes
      let result = importRound(mapping: sheets.mapping, files: files)
      #expect(result.problems == expected.problems)
      #expect(result.notes == expected.notes)
      #expect(result.documentBytes == expected.documentBytes)
      bytes = Array((parts.0 + "x" + parts.1).utf8)
    }
  }
}

@Test func nothingPersonalIsSaidOfFilesThatWereDamaged() throws {
  let sheets = try InventedSheets()
  for seed in UInt64(1)...300 {
    var random = SplitMix64(seed: seed)
    var files = sheets.files
    for file in files.keys.sorted() {
      files[file] = damaged(files[file] ?? [], &random)
    }
    let result = importRound(mapping: sheets.mapping, files: files)
    // Damage to the header or a shifted row may put a cell anywhere but into a message.
    let said = (result.problems.map(\.description) + result.notes).joined().lowercased()
    for secret in planted { #expect(!said.contains(secret.lowercased()), "seed \(seed)") }
  }
}

@Test func noMappingKeyOrTableOfAliasesTraps() throws {
  let sheets = try InventedSheets()
  let mapping = Array(InventedSheets.mappingText.utf8)
  let aliases = Array("spelling,confirmed_school\nKelby Acad.,SX10\n\"Dunmore\",SX9\n".utf8)
  let key = sheets.imported().keyFile
  var imports = 0
  for seed in UInt64(1)...300 {
    var random = SplitMix64(seed: seed)
    let bytes = damaged(mapping, &random)
    let root = ImportMapping.format.read(bytes, document: "mapping.json").root
    imports += root == nil ? 0 : 1
    let result = importRound(
      mapping: root ?? sheets.mapping, files: sheets.files, aliases: damaged(aliases, &random),
      earlierKey: damaged(key, &random))
    #expect(result.key.count >= result.documents.trainees.count)
    _ = suggestMapping(files: ["a.csv": bytes, "b.csv": damaged(aliases, &random)])
  }
  #expect(imports > 25, "most damage makes a mapping unreadable, but not all")
}

/// A few bytes changed, dropped, doubled or moved, by a seeded generator.
private func damaged(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
  var bytes = bytes
  let telling = Array(",;\"\n\r\t=-:/'.0917eé\u{0}".utf8) + [0x80, 0x81, 0xFF]
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    guard let place = bytes.indices.randomElement(using: &random) else { return bytes }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = telling.randomElement(using: &random) ?? 0
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(telling.randomElement(using: &random) ?? 0, at: place)
    case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
    default:
      let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
      bytes.insert(contentsOf: bytes[place..<end], at: place)
    }
  }
  return bytes
}

extension String {
  /// What stands before and after the first occurrence of a text.
  fileprivate func components(around text: String) -> (String, String) {
    guard let range = firstRange(of: text) else { return (self, "") }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
