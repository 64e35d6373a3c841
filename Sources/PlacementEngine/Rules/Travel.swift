import PlacementDocuments

// Travelling distances: an optional hard limit, and a cost that grows with the journey.

extension EligibilityRule {
  static let journeyKnown = EligibilityRule(reason: .travelUnknown) { round, demand in
    round.everySchoolHasPosition && round.demands[demand].origin != nil
      && round.trainees[round.demands[demand].trainee].profile != nil
  } allows: { pair in
    pair.journey != nil
  }

  static let journeyWithinLimit = EligibilityRule(reason: .tooFar) { pair in
    guard let journey = pair.journey else { return false }
    if let longest = pair.round.rules.fairness.longestJourneyMinutes, journey.minutes > longest {
      return false
    }
    let rules = pair.round.rules.travel
    guard rules.limitIsHard else { return true }
    let tolerance = journey.isEstimated ? rules.estimateToleranceMinutes : 0
    return journey.minutes <= pair.travelLimit + tolerance
  }
}

extension RulePack {
  /// Whether journeys over the limit are refused, not only remarked on.
  var limitsJourneys: Bool { travel.limitIsHard && isOn(.tooFar) }
}

extension ScoringTerm {
  static let travel = ScoringTerm(term: .travel) { proposal in
    let rules = proposal.round.rules.travel
    let cost = rules.cost(minutes: proposal.journey.minutes)
    return proposal.trainee.hasShortJourneyPriority
      ? cost * rules.shortJourneyPriorityFactor : cost
  }
}

extension TravelRules {
  /// What a journey costs: flat below the free minutes, and convex under the default weights.
  func cost(minutes: Int) -> Int {
    let minutes = max(minutes, freeMinutes)
    let ordinary = min(minutes, ordinaryMinutes)
    let long = max(0, min(minutes, longMinutes) - ordinaryMinutes)
    let veryLong = max(0, minutes - longMinutes)
    return ordinary * ordinaryWeight + long * longWeight + veryLong * veryLongWeight
  }
}

extension TravelMode {
  var words: String {
    switch self {
    case .car: "by car"
    case .cycle: "by bicycle"
    case .publicTransport: "by public transport"
    case .walk: "on foot"
    }
  }
}

extension Proposal {
  /// "41 minutes by public transport, measured, limit 90".
  var travelFacts: String {
    let mode = (trainee.profile?.travelMode ?? .publicTransport).words
    let limit = round.travelLimit(demand)
    let minutes = counted(journey.minutes, "minute")
    let figure = journey.isEstimated ? "about \(minutes)" : minutes
    let source = journey.isEstimated ? "estimated" : "measured"
    let shared =
      companions > 0 && round.rules.isOn(.sharedJourney)
      ? ", to be shared with \(counted(companions, "other"))" : ""
    return "\(figure) \(mode), \(source), limit \(limit)\(shared)"
  }
}
