import PlacementDocuments

extension RandomRound {
  /// Dates, programmes with their phases, caps and rules.
  mutating func makeFrame() {
    isGenerous = random.chance(shape.features.isEmpty ? 60 : 85)
    documents.round.id = "R"
    documents.round.academicYear = "2018-19"
    documents.round.referenceDate = Self.referenceDate
    subjects = random.pick([
      ["chemistry", "physics", "science"], ["french", "german", "modern_languages"],
      ["english", "history", "mathematics"], ["biology", "geography", "science"],
    ])
    let sectors: [Sector] = random.pick([
      [.primary], [.primary], [.primary], [.secondary], [.secondary], [.secondary],
      [.primary, .secondary],
    ])
    for sector in sectors { documents.round.programmes.append(makeProgramme(sector)) }
    makeCaps()
    makeRules()
  }

  private mutating func makeProgramme(_ sector: Sector) -> Programme {
    var programme = Programme()
    programme.sector = sector
    programme.id = sector == .primary ? "PRI" : "SEC"
    programme.name = programme.id
    programme.years = random.pick([1, 1, 2, 3])
    let ages = sector == .primary ? ["5-11", "5-11", "3-7", "7-11"] : ["11-16", "11-16", "11-18"]
    programme.ageRange = AgeRange(random.pick(ages)) ?? .primary
    programme.enhancement = random.some(
      sector == .primary ? [.eyfs, .ks3] : [.ks2, .ks5], percent: 60)
    programme.travelLimitMinutes = random.maybe(12) { $0.int(45...80) }
    if random.chance(20) {
      programme.travelLimitMinutesByMode["car"] = random.int(35...70)
      if random.chance(50) {
        programme.travelLimitMinutesByMode["public_transport"] = random.int(45...90)
      }
    }
    let count = random.pick([1, 1, 1, 2, 2, 3])
    for year in 1...min(programme.years, 2) {
      for number in 1...count {
        programme.phases.append(makePhase("\(year)\(number)", year: year, sector))
      }
    }
    if random.chance(50) { programme.phases[programme.phases.count - 1].isFinal = true }
    return programme
  }

  private mutating func makePhase(_ id: String, year: Int, _ sector: Sector) -> ProgrammePhase {
    var phase = ProgrammePhase()
    phase.id = id
    phase.yearOfStudy = year
    phase.kind =
      random.chance(odds(16)) ? .enrichmentDay : random.chance(odds(6)) ? .intensiveBlock : .main
    (phase.start, phase.end) = makeDates(isShort: phase.kind != .main)
    if phase.kind == .main { phase.weekdays = makeWeekdays() }
    if random.chance(odds(20)) {
      phase.keyStages = random.some(sector == .primary ? [.ks1, .ks2] : [.ks3, .ks4], percent: 60)
    }
    phase.travelLimitMinutes = random.maybe(10) { $0.int(40...80) }
    return phase
  }

  /// Whole weeks between October and December, so that phases meet, or meet in part.
  mutating func makeDates(isShort: Bool) -> (Day, Day) {
    let monday = Day(year: 2018, month: 10, day: 1) ?? .earliest
    let start = monday.adding(days: 7 * random.int(0...7))
    let length = isShort ? random.int(0...4) : 7 * random.int(2...6) - 3
    return (start, start.adding(days: length))
  }

  mutating func makeWeekdays() -> [Weekday] {
    guard random.chance(25) else { return [] }
    return random.pick([
      [.monday, .tuesday, .wednesday], [.wednesday, .thursday, .friday], [.monday, .tuesday],
      [.thursday, .friday],
    ])
  }

