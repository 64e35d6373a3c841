extension Program {
  /// A feasible point at least as good as another under an objective: groups move to
  /// cheaper columns, cheapest first, where the rows allow it.
  ///
  /// - Parameters:
  ///   - start: A feasible point.
  ///   - objective: What the moves lower.
  ///   - candidates: The columns to move to; negative entries are skipped.
  /// - Returns: The improved point.
  /// - Complexity: O(*n* log *n* + entries) for *n* candidates.
  func greedilyImproved(
    _ start: [Int], _ objective: Objective, among candidates: [Int]
  ) -> [Int] {
    var point = start
    var activity = [Int](repeating: 0, count: rowCount)
    var current = [Int](repeating: 0, count: groupCount)
    for (column, value) in point.enumerated() where value != 0 {
      if !isAuxiliary(column) { current[Int(groupOfColumn[column])] = column }
      for entry in entries(of: column) {
        activity[Int(entryRow[entry])] += Int(entryCoefficient[entry]) * value
      }
    }
    var isSettled = [Bool](repeating: false, count: groupCount)
    let order = candidates.filter { $0 >= 0 && !isAuxiliary($0) }
      .map { (cost: objective.cost(of: $0, self), column: $0) }
      .sorted { $0 < $1 }
    for (cost, column) in order {
      let group = Int(groupOfColumn[column])
      guard !isSettled[group], cost < objective.cost(of: current[group], self) else { continue }
      for entry in entries(of: current[group]) {
        activity[Int(entryRow[entry])] -= Int(entryCoefficient[entry])
      }
      var fits = true
      for entry in entries(of: column) {
        activity[Int(entryRow[entry])] += Int(entryCoefficient[entry])
      }
      for touched in [column, current[group]] {
        for entry in entries(of: touched) {
          let row = Int(entryRow[entry])
          fits = fits && activity[row] >= rowLower[row] && activity[row] <= rowUpper[row]
        }
      }
      if fits {
        point[current[group]] = 0
        point[column] = 1
        current[group] = column
        isSettled[group] = true
        continue
      }
      for entry in entries(of: column) {
        activity[Int(entryRow[entry])] -= Int(entryCoefficient[entry])
      }
      for entry in entries(of: current[group]) {
        activity[Int(entryRow[entry])] += Int(entryCoefficient[entry])
      }
    }
    return point
  }
}
