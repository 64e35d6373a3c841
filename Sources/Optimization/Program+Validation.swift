extension Program {
  func cost(of column: Int, tier: Int) -> Int {
    let slot = costSlots[tier]
    if slot >= 0 { return Int(costs[column * costTierCount + slot]) }
    let threshold = thresholds[tier]
    var count = 0
    for index in levelStart[column]..<levelStart[column + 1] where Int(levels[index]) >= threshold {
      count += 1
    }
    return count
  }

  func entries(of column: Int) -> Range<Int> { entryStart[column]..<entryStart[column + 1] }

  func isAuxiliary(_ column: Int) -> Bool { groupOfColumn[column] < 0 }

  /// Throws one fault that lists everything wrong with the program.
  ///
  /// - Complexity: O(columns × tiers + entries).
  func validate() throws(SolverFault) {
    var defects = defects
    guard defects.isEmpty else { throw SolverFault(.invalidProgram, defects.issues) }
    // GLPK counts in 32 bits and refuses 100 million rows, 500 million entries.
    if rowCount + groupCount + tierCount > 90_000_000 {
      defects.append("\(rowCount) rows and \(groupCount) groups are more than GLPK takes")
    }
    if columnCount > 90_000_000 || entryRow.count > 400_000_000 {
      defects.append("\(columnCount) columns are more than GLPK takes")
    }
    // Where columns are few, no sum of figures within the limits can be too large.
    let reach = upper.reduce(0) { $0 + Int($1) }
    if stages.count == 0, defects.isEmpty, reach <= Self.largestSum / Self.largestDatum { return }
    let limit = Self.largestSum
    var rowSize = [Int](repeating: 0, count: rowCount)
    for column in 0..<columnCount {
      for entry in entries(of: column) {
        let row = Int(entryRow[entry])
        let size = Int(entryCoefficient[entry].magnitude) * Int(upper[column])
        // Each summand is at most 2⁶⁰ and the sum is held at 2⁵³, so neither overflows.
        rowSize[row] = min(limit + 1, rowSize[row] + size)
      }
    }
    func use(_ row: Int, _ coefficient: Int) {
      rowSize[row] = min(limit + 1, rowSize[row] + Int(coefficient.magnitude))
    }
    for option in 0..<stages.optionCount {
      for entry in stages.entries(of: option) {
        use(Int(stages.entryRow[entry]), Int(stages.entryCoefficient[entry]))
      }
    }
    for position in 0..<stages.count {
      for end in stages.automata[stages.automaton[position]].ends {
        for entry in end.entries { use(entry.row, entry.coefficient) }
      }
    }
    for row in 0..<rowCount where rowSize[row] > limit {
      defects.append("row \(row) may exceed ±2^53; use smaller coefficients or bounds")
    }
    for tier in 0..<tierCount where costSlots[tier] >= 0 {
      var groupSize = [Int](repeating: 0, count: groupCount)
      var size = 0
      for column in 0..<columnCount {
        let magnitude = Int(cost(of: column, tier: tier).magnitude)
        if isAuxiliary(column) {
          size = min(limit + 1, size + magnitude * Int(upper[column]))
        } else {
          let group = Int(groupOfColumn[column])
          groupSize[group] = max(groupSize[group], magnitude)
        }
      }
      for position in 0..<stages.count {
        groupSize[stages.groups[position]] = largestCost(ofPaths: position, tier: tier)
      }
      for magnitude in groupSize { size = min(limit + 1, size + magnitude) }
      if size > limit {
        defects.append("tier '\(tiers[tier].name)' may exceed ±2^53; use smaller costs")
      }
    }
    guard defects.isEmpty else { throw SolverFault(.invalidProgram, defects.issues) }
  }

  /// Everything a point violates, in integer arithmetic; empty if it is feasible.
  ///
  /// - Complexity: O(columns + entries).
  func violations(of values: [Int]) -> [String] {
    guard values.count == columnCount else {
      return ["the point has \(values.count) values for \(columnCount) columns"]
    }
    var issues = IssueList()
    var activity = [Int](repeating: 0, count: rowCount)
    var chosen = [Int](repeating: 0, count: groupCount)
    for (column, value) in values.enumerated() where value != 0 {
      guard value > 0, value <= Int(upper[column]) else {
        issues.append("column \(column) is \(value), outside 0...\(upper[column])")
        continue
      }
      if !isAuxiliary(column) { chosen[Int(groupOfColumn[column])] += 1 }
      for entry in entries(of: column) {
        activity[Int(entryRow[entry])] += Int(entryCoefficient[entry]) * value
      }
    }
    for (group, count) in chosen.enumerated() where count != 1 {
      issues.append("group \(group) has \(count) columns at 1 instead of one")
    }
    for row in 0..<rowCount where activity[row] < rowLower[row] || activity[row] > rowUpper[row] {
      issues.append("row \(row) is \(activity[row]), outside its bounds")
    }
    return issues.issues
  }

  /// By group, the choices of the staged groups at a point.
  func choices(at point: [Int]) -> [[Int]] {
    var choices = [[Int]](repeating: [], count: groupCount)
    for (index, number) in pathNumbers.enumerated() where point[declaredColumnCount + index] == 1 {
      let group = Int(groupOfColumn[declaredColumnCount + index])
      guard let position = stages.position(ofGroup: group) else { continue }
      choices[group] = stages.choices(ofPath: number, position)
    }
    return choices
  }

  /// A tier's objective at a point.
  func value(of tier: Int, at values: [Int]) -> Int {
    var sum = 0
    for (column, value) in values.enumerated() where value != 0 {
      sum += cost(of: column, tier: tier) * value
    }
    return sum
  }

  /// The objectives of all tiers at a point.
  func values(at point: [Int]) -> [Int] {
    var sums = [Int](repeating: 0, count: tierCount)
    let costTiers = tiers.indices.filter { costSlots[$0] >= 0 }
    let levelTiers = tiers.indices.filter { costSlots[$0] < 0 }
    for (column, value) in point.enumerated() where value != 0 {
      for tier in costTiers { sums[tier] += cost(of: column, tier: tier) * value }
      for index in levelStart[column]..<levelStart[column + 1] {
        let level = Int(levels[index])
        for tier in levelTiers where level >= thresholds[tier] { sums[tier] += value }
      }
    }
    return sums
  }
}
