/// The staged groups of a program, laid flat.
///
/// Staged groups count by position, in the order they were added; stages, runs and options
/// count through all of them. A run is the options of a stage that share a label. A path is
/// known by its number: its choices as digits, the first stage's the most significant.
struct Stages: Sendable {
  var automata: [Automaton] = []
  // By position.
  private(set) var groups: [Int] = []
  /// Whether paths of the group may be missing among the program's columns.
  var isOpen: [Bool] = []
  private(set) var automaton: [Int] = []
  private(set) var start: [Int] = []
  private var firstStage: [Int] = [0]
  private var columnOfPath: [[UInt64: Int]] = []
  private var positionOfGroup: [Int: Int] = [:]
  // By stage.
  private var firstRun: [Int] = [0]
  private var firstOptionOfStage: [Int] = [0]
  /// What a choice counts in the path's number.
  private(set) var weight: [UInt64] = []
  // By run.
  private(set) var label: [Int] = []
  private var firstOption: [Int] = [0]
  // By option; within a stage by label, then as given.
  /// The option's index in its stage as given.
  private(set) var choice: [Int] = []
  /// The option of each choice: the inverse of `choice`, within each stage.
  private var optionOfChoice: [Int] = []
  /// Counted from 0 in each group; −1 for none.
  private(set) var tag: [Int] = []
  private(set) var costs: [Int32] = []
  private var levelStart: [Int] = [0]
  private var levels: [Int32] = []
  private var entryStart: [Int] = [0]
  private(set) var entryRow: [Int32] = []
  private(set) var entryCoefficient: [Int32] = []
  // By layer: a group has one more layer of states than stages.
  private var firstReached: [Int] = [0]
  private var reached: [Int32] = []

  var count: Int { groups.count }
  var optionCount: Int { choice.count }
  var hasOpenGroups: Bool { isOpen.contains(true) }

  func position(ofGroup group: Int) -> Int? { positionOfGroup[group] }
  func stages(of position: Int) -> Range<Int> { firstStage[position]..<firstStage[position + 1] }
  func runs(of stage: Int) -> Range<Int> { firstRun[stage]..<firstRun[stage + 1] }
  func options(of run: Int) -> Range<Int> { firstOption[run]..<firstOption[run + 1] }
  func options(ofStage stage: Int) -> Range<Int> {
    firstOptionOfStage[stage]..<firstOptionOfStage[stage + 1]
  }
  func entries(of option: Int) -> Range<Int> { entryStart[option]..<entryStart[option + 1] }
  func levels(of option: Int) -> ArraySlice<Int32> {
    levels[levelStart[option]..<levelStart[option + 1]]
  }
  /// The states a group can be in before its stage `depth`, counted from 0.
  func states(of position: Int, depth: Int) -> ArraySlice<Int32> {
    let layer = firstStage[position] + position + depth
    return reached[firstReached[layer]..<firstReached[layer + 1]]
  }

  /// Appends a group that has been checked.
  mutating func append(_ group: StagedGroup, _ index: Int) {
    positionOfGroup[index] = count
    groups.append(index)
    isOpen.append(true)
    automaton.append(group.automaton)
    start.append(group.start)
    columnOfPath.append([:])
    var tags: [Int: Int] = [:]
    var states = [group.start]
    appendLayer(states)
    for options in group.stages {
      let first = choice.count
      let order = options.indices.sorted { (options[$0].label, $0) < (options[$1].label, $1) }
      optionOfChoice += order
      for (offset, original) in order.enumerated() {
        optionOfChoice[first + original] = first + offset
        append(options[original], original, &tags)
        if offset == 0 || options[order[offset - 1]].label != options[original].label {
          if offset > 0 { firstOption.append(first + offset) }
          label.append(options[original].label)
        }
      }
      if !options.isEmpty { firstOption.append(choice.count) }
      firstOptionOfStage.append(choice.count)
      firstRun.append(label.count)
      states = successors(of: states, runs(of: firstRun.count - 2), automata[group.automaton])
      appendLayer(states)
    }
    var weights: [UInt64] = [1]
    for options in group.stages.dropFirst().reversed() {
      weights.append(weights[weights.count - 1] * UInt64(max(1, options.count)))
    }
    weight += weights.reversed().prefix(group.stages.count)
    firstStage.append(firstRun.count - 1)
  }

