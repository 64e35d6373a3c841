import PlacementDocuments

extension RandomRound {
  mutating func makeTrainees() {
    for number in 1...random.large(shape.trainees) {
      let id = number < 10 ? "T0\(number)" : "T\(number)"
      documents.trainees.append(makeTrainee(id))
    }
  }

  private mutating func makeTrainee(_ id: String) -> Trainee {
    let programme = random.pick(documents.round.programmes)
    var trainee = Trainee()
    trainee.id = id
    trainee.programme = programme.id
    trainee.yearOfStudy = random.int(1...min(programme.years, 2))
    makeRoute(&trainee, programme)
    trainee.status = random.pick(
      Array(repeating: .enrolled, count: 14) + [.holder, .returning, .interrupted])
    if random.chance(3) { trainee.status = .withdrawn }
    if random.chance(odds(14)) {
      let ages = programme.sector == .primary ? ["3-7", "7-11", "5-11"] : ["11-16", "14-19"]
      trainee.ageRange = AgeRange(random.pick(ages))
    }
    if programme.sector == .secondary {
      let first = random.pick(subjects)
      trainee.subjects = [first]
      let others = subjects.filter { $0 != first }
      if random.chance(35) {
        trainee.subjects =
          random.chance(50) ? Array(subjects.prefix(2)) : [first, random.pick(others)]
      } else {
        trainee.secondSubject = random.maybe(35) { $0.pick(others) }
      }
    } else {
      trainee.specialism = random.maybe(30) { $0.pick(["mathematics", "physical_education"]) }
    }
    if !random.chance(5) { trainee.profile = makeProfile() }
    makeNeeds(&trainee)
    if random.chance(45) { trainee.demands = makeDemands(trainee, programme) }
    return trainee
  }

  private mutating func makeRoute(_ trainee: inout Trainee, _ programme: Programme) {
    trainee.route = random.pick(
      Array(repeating: .core, count: 12) + [
        .schoolDirect, .schoolDirect, .schoolDirect, .schoolDirect, .schoolDirectSalaried,
        .schoolDirectSalaried,
      ])
    if programme.years > 1, trainee.route == .core { trainee.route = .undergraduate }
    trainee.award = trainee.route == .undergraduate ? .ba : .pgce
    guard trainee.route.isSchoolDirect else { return }
    trainee.leadSchool = random.pick(schoolIDs)
    trainee.supportRequested = random.chance(55)
    if trainee.route == .schoolDirectSalaried { trainee.employingSchool = random.pick(schoolIDs) }
  }

  private mutating func makeProfile() -> Profile {
    var profile = Profile()
    profile.origin = random.maybe(85) { Self.position(&$0) }
    profile.travelMode = random.pick([
      .car, .car, .car, .publicTransport, .publicTransport, .publicTransport, .cycle, .cycle, .walk,
    ])
    for _ in 0..<random.pick([0, 0, 1, 1, 2]) { profile.priorPlacements.append(makePrior()) }
    profile.otherExperience = random.some(KeyStage.allCases, percent: 8)
    profile.enrichment = random.some(KeyStage.allCases, percent: 8)
    profile.developmentTargets = random.some(DevelopmentTarget.allCases, percent: 15)
    profile.interests = random.some(Profile.Interest.allCases, percent: 25)
    return profile
  }

  private mutating func makePrior() -> PriorPlacement {
    var placement = PriorPlacement()
    let first = random.int(0...13)
    placement.yearGroups = random.some(Array(YearGroup.allCases[first...(first + 1)]), percent: 70)
    placement.ended = random.maybe(50) { Self.referenceDate.adding(days: -$0.int(10...400)) }
    if random.chance(25) {
      placement.school = random.pick(schoolIDs)
      return placement
    }
    placement.rurality = random.maybe(60) { $0.pick(Rurality.allCases) }
    placement.size = random.maybe(60) { $0.pick(SchoolSize.allCases) }
    placement.hasSixthForm = random.maybe(60) { $0.chance(50) }
    placement.setting = random.maybe(60) { $0.pick([.school, .special]) }
    placement.context = random.maybe(60) { $0.some(SchoolContext.allCases, percent: 25) }
    return placement
  }

