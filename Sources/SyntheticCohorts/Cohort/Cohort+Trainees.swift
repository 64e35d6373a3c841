import PlacementDocuments

extension Cohort {
  /// Makes the trainees in an order that tells nothing about them.
  mutating func makeTrainees() {
    var random = randomness("trainees")
    let intakes = random.shuffled(
      plan.intakes.flatMap { Array(repeating: $0, count: $0.count) })
    for intake in intakes {
      var trainee = Trainee()
      trainee.id = Cohort.code("T", trainees.count + 1)
      trainee.programme = intake.programme
      trainee.route = intake.route
      trainee.award = intake.award
      trainee.yearOfStudy = intake.year
      trainee.status = intake.year > 1 || random.chance(70) ? .enrolled : .holder
      trainee.profile = profile(&random)
      setSubjects(of: &trainee, intake, &random)
      setNeeds(of: &trainee, &random)
      setVetting(of: &trainee, &random)
      let handling = setRoute(of: &trainee, &random)
      setExperience(of: &trainee, &random)
      trainees.append(trainee)
      self.handling.append(handling)
    }
    setStatuses(&random)
  }

  func sector(of trainee: Trainee) -> Sector {
    trainee.subjects.isEmpty ? .primary : .secondary
  }

  private func profile(_ random: inout Randomness) -> Profile {
    var profile = Profile()
    let areas = HomeArea.all
    let area = areas[random.index(weights: areas.map { $0.postcodes * $0.share })]
    let north = random.normal() * area.spreadKilometres / Cohort.kilometresPerDegreeNorth
    let east = random.normal() * area.spreadKilometres / Cohort.kilometresPerDegreeEast
    profile.origin = Position(
      latitude: Cohort.rounded(area.latitude + north, to: 100),
      longitude: Cohort.rounded(area.longitude + east, to: 100))
    let modes: [TravelMode] = [.publicTransport, .car, .cycle, .walk]
    profile.travelMode = modes[random.index(weights: [52, 41, 5, 2])]
    if random.chance(15) { profile.interests.append(.challenging) }
    if random.chance(18) { profile.interests.append(.send) }
    return profile
  }

  private func setSubjects(
    of trainee: inout Trainee, _ intake: CohortPlan.Intake, _ random: inout Randomness
  ) {
    guard let subject = intake.subject else {
      switch intake.programme {
      case "pgde-maths": trainee.specialism = "mathematics"
      case "pgde-pe": trainee.specialism = "physical_education"
      default:
        if random.chance(6) {
          trainee.specialism = random.pick(["mathematics", "physical_education"])
        }
      }
      return
    }
    switch subject {
    case "modern_languages":
      let pairs = [
        ["french"], ["spanish"], ["german"], ["french", "spanish"], ["french", "german"],
      ]
      trainee.subjects = pairs[random.index(weights: [40, 30, 8, 15, 7])]
    case "geography", "history":
      trainee.subjects = [subject]
      let other = subject == "history" ? "geography" : "history"
      if intake.route == .core, random.chance(15) {
        trainee.subjects.append(other)
      } else if random.chance(15) {
        trainee.secondSubject = other
      }
    case "physical_education":
      trainee.subjects = [subject]
      if random.chance(25) { trainee.secondSubject = random.pick(["geography", "mathematics"]) }
    case "religious_education":
      trainee.subjects = [subject]
      if random.chance(20) { trainee.secondSubject = "citizenship" }
    default:
      trainee.subjects = [subject]
    }
  }

