/// A solve that goes on with the columns that are left.
extension Lexicographic {
  /// Makes the columns that are alive the whole program, where they are few: whatever looks at all
  /// columns from then on looks at these.
  ///
  /// - Complexity: O(columns + entries); it happens only where at most half the columns are left.
  mutating func compact() throws(SolverFault) {
    // Paths are columns by other numbers, and trees are grown of the columns there were.
    guard network == nil, program.stages.count == 0, treeTasks.isEmpty,
      let living = face.isAlive.countWhenListed, 2 * living <= program.columnCount
    else { return }
    // GLPK lets go of the others first.
    if isLoaded { try followFace() }
    let count = program.columnCount
    let kept = Array(face.isAlive.columns(below: count))
    last?.keep(kept, of: count)
    restricted.keep(kept)
    face.forgetDead()
    keepPoint(kept)
    originals = originals.map { before in kept.map { before[$0] } } ?? kept
  }

  /// A point by the columns of the program asked about.
  func original(_ point: [Int]) -> [Int] {
    guard let originals else { return point }
    var values = [Int](repeating: 0, count: originalCount)
    for (column, value) in zip(originals, point) { values[column] = value }
    return values
  }
}
