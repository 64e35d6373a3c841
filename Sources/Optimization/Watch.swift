/// The solve's clock: decides when to stop and carries progress to the caller.
struct Watch: Sendable {
  private let begin: ContinuousClock.Instant
  private let options: SolveOptions

  init(_ options: SolveOptions) {
    begin = ContinuousClock.now
    self.options = options
  }

  var elapsed: Duration { ContinuousClock.now - begin }

  /// The limit that has been reached, if one has.
  func limit() -> Limit? {
    if options.shouldStop() { return .interrupted }
    if let timeLimit = options.timeLimit, elapsed >= timeLimit { return .time }
    return nil
  }

  /// What is left of the time limit, in the range GLPK takes.
  var remainingMilliseconds: Int32 {
    guard let timeLimit = options.timeLimit else { return .max }
    let left = timeLimit - elapsed
    let (seconds, attoseconds) = left.components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 2_000_000 else { return .max }
    return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }

  func begin(_ tier: String) { options.tierBegan?(tier) }

  func beginTrees() { options.treesBegan?() }

  /// The most nodes of a tree.
  var treeNodes: Int { options.treeNodes }

  func report(
    _ tier: String, _ phase: Progress.Phase, bound: Double?, best: Int?, iterations: Int
  ) {
    guard let progress = options.progress else { return }
    progress(
      Progress(
        tier: tier, phase: phase, bound: bound, best: best, elapsed: elapsed,
        iterations: iterations))
  }
}
