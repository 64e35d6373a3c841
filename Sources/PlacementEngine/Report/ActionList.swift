import PlacementDocuments

/// What people are to do, first things first: a school that cannot comply heads the list.
struct ActionList {
  let actions: [ActionRecord]

  init(_ report: Report) {
    let round = report.round
    var actions: [ActionRecord] = []

    // Schools that have places on offer but cannot be used until somebody acts.
    let offering = Set(
      round.offers.indices.filter { round.offers[$0].state != .withdrawn }
        .map { round.schoolOfOffer[$0] }
    ).sorted()
    for school in offering where round.schools[school].healthAndSafety.status == .cannotComply {
      if round.rules.stage(of: .cannotComply) != .off {
        actions.append(Self.action(.cannotComply, round.rules, school: round.schools[school].id))
      }
    }

    // Gates of the placements in the result: a school's own once, a trainee's for each.
    var ofSchools: Set<GateOfSchool> = []
    var ofTrainees: [ActionRecord] = []
    for (index, record) in report.records.enumerated() {
      guard let school = record.school, let position = round.schoolIndex(named: school) else {
        continue
      }
      for gate in round.shutGates(demand: round.demands[index], school: position)
      where gate != .cannotComply {
        if gate.isAboutTrainee {
          ofTrainees.append(
            Self.action(
              gate, round.rules, school: gate == .fitnessNotCleared ? school : nil,
              trainee: record.trainee,
              phase: record.phase))
        } else {
          ofSchools.insert(GateOfSchool(gate: gate, school: school))
        }
      }
    }
    actions += ofSchools.sorted().map { Self.action($0.gate, round.rules, school: $0.school) }
    actions += ofTrainees

    // Smaller things, and profiles that never came.
    for record in report.records {
      for code in record.actions {
        var action = ActionRecord()
        action.code = code.rawValue
        action.school = record.school
        action.trainee = record.trainee
        action.phase = record.phase
        action.offer = record.places.count == 1 ? record.places[0].offer : nil
        action.text = code.words
        action.policyReference = round.rules.clause(of: code)
        actions.append(action)
      }
      if record.reason == .profileMissing {
        var action = ActionRecord()
        action.code = Reason.profileMissing.rawValue
        action.trainee = record.trainee
        action.phase = record.phase
        action.text = "ask the trainee for the Trainee Profile"
        action.policyReference = round.rules.clause(of: Reason.profileMissing)
        actions.append(action)
      }
    }
    self.actions = actions
  }

  private struct GateOfSchool: Hashable, Comparable {
    let gate: Gate
    let school: String
    static func < (a: Self, b: Self) -> Bool { (a.gate, a.school) < (b.gate, b.school) }
  }

  private static func action(
    _ gate: Gate, _ rules: RulePack, school: String? = nil, trainee: String? = nil,
    phase: String? = nil
  ) -> ActionRecord {
    var action = ActionRecord()
    action.code = gate.rawValue
    action.school = school
    action.trainee = trainee
    action.phase = phase
    action.text = gate.action
    action.policyReference = rules.clause(of: gate)
    return action
  }
}

extension Gate {
  fileprivate var isAboutTrainee: Bool { self == .checksNotCleared || self == .fitnessNotCleared }
}
