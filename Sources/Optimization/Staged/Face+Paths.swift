extension Face {
  /// Drops the choices that no path of a good point can make.
  ///
  /// - Parameters:
  ///   - slack: The excess over its group's minimum that a path may have, scaled.
  ///   - program: The program the face is of.
  ///   - priced: The prices.
  /// - Returns: By position, no less than the excess a path of an open group has left.
  mutating func keepPaths(within slack: Int, _ program: Program, _ priced: PricedPool) -> [Int] {
    let stages = program.stages
    var widest = [Int](repeating: 0, count: stages.count)
    guard stages.hasOpenGroups else { return widest }
    var pricer = PathPricer(program, self, weights: priced.weights, rows: priced.multipliers.rows)
    for position in 0..<stages.count where stages.isOpen[position] {
      let minimum = priced.groupMinimum[stages.groups[position]]
      _ = pricer.load(position)
      for option in pricer.optionsAbove(minimum.clampedSum(slack)) {
        isOptionAlive[option] = false
        pricer.drop(option)
        version += 1
      }
      _ = pricer.load(position)
      // Choices that are each good enough may add up to a path that is not.
      widest[position] = pricer.dearest() - minimum
    }
    return widest
  }

  /// Whether a path makes only choices that are left.
  func allows(_ number: UInt64, ofStaged position: Int, _ program: Program) -> Bool {
    program.stages.options(ofPath: number, position).allSatisfy { isOptionAlive[$0] }
  }
}

extension Restricted {
  /// Makes every path of little excess a column.
  ///
  /// - Parameters:
  ///   - slack: The most excess over its group's minimum, scaled; `nil` for any.
  ///   - face: Tells which choices are left.
  ///   - priced: The prices.
  ///   - limit: The most paths to take.
  /// - Returns: False if there are more, and none was added.
  mutating func addPaths(
    within slack: Int128?, _ face: Face, _ priced: PricedPool, limit: Int
  ) -> Bool {
    guard program.stages.hasOpenGroups else { return true }
    let slack = Int(clamping: slack ?? Int128(PathPricer.never))
    var pricer = PathPricer(program, face, weights: priced.weights, rows: priced.multipliers.rows)
    var found: [(position: Int, paths: [PricedPath])] = []
    var room = limit
    for position in 0..<program.stages.count where program.stages.isOpen[position] {
      let minimum = priced.groupMinimum[program.stages.groups[position]]
      _ = pricer.load(position)
      let ceiling = minimum.clampedSum(slack).clampedSum(1)
      guard let paths = pricer.all(below: ceiling, limit: room) else { return false }
      room -= paths.count
      found.append((position, paths))
    }
    for (position, paths) in found {
      for path in paths { _ = addPath(path.number, ofStaged: position) }
    }
    return true
  }
}
