/// `decisions.csv`: one row for each thing a person did.
enum DecisionsFile {
  static let name = "decisions.csv"

  /// Reads the rows that can be read; no list at all if the header is wrong.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func read(
    _ bytes: [UInt8]
  ) -> (decisions: [Decision]?, problems: [Problem], faulty: [FaultyRecord]) {
    let (table, problems) = CSVTable.read(
      bytes, document: name, required: ["date", "role", "action", "trainee", "school"],
      optional: ["phase", "offer", "reason"])
    guard let table else { return (nil, problems, []) }
    var reading = RowReading(table, list: RecordList.decisions.key, problems: problems)
    let (date, role, action) = (
      reading.column("date"), reading.column("role"), reading.column("action")
    )
    let (trainee, phase) = (reading.column("trainee"), reading.column("phase"))
    let (school, offer) = (reading.column("school"), reading.column("offer"))
    let reason = reading.column("reason")
    let (roles, actions) = (Choices(Decision.Role.self), Choices(Decision.Action.self))
    var decisions: [Decision] = []
    decisions.reserveCapacity(table.count)
    for row in 0..<table.count {
      reading.beginRow()
      let day = reading.day(row, date)
      let who = reading.choice(row, role, roles)
      let what = reading.choice(row, action, actions)
      let traineeID = reading.identifier(row, trainee)
      let phaseID = reading.identifier(row, phase)
      let schoolID = reading.identifier(row, school)
      let offerID = reading.identifier(row, offer)
      let code = reading.keyword(row, reason)
      guard reading.endRow(row), let day, let who, let what else { continue }
      decisions.append(
        Decision(
          date: day, role: who, action: what, trainee: traineeID, phase: phaseID,
          school: schoolID, offer: offerID, reason: code))
    }
    return (decisions, reading.allProblems(), reading.faulty)
  }

  /// Writes the rows in the given order.
  static func write(_ decisions: [Decision]) -> [UInt8] {
    var writer = CSVWriter(
      header: ["date", "role", "action", "trainee", "phase", "school", "offer", "reason"])
    for decision in decisions {
      writer.row([
        decision.date.description, decision.role.rawValue, decision.action.rawValue,
        decision.trainee ?? "", decision.phase ?? "", decision.school ?? "",
        decision.offer ?? "", decision.reason ?? "",
      ])
    }
    return writer.bytes
  }
}
