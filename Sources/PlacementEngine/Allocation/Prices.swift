import Optimization
import PlacementDocuments

// What each rule about the whole costs everybody: the round solved again with that rule alone
// switched off.

/// A rule that has a price, and how a pack is without it.
private struct PricedRule {
  let name: String
  let words: String
  let isOn: (RulePack) -> Bool
  let switchOff: (inout RulePack) -> Void

  static var all: [PricedRule] {
    [
      PricedRule(
        name: "course_rules", words: "the course rules",
        isOn: { $0.isOn(TierRecord.Name.courseRules) && !$0.course.isEmpty },
        switchOff: { $0.course = [] }),
      PricedRule(
        name: "coverage", words: "the coverage asked for",
        isOn: { rules in
          rules.isOn(TierRecord.Name.coverage)
            && CoverageKind.allCases.contains { rules.coverage[$0] > 0 }
        },
        switchOff: { $0.coverage = CoverageTargets() }),
      PricedRule(
        name: "longest_journey_minutes", words: "the bound on the longest journey",
        isOn: { $0.isOn(Reason.tooFar) && $0.fairness.longestJourneyMinutes != nil },
        switchOff: { $0.fairness.longestJourneyMinutes = nil }),
      PricedRule(
        name: "worst_journeys", words: "shortening the worst journeys first",
        isOn: {
          $0.isOn(TierRecord.Name.worstJourneys) && $0.fairness.worstJourneys == .first
        },
        switchOff: { $0.fairness.worstJourneys = .off }),
      PricedRule(
        name: "parity", words: "parity between routes",
        isOn: { $0.fairness.parityWeight > 0 }, switchOff: { $0.fairness.parityWeight = 0 }),
    ]
  }
}

extension Candidates {
  /// The price of each rule of the pack that has one and is on.
  ///
  /// - Parameters:
  ///   - allocation: The result under the whole pack.
  ///   - options: Its time limit is for all prices together.
  /// - Returns: Prices in the order of the table above.
  /// - Throws: ``InternalError``, as `allocate` does.
  func prices(of allocation: Allocation, _ options: SolveOptions) throws(InternalError)
    -> [PriceRecord]
  {
    let clock = ContinuousClock()
    let begun = clock.now
    var records: [PriceRecord] = []
    let rules = round.rules
    for rule in PricedRule.all where rule.isOn(rules) {
      var options = options
      options.timeLimit = options.timeLimit.map { max(.zero, $0 - (clock.now - begun)) }
      var without = rules
      rule.switchOff(&without)
      let other = Round(round, rules: without)
      let candidates = try Candidates(other, occupancy: Occupancy(other))
      let last = Objective.inEffect(for: candidates).firstIndex { $0.name == .suitability } ?? 0
      let formulation = try Formulation(
        candidates, objectives: Array(Objective.inEffect(for: candidates)[...last]))
      let free = try Allocation(formulation.solved(options), formulation)
      var record = PriceRecord()
      record.rule = rule.name
      // Disparity is in suitability with and without, save where it is parity that is priced.
      let minutes =
        rule.name == "parity"
        ? round.sumOfScores(allocation.placements) : allocation.value(of: .suitability)
      record.minutes = minutes - free.value(of: .suitability)
      record.placed = allocation.value(of: .placed) - free.value(of: .placed)
      record.isProven = [allocation, free].allSatisfy { result in
        result.tiers.filter { $0.name != .tieBreak && $0.name != .worstJourneys }
          .allSatisfy(\.isProven)
      }
      record.text = text(rule, record)
      records.append(record)
    }
    return records
  }

  private func text(_ rule: PricedRule, _ record: PriceRecord) -> String {
    let minutes =
      switch record.minutes {
      case 0: "no minutes"
      case 1...: "\(counted(record.minutes, "minute")) of suitability"
      default: "\(counted(-record.minutes, "minute")) of suitability gained"
      }
    let places =
      switch record.placed {
      case 0: "no place"
      case 1...: "\(counted(record.placed, "weighted demand")) more unplaced"
      default: "\(counted(-record.placed, "weighted demand")) fewer unplaced"
      }
    return
      "Price of \(rule.words): \(minutes) and \(places)\(record.isProven ? "" : ", not proven")."
  }
}

extension Allocation {
  fileprivate func value(of name: TierRecord.Name) -> Int {
    tiers.first { $0.name == name }?.value ?? 0
  }
}

extension Round {
  /// Scores of all proposals of an allocation together, each with what came before it.
  func sumOfScores(_ placements: [Int: Placement]) -> Int {
    placements.values.reduce(0) { $0 + proposal($1, among: placements).score }
  }

  /// A placement of an allocation as it is scored.
  func proposal(_ placement: Placement, among placements: [Int: Placement]) -> Proposal {
    let companions = groups.companions(of: placement.demand).count {
      (demands[$0].fixedPlacement?.school ?? placements[$0]?.school) == placement.school
    }
    return proposal(
      placement, experience: experience(before: placement.demand, among: placements),
      companions: companions)
  }

  /// The profile, what is fixed earlier, and what the same plan does earlier.
  func experience(before index: Int, among placements: [Int: Placement]) -> Experience {
    demandsOfTrainee[demands[index].trainee]
      .filter { $0 < index }
      .compactMap { placements[$0] }
      .reduce(experience(before: index)) { $0.adding($1.school, $1.yearGroups, in: self) }
  }
}
