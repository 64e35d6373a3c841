extension LinearForm {
  /// Writes a program out as rows and columns.
  ///
  /// Listed columns keep their numbers and are followed by the options of staged groups, their flows
  /// and, last, a column fixed at 1 that carries the constants. A group of listed columns becomes the row Σ columns = 1.
  /// A staged group may have more paths than anybody can list, so it becomes a flow of one unit
  /// through the smallest automaton that tells its paths apart as its own does, which has the same points:
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
    // The rows of the states at each depth; no path means a row that cannot be satisfied.
    var rowAt = [[addRow("one.\(name)", lower: 1, upper: 1)]]
    for depth in flow.steps.indices.map({ $0 + 1 }) {
      rowAt.append(
        (0..<flow.stateCount(depth)).map {
          addRow("at.\(name).\(depth).\($0)", lower: 0, upper: 0)
        })
    }

    var rowOfTag: [Int: Int] = [:]
    for (option, stage) in firstOptionsOfSharedTags(position, of: stages) {
      rowOfTag[stages.tag[option]] = addRow(
        names.tag(group, stage, stages.choice[option]), lower: nil, upper: 1)
    }
    for (depth, stage) in stages.stages(of: position).enumerated() {
      let read = (0..<flow.labelCounts[depth]).map {
        addRow("read.\(name).\(depth).\($0)", lower: 0, upper: 0)
      }
      for (run, label) in zip(stages.runs(of: stage), flow.labels[depth]) {
        for option in stages.options(of: run) {
          var entries = stages.entries(of: option).map {
            (row: Int(stages.entryRow[$0]), coefficient: Int(stages.entryCoefficient[$0]))
          }
          entries.append((read[label], -1))
          if let row = rowOfTag[stages.tag[option]] { entries.append((row, 1)) }
          let first = option * costTierCount
          addColumn(
            names.option(group, depth, stages.choice[option]), (0, 1), isInteger: true,
            costs: stages.costs[first..<first + costTierCount].map { Int($0) },
            levels: stages.levels(of: option), entries: entries)
        }
      }
      for (state, steps) in flow.steps[depth].enumerated() {
        for (label, step) in steps.enumerated() {
          guard let step else { continue }
          flows.append(
            FlowColumn(
              name: "flow.\(name).\(depth).\(state).\(label)", costs: step.costs,
              entries: [
                (rowAt[depth][state], 1), (rowAt[depth + 1][step.next], -1), (read[label], 1),
              ]))
        }
      }
    }
    for (state, end) in flow.ends.enumerated() {
      flows.append(
        FlowColumn(
          name: "last.\(name).\(state)", costs: end.costs,
          entries: end.entries + [(rowAt[flow.steps.count][state], 1)]))
    }
  }

  /// For each tag that options of two stages have, the first of those options and its stage's depth.
  private func firstOptionsOfSharedTags(
    _ position: Int, of stages: Stages
  ) -> [(option: Int, depth: Int)] {
    var first: [Int: (option: Int, depth: Int)] = [:]
    var shared: [Int: (option: Int, depth: Int)] = [:]
    for (depth, stage) in stages.stages(of: position).enumerated() {
      for option in stages.options(ofStage: stage) where stages.tag[option] >= 0 {
        let tag = stages.tag[option]
        if let known = first[tag] {
          if known.depth != depth { shared[tag] = known }
        } else {
          first[tag] = (option, depth)
        }
      }
    }
    return shared.sorted { $0.key < $1.key }.map(\.value)
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
      var current = 0
      for (depth, stage) in stages.stages(of: position).enumerated() {
        var isRead = [Bool](repeating: false, count: flow.labelCounts[depth])
        for (run, label) in zip(stages.runs(of: stage), flow.labels[depth]) {
          for option in stages.options(of: run) {
            let isChosen = stages.choice[option] == chosen[depth]
            point.append(isChosen ? 1 : 0)
            if isChosen { isRead[label] = true }
          }
        }
        var next = current
        for (state, steps) in flow.steps[depth].enumerated() {
          for (label, step) in steps.enumerated() {
            guard let step else { continue }
            let isTaken = state == current && isRead[label]
            flows.append(isTaken ? 1 : 0)
            if isTaken { next = step.next }
          }
        }
        current = next
      }
      for end in flow.ends.indices { flows.append(end == current ? 1 : 0) }
    }
    return point + flows + [1]
  }
}
