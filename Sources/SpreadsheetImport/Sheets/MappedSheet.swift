import PlacementDocuments

/// A sheet whose fields have been found among its columns.
struct MappedSheet {
  let sheet: Sheet
  let mapping: SheetMapping
  let log: ImportLog
  /// Where the mapping lists the sheet, such as `trainees[0]`.
  let path: String
  private let sources: [String: Source]

  /// Where a field's value comes from, made ready for many rows.
  private struct Source {
    var mapping: ColumnMapping
    /// The place of the column in a row; `nil` for a constant.
    var column: Int?
    var values: [String: String]
  }

  /// Opens every sheet of a kind that can be opened, reporting the others.
  static func open(
    _ kind: SheetKind, of mapping: ImportMapping, files: [String: [UInt8]], _ log: ImportLog
  ) -> [MappedSheet] {
    mapping.sheets(of: kind).enumerated().compactMap { index, sheet in
      MappedSheet(sheet, kind, path: "\(kind.rawValue)[\(index)]", files: files, log)
    }
  }

  private init?(
    _ mapping: SheetMapping, _ kind: SheetKind, path: String, files: [String: [UInt8]],
    _ log: ImportLog
  ) {
    guard let usable = Self.checked(mapping, kind, path: path, log) else { return nil }
    guard let bytes = files[mapping.file] else {
      log.reportMapping(
        "MISSING-FILE", path: "\(path).file", fact: "there is no file '\(mapping.file)'",
        fix: "Write its path relative to the mapping's own folder.")
      return nil
    }
    let wanted = usable.compactMap { field, source in
      source.column.map { WantedColumn(name: $0, field: field) }
    }
    guard let sheet = Sheet(bytes, mapping, wanted: wanted, log) else { return nil }
    self.sheet = sheet
    self.mapping = mapping
    self.log = log
    self.path = path
    sources = Dictionary(
      uniqueKeysWithValues: usable.map { field, source in
        var values: [String: String] = [:]
        for (cell, meaning) in source.values.sorted(by: { $0.key < $1.key }) {
          values[headerKey(cell)] = meaning
        }
        let column = source.column.flatMap { sheet.columns.firstIndex(of: $0) }
        return (field, Source(mapping: source, column: column, values: values))
      })
  }

  var rows: [SheetRow] { (0..<sheet.count).map { SheetRow(sheet: self, index: $0) } }

  /// Whether the mapping says where a field comes from.
  func has(_ field: String) -> Bool { sources[field] != nil }

  /// The cell of a row and field, translated; `nil` if there is none, it is
  /// empty, or it cannot be decoded, which is reported.
  func cell(_ row: Int, _ field: String) -> Cell? {
    guard let source = sources[field] else { return nil }
    guard let column = source.column else {
      return source.mapping.constant.map { Cell(text: $0, isTranslated: true) }
    }
    switch sheet.text(row, column) {
    case .fault(let fact, let fix):
      report("BAD-CELL", row, field, fact: fact, fix: fix)
      return nil
    case .text(let text) where text.isEmpty:
      return source.mapping.ifEmpty.map { Cell(text: $0, isTranslated: true) }
    case .text(let text):
      return translated(text, field)
    }
  }

  /// What a text of a field's column means by the mapping's values.
  func translated(_ text: String, _ field: String) -> Cell {
    guard let source = sources[field] else { return Cell(text: text, isTranslated: false) }
    if let meaning = source.values[headerKey(text)] ?? source.mapping.otherwise {
      return Cell(text: meaning, isTranslated: true)
    }
    return Cell(text: text, isTranslated: false)
  }

  func separator(_ field: String) -> String { sources[field]?.mapping.separator ?? ";" }

  /// Reports a cell, or the mapping where the value is the mapping's.
  func report(
    _ code: String, severity: Problem.Severity = .error, _ row: Int, _ field: String? = nil,
    record: String? = nil, fact: String, fix: String
  ) {
    let source = field.flatMap { sources[$0] }
    if let field, let source, source.column == nil, severity == .error {
      log.reportMapping(code, path: "\(path).fields.\(field).constant", fact: fact, fix: fix)
      return
    }
    log.report(
      code, severity: severity, document: sheet.file, path: place(row, field), record: record,
      line: sheet.line(row), fact: fact, fix: fix)
  }

  /// "row 12, column Lat".
  func place(_ row: Int, _ field: String?) -> String {
    let place = "row \(sheet.number(row))"
    let column = field.flatMap { sources[$0]?.mapping.column }
    return column.map { "\(place), column \($0)" } ?? place
  }

  /// The fields of a sheet that can be read, by name; `nil` if one is wrong.
  private static func checked(
    _ mapping: SheetMapping, _ kind: SheetKind, path: String, _ log: ImportLog
  ) -> [(field: String, source: ColumnMapping)]? {
    let errorsBefore = log.errors
    for field in kind.requiredFields where mapping.fields[field] == nil {
      log.reportMapping(
        "MISSING-FIELD", path: "\(path).fields", fact: "nothing is said of '\(field)'",
        fix: "Add \"\(field)\": { \"column\": \"…\" }, or a constant.")
    }
    var usable: [(field: String, source: ColumnMapping)] = []
    for (field, source) in mapping.fields.sorted(by: { $0.key < $1.key }) {
      let place = "\(path).fields.\(field)"
      if kind.field(field) == nil {
        let guess = closestMatch(to: field, among: kind.fields.map(\.name))
        log.reportMapping(
          "UNKNOWN-FIELD", path: place, fact: "\(kind.rawValue) have no such field",
          fix: guess.map { "Did you mean '\($0)'?" } ?? "Remove it.")
      }
      if (source.column == nil) == (source.constant == nil) {
        log.reportMapping(
          "BAD-SOURCE", path: place, fact: "a field needs a column or a constant, and not both",
          fix: "Give one of them.")
      }
      let meanings = Dictionary(grouping: source.values, by: { headerKey($0.key) })
      if meanings.values.contains(where: { Set($0.map(\.value)).count > 1 }) {
        log.reportMapping(
          "AMBIGUOUS-VALUES", path: "\(place).values",
          fact: "two values differ only in case or spaces and mean different things",
          fix: "Keep one of them.")
      }
      if source.separator.isEmpty {
        log.reportMapping(
          "BAD-SEPARATOR", path: place, fact: "the separator is empty",
          fix: "Write what stands between two elements.")
      }
      if let column = source.column, isForbidden(header: column, in: kind) {
        log.reportMapping(
          "FORBIDDEN-COLUMN", path: "\(place).column",
          fact: "going by its name, this column holds a personal detail that no record may hold",
          fix: "Map another column, or remove the field.")
      }
      usable.append((field, source))
    }
    return log.errors == errorsBefore ? usable : nil
  }
}

/// What a cell says, or means by the mapping.
struct Cell {
  var text: String
  /// Whether the mapping said so, rather than the sheet.
  var isTranslated: Bool
}
