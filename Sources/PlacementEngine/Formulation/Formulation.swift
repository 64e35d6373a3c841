import Optimization
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
  /// - Throws: ``InternalError/tooManyStates`` if what plans depend on is too much to tabulate.
  init(
    _ candidates: Candidates, objectives chosen: [Objective]? = nil
  ) throws(InternalError) {
    self.candidates = candidates
    let objectives = chosen ?? Objective.inEffect(for: candidates)
    self.objectives = objectives
    let countsJourneys = objectives.contains { $0.name == .worstJourneys }
    journeyLevels = countsJourneys ? candidates.journeyLevels : []
    levelsFrom = journeyLevels.last ?? .max
    draft = Draft(objectives, journeyLevels)

    // Rules between placements.
    let rules: [any RowRule] = [
      LimitRows(candidates, &draft),
      MentorRows(candidates, &draft),
      MustFillRows(candidates, &draft),
      MinimumRows(candidates, &draft),
      DifferentSchoolRows(candidates, &draft),
      ApartRows(candidates, &draft),
      SharedJourneyRows(candidates, &draft),
      ParityRows(candidates, &draft),
    ]
    let coverage = CoverageRows(candidates, &draft)

    try addParties(rules, coverage)
  }

  // MARK: Parties

  private mutating func addParties(_ rules: [any RowRule], _ coverage: CoverageRows)
    throws(InternalError)
  {
    var greedy = Greedy(used: draft.usedAtStart)
    var automata = PlanAutomata(candidates.round)
    for party in candidates.parties where party.stages.count > 1 { automata.register(party) }
    try automata.tabulate(coverage, &draft)
    for party in candidates.parties {
      if party.stages.count == 1 {
        addColumns(of: party, rules, coverage, &greedy)
      } else {
        addPaths(of: party, rules, coverage, automata, &greedy)
      }
    }
    draft.settleVariables(greedy.used)
  }

  /// A party with one stage: every option is a plan.
  private mutating func addColumns(
    of party: Party, _ rules: [any RowRule], _ coverage: CoverageRows, _ greedy: inout Greedy
  ) {
    let group = draft.addGroup()
    startChoices.append([])
    plans.append(.columns(first: draft.program.columnCount))
    var best: (column: Int, costs: [Int], entries: [(row: Int, coefficient: Int)])?
    let stage = party.stages[0]
    for option in 0..<stage.optionCount {
      let placements = stage.placements(of: option)
      var costs = costs(of: placements, in: stage)
      var entries = entries(of: placements, rules)
      let end = party.whole(in: candidates.round) { demand in
        placements.first { $0.demand == demand }
      }
      draft.add(end, coverage, to: &costs, &entries)
      let column = draft.addColumn(
        group: group, costs: costs, levels: levels(of: placements), entries: entries.list)
      if best.map({ costs.lexicographicallyPrecedes($0.costs) }) ?? true,
        greedy.fits(entries.list, draft)
      {
        best = (column, costs, entries.list)
      }
    }
    if let best {
      draft.start[best.column] = 1
      greedy.use(best.entries)
    }
  }

  /// A party with several stages: every path through them that its automaton allows is a plan.
  private mutating func addPaths(
    of party: Party, _ rules: [any RowRule], _ coverage: CoverageRows, _ automata: PlanAutomata,
    _ greedy: inout Greedy
  ) {
    var stages: [[StagedGroup.Option]] = []
    var chosen: [Int] = []
    var tags: Set<Int> = []
    for (position, stage) in party.stages.enumerated() {
      var options: [StagedGroup.Option] = []
      var best = 0
      for option in 0..<stage.optionCount {
        let placements = stage.placements(of: option)
        options.append(
          StagedGroup.Option(
            costs: costs(of: placements, in: stage), levels: levels(of: placements),
            entries: entries(of: placements, rules).list,
            label: automata.label(of: placements, party, stage: position),
            tag: party.tag(of: placements, in: candidates.round)))
        let isFree = options[option].tag.map { !tags.contains($0) } ?? true
        if isFree, options[option].costs.lexicographicallyPrecedes(options[best].costs),
          greedy.fits(options[option].entries, draft)
        {
          best = option
        }
      }
      if let tag = options[best].tag { tags.insert(tag) }
      greedy.use(options[best].entries)
      chosen.append(best)
      stages.append(options)
    }
    let start = automata.start(of: party)
    let group = draft.addStagedGroup(
      StagedGroup(stages: stages, automaton: start.automaton, start: start.state))
    let placements = zip(party.stages, chosen).flatMap { $0.placements(of: $1) }
    let end = party.whole(in: candidates.round) { demand in
      placements.first { $0.demand == demand }
    }
    greedy.use(end.covered.compactMap { kind, count in coverage.rows[kind].map { ($0, count) } })
    startChoices.append(chosen)
    plans.append(.paths(group: group))
  }

  /// What an option costs for itself in each tier of costs.
  private func costs(of placements: [Placement], in stage: Stage) -> [Int] {
    objectives.filter { $0.name != .worstJourneys }.map { objective in
      if placements.isEmpty {
        return stage.demands.reduce(0) { $0 + objective.cost(candidates, $1, nil) }
      }
      return placements.reduce(0) { $0 + objective.cost(candidates, $1.demand, $1) }
    }
  }

  private func entries(of placements: [Placement], _ rules: [any RowRule]) -> Entries {
    var entries = Entries()
    for placement in placements {
      for rule in rules { rule.count(placement, in: &entries) }
    }
    return entries
  }

  private func levels(of placements: [Placement]) -> [Int] {
    placements.map(\.journey.minutes).filter { $0 >= levelsFrom }
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

/// What a greedy start has used of the rows so far.
private struct Greedy {
  var used: [Int: Int]

  /// Whether something still fits; lower bounds are the variables' affair.
  func fits(_ entries: [(row: Int, coefficient: Int)], _ draft: Draft) -> Bool {
    entries.allSatisfy { entry in
      guard let upper = draft.bounds[entry.row].upper else { return true }
      return used[entry.row, default: 0] + entry.coefficient <= upper
    }
  }

  mutating func use(_ entries: [(row: Int, coefficient: Int)]) {
    for entry in entries { used[entry.row, default: 0] += entry.coefficient }
  }
}
