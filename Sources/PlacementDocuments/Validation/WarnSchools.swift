extension RoundCheck {
  /// Warns about schools with offers where something will be in the way, or
  /// what is offered exceeds what can be looked after.
  mutating func warnAboutSchools() {
    var offers: [String: [Offer]] = [:]
    for offer in documents.offers where offer.state != .withdrawn {
      offers[offer.school, default: []].append(offer)
    }
    for (position, school) in documents.schools.enumerated() {
      let place = RecordPlace(list: .schools, position: position, identifier: school.id)
      warnAboutMentors(of: school, at: place)
      guard let offers = offers[school.id], school.partnership.status != .terminated else {
        continue
      }
      warnAboutStanding(of: school, at: place)
      warnAboutTime(of: school, offering: offers, at: place)
      warnAboutCapacity(of: school, offering: offers, at: place)
    }
  }

  private mutating func warnAboutMentors(of school: School, at place: RecordPlace) {
    for (index, mentor) in school.mentors.enumerated() {
      let taken = rules.mentors.slotsTaken(of: mentor)
      let most = rules.mentors.mostMentees(of: mentor)
      guard taken > most else { continue }
      findings.warning(
        "MENTOR-OVERLOAD", place, ".mentors[\(index)]",
        "early-career teachers and other trainees take \(taken) of the mentor's \(most) "
          + "\(most == 1 ? "slot" : "slots")",
        "Correct the figures, or name another mentor.")
    }
  }

  private mutating func warnAboutStanding(of school: School, at place: RecordPlace) {
    if school.partnership.status == .concernsUnderDiscussion {
      findings.warning(
        "CONCERNS-UNDER-DISCUSSION", place, ".partnership.status",
        "the school is used while concerns are discussed "
          + "(\(rules.clause(of: ActionCode.concernsUnderDiscussion)))",
        "Conclude the discussion.")
    }
    let declaration = school.healthAndSafety
    if declaration.status == .agreed, declaration.agreedBy != "head_teacher",
      declaration.agreedBy != "principal"
    {
      findings.warning(
        "HS-AGREED-BY-OTHER", place, ".health_and_safety",
        (declaration.agreedBy == nil
          ? "it is not recorded who agreed the declaration "
          : "the declaration was agreed by somebody other than the head ")
          + "(\(rules.clause(of: Gate.healthAndSafetyNotAgreed)))",
        "Have the head_teacher or principal agree it.")
    }
    let needed = rules.schools.evaluationsNeeded
    if let evaluations = school.evaluations, evaluations.responses < needed {
      findings.warning(
        "FEW-EVALUATIONS", place, ".evaluations",
        "\(evaluations.responses) \(evaluations.responses == 1 ? "evaluation is" : "evaluations are")"
          + " too few to count; \(needed) are needed",
        "Collect more.")
    }
  }

  private mutating func warnAboutTime(
    of school: School, offering offers: [Offer], at place: RecordPlace
  ) {
    let phases = offers.flatMap { self.phases(servedBy: $0, at: school) }
    if let signed = school.agreementSigned {
      warnAboutAgreement(signed, lastEnd: phases.map(\.end).max(), at: place)
    }
    let declaration = school.healthAndSafety
    if declaration.status == .agreed, let agreed = declaration.agreedOn,
      let start = phases.map(\.start).filter({ $0 < agreed }).min()
    {
      findings.warning(
        "HS-AGREED-LATE", place, ".health_and_safety.agreed_on",
        "the declaration was agreed on \(agreed), after placements start on \(start) "
          + "(\(rules.clause(of: Gate.healthAndSafetyNotAgreed)))",
        "Nobody may start there before it was agreed.")
    }
  }

  private mutating func warnAboutAgreement(_ signed: Day, lastEnd: Day?, at place: RecordPlace) {
    let reference = documents.round.referenceDate
    let years = rules.agreementValidYears
    let validUntil = signed.adding(years: years)
    if let lastEnd, signed <= reference, validUntil >= reference, validUntil < lastEnd {
      findings.warning(
        "AGREEMENT-LAPSES", place, ".agreement_signed",
        "the agreement is good until \(validUntil), placements last until \(lastEnd) "
          + "(\(rules.clause(of: Gate.agreementLapsed)))",
        "Have it signed again before then.")
    }
    if let year = AcademicYear(documents.round.academicYear), signed.year < year.firstYear,
      validUntil >= reference
    {
      findings.warning(
        "AGREEMENT-OF-EARLIER-YEAR", place, ".agreement_signed",
        "the form signed is not this year's (\(rules.clause(of: Gate.agreementLapsed)))",
        "Send the school this year's form.")
    }
  }

  private mutating func warnAboutCapacity(
    of school: School, offering offers: [Offer], at place: RecordPlace
  ) {
    let offered = mostPlacesTogether(offers)
    let new = rules.schools.newSchoolPlaces
    if school.partnership.status == .new, offered > new {
      findings.warning(
        "NEW-SCHOOL-PLACES", place, "",
        "a new school offers \(offered) places at once; at most \(new) are used",
        "Tell the school, or change the rule new_school_places.")
    }
    let main = offers.filter { $0.kind == .main }
    guard !main.isEmpty else { return }
    guard !school.mentors.isEmpty else {
      findings.warning(
        "MENTOR-NOT-NAMED", place, ".mentors",
        "the school offers places and names no mentor "
          + "(\(rules.clause(of: ActionCode.mentorNotNamed)))",
        "Ask for the mentors.")
      return
    }
    let slots = school.mentors.map(rules.mentors.freeSlots).reduce(0, +)
    let needed = min(mostPlacesTogether(main), school.maximumTrainees ?? .max)
    if slots < needed {
      findings.warning(
        "FEW-MENTORS", place, ".mentors",
        "\(needed) places are offered at once, and the mentors have \(slots) free "
          + "\(slots == 1 ? "slot" : "slots") (\(rules.clause(of: Limit.mentorSlots)))",
        "Ask for another mentor.")
    }
  }
}