  private mutating func makeNeeds(_ trainee: inout Trainee) {
    trainee.adjustments = random.some(Self.adjustments, percent: odds(9)).map { code in
      var adjustment = Adjustment()
      adjustment.code = code
      return adjustment
    }
    trainee.needsAdditionalSupport = random.chance(30)
    trainee.hasShortJourneyPriority = random.chance(20)
    trainee.fitness.isCleared = random.chance(82)
    for school in schoolIDs where !trainee.fitness.isCleared && random.chance(50) {
      var waiver = Fitness.Waiver()
      waiver.school = school
      waiver.universityAgreed = random.chance(80)
      waiver.schoolAgreed = random.chance(80)
      trainee.fitness.waivers.append(waiver)
    }
    trainee.checks.areCleared = random.chance(85)
    trainee.checks.confirmedBy = trainee.checks.areCleared ? .university : nil
    if trainee.checks.areCleared, trainee.route == .schoolDirectSalaried, random.chance(75) {
      trainee.checks.confirmedBy = .employer
    }
    trainee.excludedSchools = random.some(
      schoolIDs, percent: isLarge ? 1 : odds(6))
    trainee.travelLimitMinutes = random.maybe(odds(12)) { $0.int(35...90) }
  }

  /// Demands of the trainee's own year, and sometimes a retake of an earlier one's.
  private mutating func makeDemands(_ trainee: Trainee, _ programme: Programme) -> [TraineeDemand] {
    var demands: [TraineeDemand] = []
    for phase in programme.phases where phase.yearOfStudy <= trainee.yearOfStudy {
      let isEarlier = phase.yearOfStudy < trainee.yearOfStudy
      guard random.chance(isEarlier ? 15 : 80) else { continue }
      var demand = TraineeDemand()
      demand.phase = phase.id
      demand.isRetake = isEarlier || random.chance(15)
      if random.chance(25) {
        let (start, end) = makeDates(isShort: phase.kind != .main)
        (demand.start, demand.end) = (start, end)
      }
      if random.chance(28), phase.kind == .main { demand.weekdays = makeWeekdays() }
      demand.origin = random.maybe(15) { Self.position(&$0) }
      if random.chance(25) {
        let used = trainee.profile?.priorPlacements.compactMap(\.school) ?? []
        demand.continuingSchool = random.pick(used + [random.pick(schoolIDs)])
      }
      demands.append(demand)
    }
    if demands.isEmpty {
      var demand = TraineeDemand()
      demand.phase =
        programme.phases.first { $0.yearOfStudy == trainee.yearOfStudy }?.id
        ?? programme.phases[0].id
      demands = [demand]
    }
    return Array(demands.prefix(3))
  }

  /// Rows for most pairs, by phase or by another mode for some; the rest is estimated or unknown.
  mutating func makeJourneys() {
    for trainee in documents.trainees {
      let mode = trainee.profile?.travelMode ?? .publicTransport
      let phases = demands.filter { $0.trainee.id == trainee.id }.map(\.phase.id)
      for school in schoolIDs {
        if random.chance(60) { addJourney(trainee.id, school, mode) }
        if random.chance(8), !phases.isEmpty {
          addJourney(trainee.id, school, mode, phase: random.pick(phases))
        }
        if random.chance(12) {
          addJourney(
            trainee.id, school, random.pick(TravelMode.allCases.filter { $0 != mode }))
        }
      }
    }
  }

  private mutating func addJourney(
    _ trainee: String, _ school: String, _ mode: TravelMode, phase: String? = nil
  ) {
    documents.journeys.append(
      Journey(
        trainee: trainee, phase: phase, school: school, mode: mode,
        minutes: random.chance(88) ? random.int(5...65) : random.int(76...120),
        isEstimated: random.chance(15)))
  }
}
