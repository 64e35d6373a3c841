import Optimization

extension SmallProgram {
  /// A random program whose rows are nested: offers in pools in schools, some with least numbers.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - groups: How many groups there are, at most.
  ///   - columns: How many columns a group has, at most.
  ///   - largestCost: The largest magnitude of a cost.
  ///   - mayStayOut: Whether each group has a column without rows; else about half have.
  /// - Returns: The program, which may be infeasible.
  static func network(
    seed: UInt64, groups: Int = 4, columns: Int = 4, largestCost: Int = 9, mayStayOut: Bool = false
  ) -> SmallProgram {
    var generator = SeededGenerator(seed: seed)
    var small = SmallProgram(tiers: Int.random(in: 1...4, using: &generator))
    if Bool.random(using: &generator) { small.thresholds = [7, 5, 4, 2] }
    small.groups = Int.random(in: 1...groups, using: &generator)
    // Rows, each below one of those before it or below none.
    var above: [Int?] = []
    for row in 0..<Int.random(in: 1...(2 + groups), using: &generator) {
      above.append(
        row > 0 && Int.random(in: 0..<3, using: &generator) > 0
          ? Int.random(in: 0..<row, using: &generator) : nil)
      let upper = Int.random(in: 0...3, using: &generator)
      let lower = [nil, nil, nil, 0, 1, -1].randomElement(using: &generator) ?? nil
      small.rows.append(
        Row(
          lower: lower.map { min($0, upper) },
          upper: lower != nil && Int.random(in: 0..<4, using: &generator) == 0 ? nil : upper))
    }
    for group in 0..<small.groups {
      for column in 0..<Int.random(in: 1...columns, using: &generator) {
        var row: Int? =
          column == 0 && (Bool.random(using: &generator) || mayStayOut)
          ? nil : Int.random(in: 0..<small.rows.count, using: &generator)
        var rows: [Int] = []
        while let next = row {
          rows.append(next)
          row = above[next]
        }
        rows.shuffle(using: &generator)
        small.columns.append(
          Column(
            group: group,
            costs: (0..<small.tiers).map { _ in
              Int.random(in: -largestCost...largestCost, using: &generator)
            },
            levels: small.thresholds.isEmpty
              ? []
              : (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                Int.random(in: 1...8, using: &generator)
              },
            entries: rows.map { (row: $0, coefficient: 1) }))
      }
    }
    return small
  }
}
