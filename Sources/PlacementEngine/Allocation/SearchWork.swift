import Optimization
public import PlacementDocuments

/// What it took to find and prove an allocation, in counts.
///
/// Equal rounds take equal work, unless a time limit stops the search; another processor's floating
/// point may take another path to the same result.
public struct SearchWork: Hashable, Sendable {
  /// Rows of the program as it was formulated.
  public internal(set) var rows = 0
  /// Columns of the program as it was formulated: without paths through several placements, which
  /// become columns as pricing asks for them.
  public internal(set) var columns = 0
  /// Simplex iterations outside branch and cut.
  public internal(set) var iterations = 0
  /// Nodes of branch and cut.
  public internal(set) var nodes = 0
  /// Rows that branch and cut derived.
  public internal(set) var cuts = 0
  /// The most columns that the search held at once.
  public internal(set) var columnsUsed = 0
  /// For each tier of the result, in the same order.
  public internal(set) var tiers: [Tier] = []

  /// The work of one tier; of the worst journeys, of all levels together.
  public struct Tier: Hashable, Sendable {
    public let name: TierRecord.Name
    /// Simplex iterations outside branch and cut.
    public internal(set) var iterations = 0
    /// Nodes of branch and cut.
    public internal(set) var nodes = 0
    /// Columns that the search held when the tier ended.
    public internal(set) var columnsUsed = 0
  }
}

extension SearchWork {
  /// Of a solve of a whole formulation.
  init(_ solution: Solution, _ formulation: Formulation) {
    rows = formulation.draft.program.rowCount
    columns = formulation.draft.program.columnCount
    iterations = solution.statistics.iterations
    nodes = solution.statistics.nodes
    cuts = solution.statistics.cuts
    columnsUsed = solution.statistics.columnsUsed
    var results = solution.tiers[...]
    for objective in formulation.objectives {
      var tier = Tier(name: objective.name)
      let count = objective.name == .worstJourneys ? formulation.journeyLevels.count : 1
      for result in results.prefix(count) {
        tier.iterations += result.iterations
        tier.nodes += result.nodes
        tier.columnsUsed = result.columnsUsed
      }
      results = results.dropFirst(count)
      tiers.append(tier)
    }
  }
}
