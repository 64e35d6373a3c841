import PlacementDocuments

extension OpenRound {
  /// The first rule that keeps an offer from a demand, up to the lock; nil if none does.
  ///
  /// The rules after the lock (places, mentors, pairs) follow from the limits,
  /// which the enumeration checks for whole allocations.
  func refusal(of offer: Offer, for index: Int) -> Reason? {
    let demand = demands[index]
    guard let school = school(offer.school) else { return .dates }
    if rules.isOn(Reason.subject), !demand.subjects.isEmpty,
      !demand.subjects.contains(where: { lists(offer.subjects, $0) })
    {
      return .subject
    }
    if rules.isOn(Reason.agePhase), !isWithinAgePhase(offer, demand) { return .agePhase }
    if offer.state == .withdrawn || (rules.isOn(Reason.dates) && !isOpen(offer, for: demand)) {
      return .dates
    }
    if rules.isOn(Reason.notAccepted), !accepts(offer, demand) { return .notAccepted }
    if rules.isOn(Reason.schoolGate),
      shutGates(at: school, for: demand).contains(where: { rules.stage(of: $0) == .solve })
    {
      return .schoolGate
    }
    if !demand.trainee.adjustments.allSatisfy({ school.adjustments.contains($0.code) }) {
      return .adjustment
    }
    if rules.isOn(Reason.schoolUsed), isUsed(school.id, for: index) { return .schoolUsed }
    if demand.trainee.excludedSchools.contains(school.id)
      || replay.refusedPairs.contains(.init(trainee: demand.trainee.id, school: school.id))
      || groups.apart[index].contains(where: { commitments[$0].fixed?.school == school.id })
    {
      return .excluded
    }
    guard let journey = journey(to: school, for: demand) else { return .travelUnknown }
    if rules.isOn(Reason.tooFar) {
      let tolerance = journey.isEstimated ? rules.travel.estimateToleranceMinutes : 0
      let longest = rules.fairness.longestJourneyMinutes ?? .max
      if journey.minutes > longest
        || (rules.travel.limitIsHard && journey.minutes > limitMinutes(demand) + tolerance)
      {
        return .tooFar
      }
    }
    if let lock = commitments[index].locked, lock.school != school.id { return .locked }
    return nil
  }

  private func isOpen(_ offer: Offer, for demand: Demand) -> Bool {
    offer.kind == demand.kind && offer.start.map { $0 <= demand.start } != false
      && offer.end.map { demand.end <= $0 } != false
  }

  private func isWithinAgePhase(_ offer: Offer, _ demand: Demand) -> Bool {
    let listed = yearGroups(of: offer)
    let own = demand.ageRange.yearGroups
    let within = listed.filter { year in
      own.contains(year)
        || (demand.isEnrichment && demand.programme.enhancement.contains(year.keyStage))
    }
    let share = rules.agePhases.mixedClassPercent
    guard !listed.isEmpty, 100 * within.count >= share * listed.count else { return false }
    return demand.phase.keyStages.isEmpty
      || listed.contains { demand.phase.keyStages.contains($0.keyStage) }
  }

  private func accepts(_ offer: Offer, _ demand: Demand) -> Bool {
    func holds<T: Equatable>(_ list: [T], _ value: T) -> Bool {
      list.isEmpty || list.contains(value)
    }
    let (accepts, trainee) = (offer.accepts, demand.trainee)
    return holds(accepts.programmes, trainee.programme) && holds(accepts.routes, trainee.route)
      && holds(accepts.years, trainee.yearOfStudy) && holds(accepts.phases, demand.phase.id)
      && (offer.forLeadSchool == nil || offer.forLeadSchool == trainee.leadSchool)
  }

  private func isUsed(_ school: String, for index: Int) -> Bool {
    let demand = demands[index]
    if demand.isEnrichment || demand.own.continuingSchool == school { return false }
    if demand.trainee.profile?.priorPlacements.contains(where: { $0.school == school }) == true {
      return true
    }
    return demands.indices.contains { other in
      other != index && demands[other].trainee.id == demand.trainee.id
        && commitments[other].fixed?.school == school
        && !demand.mayShare(school, with: demands[other])
    }
  }

  /// Every gate that is shut for this pair, whatever its stage.
  func shutGates(at school: School, for demand: Demand) -> [Gate] {
    let today = documents.round.referenceDate
    let trainee = demand.trainee
    var shut: [Gate] = []
    if school.partnership.status == .terminated { shut.append(.partnershipEnded) }
    if school.selection == .notSelected { shut.append(.notSelected) }
    if let signed = school.agreementSigned, signed <= today {
      if signed.adding(years: rules.agreementValidYears) < today { shut.append(.agreementLapsed) }
    } else {
      shut.append(.agreementMissing)
    }
    if trainee.route.isSchoolDirect,
      school.schoolDirectAgreementSigned.map({ $0 > today }) ?? true
    {
      shut.append(.schoolDirectAgreementMissing)
    }
    if school.hasOpenIssue { shut.append(.issueOpen) }
    if !trainee.checks.areCleared
      || (trainee.route == .schoolDirectSalaried && trainee.checks.confirmedBy != .employer)
    {
      shut.append(.checksNotCleared)
    }
    switch school.healthAndSafety.status {
    case .cannotComply: shut.append(.cannotComply)
    case .notReturned: shut.append(.healthAndSafetyNotAgreed)
    case .agreed:
      if let day = school.healthAndSafety.agreedOn, day > demand.start {
        shut.append(.healthAndSafetyNotAgreed)
      }
    }
    let isWaived = trainee.fitness.waivers.contains {
      $0.school == school.id && $0.universityAgreed && $0.schoolAgreed
    }
    if !trainee.fitness.isCleared && !isWaived { shut.append(.fitnessNotCleared) }
    return shut
  }
}
