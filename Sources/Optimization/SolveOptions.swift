/// When to stop, and whom to tell meanwhile.
///
/// None of it changes a proven result.
public struct SolveOptions: Sendable {
  /// Wall-clock time after which the best point found is returned; `nil` for none.
  public var timeLimit: Duration?
  /// Asked often, from the solving thread; true stops the solve soon.
  public var shouldStop: @Sendable () -> Bool
  /// Told, from the solving thread, how far the solve is.
  public var progress: (@Sendable (Progress) -> Void)?
  /// The most nodes of a ``ProofTree`` for each tier that the search has proven; 0 for no trees.
  ///
  /// They are grown after the last tier.
  public var treeNodes = 0
  /// Told, from the solving thread, the name of each tier as it begins.
  public var tierBegan: (@Sendable (String) -> Void)?
  /// Told, from the solving thread, that trees begin to be grown.
  public var treesBegan: (@Sendable () -> Void)?

  public init(
    timeLimit: Duration? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: (@Sendable (Progress) -> Void)? = nil
  ) {
    self.timeLimit = timeLimit
    self.shouldStop = shouldStop
    self.progress = progress
  }
}

/// A moment of a solve.
public struct Progress: Sendable {
  /// What the solve is doing.
  public enum Phase: Sendable {
    /// Solving the linear relaxation of the tier.
    case relaxation
    /// Closing an integrality gap by branch and cut.
    case search
  }

  /// The name of the tier; "feasibility" while a first point is sought.
  public let tier: String
  public let phase: Phase
  /// No point of the tier has a smaller value, as far as is known.
  public let bound: Double?
  /// The tier's value at the best point known.
  public let best: Int?
  /// Since the solve began.
  public let elapsed: Duration
  /// Simplex iterations of the whole solve so far.
  public let iterations: Int

  /// How far `best` may be from the optimum, in units of the objective.
  public var gap: Double? {
    guard let bound, let best else { return nil }
    return max(0, Double(best) - bound)
  }
}
