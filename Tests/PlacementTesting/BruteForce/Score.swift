import PlacementDocuments

/// What a trainee has met in one placement.
struct Earlier {
  /// The value of each dimension that is known.
  var values: [ContrastDimension: String] = [:]
  var keyStages: [KeyStage] = []
  var isChallenging: Bool { values[.challenging] == "true" }
  /// Whether it is a special school, or one with high disadvantage or SEND.
  private(set) var isInclusive: Bool

  init(_ placement: PriorPlacement, at school: School?) {
    keyStages = placement.yearGroups.map(\.keyStage)
    if let school {
      values = Self.values(of: school)
      isInclusive = Self.isInclusive(school.setting, school.context)
      return
    }
    isInclusive = Self.isInclusive(placement.setting, placement.context ?? [])
    values[.rurality] = placement.rurality?.rawValue
    values[.size] = placement.size?.rawValue
    values[.setting] = placement.setting?.rawValue
    values[.sixthForm] = placement.hasSixthForm.map { "\($0)" }
    values[.challenging] = placement.context.map { "\($0.contains(.challenging))" }
  }

  init(at school: School, keyStages: [KeyStage]) {
    values = Self.values(of: school)
    isInclusive = Self.isInclusive(school.setting, school.context)
    self.keyStages = keyStages
  }

  private static func isInclusive(_ setting: SchoolSetting?, _ context: [SchoolContext]) -> Bool {
    setting == .special || context.contains(.highDisadvantage) || context.contains(.highSEND)
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
    return (isWeighed(.travel) ? travelMinutes(option, demand) : 0)
      + (isWeighed(.contrast) ? contrast(option, earlier) : 0)
      + keyStageTerms(option, demand, profile, earlier) + needs(option, demand, profile, earlier)
      + schoolAndOffer(option) + (isWeighed(.wish) ? wish(option, profile) : 0)
      + sharedWithFixed(option)
  }

  private func experience(
    before demand: Demand, _ profile: Profile, _ together: [Option]
  ) -> [Earlier] {
    priors(of: profile)
      + placements(of: demand.trainee, together) { demands[$0].precedes(demand) }
  }

  func priors(of profile: Profile) -> [Earlier] {
    profile.priorPlacements.map { placement in
      Earlier(placement, at: placement.school.flatMap { school($0) })
    }
  }

  /// What a trainee meets in the round, as people fixed it and as these options would have it.
  func placements(
    of trainee: Trainee, _ together: [Option], where isMeant: (Int) -> Bool
  ) -> [Earlier] {
    var earlier: [Earlier] = []
    for index in demands.indices where demands[index].trainee.id == trainee.id && isMeant(index) {
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

  func keyStages(of option: Option) -> [KeyStage] {
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
    if isWeighed(.newKeyStage), fresh.contains(where: { own.contains($0) }) {
      minutes -= rules.agePhases.newKeyStage
    }
    if isWeighed(.exposure), demand.programme.sector == .secondary,
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
      if isHelped, isWeighed(.developmentTarget) { minutes -= rules.needs.developmentTarget }
    }
    if isWeighed(.sendInterest), profile.interests.contains(.send),
      school.setting == .special || school.context.contains(.highSEND)
        || school.develops.contains(.send) || showsSEND
    {
      minutes -= rules.needs.sendInterest
    }
    if isWeighed(.challengingContext), school.context.contains(.challenging),
      !earlier.contains(where: \.isChallenging)
    {
      minutes -= rules.needs.challengingContext
    }
    let wished = [trainee.specialism, trainee.secondSubject].compactMap(\.self)
    if isWeighed(.specialism),
      wished.contains(where: { wish in option.offers.contains { lists($0.subjects, wish) } })
    {
      minutes -= rules.needs.specialism
    }
    return minutes
  }

  private func schoolAndOffer(_ option: Option) -> Int {
    let (school, pack) = (option.school, rules.schools)
    var minutes = 0
    for use in option.uses {
      if isWeighed(.priorityBand) {
        switch use.offer.priorityBand ?? use.offer.suggestedPriorityBand ?? 1 {
        case 2: minutes += pack.secondPriorityBand
        case 3: minutes += pack.thirdPriorityBand
        default: break
        }
      }
      if isWeighed(.provisionalPlace), use.offer.state == .pencilled || use.isFurther {
        minutes += pack.provisionalPlace
      }
    }
    if isWeighed(.quality), let evaluations = school.evaluations,
      evaluations.responses >= pack.evaluationsNeeded
    {
      minutes -= pack.qualityAtMost * evaluations.percentPositive / 100
    }
    if isWeighed(.improvementPlan), school.hasImprovementPlan { minutes += pack.improvementPlan }
    if isWeighed(.unusedLastYear), school.usedLastYear == false { minutes -= pack.unusedLastYear }
    return minutes
  }

  private func wish(_ option: Option, _ profile: Profile) -> Int {
    let pack = rules.wishes
    guard !profile.wishes.isEmpty, let last = pack.byRank.last else { return 0 }
    if let rank = profile.wishes.firstIndex(of: option.school.id) {
      return rank < pack.byRank.count ? -pack.byRank[rank] : -last
    }
    guard let point = profile.fallback else { return 0 }
    guard let position = option.school.position else { return pack.fallbackAtMost }
    let far = Int(kilometres(from: point, to: position).rounded(.up))
    return min(pack.fallbackAtMost, pack.fallbackPerKilometre * far)
  }

  /// The gain from fixed demands at the school that share the journey; the walk adds the others.
  private func sharedWithFixed(_ option: Option) -> Int {
    let beside = groups.sharing[option.demand].filter {
      commitments[$0].fixed?.school == option.school.id
    }
    return -sharedJourneyMinutes * beside.count
  }

  var sharedJourneyMinutes: Int { isWeighed(.sharedJourney) ? rules.needs.sharedJourney : 0 }
}
