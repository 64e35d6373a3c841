import PlacementDocuments

func tinyTrainees() -> [Trainee] {
  tinyPrimaryTrainees() + tinySchoolDirectTrainees() + tinySecondaryTrainees() + [tinyFirstYear()]
}

private func tinyPrimaryTrainees() -> [Trainee] {
  var one = trainee("T01", "pgde-5-11")
  one.profile?.priorPlacements = [prior([.year3], school: "S-01")]
  one.profile?.developmentTargets = [.send]

  var two = trainee("T02", "pgde-5-11")
  var before = prior([.year4])
  before.size = .medium
  two.profile?.priorPlacements = [before]
  var adjustment = Adjustment()
  adjustment.code = "step_free_access"
  adjustment.informSchool = true
  two.adjustments = [adjustment]
  two.needsAdditionalSupport = true
  two.needsReviewedOn = day(2018, 12, 3)
  two.checks = Checks()

  var three = trainee("T03", "ba-primary")
  three.route = .undergraduate
  three.award = .ba
  three.yearOfStudy = 3
  three.specialism = "mathematics"
  three.profile?.priorPlacements = [prior([.year2], school: "S-02"), prior([.year5])]
  three.profile?.developmentTargets = [.phonics]
  three.fitness = uncleared(waivedAt: "S-01", bySchool: true)

  var four = trainee("T04", "pgde-5-11")
  before = prior([.year1])
  before.rurality = .rural
  before.size = .small
  before.hasSixthForm = false
  before.setting = .school
  before.context = []
  four.profile?.priorPlacements = [before]
  four.profile?.travelMode = .car
  four.fitness = uncleared(waivedAt: "S-03", bySchool: false)
  return [one, two, three, four]
}

private func tinySchoolDirectTrainees() -> [Trainee] {
  var five = trainee("T05", "sd-primary")
  five.supportRequested = true
  five.hasShortJourneyPriority = true
  five.profile?.otherExperience = [.ks2]
  five.profile?.interests = [.send]

  var eight = trainee("T08", "sd-primary")
  eight.employingSchool = "S-02"
  eight.profile?.travelMode = .walk

  var all = [five, trainee("T06", "sd-primary"), trainee("T07", "sd-primary"), eight]
  for index in all.indices {
    all[index].route = index == 3 ? .schoolDirectSalaried : .schoolDirect
    all[index].award = .pgce
    all[index].leadSchool = "S-02"
  }
  return all
}

private func tinySecondaryTrainees() -> [Trainee] {
  var nine = trainee("T09", "pgde-secondary")
  nine.subjects = ["history", "geography"]
  var before = prior([.year7, .year8, .year9, .year10, .year11])
  before.rurality = .rural
  before.size = .medium
  before.hasSixthForm = true
  nine.profile?.priorPlacements = [before]
  nine.profile?.developmentTargets = [.assessment]

  var ten = trainee("T10", "pgde-secondary")
  ten.subjects = ["history"]
  before = prior([.year7, .year8, .year9])
  before.rurality = .urban
  before.hasSixthForm = false
  ten.profile?.priorPlacements = [before]
  ten.profile?.travelMode = .car
  ten.profile?.origin = Position(latitude: 53.3, longitude: -2.9)
  ten.travelLimitMinutes = 25

  var eleven = trainee("T11", "pgde-secondary")
  eleven.subjects = ["music"]
  return [nine, ten, eleven]
}

private func tinyFirstYear() -> Trainee {
  var twelve = trainee("T12", "ba-primary")
  twelve.route = .undergraduate
  twelve.award = .ba
  return twelve
}

/// A core trainee for whom everything is clear.
private func trainee(_ id: String, _ programme: String) -> Trainee {
  var trainee = Trainee()
  trainee.id = id
  trainee.programme = programme
  trainee.award = .pgde
  trainee.profile = Profile()
  trainee.fitness.isCleared = true
  trainee.checks.areCleared = true
  trainee.checks.confirmedBy = .university
  return trainee
}

private func prior(_ yearGroups: [YearGroup], school: String? = nil) -> PriorPlacement {
  var prior = PriorPlacement()
  prior.school = school
  prior.yearGroups = yearGroups
  prior.ended = day(2018, 11, 30)
  return prior
}

private func uncleared(waivedAt school: String, bySchool agrees: Bool) -> Fitness {
  var waiver = Fitness.Waiver()
  waiver.school = school
  waiver.universityAgreed = true
  waiver.schoolAgreed = agrees
  var fitness = Fitness()
  fitness.waivers = [waiver]
  return fitness
}
