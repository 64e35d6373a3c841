import Optimization
import PlacementDocuments

/// Who goes where: what the search left, without rows and columns.
struct Allocation {
  /// The placement of each open demand that has one.
  let placements: [Int: Placement]
  /// The mentor suggested for each use of a demand, in its order; nil where there is none.
  let mentors: [Int: [Int?]]
  let tiers: [TierRecord]
  let status: AllocationsDocument.Status

  /// Whether there is an allocation to speak of.
  var isFound: Bool { status == .optimal || status == .stopped }
}

extension Allocation {
  /// Reads a solve's outcome and names the mentors.
  init(_ outcome: SolveOutcome, _ formulation: Formulation) throws {
    switch outcome {
    case .optimal: status = .optimal
    case .stopped: status = .stopped
    case .stoppedEmptyHanded: status = .stoppedWithNothing
    case .infeasible: status = .infeasible
    }
    guard let solution = outcome.solution else {
      placements = [:]
      mentors = [:]
      tiers = []
      return
    }
    let placements = formulation.placements(chosenBy: solution.values)
    self.placements = placements
    let round = formulation.round
    let mentors = try Self.mentors(for: placements, in: round)
    self.mentors = mentors
    tiers = zip(formulation.tiers, zip(solution.tiers, formulation.constants)).map { name, pair in
      let (result, constant) = pair
      var record = TierRecord()
      record.name = name
      record.unit = name.unit
      record.value = result.value + constant
      // A search that was stopped may not have looked for mentors; the matching has.
      if name == .fixedMentors { record.value = Self.fixedWithoutMentor(mentors, in: round) }
      record.bound = result.bound + constant
      record.isProven = record.bound == record.value
      return record
    }
  }

  /// Fixed uses that have no mentor although one on record serves them.
  private static func fixedWithoutMentor(_ mentors: [Int: [Int?]], in round: Round) -> Int {
    round.demands.indices.reduce(0) { sum, index in
      let uses = round.fixedUses(round.demands[index])
      return sum
        + zip(uses, mentors[index] ?? []).count { !$0.serving.isEmpty && $1 == nil }
    }
  }

  private static func mentors(for placements: [Int: Placement], in round: Round) throws
    -> [Int: [Int?]]
  {
    var wishes: [Int: [(demand: Int, use: Int, wish: MentorMatching.Wish)]] = [:]
    var result: [Int: [Int?]] = [:]
    for (index, demand) in round.demands.enumerated() {
      if let placement = placements[index] {
        result[index] = placement.uses.map { _ in nil }
        for (use, wanted) in placement.uses.enumerated() where wanted.mentors.quality != .notNamed {
          let wish = MentorMatching.Wish(
            id: index * 2 + use, mentors: wanted.mentors.mentors, window: demand.window,
            mayGoWithout: false)
          wishes[placement.school, default: []].append((index, use, wish))
        }
      }
      let fixed = round.fixedUses(demand)
      if !fixed.isEmpty { result[index] = fixed.map { _ in nil } }
      for (use, wanted) in fixed.enumerated() where !wanted.serving.isEmpty {
        let wish = MentorMatching.Wish(
          id: index * 2 + use, mentors: wanted.serving, window: demand.window, mayGoWithout: true)
        wishes[wanted.school, default: []].append((index, use, wish))
      }
    }
    for school in wishes.keys.sorted() {
      let here = wishes[school] ?? []
      let matched = try MentorMatching(round: round, school: school).match(here.map(\.wish))
      for (entry, mentor) in zip(here, matched) { result[entry.demand]?[entry.use] = mentor }
    }
    return result
  }
}

extension TierRecord.Name {
  var unit: String {
    switch self {
    case .fixedMentors: "fixed placements without a mentor"
    case .placed: "weighted demands unplaced"
    case .mustFill: "must-fill places empty"
    case .promises: "weighted promises broken"
    case .moves: "demands moved"
    case .courseRules: "breaches of course rules"
    case .coverage: "trainees short of coverage"
    case .worstJourneys: "minutes, longest journey"
    case .suitability: "minutes"
    case .tieBreak: "none"
    }
  }
}
