import Optimization

/// A small random program with staged groups, and the same with every path listed.
struct SmallStagedProgram {
  struct Transition {
    var next: Int
    var costs: [Int]
  }

  /// Rows, tiers, auxiliaries and groups that are not staged.
  var base: SmallProgram
  /// By state and label.
  var transitions: [[Transition?]]
  var ends: [Automaton.End]
  var groups: [StagedGroup]

  var program: Program {
    var program = base.program
    let automaton = program.addAutomaton(
      Automaton(
        states: transitions.count, labels: transitions[0].count,
        step: { state, label in
          transitions[state][label].map { .init(to: $0.next, costs: $0.costs) }
        },
        end: { ends[$0] }))
    for var group in groups {
      group.automaton = automaton
      _ = program.addStagedGroup(group)
    }
    return program
  }

  /// The paths of a group: their choices, and the columns they amount to.
  func paths(of group: StagedGroup, as index: Int) -> [(
    choices: [Int], column: SmallProgram.Column
  )] {
    var found: [(choices: [Int], column: SmallProgram.Column)] = []
    func visit(_ choices: [Int], _ state: Int, _ column: SmallProgram.Column, _ tags: [Int]) {
      guard choices.count < group.stages.count else {
        var column = column
        column.add(ends[state].costs, ends[state].entries)
        found.append((choices, column))
        return
      }
      for (choice, option) in group.stages[choices.count].enumerated() {
        guard let step = transitions[state][option.label] else { continue }
        if let tag = option.tag, tags.contains(tag) { continue }
        var column = column
        column.add(option.costs, option.entries)
        column.add(step.costs, [])
        column.levels += option.levels
        visit(choices + [choice], step.next, column, tags + (option.tag.map { [$0] } ?? []))
      }
    }
    let empty = SmallProgram.Column(
      group: index, costs: Array(repeating: 0, count: base.tiers), entries: [])
    visit([], group.start, empty, [])
    return found
  }

  /// Every path a column, with the choices of each column that is a path.
  var enumerated: (program: SmallProgram, choices: [[Int]]) {
    var small = base
    var choices = [[Int]](repeating: [], count: base.columns.count)
    for group in groups {
      for path in paths(of: group, as: small.groups) {
        small.columns.append(path.column)
        choices.append(path.choices)
      }
      small.groups += 1
    }
    return (small, choices)
  }

  static func random(seed: UInt64) -> SmallStagedProgram {
    var generator = SeededGenerator(seed: seed + 9_000_000)
    var base = SmallProgram(tiers: Int.random(in: 1...3, using: &generator))
    if Bool.random(using: &generator) { base.thresholds = [7, 5, 2] }
    let rowCount = Int.random(in: 3...6, using: &generator)
    for _ in 0..<rowCount {
      let upper = Int.random(in: 0..<3, using: &generator) == 0 ? 2 : 1
      let lower = Int.random(in: 0..<12, using: &generator) == 0 ? 1 : nil
      base.rows.append(.init(lower: lower, upper: upper))
    }
    let widest = [1, 3, 12].randomElement(using: &generator) ?? 1
    func costs() -> [Int] {
      (0..<base.tiers).map { Int.random(in: 0...($0 == 0 ? 2 : widest), using: &generator) }
    }
    func entries(_ count: Int) -> [(row: Int, coefficient: Int)] {
      (0..<rowCount).shuffled(using: &generator).prefix(count).map { (row: $0, coefficient: 1) }
    }
    if Int.random(in: 0..<3, using: &generator) == 0 {
      base.groups = 1
      for _ in 0..<3 {
        base.columns.append(.init(group: 0, costs: costs(), levels: [3], entries: entries(1)))
      }
    }
    if Int.random(in: 0..<3, using: &generator) == 0 {
      base.rows.append(.init(lower: 2, upper: nil))
      base.columns.append(
        .init(group: nil, upper: 2, costs: costs(), entries: [(row: rowCount, coefficient: 1)]))
    }
    let states = Int.random(in: 1...3, using: &generator)
    let labels = Int.random(in: 1...3, using: &generator)
    let transitions = (0..<states).map { _ in
      (0..<labels).map { label -> Transition? in
        if label > 0, Int.random(in: 0..<4, using: &generator) == 0 { return nil }
        let isFree = Bool.random(using: &generator)
        return Transition(
          next: Int.random(in: 0..<states, using: &generator), costs: isFree ? [] : costs())
      }
    }
    let ends = (0..<states).map { _ in
      Int.random(in: 0..<3, using: &generator) == 0
        ? Automaton.End(costs: costs(), entries: entries(1)) : Automaton.End()
    }
    let groupCount = Int.random(in: 3...4, using: &generator)
    let groups = (0..<groupCount).map { group in
      // One group may be long; more would be too many points to enumerate.
      let stageCount = Int.random(in: 1...(group == 0 ? 3 : 2), using: &generator)
      let stages = (0..<stageCount).map { _ in
        (0..<Int.random(in: 2...3, using: &generator)).map { choice -> StagedGroup.Option in
          if choice == 0, Int.random(in: 0..<8, using: &generator) > 0 {
            return StagedGroup.Option(
              costs: costs().map { $0 + 2 }, label: 0)
          }
          var entries = entries(Int.random(in: 1...2, using: &generator))
          if base.rows.count > rowCount, Bool.random(using: &generator) {
            entries.append((row: rowCount, coefficient: 1))
          }
          return StagedGroup.Option(
            costs: costs(),
            levels: Bool.random(using: &generator)
              ? [Int.random(in: 0...9, using: &generator)] : [],
            entries: entries, label: Int.random(in: 0..<labels, using: &generator),
            tag: Bool.random(using: &generator) ? Int.random(in: 0...2, using: &generator) : nil)
        }
      }
      return StagedGroup(
        stages: stages, automaton: 0, start: Int.random(in: 0..<states, using: &generator))
    }
    return SmallStagedProgram(
      base: base, transitions: transitions, ends: ends, groups: groups)
  }
}

extension SmallProgram.Column {
  fileprivate mutating func add(_ more: [Int], _ uses: [(row: Int, coefficient: Int)]) {
    for (tier, cost) in more.enumerated() { costs[tier] += cost }
    for (row, coefficient) in uses {
      if let index = entries.firstIndex(where: { $0.row == row }) {
        entries[index].coefficient += coefficient
      } else {
        entries.append((row, coefficient))
      }
    }
  }
}
