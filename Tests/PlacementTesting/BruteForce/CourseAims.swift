import PlacementDocuments

// What a trainee is to have met by the end of the course: course rules and coverage.

extension OpenRound {
  /// How many course rules a trainee, who has a placeable demand, falls short of with these options.
  func breaches(_ trainee: Trainee, _ options: [Option]) -> Int {
    guard rules.isOn(.courseRules), let profile = trainee.profile else { return 0 }
    let own = demands(of: trainee)
    guard let range = own.first.map({ demands[$0].ageRange }),
      own.contains(where: { demands[$0].phase.isFinal })
    else { return 0 }
    let counted = own.filter { !demands[$0].isEnrichment }
    let schools =
      profile.priorPlacements.map(\.school)
      + counted.compactMap { commitments[$0].fixed?.school }.map(Optional.some)
      + options.filter { counted.contains($0.demand) }.map { Optional.some($0.school.id) }
    let stages =
      (priors(of: profile) + placements(of: trainee, options) { counted.contains($0) })
      .flatMap(\.keyStages)
    return rules.course.filter { rule in
      guard rule.routes.isEmpty || rule.routes.contains(trainee.route),
        rule.programmes.isEmpty || rule.programmes.contains(trainee.programme)
      else { return false }
      switch rule.kind {
      case .differentSchools:
        let inRound = schools.compactMap { $0.flatMap { school($0) }?.id }
        return Set(inRound).count + schools.count - inRound.count < rule.atLeast
      case .keyStages:
        let ownStages = Set(range.yearGroups.map(\.keyStage))
        return ownStages.intersection(stages).count < rule.atLeast
      case .away:
        guard let employer = trainee.employingSchool else { return false }
        return schools.filter { $0 != employer }.count < rule.atLeast
      }
    }.count
  }

  /// The kinds of coverage that count a trainee who has a placeable demand.
  func coverageCounting(_ trainee: Trainee) -> Set<CoverageKind> {
    guard let demand = demands.first(where: { $0.trainee.id == trainee.id }) else { return [] }
    let own = Set(demand.ageRange.yearGroups.map(\.keyStage))
    var kinds: Set<CoverageKind> = [.challenging]
    if demand.programme.sector == .secondary {
      if !own.contains(.ks2) { kinds.insert(.ks2) }
      if !own.contains(.ks5) { kinds.insert(.ks5) }
    } else {
      kinds.insert(.inclusion)
      if !neighbours(of: own).isEmpty { kinds.insert(.adjacent) }
    }
    return kinds
  }

  /// Of the kinds that count a trainee, those met by the end with these options.
  func coverageMet(by trainee: Trainee, _ options: [Option]) -> Set<CoverageKind> {
    guard rules.isOn(.coverage), CoverageKind.allCases.contains(where: { rules.coverage[$0] > 0 }),
      let profile = trainee.profile,
      let range = demands.first(where: { $0.trainee.id == trainee.id })?.ageRange
    else { return [] }
    let met = priors(of: profile) + placements(of: trainee, options) { _ in true }
    let stages = Set(met.flatMap(\.keyStages) + profile.otherExperience + profile.enrichment)
    return coverageCounting(trainee).filter { kind in
      switch kind {
      case .challenging: met.contains(where: \.isChallenging)
      case .inclusion: met.contains(where: \.isInclusive)
      case .ks2: stages.contains(.ks2)
      case .ks5: stages.contains(.ks5)
      case .adjacent:
        !neighbours(of: Set(range.yearGroups.map(\.keyStage))).isDisjoint(with: stages)
      }
    }
  }

  /// How many trainees of each kind are to meet it, of those with a placeable demand.
  func coverageNeeded() -> [CoverageKind: Int] {
    guard rules.isOn(.coverage) else { return [:] }
    let counted = documents.trainees.filter { trainee in
      demands(of: trainee).contains { isPlaceable($0) }
    }.map { coverageCounting($0) }
    var needed: [CoverageKind: Int] = [:]
    for kind in CoverageKind.allCases {
      let percent = rules.coverage[kind] * counted.filter { $0.contains(kind) }.count
      needed[kind] = percent / 100 + (percent % 100 > 0 ? 1 : 0)
    }
    return needed
  }

  /// Key stages next to those of an age range.
  private func neighbours(of own: Set<KeyStage>) -> Set<KeyStage> {
    let all = KeyStage.allCases
    return Set(
      zip(all, all.dropFirst()).flatMap { lower, upper -> [KeyStage] in
        own.contains(lower) == own.contains(upper) ? [] : [own.contains(lower) ? upper : lower]
      })
  }
}
