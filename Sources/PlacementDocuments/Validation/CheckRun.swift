extension RoundCheck {
  /// Checks what a run adds to the round's folder: phases asked for, earlier results.
  mutating func checkRun() {
    let phases = Set(documents.round.programmes.flatMap { $0.phases.map(\.id) }).sorted()
    for phase in documents.phases where !phases.contains(phase) {
      let fix =
        closestMatch(to: phase, among: phases).map { "Did you mean '\($0)'?" }
        ?? "Choose from: \(phases.joined(separator: ", "))."
      let name = isPlainWord(phase) ? "'\(phase)'" : "of this name"
      findings.ofRun(
        Problem(
          code: "UNKNOWN-PHASE", document: RunInputs.phase,
          fact: "no programme has a training phase \(name)", fix: fix))
    }
    if let result = documents.keepTo, result.round != documents.round.id {
      findings.ofRun(
        Problem(
          code: "OTHER-ROUND", document: RunInputs.keepTo, path: "round",
          fact: "the result is of the round '\(result.round)', not of '\(documents.round.id)'",
          fix: "Name a result of this round; results of others are given as history."))
    }
    for result in documents.history { checkHistory(result) }
  }

  private mutating func checkHistory(_ result: AllocationsDocument) {
    let known = result.allocations.filter { position($0.trainee, .trainees) != nil }
    if known.isEmpty {
      warn(
        "HISTORY-OF-OTHERS", about: result,
        "none of its trainees is in this round, so it has no effect",
        "Name another result, or leave it out.")
    }
    let held = demandsHeld
    for record in known where record.school != nil {
      guard let position = position(record.trainee, .trainees) else { continue }
      let trainee = documents.trainees[position]
      guard record.programme == trainee.programme, isAskedFor(record.phase),
        takesAgain(record.phase, trainee), held[trainee.id]?.contains(record.phase) != true,
        held[trainee.id]?.contains(everyPhase) != true
      else { continue }
      warn(
        "PHASE-TAKEN-BEFORE", about: result, record: trainee.id,
        "the trainee was placed in phase '\(record.phase)' before, and is to be placed in it again",
        "Mark the demand as a retake, or leave the demand out.")
    }
  }

  private mutating func warn(
    _ code: String, about result: AllocationsDocument, record: String? = nil, _ fact: String,
    _ fix: String
  ) {
    findings.ofRun(
      Problem(
        severity: .warning, code: code, document: "\(RunInputs.history) \(result.round)",
        record: record, fact: fact, fix: fix))
  }

  private func isAskedFor(_ phase: String) -> Bool {
    documents.phases.isEmpty || documents.phases.contains(phase)
  }

  /// Whether the trainee is to be placed in the phase, not as a retake.
  private func takesAgain(_ phase: String, _ trainee: Trainee) -> Bool {
    if let demands = trainee.demands {
      return demands.contains { $0.phase == phase && !$0.isRetake }
    }
    guard let position = position(trainee.programme, .programmes) else { return false }
    return documents.round.programmes[position].phases.contains {
      $0.id == phase && $0.yearOfStudy == trainee.yearOfStudy
    }
  }

  // No phase has this name.
  private var everyPhase: String { "" }

  /// The phases in which people have fixed something, by trainee.
  private var demandsHeld: [String: Set<String>] {
    var held: [String: Set<String>] = [:]
    for decision in documents.decisions {
      switch decision.action {
      case .arranged, .accepted, .told, .started:
        if let trainee = decision.trainee {
          held[trainee, default: []].insert(decision.phase ?? everyPhase)
        }
      default: break
      }
    }
    return held
  }
}
