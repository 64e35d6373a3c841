extension RoundCheck {
  /// Checks each group, and the groups against each other.
  mutating func checkGroups() {
    let groups = documents.round.groups
    checkIdentifiers(places(.groups, groups.map(\.id)))
    for (position, group) in groups.enumerated() {
      let place = RecordPlace(list: .groups, position: position, identifier: group.id)
      for (index, trainee) in group.trainees.enumerated() {
        resolve(trainee, .trainees, at: place, ".trainees[\(index)]", follows: false)
      }
      if Set(group.trainees).count < 2 {
        findings.error(
          "GROUP-TOO-SMALL", place, ".trainees", "a group needs at least two trainees",
          "Add the others, or remove the group.")
      }
      if let phase = group.phase {
        checkPhase(phase, of: documents.round.programmes, at: place, ".phase")
      }
    }
    let blocks = Blocks(groups, phasesOfTrainee: startsOfDemands)
    for (position, group) in groups.enumerated() {
      let place = RecordPlace(list: .groups, position: position, identifier: group.id)
      switch group.kind {
      case .apart: checkApart(group, blocks, at: place)
      case .together: checkOrder(of: group, blocks, at: place)
      case .shareJourney: break
      }
    }
  }

  private mutating func checkApart(_ group: TraineeGroup, _ blocks: Blocks, at place: RecordPlace) {
    for phase in blocks.phases(of: group) {
      var firsts: [String: String] = [:]
      for trainee in group.trainees {
        guard let block = blocks.block(of: trainee, in: phase) else { continue }
        guard let first = firsts.updateValue(trainee, forKey: block) else { continue }
        findings.error(
          "GROUPS-CONTRADICT", place, "",
          "\(first) and \(trainee) are to be apart here, and together by other groups, in phase "
            + "'\(phase)'",
          "Remove one of them from one of the groups.")
        return
      }
    }
  }

  /// Placed together, two trainees must meet in one order of time.
  private mutating func checkOrder(
    of group: TraineeGroup, _ blocks: Blocks, at place: RecordPlace
  ) {
    let starts = group.trainees.map { (id: $0, starts: blocks.starts[$0] ?? [:]) }
    let phases = blocks.phases(of: group)
    for (index, a) in starts.enumerated() {
      for b in starts[..<index] {
        let common = phases.filter { a.starts[$0] != nil && b.starts[$0] != nil }
        for p in common {
          for q in common {
            guard let ap = a.starts[p], let aq = a.starts[q], let bp = b.starts[p],
              let bq = b.starts[q], ap < aq, bq < bp
            else { continue }
            findings.error(
              "OPPOSITE-ORDER", place, "",
              "\(a.id) takes phase '\(p)' before '\(q)', \(b.id) after it, so they cannot be "
                + "together in both",
              "Name the phase that the group is about, or correct the dates.")
            return
          }
        }
      }
    }
  }

  /// When each demand of a trainee starts, by trainee and phase.
  private var startsOfDemands: [String: [String: Day]] {
    var all: [String: [String: Day]] = [:]
    for trainee in documents.trainees {
      guard let programme = position(trainee.programme, .programmes) else { continue }
      let phases = documents.round.programmes[programme].phases
      var starts: [String: Day] = [:]
      if let demands = trainee.demands {
        for demand in demands {
          let start = demand.start ?? phases.first { $0.id == demand.phase }?.start
          if let start { starts[demand.phase] = start }
        }
      } else {
        for phase in phases where phase.yearOfStudy == trainee.yearOfStudy {
          starts[phase.id] = phase.start
        }
      }
      all[trainee.id] = starts
    }
    return all
  }

  /// Warns about groups that change nothing, or that nothing can serve.
  mutating func warnAboutGroups() {
    let blocks = Blocks(documents.round.groups, phasesOfTrainee: startsOfDemands)
    for (position, group) in documents.round.groups.enumerated()
    where !findings.isFaulty(.groups, position) {
      let place = RecordPlace(list: .groups, position: position, identifier: group.id)
      if blocks.phases(of: group).isEmpty {
        findings.warning(
          "GROUP-WITHOUT-DEMANDS", place, "",
          "no two of the group are to be placed in one phase, so it has no effect",
          "Correct the trainees or the phase.")
      } else if group.kind == .together, !hasCommonSchool(group) {
        findings.warning(
          "GROUP-NOWHERE", place, "",
          "no school has offers in the subject and age range of every trainee of the group "
            + "\(group.id), so they cannot be placed together",
          "Ask a school for such places, or remove the group.")
      }
    }
  }

  private func hasCommonSchool(_ group: TraineeGroup) -> Bool {
    var common: Set<String>?
    for id in group.trainees {
      guard let position = position(id, .trainees) else { continue }
      let trainee = documents.trainees[position]
      let schools = documents.offers.filter { suits($0, trainee) }.map(\.school)
      common = common?.intersection(schools) ?? Set(schools)
    }
    return common?.isEmpty != true
  }

  /// Whether an offer is in the subject and, in part, in the age range of a trainee.
  private func suits(_ offer: Offer, _ trainee: Trainee) -> Bool {
    guard offer.state != .withdrawn, let school = position(offer.school, .schools),
      let position = position(trainee.programme, .programmes)
    else { return false }
    let programme = documents.round.programmes[position]
    let ages = trainee.ageRange ?? programme.ageRange
    let years =
      offer.yearGroups.isEmpty
      ? documents.schools[school].ageRange?.yearGroups ?? [] : offer.yearGroups
    guard !Set(years).isDisjoint(with: ages.yearGroups) else { return false }
    guard programme.sector == .secondary else { return true }
    let groups = rules.subjectGroups
    return trainee.subjects.contains { subject in
      offer.subjects.contains {
        $0 == subject || groups[$0]?.contains(subject) == true
          || groups[subject]?.contains($0) == true
      }
    }
  }
}

/// Who is to be together with whom, phase by phase.
private struct Blocks {
  /// When the demands of each trainee start, by trainee and phase.
  let starts: [String: [String: Day]]
  /// For each phase, the block of each trainee in one: the name of one of its members.
  private var leaders: [String: [String: String]] = [:]

  init(_ groups: [TraineeGroup], phasesOfTrainee starts: [String: [String: Day]]) {
    self.starts = starts
    for group in groups where group.kind == .together {
      for phase in phases(of: group) {
        let members = group.trainees.filter { starts[$0]?[phase] != nil }
        guard let first = members.first else { continue }
        for member in members.dropFirst() { join(first, member, in: phase) }
      }
    }
  }

  /// The phases that a group is about, in order of their names.
  func phases(of group: TraineeGroup) -> [String] {
    var members: [String: Int] = [:]
    for trainee in Set(group.trainees) {
      for phase in (starts[trainee] ?? [:]).keys { members[phase, default: 0] += 1 }
    }
    return members.filter { $0.value > 1 && (group.phase == nil || group.phase == $0.key) }
      .map(\.key).sorted()
  }

  /// The block of a trainee in a phase, if it is in one.
  func block(of trainee: String, in phase: String) -> String? { leaders[phase]?[trainee] }

  private mutating func join(_ a: String, _ b: String, in phase: String) {
    let (kept, merged) = (block(of: a, in: phase) ?? a, block(of: b, in: phase) ?? b)
    leaders[phase, default: [:]][a] = kept
    leaders[phase, default: [:]][b] = kept
    for (member, leader) in leaders[phase] ?? [:] where leader == merged {
      leaders[phase, default: [:]][member] = kept
    }
  }
}
