import PlacementDocuments

/// The schools of the sheets, and what the sheets call them.
struct SchoolRecords {
  private(set) var schools: [School] = []
  /// From what the sheets call a school to its identifier in the round.
  ///
  /// They call it by identifier, else by name. Faulty rows count, so that they
  /// are not reported again wherever they are named.
  private(set) var identifiers: [String: String] = [:]
  private(set) var suggestions: [SchoolSuggestion] = []

  init(
    _ sheets: [MappedSheet], offerFiles: Set<String>, codeBook: inout CodeBook, _ log: ImportLog
  ) {
    let haveIdentifiers = sheets.filter { $0.has("id") }
    guard haveIdentifiers.isEmpty || haveIdentifiers.count == sheets.count else {
      log.reportMapping(
        "MIXED-IDENTIFIERS", path: "schools",
        fact: "some of the schools' sheets have identifiers and others have none",
        fix: "Map 'id' in all of them, or in none.")
      return
    }
    let isNamed = haveIdentifiers.isEmpty
    var called: [(call: String, row: SheetRow)] = []
    for sheet in sheets {
      for row in sheet.rows {
        let call =
          isNamed ? row.required("name", .text) : row.required("id", .identifier)
        if let call { called.append((call, row)) }
      }
      if !sheet.has("name") && !isNamed {
        log.note("\(sheet.sheet.file): there is no column of names; schools go by identifier.")
      }
    }
    identifiers =
      isNamed
      ? codeBook.codes("S-", for: called.map(\.call))
      : Dictionary(called.map { ($0.call, $0.call) }, uniquingKeysWith: { first, _ in first })
    addSchools(called, offerFiles: offerFiles, log)
    suggestions = schools.map { school in
      SchoolSuggestion(reference: isNamed ? school.name : school.id, name: school.name)
    }
  }

  private mutating func addSchools(
    _ called: [(call: String, row: SheetRow)], offerFiles: Set<String>, _ log: ImportLog
  ) {
    var seen: [String: (school: School, row: SheetRow)] = [:]
    for (call, row) in called {
      guard let id = identifiers[call] else { continue }
      let errorsBefore = log.errors
      let school = School(row, id: id)
      guard log.errors == errorsBefore else { continue }
      guard let first = seen[id] else {
        seen[id] = (school, row)
        schools.append(school)
        continue
      }
      if first.school != school {
        row.report(
          "ROWS-DISAGREE", record: id,
          fact: "this row and \(first.row.place) describe the school differently",
          fix: "Make them agree, or give two schools two identifiers.")
      } else if !offerFiles.contains(row.sheet.sheet.file) {
        row.report(
          "REPEATED-ROW", severity: .warning, record: id,
          fact: "this row says the same as \(first.row.place)", fix: "Remove one of them.")
      }
    }
    schools.sort { $0.id < $1.id }
  }
}

extension School {
  fileprivate init(_ row: SheetRow, id: String) {
    self.init()
    let dates = Reading<Day>.day(row.sheet.mapping.dateFormat)
    self.id = id
    name = row.has("name") ? row.required("name", .text) ?? "" : id
    localAuthority = row.value("local_authority", .text)
    trust = row.value("trust", .text)
    position = row.position()
    setting = row.value("setting", .word) ?? setting
    ageRange = row.value("age_range", .ageRange)
    hasSixthForm = row.value("sixth_form", .flag)
    rurality = row.value("rurality", .word)
    size = row.value("size", .word)
    context = row.list("context", .word).sorted()
    develops = row.list("develops", .word).sorted()
    partnership.status = row.value("partnership", .word) ?? partnership.status
    partnership.discussionConcluded = row.value("discussion_concluded", dates)
    selection = row.value("selection", .word) ?? selection
    agreementSigned = row.value("agreement_signed", dates)
    schoolDirectAgreementSigned = row.value("school_direct_agreement_signed", dates)
    healthAndSafety.status = row.value("health_and_safety", .word) ?? healthAndSafety.status
    healthAndSafety.agreedBy = row.value("health_and_safety_agreed_by", .keyword)
    healthAndSafety.agreedOn = row.value("health_and_safety_agreed_on", dates)
    adjustments = row.list("adjustments", .keyword).sorted()
    hasOpenIssue = row.value("open_issue", .flag) ?? false
    hasImprovementPlan = row.value("improvement_plan", .flag) ?? false
    usedLastYear = row.value("used_last_year", .flag)
    evaluations = Evaluations(row)
    maximumTrainees = row.value("maximum_trainees", .integer(0...10_000))
  }
}

extension Evaluations {
  fileprivate init?(_ row: SheetRow) {
    let errorsBefore = row.sheet.log.errors
    let responses = row.value("evaluation_responses", .integer(0...100_000))
    let percent = row.value("evaluation_percent_positive", .integer(0...100))
    guard let responses, let percent else {
      if row.sheet.log.errors == errorsBefore, (responses == nil) != (percent == nil) {
        row.report(
          "HALF-EVALUATION",
          responses == nil ? "evaluation_responses" : "evaluation_percent_positive",
          fact: "evaluations need the number of answers and the share who were positive",
          fix: "Give both, or neither.")
      }
      return nil
    }
    self.init()
    self.responses = responses
    percentPositive = percent
  }
}
