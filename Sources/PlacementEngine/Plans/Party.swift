import PlacementDocuments

/// Whoever chooses one plan: a trainee with every open demand of the round.
struct Party: Sendable {
  let trainee: Int
  /// Indices into ``Round/demands``, in order of time.
  let demands: [Int]
  /// What may serve each of the demands.
  let options: [DemandOptions]
  /// Every permitted plan, the one that places nobody first.
  let plans: [Plan]
}

/// One way of serving all of a party's demands, each by a placement or not at all.
struct Plan: Sendable {
  /// For each demand, an index into its placements; nil leaves it unplaced.
  let choices: [Int?]
  /// Minutes, summed over the placements.
  let score: Int
}

extension Party {
  /// Enumerates the permitted plans of a trainee.
  ///
  /// - Complexity: O(product of the demands' placements).
  init(trainee: Int, round: Round, occupancy: Occupancy) {
    self.trainee = trainee
    demands = round.demandsOfTrainee[trainee].filter { round.demands[$0].isOpen }
    options = demands.map { DemandOptions(demand: $0, round: round, occupancy: occupancy) }
    var enumeration = PlanEnumeration(round: round, demands: demands, options: options)
    enumeration.extend(score: 0, with: [])
    plans = enumeration.plans
  }
}

private struct PlanEnumeration {
  let round: Round
  let demands: [Int]
  let options: [DemandOptions]
  var plans: [Plan] = []
  private var choices: [Int?] = []

  init(round: Round, demands: [Int], options: [DemandOptions]) {
    self.round = round
    self.demands = demands
    self.options = options
  }

  mutating func extend(score: Int, with earlier: [Placement]) {
    let position = choices.count
    guard position < demands.count else {
      plans.append(Plan(choices: choices, score: score))
      return
    }
    choices.append(nil)
    extend(score: score, with: earlier)
    let demand = round.demands[demands[position]]
    let experience = round.experience(before: demands[position], earlier: earlier)
    for (index, placement) in options[position].placements.enumerated() {
      let clashes = earlier.contains {
        $0.school == placement.school
          && !demand.mayShare(placement.school, with: round.demands[$0.demand])
      }
      if clashes { continue }
      choices[position] = index
      extend(
        score: score + round.proposal(placement, experience: experience).score,
        with: earlier + [placement])
    }
    choices.removeLast()
  }
}

extension Round {
  /// What a trainee has met before a demand: the profile, what is fixed earlier, and what a
  /// plan does earlier.
  func experience(before index: Int, earlier: [Placement]) -> Experience {
    let demand = demands[index]
    var experience = Experience(trainees[demand.trainee].profile, schools: school(named:))
    for other in demandsOfTrainee[demand.trainee] where other < index {
      guard case .fixed(let placement) = demands[other].standing else { continue }
      experience = experience.adding(
        schools[placement.school],
        placement.offers.reduce(YearGroupSet([])) { $0.union(yearGroupsOfOffer[$1]) })
    }
    for placement in earlier {
      experience = experience.adding(schools[placement.school], placement.yearGroups)
    }
    return experience
  }

  func proposal(_ placement: Placement, experience: Experience) -> Proposal {
    Proposal(
      round: self, demandIndex: placement.demand, schoolIndex: placement.school,
      uses: placement.uses, journey: placement.journey, experience: experience)
  }

  /// A school by its identifier.
  func school(named identifier: String) -> School? {
    schoolIndex(named: identifier).map { schools[$0] }
  }
}
