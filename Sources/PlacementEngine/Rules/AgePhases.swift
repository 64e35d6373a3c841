import PlacementDocuments

// Age phases taught: the class must suit the programme, and a key stage not yet seen is better.

extension EligibilityRule {
  static let agePhase = EligibilityRule(reason: .agePhase, isAboutKind: true) { pair in
    let demand = pair.demand
    let listed = pair.round.yearGroupsOfOffer[pair.offerIndex]
    let within = listed.intersection(demand.yearsWithin)
    let percent = pair.round.rules.agePhases.mixedClassPercent
    guard !listed.isEmpty, 100 * within.count >= percent * listed.count else { return false }
    let asked = KeyStageSet(demand.phase.keyStages)
    return asked.isEmpty || listed.keyStages.overlaps(asked)
  }
}

extension ScoringTerm {
  static let newKeyStage = ScoringTerm(term: .newKeyStage, dependsOnExperience: true) { proposal in
    proposal.newKeyStages.isEmpty ? 0 : -proposal.round.rules.agePhases.newKeyStage
  }

  static let exposure = ScoringTerm(term: .exposure, dependsOnExperience: true) { proposal in
    proposal.newExposure.isEmpty ? 0 : -proposal.round.rules.agePhases.exposure
  }
}

extension Proposal {
  /// Key stages of the age range that the trainee has not met and will meet here.
  var newKeyStages: KeyStageSet {
    yearGroups.keyStages
      .intersection(demand.ageRangeYears.keyStages)
      .subtracting(experience.keyStages)
  }

  /// Key stages 2 and 5 beside the age range, for a secondary trainee who has not met them.
  var newExposure: KeyStageSet {
    guard programme.sector == .secondary else { return [] }
    return KeyStageSet([.ks2, .ks5])
      .intersection(yearGroups.keyStages)
      .subtracting(demand.ageRangeYears.keyStages)
      .subtracting(experience.keyStages)
  }

  /// "KS2; adds KS2".
  var agePhaseFacts: String {
    // Fixed by people without naming an offer.
    if offers.isEmpty { return "no class on record" }
    let taught = yearGroups.keyStages.cases.map(\.rawValue).joined(separator: ", ")
    let added = newKeyStages.union(newExposure).cases.map(\.rawValue)
    return added.isEmpty
      ? "\(taught), met before" : "\(taught); adds \(added.joined(separator: " and "))"
  }
}
