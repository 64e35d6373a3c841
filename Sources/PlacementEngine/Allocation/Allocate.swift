import Optimization
public import PlacementDocuments

/// When to stop, and whom to tell meanwhile.
///
/// None of it changes a proven result.
public struct AllocationOptions: Sendable {
  /// Wall-clock time after which the best allocation found is returned; nil for none.
  public var timeLimit: Duration?
  /// Asked often, from the solving thread; true stops the search soon.
  public var shouldStop: @Sendable () -> Bool
  /// Told, from the solving thread, how far the search is.
  public var progress: (@Sendable (AllocationProgress) -> Void)?
  /// Told, from the calling thread, each stage of the run as it begins; it ends where the next begins.
  public var stageBegan: (@Sendable (AllocationStage) -> Void)?

  public init(
    timeLimit: Duration? = nil, shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: (@Sendable (AllocationProgress) -> Void)? = nil
  ) {
    self.timeLimit = timeLimit
    self.shouldStop = shouldStop
    self.progress = progress
  }
}

/// A part of a run of ``allocate(_:options:)``.
public enum AllocationStage: Hashable, Sendable {
  /// Who may go where.
  case candidates
  /// The candidates as a program, with a first allocation to start from.
  case formulate
  /// What the search does for all tiers.
  case prepare
  /// A tier; of the worst journeys, a level of minutes, such as `worst_journeys 83`.
  case tier(String)
  /// Trees that prove to others what the search has proven.
  case certify
  /// Mentors, contradictions among commitments, prices of rules.
  case complete
  /// Records and their summary and, after the audit, all reasons.
  case explain
  case audit
}

/// A moment of the search.
public struct AllocationProgress: Sendable {
  /// The tier being minimised.
  public let stage: String
  /// No allocation is below it, as far as is known.
  public let bound: Double?
  /// The best allocation known.
  public let best: Int?
  public let elapsed: Duration

  /// How far the best may be from the bound.
  public var gap: Double? {
    guard let bound, let best else { return nil }
    return max(0, Double(best) - bound)
  }
}

/// An allocation with its proof and its reasons.
public struct RoundResult: Sendable {
  public let allocations: AllocationsDocument
  public let explanations: ExplanationsDocument
  /// By which anybody can bound the tiers: evidence beside the result, which another solver may give
  /// other numbers.
  public let certificate: CertificateDocument
  /// What the search took; in none of the documents.
  public let work: SearchWork
  /// For the spreadsheets, which name schools.
  let schoolNames: [String: String]
}

/// Allocates trainees to places, proves the allocation best and says why.
///
/// Unless a limit stops the search, equal rounds give equal results, whatever
/// order the documents list their records in. The result has passed an independent audit.
/// For a round that is to be changed and allocated again, see ``SolvedRound``.
///
/// - Parameters:
///   - round: A validated round.
///   - options: When to stop, and whom to tell meanwhile.
/// - Returns: The allocation, what was proven of it, and the reasons. A search stopped early is a
///   result too: see `AllocationsDocument.Status`.
/// - Throws: ``InternalError``: a defect or a limit here, never a fault of the round.
/// - Complexity: A column for each offer that may serve a trainee with one demand; for several
///   demands, columns of their combinations as pricing asks for them.
public func allocate(
  _ round: Round, options: AllocationOptions = AllocationOptions()
) throws(InternalError) -> RoundResult {
  try SolvedRound(round, options: options).completed(options)
}

extension AllocationOptions {
  /// As the solver takes them.
  var solving: SolveOptions {
    var solving = SolveOptions(timeLimit: timeLimit, shouldStop: shouldStop)
    if let report = progress {
      solving.progress = { moment in
        report(
          AllocationProgress(
            stage: moment.tier, bound: moment.bound, best: moment.best, elapsed: moment.elapsed))
      }
    }
    return solving
  }
}

extension Formulation {
  func solved(
    _ options: SolveOptions, after last: LastRun? = nil,
    stageBegan: (@Sendable (AllocationStage) -> Void)? = nil
  ) throws(InternalError) -> SolveOutcome {
    var options = options
    if let stageBegan {
      stageBegan(.prepare)
      options.tierBegan = { stageBegan(.tier($0)) }
      options.treesBegan = { stageBegan(.certify) }
    }
    do {
      return try solve(
        draft.program, start: draft.start, choices: startChoices,
        resuming: last?.rest(in: self), options: options)
    } catch {
      throw InternalError.solver(error.description)
    }
  }
}
