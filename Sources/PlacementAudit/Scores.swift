internal import PlacementDocuments

extension AuditRule {
  static let term = Self("F-TERM", "each term's minutes are true; terms of zero are left out")
  static let score = Self("F-SCORE", "the score is the sum of its contributions")
}

extension Evidence {
  func scoresAddUp() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for placement in proposed {
      guard let record = placement.record else { continue }
      let expected = terms(of: placement)
      for term in Term.allCases {
        let found = record.contributions.filter { $0.term == term }.map(\.minutes)
        let minutes = expected[term]
        if found != (minutes == 0 && term != .travel ? [] : minutes.map { [$0] } ?? []) {
          findings.append(
            AuditFinding(
              .term, placement.demand.key, school: placement.school.id,
              expected: "\(term.rawValue) \(words(minutes))",
              found: words(found.map { "\(term.rawValue) \($0)" })))
        }
      }
      // Wrapping: the minutes are the result's own and may be anything.
      let sum = record.contributions.reduce(0) { $0 &+ $1.minutes }
      if record.score != sum {
        findings.append(
          AuditFinding(
            .score, placement.demand.key, school: placement.school.id, expected: "\(sum)",
            found: words(record.score)))
      }
    }
    return findings
  }

  /// The score of a proposed placement, computed again.
  func score(of placement: Placement) -> Int { terms(of: placement).values.reduce(0, +) }

  /// Every term that is on.
  private func terms(of placement: Placement) -> [Term: Int] {
    lastingTerms(of: placement, sharedJourney: sharedJourney(placement))
      .merging(experienceTerms(of: placement, after: experience(before: placement))) { $1 }
  }

  /// The terms that are on and depend on what came before.
  func experienceTerms(of placement: Placement, after earlier: [Experience]) -> [Term: Int] {
    let minutes: [Term: Int] = [
      .contrast: contrast(placement, earlier),
      .newKeyStage: newKeyStage(placement, earlier),
      .exposure: exposure(placement, earlier),
      .challengingContext: challengingContext(placement, earlier),
    ]
    return minutes.filter { rules.isOn($0.key) }
  }

  /// The other terms that are on.
  func lastingTerms(of placement: Placement, sharedJourney: Int) -> [Term: Int] {
    let minutes: [Term: Int] = [
      .travel: travel(placement),
      .developmentTarget: developmentTarget(placement),
      .strongMentor: strongMentor(placement),
      .sendInterest: sendInterest(placement),
      .specialism: specialism(placement),
      .priorityBand: priorityBand(placement),
      .quality: quality(placement),
      .improvementPlan: placement.school.hasImprovementPlan ? rules.schools.improvementPlan : 0,
      .unusedLastYear: placement.school.usedLastYear == false ? -rules.schools.unusedLastYear : 0,
      .provisionalPlace: provisionalPlace(placement),
      .untrainedMentor: untrainedMentor(placement),
      .wish: wish(placement),
      .sharedJourney: sharedJourney,
    ]
    return minutes.filter { rules.isOn($0.key) }
  }

  private func travel(_ placement: Placement) -> Int {
    guard let journey = journey(of: placement.demand, to: placement.school) else { return 0 }
    let travel = rules.travel
    let m = max(journey.minutes, travel.freeMinutes)
    let cost =
      travel.ordinaryWeight * min(m, travel.ordinaryMinutes)
      + travel.longWeight * max(0, min(m, travel.longMinutes) - travel.ordinaryMinutes)
      + travel.veryLongWeight * max(0, m - travel.longMinutes)
    let hasPriority = placement.demand.trainee.hasShortJourneyPriority
    return cost * (hasPriority ? travel.shortJourneyPriorityFactor : 1)
  }

  private func contrast(_ placement: Placement, _ earlier: [Experience]) -> Int {
    let here = Experience(placement)
    let differing = rules.experience.dimensions.filter { dimension in
      guard let value = here[dimension] else { return false }
      let known = earlier.compactMap { $0[dimension] }
      return !known.isEmpty && !known.contains(value)
    }
    return -min(rules.experience.contrastAtMost, rules.experience.contrast * differing.count)
  }

  private func newKeyStage(_ placement: Placement, _ earlier: [Experience]) -> Int {
    let met = keyStagesMet(placement.demand, earlier)
    let isNew = placement.keyStages.contains { placement.demand.overlaps($0) && !met.contains($0) }
    return isNew ? -rules.agePhases.newKeyStage : 0
  }

  private func exposure(_ placement: Placement, _ earlier: [Experience]) -> Int {
    guard placement.demand.isSecondary else { return 0 }
    let met = keyStagesMet(placement.demand, earlier)
    let isExposed = [KeyStage.ks2, .ks5].contains {
      placement.keyStages.contains($0) && !placement.demand.overlaps($0) && !met.contains($0)
    }
    return isExposed ? -rules.agePhases.exposure : 0
  }

  private func developmentTarget(_ placement: Placement) -> Int {
    let targets = placement.demand.trainee.profile?.developmentTargets ?? []
    let helped = targets.filter { target in
      switch target {
      case _ where placement.school.develops.contains(target): true
      case .send: placement.showsSEND
      case .phonics, .earlyReading: placement.showsPhonics
      default: false
      }
    }
    return -rules.needs.developmentTarget * helped.count
  }

  private func strongMentor(_ placement: Placement) -> Int {
    guard placement.demand.trainee.needsAdditionalSupport else { return 0 }
    let areStrong = placement.uses.allSatisfy { use in
      use.mentor(of: placement.school).map(rules.isStrong) ?? false
    }
    return areStrong ? -rules.needs.strongMentor : 0
  }

  private func sendInterest(_ placement: Placement) -> Int {
    let interests = placement.demand.trainee.profile?.interests ?? []
    let school = placement.school
    let isMet =
      school.setting == .special || school.context.contains(.highSEND)
      || school.develops.contains(.send) || placement.showsSEND
    return interests.contains(.send) && isMet ? -rules.needs.sendInterest : 0
  }

  private func challengingContext(_ placement: Placement, _ earlier: [Experience]) -> Int {
    let isFirst = !earlier.contains { $0.isChallenging == true }
    return placement.school.context.contains(.challenging) && isFirst
      ? -rules.needs.challengingContext : 0
  }

  private func specialism(_ placement: Placement) -> Int {
    let trainee = placement.demand.trainee
    let wanted = [trainee.specialism, trainee.secondSubject].compactMap { $0 }
    let isListed = placement.listings.contains { listing in
      wanted.contains { rules.includes($0, in: listing.offer.subjects) }
    }
    return isListed ? -rules.needs.specialism : 0
  }

  private func priorityBand(_ placement: Placement) -> Int {
    placement.listings.reduce(0) { sum, listing in
      switch listing.offer.priorityBand ?? listing.offer.suggestedPriorityBand ?? 1 {
      case 2: sum + rules.schools.secondPriorityBand
      case 3: sum + rules.schools.thirdPriorityBand
      default: sum
      }
    }
  }

  private func quality(_ placement: Placement) -> Int {
    guard let evaluations = placement.school.evaluations,
      evaluations.responses >= rules.schools.evaluationsNeeded
    else { return 0 }
    return -(rules.schools.qualityAtMost * evaluations.percentPositive / 100)
  }

  private func provisionalPlace(_ placement: Placement) -> Int {
    let provisional = placement.uses.filter {
      $0.isFurther || $0.listing?.offer.state == .pencilled
    }
    return rules.schools.provisionalPlace * provisional.count
  }

  private func untrainedMentor(_ placement: Placement) -> Int {
    let untrained = placement.uses.filter { hasUntrainedMentor($0, placement.school) }
    return rules.schools.untrainedMentor * untrained.count
  }
}

extension Placement {
  fileprivate var showsSEND: Bool { listings.contains { $0.offer.hasSENDObservation == true } }
  fileprivate var showsPhonics: Bool {
    listings.contains { $0.offer.hasPhonicsObservation == true }
  }
}
