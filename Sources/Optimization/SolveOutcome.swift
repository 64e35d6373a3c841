/// What a solve proved, and the point it left.
public enum SolveOutcome: Hashable, Sendable {
  /// Every tier is proven, save those allowed to stay unproven.
  case optimal(Solution)
  /// A limit came first; `best.tiers` tells what is proven of each tier.
  case stopped(Limit, best: Solution)
  /// A limit came before any feasible point was found. Not a proof of infeasibility.
  case stoppedEmptyHanded(Limit)
  /// Proven: no integer point satisfies all rows and groups.
  case infeasible

  /// The point, if there is one.
  public var solution: Solution? {
    switch self {
    case .optimal(let solution), .stopped(_, let solution): solution
    case .stoppedEmptyHanded, .infeasible: nil
    }
  }
}

/// What ended a solve early.
public enum Limit: Hashable, Sendable {
  /// The time limit of the options.
  case time
  /// The caller's `shouldStop`.
  case interrupted
  /// A tier's effort limit.
  case effort
}

/// A feasible integer point, checked in integer arithmetic, and what is known of it.
public struct Solution: Hashable, Sendable {
  /// The value of each column and auxiliary, by index.
  public let values: [Int]
  /// By group, the option that a staged group takes in each stage; empty for other groups.
  public let choices: [[Int]]
  /// One result for each tier, in their order.
  public internal(set) var tiers: [TierResult]
  public let statistics: SolveStatistics
  /// What a solve of much the same program may start from.
  public let rest: Resumption
}

/// What was learnt about one tier, given the values of the tiers before it.
public struct TierResult: Hashable, Sendable {
  /// How optimality was proven.
  public enum Proof: Hashable, Sendable {
    /// The bound of the relaxation, evaluated in integer arithmetic over every
    /// column and rounded up, equals the value.
    case relaxation
    /// Branch and cut found nothing better: every node was closed by a bound evaluated,
    /// or an emptiness shown, in integer arithmetic.
    case search
    /// Not proven.
    case none
  }

  public let name: String
  /// The objective at the solution, in integers.
  public let value: Int
  /// No point with the earlier tiers' values is below; equals `value` where proven.
  public let bound: Int
  public let proof: Proof
  /// Simplex iterations outside branch and cut.
  public let iterations: Int
  /// Nodes of branch and cut.
  public let nodes: Int
  /// Columns in the restricted program when the tier ended.
  public let columnsUsed: Int
  /// The multipliers of the sharpest relaxation, which give `bound` if `proof` is `relaxation`.
  public let multipliers: TierMultipliers
  /// Proves the value to others where `proof` is `search`, if it was asked for and is not too large.
  public internal(set) var tree: ProofTree?

  /// Whether the value is proven optimal.
  public var isProven: Bool { proof != .none }
}

/// Work done by a solve.
///
/// Counts, not times: equal programs give equal counts.
public struct SolveStatistics: Hashable, Sendable {
  /// Simplex iterations outside branch and cut.
  public var iterations = 0
  /// Shortest paths along which units of a network were rerouted.
  public var augmentations = 0
  /// Times all columns were priced.
  public var pricingRounds = 0
  /// Nodes of branch and cut.
  public var nodes = 0
  /// Rows that branch and cut derived to cut off fractional points.
  public var cuts = 0
  /// The most columns the restricted program held.
  public var columnsUsed = 0
}