extension RoundCheck {
  /// The training phases that an offer could serve, going by kind, dates,
  /// ages and what it accepts.
  func phases(servedBy offer: Offer, at school: School) -> [ProgrammePhase] {
    let years = offer.yearGroups.isEmpty ? school.ageRange?.yearGroups ?? [] : offer.yearGroups
    let accepts = offer.accepts
    return documents.round.programmes.flatMap { programme -> [ProgrammePhase] in
      let ages = programme.ageRange
      guard accepts.programmes.isEmpty || accepts.programmes.contains(programme.id),
        years.contains(where: { $0.entryAge >= ages.from && $0.entryAge + 1 <= ages.to })
      else { return [] }
      return programme.phases.filter { phase in
        phase.kind == offer.kind
          && (accepts.phases.isEmpty || accepts.phases.contains(phase.id))
          && (accepts.years.isEmpty || accepts.years.contains(phase.yearOfStudy))
          && (offer.start ?? .earliest) <= phase.start && phase.end <= (offer.end ?? .latest)
      }
    }
  }
}

/// The most places that offers give on one day.
private func mostPlacesTogether(_ offers: [Offer]) -> Int {
  // On a day on which one offer begins and another has just ended, the end counts first.
  let changes = offers.flatMap { offer in
    [
      (day: (offer.start ?? .earliest).dayNumber, places: offer.places),
      (day: (offer.end ?? .latest).dayNumber + 1, places: -offer.places),
    ]
  }
  var together = 0
  var most = 0
  for change in changes.sorted(by: { ($0.day, $0.places) < ($1.day, $1.places) }) {
    together += change.places
    most = max(most, together)
  }
  return most
}

extension MentorRules {
  fileprivate func mostMentees(of mentor: Mentor) -> Int {
    mentor.maximumMentees ?? (mentor.isExperienced ? menteesIfExperienced : mentees)
  }

  fileprivate func slotsTaken(of mentor: Mentor) -> Int {
    slotsPerEarlyCareerTeacher * mentor.earlyCareerTeachers + mentor.otherTrainees
  }

  fileprivate func freeSlots(of mentor: Mentor) -> Int {
    let isTrained = mentor.isInducted && mentor.trainingLevel >= trainedFromLevel
    guard isTrained || untrained == .allow else { return 0 }
    return max(0, mostMentees(of: mentor) - slotsTaken(of: mentor))
  }
}
