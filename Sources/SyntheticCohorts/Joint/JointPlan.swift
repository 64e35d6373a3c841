import PlacementDocuments

/// Sizes of a round in which everybody is placed in several phases at once.
struct JointPlan {
  var round: String
  var trainees: Int
  var schools: Int
  /// At most three.
  var phases: Int
  /// How many offers of a phase each trainee has a journey to, at most.
  var candidates = 30

  static let twoPhases600 = JointPlan(
    round: "two-phases-600", trainees: 600, schools: 300, phases: 2)
  static let threePhases600 = JointPlan(
    round: "three-phases-600", trainees: 600, schools: 300, phases: 3)

  /// The phases, in sequence.
  var programmePhases: [ProgrammePhase] {
    let dates = [
      day(2019, 1, 7)...day(2019, 2, 15),
      day(2019, 2, 25)...day(2019, 4, 12),
      day(2019, 4, 29)...day(2019, 7, 5),
    ]
    return dates.prefix(phases).enumerated().map { index, dates in
      var phase = SpringRound.phase(String(index + 1), dates)
      phase.isFinal = index == phases - 1
      return phase
    }
  }
}

extension Training {
  /// The classes that schools offer for it: each key stage of the age range, or more than one.
  var classes: [ClosedRange<YearGroup>] {
    switch programme {
    case "primary-3-7": [.nursery ... .reception, .year1 ... .year2]
    case "primary-5-11": [.year1 ... .year2, .year3 ... .year6]
    default: [.year7 ... .year9, .year10 ... .year11, .year7 ... .year11]
    }
  }
}
