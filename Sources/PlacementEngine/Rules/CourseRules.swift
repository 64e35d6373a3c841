import PlacementDocuments

// What a trainee's placements are to show by the end of the course: judged for those whose
// demands in the round include a final phase.

/// A placement that is settled before any plan, as course rules see it.
struct SettledPlacement {
  /// Nil for a school that is not in the round.
  let school: Int?
  let keyStages: KeyStageSet
}

extension Round {
  /// Positions in the pack of the course rules that are about a trainee.
  func courseRules(for trainee: Int) -> [Int] {
    guard rules.isOn(.courseRules),
      demandsOfTrainee[trainee].contains(where: { demands[$0].phase.isFinal })
    else { return [] }
    let record = trainees[trainee]
    return rules.course.indices.filter {
      let rule = rules.course[$0]
      return (rule.routes.isEmpty || rule.routes.contains(record.route))
        && (rule.programmes.isEmpty || rule.programmes.contains(record.programme))
        && (rule.kind != .away || record.employingSchool != nil)
    }
  }

  /// Prior placements and fixed demands; enrichment days do not count.
  func settledForCourse(_ trainee: Int) -> [SettledPlacement] {
    let prior = priorPlacements[trainee].map {
      SettledPlacement(
        school: $0.school.flatMap(schoolIndex(named:)),
        keyStages: YearGroupSet($0.yearGroups).keyStages)
    }
    let fixed = demandsOfTrainee[trainee].compactMap { index -> SettledPlacement? in
      guard !demands[index].isEnrichment, let placement = demands[index].fixedPlacement else {
        return nil
      }
      return SettledPlacement(
        school: placement.school, keyStages: yearGroups(of: placement).keyStages)
    }
    return prior + fixed
  }

  /// A tally without what none of these rules asks for.
  func reduced(_ tally: Tally, _ courseRules: [Int]) -> Tally {
    var result = tally
    let asked = courseRules.map { rules.course[$0] }
    func most(_ kind: CourseRule.Kind) -> Int {
      asked.reduce(0) { $1.kind == kind ? max($0, $1.atLeast) : $0 }
    }
    result.schools = min(tally.schools, most(.differentSchools))
    result.away = min(tally.away, most(.away))
    if tally.keyStages.count >= most(.keyStages) {
      // Enough is enough, whichever they are.
      result.keyStages = KeyStageSet(KeyStage.allCases.prefix(most(.keyStages)))
    }
    return result
  }

  /// The course rules, of those given, that a tally falls short of.
  func breaches(_ tally: Tally, of courseRules: [Int]) -> [Int] {
    courseRules.filter {
      let rule = rules.course[$0]
      return switch rule.kind {
      case .differentSchools: tally.schools < rule.atLeast
      case .keyStages: tally.keyStages.count < rule.atLeast
      case .away: tally.away < rule.atLeast
      }
    }
  }
}

extension Objective {
  /// Breaches of course rules: each trainee and rule is one, counted at the end of a plan.
  static let courseRules = Objective(.courseRules) {
    !$0.round.rules.course.isEmpty
  } whole: { candidates, placements in
    candidates.parties.reduce(0) { sum, party in
      sum + party.whole(in: candidates.round) { placements[$0] }.breaches
    }
  }
}
