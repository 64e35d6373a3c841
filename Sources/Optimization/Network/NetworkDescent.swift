/// Minimises the tiers of a program that is a network, by flows and potentials in integers.
///
/// Tiers of costs that fit into one number together are minimised at once, each weighing more
/// than all that follow; their potentials then fall apart into those of each tier. Tiers of
/// levels go on from the potentials of the one before.
struct NetworkDescent: Sendable {
  private(set) var flow: NetworkFlow
  /// Potentials of tiers whose flow has been found with an earlier one's.
  private var known: [Int: [Int]] = [:]
  /// Whether the flow's potentials are those of a tier of levels.
  private var descendsLevels = false
  /// Units rerouted so far.
  private(set) var augmentations = 0

  /// - Returns: `nil` if the program is no network.
  init?(_ program: Program, _ members: GroupMembers, _ face: Face, at point: [Int]) {
    guard let forest = RowForest(program) else { return nil }
    flow = NetworkFlow(forest, members, at: point, program, face)
  }

  /// Minimises a tier over a face.
  ///
  /// - Returns: How it ended, and multipliers of the program's rows: at an optimum their bound
  ///   is the tier's value.
  mutating func minimise(
    _ tier: Int, _ program: Program, _ face: Face, while mayGoOn: () -> Bool
  ) -> (end: NetworkFlow.End, multipliers: [Int]) {
    flow.follow(face)
    if let potential = known.removeValue(forKey: tier) {
      return (.optimal, flow.forest.multipliers(potential))
    }
    let blend = blend(program, from: tier)
    let isLevels = program.costSlots[tier] < 0
    if !isLevels || !descendsLevels { flow.forgetPotentials() }
    descendsLevels = isLevels
    flow.setCosts { column in
      blend.reduce(0) { $0 * $1.radix + program.cost(of: column, tier: $1.tier) }
    }
    let end = flow.minimise(&augmentations, while: mayGoOn)
    // Base `radix`, the potentials' digits are those of each tier; the first has what is left.
    var potential = flow.settledPotentials(face)
    for part in blend.dropFirst().reversed() {
      let digits = potential.map { $0.remainder(ofNearest: part.radix) }
      for node in digits.indices {
        potential[node] = (potential[node] - digits[node]) / part.radix
      }
      known[part.tier] = digits
    }
    return (end, flow.forest.multipliers(potential))
  }

  /// A tier of a blend; the radix is more than twice any of its potentials.
  private struct Part {
    let tier: Int
    let radix: Int
  }

  /// The tier, and the tiers of costs right after it that fit into one number with it.
  private func blend(_ program: Program, from first: Int) -> [Part] {
    var parts: [Part] = []
    var most = 1.0
    for tier in first..<program.tierCount {
      if case .levels = program.tiers[tier], tier > first { break }
      var largest = 0
      for column in flow.arcs.column {
        largest = max(largest, program.cost(of: Int(column), tier: tier).magnitudeAsInt)
      }
      // A potential is the difference of two simple paths; these change cost at each node.
      let radix = 8 * (flow.forest.nodeCount + 2) * max(1, largest) + 1
      most *= Double(radix)
      if tier > first, most > 0x1p58 { break }
      parts.append(Part(tier: tier, radix: radix))
      if case .levels = program.tiers[tier] { break }
    }
    return parts
  }
}

extension Int {
  /// What is left of a number beside the nearest multiple of an odd radix.
  fileprivate func remainder(ofNearest radix: Int) -> Int {
    let remainder = self % radix
    if remainder > radix / 2 { return remainder - radix }
    if remainder < -(radix / 2) { return remainder + radix }
    return remainder
  }

  fileprivate var magnitudeAsInt: Int { Int(clamping: magnitude) }
}

extension Lexicographic {
  /// Brings a tier of a network to its end; returns an outcome if a limit ends the solve.
  mutating func finishByNetwork(
    _ tier: Int, since before: SolveStatistics
  ) throws(SolverFault) -> SolveOutcome? {
    let (program, face, watch) = (program, face, watch)
    let name = program.tiers[tier].name
    watch.report(
      name, .relaxation, bound: nil, best: value(of: tier), iterations: statistics.iterations)
    guard let found = network?.minimise(tier, program, face, while: { watch.limit() == nil })
    else { throw SolverFault(.contradiction, "tier '\(name)' lost its network") }
    statistics.augmentations = network?.augmentations ?? 0
    statistics.pricingRounds += 1
    let priced = PricedPool(
      program, face, Objective(tier: tier), Multipliers(exact: found.multipliers))
    switch found.end {
    case .stopped:
      return outcome(
        stoppedBy: watch.limit() ?? .interrupted, in: tier, bound: priced.roundedUp, since: before)
    case .infeasible:
      throw SolverFault(.contradiction, "the network of tier '\(name)' has no flow, but had one")
    case .optimal: break
    }
    if let point = network?.flow.point(columns: program.columnCount), point != incumbent {
      try check(consider(point), "the network of tier '\(name)' gave an infeasible point")
    }
    try check(
      value(of: tier) == priced.roundedUp, "tier '\(name)': the network's potentials prove less")
    try close(tier, .relaxation, bound: priced.roundedUp, priced, since: before)
    return nil
  }
}
