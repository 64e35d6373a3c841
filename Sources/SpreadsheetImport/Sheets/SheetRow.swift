import PlacementDocuments

/// One row of a mapped sheet, read field by field.
///
/// What cannot be read is reported.
struct SheetRow {
  let sheet: MappedSheet
  let index: Int

  /// The value of a field; `nil` if it is empty, not mapped, or wrong.
  func value<Value>(_ field: String, _ reading: Reading<Value>) -> Value? {
    sheet.cell(index, field).flatMap { parse($0.text, field, reading) }
  }

  /// The value of a field that may not be empty.
  func required<Value>(_ field: String, _ reading: Reading<Value>) -> Value? {
    let errorsBefore = sheet.log.errors
    guard let cell = sheet.cell(index, field) else {
      if sheet.log.errors == errorsBefore {
        report("EMPTY-CELL", field, fact: "this cell is empty", fix: "Fill it in.")
      }
      return nil
    }
    return parse(cell.text, field, reading)
  }

  /// The elements of a list, each once, in their order.
  ///
  /// The mapping may give the meaning of a whole cell or of an element.
  func list<Value: Equatable>(_ field: String, _ reading: Reading<Value>) -> [Value] {
    var values: [Value] = []
    for text in elements(field) {
      if let value = parse(text, field, reading), !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// The texts of a list's elements, translated.
  func elements(_ field: String) -> [String] {
    guard let cell = sheet.cell(index, field) else { return [] }
    let parts = cell.text.split(separator: sheet.separator(field)).map { trimmed(String($0)) }
      .filter { !$0.isEmpty }
    return cell.isTranslated ? parts : parts.map { sheet.translated($0, field).text }
  }

  func has(_ field: String) -> Bool { sheet.has(field) }

  func report(
    _ code: String, severity: Problem.Severity = .error, _ field: String? = nil,
    record: String? = nil, fact: String, fix: String
  ) {
    sheet.report(code, severity: severity, index, field, record: record, fact: fact, fix: fix)
  }

  /// "row 12 of trainees.csv".
  var place: String { "row \(sheet.sheet.number(index)) of \(sheet.sheet.file)" }

  private func parse<Value>(_ text: String, _ field: String, _ reading: Reading<Value>) -> Value? {
    if let value = reading.parse(text) { return value }
    report(reading.code, field, fact: reading.fact, fix: reading.fix(text))
    return nil
  }
}

extension SheetRow {
  /// A position, or `nil` if the row gives none.
  ///
  /// One half alone is an error; a place outside the United Kingdom is a warning.
  func position() -> Position? {
    let errorsBefore = sheet.log.errors
    let latitude = value("latitude", .degrees(90))
    let longitude = value("longitude", .degrees(180))
    guard let latitude, let longitude else {
      if sheet.log.errors == errorsBefore, (latitude == nil) != (longitude == nil) {
        report(
          "HALF-POSITION", latitude == nil ? "latitude" : "longitude",
          fact: "a position needs latitude and longitude",
          fix: "Give both, or neither.")
      }
      return nil
    }
    if !unitedKingdom.holds(latitude, longitude) {
      let isSwapped = unitedKingdom.holds(longitude, latitude)
      report(
        isSwapped ? "POSITION-SWAPPED" : "POSITION-ABROAD", severity: .warning, "latitude",
        fact: isSwapped
          ? "latitude and longitude look swapped" : "the position is not in the United Kingdom",
        fix: isSwapped ? "Swap the two columns in the mapping." : "Check both columns.")
    }
    return Position(latitude: latitude, longitude: longitude)
  }
}

private let unitedKingdom = Bounds(latitudes: 49.8...60.9, longitudes: -8.7...1.8)

private struct Bounds {
  let latitudes: ClosedRange<Double>
  let longitudes: ClosedRange<Double>

  func holds(_ latitude: Double, _ longitude: Double) -> Bool {
    latitudes ~= latitude && longitudes ~= longitude
  }
}
