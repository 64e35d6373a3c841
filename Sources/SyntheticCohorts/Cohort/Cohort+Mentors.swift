import PlacementDocuments

extension Cohort {
  /// Names mentors at most schools: enough for those settled there, seldom for more.
  mutating func makeMentors() {
    var random = randomness("mentors")
    var number = 0
    for school in schools.indices {
      let isUnnamed = random.chance(15)
      guard sites[school].isUsable, !isUnnamed else { continue }
      var mentors: [Mentor] = []
      for need in needs(at: school) {
        // A department whose mentors nobody has named yet needs none.
        if !need.subjects.isEmpty, random.chance(12) { continue }
        var slots = 0
        while slots < need.most {
          number += 1
          let mentor = mentor(number, need.subjects, &random)
          slots += Cohort.slots(of: mentor)
          mentors.append(mentor)
        }
      }
      if !mentors.isEmpty, random.chance(20) {
        number += 1
        var mentor = mentor(number, mentors[0].subjects, &random)
        if mentor.subjects.isEmpty { mentor.keyStages = [random.pick([.eyfs, .ks1, .ks2])] }
        mentors.append(mentor)
      }
      schools[school].mentors = mentors
    }
  }

  private struct Need {
    var subjects: [String]
    var traineesByTerm: [Int]

    /// Trainees in the busiest term.
    var most: Int { traineesByTerm.max() ?? 0 }
  }

  /// Trainees settled at a school, by what their mentors must be able to mentor.
  private func needs(at school: Int) -> [Need] {
    var needs: [Need] = []
    for (index, demand) in demands.enumerated() {
      guard let place = settled[index], place.school == school else { continue }
      let trainee = trainees[demand.trainee]
      let uses =
        place.offers.isEmpty
        ? [Array(trainee.subjects.prefix(1))]
        : place.offers.map { sector(of: trainee) == .primary ? [] : offers[$0].subjects }
      for subjects in uses {
        let same = needs.firstIndex { $0.subjects == subjects } ?? needs.count
        if same == needs.count {
          let none = Array(repeating: 0, count: plan.terms.count)
          needs.append(Need(subjects: subjects, traineesByTerm: none))
        }
        needs[same].traineesByTerm[demand.term] += 1
      }
    }
    return needs
  }

  private func mentor(
    _ number: Int, _ subjects: [String], _ random: inout Randomness
  ) -> Mentor {
    var mentor = Mentor()
    mentor.id = Cohort.code("M-", number)
    mentor.subjects = subjects
    mentor.isExperienced = random.chance(45)
    mentor.trainingLevel = random.index(weights: [7, 50, 30, 13])
    mentor.isInducted = random.chance(94)
    let usual = mentor.isExperienced ? 2 : 1
    switch random.below(100) {
    case ..<10:
      mentor.earlyCareerTeachers = 1
      mentor.maximumMentees = usual + 1
    case ..<16:
      mentor.otherTrainees = 1
      mentor.maximumMentees = usual + 1
    case ..<21:
      // Fully taken up by newcomers to teaching.
      mentor.earlyCareerTeachers = usual
    default: break
    }
    return mentor
  }

  private static func slots(of mentor: Mentor) -> Int {
    let most = mentor.maximumMentees ?? (mentor.isExperienced ? 2 : 1)
    return max(0, most - mentor.earlyCareerTeachers - mentor.otherTrainees)
  }
}
