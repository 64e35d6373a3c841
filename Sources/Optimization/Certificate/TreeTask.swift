/// A tier that the search has proven, and a tree is still to prove to others.
struct TreeTask: Sendable {
  let tier: Int
  let value: Int
  /// Before it was restricted to the tier's own optimum.
  let face: Face
  /// The columns that a point below the value could have, ordered by group.
  let columns: [Int]

  /// - Parameters:
  ///   - tier: The tier; no staged group is open any more.
  ///   - value: Its value, proven.
  ///   - program: The program.
  ///   - face: The face that was searched.
  ///   - priced: What the tier's multipliers make of the columns.
  init(_ tier: Int, value: Int, _ program: Program, _ face: Face, _ priced: PricedPool) {
    self.tier = tier
    self.value = value
    self.face = face
    let slack = priced.slack(below: value - 1)
    columns = face.isAlive.columns(below: program.columnCount).filter { column in
      !program.isAuxiliary(column) && Int128(priced.excess(of: column, program)) <= slack
    }.sorted {
      (program.groupOfColumn[$0], $0) < (program.groupOfColumn[$1], $1)
    }
  }

  /// Grows the tree.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - most: The most nodes.
  ///   - watch: Ends the attempt at a limit.
  /// - Returns: The tree; nil if there is none of that size.
  /// - Throws: A fault if GLPK refuses.
  func tree(_ program: Program, most: Int, _ watch: Watch) throws(SolverFault) -> ProofTree? {
    let (whole, originals) = program.searched(columns, tier, face)
    let binding = whole.rows.indices.filter { !Propagator.isRedundant(whole.rows[$0], whole) }
    let limits = binding.map { row in
      row < program.rowCount
        ? ProofTree.Limit.row(row) : .tier(face.objectiveRows[row - program.rowCount].tier)
    }
    var prover = try TreeProver(
      whole.with(rows: binding.map { whole.rows[$0] }), originals: limits, value: value,
      most: most, watch: watch)
    let tree = try prover.run()
    return tree?.renamed { originals[$0] }
  }
}
