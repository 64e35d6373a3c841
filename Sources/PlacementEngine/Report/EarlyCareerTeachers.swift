import PlacementDocuments

// Where no mentor is free, people ask why: early-career teachers may hold every slot.

extension Round {
  /// Whether a mentor would have a slot if there were no early-career teachers to look after.
  func isTaken(byEarlyCareerTeachers mentor: Mentor) -> Bool {
    var freed = mentor
    freed.earlyCareerTeachers = 0
    return slots(of: mentor) == 0 && slots(of: freed) > 0
  }
}

extension Report {
  /// The number of schools at which early-career teachers hold the slots that a demand lacks.
  func schoolsFullOfEarlyCareerTeachers(for index: Int) -> Int {
    let demand = round.demands[index]
    let refused = options[index]?.firstRefusals[.noMentor] ?? []
    return Set(
      refused.filter { offer in
        let serving = round.mentorsServing(
          school: round.schoolOfOffer[offer],
          subject: round.subjectOfUse(demand, offer: offer),
          keyStages: round.yearGroupsOfOffer[offer].keyStages)
        return serving.contains {
          round.isTaken(
            byEarlyCareerTeachers: round.schools[round.schoolOfOffer[offer]].mentors[$0])
        }
      }.map { round.schoolOfOffer[$0] }
    ).count
  }
}
