/// The rows of a program whose columns make it a network: a forest, in which each column
/// counts once in a row and in all of that row's ancestors.
///
/// Such a family of rows is laminar: of two rows either one holds every column of the other, or
/// they share none. Choosing columns is then sending a unit from each group through rows to a
/// common root, and the relaxation has integral vertices.
struct RowForest: Sendable {
  /// The row above each row; `root` for those above which there is none.
  let parent: [Int32]
  /// The rows right below each row and below the root.
  private let childStart: [Int]
  private let childList: [Int32]
  /// Rows, each after the one above it.
  let topDown: [Int]
  /// By column, the row that lies below all its others; `root` for one without rows.
  let innermost: [Int32]

  /// What lies above all rows.
  var root: Int { parent.count }
  var nodeCount: Int { parent.count + 1 }

  /// The forest of a program's rows.
  ///
  /// - Returns: `nil` if there is none: rows cross, a coefficient is not 1, or there are
  ///   auxiliaries or staged groups.
  /// - Complexity: O(columns + entries log *e*) for *e* entries in a column.
  init?(_ program: Program) {
    guard program.auxiliaries.isEmpty, program.stages.count == 0 else { return nil }
    let root = program.rowCount
    var sizes = [Int](repeating: 0, count: root)
    for entry in program.entryRow.indices {
      guard program.entryCoefficient[entry] == 1 else { return nil }
      sizes[Int(program.entryRow[entry])] += 1
    }
    // Of nested rows the larger holds more columns; equal ones are nested in either order.
    var parent = [Int32](repeating: -1, count: root)
    var innermost: [Int32] = []
    innermost.reserveCapacity(program.columnCount)
    for column in 0..<program.columnCount {
      let rows = program.entryRow[program.entries(of: column)].sorted {
        (sizes[Int($0)], $0) < (sizes[Int($1)], $1)
      }
      innermost.append(rows.first ?? Int32(root))
      for (index, row) in rows.enumerated() {
        let above = index + 1 < rows.count ? rows[index + 1] : Int32(root)
        if parent[Int(row)] < 0 { parent[Int(row)] = above }
        guard parent[Int(row)] == above else { return nil }
      }
    }
    for row in parent.indices where parent[row] < 0 { parent[row] = Int32(root) }
    self.parent = parent
    self.innermost = innermost
    topDown = (0..<root).sorted { (-sizes[$0], -$0) < (-sizes[$1], -$1) }

    var start = [Int](repeating: 0, count: root + 2)
    for above in parent { start[Int(above) + 1] += 1 }
    for node in 0...root { start[node + 1] += start[node] }
    var next = start
    var list = [Int32](repeating: 0, count: root)
    for (row, above) in parent.enumerated() {
      list[next[Int(above)]] = Int32(row)
      next[Int(above)] += 1
    }
    childStart = start
    childList = list
  }

  /// What potentials say each row is worth, as multipliers of the program's rows.
  func multipliers(_ potential: [Int]) -> [Int] {
    parent.enumerated().map { potential[Int($1)] - potential[$0] }
  }

  /// The rows right below a row or the root.
  func children(of node: Int) -> Range<Int> { childStart[node]..<childStart[node + 1] }

  /// A row by its position among the children.
  func child(_ position: Int) -> Int { Int(childList[position]) }
}
