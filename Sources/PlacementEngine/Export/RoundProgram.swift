import Optimization
public import PlacementDocuments

/// The program of a round for solvers of any make: a problem for each tier, with what the earlier
/// tiers reach as rows.
public struct RoundProgram: Sendable {
  /// A format that general solvers read.
  public enum Format: String, CaseIterable, Sendable {
    /// Free MPS.
    case mps
    /// The LP format of CPLEX.
    case lp
  }

  /// One tier, or one level of minutes of the worst journeys, as a file.
  public struct File: Sendable {
    /// Its place and its tier, such as `04-suitability`.
    public let name: String
    public let tier: TierRecord.Name
    /// What its value counts; empty for the tie-break.
    public let unit: String
    /// The value that the search reached.
    public let value: Int
    /// Nothing is below it, as far as is known.
    public let bound: Int
    /// Whether any solver must find `value`: this tier and all before it are proven.
    public let isProven: Bool
    fileprivate let problem: TierProblem
    fileprivate let comments: [String]

    /// The file's text, piece by piece.
    public func pieces(as format: Format) -> AnySequence<[UInt8]> {
      // Made when it is wanted: what a format needs at hand is as large as the program.
      AnySequence {
        problem.pieces(as: format == .mps ? .mps : .lp, title: name, comments: comments)
          .makeIterator()
      }
    }
  }

  public let files: [File]
  /// Whether a limit ended the search.
  public let isStopped: Bool
  public let columnCount: Int
  /// Without those that hold earlier tiers.
  public let rowCount: Int
  public let entryCount: Int
}

extension RoundProgram {
  /// Whether a program may have been written to a file of this name.
  public static func isFileName(_ name: String) -> Bool {
    guard let parts = name.wholeMatch(of: /[0-9]{2,}-([a-z_]+)(-[0-9]+)?\.([a-z]+)/) else {
      return false
    }
    return TierRecord.Name(rawValue: String(parts.1)) != nil
      && Format(rawValue: String(parts.3)) != nil
  }
}

/// Formulates a round, solves it tier by tier and gives the problem of each tier.
///
/// Nothing is left out: every plan is a column, or a path through a flow where trainees have several
/// placements to come. The allocation found has been checked, in integers, to be a point of what is
/// given, with the same value in every tier.
///
/// - Parameters:
///   - round: A validated round.
///   - options: When to stop, and whom to tell meanwhile. A tier not proven by then is held at no more
///     than the best value found.
/// - Returns: A file for each tier, with what the search reached.
/// - Throws: ``InternalError``: a defect or a limit here, never a fault of the round.
/// - Complexity: As ``allocate(_:options:)``.
public func formulate(
  _ round: Round, options: AllocationOptions = AllocationOptions()
) throws(InternalError) -> RoundProgram {
  let candidates = try Candidates(round, occupancy: Occupancy(round))
  let formulation = try Formulation(candidates)
  let outcome = try formulation.solved(options.solving)
  guard let solution = outcome.solution else {
    throw .solver("no point was found, although leaving everybody unplaced is one")
  }
  let problems = try formulation.problems(solvedBy: solution)
  var isStopped = false
  if case .stopped = outcome { isStopped = true }
  return RoundProgram(
    files: formulation.files(of: problems), isStopped: isStopped,
    columnCount: problems.first?.form.columns.count ?? 0,
    rowCount: problems.first?.form.rows.count ?? 0,
    entryCount: problems.first?.form.entryCount ?? 0)
}

extension Formulation {
  fileprivate func problems(solvedBy solution: Solution) throws(InternalError) -> [TierProblem] {
    let constants = objectives.filter { $0.name != .worstJourneys }.map {
      draft.constants[$0.name] ?? 0
    }
    do {
      let form = try LinearForm(draft.program, names: names, constants: constants)
      return try TierProblem.all(
        of: form, solvedBy: solution, draft.program, constants: constants)
    } catch {
      throw InternalError.solver(error.description)
    }
  }

  fileprivate func files(of problems: [TierProblem]) -> [RoundProgram.File] {
    // The objective of each tier of the program, and the level where it counts journeys.
    let tiers = objectives.flatMap { objective -> [(objective: Objective, level: Int?)] in
      objective.name == .worstJourneys
        ? journeyLevels.map { (objective, $0) } : [(objective, nil)]
    }
    func name(_ tier: Int) -> String {
      tiers[tier].objective.name.rawValue + (tiers[tier].level.map { "-\($0)" } ?? "")
    }
    return problems.enumerated().map { index, problem in
      let (objective, level) = tiers[problem.tier]
      let counted = objective.name == .tieBreak ? "" : objective.name.unit
      let unit = level.map { "journeys of at least \($0) minutes" } ?? counted
      let proof = problem.isProven ? "proven least" : "not proven, at least \(problem.bound)"
      let held = problem.held.map { held in
        "Held as a row: \(name(held.tier)) \(held.isProven ? "=" : "<=") \(held.value), "
          + (held.isProven ? "proven least." : "not proven.")
      }
      return RoundProgram.File(
        name: "\(index < 9 ? "0" : "")\(index + 1)-\(name(problem.tier))",
        tier: objective.name, unit: unit, value: problem.value, bound: problem.bound,
        isProven: problem.isProven, problem: problem,
        comments: [
          "Round \(candidates.round.documents.round.id): minimise \(name(problem.tier))"
            + (unit.isEmpty ? "." : ", \(unit)."),
          "Value: \(problem.value), \(proof).",
        ] + held + [
          "x: a plan (trainee, phase, offers, quality of mentor); each party takes one.",
          "All data are whole numbers: set the solver's optimality gaps to 0.",
        ])
    }
  }
}
