import PlacementDocuments

extension Cohort {
  /// Subjects of which fewer places are offered than trainees need, by this many.
  static let scarce = ["dance": 1, "psychology": 1, "social_sciences": 1]

  /// Settles every trainee who needs a place at some school that would do.
  mutating func settleTrainees() {
    var random = randomness("settling")
    settled = Array(repeating: nil, count: trainees.count)
    var missing = Cohort.scarce
    for index in trainees.indices where handling[index] == .salaried {
      guard let id = trainees[index].employingSchool,
        let school = schools.firstIndex(where: { $0.id == id })
      else { continue }
      settle(index, at: school)
    }
    // Those with the least choice first, as a person would.
    let order = random.shuffled(Array(trainees.indices)).sorted {
      constraints(of: $0) > constraints(of: $1)
    }
    for index in order {
      switch handling[index] {
      case .free, .supportRequested:
        if let subject = trainees[index].subjects.first, let short = missing[subject], short > 0 {
          missing[subject] = short - 1
          continue
        }
        if let school = choose(for: index, signedOnly: false, &random) {
          settle(index, at: school)
        }
      case .arranged:
        if let school = choose(for: index, signedOnly: random.chance(92), &random)
          ?? choose(for: index, signedOnly: false, &random)
        {
          settle(index, at: school)
        } else {
          handling[index] = .leadSchoolArranges
        }
      case .salaried, .leadSchoolArranges, .none: continue
      }
    }
  }

  private func constraints(of index: Int) -> Int {
    let trainee = trainees[index]
    return trainee.adjustments.count * 2 + (trainee.travelLimitMinutes == nil ? 0 : 3)
      + (trainee.subjects.count > 1 ? 1 : 0)
  }

  private mutating func settle(_ trainee: Int, at school: Int) {
    settled[trainee] = Settled(school: school)
    sites[school].load += 1
  }

  private func choose(
    for index: Int, signedOnly: Bool, _ random: inout Randomness
  ) -> Int? {
    let trainee = trainees[index]
    let used = trainee.profile?.priorPlacements.compactMap(\.school) ?? []
    let possible = reach[index].filter { pair in
      let school = schools[pair.school]
      let site = sites[pair.school]
      return pair.minutes <= min(trainee.travelLimitMinutes ?? 85, 85) && site.isUsable
        && site.load < site.room && school.setting != .college && !used.contains(school.id)
        && trainee.adjustments.allSatisfy { school.adjustments.contains($0.code) }
        && (!signedOnly || school.schoolDirectAgreementSigned != nil)
    }
    // Not the very nearest: schools offer what they can, not what is handy for trainees.
    return possible.isEmpty ? nil : random.pick(Array(possible.prefix(14))).school
  }
}
