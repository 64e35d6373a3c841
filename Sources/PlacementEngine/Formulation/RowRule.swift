/// A rule between placements: rows of the program, and what one placement counts in them.
protocol RowRule {
  /// Adds what a placement counts in the rule's rows.
  func count(_ placement: Placement, in entries: inout Entries)
}

/// Rows with coefficients, each row once.
struct Entries {
  private(set) var list: [(row: Int, coefficient: Int)] = []

  mutating func add(_ coefficient: Int, to row: Int) {
    if let index = list.firstIndex(where: { $0.row == row }) {
      list[index].coefficient += coefficient
    } else {
      list.append((row, coefficient))
    }
  }
}
