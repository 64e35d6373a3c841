extension LinearForm {
  /// Writes a program out as rows and columns.
  ///
  /// Listed columns keep their numbers and are followed by the options of staged groups, their flows
  /// and, last, a column fixed at 1 that carries the constants. A group of listed columns becomes the row Σ columns = 1.
  /// A staged group may have more paths than anybody can list, so it becomes a flow of one unit
  /// through its automaton, which has the same points:
  ///
  /// - for each option of each stage a 0/1 column, with the option's costs, levels and rows;
  /// - for each state that a stage can begin in and each label it may read there a column `flow`,
  ///   with the step's costs, and for each state at the end a column `last`, with the end's costs and
  ///   rows; as the automaton is deterministic, these are whole numbers when the options are;
  /// - for each stage and state a row `at`: what leaves = what comes in (one unit, `one`, at the start);
  /// - for each stage and label a row `read`: flows that read it = options that have it;
  /// - for each tag that two stages share: options that have it ≤ 1.
  ///
  /// - Parameters:
  ///   - program: The program, without paths made columns.
  ///   - names: What its parts are called.
  ///   - constants: For each tier of costs what it counts besides the program; those missing are 0.
  /// - Throws: ``SolverFault`` if the program is malformed.
  /// - Complexity: O(columns + entries + options + states × labels of each staged group).
  public init(
    _ program: Program, names: ProgramNames = ProgramNames(), constants: [Int] = []
  ) throws(SolverFault) {
    try program.validate()
    self.init(program.tiers)
    for row in 0..<program.rowCount {
      let (lower, upper) = (program.rowLower[row], program.rowUpper[row])
      _ = addRow(
        names.row(row), lower: lower == .min ? nil : lower, upper: upper == .max ? nil : upper)
    }
    var rowOfGroup: [Int: Int] = [:]
    for group in 0..<program.groupCount where program.stages.position(ofGroup: group) == nil {
      rowOfGroup[group] = addRow("one.\(names.group(group))", lower: 1, upper: 1)
    }
    for column in 0..<program.declaredColumnCount {
      let first = column * program.costTierCount
      var entries = program.entries(of: column).map {
        (row: Int(program.entryRow[$0]), coefficient: Int(program.entryCoefficient[$0]))
      }
      if let row = rowOfGroup[Int(program.groupOfColumn[column])] { entries.append((row, 1)) }
      addColumn(
        names.column(column), (0, Int(program.upper[column])), isInteger: true,
        costs: program.costs[first..<first + program.costTierCount].map { Int($0) },
        levels: program.levels[program.levelStart[column]..<program.levelStart[column + 1]],
        entries: entries)
    }
    var flows: [FlowColumn] = []
    for position in 0..<program.stages.count {
      addFlow(position, of: program, names, &flows)
    }
    for flow in flows { addColumn(flow.name, costs: flow.costs, entries: flow.entries) }
    // Readers differ in how they take the constant of an objective; all know a fixed column.
    addColumn("constant", (1, 1), costs: constants, entries: [])
  }

  /// A column that is a whole number as soon as the options are: it comes after all of them.
  private struct FlowColumn {
    let name: String
    let costs: [Int]
    let entries: [(row: Int, coefficient: Int)]
  }

  /// Adds a staged group's rows and options, and gives the columns of its flow.
  private mutating func addFlow(
    _ position: Int, of program: Program, _ names: ProgramNames, _ flows: inout [FlowColumn]
  ) {
    let (stages, costTierCount) = (program.stages, program.costTierCount)
    let group = stages.groups[position]
    let name = names.group(group)
    let flow = Flow(position, of: stages)
    var rowAt: [[Int: Int]] = []
    for (depth, states) in flow.states.enumerated() {
      rowAt.append([:])
      for state in states {
        let row =
          depth == 0
          ? addRow("one.\(name)", lower: 1, upper: 1)
          : addRow("at.\(name).\(depth).\(state)", lower: 0, upper: 0)
        rowAt[depth][state] = row
      }
    }
    // No path: a row that cannot be satisfied.
    if flow.states[0].isEmpty { _ = addRow("one.\(name)", lower: 1, upper: 1) }

    var rowOfTag: [Int: Int] = [:]
    for (option, stage) in flow.firstOptionOfSharedTags(in: stages) {
      rowOfTag[stages.tag[option]] = addRow(
        names.tag(group, stage, stages.choice[option]), lower: nil, upper: 1)
    }
    for (depth, stage) in stages.stages(of: position).enumerated() {
      for run in stages.runs(of: stage) {
        let label = stages.label[run]
        let read = addRow("read.\(name).\(depth).\(label)", lower: 0, upper: 0)
        for option in stages.options(of: run) {
          var entries = stages.entries(of: option).map {
            (row: Int(stages.entryRow[$0]), coefficient: Int(stages.entryCoefficient[$0]))
          }
          entries.append((read, -1))
          if let row = rowOfTag[stages.tag[option]] { entries.append((row, 1)) }
          let first = option * costTierCount
          addColumn(
            names.option(group, depth, stages.choice[option]), (0, 1), isInteger: true,
            costs: stages.costs[first..<first + costTierCount].map { Int($0) },
            levels: stages.levels(of: option), entries: entries)
        }
        for state in flow.states[depth] {
          guard let next = flow.next(state, label), let to = rowAt[depth + 1][next],
            let from = rowAt[depth][state]
          else { continue }
          flows.append(
            FlowColumn(
              name: "flow.\(name).\(depth).\(state).\(label)",
              costs: flow.stepCosts(state, label),
              entries: [(from, 1), (to, -1), (read, 1)]))
        }
      }
    }
    for state in flow.states[flow.states.count - 1] {
      let end = flow.automaton.ends[state]
      let own = rowAt[flow.states.count - 1][state].map { [(row: $0, coefficient: 1)] } ?? []
      flows.append(
        FlowColumn(
          name: "last.\(name).\(state)", costs: end.costs, entries: end.entries + own))
    }
  }

  /// The point of the form that is a solution of the program it is made of.
  ///
  /// - Parameters:
  ///   - values: One for each listed column and auxiliary.
  ///   - choices: By group, the choices of the staged groups, as ``Solution/choices``.
  ///   - program: The program.
  /// - Returns: One value for each column.
  /// - Complexity: O(columns).
  func point(_ values: [Int], _ choices: [[Int]], of program: Program) -> [Int] {
    var point = values
    var flows: [Int] = []
    for position in 0..<program.stages.count {
      // In the order of `addFlow`.
      let stages = program.stages
      let flow = Flow(position, of: stages)
      let chosen = choices[stages.groups[position]]
      var state = stages.start[position]
      for (depth, stage) in stages.stages(of: position).enumerated() {
        var next = state
        for run in stages.runs(of: stage) {
          let label = stages.label[run]
          let isRead = stages.options(of: run).contains { stages.choice[$0] == chosen[depth] }
          for option in stages.options(of: run) {
            point.append(stages.choice[option] == chosen[depth] ? 1 : 0)
          }
          for from in flow.states[depth] {
            guard let to = flow.next(from, label), flow.states[depth + 1].contains(to) else {
              continue
            }
            flows.append(isRead && from == state ? 1 : 0)
            if isRead, from == state { next = to }
          }
        }
        state = next
      }
      for end in flow.states[flow.states.count - 1] { flows.append(end == state ? 1 : 0) }
    }
    return point + flows + [1]
  }
}

