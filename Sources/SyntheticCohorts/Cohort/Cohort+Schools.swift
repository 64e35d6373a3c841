import PlacementDocuments

extension Cohort {
  /// Adjustments that schools may be able to make, and how many can, in per cent.
  static let adjustments: [(code: String, percent: Int)] = [
    ("flexible_start", 45), ("hearing_loop", 25), ("parking_near_entrance", 60),
    ("quiet_space", 50), ("step_free_access", 55),
  ]

  /// Makes the schools of every area, around its centre, and judges none of them yet.
  mutating func makeSchools() {
    var random = randomness("schools")
    var names = SchoolNames(&random)
    for area in LocalAuthority.all {
      for _ in 0..<(plan.primarySchools[area.name] ?? 0) {
        add(primarySchool(in: area, &names, &random), [.primary])
      }
    }
    for area in LocalAuthority.all {
      for _ in 0..<(plan.secondarySchools[area.name] ?? 0) {
        add(secondarySchool(in: area, &names, &random), [.secondary])
      }
    }
    var partnership = randomness("partnership")
    for index in schools.indices { sign(index, &partnership) }
    setStandings(&partnership)
    makeSomeAllThrough(&partnership)
  }

  private mutating func add(_ school: School, _ sectors: [Sector]) {
    var school = school
    school.id = Cohort.code("S-", schools.count + 1)
    let position = school.position ?? Position(latitude: 0, longitude: 0)
    schools.append(school)
    sites.append(
      Site(
        sectors: sectors, latitude: position.latitude, longitude: position.longitude,
        load: Array(repeating: 0, count: plan.terms.count),
        room: school.size == .large ? 7 : school.size == .medium ? 5 : 3))
  }

  private func primarySchool(
    in area: LocalAuthority, _ names: inout SchoolNames, _ random: inout Randomness
  ) -> School {
    var school = school(in: area, roll: area.rolls.primary, sizes: (180, 330), &random)
    let isSpecial = random.chance(3)
    school.setting = isSpecial ? .special : .school
    school.name = names.next() + (isSpecial ? " Special School" : " Primary School")
    school.ageRange = AgeRange(isSpecial || random.chance(55) ? "3-11" : "4-11")
    school.hasSixthForm = false
    if isSpecial, !school.context.contains(.highSEND) { school.context.append(.highSEND) }
    school.develops = strengths(
      [.behaviour, .eal, .earlyReading, .inclusion, .phonics, .send], &random)
    return school
  }

  private func secondarySchool(
    in area: LocalAuthority, _ names: inout SchoolNames, _ random: inout Randomness
  ) -> School {
    var school = school(in: area, roll: area.rolls.secondary, sizes: (700, 1_100), &random)
    let setting = random.below(100)
    if setting < 2 {
      school.setting = .special
      school.name = names.next() + " Special School"
      school.ageRange = AgeRange("11-16")
      school.hasSixthForm = false
    } else if setting < 4 {
      school.setting = .college
      school.name = names.next() + " College"
      school.ageRange = AgeRange("16-19")
      school.hasSixthForm = true
    } else {
      school.name = names.next() + " Secondary School"
      let hasSixthForm = random.chance(area.withSixthForm)
      school.hasSixthForm = hasSixthForm
      school.ageRange = AgeRange(hasSixthForm ? "11-18" : "11-16")
    }
    school.develops = strengths(
      [.assessment, .behaviour, .eal, .inclusion, .send, .subjectKnowledge], &random)
    return school
  }

  private func school(
    in area: LocalAuthority, roll median: Int, sizes: (Int, Int), _ random: inout Randomness
  ) -> School {
    var school = School()
    school.localAuthority = area.name
    let north = min(max(random.normal(), -2), 2) * area.spread.north
    let east = min(max(random.normal(), -2), 2) * area.spread.east
    school.position = Position(
      latitude: Cohort.rounded(
        area.centre.latitude + north / Cohort.kilometresPerDegreeNorth, to: 1_000),
      longitude: Cohort.rounded(
        area.centre.longitude + east / Cohort.kilometresPerDegreeEast, to: 1_000))
    let roll = median * random.within(50...160) / 100
    school.size = roll < sizes.0 ? .small : roll < sizes.1 ? .medium : .large
    school.rurality = random.chance(area.rural) ? .rural : .urban
    if random.chance(35) { school.trust = "Trust \(random.within(1...18))" }
    let meals = share(area.freeMeals, &random)
    let language = share(area.additionalLanguage, &random)
    let needsImprovement = random.chance(area.requiringImprovement)
    if needsImprovement || meals >= 55 { school.context.append(.challenging) }
    if meals >= 40 { school.context.append(.highDisadvantage) }
    if language >= 20 { school.context.append(.highEAL) }
    if random.chance(8) { school.context.append(.highSEND) }
    return school
  }

