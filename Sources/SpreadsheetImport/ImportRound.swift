import PlacementDocuments

/// Makes a round of an office's spreadsheets.
///
/// Trainees get codes in the order of the office's identifiers, and so do
/// schools and offers by what they say where the sheets have no identifiers for
/// them; the order of rows changes nothing. Codes in the key of an earlier
/// import are kept. Schools are matched by exact
/// identifier or through what a person confirmed, never by likeness. Columns
/// that the mapping does not name are not read.
///
/// Never traps and never throws, whatever the bytes are.
///
/// - Parameters:
///   - mapping: Which columns hold what, and the frame of the round.
///   - files: The bytes of every file of ``ImportMapping/files``, by that path.
///   - aliases: The table of spellings that a person filled in, if there is one.
///   - previousKey: The key that an earlier import of this round gave, if there was one.
///   - mappingName: What to call the mapping in messages.
/// - Returns: The round as far as it could be read, the key to the codes, what
///   is left to confirm and every problem.
/// - Complexity: O(*n*) in the bytes of the files, plus one comparison for
///   each pair of an unconfirmed spelling and a school.
public func importRound(
  mapping: ImportMapping, files: [String: [UInt8]], aliases: [UInt8]? = nil,
  previousKey: [UInt8]? = nil, mappingName: String = "mapping.json"
) -> ImportResult {
  let log = ImportLog(mappingName: mappingName)
  if mapping.round.programmes.isEmpty {
    log.reportMapping(
      "NO-PROGRAMMES", path: "round.programmes", fact: "the round has no programmes",
      fix: "Add the courses, with their training phases and dates.")
  }
  if mapping.round.referenceDate == RoundDocument().referenceDate {
    log.reportMapping(
      "NO-REFERENCE-DATE", path: "round.reference_date", fact: "the date is that of a draft",
      fix: "Write the day on which agreements and declarations are judged.")
  }
  var codeBook = CodeBook(previousKey, log)
  let table = AliasTable(aliases, log)
  let schoolSheets = MappedSheet.open(.schools, of: mapping, files: files, log)
  let offerSheets = MappedSheet.open(.offers, of: mapping, files: files, log)
  let traineeSheets = MappedSheet.open(.trainees, of: mapping, files: files, log)
  let journeySheets = MappedSheet.open(.journeys, of: mapping, files: files, log)
  noteReading(schoolSheets + offerSheets + traineeSheets + journeySheets, log)

  let subjects = SubjectTable(mapping, log)
  let schools = SchoolRecords(
    schoolSheets, offerFiles: Set(mapping.offers.map(\.file)), codeBook: &codeBook, log)
  let references = SchoolReferences(
    identifiers: schools.identifiers, suggestions: schools.suggestions, aliases: table, log)
  let trainees = TraineeRecords(
    traineeSheets, mapping: mapping, schools: references, subjects: subjects,
    codeBook: &codeBook, log)

  var documents = RoundDocuments()
  documents.round = mapping.round
  documents.schools = schools.schools
  documents.offers = offers(
    offerSheets, schools: references, subjects: subjects,
    academicYear: mapping.round.academicYear, log)
  documents.trainees = trainees.trainees
  documents.journeys = journeys(journeySheets, trainees: trainees, schools: references, log)
  let aliasesToConfirm = references.finish()
  return ImportResult(
    documents: documents, key: codeBook.entries, aliasesToConfirm: aliasesToConfirm,
    problems: log.problems,
    notes: log.notes)
}

/// Says of each file how many columns were not read, and whether it was taken for Windows-1252.
private func noteReading(_ sheets: [MappedSheet], _ log: ImportLog) {
  for file in Set(sheets.map(\.sheet.file)).sorted() {
    let readings = sheets.filter { $0.sheet.file == file }.map(\.sheet)
    if sheets.contains(where: {
      $0.sheet.file == file && $0.sheet.isWindows1252 && $0.mapping.encoding == .auto
    }) {
      log.note("\(file) is not UTF-8 and was read as Windows-1252.")
    }
    let read = Set(readings.flatMap(\.columns).map(headerKey)).count
    let unread = (readings.first?.columnCount ?? 0) - read
    if unread > 0 {
      log.note("\(file): not mapped and not read: \(unread) \(unread == 1 ? "column" : "columns").")
    }
  }
}
