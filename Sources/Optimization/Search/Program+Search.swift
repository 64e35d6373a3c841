extension Program {
  /// The program of one tier's search: some columns of groups and all auxiliaries, with the face's
  /// bounds and the earlier tiers' values as rows.
  ///
  /// - Parameters:
  ///   - chosen: Columns of groups, ordered by group.
  ///   - tier: The tier whose costs are minimised.
  ///   - face: The face searched.
  /// - Returns: The program: first a row for each of this one's, then one for each objective row;
  ///   this program's column behind each of its own.
  func searched(
    _ chosen: [Int], _ tier: Int, _ face: Face
  ) -> (program: SearchProgram, originals: [Int]) {
    let originals = chosen + auxiliaries
    var groups: [Range<Int>] = []
    var position = 0
    for group in 0..<groupCount {
      let start = position
      while position < chosen.count, groupOfColumn[chosen[position]] == group { position += 1 }
      groups.append(start..<position)
    }
    var rows = (0..<rowCount).map {
      SearchProgram.Row(lower: face.rowLower[$0], upper: face.rowUpper[$0], terms: [])
    }
    rows += face.objectiveRows.map {
      SearchProgram.Row(lower: $0.value, upper: $0.value, terms: [])
    }
    for (index, column) in originals.enumerated() {
      for entry in entries(of: column) where entryCoefficient[entry] != 0 {
        rows[Int(entryRow[entry])].terms.append(
          SearchProgram.Term(column: Int32(index), coefficient: entryCoefficient[entry]))
      }
      for (offset, row) in face.objectiveRows.enumerated() {
        let cost = cost(of: column, tier: row.tier)
        guard cost != 0 else { continue }
        rows[rowCount + offset].terms.append(
          SearchProgram.Term(column: Int32(index), coefficient: Int32(cost)))
      }
    }
    let program = SearchProgram(
      groups: groups, costs: originals.map { cost(of: $0, tier: tier) },
      auxiliaryLower: face.auxiliaryLower, auxiliaryUpper: face.auxiliaryUpper, rows: rows)
    return (program, originals)
  }
}
