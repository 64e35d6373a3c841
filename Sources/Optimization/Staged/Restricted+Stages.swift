extension Restricted {
  /// Chooses stage after stage of a point's staged groups anew while the others stand, as long as
  /// that makes it better and each stage by itself is a network.
  ///
  /// Paths that it takes become columns.
  ///
  /// - Parameters:
  ///   - point: A feasible point.
  ///   - face: Tells which options are left.
  ///   - watch: Ends it at a limit.
  ///   - statistics: Counts the work.
  /// - Returns: A point no worse in the tiers of costs before the first of levels.
  /// - Throws: A fault if GLPK refuses.
  mutating func improvedByStages(
    _ point: [Int], _ face: Face, watch: Watch, statistics: inout SolveStatistics
  ) throws(SolverFault) -> [Int] {
    let depths = (0..<program.stages.count).map { program.stages.stages(of: $0).count }.max() ?? 0
    guard depths > 1 else { return point }
    var point = point
    var unchanged = 0
    var depth = 0
    var rounds = Self.roundsOfStages * depths
    while unchanged < depths, rounds > 0, watch.limit() == nil {
      let chosen = paths(of: point)
      let stage = StageProgram(program, chosen, depth: depth, at: point, face)
      let members = GroupMembers(stage.program)
      guard
        var network = NetworkDescent(
          stage.program, members, Face(stage.program), at: stage.start)
      else { return point }
      _ = network.minimise(0, stage.program, Face(stage.program)) { watch.limit() == nil }
      statistics.augmentations += network.augmentations
      let values = network.flow.point(columns: stage.program.columnCount)
      let found = stage.paths(at: values, otherwise: chosen)
      unchanged = found == chosen ? unchanged + 1 : 0
      point = moved(point, from: chosen, to: found)
      depth = (depth + 1) % depths
      rounds -= 1
    }
    return point
  }

  private static var roundsOfStages: Int { 20 }
}

extension Restricted {
  /// The path of each staged group at a point, by position.
  private func paths(of point: [Int]) -> [UInt64] {
    var paths = [UInt64](repeating: 0, count: program.stages.count)
    for (offset, number) in program.pathNumbers.enumerated() {
      let column = program.declaredColumnCount + offset
      guard point[column] == 1,
        let position = program.stages.position(ofGroup: Int(program.groupOfColumn[column]))
      else { continue }
      paths[position] = number
    }
    return paths
  }

  /// The point with other paths, which become columns.
  private mutating func moved(_ point: [Int], from chosen: [UInt64], to found: [UInt64]) -> [Int] {
    let changed = chosen.indices.filter { chosen[$0] != found[$0] }
    let columns = changed.map { addPath(found[$0], ofStaged: $0) }
    var point = point.padded(to: program.columnCount)
    for position in changed {
      if let column = program.stages.column(ofPath: chosen[position], position) {
        point[column] = 0
      }
    }
    for column in columns { point[column] = 1 }
    return point
  }
}
