extension RoundCheck {
  /// Checks each row of `travel.csv`.
  ///
  /// Trainees, schools and phases are compared as numbers in the order of
  /// their identifiers, which makes a million rows bearable.
  ///
  /// - Returns: The positions of the rows that may be used, in canonical
  ///   order, each journey once.
  /// - Complexity: O(*n* log *n*); O(*n*) if the rows are in canonical order.
  mutating func checkJourneys() -> [Int] {
    let trainees = Ranks(documents.trainees.map(\.id))
    let schools = Ranks(documents.schools.map(\.id))
    let phases = Ranks(documents.round.programmes.flatMap { $0.phases.map(\.id) })
    let people = trainees.identifiers.map { id in
      position(id, .trainees).map { documents.trainees[$0] } ?? Trainee()
    }
    let phasesOfPeople = people.map { phaseIDs(of: $0) }
    var rows: [TravelRow] = []
    rows.reserveCapacity(documents.journeys.count)
    var ofOtherMode = 0
    for (position, journey) in documents.journeys.enumerated() {
      guard let trainee = trainees[journey.trainee], let school = schools[journey.school] else {
        checkEnds(of: journey, at: position)
        continue
      }
      var phase = 0
      if let id = journey.phase {
        guard let known = phasesOfPeople[trainee], known.contains(id), let rank = phases[id] else {
          reportPhase(id, of: people[trainee], at: position)
          continue
        }
        phase = rank + 1
      }
      if let mode = people[trainee].profile?.travelMode, mode != journey.mode { ofOtherMode += 1 }
      rows.append(
        TravelRow(
          trainee: trainee, school: school, mode: journey.mode, phase: phase,
          minutes: journey.minutes, isEstimated: journey.isEstimated, position: position))
    }
    if ofOtherMode > 0 {
      findings.summary(
        "OTHER-TRAVEL-MODE", .travel,
        "\(ofOtherMode) \(ofOtherMode == 1 ? "row is" : "rows are") for a mode of travel that is "
          + "not the trainee's, and not used",
        "Correct the mode, or the travel_mode of the trainees.")
    }
    if zip(rows, rows.dropFirst()).contains(where: { $1 < $0 }) { rows.sort() }
    reportRepeats(in: rows)
    return usablePositions(
      rows, lostTrainees: trainees.identifiers.map { isLost($0, .trainees) },
      lostSchools: schools.identifiers.map { isLost($0, .schools) })
  }

  private func phaseIDs(of trainee: Trainee) -> Set<String>? {
    position(trainee.programme, .programmes).map {
      Set(documents.round.programmes[$0].phases.map(\.id))
    }
  }

  /// Reports the trainee or school of a row that cannot be found.
  private mutating func checkEnds(of journey: Journey, at position: Int) {
    let place = RecordPlace(list: .travel, position: position, identifier: nil)
    // Rows about a record that could not be read go with it unmentioned.
    for (id, list) in [(journey.trainee, RecordList.trainees), (journey.school, .schools)] {
      resolve(id, list, at: place, list.noun, follows: false)
    }
  }

  private mutating func reportPhase(_ phase: String, of trainee: Trainee, at position: Int) {
    guard let programme = self.position(trainee.programme, .programmes) else { return }
    let place = RecordPlace(list: .travel, position: position, identifier: nil)
    checkPhase(phase, of: [documents.round.programmes[programme]], at: place, "phase")
  }

  /// Reports rows about one journey: contradictions as errors of all of them,
  /// mere repetition as a warning.
  private mutating func reportRepeats(in rows: [TravelRow]) {
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, rows[end].isAboutSameJourney(as: rows[start]) { end += 1 }
      if end - start > 1 { reportRepeats(rows[start..<end]) }
      start = end
    }
  }

  private mutating func reportRepeats(_ rows: ArraySlice<TravelRow>) {
    let positions = rows.map(\.position).sorted()
    let first = findings.originalIndex(.travel, positions[0]) + 2
    let minutes = documents.journeys[positions[0]].minutes
    let contradict = rows.contains { $0.minutes != minutes }
    for position in positions.dropFirst() {
      let place = RecordPlace(list: .travel, position: position, identifier: nil)
      if contradict {
        findings.error(
          "CONTRADICTING-ROWS", place, "minutes",
          "row \(first) is about the same journey, and the minutes differ among its rows",
          "Keep one row for each trainee, phase, school and mode.")
      } else {
        findings.warning(
          "REPEATED-ROW", place, "", "this repeats row \(first)", "Remove one of them.")
      }
    }
    if contradict { findings.leaveOut(.travel, positions[0]) }
  }

  private func usablePositions(
    _ rows: [TravelRow], lostTrainees: [Bool], lostSchools: [Bool]
  ) -> [Int] {
    let hasFaulty = findings.hasFaulty(.travel)
    var positions: [Int] = []
    positions.reserveCapacity(rows.count)
    var last: TravelRow?
    for row in rows {
      if let last, row.isAboutSameJourney(as: last) { continue }
      last = row
      if lostTrainees[row.trainee] || lostSchools[row.school] { continue }
      if hasFaulty, findings.isFaulty(.travel, row.position) { continue }
      positions.append(row.position)
    }
    return positions
  }
}

/// Numbers for identifiers, in the identifiers' order.
private struct Ranks {
  /// The identifiers, each once, by rank.
  let identifiers: [String]
  private var ranks: [String: Int] = [:]

  init(_ identifiers: [String]) {
    self.identifiers = Set(identifiers).sorted()
    ranks.reserveCapacity(self.identifiers.count)
    for (rank, identifier) in self.identifiers.enumerated() { ranks[identifier] = rank }
  }

  subscript(_ identifier: String) -> Int? { ranks[identifier] }
}

/// A row of `travel.csv` in numbers.
private struct TravelRow: Comparable {
  /// Trainee and school, then mode and phase, so that two comparisons order rows.
  private let pair: UInt64
  private let manner: UInt64
  let minutes: Int
  private let isEstimated: Bool
  let position: Int

  init(
    trainee: Int, school: Int, mode: TravelMode, phase: Int, minutes: Int, isEstimated: Bool,
    position: Int
  ) {
    pair = UInt64(trainee) << 32 | UInt64(school)
    manner = UInt64(TravelMode.allCases.firstIndex(of: mode) ?? 0) << 32 | UInt64(phase)
    self.minutes = minutes
    self.isEstimated = isEstimated
    self.position = position
  }

  var trainee: Int { Int(pair >> 32) }
  var school: Int { Int(pair & 0xFFFF_FFFF) }

  func isAboutSameJourney(as other: TravelRow) -> Bool {
    pair == other.pair && manner == other.manner
  }

  static func < (a: TravelRow, b: TravelRow) -> Bool {
    if a.pair != b.pair { return a.pair < b.pair }
    if a.manner != b.manner { return a.manner < b.manner }
    if a.minutes != b.minutes { return a.minutes < b.minutes }
    if a.isEstimated != b.isEstimated { return !a.isEstimated }
    return a.position < b.position
  }
}