  /// A share in per cent, from straight lines through the three percentiles.
  private func share(_ percentiles: (Int, Int, Int), _ random: inout Randomness) -> Int {
    let (low, middle, high) = percentiles
    let rank = random.below(100)
    return switch rank {
    case ..<10: low * rank / 10
    case ..<50: low + (middle - low) * (rank - 10) / 40
    case ..<90: middle + (high - middle) * (rank - 50) / 40
    default: min(100, high + (rank - 90))
    }
  }

  private func strengths(
    _ targets: [DevelopmentTarget], _ random: inout Randomness
  ) -> [DevelopmentTarget] {
    targets.filter { _ in random.chance(16) }
  }

  /// Agreements, declarations, adjustments and evaluations.
  private mutating func sign(_ index: Int, _ random: inout Randomness) {
    let reference = plan.referenceDate
    switch random.below(100) {
    case ..<91:
      schools[index].agreementSigned = reference.adding(days: -random.within(20...700))
    case ..<96:
      schools[index].agreementSigned = reference.adding(days: -random.within(740...1_400))
    default: break
    }
    switch random.below(100) {
    case ..<80:
      schools[index].healthAndSafety.status = .agreed
      schools[index].healthAndSafety.agreedOn = reference.adding(days: -random.within(5...90))
      schools[index].healthAndSafety.agreedBy =
        random.chance(4)
        ? "business_manager" : sites[index].sectors == [.primary] ? "head_teacher" : "principal"
    default: break
    }
    schools[index].adjustments = Cohort.adjustments.filter { random.chance($0.percent) }.map(\.code)
    schools[index].usedLastYear = random.chance(5) ? nil : random.chance(78)
    if schools[index].usedLastYear == true || random.chance(30) {
      schools[index].evaluations = Evaluations()
      schools[index].evaluations?.responses = random.within(1...14)
      schools[index].evaluations?.percentPositive = 100 - random.below(7) * random.below(7)
    }
    schools[index].hasOpenIssue = random.chance(2)
    schools[index].hasImprovementPlan = random.chance(3)
  }

  /// Gives a few schools of each sector every standing that a school can have.
  private mutating func setStandings(_ random: inout Randomness) {
    for sector in Sector.allCases {
      var queue = random.shuffled(
        schools.indices.filter { sites[$0].sectors == [sector] && schools[$0].setting == .school })
      func next() -> Int? { queue.popLast() }
      for _ in 0..<4 {
        guard let school = next() else { break }
        schools[school].partnership.status = .new
        schools[school].usedLastYear = false
        schools[school].evaluations = nil
        sites[school].room = 2
      }
      if let school = next() { schools[school].partnership.status = .concernsUnderDiscussion }
      if let school = next() {
        schools[school].partnership.status = .terminated
        schools[school].partnership.discussionConcluded = plan.referenceDate.adding(days: -60)
        sites[school].isUsable = false
      }
      if let school = next() {
        schools[school].selection = .notSelected
        sites[school].isUsable = false
      }
      if let school = next() {
        schools[school].healthAndSafety = HealthAndSafety()
        schools[school].healthAndSafety.status = .cannotComply
        sites[school].isUsable = false
      }
      if let school = next() { schools[school].selection = .standardsMet }
      // Nobody has said where these are: journeys that nobody measured stay unknown.
      for _ in 0..<2 { if let school = next() { schools[school].position = nil } }
    }
  }

  private mutating func makeSomeAllThrough(_ random: inout Randomness) {
    let candidates = random.shuffled(
      schools.indices.filter {
        sites[$0].sectors == [.secondary] && schools[$0].setting == .school && sites[$0].isUsable
          && schools[$0].partnership.status == .active && schools[$0].position != nil
      })
    for school in candidates.prefix(plan.allThroughSchools) {
      schools[school].name = String(schools[school].name.dropLast(16)) + "All-through School"
      schools[school].ageRange = AgeRange(schools[school].hasSixthForm == true ? "4-18" : "4-16")
      sites[school].sectors = [.primary, .secondary]
    }
  }

  /// Names lead schools in the areas with most schools, and has them sign.
  mutating func chooseLeadSchools() {
    var random = randomness("lead schools")
    func queue(_ sector: Sector) -> [Int] {
      random.shuffled(
        schools.indices.filter {
          sites[$0].sectors.contains(sector) && schools[$0].partnership.status == .active
            && sites[$0].isUsable && schools[$0].setting == .school && schools[$0].position != nil
            && schools[$0].selection == .selected
        })
    }
    let primary = queue(.primary)
    let secondary = queue(.secondary).filter {
      !primary.prefix(plan.primaryLeadSchools).contains($0)
    }
    leads.primary = primary.prefix(plan.primaryLeadSchools).sorted()
    leads.secondary = secondary.prefix(plan.secondaryLeadSchools).sorted()
    leads.salaried = secondary.dropFirst(plan.secondaryLeadSchools)
      .prefix(plan.salariedLeadSchools).sorted()
    for index in schools.indices {
      let isLead = (leads.primary + leads.secondary + leads.salaried).contains(index)
      if isLead || random.chance(45) {
        schools[index].schoolDirectAgreementSigned =
          plan.referenceDate.adding(days: -random.within(30...500))
      }
    }
  }
}
