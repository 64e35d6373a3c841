import PlacementDocuments

func tinySchools() -> [School] {
  var one = school("S-01", "Branadobeck Primary School", "Example North", "4-11")
  one.rurality = .urban
  one.size = .medium
  one.develops = [.phonics]
  one.adjustments = ["step_free_access"]
  one.usedLastYear = true
  one.evaluations = evaluations(10, percentPositive: 90)
  one.mentors = [
    mentor("M-101", level: 1),
    mentor("M-102", level: 2, isExperienced: true, earlyCareerTeachers: 1),
  ]

  var two = school("S-02", "Corvilagarth Primary School", "Example North", "4-11")
  two.rurality = .rural
  two.size = .small
  two.develops = [.send]
  // One day too old; S-03's form is exactly as old as a form may be.
  two.agreementSigned = day(2016, 12, 13)
  two.schoolDirectAgreementSigned = day(2018, 9, 3)
  two.usedLastYear = false
  two.mentors = [
    mentor("M-201", level: 1, isExperienced: true, maximum: 4, earlyCareerTeachers: 1)
  ]

  var three = school("S-03", "Dwalomafold Primary School", "Example North", "4-11")
  three.rurality = .urban
  three.size = .large
  three.context = [.challenging]
  three.develops = [.earlyReading]
  three.agreementSigned = day(2016, 12, 14)
  three.healthAndSafety = HealthAndSafety()
  three.hasImprovementPlan = true
  three.evaluations = evaluations(4, percentPositive: 100)
  three.maximumTrainees = 2

  var four = school("S-04", "Elvundamere Secondary School", "Example South", "11-16")
  four.rurality = .urban
  four.size = .large
  four.develops = [.assessment]
  four.partnership.status = .concernsUnderDiscussion
  four.hasOpenIssue = true
  four.usedLastYear = true
  four.mentors = [mentor("M-401", level: 1, subjects: ["history"])]

  var five = school("S-05", "Fennebridale Secondary School", "Example South", "11-18")
  five.position = Position(latitude: 53.4, longitude: -2.9)
  five.hasSixthForm = true
  five.rurality = .rural
  five.size = .small
  five.partnership.status = .new
  five.agreementSigned = nil
  five.usedLastYear = false
  five.mentors = [mentor("M-501", level: 0, subjects: ["history"])]

  var six = school("S-06", "Gwistadoshaw Secondary School", "Example South", "11-16")
  six.partnership.status = .terminated
  six.partnership.discussionConcluded = day(2018, 10, 5)

  var seven = school("S-07", "Heskilawick Secondary School", "Example South", "11-16")
  seven.selection = .notSelected

  var eight = school("S-08", "Jorvomacombe Secondary School", "Example South", "11-16")
  eight.healthAndSafety = HealthAndSafety()
  eight.healthAndSafety.status = .cannotComply

  return [one, two, three, four, five, six, seven, eight]
}

/// A school with everything signed.
private func school(_ id: String, _ name: String, _ area: String, _ ages: String) -> School {
  var school = School()
  school.id = id
  school.name = name
  school.localAuthority = area
  school.ageRange = AgeRange(ages)
  school.hasSixthForm = false
  school.agreementSigned = day(2018, 6, 1)
  school.healthAndSafety.status = .agreed
  school.healthAndSafety.agreedBy = "head_teacher"
  school.healthAndSafety.agreedOn = day(2018, 9, 10)
  return school
}

private func evaluations(_ responses: Int, percentPositive: Int) -> Evaluations {
  var evaluations = Evaluations()
  evaluations.responses = responses
  evaluations.percentPositive = percentPositive
  return evaluations
}

private func mentor(
  _ id: String, level: Int, isExperienced: Bool = false, maximum: Int? = nil,
  earlyCareerTeachers: Int = 0, subjects: [String] = []
) -> Mentor {
  var mentor = Mentor()
  mentor.id = id
  mentor.subjects = subjects
  mentor.trainingLevel = level
  mentor.isExperienced = isExperienced
  mentor.maximumMentees = maximum
  mentor.earlyCareerTeachers = earlyCareerTeachers
  return mentor
}
