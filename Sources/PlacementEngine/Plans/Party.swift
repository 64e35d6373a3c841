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
  /// The most plans that a round may have: beyond it, memory would run out before time does.
  static let mostPlans = 5_000_000

  /// Enumerates the permitted plans of a trainee.
  ///
  /// - Parameters:
  ///   - trainee: Index into ``Round/trainees``.
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  ///   - allowance: How many plans there may still be; reduced by what might be made here.
  /// - Throws: ``InternalError/tooManyPlans`` if the allowance is not enough.
  /// - Complexity: O(product of the demands' placements).
  init(trainee: Int, round: Round, occupancy: Occupancy, allowance: inout Int) throws(InternalError)
  {
    self.trainee = trainee
    demands = round.demandsOfTrainee[trainee].filter { round.demands[$0].isOpen }
    options = demands.map { DemandOptions(demand: $0, round: round, occupancy: occupancy) }
    var combinations = 1
    for options in options {
      let (product, overflows) = (options.placements.count + 1)
        .multipliedReportingOverflow(by: combinations)
      combinations = overflows ? .max : product
    }
    guard combinations <= allowance else { throw .tooManyPlans }
    allowance -= combinations
    var enumeration = PlanEnumeration(round: round, demands: demands, options: options)
    enumeration.extend(score: 0, with: [])
    plans = enumeration.plans
  }
}

private struct PlanEnumeration {
  let round: Round
  let demands: [Int]
  let options: [DemandOptions]
  /// For each demand and placement, the part of the score that no earlier placement changes.
  private let lasting: [[Int]]
  private let before: [Experience]
  var plans: [Plan] = []
  private var choices: [Int?] = []

  init(round: Round, demands: [Int], options: [DemandOptions]) {
    self.round = round
    self.demands = demands
    self.options = options
    let before = demands.map { round.experience(before: $0) }
    self.before = before
    lasting = zip(options, before).map { options, experience in
      options.placements.map { round.proposal($0, experience: experience).lastingScore }
    }
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
    let experience = earlier.reduce(before[position]) {
      $0.adding($1.school, $1.yearGroups, in: round)
    }
    for (index, placement) in options[position].placements.enumerated() {
      let clashes = earlier.contains {
        $0.school == placement.school
          && !demand.mayShare(placement.school, with: round.demands[$0.demand])
      }
      if clashes { continue }
      choices[position] = index
      let gained = round.proposal(placement, experience: experience).experienceScore
      extend(
        score: score + lasting[position][index] + gained, with: earlier + [placement])
    }
    choices.removeLast()
  }
}

extension Round {
  /// What a trainee has met before a demand: the profile, and what is fixed earlier.
  func experience(before index: Int) -> Experience {
    let demand = demands[index]
    var experience = Experience(trainees[demand.trainee].profile, schools: school(named:))
    for other in demandsOfTrainee[demand.trainee] where other < index {
      guard case .fixed(let placement) = demands[other].standing else { continue }
      experience = experience.adding(
        placement.school,
        placement.offers.reduce(YearGroupSet([])) { $0.union(yearGroupsOfOffer[$1]) }, in: self)
    }
    return experience
  }

  func proposal(_ placement: Placement, experience: Experience) -> Proposal {
    Proposal(
      round: self, demandIndex: placement.demand, schoolIndex: placement.school,
      uses: placement.uses, journey: placement.journey, experience: experience,
      yearGroups: placement.yearGroups)
  }

  /// A school by its identifier.
  func school(named identifier: String) -> School? {
    schoolIndex(named: identifier).map { schools[$0] }
  }
}
