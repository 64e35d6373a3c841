import PlacementDocuments

// Leximin: as few journeys as can be of the longest minutes, then of the next.

extension Objective {
  static let worstJourneysFirst = Objective(.worstJourneys) {
    $0.round.rules.fairness.worstJourneys == .first
  }

  /// Among ties a tier decides only between equally suitable allocations, so that a
  /// deterministic number of nodes is enough where a gap is left.
  static let worstJourneysAmongTies = Objective(.worstJourneys, mostNodes: 100) {
    $0.round.rules.fairness.worstJourneys == .ties
  }
}

extension Candidates {
  /// The numbers of minutes that a proposed journey may have and that are not all alike,
  /// longest first.
  var journeyLevels: [Int] {
    var isThere: [Bool] = []
    for options in options.values {
      for placement in options.placements {
        let minutes = placement.journey.minutes
        while isThere.count <= minutes { isThere.append(false) }
        isThere[minutes] = true
      }
    }
    return isThere.indices.filter { isThere[$0] && $0 > round.rules.fairness.downToMinutes }
      .reversed()
  }
}

extension TierRecord {
  /// Sums up what was proven, level by level.
  ///
  /// - Parameters:
  ///   - levels: The least number of journeys of at least each level, longest first: the number
  ///     reached, and what none is below given the levels before.
  ///   - longest: The longest proposed journey; 0 if there is none.
  mutating func fill(
    levels: [(minutes: Int, reached: Int, bound: Int)], longest: Int
  ) {
    value = longest
    var longer = 0
    for level in levels where level.reached > longer {
      self.levels.append(
        JourneyLevel(
          minutes: level.minutes, journeys: level.reached - longer,
          isProven: level.bound == level.reached))
      longer = level.reached
    }
    isProven = levels.allSatisfy { $0.bound == $0.reached }
    // Bounds below an unproven level only hold beside it.
    let first = levels.first { $0.reached > 0 }
    bound = isProven || first.map { $0.bound > 0 } == true ? longest : 0
  }
}
