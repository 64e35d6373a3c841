import PlacementDocuments

/// Something that a random round may have on top of programmes, schools, offers and decisions.
public enum RoundFeature: Int, CaseIterable, Sendable {
  case groups
  case minimums
  case mustFill
  case wishes
  case courseRules
  case coverage
  case worstJourneys
  case longestJourney
  case parity
  case history
  case phases
  case repair
  case switches
  /// Locks and fixed placements that compete for the same places.
  case pins

  /// What every shape has in the mix.
  public static let mixed = allCases.filter { $0 != .pins }

  /// The rules that a pack may switch off, gates apart.
  public static let switchable: [String] = {
    let reasons: [Reason] = [
      .subject, .agePhase, .dates, .notAccepted, .schoolGate, .schoolUsed, .tooFar, .noMentor,
    ]
    let tiers: [TierRecord.Name] = [
      .fixedMentors, .mustFill, .promises, .moves, .courseRules, .coverage, .worstJourneys,
    ]
    return reasons.map(\.rawValue) + Term.allCases.map(\.rawValue) + tiers.map(\.rawValue)
  }()

  /// The share of seeds that have it, in percent.
  var percent: Int {
    switch self {
    case .groups: 45
    case .minimums, .wishes, .courseRules, .coverage, .worstJourneys, .parity, .repair: 35
    case .mustFill, .longestJourney, .history, .phases, .switches: 20
    case .pins: 100
    }
  }
}

extension RandomRound {
  mutating func add(_ feature: RoundFeature) {
    switch feature {
    case .groups: addGroups()
    case .minimums: addMinimums()
    case .mustFill: addMustFill()
    case .wishes: addWishes()
    case .courseRules: addCourseRules()
    case .coverage: addCoverage()
    case .worstJourneys: addWorstJourneys()
    case .longestJourney: documents.round.rules.fairness.longestJourneyMinutes = random.int(25...75)
    case .parity: addParity()
    case .history: addHistory()
    case .phases: addPhases()
    case .repair: addRepair()
    case .switches: addSwitches()
    case .pins: addPins()
    }
  }
}
