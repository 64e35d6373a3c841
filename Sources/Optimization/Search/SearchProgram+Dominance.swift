extension SearchProgram {
  /// Columns that can give way to another of their group, which costs no more and asks no more.
  ///
  /// Some best point does without them.
  ///
  /// - Complexity: O(Σ columns of a group² · rows of a column).
  func dominatedColumns() -> [Int] {
    var entries = [[(row: Int32, coefficient: Int32)]](repeating: [], count: firstAuxiliary)
    for (index, row) in rows.enumerated() {
      for term in row.terms where Int(term.column) < firstAuxiliary {
        entries[Int(term.column)].append((Int32(index), term.coefficient))
      }
    }
    // Asks no more: no more where there is an upper bound, no less where there is a lower one.
    func isAsGood(_ better: Int, _ other: Int) -> Bool {
      let (first, second) = (entries[better], entries[other])
      var (i, j) = (0, 0)
      while i < first.count || j < second.count {
        let one = i < first.count ? first[i].row : .max
        let two = j < second.count ? second[j].row : .max
        let row = rows[Int(min(one, two))]
        let change =
          (one <= two ? first[i].coefficient : 0) - (two <= one ? second[j].coefficient : 0)
        if change > 0 && row.upper != .max || change < 0 && row.lower != .min { return false }
        if one <= two { i += 1 }
        if two <= one { j += 1 }
      }
      return true
    }
    var dominated: [Int] = []
    for range in groups {
      let ranked = range.sorted { (costs[$0], $0) < (costs[$1], $1) }
      var kept: [Int] = []
      for column in ranked {
        if kept.contains(where: { isAsGood($0, column) }) {
          dominated.append(column)
        } else {
          kept.append(column)
        }
      }
    }
    return dominated
  }

  /// The program less the rows that another one implies, all columns being at least 0.
  ///
  /// - Complexity: O(Σ over rows of the terms of rows that share their rarest column).
  func withoutDominatedRows() -> SearchProgram {
    let isPacking = rows.map { row in
      row.lower == .min
        && row.terms.allSatisfy { $0.coefficient > 0 && box.lower[Int($0.column)] >= 0 }
    }
    var isDominated = [Bool](repeating: false, count: rows.count)
    var weight = [Int32](repeating: 0, count: columnCount)
    for (index, row) in rows.enumerated() where isPacking[index] {
      let users = row.terms.map { rowsOf[Int($0.column)] }
      guard let rivals = users.min(by: { $0.count < $1.count }) else { continue }
      for term in row.terms { weight[Int(term.column)] = term.coefficient }
      isDominated[index] = rivals.contains { rival in
        let other = rows[Int(rival)]
        guard Int(rival) != index, isPacking[Int(rival)], !isDominated[Int(rival)],
          other.upper <= row.upper, other.terms.count >= row.terms.count
        else { return false }
        let implied = other.terms.count {
          weight[Int($0.column)] > 0 && weight[Int($0.column)] <= $0.coefficient
        }
        return implied == row.terms.count
      }
      for term in row.terms { weight[Int(term.column)] = 0 }
    }
    return with(rows: rows.indices.filter { !isDominated[$0] }.map { rows[$0] })
  }
}
