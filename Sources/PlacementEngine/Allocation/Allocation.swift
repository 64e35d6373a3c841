import Optimization
import ParallelWork
import PlacementDocuments

/// Who goes where: what the search left, without rows and columns.
struct Allocation: Sendable {
  /// The placement of each open demand that has one.
  let placements: [Int: Placement]
  /// The mentor suggested for each use of a demand, in its order; nil where there is none.
  let mentors: [Int: [Int?]]
  /// How mentors were settled, school by school.
  let matchings: SettledMentors
  let tiers: [TierRecord]
  let status: AllocationsDocument.Status
  let work: SearchWork
}

extension Allocation {
  /// Reads a solve's outcome and names the mentors.
  ///
  /// - Parameters:
  ///   - outcome: Of the formulation's program.
  ///   - formulation: The round as a program.
  ///   - last: An earlier allocation, for what of it is the same.
  /// - Throws: ``InternalError`` if there is no point or no matching, which there always is.
  init(
    _ outcome: SolveOutcome, _ formulation: Formulation, after last: Allocation? = nil
  ) throws(InternalError) {
    let solution: Solution
    switch outcome {
    case .optimal(let best): (solution, status) = (best, .optimal)
    case .stopped(_, let best): (solution, status) = (best, .stopped)
    case .stoppedEmptyHanded, .infeasible:
      throw .solver("no allocation, although nobody placed is one")
    }
    work = SearchWork(solution, formulation)
    let placements = formulation.placements(chosenBy: solution)
    self.placements = placements
    let round = formulation.candidates.round
    let (matched, values) = Concurrently.both {
      Result { () throws(InternalError) in
        try Self.mentors(for: placements, in: round, after: last?.matchings)
      }
    } _: {
      formulation.objectives.map { $0.value(formulation.candidates, placements) }
    }
    let (mentors, without, matchings) = try matched.get()
    self.mentors = mentors
    self.matchings = matchings
    var results = solution.tiers[...]
    tiers = zip(formulation.objectives, values).map { objective, value in
      var record = TierRecord()
      record.name = objective.name
      record.unit = objective.name.unit
      if objective.name == .worstJourneys {
        let levels = formulation.journeyLevels.map { minutes in
          let result = results.removeFirst()
          return (minutes: minutes, reached: result.value, bound: result.bound)
        }
        record.fill(levels: levels, longest: placements.values.map(\.journey.minutes).max() ?? 0)
        return record
      }
      let result = results.removeFirst()
      record.value = objective.name == .fixedMentors ? without : value
      record.bound = result.bound + (formulation.draft.constants[objective.name] ?? 0)
      record.isProven = record.bound == record.value
      return record
    }
  }

  /// The mentors, and how many fixed uses have none although one on record serves them.
  private static func mentors(
    for placements: [Int: Placement], in round: Round, after last: SettledMentors?
  ) throws(InternalError) -> (mentors: [Int: [Int?]], without: Int, matchings: SettledMentors) {
    var wishes: [Int: [(demand: Int, use: Int, wish: MentorMatching.Wish)]] = [:]
    var result: [Int: [Int?]] = [:]
    for (index, demand) in round.demands.enumerated() {
      func wish(_ school: Int, _ use: Int, _ offer: Int?, _ mentors: [Int], mayGoWithout: Bool) {
        let earlier = round.earlierMentor(index, school: school, offer: offer)
        let wish = MentorMatching.Wish(
          trainee: round.trainees[demand.trainee].id, phase: demand.phase.id,
          offer: offer.map { round.offers[$0].id } ?? "", mentors: mentors, window: demand.window,
          mayGoWithout: mayGoWithout,
          earlier: mentors.first { round.schools[school].mentors[$0].id == earlier })
        wishes[school, default: []].append((index, use, wish))
      }
      if let placement = placements[index] {
        result[index] = placement.uses.map { _ in nil }
        for (number, use) in placement.uses.enumerated() where use.mentors.quality != .notNamed {
          wish(placement.school, number, use.offer, use.mentors.mentors, mayGoWithout: false)
        }
      }
      let fixed = round.fixedUses(demand)
      if !fixed.isEmpty { result[index] = fixed.map { _ in nil } }
      for (number, use) in fixed.enumerated() where !use.serving.isEmpty {
        wish(use.school, number, use.offer, use.serving, mayGoWithout: true)
      }
    }
    var matchings = SettledMentors(round.rules)
    var without = 0
    let last = last?.rules == round.rules ? last : nil
    for school in wishes.keys.sorted() {
      let here = wishes[school] ?? []
      let matched = try matchings.match(
        here.map(\.wish), MentorMatching(round: round, school: school), after: last)
      for (entry, mentor) in zip(here, matched) {
        result[entry.demand]?[entry.use] = mentor
        if mentor == nil, entry.wish.mayGoWithout { without += 1 }
      }
    }
    return (result, without, matchings)
  }
}
