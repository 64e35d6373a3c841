extension RoundCheck {
  /// Checks each trainee against the programmes and schools.
  mutating func checkTrainees() {
    let trainees = documents.trainees
    checkIdentifiers(places(.trainees, trainees.map(\.id)))
    for (position, trainee) in trainees.enumerated() {
      let place = RecordPlace(list: .trainees, position: position, identifier: trainee.id)
      checkSchools(of: trainee, at: place)
      checkSubjects(of: trainee, at: place)
      checkNeeds(of: trainee, at: place)
      let programme = resolve(trainee.programme, .programmes, at: place, ".programme")
      if let programme {
        let programme = documents.round.programmes[programme]
        checkCourse(of: trainee, programme, at: place)
        checkDemands(of: trainee, programme, at: place)
      }
      checkContinuingSchools(of: trainee, at: place)
    }
  }

  private mutating func checkSchools(of trainee: Trainee, at place: RecordPlace) {
    if let lead = trainee.leadSchool {
      resolve(lead, .schools, at: place, ".lead_school")
    } else if trainee.route.isSchoolDirect {
      findings.error(
        "NO-LEAD-SCHOOL", place, "",
        "the trainee is on School Direct, but no lead school is given "
          + "(\(rules.clause(of: Reason.leadSchoolArranges)))",
        "Add lead_school, or correct the route.")
    }
    if let employer = trainee.employingSchool {
      resolve(employer, .schools, at: place, ".employing_school")
    } else if trainee.route == .schoolDirectSalaried {
      findings.error(
        "NO-EMPLOYING-SCHOOL", place, "",
        "the trainee is salaried, but no employing school is given",
        "Add employing_school, or correct the route.")
    }
    for (index, school) in trainee.excludedSchools.enumerated() {
      resolve(school, .schools, at: place, ".excluded_schools[\(index)]", follows: false)
    }
    for (index, placement) in (trainee.profile?.priorPlacements ?? []).enumerated() {
      guard let school = placement.school else { continue }
      let key = ".profile.prior_placements[\(index)].school"
      resolve(school, .schools, at: place, key, follows: false)
    }
    for (index, school) in (trainee.profile?.wishes ?? []).enumerated() {
      resolve(school, .schools, at: place, ".profile.wishes[\(index)]", follows: false)
    }
  }

  private mutating func checkContinuingSchools(of trainee: Trainee, at place: RecordPlace) {
    for (index, demand) in (trainee.demands ?? []).enumerated() {
      guard let school = demand.continuingSchool else { continue }
      resolve(school, .schools, at: place, ".demands[\(index)].continuing_school")
    }
  }

  private mutating func checkSubjects(of trainee: Trainee, at place: RecordPlace) {
    checkSubjects(trainee.subjects, at: place, ".subjects")
    if let second = trainee.secondSubject { checkSubject(second, at: place, ".second_subject") }
    if let specialism = trainee.specialism { checkSubject(specialism, at: place, ".specialism") }
  }

  private mutating func checkNeeds(of trainee: Trainee, at place: RecordPlace) {
    var adjustments: Set<String> = []
    for (index, adjustment) in trainee.adjustments.enumerated()
    where !adjustments.insert(adjustment.code).inserted {
      findings.error(
        "REPEATED-VALUE", place, ".adjustments[\(index)]", "this adjustment is listed twice",
        "Remove one of them.")
    }
    var schools: Set<String> = []
    for (index, waiver) in trainee.fitness.waivers.enumerated() {
      let key = ".fitness.waivers[\(index)]"
      resolve(waiver.school, .schools, at: place, "\(key).school", follows: false)
      if !schools.insert(waiver.school).inserted {
        findings.error(
          "REPEATED-VALUE", place, key, "there are two waivers for one school",
          "Remove one of them.")
      }
    }
  }

  private mutating func checkCourse(
    of trainee: Trainee, _ programme: Programme, at place: RecordPlace
  ) {
    if programme.sector == .secondary, trainee.subjects.isEmpty {
      findings.error(
        "NO-SUBJECT", place, "", "a trainee in a secondary programme needs a subject",
        "Add subjects, or correct the programme.")
    }
    if programme.sector == .primary, trainee.subjects.count > 1 {
      findings.error(
        "TWO-SUBJECTS", place, ".subjects",
        "a trainee in a primary programme does not train in two subjects",
        "Remove them, or name one as specialism.")
    }
    if trainee.yearOfStudy > programme.years {
      findings.error(
        "YEAR-BEYOND-COURSE", place, ".year_of_study",
        "the trainee is in year \(trainee.yearOfStudy) of a course of \(programme.years)",
        "Correct it, or the programme's years.")
    }
  }

  private mutating func checkDemands(
    of trainee: Trainee, _ programme: Programme, at place: RecordPlace
  ) {
    guard let demands = trainee.demands else {
      let hasPhase = programme.phases.contains { $0.yearOfStudy == trainee.yearOfStudy }
      if !hasPhase, trainee.status.isActive {
        findings.error(
          "NO-PHASE", place, "",
          "the programme \(programme.id) has no training phase in year \(trainee.yearOfStudy), "
            + "and the trainee lists no demands",
          "Add demands, correct the year of study, or add the phase in round.json.")
      }
      return
    }
    var firsts: [String: Int] = [:]
    for (index, demand) in demands.enumerated() {
      let key = ".demands[\(index)]"
      if let first = firsts[demand.phase] {
        findings.error(
          "DUPLICATE-ID", place, "\(key).phase", "demands[\(first)] is for the same phase",
          "Remove one of them.")
        continue
      }
      firsts[demand.phase] = index
      guard checkPhase(demand.phase, of: [programme], at: place, "\(key).phase"),
        let phase = programme.phases.first(where: { $0.id == demand.phase })
      else { continue }
      if phase.yearOfStudy != trainee.yearOfStudy, !demand.isRetake, trainee.status != .returning {
        findings.error(
          "PHASE-OF-OTHER-YEAR", place, "\(key).phase",
          "phase '\(phase.id)' belongs to year \(phase.yearOfStudy), the trainee is in year "
            + "\(trainee.yearOfStudy)",
          "Mark the demand as a retake, the trainee as returning, or correct the phase.")
      }
      if demand.start != nil || demand.end != nil {
        checkDates(
          from: demand.start ?? phase.start, to: demand.end ?? phase.end, at: place, key)
      }
    }
  }
}
