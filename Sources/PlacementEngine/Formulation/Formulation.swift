import Optimization
import ParallelWork
import PlacementDocuments

/// The round as a lexicographic integer program.
///
/// A party is a group of which one plan is chosen: a column for each, or, with several stages,
/// a path through them. Whatever is about one placement is in its cost, whatever is about one
/// party's placements is in its automaton, and what is left is rows. Minimise, tier by tier,
///
///     Σ cost(plan)·x(plan)     subject to     Σ plans of a party x = 1, and the rows below.
struct Formulation {
  let candidates: Candidates
  /// The tiers of the result.
  let objectives: [Objective]
  /// The numbers of minutes that the worst journeys are counted by, longest first.
  let journeyLevels: [Int]
  private(set) var draft: Draft
  /// What rows are called.
  let rowNames: Once<[String]>
  /// The start's choices, by group; empty for parties of one stage.
  private(set) var startChoices: [[Int]] = []

  /// Where each party's plan is read from.
  private enum Plans {
    case columns(first: Int)
    case paths(group: Int)
  }

  private var plans: [Plans] = []
  private let levelsFrom: Int

  /// - Parameters:
  ///   - candidates: Everything that an allocation may do.
  ///   - chosen: The tiers; nil for those in effect.
  ///   - last: An earlier run, of which costs are taken over that are still the same.
  /// - Throws: ``InternalError/tooManyStates`` if what plans depend on is too much to tabulate.
  init(
    _ candidates: Candidates, objectives chosen: [Objective]? = nil, after last: LastRun? = nil
  ) throws(InternalError) {
    self.candidates = candidates
    let objectives = chosen ?? Objective.inEffect(for: candidates)
    self.objectives = objectives
    let countsJourneys = objectives.contains { $0.name == .worstJourneys }
    journeyLevels = countsJourneys ? candidates.journeyLevels : []
    levelsFrom = journeyLevels.last ?? .max
    draft = Draft(objectives, journeyLevels)

    let (users, uses) = Concurrently.both {
      LimitUsers(candidates)
    } _: {
      MentorUses(candidates)
    }
    // Rules between placements.
    let rules: [any RowRule] = [
      LimitRows(candidates, users, &draft),
      MentorRows(uses, &draft),
      MustFillRows(candidates, &draft),
      MinimumRows(candidates, &draft),
      DifferentSchoolRows(candidates, &draft),
      ApartRows(candidates, &draft),
      SharedJourneyRows(candidates, &draft),
      ParityRows(candidates, &draft),
    ]
    let coverage = CoverageRows(candidates, &draft)
    let names = draft.rowNames
    rowNames = Once { names.map { $0() } }

    try addParties(rules, coverage, after: last)
  }

  // MARK: Parties

  private mutating func addParties(
    _ rules: [any RowRule], _ coverage: CoverageRows, after last: LastRun?
  ) throws(InternalError) {
    var greedy = Greedy(used: draft.usedAtStart)
    var automata = PlanAutomata(candidates.round)
    for party in candidates.parties where party.stages.count > 1 { automata.register(party) }
    try automata.tabulate(coverage, &draft)
    let writer = PlanWriter(
      candidates, objectives: objectives, levelsFrom: levelsFrom, rules: rules, coverage,
      automata, draft, after: last)
    // Some at a time: what is written is as large as the program.
    let parties = candidates.parties
    for first in stride(from: 0, to: parties.count, by: Self.partiesAtATime) {
      let count = min(Self.partiesAtATime, parties.count - first)
      let written = Concurrently.map(count) { writer.options(ofParty: first + $0) }
      draft.reserve(written.lazy.filter { $0.count == 1 }.map { $0[0].columns })
      for (party, stages) in zip(parties[first...], written) {
        if party.stages.count == 1 {
          addColumns(stages[0], &greedy)
        } else {
          addPaths(of: party, stages, coverage, automata, &greedy)
        }
      }
    }
    draft.settleVariables(greedy.used)
  }

  private static let partiesAtATime = 4096

