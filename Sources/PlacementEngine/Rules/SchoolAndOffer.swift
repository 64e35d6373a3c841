import PlacementDocuments

// What the offer is for, whom people have ruled out, and what else speaks for a school.

extension EligibilityRule {
  static let dates = EligibilityRule(reason: .dates, isAboutKind: true) { pair in
    let offer = pair.offer
    let window = pair.demand.window
    return offer.state != .withdrawn && offer.kind == pair.demand.phase.kind
      && offer.start.map { $0 <= window.start } != false
      && offer.end.map { $0 >= window.end } != false
  }

  static let accepts = EligibilityRule(reason: .notAccepted, isAboutKind: true) { pair in
    let accepts = pair.offer.accepts
    let trainee = pair.trainee
    func allows<T: Equatable>(_ list: [T], _ value: T) -> Bool {
      list.isEmpty || list.contains(value)
    }
    return allows(accepts.programmes, trainee.programme)
      && allows(accepts.routes, trainee.route)
      && allows(accepts.years, trainee.yearOfStudy)
      && allows(accepts.phases, pair.demand.phase.id)
      && pair.offer.forLeadSchool.map { $0 == trainee.leadSchool } != false
  }

  static let schoolGates = EligibilityRule(reason: .schoolGate, isAboutKind: true) { pair in
    pair.round.mayBeUsed(school: pair.schoolIndex, by: pair.demand)
  }

  static let pairNotRefused = EligibilityRule(reason: .excluded) { round, demand in
    round.refusedSchools[round.demands[demand].trainee].isEmpty
      && round.groups.strangers(of: demand).isEmpty
  } allows: { pair in
    !pair.round.refusedSchools[pair.demand.trainee].contains(pair.schoolIndex)
      && !pair.round.isKeptApart(pair.demandIndex, from: pair.schoolIndex)
  }

  static let lock = EligibilityRule(reason: .locked) { pair in
    guard case .locked(let school, let offers) = pair.demand.standing else { return true }
    guard school == pair.schoolIndex else { return false }
    return pair.trainee.subjects.count == 2 || offers.count != 1 || offers == [pair.offerIndex]
  }
}

extension ScoringTerm {
  static let priorityBand = ScoringTerm(term: .priorityBand, isAboutService: true) { proposal in
    let rules = proposal.round.rules.schools
    return proposal.offers.reduce(0) { sum, offer in
      switch offer.priorityBand ?? offer.suggestedPriorityBand ?? 1 {
      case 2: sum + rules.secondPriorityBand
      case 3: sum + rules.thirdPriorityBand
      default: sum
      }
    }
  }

  static let quality = ScoringTerm(term: .quality, isAboutService: true) { proposal in
    let rules = proposal.round.rules.schools
    guard let evaluations = proposal.school.evaluations,
      evaluations.responses >= rules.evaluationsNeeded
    else { return 0 }
    return -(rules.qualityAtMost * evaluations.percentPositive / 100)
  }

  static let improvementPlan = ScoringTerm(term: .improvementPlan, isAboutService: true) {
    proposal in
    proposal.school.hasImprovementPlan ? proposal.round.rules.schools.improvementPlan : 0
  }

  static let unusedLastYear = ScoringTerm(term: .unusedLastYear, isAboutService: true) { proposal in
    proposal.school.usedLastYear == false ? -proposal.round.rules.schools.unusedLastYear : 0
  }

  static let provisionalPlace = ScoringTerm(term: .provisionalPlace, isAboutService: true) {
    proposal in
    proposal.uses.count {
      $0.isFurtherPlace || proposal.round.offers[$0.offer].state == .pencilled
    } * proposal.round.rules.schools.provisionalPlace
  }
}

extension Offer {
  /// "2 (set by people; 1 suggested)".
  fileprivate var bandWords: String {
    switch (priorityBand, suggestedPriorityBand) {
    case (let set?, let suggested?): "\(set) (set by people; \(suggested) suggested)"
    case (let set?, nil): "\(set) (set by people)"
    case (nil, let suggested?): "\(suggested) (suggested)"
    case (nil, nil): "1"
    }
  }
}

extension Proposal {
  /// What besides the four factors counts; nil if nothing does.
  var schoolFacts: String? {
    var facts: [String] = []
    let schools = round.rules.schools
    if offers.contains(where: { $0.priorityBand != nil })
      || ScoringTerm.priorityBand.minutes(self) != 0
    {
      facts.append("priority band \(listed(offers.map(\.bandWords)))")
    }
    if let evaluations = school.evaluations, evaluations.responses >= schools.evaluationsNeeded {
      facts.append(
        "\(evaluations.percentPositive) % of \(evaluations.responses) trainees recommend it")
    }
    if school.hasImprovementPlan { facts.append("on an improvement plan") }
    if school.usedLastYear == false { facts.append("not used last year") }
    if uses.contains(where: \.isFurtherPlace) {
      facts.append("a place the school has to be asked for")
    }
    if offers.contains(where: { $0.state == .pencilled }) { facts.append("the offer is pencilled") }
    if uses.contains(where: { $0.mentors.quality == .untrained }) {
      facts.append("the mentor is not trained yet")
    }
    return facts.isEmpty ? nil : facts.joined(separator: "; ")
  }
}
