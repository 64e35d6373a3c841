/// A staged group's automaton, unrolled over the group's stages and as small as can be.
///
/// The states at a depth from which the same labels lead to the same ends at the same costs are one, and
/// labels that lead from every state to the same one at the same costs are one: what is left are the
/// differences that the costs and rows make. (Minimisation of acyclic automata: Revuz 1992.)
struct Flow {
  /// A step from a state to one of the next depth.
  struct Step: Hashable {
    let next: Int
    /// One for each tier of costs; those missing are 0.
    let costs: [Int]
  }

  /// What a path pays and uses for the state it ends in.
  struct End {
    let costs: [Int]
    let entries: [(row: Int, coefficient: Int)]
  }

  /// By stage, state and label; nil where the label is forbidden.
  ///
  /// A state from which no end can be reached is left out, and there is one before the first stage, or
  /// none if the group has no path.
  let steps: [[[Step?]]]
  /// By state after the last stage.
  let ends: [End]
  /// By stage, for each of its runs: the label that is read.
  let labels: [[Int]]
  /// By stage.
  let labelCounts: [Int]

  /// - Complexity: O(states × runs) of the group, times tiers of costs.
  init(_ position: Int, of all: Stages) {
    let automaton = all.automata[all.automaton[position]]
    let stages = all.stages(of: position)
    var ends = Classes<EndKey>()
    // Of each state at the depth at hand.
    var classes: [Int32: Int] = [:]
    for state in all.states(of: position, depth: stages.count) {
      classes[state] = ends.number(of: EndKey(automaton.ends[Int(state)]))
    }
    var steps: [[[Step?]]] = []
    var labels: [[Int]] = []
    var labelCounts: [Int] = []
    for (depth, stage) in stages.enumerated().reversed() {
      var states = Classes<[Step?]>()
      var before: [Int32: Int] = [:]
      for state in all.states(of: position, depth: depth) {
        let row = all.runs(of: stage).map { run in
          let index = Int(state) * automaton.labelCount + all.label[run]
          return classes[automaton.next[index]].map {
            Step(next: $0, costs: automaton.stepCosts.map { $0.isEmpty ? 0 : $0[index] })
          }
        }
        if row.contains(where: { $0 != nil }) { before[state] = states.number(of: row) }
      }
      classes = before
      // Of the runs, those that lead everywhere to the same.
      var columns = Classes<[Step?]>()
      labels.append(
        all.runs(of: stage).indices.map { run in
          columns.number(of: states.members.map { $0[run - all.runs(of: stage).lowerBound] })
        })
      labelCounts.append(columns.members.count)
      steps.append(
        states.members.indices.map { state in columns.members.map { $0[state] } })
    }
    self.steps = steps.reversed()
    self.labels = labels.reversed()
    self.labelCounts = labelCounts.reversed()
    self.ends = ends.members.map { end in
      End(costs: end.costs, entries: zip(end.rows, end.coefficients).map { ($0, $1) })
    }
  }

  /// How many states there are before the stage of a depth, or after the last.
  func stateCount(_ depth: Int) -> Int { depth < steps.count ? steps[depth].count : ends.count }
}

private struct EndKey: Hashable {
  let costs: [Int]
  let rows: [Int]
  let coefficients: [Int]

  init(_ end: Automaton.End) {
    costs = end.costs
    rows = end.entries.map(\.row)
    coefficients = end.entries.map(\.coefficient)
  }
}

/// Distinct elements, numbered as they came.
private struct Classes<Element: Hashable> {
  private(set) var members: [Element] = []
  private var numbers: [Element: Int] = [:]

  mutating func number(of element: Element) -> Int {
    if let number = numbers[element] { return number }
    numbers[element] = members.count
    members.append(element)
    return members.count - 1
  }
}
