/// The points that differ from one in a single stage of the staged groups.
///
/// With the other stages held, a choice is one option with its own rows: where limits are nested,
/// these points are those of a network, however much the stages have to do with one another.
/// Everything else is held, auxiliaries too.
struct StageProgram {
  /// A column for each option a group may take, and the tiers of costs before the first of levels.
  private(set) var program: Program
  /// The point itself.
  private(set) var start: [Int] = []
  /// The staged group and the path behind each column.
  private var paths: [(position: Int, number: UInt64)] = []

  /// - Parameters:
  ///   - whole: The program.
  ///   - chosen: By position, the path of each staged group.
  ///   - depth: The stage to choose anew, counted in each group from 0.
  ///   - point: The point, one value for each column.
  ///   - face: Tells which options are left.
  /// - Complexity: O(options of the stage × stages).
  init(_ whole: Program, _ chosen: [UInt64], depth: Int, at point: [Int], _ face: Face) {
    let stages = whole.stages
    let tiers = whole.tiers.prefix {
      if case .costs = $0 { true } else { false }
    }
    program = Program(tiers: Array(tiers))
    var activity = whole.activity(at: point)
    let groups = chosen.indices.map { position in
      stages.alternatives(to: chosen[position], position, depth: depth, tiers: tiers.count) {
        face.isOptionAlive[$0]
      }
    }
    for (position, options) in groups.enumerated() {
      for option in options where option.number == chosen[position] {
        for (row, coefficient) in option.entries { activity[row] -= coefficient }
      }
    }
    var rowOf = [Int](repeating: -1, count: whole.rowCount)
    for (row, _) in groups.joined().map(\.entries).joined() where rowOf[row] < 0 {
      rowOf[row] = program.addRow(
        lower: face.rowLower[row] == .min ? nil : face.rowLower[row] - activity[row],
        upper: face.rowUpper[row] == .max ? nil : face.rowUpper[row] - activity[row])
    }
    for (position, options) in groups.enumerated() where !options.isEmpty {
      let group = program.addGroup()
      for option in options {
        _ = program.addColumn(
          group: group, costs: option.costs,
          entries: option.entries.map { (rowOf[$0.row], $0.coefficient) })
        start.append(option.number == chosen[position] ? 1 : 0)
        paths.append((position, option.number))
      }
    }
  }

  /// The paths of a point of the stage, by position; `chosen` where nothing could be chosen anew.
  func paths(at values: [Int], otherwise chosen: [UInt64]) -> [UInt64] {
    var numbers = chosen
    for (column, value) in values.enumerated() where value == 1 {
      numbers[paths[column].position] = paths[column].number
    }
    return numbers
  }
}

extension Program {
  /// What a point's columns amount to in each row.
  fileprivate func activity(at point: [Int]) -> [Int] {
    var activity = [Int](repeating: 0, count: rowCount)
    for (column, value) in point.enumerated() where value != 0 {
      for entry in entries(of: column) {
        activity[Int(entryRow[entry])] += value * Int(entryCoefficient[entry])
      }
    }
    return activity
  }
}

extension Stages {
  /// A path that differs from another in one stage at most.
  fileprivate struct Alternative {
    var number: UInt64
    /// What its option costs, and all that the automaton adds.
    var costs: [Int]
    /// The rows of its option, and those by which the path's end differs.
    var entries: [(row: Int, coefficient: Int)]
  }

  /// The paths that differ from one in the stage at `depth` at most; none if there is no such stage.
  fileprivate func alternatives(
    to number: UInt64, _ position: Int, depth: Int, tiers: Int, where isAlive: (Int) -> Bool
  ) -> [Alternative] {
    let range = stages(of: position)
    guard depth < range.count else { return [] }
    let (machine, stage) = (automata[automaton[position]], range.lowerBound + depth)
    let held = options(ofPath: number, position)
    let labels = zip(range, held).map { label(of: $1, in: $0) }
    let tags = held.indices.filter { $0 != depth }.map { tag[held[$0]] }.filter { $0 >= 0 }
    var before = start[position]
    for label in labels[..<depth] {
      before = Int(machine.next[before * machine.labelCount + label])
    }
    /// Where a label in the stage leads, and what the automaton adds from there on.
    func run(_ label: Int) -> (end: Int, costs: [Int])? {
      var (state, costs) = (before, [Int](repeating: 0, count: tiers))
      for label in [label] + labels[(depth + 1)...] {
        let step = state * machine.labelCount + label
        guard machine.next[step] >= 0 else { return nil }
        for (slot, table) in machine.stepCosts.prefix(tiers).enumerated() where !table.isEmpty {
          costs[slot] += table[step]
        }
        state = Int(machine.next[step])
      }
      for (slot, cost) in machine.ends[state].costs.prefix(tiers).enumerated() {
        costs[slot] += cost
      }
      return (state, costs)
    }
    guard let end = run(labels[depth])?.end else { return [] }
    let others = number - weight[stage] * UInt64(choice[held[depth]])
    var found: [Alternative] = []
    for options in runs(of: stage) {
      guard let way = run(label[options]) else { continue }
      var added: [(row: Int, coefficient: Int)] = []
      if way.end != end {
        added = machine.ends[way.end].entries
        added += machine.ends[end].entries.map { ($0.row, -$0.coefficient) }
      }
      for option in self.options(of: options)
      where isAlive(option) && (tag[option] < 0 || !tags.contains(tag[option])) {
        var alternative = Alternative(
          number: others + weight[stage] * UInt64(choice[option]), costs: way.costs, entries: [])
        for slot in 0..<tiers {
          alternative.costs[slot] += Int(costs[option * costTierCount + slot])
        }
        for entry in entries(of: option) {
          alternative.entries.append((Int(entryRow[entry]), Int(entryCoefficient[entry])))
        }
        for (row, coefficient) in added {
          if let index = alternative.entries.firstIndex(where: { $0.row == row }) {
            alternative.entries[index].coefficient += coefficient
          } else {
            alternative.entries.append((row, coefficient))
          }
        }
        found.append(alternative)
      }
    }
    return found
  }

  private func label(of option: Int, in stage: Int) -> Int {
    runs(of: stage).first { options(of: $0).contains(option) }.map { label[$0] } ?? 0
  }

  private var costTierCount: Int { optionCount == 0 ? 0 : costs.count / optionCount }
}