  private mutating func makeCaps() {
    for (number, id) in ["CAP-A", "CAP-B"].enumerated() where random.chance(35) {
      var cap = Cap()
      cap.id = id
      cap.places = random.pick([0, 1, 1, 1, 2, 2]) + number + (isLarge ? 9 : 0)
      cap.counting = random.chance(40) ? .inTotal : .together
      cap.trust = random.maybe(35) { $0.pick(["Trust 1", "Trust 2"]) }
      cap.localAuthority = random.maybe(35) { $0.pick(["Wirral", "Sefton"]) }
      documents.round.caps.append(cap)
    }
  }

  /// Changes a few of the pack's numbers, zero included.
  private mutating func makeRules() {
    var rules = RulePack.ljmu2022
    rules.fairness.worstJourneys = .off  // a feature of its own
    let weights: [WritableKeyPath<RulePack, Int>] = [
      \.experience.contrast, \.experience.contrastAtMost, \.agePhases.newKeyStage,
      \.agePhases.exposure, \.needs.developmentTarget, \.needs.strongMentor, \.needs.sendInterest,
      \.needs.challengingContext, \.needs.specialism, \.schools.secondPriorityBand,
      \.schools.thirdPriorityBand, \.schools.qualityAtMost, \.schools.untrainedMentor,
      \.schools.improvementPlan, \.schools.unusedLastYear, \.schools.provisionalPlace,
      \.travel.ordinaryWeight, \.travel.longWeight, \.travel.veryLongWeight,
    ]
    for weight in weights where random.chance(12) { rules[keyPath: weight] = random.int(0...9) }
    // A journey's cost is convex: no minute counts less than the one before.
    rules.travel.longWeight = max(rules.travel.ordinaryWeight, rules.travel.longWeight)
    rules.travel.veryLongWeight = max(rules.travel.longWeight, rules.travel.veryLongWeight)
    if random.chance(25) {
      rules.placed.retakeOrFinal = random.int(1...9)
      rules.placed.other = random.int(1...9)
      rules.placed.firstYearOfLongCourse = random.int(1...9)
    }
    if random.chance(25) {
      rules.travel.limitMinutes = random.int(50...90)
      rules.travel.estimateToleranceMinutes = random.int(0...20)
    }
    rules.travel.limitIsHard = !random.chance(15)
    if random.chance(20) {
      rules.travel.freeMinutes = random.int(0...30)
      rules.travel.ordinaryMinutes = random.int(30...50)
      rules.travel.longMinutes = random.int(50...70)
      rules.travel.shortJourneyPriorityFactor = random.int(1...4)
    }
    if random.chance(20) {
      rules.estimates.car.base = Double(random.int(0...12))
      rules.estimates.car.perKilometre = Double(random.int(1...4)) + 0.25
      rules.estimates.publicTransport.toKilometres = Double(random.int(5...20))
    }
    if random.chance(20) {
      rules.experience.dimensions = random.some(ContrastDimension.allCases, percent: 60)
    }
    rules.agePhases.mixedClassPercent = random.pick([50, 50, 50, 34, 67, 100])
    rules.schools.evaluationsNeeded = random.pick([5, 5, 3, 8])
    rules.schools.newSchoolPlaces = random.pick([2, 1, 1, 0])
    rules.agreementValidYears = random.pick([2, 2, 2, 1, 3])
    makeMentorRules(&rules)
    if random.chance(30) {
      for gate in Gate.allCases where random.chance(40) {
        rules.stages[gate.rawValue] = random.pick([.solve, .solve] + GateStage.allCases).rawValue
      }
    }
    documents.round.rules = rules
  }

  private mutating func makeMentorRules(_ rules: inout RulePack) {
    rules.mentors.untrained = random.chance(50) ? .allow : .refuse
    guard random.chance(30) else { return }
    rules.mentors.mentees = random.int(1...2)
    rules.mentors.menteesIfExperienced = random.int(1...3)
    rules.mentors.slotsPerEarlyCareerTeacher = random.int(0...2)
    rules.mentors.trainedFromLevel = random.int(0...2)
    rules.mentors.strongFromLevel = random.int(1...3)
  }
}
