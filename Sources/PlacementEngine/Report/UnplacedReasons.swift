import PlacementDocuments

// Why a demand has no place: what each rule left of the offers, up to the one that left none.

extension Report {
  func unplaced(_ index: Int, _ record: AllocationRecord) -> UnplacedExplanation {
    var explanation = UnplacedExplanation()
    explanation.trainee = record.trainee
    explanation.phase = record.phase
    let code = record.reason ?? .outranked
    explanation.code = code
    explanation.policyReference = round.rules.clause(of: code)
    if let options = options[index] {
      let isSecondary = round.programmes[round.demands[index].programme].sector == .secondary
      let first = options.funnel.map(\.reason)
        .first { $0 != .locked && (isSecondary || $0 != .subject) }
      explanation.funnel = funnel(options, from: first ?? .noPair)
    }
    let stages = explanation.funnel.map { "\($0.offersLeft) \($0.words)" }
    var why =
      if stages.isEmpty {
        code.words
      } else if code == .outranked {
        "offers: " + stages.joined(separator: " → ") + " → \(code.words)"
      } else {
        "offers: " + stages.joined(separator: " → ")
      }
    why += note(index, code).map { "; \($0)" } ?? ""
    explanation.text =
      "\(heading(index)): no place. \(why.capitalizedFirst) (\(explanation.policyReference))."
    return explanation
  }

  /// The rules that made a difference, up to the one that left nothing; the first is always told.
  private func funnel(_ options: DemandOptions, from first: Reason) -> [FunnelStage] {
    var stages: [FunnelStage] = []
    var before: Int?
    for (reason, left) in options.funnel {
      let isTold = reason == first && stages.isEmpty || left != before
      // A lock that refuses nothing is not worth a word.
      let isIdle = reason == .locked && (!options.isLocked || left == standingOffers)
      if isTold && !isIdle {
        var stage = FunnelStage()
        stage.code = reason
        stage.offersLeft = left
        stage.words = reason.words
        stages.append(stage)
      }
      before = left
      if left == 0 { break }
    }
    return stages
  }

  private var standingOffers: Int { round.offers.count { $0.state != .withdrawn } }

  /// What the rule's words leave open, if anything.
  private func note(_ index: Int, _ code: Reason) -> String? {
    switch code {
    case .noMentor:
      let schools = schoolsFullOfEarlyCareerTeachers(for: index)
      return schools == 0
        ? nil : "early-career teachers take the mentors' slots at \(counted(schools, "school"))"
    case .outranked:
      let idle = possibleOffers(of: index).filter(isBelowMinimum)
      if idle.isEmpty { return nil }
      let most = idle.map { round.offers[$0].minimum }.max() ?? 0
      let least = idle.map { round.offers[$0].minimum }.min() ?? 0
      let minimum = most == least ? "\(least)" : "\(least) to \(most)"
      return "\(counted(idle.count, "offer")) of these, with a minimum of \(minimum), left unused"
    default: return nil
    }
  }
}