/// A staged group's automaton, unrolled: the states at each depth from which an end can be reached.
private struct Flow {
  let automaton: Automaton
  /// By depth, ascending; one more than there are stages.
  let states: [[Int]]
  private let stages: Range<Int>

  init(_ position: Int, of stages: Stages) {
    let automaton = stages.automata[stages.automaton[position]]
    self.automaton = automaton
    self.stages = stages.stages(of: position)
    let count = self.stages.count
    var states = (0...count).map { depth in
      stages.states(of: position, depth: depth).map { Int($0) }
    }
    for (depth, stage) in self.stages.enumerated().reversed() {
      let goals = Set(states[depth + 1])
      states[depth].removeAll { state in
        !stages.runs(of: stage).contains { run in
          goals.contains(Int(automaton.next[state * automaton.labelCount + stages.label[run]]))
        }
      }
    }
    self.states = states
  }

  func next(_ state: Int, _ label: Int) -> Int? {
    let next = Int(automaton.next[state * automaton.labelCount + label])
    return next < 0 ? nil : next
  }

  func stepCosts(_ state: Int, _ label: Int) -> [Int] {
    automaton.stepCosts.map { $0.isEmpty ? 0 : $0[state * automaton.labelCount + label] }
  }

  /// For each tag that options of two stages have, the first of those options and its stage's depth.
  func firstOptionOfSharedTags(in all: Stages) -> [(option: Int, depth: Int)] {
    var first: [Int: (option: Int, depth: Int)] = [:]
    var shared: [Int: (option: Int, depth: Int)] = [:]
    for (depth, stage) in stages.enumerated() {
      for option in all.options(ofStage: stage) where all.tag[option] >= 0 {
        let tag = all.tag[option]
        if let known = first[tag] {
          if known.depth != depth { shared[tag] = known }
        } else {
          first[tag] = (option, depth)
        }
      }
    }
    return shared.sorted { $0.key < $1.key }.map(\.value)
  }
}
