extension RoundCheck {
  /// Warns about what can be used, but is odd or incomplete in trainees.
  mutating func warnAboutTrainees() {
    let adjustments = Set(documents.schools.flatMap(\.adjustments))
    let knownAdjustments = adjustments.sorted()
    var finePositions = 0
    for (position, trainee) in documents.trainees.enumerated() {
      let place = RecordPlace(list: .trainees, position: position, identifier: trainee.id)
      warnAboutCourse(of: trainee, at: place)
      if trainee.demands == [] {
        findings.warning(
          "NO-DEMANDS", place, ".demands", "the list is empty, so the trainee is not placed",
          "Leave demands out to mean each phase of the year.")
      }
      if trainee.profile == nil, trainee.status.isActive {
        findings.warning(
          "PROFILE-MISSING", place, "",
          "there is no Trainee Profile, so the trainee is not placed "
            + "(\(rules.clause(of: Reason.profileMissing)))",
          "Ask for it.")
      }
      warnAboutNeeds(of: trainee, at: place)
      warnAboutWishes(of: trainee, at: place)
      for (index, adjustment) in trainee.adjustments.enumerated()
      where !adjustments.contains(adjustment.code) {
        let match = closestMatch(to: adjustment.code, among: knownAdjustments)
        findings.warning(
          "ADJUSTMENT-NOWHERE", place, ".adjustments[\(index)]",
          "no school makes the adjustment '\(adjustment.code)' "
            + "(\(rules.clause(of: Reason.adjustment)))",
          match.map { "Did you mean '\($0)'?" } ?? "Ask schools, and add it to theirs.")
      }
      let origins =
        [trainee.profile?.origin, trainee.profile?.fallback] + (trainee.demands ?? []).map(\.origin)
      if origins.contains(where: { $0?.isFinerThanAKilometre == true }) { finePositions += 1 }
    }
    if finePositions > 0 {
      findings.summary(
        "FINE-ORIGIN", .trainees,
        "\(finePositions) \(finePositions == 1 ? "trainee's origin has" : "trainees' origins have")"
          + " more than two decimals, which is finer than 1 km",
        "Round latitude and longitude to two decimals.")
    }
  }

  private mutating func warnAboutCourse(of trainee: Trainee, at place: RecordPlace) {
    if let award = trainee.award, isOdd(award, on: trainee.route) {
      findings.warning(
        "ODD-AWARD", place, ".award",
        "the award '\(award.rawValue)' is unusual on the route '\(trainee.route.rawValue)'",
        "Check both.")
    }
    if let position = position(trainee.programme, .programmes),
      documents.round.programmes[position].sector == .primary, trainee.subjects.count == 1
    {
      findings.warning(
        "SUBJECT-NOT-USED", place, ".subjects", "a primary programme does not use subjects",
        "Name it as specialism, or leave it out.")
    }
  }

  private func isOdd(_ award: Award, on route: Route) -> Bool {
    switch route {
    case .undergraduate: award == .pgce || award == .pgde
    case .core, .schoolDirect: award == .ba
    case .schoolDirectSalaried: award != .pgce
    }
  }

  private mutating func warnAboutWishes(of trainee: Trainee, at place: RecordPlace) {
    guard let profile = trainee.profile else { return }
    for (index, school) in profile.wishes.enumerated()
    where trainee.excludedSchools.contains(school) {
      findings.warning(
        "WISH-EXCLUDED", place, ".profile.wishes[\(index)]",
        "the school is never to be used for this trainee", "Remove one of the two.")
    }
    if profile.fallback != nil, profile.wishes.isEmpty {
      findings.warning(
        "FALLBACK-WITHOUT-WISHES", place, ".profile.fallback",
        "a fallback point without wishes has no effect", "Add wishes, or remove it.")
    }
  }

  private mutating func warnAboutNeeds(of trainee: Trainee, at place: RecordPlace) {
    if !trainee.fitness.isCleared {
      for (index, waiver) in trainee.fitness.waivers.enumerated()
      where waiver.universityAgreed != waiver.schoolAgreed {
        findings.warning(
          "ONE-SIDED-WAIVER", place, ".fitness.waivers[\(index)]",
          "only the \(waiver.universityAgreed ? "university" : "school") has agreed; a waiver "
            + "needs both (\(rules.clause(of: Gate.fitnessNotCleared)))",
          "Ask the other side, or wait for clearance.")
      }
    }
    let lastEnd = trainee.profile?.priorPlacements.compactMap(\.ended).max()
    if let lastEnd, let reviewed = trainee.needsReviewedOn, reviewed < lastEnd {
      findings.warning(
        "NEEDS-REVIEW-OLD", place, ".needs_reviewed_on",
        "needs were reviewed before the last placement ended "
          + "(\(rules.clause(of: Factor.currentNeeds)))",
        "Review them again.")
    }
  }
}

extension Position {
  /// Whether it has more than two decimals; a hundredth of a degree is about a kilometre.
  fileprivate var isFinerThanAKilometre: Bool {
    [latitude, longitude].contains { ($0 * 100).rounded() / 100 != $0 }
  }
}