  /// A party with one stage: every option is a plan.
  private mutating func addColumns(_ options: StageOptions, _ greedy: inout Greedy) {
    let group = draft.addGroup()
    startChoices.append([])
    let first = draft.addColumns(group: group, options.columns)
    plans.append(.columns(first: first))
    var best: Int?
    for option in 0..<options.count {
      let isBetter = best.map { options.columns.costsPrecede(option, $0) } ?? true
      if isBetter, greedy.fits(options.entries(of: option), draft) { best = option }
    }
    if let best {
      draft.start[first + best] = 1
      greedy.use(options.entries(of: best))
    }
  }

  /// A party with several stages: every path through them that its automaton allows is a plan.
  private mutating func addPaths(
    of party: Party, _ stages: [StageOptions], _ coverage: CoverageRows, _ automata: PlanAutomata,
    _ greedy: inout Greedy
  ) {
    var chosen: [Int] = []
    var tags: Set<Int> = []
    for options in stages {
      var best = 0
      for option in 0..<options.count {
        let isFree = options.tags[option].map { !tags.contains($0) } ?? true
        if isFree,
          options.costs(of: option).lexicographicallyPrecedes(options.costs(of: best)),
          greedy.fits(options.entries(of: option), draft)
        {
          best = option
        }
      }
      if let tag = options.tags[best] { tags.insert(tag) }
      greedy.use(options.entries(of: best))
      chosen.append(best)
    }
    let start = automata.start(of: party)
    let group = draft.addStagedGroup(
      StagedGroup(
        stages: stages.map { options in
          (0..<options.count).map { option in
            StagedGroup.Option(
              costs: options.costs(of: option), levels: options.levels(of: option),
              entries: options.entries(of: option).map { (Int($0.row), Int($0.coefficient)) },
              label: options.labels[option], tag: options.tags[option])
          }
        }, automaton: start.automaton, start: start.state))
    let placements = zip(party.stages, chosen).flatMap { $0.placements(of: $1) }
    let end = party.whole(in: candidates.round) { demand in
      placements.first { $0.demand == demand }
    }
    greedy.use(
      end.covered.compactMap { kind, count in
        coverage.rows[kind].map { (row: Int32($0), coefficient: Int32(count)) }
      })
    startChoices.append(chosen)
    plans.append(.paths(group: group))
  }

  /// The first column of a party whose plans are columns.
  func firstColumn(ofParty party: Int) -> Int? {
    if case .columns(let first) = plans[party] { first } else { nil }
  }

  /// The parties whose plans are columns, each with its first.
  var firstColumns: [(party: Int, first: Int)] {
    plans.enumerated().compactMap { party, plans in
      if case .columns(let first) = plans { (party, first) } else { nil }
    }
  }

  // MARK: Solutions

  /// The placements that a solution chooses, by demand.
  func placements(chosenBy solution: Solution) -> [Int: Placement] {
    var result: [Int: Placement] = [:]
    for (party, plans) in zip(candidates.parties, plans) {
      let choices: [Int]
      switch plans {
      case .columns(let first):
        let options = 0..<party.stages[0].optionCount
        choices = options.filter { solution.values[first + $0] == 1 }
      case .paths(let group): choices = solution.choices[group]
      }
      for (stage, option) in zip(party.stages, choices) {
        for placement in stage.placements(of: option) { result[placement.demand] = placement }
      }
    }
    return result
  }
}

/// What a greedy start has used of the rows so far, by row.
private struct Greedy {
  var used: [Int]

  /// Whether something still fits; lower bounds are the variables' affair.
  func fits(_ entries: ArraySlice<ProgramColumns.Entry>, _ draft: Draft) -> Bool {
    entries.allSatisfy { entry in
      let row = Int(entry.row)
      guard let upper = draft.bounds[row].upper else { return true }
      return used[row] + Int(entry.coefficient) <= upper
    }
  }

  mutating func use(_ entries: some Sequence<ProgramColumns.Entry>) {
    for entry in entries { used[Int(entry.row)] += Int(entry.coefficient) }
  }
}
