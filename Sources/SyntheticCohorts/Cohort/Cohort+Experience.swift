import PlacementDocuments

extension Cohort {
  /// What came before: a placement in autumn for postgraduates in spring, one in each
  /// earlier year for undergraduates, and what people did before the course.
  func setExperience(of trainee: inout Trainee, _ random: inout Randomness) {
    guard trainee.profile?.origin != nil else { return }
    if trainee.route != .schoolDirectSalaried {
      let count =
        trainee.route == .undergraduate ? trainee.yearOfStudy - 1 : plan.isYearPlan ? 0 : 1
      setPriorPlacements(of: &trainee, count, percentNamed: 82, &random)
    }
    let sector = sector(of: trainee)
    let stages: [KeyStage] = sector == .primary ? [.eyfs, .ks1, .ks2] : [.ks2, .ks3, .ks4, .ks5]
    trainee.profile?.otherExperience = stages.filter { _ in random.chance(9) }
    trainee.profile?.enrichment = stages.filter { _ in random.chance(7) }
  }

  /// Placements near home in the years before, or for postgraduates in the phases before.
  func setPriorPlacements(
    of trainee: inout Trainee, _ count: Int, percentNamed: Int, _ random: inout Randomness
  ) {
    guard let origin = trainee.profile?.origin else { return }
    let sector = sector(of: trainee)
    let near = ranked(from: (origin.latitude, origin.longitude), sector)
      .filter { schools[$0].setting == .school }
    var used = random.shuffled(Array(near.prefix(16)))
    var priors: [PriorPlacement] = []
    for earlier in stride(from: count, to: 0, by: -1) {
      guard let school = used.popLast() else { break }
      var prior = priorPlacement(
        at: school, classes(of: trainee, sector, &random), isNamed: random.chance(percentNamed))
      if trainee.route == .undergraduate {
        prior.ended = plan.friday(12, 8).adding(years: 1 - earlier).adding(days: -250)
      } else {
        prior.ended =
          plan.isYearPlan ? plan.referenceDate.adding(days: -100 * earlier) : plan.friday(11, 30)
      }
      priors.append(prior)
    }
    trainee.profile?.priorPlacements = priors
  }

  private func priorPlacement(
    at index: Int, _ yearGroups: [YearGroup], isNamed: Bool
  ) -> PriorPlacement {
    var prior = PriorPlacement()
    prior.yearGroups = yearGroups
    let school = schools[index]
    if isNamed {
      prior.school = school.id
    } else {
      prior.rurality = school.rurality
      prior.size = school.size
      prior.hasSixthForm = school.hasSixthForm
      prior.setting = school.setting
      prior.context = school.context
    }
    return prior
  }

  private func classes(
    of trainee: Trainee, _ sector: Sector, _ random: inout Randomness
  ) -> [YearGroup] {
    guard sector == .primary else { return [.year7, .year8, .year9, .year10, .year11] }
    let isEarly = trainee.programme.hasSuffix("3-7")
    let first = isEarly ? YearGroup.nursery.index : YearGroup.year1.index
    let last = isEarly ? YearGroup.year2.index : YearGroup.year6.index
    return [YearGroup.allCases[random.within(first...last)]]
  }
}
