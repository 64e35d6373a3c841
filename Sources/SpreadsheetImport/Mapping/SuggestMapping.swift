public import PlacementDocuments

/// A draft of a mapping, and what a person must still decide.
public struct MappingSuggestion: Sendable {
  /// A draft: its frame is empty and is refused until somebody fills it in.
  public var mapping: ImportMapping
  /// What to decide, add or check, by file.
  public var notes: [String]
  /// Files that cannot be read as tables.
  public var problems: [Problem]
}

/// Drafts a mapping from the column names of an office's files.
///
/// Only the first row of each file is looked at, so the beginning of a file
/// will do. Columns whose names say nothing sure, and columns of personal
/// details, are left out and named in the notes. Equal files give equal drafts.
///
/// - Parameter files: The files, or their beginnings, by path relative to the mapping's folder.
/// - Returns: The draft, and what is left for a person.
public func suggestMapping(files: [String: [UInt8]]) -> MappingSuggestion {
  let log = ImportLog(mappingName: "mapping.json")
  var draft = MappingDraft()
  for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
    draft.add(file, bytes, log)
  }
  return MappingSuggestion(
    mapping: draft.mapping, notes: draft.notes + MappingDraft.frameNotes, problems: log.problems)
}

/// A mapping being drafted, file by file.
private struct MappingDraft {
  static let frameNotes = [
    "round: fill in id, academic_year, reference_date and programmes; the draft has none.",
    "trainees: origins are rounded to about 1 km; if they are postcode sectors' centres already,"
      + " add \"origins\": \"sector_centres\".",
  ]

  var mapping = ImportMapping()
  var notes: [String] = []

  mutating func add(_ file: String, _ bytes: [UInt8], _ log: ImportLog) {
    var sheet = SheetMapping()
    sheet.file = file
    sheet.delimiter = likelyDelimiter(bytes)
    guard let names = Sheet.header(bytes, sheet, log) else { return }
    let kinds = Self.kinds(of: names)
    guard !kinds.isEmpty else {
      notes.append("\(file): the column names do not say what its rows are; map it by hand.")
      return
    }
    let matches = kinds.map { Match($0, names) }
    for (kind, match) in zip(kinds, matches) {
      sheet.fields = match.fields
      add(sheet, as: kind)
      for field in kind.requiredFields where match.fields[field] == nil {
        notes.append(
          "\(file) as \(kind.rawValue): say where '\(field)' comes from: a column or a constant.")
      }
    }
    for (index, name) in names.enumerated() where !name.isEmpty {
      note(name, index, kinds, isMapped: matches.contains { $0.columns.contains(index) }, file)
    }
    for match in matches where match.fields["travel_mode"] != nil {
      notes.append("\(file): check what the letters of travel_mode mean.")
    }
  }

  private mutating func add(_ sheet: SheetMapping, as kind: SheetKind) {
    switch kind {
    case .schools: mapping.schools.append(sheet)
    case .offers: mapping.offers.append(sheet)
    case .trainees: mapping.trainees.append(sheet)
    case .journeys: mapping.journeys.append(sheet)
    }
  }

  private mutating func note(
    _ name: String, _ index: Int, _ kinds: [SheetKind], isMapped: Bool, _ file: String
  ) {
    if kinds.contains(where: { isForbidden(header: name, in: $0) }) {
      notes.append("\(file): column \(index + 1) looks like a personal detail and is left out.")
    } else if headerWords(name).contains("priority"), !isMapped {
      let meanings =
        kinds == [.trainees] ? "short_journey_priority" : "must_fill or priority_band"
      notes.append("\(file): does column '\(name)' mean \(meanings)? Map it, or leave it out.")
    } else if !isMapped {
      notes.append("\(file): column '\(name)' is not mapped.")
    }
  }

  /// What the rows are, going by columns that only one kind has.
  private static func kinds(of names: [String]) -> [SheetKind] {
    let journeys = Match(.journeys, names).fields
    if SheetKind.journeys.requiredFields.allSatisfy({ journeys[$0] != nil }) { return [.journeys] }
    let offers = Match(.offers, names).fields
    if offers["places"] != nil {
      // A row that says more of the school than which it is describes it too.
      let schools = Match(.schools, names).fields
      let describes = schools.keys.contains { !["id", "age_range"].contains($0) }
      return offers["school"] != nil && describes ? [.schools, .offers] : [.offers]
    }
    let trainees = Match(.trainees, names).fields
    let telling = ["travel_mode", "programme", "year_of_study", "lead_school", "route"]
    if trainees["id"] != nil, telling.contains(where: { trainees[$0] != nil }) {
      return [.trainees]
    }
    let schools = Match(.schools, names).fields
    return schools["id"] != nil || schools["name"] != nil ? [.schools] : []
  }
}

/// Which columns of a header are which fields of a kind.
private struct Match {
  var fields: [String: ColumnMapping] = [:]
  var columns: Set<Int> = []

  init(_ kind: SheetKind, _ names: [String]) {
    let words = names.map(Self.telling)
    for field in kind.fields {
      let hints = field.headers + [field.name.split(separator: "_").joined(separator: " ")]
      let free = words.indices.filter { !columns.contains($0) }
      let places = hints.compactMap { hint in free.first { words[$0] == hint } }
      guard let place = places.first, !isForbidden(header: names[place], in: kind) else {
        continue
      }
      var source = ColumnMapping(column: names[place])
      if field.name == "travel_mode" || field.name == "mode" { source.values = Self.travelLetters }
      fields[field.name] = source
      columns.insert(place)
    }
  }

  /// A column name without the short code that databases put before a colon.
  private static func telling(_ name: String) -> String {
    let parts = name.split(separator: ":", maxSplits: 1)
    let isPrefixed = parts.count == 2 && parts[0].utf8.count <= 8
    return headerWords(isPrefixed ? String(parts[1]) : name).joined(separator: " ")
  }

  private static let travelLetters = [
    "B": "cycle", "C": "car", "P": "public_transport", "W": "walk",
  ]
}
