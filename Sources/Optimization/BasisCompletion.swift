/// Picks, of some columns, independent ones that together with rows' slacks make a basis.
///
/// Columns alone in a row, and rows with one column left, are settled first: of a basis that is
/// nearly a tree, as those of networks are, nothing else remains. What remains is eliminated.
struct BasisCompletion {
  /// Rows that columns may stand for; those whose slacks are basic are out of the question.
  private var isOpen: [Bool]
  private var columns: [[(row: Int, coefficient: Double)]] = []

  /// - Parameter rows: By row, whether its slack is basic in any case.
  init(rows: [Bool]) { isOpen = rows.map { !$0 } }

  /// Adds a column, less its entries in rows that have their slacks.
  mutating func append(_ entries: [(row: Int, coefficient: Double)]) {
    columns.append(entries.filter { isOpen[$0.row] })
  }

  /// The columns that may be basic, each with the row whose slack it replaces.
  ///
  /// - Complexity: O(entries), and O(*k*³) for the *k* columns that no elimination of single ones
  ///   reaches.
  mutating func matched() -> [(column: Int, row: Int)] {
    var result: [(column: Int, row: Int)] = []
    var members = [[Int]](repeating: [], count: isOpen.count)
    for (column, entries) in columns.enumerated() {
      for (row, _) in entries { members[row].append(column) }
    }
    var columnSize = columns.map { $0.count }
    var rowSize = members.map { $0.count }
    var isLeft = [Bool](repeating: true, count: columns.count)
    var singleColumns = columns.indices.filter { columnSize[$0] == 1 }
    var singleRows = members.indices.filter { rowSize[$0] == 1 }

    func settle(_ column: Int, _ row: Int) {
      result.append((column, row))
      isLeft[column] = false
      isOpen[row] = false
      for (other, _) in columns[column] where isOpen[other] {
        rowSize[other] -= 1
        if rowSize[other] == 1 { singleRows.append(other) }
      }
      for other in members[row] where isLeft[other] {
        columnSize[other] -= 1
        if columnSize[other] == 1 { singleColumns.append(other) }
      }
    }
    while true {
      if let column = singleColumns.popLast() {
        guard isLeft[column], let entry = columns[column].first(where: { isOpen[$0.row] })
        else { continue }
        settle(column, entry.row)
      } else if let row = singleRows.popLast() {
        guard isOpen[row], let column = members[row].first(where: { isLeft[$0] }) else { continue }
        settle(column, row)
      } else {
        break
      }
    }
    return result + eliminated(columns.indices.filter { isLeft[$0] && columnSize[$0] > 0 })
  }

  /// Gaussian elimination with the largest pivot of each column.
  private func eliminated(_ rest: [Int]) -> [(column: Int, row: Int)] {
    guard rest.count <= Self.mostEliminated else { return [] }
    var places: [Int: Int] = [:]
    var rows: [Int] = []
    for column in rest {
      for (row, _) in columns[column] where isOpen[row] && places[row] == nil {
        places[row] = rows.count
        rows.append(row)
      }
    }
    var done: [(pivot: Int, values: [Double])] = []
    var isTaken = [Bool](repeating: false, count: rows.count)
    var result: [(column: Int, row: Int)] = []
    for column in rest {
      var values = [Double](repeating: 0, count: rows.count)
      for (row, coefficient) in columns[column] {
        if let place = places[row] { values[place] = coefficient }
      }
      for (pivot, other) in done where values[pivot] != 0 {
        let factor = values[pivot] / other[pivot]
        for place in values.indices { values[place] -= factor * other[place] }
        values[pivot] = 0
      }
      var best = -1
      for place in rows.indices where !isTaken[place] {
        if values[place].magnitude > (best < 0 ? 1e-7 : values[best].magnitude) { best = place }
      }
      guard best >= 0 else { continue }
      isTaken[best] = true
      done.append((best, values))
      result.append((column, rows[best]))
    }
    return result
  }

  /// Beyond it the slacks serve.
  private static let mostEliminated = 400
}
