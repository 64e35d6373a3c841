import PlacementDocuments

/// What a trainee has met in one earlier placement.
private struct Earlier {
  /// The value of each dimension that is known.
  var values: [ContrastDimension: String] = [:]
  var keyStages: [KeyStage] = []
  var isChallenging: Bool { values[.challenging] == "true" }

  init(_ placement: PriorPlacement, at school: School?) {
    keyStages = placement.yearGroups.map(\.keyStage)
    if let school {
      values = Self.values(of: school)
      return
    }
    values[.rurality] = placement.rurality?.rawValue
    values[.size] = placement.size?.rawValue
    values[.setting] = placement.setting?.rawValue
    values[.sixthForm] = placement.hasSixthForm.map { "\($0)" }
    values[.challenging] = placement.context.map { "\($0.contains(.challenging))" }
  }

  init(at school: School, keyStages: [KeyStage]) {
    values = Self.values(of: school)
    self.keyStages = keyStages
  }

  static func values(of school: School) -> [ContrastDimension: String] {
    var values: [ContrastDimension: String] = [:]
    values[.rurality] = school.rurality?.rawValue
    values[.size] = school.size?.rawValue
    values[.setting] = school.setting.rawValue
    values[.sixthForm] = school.hasSixthForm.map { "\($0)" }
    values[.challenging] = "\(school.context.contains(.challenging))"
    return values
  }
}

extension OpenRound {
  /// The minutes of a placement without the terms that depend on its mentor.
  ///
  /// `together` holds all of the trainee's options, this one among them.
  func score(of option: Option, among together: [Option]) -> Int {
    let demand = demands[option.demand]
    guard let profile = demand.trainee.profile else { return 0 }
    let earlier = experience(before: demand, profile, together)
    return travelMinutes(option, demand) + contrast(option, earlier)
      + keyStageTerms(option, demand, profile, earlier) + needs(option, demand, profile, earlier)
      + schoolAndOffer(option)
  }

  private func experience(
    before demand: Demand, _ profile: Profile, _ together: [Option]
  ) -> [Earlier] {
    var earlier = profile.priorPlacements.map { placement in
      Earlier(placement, at: placement.school.flatMap { school($0) })
    }
    for (index, other) in demands.enumerated()
    where other.trainee.id == demand.trainee.id && other.precedes(demand) {
      if let fixed = commitments[index].fixed, let school = school(fixed.school) {
        let stages = fixed.offers.compactMap { offer($0) }.flatMap { keyStages(of: $0) }
        earlier.append(Earlier(at: school, keyStages: stages))
      }
      for option in together where option.demand == index {
        earlier.append(Earlier(at: option.school, keyStages: keyStages(of: option)))
      }
    }
    return earlier
  }

  private func keyStages(of option: Option) -> [KeyStage] {
    option.offers.flatMap { keyStages(of: $0) }
  }

  private func travelMinutes(_ option: Option, _ demand: Demand) -> Int {
    let travel = rules.travel
    let minutes = max(option.minutes, travel.freeMinutes)
    let sum =
      travel.ordinaryWeight * min(minutes, travel.ordinaryMinutes)
      + travel.longWeight * max(0, min(minutes, travel.longMinutes) - travel.ordinaryMinutes)
      + travel.veryLongWeight * max(0, minutes - travel.longMinutes)
    return demand.trainee.hasShortJourneyPriority ? sum * travel.shortJourneyPriorityFactor : sum
  }

  private func contrast(_ option: Option, _ earlier: [Earlier]) -> Int {
    let values = Earlier.values(of: option.school)
    let differing = rules.experience.dimensions.filter { dimension in
      guard let value = values[dimension] else { return false }
      let known = earlier.compactMap { $0.values[dimension] }
      return !known.isEmpty && !known.contains(value)
    }
    return -min(rules.experience.contrastAtMost, rules.experience.contrast * differing.count)
  }

  private func keyStageTerms(
    _ option: Option, _ demand: Demand, _ profile: Profile, _ earlier: [Earlier]
  ) -> Int {
    let met = earlier.flatMap(\.keyStages) + profile.otherExperience + profile.enrichment
    let own = demand.ageRange.yearGroups.map(\.keyStage)
    let fresh = keyStages(of: option).filter { !met.contains($0) }
    var minutes = 0
    if fresh.contains(where: { own.contains($0) }) { minutes -= rules.agePhases.newKeyStage }
    if demand.programme.sector == .secondary,
      fresh.contains(where: { ($0 == .ks2 || $0 == .ks5) && !own.contains($0) })
    {
      minutes -= rules.agePhases.exposure
    }
    return minutes
  }

  private func needs(
    _ option: Option, _ demand: Demand, _ profile: Profile, _ earlier: [Earlier]
  ) -> Int {
    let (school, trainee) = (option.school, demand.trainee)
    let showsSEND = option.offers.contains { $0.hasSENDObservation == true }
    let showsPhonics = option.offers.contains { $0.hasPhonicsObservation == true }
    var minutes = 0
    for target in profile.developmentTargets {
      let isHelped =
        school.develops.contains(target) || (target == .send && showsSEND)
        || ((target == .phonics || target == .earlyReading) && showsPhonics)
      if isHelped { minutes -= rules.needs.developmentTarget }
    }
    if profile.interests.contains(.send),
      school.setting == .special || school.context.contains(.highSEND)
        || school.develops.contains(.send) || showsSEND
    {
      minutes -= rules.needs.sendInterest
    }
    if school.context.contains(.challenging), !earlier.contains(where: \.isChallenging) {
      minutes -= rules.needs.challengingContext
    }
    let wished = [trainee.specialism, trainee.secondSubject].compactMap(\.self)
    if wished.contains(where: { wish in option.offers.contains { lists($0.subjects, wish) } }) {
      minutes -= rules.needs.specialism
    }
    return minutes
  }

  private func schoolAndOffer(_ option: Option) -> Int {
    let (school, pack) = (option.school, rules.schools)
    var minutes = 0
    for use in option.uses {
      switch use.offer.priorityBand ?? use.offer.suggestedPriorityBand ?? 1 {
      case 2: minutes += pack.secondPriorityBand
      case 3: minutes += pack.thirdPriorityBand
      default: break
      }
      if use.offer.state == .pencilled || use.isFurther { minutes += pack.provisionalPlace }
    }
    if let evaluations = school.evaluations, evaluations.responses >= pack.evaluationsNeeded {
      minutes -= pack.qualityAtMost * evaluations.percentPositive / 100
    }
    if school.hasImprovementPlan { minutes += pack.improvementPlan }
    if school.usedLastYear == false { minutes -= pack.unusedLastYear }
    return minutes
  }
}
