import Optimization
import PlacementDocuments

/// What a plan's earlier placements are to its later ones, as automata for the solver.
///
/// A state is the progress of each trainee of a party, a label the footprints of one stage.
/// Parties whose stages and careers are alike share an automaton.
struct PlanAutomata {
  private let round: Round
  private var positions: [PartyKind: Int] = [:]
  private var tables: [PlanTable] = []
  /// The automaton's index in the program, for each table.
  private var automata: [Int] = []

  init(_ round: Round) { self.round = round }

  /// Notes every label of a party and where it starts.
  mutating func register(_ party: Party) {
    let kind = PartyKind(party)
    let position = positions[kind] ?? tables.count
    if position == tables.count {
      positions[kind] = position
      tables.append(PlanTable(kind))
    }
    tables[position].register(party)
  }

  /// Adds the automata to a program.
  ///
  /// - Throws: ``InternalError/tooManyStates`` if one of them is too large to tabulate.
  mutating func tabulate(_ coverage: CoverageRows, _ draft: inout Draft) throws(InternalError) {
    for index in tables.indices {
      try tables[index].explore(in: round)
      let table = tables[index]
      let rules = draft
      automata.append(
        draft.addAutomaton(
          Automaton(
            states: table.stateCount, labels: table.labelCount,
            step: { state, label in
              table.step(state, label).map {
                Automaton.Step(
                  to: $0.next, costs: $0.minutes == 0 ? [] : rules.costs(.suitability, $0.minutes))
              }
            },
            end: { state in
              var costs = rules.costs(.suitability, 0)
              var entries = Entries()
              rules.add(table.end(state, in: round), coverage, to: &costs, &entries)
              return Automaton.End(costs: costs, entries: entries.list)
            })))
    }
  }

  /// Where a party registered before starts.
  func start(of party: Party) -> (automaton: Int, state: Int) {
    let position = positions[PartyKind(party)] ?? 0
    return (automata[position], tables[position].start(of: party))
  }

  /// What the party's automaton reads of a stage's placements.
  func label(of placements: [Placement], _ party: Party, stage: Int) -> Int {
    let position = positions[PartyKind(party)] ?? 0
    return tables[position].label(of: placements, party, stage)
  }
}

/// What two parties have in common that share an automaton.
private struct PartyKind: Hashable {
  /// For each stage and demand, whose it is and which of the trainee's.
  let places: [[[Int]]]
  let careers: [Career.Kind]

  init(_ party: Party) {
    places = party.places.map { $0.map { [$0.trainee, $0.position] } }
    careers = party.careers.map(\.kind)
  }
}

/// One automaton in the making.
private struct PlanTable {
  private struct State: Hashable {
    /// Stages gone through.
    var depth: Int
    var progress: [Progress]
  }

  struct Step {
    let next: Int
    let minutes: Int
  }

  /// The most entries of a table, states × labels.
  static let mostSteps = 20_000_000

  private let kind: PartyKind
  private var labels: [[Footprint]: Int] = [:]
  private var footprints: [[Footprint]] = []
  /// For each stage, its labels with placements that stand for all that have them.
  private var examples: [[Int: [Placement]]]
  private var states: [State: Int] = [:]
  private var order: [State] = []
  private var steps: [[Int: Step]] = []

  var stateCount: Int { order.count }
  var labelCount: Int { footprints.count }

  init(_ kind: PartyKind) {
    self.kind = kind
    examples = kind.places.map { _ in [:] }
  }

  mutating func register(_ party: Party) {
    _ = intern(State(depth: 0, progress: party.careers.map(\.start)))
    for (position, stage) in party.stages.enumerated() {
      for option in 0..<stage.optionCount {
        let placements = stage.placements(of: option)
        let reading = reading(placements, party, position)
        let label = labels[reading] ?? footprints.count
        if label == footprints.count {
          labels[reading] = label
          footprints.append(reading)
        }
        if examples[position][label] == nil { examples[position][label] = placements }
      }
    }
  }

  private func reading(_ placements: [Placement], _ party: Party, _ stage: Int) -> [Footprint] {
    zip(placements, party.places[stage]).map { party.careers[$1.trainee].footprint($0) }
  }

  func label(of placements: [Placement], _ party: Party, _ stage: Int) -> Int {
    labels[reading(placements, party, stage)] ?? 0
  }

  func start(of party: Party) -> Int {
    states[State(depth: 0, progress: party.careers.map(\.start))] ?? 0
  }

  private mutating func intern(_ state: State) -> Int {
    if let index = states[state] { return index }
    states[state] = order.count
    order.append(state)
    return order.count - 1
  }

  /// Goes through every state that can be reached.
  mutating func explore(in round: Round) throws(InternalError) {
    var index = 0
    while index < order.count {
      guard order.count * footprints.count <= Self.mostSteps else { throw .tooManyStates }
      let state = order[index]
      var row: [Int: Step] = [:]
      if state.depth < kind.places.count {
        for label in examples[state.depth].keys.sorted() {
          row[label] = step(from: state, label, in: round)
        }
      }
      steps.append(row)
      index += 1
    }
  }

  private mutating func step(from state: State, _ label: Int, in round: Round) -> Step {
    var next = state
    next.depth += 1
    var minutes = 0
    let placements = examples[state.depth][label] ?? []
    for (number, place) in kind.places[state.depth].enumerated() {
      let (trainee, position) = (place[0], place[1])
      let before = state.progress[trainee]
      if number < placements.count {
        minutes +=
          round.proposal(placements[number], experience: before.experience)
          .sum(round.terms.aboutExperience)
      }
      let footprint = number < placements.count ? footprints[label][number] : nil
      next.progress[trainee] = kind.careers[trainee].after(before, footprint, position, in: round)
    }
    return Step(next: intern(next), minutes: minutes)
  }

  func step(_ state: Int, _ label: Int) -> Step? { steps[state][label] }

  func end(_ state: Int, in round: Round) -> PlanEnd {
    var end = PlanEnd()
    if order[state].depth == kind.places.count {
      end.add(order[state].progress, kind.careers, in: round)
    }
    return end
  }
}
