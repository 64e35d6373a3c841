import PlacementDocuments

/// A tier of the result: when it applies, and what each demand's placement costs in it.
struct Objective: Sendable {
  let name: TierRecord.Name
  /// The most nodes of a search that closes its gap; nil for as many as it takes.
  let mostNodes: Int?
  /// Whether this round has anything for it to count.
  let applies: @Sendable (Candidates) -> Bool
  /// What a demand costs for itself, placed or (nil) not.
  ///
  /// Asked of the demand first: whatever is the same for all its placements is worked out once.
  let cost: @Sendable (Candidates, _ demand: Int) -> (Placement?) -> Int
  /// Its value for an allocation, where it is not the sum of those costs.
  ///
  /// Counted anew, since a search that was stopped may leave variables larger than they need be.
  private let whole: (@Sendable (Candidates, [Int: Placement]) -> Int)?

  init(
    _ name: TierRecord.Name, mostNodes: Int? = nil,
    applies: @escaping @Sendable (Candidates) -> Bool,
    cost: @escaping @Sendable (Candidates, _ demand: Int) -> (Placement?) -> Int = { _, _ in
      { _ in 0 }
    },
    whole: (@Sendable (Candidates, [Int: Placement]) -> Int)? = nil
  ) {
    self.name = name
    self.mostNodes = mostNodes
    self.applies = applies
    self.cost = cost
    self.whole = whole
  }

  /// The tier's value for an allocation.
  func value(_ candidates: Candidates, _ placements: [Int: Placement]) -> Int {
    if let whole { return whole(candidates, placements) }
    return candidates.options.keys.reduce(0) { $0 + cost(candidates, $1)(placements[$1]) }
  }

  /// Every tier, in the order they are minimised.
  static let all: [Objective] = [
    .fixedMentors,
    .placed,
    .mustFill,
    .promises,
    .moves,
    .courseRules,
    .coverage,
    .worstJourneysFirst,
    .suitability,
    .worstJourneysAmongTies,
    .tieBreak,
  ]

  /// Those that this round has.
  static func inEffect(for candidates: Candidates) -> [Objective] {
    all.filter { candidates.round.rules.isOn($0.name) && $0.applies(candidates) }
  }
}

extension Objective {
  /// Demands without a place, by the pack's weights.
  static let placed = Objective(.placed) { _ in
    true
  } cost: { candidates, demand in
    let weight = candidates.round.weightIfUnplaced(candidates.round.demands[demand])
    return { placement in placement == nil ? weight : 0 }
  }

  /// The sum of the scores; terms that depend on experience are the plan's, not the demand's.
  static let suitability = Objective(.suitability) { _ in
    true
  } cost: { candidates, demand in
    let round = candidates.round
    let terms = round.terms.others.filter { !$0.isIdle(round, demand) }
    return { placement in
      guard let placement else { return 0 }
      return candidates.minutesOfService(of: placement)
        + round.proposal(placement, experience: Experience()).sum(terms)
    }
  } whole: { candidates, placements in
    candidates.round.sumOfScores(placements) + ParityRows.cost(candidates.round, placements)
  }
}

extension Round {
  /// What leaving a demand unplaced costs in the tier "placed".
  func weightIfUnplaced(_ demand: Demand) -> Int {
    if demand.isRetake || demand.phase.isFinal { return rules.placed.retakeOrFinal }
    let isFirstOfMany =
      programmes[demand.programme].years > 1 && trainees[demand.trainee].yearOfStudy == 1
    return isFirstOfMany ? rules.placed.firstYearOfLongCourse : rules.placed.other
  }
}
