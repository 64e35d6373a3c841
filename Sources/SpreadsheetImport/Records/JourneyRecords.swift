import PlacementDocuments

/// The journeys of the sheets, in order of trainee, school, mode and phase.
func journeys(
  _ sheets: [MappedSheet], trainees: TraineeRecords, schools: SchoolReferences, _ log: ImportLog
) -> [Journey] {
  let modes = Dictionary(
    uniqueKeysWithValues: trainees.trainees.map { ($0.id, $0.profile?.travelMode) })
  var strangers = UnknownTrainees()
  var journeys: [Journey] = []
  var seen: [JourneyKey: (journey: Journey, row: SheetRow)] = [:]
  for sheet in sheets {
    if !sheet.has("mode") {
      log.note("\(sheet.sheet.file): journeys count for each trainee's own mode of travel.")
    }
    var elsewhere = 0
    for row in sheet.rows {
      let errorsBefore = log.errors
      let minutes = row.required("minutes", .minutes(0...1_440, sheet.mapping.minutesFormat))
      let phase = row.value("phase", .identifier)
      let ownMode = row.value("mode", Reading<TravelMode>.word)
      let isEstimated = row.value("estimated", .flag) ?? false
      let call = row.required("trainee", .text)
      let school = row.required("school", .text).map { schools.meaning(of: $0, row, "school") }
      guard log.errors == errorsBefore, let minutes, let call, let school else { continue }
      guard let trainee = trainees.codeOf[call] else {
        strangers.add(call, row)
        continue
      }
      switch school {
      case .unconfirmed: continue
      case .elsewhere: elsewhere += 1
      case .school(let identifier):
        // A trainee without a mode here had a faulty row or returned no profile.
        guard let mode = ownMode ?? modes[trainee].flatMap({ $0 }) else { continue }
        let journey = Journey(
          trainee: trainee, phase: phase, school: identifier, mode: mode, minutes: minutes,
          isEstimated: isEstimated)
        let key = JourneyKey(journey)
        if let first = seen[key] {
          reportRepeated(row, first.row, isSame: first.journey == journey, trainee)
        } else {
          seen[key] = (journey, row)
          journeys.append(journey)
        }
      }
    }
    if elsewhere > 0 {
      log.note("\(sheet.sheet.file): \(elsewhere) journeys to schools outside the round left out.")
    }
  }
  strangers.report()
  return journeys.sorted { JourneyKey($0) < JourneyKey($1) }
}

private func reportRepeated(_ row: SheetRow, _ first: SheetRow, isSame: Bool, _ trainee: String) {
  row.report(
    isSame ? "REPEATED-ROW" : "ROWS-DISAGREE", severity: isSame ? .warning : .error,
    record: trainee,
    fact: isSame
      ? "this row says the same as \(first.place)"
      : "this row and \(first.place) disagree about the same journey",
    fix: "Remove one of them.")
}

/// What makes two journeys the same.
private struct JourneyKey: Hashable, Comparable {
  var trainee: String
  var school: String
  var mode: TravelMode
  var phase: String

  init(_ journey: Journey) {
    trainee = journey.trainee
    school = journey.school
    mode = journey.mode
    phase = journey.phase ?? ""
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.trainee, a.school, a.mode, a.phase) < (b.trainee, b.school, b.mode, b.phase)
  }
}

/// Trainees of the journeys that no trainees' sheet has, each reported once.
private struct UnknownTrainees {
  private var list: [(row: SheetRow, count: Int)] = []
  private var places: [String: Int] = [:]

  mutating func add(_ call: String, _ row: SheetRow) {
    if let place = places[call] {
      list[place].count += 1
    } else {
      places[call] = list.count
      list.append((row, 1))
    }
  }

  func report() {
    for (row, count) in list {
      let more = count == 1 ? "" : ", here and in \(count - 1) more rows"
      row.report(
        "UNKNOWN-TRAINEE", "trainee", fact: "no trainee's row has this identifier\(more)",
        fix: "Add the trainee to its sheet, or remove the journey.")
    }
  }
}
