extension Program {
  /// Makes all paths of the staged groups that have few of them columns, fewest first.
  mutating func expandSmallGroups(_ sifting: Sifting) {
    let counts = (0..<stages.count).map { stages.pathCount($0) }
    let order = counts.indices.filter { counts[$0] <= sifting.largestExpansion }
      .sorted { (counts[$0], $0) < (counts[$1], $1) }
    var room = sifting.expandedColumns
    var small: [Int] = []
    for position in order where counts[position] <= room {
      room -= counts[position]
      small.append(position)
    }
    guard !small.isEmpty else { return }
    var pricer = PathPricer(
      self, Face(self), weights: .none, rows: Array(repeating: 0, count: rowCount))
    for position in small.sorted() {
      _ = pricer.load(position)
      let paths = pricer.all(below: PathPricer.never, limit: counts[position]) ?? []
      for path in paths { _ = addPath(path.number, ofStaged: position) }
      close(staged: position)
    }
  }

  /// Whether a group is staged and has a path.
  func hasPath(group: Int) -> Bool {
    guard let position = stages.position(ofGroup: group), stages.isOpen[position] else {
      return false
    }
    var pricer = PathPricer(
      self, Face(self), weights: .none, rows: Array(repeating: 0, count: rowCount))
    return pricer.load(position) < PathPricer.never
      && !pricer.cheapest(1, below: PathPricer.never).isEmpty
  }

  /// A point from the values of the declared columns and the choices of the staged groups.
  ///
  /// Paths it takes become columns.
  mutating func point(_ values: [Int], _ choices: [[Int]]) throws(SolverFault) -> [Int] {
    guard values.count == declaredColumnCount else {
      throw SolverFault(
        .invalidStart,
        "the point has \(values.count) values for \(declaredColumnCount) columns")
    }
    var columns: [Int] = []
    var issues = IssueList()
    for position in 0..<stages.count {
      let group = stages.groups[position]
      let chosen = choices.indices.contains(group) ? choices[group] : []
      if let path = stages.path(choosing: chosen, position) {
        columns.append(addPath(path, ofStaged: position))
      } else {
        issues.append("group \(group) has no path \(chosen)")
      }
    }
    guard issues.isEmpty else { throw SolverFault(.invalidStart, issues.issues) }
    var point = values.padded(to: columnCount)
    for column in columns { point[column] = 1 }
    return point
  }
}

extension Stages {
  /// The number of paths, tags aside; `Int.max` stands for that many and more.
  func pathCount(_ position: Int) -> Int {
    let machine = automata[automaton[position]]
    var counts = [Int](repeating: 0, count: machine.stateCount)
    counts[start[position]] = 1
    for stage in stages(of: position) {
      var next = [Int](repeating: 0, count: machine.stateCount)
      for (state, count) in counts.enumerated() where count > 0 {
        for run in runs(of: stage) {
          let to = Int(machine.next[state * machine.labelCount + label[run]])
          guard to >= 0 else { continue }
          let (product, overflow) = count.multipliedReportingOverflow(by: options(of: run).count)
          let (sum, isOver) = next[to].addingReportingOverflow(product)
          next[to] = overflow || isOver ? .max : sum
        }
      }
      counts = next
    }
    return counts.reduce(0) { sum, count in
      let (total, overflow) = sum.addingReportingOverflow(count)
      return overflow ? .max : total
    }
  }
}

extension Restricted {
  /// Adds the paths each open group starts with: those that cost least.
  mutating func addCheapestPaths(_ objective: Objective, _ face: Face) throws(SolverFault) {
    guard program.stages.hasOpenGroups else { return }
    let weights = TierWeights(program, objective, scale: 1, [])
    var pricer = PathPricer(
      program, face, weights: weights, rows: Array(repeating: 0, count: program.rowCount))
    for position in 0..<program.stages.count where program.stages.isOpen[position] {
      guard pricer.load(position) < PathPricer.never else { continue }
      for path in pricer.cheapest(sifting.firstColumns, below: PathPricer.never) {
        try add(addPath(path.number, ofStaged: position), cost: 0, face)
      }
    }
  }
}
