import PlacementDocuments

/// Makes a round of an office's spreadsheets.
///
/// Trainees get codes in the order of the office's identifiers, schools and
/// offers in an order of their content where the sheets have no identifiers
/// for them, so the order of rows changes nothing. Schools are matched by exact
/// identifier or through what a person confirmed, never by likeness. Columns
/// that the mapping does not name are not read.
///
/// Never traps and never throws, whatever the bytes are.
///
/// - Parameters:
///   - mapping: Which columns hold what, and the frame of the round.
///   - files: The bytes of every file of ``ImportMapping/files``, by that path.
///   - aliases: The table of spellings that a person filled in, if there is one.
///   - mappingName: What to call the mapping in messages.
/// - Returns: The round as far as it could be read, the key to the codes, what
///   is left to confirm and every problem.
/// - Complexity: O(*n*) in the bytes of the files, plus one comparison for
///   each pair of an unconfirmed spelling and a school.
public func importRound(
  mapping: ImportMapping, files: [String: [UInt8]], aliases: [UInt8]? = nil,
  mappingName: String = "mapping.json"
) -> ImportResult {
  let log = ImportLog(mappingName: mappingName)
  if mapping.round.programmes.isEmpty {
    log.reportMapping(
      "NO-PROGRAMMES", path: "round.programmes", fact: "the round has no programmes",
      fix: "Add the courses, with their training phases and dates.")
  }
  let table = AliasTable(aliases, log)
  let schoolSheets = MappedSheet.open(.schools, of: mapping, files: files, log)
  let offerSheets = MappedSheet.open(.offers, of: mapping, files: files, log)
  let traineeSheets = MappedSheet.open(.trainees, of: mapping, files: files, log)
  let journeySheets = MappedSheet.open(.journeys, of: mapping, files: files, log)
  noteReading(schoolSheets + offerSheets + traineeSheets + journeySheets, log)

  let subjects = SubjectTable(mapping, log)
  let schools = SchoolRecords(schoolSheets, offerFiles: Set(mapping.offers.map(\.file)), log)
  let references = SchoolReferences(
    identifiers: schools.identifiers, suggestions: schools.suggestions, aliases: table, log)
  let trainees = TraineeRecords(
    traineeSheets, mapping: mapping, schools: references, subjects: subjects, log)

  var documents = RoundDocuments()
  documents.round = mapping.round
  documents.schools = schools.schools
  documents.offers = offers(
    offerSheets, schools: references, subjects: subjects,
    academicYear: mapping.round.academicYear, log)
  documents.trainees = trainees.trainees
  documents.journeys = journeys(journeySheets, trainees: trainees, schools: references, log)
  let aliasesToConfirm = references.finish()
  let key = trainees.codeOf.map { ImportResult.KeyEntry(code: $1, originalIdentifier: $0) }
    .sorted { $0.code < $1.code }
  return ImportResult(
    documents: documents, key: key, aliasesToConfirm: aliasesToConfirm, problems: log.problems,
    notes: log.notes)
}

/// Says what was not read, and what was read as Windows-1252, once for each file and kind.
private func noteReading(_ sheets: [MappedSheet], _ log: ImportLog) {
  for sheet in sheets {
    if sheet.sheet.isWindows1252, sheet.mapping.encoding == .auto {
      log.note("\(sheet.sheet.file) is not UTF-8 and was read as Windows-1252.")
    }
    let unread = sheet.sheet.unreadColumns
    if unread > 0 {
      let columns = unread == 1 ? "1 column is" : "\(unread) columns are"
      log.note("\(sheet.sheet.file) as \(sheet.path): \(columns) not mapped and were not read.")
    }
  }
}
