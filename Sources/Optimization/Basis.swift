extension Restricted {
  /// Lays the basis of a feasible integer point: a vertex the simplex method can
  /// start from without a first phase.
  ///
  /// Each group's column takes the group's equation and every other row keeps its
  /// slack, which is a triangular matrix. An auxiliary inside its box takes over a
  /// row that is tight at the point.
  mutating func layBasis(of point: [Int], _ face: Face) {
    setSlackBasis()
    var activity = [Int](repeating: 0, count: program.rowCount)
    for (column, value) in point.enumerated() where value != 0 {
      for entry in program.entries(of: column) {
        activity[Int(program.entryRow[entry])] += Int(program.entryCoefficient[entry]) * value
      }
    }
    var isTaken = [Bool](repeating: false, count: program.rowCount)
    for index in columns.indices {
      let column = columns[index]
      guard column >= 0, point[column] != 0 else { continue }
      guard program.isAuxiliary(column) else {
        setBasic(index + 1, insteadOf: groupRow(Int(program.groupOfColumn[column])), .atLower)
        continue
      }
      if point[column] == Int(program.upper[column]) {
        setAtUpper(index + 1)
        continue
      }
      for entry in program.entries(of: column) where program.entryCoefficient[entry] != 0 {
        let row = Int(program.entryRow[entry])
        let isAtLower = activity[row] == face.rowLower[row]
        guard !isTaken[row], isAtLower || activity[row] == face.rowUpper[row] else { continue }
        isTaken[row] = true
        setBasic(index + 1, insteadOf: row + 1, isAtLower ? .atLower : .atUpper)
        break
      }
    }
  }

  /// Adds elastic columns that make the zero point feasible, at cost 1 each.
  ///
  /// Their sum is 0 at an optimum exactly if the relaxation is feasible.
  mutating func addElasticColumns(_ face: Face) throws(SolverFault) {
    for group in 0..<program.groupCount {
      try addElastic(row: groupRow(group), coefficient: 1, .atLower)
    }
    for row in 0..<program.rowCount {
      if face.rowLower[row] > 0 {
        try addElastic(row: row + 1, coefficient: 1, .atLower)
      } else if face.rowUpper[row] < 0 {
        try addElastic(row: row + 1, coefficient: -1, .atUpper)
      }
    }
  }
}
