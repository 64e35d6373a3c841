/// `travel.csv`: one row for each journey that somebody has measured or looked up.
enum JourneysFile {
  static let name = "travel.csv"

  /// What the file's own column `kind` says of a journey.
  private enum Kind: String, CaseIterable, Sendable {
    case measured
    case estimated
  }

  /// Reads the rows that can be read; no list at all if the header is wrong.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func read(
    _ bytes: [UInt8]
  ) -> (journeys: [Journey]?, problems: [Problem], faulty: [FaultyRecord]) {
    let (table, problems) = CSVTable.read(
      bytes, document: name, required: ["trainee", "school", "mode", "minutes"],
      optional: ["phase", "kind", "miles", "source"])
    guard let table else { return (nil, problems, []) }
    var reading = RowReading(table, list: RecordList.travel.key, problems: problems)
    let (trainee, phase) = (reading.column("trainee"), reading.column("phase"))
    let (school, mode) = (reading.column("school"), reading.column("mode"))
    let (minutes, kind) = (reading.column("minutes"), reading.column("kind"))
    let miles = reading.column("miles")
    let (modes, kinds) = (Choices(TravelMode.self), Choices(Kind.self))
    var journeys: [Journey] = []
    journeys.reserveCapacity(table.count)
    for row in 0..<table.count {
      reading.beginRow()
      let traineeID = reading.identifier(row, trainee, isRequired: true)
      let phaseID = reading.identifier(row, phase)
      let schoolID = reading.identifier(row, school, isRequired: true)
      let travelMode = reading.choice(row, mode, modes)
      let time = reading.integer(
        row, minutes, 1...1_440,
        fix:
          "Write whole minutes each way, from 1 to 1440; leave the row out if they are not known.")
      var isEstimated = false
      if kind.place != nil, !reading.bytes(row, kind).isEmpty {
        isEstimated = reading.choice(row, kind, kinds) == .estimated
      }
      if miles.place != nil { checkMiles(row, miles, &reading) }
      guard reading.endRow(row), let traineeID, let schoolID, let travelMode, let time else {
        continue
      }
      journeys.append(
        Journey(
          trainee: traineeID, phase: phaseID, school: schoolID, mode: travelMode, minutes: time,
          isEstimated: isEstimated))
    }
    return (journeys, reading.allProblems(), reading.faulty)
  }

  /// Writes the rows in the given order; the column `phase` only if one names a phase.
  static func write(_ journeys: [Journey]) -> [UInt8] {
    let namesPhases = journeys.contains { $0.phase != nil }
    var writer = CSVWriter(
      header: namesPhases
        ? ["trainee", "phase", "school", "mode", "minutes", "kind"]
        : ["trainee", "school", "mode", "minutes", "kind"])
    for journey in journeys {
      let kind = journey.isEstimated ? Kind.estimated : .measured
      let place = [journey.school, journey.mode.rawValue, "\(journey.minutes)", kind.rawValue]
      writer.row(
        (namesPhases ? [journey.trainee, journey.phase ?? ""] : [journey.trainee]) + place)
    }
    return writer.bytes
  }

  /// Miles are for people to read; nothing is worked out from them.
  private static func checkMiles(
    _ row: Int, _ column: RowReading.Column, _ reading: inout RowReading
  ) {
    let cell = reading.bytes(row, column)
    guard !cell.isEmpty else { return }
    let digits = cell.count { 0x30...0x39 ~= $0 }
    let points = cell.count { $0 == UInt8(ascii: ".") }
    if digits > 0, points <= 1, digits + points == cell.count { return }
    reading.report(
      "NOT-A-NUMBER", row, column, "this is not a distance",
      "Write miles in digits, such as 7.5, or leave the cell empty.")
  }
}
