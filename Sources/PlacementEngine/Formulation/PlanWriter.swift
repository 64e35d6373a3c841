import Optimization
import ParallelWork
import PlacementDocuments

/// The options of a party's stage as the program takes them.
struct StageOptions: Sendable {
  fileprivate(set) var columns: ProgramColumns
  /// For each option what the automaton reads, and what no two of a plan may share; empty where
  /// the party has no other stage.
  fileprivate(set) var labels: [Int] = []
  fileprivate(set) var tags: [Int?] = []

  fileprivate init(costCount: Int) { columns = ProgramColumns(costCount: costCount) }

  var count: Int { columns.count }
  func costs(of option: Int) -> [Int] { columns.costs(of: option) }
  func levels(of option: Int) -> [Int] { columns.levels(of: option) }
  func entries(of option: Int) -> ArraySlice<ProgramColumns.Entry> { columns.entries(of: option) }
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
  private let entriesOfServices: ServiceEntries
  /// An earlier run with the same tiers, and what its columns cost.
  private let last: LastRun?
  private let costsBefore: ColumnCosts?

  init(
    _ candidates: Candidates, objectives: [Objective], levelsFrom: Int, rules: [any RowRule],
    _ coverage: CoverageRows, _ automata: PlanAutomata, _ draft: Draft,
    after last: LastRun?
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
    let isComparable = last?.formulation.objectives.map(\.name) == objectives.map(\.name)
    self.last = isComparable ? last : nil
    costsBefore = isComparable ? last?.formulation.draft.program.columnCosts : nil
    let examples = candidates.examples
    entriesOfServices = ServiceEntries(
      Concurrently.flatMap(examples.count) { services in
        var list: [ProgramColumns.Entry] = []
        var entries = Entries()
        for service in services {
          if let example = examples[service] {
            for rule in aboutService { rule.count(example, in: &entries) }
            entries.move(to: &list)
          }
          list.append(ServiceEntries.end)
        }
        return list
      })
  }

  /// What the options of each of a party's stages cost and count.
  ///
  /// - Complexity: O(options).
  func options(ofParty index: Int) -> [StageOptions] {
    let party = candidates.parties[index]
    return party.stages.indices.map { stage in
      party.stages.count == 1 && party.stages[0].demands.count == 1 && !party.careers[0].hasAims
        ? plans(of: party, index) : options(of: party, stage)
    }
  }

  /// A trainee with one demand, and nothing to show but the placement itself.
  private func plans(of party: Party, _ index: Int) -> StageOptions {
    let round = candidates.round
    let stage = party.stages[0]
    let experience = party.careers[0].start.experience
    let terms = round.terms.aboutExperience
    let slot = objectives.firstIndex { $0.name == .suitability }
    let earlier = last?.columnsOfSameCosts(of: index, in: candidates)
    lazy var costs = objectives.map { $0.cost(candidates, stage.demands[0]) }
    var options = StageOptions(costCount: objectives.count)
    var sums = [Int](repeating: 0, count: objectives.count)
    func count(_ option: Int, _ placement: @autoclosure () -> Placement?) {
      if let column = earlier?[option], let costsBefore {
        costsBefore.read(of: column, into: &sums)
        return
      }
      let placement = placement()
      for index in costs.indices { sums[index] = costs[index](placement) }
      if let slot, let placement {
        sums[slot] += round.proposal(placement, experience: experience).sum(terms)
      }
    }
    count(0, nil)
    options.columns.reserve(stage.optionCount)
    options.columns.append(costs: sums, level: nil, entries: [], 0..<0)
    let placements = stage.placements[0]
    for index in placements.indices {
      count(index + 1, placements[index])
      let minutes = placements[index].journey.minutes
      let level = minutes >= levelsFrom ? minutes : nil
      if otherRules.isEmpty, let service = placements[index].service {
        options.columns.append(
          costs: sums, level: level, entries: entriesOfServices.list,
          entriesOfServices.range(of: service))
      } else {
        let own = entries(of: CollectionOfOne(placements[index])).compact
        options.columns.append(costs: sums, level: level, entries: own, own.indices)
      }
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
      options.columns.append(
        costs: sums, levels: levels(of: placements), entries: entries.compact)
    }
    return options
  }

  private func entries(of placements: some Collection<Placement>) -> Entries {
    var entries = Entries()
    for placement in placements {
      if let service = placement.service {
        for place in entriesOfServices.range(of: service) {
          let (row, coefficient) = entriesOfServices.list[place]
          entries.add(Int(coefficient), to: Int(row))
        }
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

/// What each service counts in rows, all in one list.
private struct ServiceEntries: Sendable {
  /// Those of each service, and a mark after them.
  let list: [ProgramColumns.Entry]
  private let ends: [Int]

  /// The mark after a service's entries.
  static var end: ProgramColumns.Entry { (-1, 0) }

  init(_ list: [ProgramColumns.Entry]) {
    self.list = list
    ends = [-1] + list.indices.filter { list[$0].row < 0 }
  }

  func range(of service: Int) -> Range<Int> { ends[service] + 1..<ends[service + 1] }
}

extension Entries {
  /// Puts them at the end of a list and is empty.
  fileprivate mutating func move(to list: inout [ProgramColumns.Entry]) {
    for (row, coefficient) in self.list {
      list.append((Int32(clamping: row), Int32(clamping: coefficient)))
    }
    removeAll()
  }

  /// As columns take them.
  fileprivate var compact: [ProgramColumns.Entry] {
    list.map { (Int32(clamping: $0.row), Int32(clamping: $0.coefficient)) }
  }
}
