extension RoundCheck {
  /// Checks each school by itself, and its mentors over the whole round.
  mutating func checkSchools() {
    let schools = documents.schools
    checkIdentifiers(places(.schools, schools.map(\.id)))
    var mentors: [String: (school: RecordPlace, index: Int)] = [:]
    for (position, school) in schools.enumerated() {
      let place = RecordPlace(list: .schools, position: position, identifier: school.id)
      checkStanding(of: school, at: place)
      for (index, mentor) in school.mentors.enumerated() {
        let key = ".mentors[\(index)]"
        checkSubjects(mentor.subjects, at: place, "\(key).subjects")
        guard let first = mentors[mentor.id] else {
          mentors[mentor.id] = (place, index)
          continue
        }
        let firstIndex = findings.originalIndex(.schools, first.school.position)
        findings.leaveOut(.schools, first.school.position)
        findings.error(
          "DUPLICATE-ID", place, "\(key).id",
          "schools[\(firstIndex)].mentors[\(first.index)] has the same id",
          "Give each mentor of the round an id of its own.")
      }
    }
  }

  private mutating func checkStanding(of school: School, at place: RecordPlace) {
    if school.partnership.status == .terminated, school.partnership.discussionConcluded == nil {
      findings.error(
        "ENDED-WITHOUT-DISCUSSION", place, ".partnership",
        "the partnership is terminated without a concluded discussion "
          + "(\(rules.clause(of: Gate.partnershipEnded)))",
        "Add discussion_concluded, or correct the status to concerns_under_discussion.")
    }
    if school.healthAndSafety.status == .agreed, school.healthAndSafety.agreedOn == nil {
      findings.error(
        "HS-WITHOUT-DATE", place, ".health_and_safety",
        "the declaration is agreed, but not when "
          + "(\(rules.clause(of: Gate.healthAndSafetyNotAgreed)))",
        "Add agreed_on, or correct the status to not_returned.")
    }
  }
}