  private mutating func append(
    _ option: StagedGroup.Option, _ original: Int, _ tags: inout [Int: Int]
  ) {
    choice.append(original)
    if let name = option.tag {
      let number = tags[name] ?? tags.count
      tags[name] = number
      tag.append(number)
    } else {
      tag.append(-1)
    }
    costs += option.costs.map { Int32(clamping: $0) }
    levels += option.levels.map { Int32(clamping: $0) }
    levelStart.append(levels.count)
    for (row, coefficient) in option.entries where coefficient != 0 {
      entryRow.append(Int32(row))
      entryCoefficient.append(Int32(coefficient))
    }
    entryStart.append(entryRow.count)
  }

  private mutating func appendLayer(_ states: [Int]) {
    reached += states.map { Int32($0) }
    firstReached.append(reached.count)
  }

  private func successors(of states: [Int], _ runs: Range<Int>, _ automaton: Automaton) -> [Int] {
    var found: Set<Int32> = []
    for state in states {
      for run in runs { found.insert(automaton.next[state * automaton.labelCount + label[run]]) }
    }
    found.remove(-1)
    return found.map { Int($0) }.sorted()
  }
}

extension Stages {
  func column(ofPath number: UInt64, _ position: Int) -> Int? { columnOfPath[position][number] }

  mutating func setColumn(_ column: Int, ofPath number: UInt64, _ position: Int) {
    columnOfPath[position][number] = column
  }

  /// The options of a path, one for each stage.
  func options(ofPath number: UInt64, _ position: Int) -> [Int] {
    var rest = number
    return stages(of: position).map { stage in
      let (digit, remainder) = rest.quotientAndRemainder(dividingBy: weight[stage])
      rest = remainder
      return optionOfChoice[firstOptionOfStage[stage] + Int(digit)]
    }
  }

  /// The path's choice in each stage.
  func choices(ofPath number: UInt64, _ position: Int) -> [Int] {
    options(ofPath: number, position).map { choice[$0] }
  }

  /// The number of the path that makes these choices, or `nil` if there is no such path.
  func path(choosing choices: [Int], _ position: Int) -> UInt64? {
    let stages = stages(of: position)
    guard choices.count == stages.count else { return nil }
    let automaton = automata[automaton[position]]
    var state = start[position]
    var tags: Set<Int> = []
    var number: UInt64 = 0
    for (stage, chosen) in zip(stages, choices) {
      let options = options(ofStage: stage)
      guard chosen >= 0, chosen < options.count else { return nil }
      let option = optionOfChoice[options.lowerBound + chosen]
      if tag[option] >= 0, !tags.insert(tag[option]).inserted { return nil }
      guard let run = runs(of: stage).first(where: { self.options(of: $0).contains(option) }) else {
        return nil
      }
      state = Int(automaton.next[state * automaton.labelCount + label[run]])
      guard state >= 0 else { return nil }
      number += weight[stage] * UInt64(chosen)
    }
    return number
  }

  /// What a path costs and uses, as a column.
  func path(_ number: UInt64, _ position: Int, costTierCount: Int) -> (
    costs: [Int], levels: [Int], entries: [(row: Int, coefficient: Int)]
  ) {
    let automaton = automata[automaton[position]]
    var state = start[position]
    var costs = [Int](repeating: 0, count: costTierCount)
    var levels: [Int] = []
    var entries: [(row: Int, coefficient: Int)] = []
    func use(_ row: Int, _ coefficient: Int) {
      if let index = entries.firstIndex(where: { $0.row == row }) {
        entries[index].coefficient += coefficient
      } else {
        entries.append((row, coefficient))
      }
    }
    for (stage, option) in zip(stages(of: position), options(ofPath: number, position)) {
      for slot in 0..<costTierCount {
        costs[slot] += Int(self.costs[option * costTierCount + slot])
      }
      levels += self.levels(of: option).map { Int($0) }
      for entry in self.entries(of: option) {
        use(Int(entryRow[entry]), Int(entryCoefficient[entry]))
      }
      let run = runs(of: stage).first { self.options(of: $0).contains(option) } ?? 0
      let step = state * automaton.labelCount + label[run]
      for (slot, table) in automaton.stepCosts.enumerated() where !table.isEmpty {
        costs[slot] += table[step]
      }
      state = Int(automaton.next[step])
    }
    let end = automaton.ends[state]
    for (slot, cost) in end.costs.enumerated() { costs[slot] += cost }
    for (row, coefficient) in end.entries { use(row, coefficient) }
    entries.removeAll { $0.coefficient == 0 }
    return (costs, levels, entries)
  }
}
