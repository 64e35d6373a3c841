import PlacementDocuments

extension Cohort {
  /// Subjects of which fewer places are offered than trainees need, by this many in each term.
  static let scarce = ["dance": 1, "psychology": 1, "social_sciences": 1]

  /// Settles every demand that needs a place at some school that would do.
  mutating func settleDemands() {
    var random = randomness("settling")
    settled = Array(repeating: nil, count: demands.count)
    schoolsOfTrainee = Array(repeating: [], count: trainees.count)
    for index in demands.indices where demands[index].handling == .salaried {
      guard let id = trainee(of: index).employingSchool,
        let school = schools.firstIndex(where: { $0.id == id })
      else { continue }
      settle(index, at: school)
    }
    for term in plan.terms.indices { settle(term, &random) }
  }

  private mutating func settle(_ term: Int, _ random: inout Randomness) {
    var missing = Cohort.scarce
    // Those with the least choice first, as a person would.
    let order = random.shuffled(demands.indices.filter { demands[$0].term == term }).sorted {
      constraints(of: trainee(of: $0)) > constraints(of: trainee(of: $1))
    }
    for index in order {
      switch demands[index].handling {
      case .free, .supportRequested:
        if let subject = trainee(of: index).subjects.first, let short = missing[subject],
          short > 0
        {
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
          demands[index].handling = .leadSchoolArranges
        }
      case .salaried, .leadSchoolArranges, .none: continue
      }
    }
  }

  private func constraints(of trainee: Trainee) -> Int {
    trainee.adjustments.count * 2 + (trainee.travelLimitMinutes == nil ? 0 : 3)
      + (trainee.subjects.count > 1 ? 1 : 0)
  }

  private mutating func settle(_ demand: Int, at school: Int) {
    settled[demand] = Settled(school: school)
    schoolsOfTrainee[demands[demand].trainee].append(school)
    let term = demands[demand].term
    sites[school].load[term] += 1
    sites[school].loadByDepartment[department(of: demand), default: [:]][term, default: 0] += 1
  }

  /// Trainees of one department may follow each other at a school, term by term.
  private func department(of demand: Int) -> [String] {
    let trainee = trainee(of: demand)
    return trainee.subjects.isEmpty
      ? [trainee.programme.hasSuffix("3-7") ? "3-7" : "5-11"] : trainee.subjects
  }

  /// Whether a school had somebody in the same department in the term before,
  /// whom nobody follows yet.
  private func isVacated(_ school: Int, for demand: Int) -> Bool {
    let term = demands[demand].term
    let load = sites[school].loadByDepartment[department(of: demand)] ?? [:]
    return load[term - 1, default: 0] > load[term, default: 0]
  }

  private func choose(
    for index: Int, signedOnly: Bool, _ random: inout Randomness
  ) -> Int? {
    let trainee = trainee(of: index)
    let term = demands[index].term
    let used =
      (trainee.profile?.priorPlacements.compactMap(\.school) ?? [])
      + schoolsOfTrainee[demands[index].trainee].map { schools[$0].id }
    let possible = reach[demands[index].trainee].filter { pair in
      let school = schools[pair.school]
      let site = sites[pair.school]
      return pair.minutes <= min(trainee.travelLimitMinutes ?? 85, 85) && site.isUsable
        && site.load[term] < site.room && school.setting != .college && !used.contains(school.id)
        && trainee.adjustments.allSatisfy { school.adjustments.contains($0.code) }
        && (!signedOnly || school.schoolDirectAgreementSigned != nil)
    }
    let vacated = possible.filter { isVacated($0.school, for: index) }
    if !vacated.isEmpty, random.chance(80) { return random.pick(vacated).school }
    // Not the very nearest: schools offer what they can, not what is handy for trainees.
    return possible.isEmpty ? nil : random.pick(Array(possible.prefix(14))).school
  }
}
