extension RoundCheck {
  /// Checks each row of `decisions.csv`.
  ///
  /// A row with an error of its own stops the round: what it says must not be lost.
  mutating func checkDecisions() {
    for (position, decision) in documents.decisions.enumerated() {
      let place = RecordPlace(list: .decisions, position: position, identifier: nil)
      checkCompleteness(of: decision, at: place)
      checkReferences(of: decision, at: place)
    }
    setAsideWhatWasDecided()
    for (position, decision) in documents.decisions.enumerated() {
      guard let trainee = decision.trainee, isLost(trainee, .trainees) else { continue }
      let place = RecordPlace(list: .decisions, position: position, identifier: nil)
      findings.follow(place, .trainees, trainee)
    }
  }

  private mutating func checkCompleteness(of decision: Decision, at place: RecordPlace) {
    let action = decision.action
    if decision.trainee == nil, action != .askedSaidNo {
      findings.error(
        "INCOMPLETE-DECISION", place, "trainee", "'\(action.rawValue)' needs a trainee",
        "Fill it in.")
    }
    if decision.school == nil, decision.offer == nil, action != .released {
      findings.error(
        "INCOMPLETE-DECISION", place, "school", "'\(action.rawValue)' needs a school or an offer",
        "Fill one of them in.")
    }
  }

  private mutating func checkReferences(of decision: Decision, at place: RecordPlace) {
    if let id = decision.trainee {
      if let trainee = resolve(id, .trainees, at: place, "trainee"), let phase = decision.phase {
        checkPhase(phase, of: documents.trainees[trainee], at: place)
      }
    } else if let phase = decision.phase {
      checkPhase(phase, of: documents.round.programmes, at: place, "phase")
    }
    if let school = decision.school { resolve(school, .schools, at: place, "school") }
    guard let id = decision.offer, let position = resolve(id, .offers, at: place, "offer"),
      let school = decision.school, entry(school, .schools) != .unknown,
      documents.offers[position].school != school
    else { return }
    findings.error(
      "OFFER-OF-OTHER-SCHOOL", place, "offer",
      "the offer \(id) is not one of the school in this row",
      "Correct the offer or the school.")
  }

  private mutating func checkPhase(_ phase: String, of trainee: Trainee, at place: RecordPlace) {
    guard let position = position(trainee.programme, .programmes) else { return }
    let programme = documents.round.programmes[position]
    guard checkPhase(phase, of: [programme], at: place, "phase") else { return }
    let demanded =
      trainee.demands?.map(\.phase)
      ?? programme.phases.filter { $0.yearOfStudy == trainee.yearOfStudy }.map(\.id)
    guard !demanded.contains(phase) else { return }
    findings.warning(
      "DECISION-WITHOUT-DEMAND", place, "phase",
      "the trainee \(trainee.id) is not to be placed in phase '\(phase)', so the row has no effect",
      "Correct the phase, or add the demand to the trainee.")
  }

  /// A trainee who was promised a place at a record that is now set aside
  /// must not be proposed elsewhere, as if nothing had been agreed.
  private mutating func setAsideWhatWasDecided() {
    for decision in documents.decisions where decision.action.holdsPlace {
      guard let id = decision.trainee, let trainee = position(id, .trainees) else { continue }
      let place = RecordPlace(list: .trainees, position: trainee, identifier: id)
      if let offer = decision.offer, isLost(offer, .offers) {
        findings.follow(place, .offers, offer)
      } else if let school = decision.school, isLost(school, .schools) {
        findings.follow(place, .schools, school)
      }
    }
  }
}

extension Decision.Action {
  /// Whether the act holds a place for the trainee.
  fileprivate var holdsPlace: Bool {
    switch self {
    case .arranged, .sent, .accepted, .told, .locked, .started: true
    case .declined, .askedSaidNo, .excluded, .ended, .released: false
    }
  }
}
