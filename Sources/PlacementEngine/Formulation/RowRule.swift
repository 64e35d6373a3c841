/// A rule between placements: rows of the program, and what one placement counts in them.
protocol RowRule: Sendable {
  /// Whether placements of one ``Service`` count alike.
  var isAboutService: Bool { get }

  /// Whether it is known that no placement counts.
  var isIdle: Bool { get }

  /// Adds what a placement counts in the rule's rows.
  func count(_ placement: Placement, in entries: inout Entries)
}

extension RowRule {
  var isAboutService: Bool { false }
  var isIdle: Bool { false }
}

/// Rows with coefficients, each row once.
struct Entries: Sendable {
  private(set) var list: [(row: Int, coefficient: Int)] = []

  mutating func add(_ coefficient: Int, to row: Int) {
    if let index = list.firstIndex(where: { $0.row == row }) {
      list[index].coefficient += coefficient
    } else {
      list.append((row, coefficient))
    }
  }

  mutating func removeAll() { list.removeAll(keepingCapacity: true) }
}
