import ParallelWork
import PlacementDocuments

/// The options of a party's stage as the program takes them, all in a few arrays.
struct StageOptions: Sendable {
  /// The number of costs of an option.
  let costCount: Int
  fileprivate(set) var count = 0
  private var costs: [Int] = []
  private var levels: [Int] = []
  private var levelEnds: [Int] = [0]
  private var entries: [(row: Int, coefficient: Int)] = []
  private var entryEnds: [Int] = [0]
  /// For each option what the automaton reads, and what no two of a plan may share; empty where
  /// the party has no other stage.
  fileprivate(set) var labels: [Int] = []
  fileprivate(set) var tags: [Int?] = []

  fileprivate init(costCount: Int) { self.costCount = costCount }

  func costs(of option: Int) -> ArraySlice<Int> {
    costs[option * costCount..<(option + 1) * costCount]
  }

  func levels(of option: Int) -> ArraySlice<Int> {
    levels[levelEnds[option]..<levelEnds[option + 1]]
  }

  func entries(of option: Int) -> ArraySlice<(row: Int, coefficient: Int)> {
    entries[entryEnds[option]..<entryEnds[option + 1]]
  }

  fileprivate mutating func append(
    costs: [Int], levels: some Sequence<Int>, entries: [(row: Int, coefficient: Int)]
  ) {
    self.costs += costs
    self.levels += levels
    levelEnds.append(self.levels.count)
    self.entries += entries
    entryEnds.append(self.entries.count)
    count += 1
  }
}

/// Writes down what each option of a party costs and counts in rows.
///
/// What placements of one service have in common is worked out once, beforehand, and what
/// the placements of one demand have in common once for the demand.
struct PlanWriter: Sendable {
  private let candidates: Candidates
  /// Those with a cost in each column.
  private let objectives: [Objective]
  /// The fewest minutes of a journey that is counted by level.
  private let levelsFrom: Int
  private let rulesAboutService: [any RowRule]
  private let otherRules: [any RowRule]
  private let coverage: CoverageRows
  private let automata: PlanAutomata
  /// Knows the place of each tier among the costs.
  private let draft: Draft
  private let entriesOfServices: [Entries]

  init(
    _ candidates: Candidates, objectives: [Objective], levelsFrom: Int, rules: [any RowRule],
    _ coverage: CoverageRows, _ automata: PlanAutomata, _ draft: Draft
  ) {
    self.candidates = candidates
    self.objectives = objectives.filter { $0.name != .worstJourneys }
    self.levelsFrom = levelsFrom
    let rules = rules.filter { !$0.isIdle }
    let aboutService = rules.filter(\.isAboutService)
    rulesAboutService = aboutService
    otherRules = rules.filter { !$0.isAboutService }
    self.coverage = coverage
    self.automata = automata
    self.draft = draft
    let examples = candidates.examples
    entriesOfServices = Concurrently.map(examples.count) { service in
      var entries = Entries()
      if let example = examples[service] {
        for rule in aboutService { rule.count(example, in: &entries) }
      }
      return entries
    }
  }

  /// What the options of each of a party's stages cost and count.
  ///
  /// - Complexity: O(options).
  func options(of party: Party) -> [StageOptions] {
    party.stages.indices.map { stage in
      party.stages.count == 1 && party.stages[0].demands.count == 1 && !party.careers[0].hasAims
        ? plans(of: party) : options(of: party, stage)
    }
  }

  /// A trainee with one demand, and nothing to show but the placement itself.
  private func plans(of party: Party) -> StageOptions {
    let round = candidates.round
    let stage = party.stages[0]
    let experience = party.careers[0].start.experience
    let terms = round.terms.aboutExperience
    let costs = objectives.map { $0.cost(candidates, stage.demands[0]) }
    let slot = objectives.firstIndex { $0.name == .suitability }
    var options = StageOptions(costCount: objectives.count)
    options.append(costs: costs.map { $0(nil) }, levels: [], entries: [])
    var sums = [Int](repeating: 0, count: objectives.count)
    for placement in stage.placements[0] {
      for index in costs.indices { sums[index] = costs[index](placement) }
      if let slot { sums[slot] += round.proposal(placement, experience: experience).sum(terms) }
      options.append(
        costs: sums, levels: levels(of: CollectionOfOne(placement)),
        entries: entries(of: CollectionOfOne(placement)).list)
    }
    return options
  }

  private func options(of party: Party, _ position: Int) -> StageOptions {
    let stage = party.stages[position]
    let costs = objectives.map { objective in
      stage.demands.map { objective.cost(candidates, $0) }
    }
    var options = StageOptions(costCount: objectives.count)
    for option in 0..<stage.optionCount {
      let placements = stage.placements(of: option)
      var sums = costs.map { costs in
        costs.indices.reduce(0) {
          $0 + costs[$1](placements.isEmpty ? nil : placements[$1])
        }
      }
      var entries = entries(of: placements)
      if party.stages.count == 1 {
        let end = party.whole(in: candidates.round) { demand in
          placements.first { $0.demand == demand }
        }
        draft.add(end, coverage, to: &sums, &entries)
      } else {
        options.labels.append(automata.label(of: placements, party, stage: position))
        options.tags.append(party.tag(of: placements, in: candidates.round))
      }
      options.append(costs: sums, levels: levels(of: placements), entries: entries.list)
    }
    return options
  }

  private func entries(of placements: some Collection<Placement>) -> Entries {
    var entries = Entries()
    for placement in placements {
      if let service = placement.service {
        entries.add(entriesOfServices[service])
      } else {
        for rule in rulesAboutService { rule.count(placement, in: &entries) }
      }
      for rule in otherRules { rule.count(placement, in: &entries) }
    }
    return entries
  }

  private func levels(of placements: some Collection<Placement>) -> [Int] {
    levelsFrom == .max
      ? [] : placements.map(\.journey.minutes).filter { $0 >= levelsFrom }
  }
}
