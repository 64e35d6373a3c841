import PlacementDocuments

// What a round wants beyond places: wishes, course rules, coverage and fairness.

extension RandomRound {
  mutating func addWishes() {
    for _ in 0..<random.int(1...3) {
      documents.round.rules.wishes.byRank.append(random.int(0...25))
    }
    documents.round.rules.wishes.fallbackPerKilometre = random.int(0...4)
    documents.round.rules.wishes.fallbackAtMost = random.int(5...40)
    for index in documents.trainees.indices where random.chance(70) {
      var wished: [String] = []
      for _ in 0..<random.int(1...3) {
        let school = random.pick(schoolIDs)
        if !wished.contains(school) { wished.append(school) }
      }
      documents.trainees[index].profile?.wishes = wished
      documents.trainees[index].profile?.fallback = random.maybe(60) { Self.position(&$0) }
    }
  }

  mutating func addCourseRules() {
    for number in 1...random.int(1...3) {
      var rule = CourseRule()
      rule.id = "C-\(number)"
      rule.kind = random.pick(CourseRule.Kind.allCases)
      rule.atLeast = random.pick([1, 2, 2, 3])
      if random.chance(20) { rule.routes = random.some(Route.allCases, percent: 50) }
      if random.chance(20) { rule.programmes = [random.pick(documents.round.programmes).id] }
      documents.round.rules.course.append(rule)
    }
    for index in documents.round.programmes.indices {
      for phase in documents.round.programmes[index].phases.indices where random.chance(60) {
        documents.round.programmes[index].phases[phase].isFinal = true
      }
    }
  }

  mutating func addCoverage() {
    for kind: WritableKeyPath<CoverageTargets, Int> in [
      \.challengingPercent, \.ks2Percent, \.ks5Percent, \.adjacentPercent, \.inclusionPercent,
    ] where random.chance(55) {
      documents.round.rules.coverage[keyPath: kind] = random.pick([100, 60, 50, 34, 10])
    }
    for index in documents.schools.indices where random.chance(30) {
      documents.schools[index].context = random.some(SchoolContext.allCases, percent: 50)
    }
  }

  mutating func addWorstJourneys() {
    let isFirst = random.chance(50)
    documents.round.rules.fairness.worstJourneys = isFirst ? .first : .ties
    documents.round.rules.fairness.downToMinutes = random.pick([20, 20, 0, 10, 35])
    let most = documents.round.rules.travel.ordinaryMinutes
    if isFirst {
      // So that the worst journey and the sum of scores come apart.
      if random.chance(50) {
        documents.round.rules.travel.freeMinutes = random.int(min(20, most)...most)
      }
    } else if random.chance(70) {
      // So that many allocations have the same score.
      documents.round.rules.travel.freeMinutes = most
      for term in Term.allCases where term != .travel {
        documents.round.rules.stages[term.rawValue] = GateStage.off.rawValue
      }
    }
  }

  mutating func addParity() {
    documents.round.rules.fairness.parityWeight = random.int(1...9)
    documents.round.rules.fairness.parityBandMinutes = random.pick([1, 2, 5, 5, 10])
    for index in documents.trainees.indices
    where documents.trainees[index].route == .core && random.chance(50) {
      documents.trainees[index].route = .undergraduate
    }
  }

  mutating func addSwitches() {
    for rule in RoundFeature.switchable where random.chance(12) {
      documents.round.rules.stages[rule] = GateStage.off.rawValue
    }
  }
}