  private func setNeeds(of trainee: inout Trainee, _ random: inout Randomness) {
    let isPrimary = trainee.subjects.isEmpty
    let targets: [DevelopmentTarget] =
      isPrimary
      ? [.assessment, .behaviour, .earlyReading, .phonics, .send]
      : [.assessment, .behaviour, .eal, .send, .subjectKnowledge]
    trainee.profile?.developmentTargets = targets.filter { _ in random.chance(14) }
    if random.chance(4) {
      var adjustment = Adjustment()
      adjustment.code =
        Cohort.adjustments[random.index(weights: [2, 1, 2, 2, 3])].code
      adjustment.informSchool = random.chance(70)
      trainee.adjustments = [adjustment]
    }
    trainee.needsAdditionalSupport = random.chance(4)
    if trainee.needsAdditionalSupport || !trainee.adjustments.isEmpty {
      trainee.needsReviewedOn = plan.referenceDate.adding(days: -random.within(3...40))
    }
    trainee.hasShortJourneyPriority = random.chance(4)
    if random.chance(3) { trainee.travelLimitMinutes = random.pick([45, 60, 60, 75]) }
  }

  private func setVetting(of trainee: inout Trainee, _ random: inout Randomness) {
    trainee.fitness.isCleared = random.chance(97)
    trainee.checks.areCleared = random.chance(94)
    guard trainee.checks.areCleared else { return }
    let isSalaried = trainee.route == .schoolDirectSalaried
    trainee.checks.confirmedBy = isSalaried && random.chance(85) ? .employer : .university
  }

  /// Names lead and employing schools; says how the trainee comes by a placement.
  private func setRoute(of trainee: inout Trainee, _ random: inout Randomness) -> Handling {
    let isPrimary = trainee.subjects.isEmpty
    switch trainee.route {
    case .core, .undergraduate: return .free
    case .schoolDirect:
      trainee.leadSchool = schools[random.pick(isPrimary ? leads.primary : leads.secondary)].id
      let way = random.below(100)
      if way < 72 { return .arranged }
      trainee.supportRequested = way >= 86
      return trainee.supportRequested ? .supportRequested : .leadSchoolArranges
    case .schoolDirectSalaried:
      let lead = random.pick(isPrimary ? leads.primary : leads.salaried)
      trainee.leadSchool = schools[lead].id
      let employers = nearest(to: lead, isPrimary ? .primary : .secondary).prefix(12)
      trainee.employingSchool = schools[random.pick(Array(employers))].id
      return .salaried
    }
  }

  /// Ordinary schools of a sector, nearest to a school first, itself among them.
  private func nearest(to school: Int, _ sector: Sector) -> [Int] {
    let here = (sites[school].latitude, sites[school].longitude)
    return ranked(from: here, sector).filter {
      schools[$0].setting == .school && sites[$0].isUsable
        && schools[$0].partnership.status == .active
    }
  }

  /// Schools of a sector, nearest first.
  func ranked(from here: (Double, Double), _ sector: Sector) -> [Int] {
    var distances: [(kilometres: Double, school: Int)] = []
    for school in schools.indices where sites[school].sectors.contains(sector) {
      let there = (sites[school].latitude, sites[school].longitude)
      distances.append((Cohort.kilometres(here, there), school))
    }
    return distances.sorted { ($0.kilometres, $0.school) < ($1.kilometres, $1.school) }
      .map(\.school)
  }

  /// One withdrawn, one interrupted, a few returning and a few without a profile.
  private mutating func setStatuses(_ random: inout Randomness) {
    var queue = random.shuffled(trainees.indices.filter { handling[$0] == .free })
    for status in [Trainee.Status.interrupted, .withdrawn] {
      guard let index = queue.popLast() else { return }
      trainees[index].status = status
      handling[index] = .none
    }
    for _ in 0..<3 {
      guard let index = queue.popLast() else { return }
      trainees[index].profile = nil
      handling[index] = .none
    }
    // A year plan says itself who returns, and for which phases.
    for _ in 0..<(plan.isYearPlan ? 0 : 2) {
      guard let index = queue.popLast() else { return }
      trainees[index].status = .returning
      var demand = TraineeDemand()
      demand.phase =
        trainees[index].programme == "ba-primary" ? String(trainees[index].yearOfStudy) : "2"
      demand.isRetake = true
      trainees[index].demands = [demand]
    }
  }
}
