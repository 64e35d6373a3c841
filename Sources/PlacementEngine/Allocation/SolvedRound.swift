import Optimization
import PlacementAudit
public import PlacementDocuments

/// A round allocated to proof, and what the next search may start from.
///
/// ```swift
/// let first = try SolvedRound(round)
/// let next = try SolvedRound(changed, after: first)
/// print(try next.result().summaryText)
/// ```
///
/// Nobody describes the change. The two rounds are compared, record by record. What may serve a trainee
/// is taken over where the trainee's records are as they were, save at schools of which something is
/// not, and so is what it costs: both are what they would be from nothing. The search starts
/// where the last one came to rest: with the columns it held, their basis, and the multipliers that
/// proved each tier. That only steers: every bound is evaluated and every allocation checked
/// anew, so that the tiers are those of a search from nothing, and so is the allocation wherever the
/// tie-break is proven: who is where, and all that follows from it. Where it is not, another of the
/// equally good allocations may be found. In any case other multipliers may be in the certificate, and
/// of two trainees at a school who are as suitable with either mentor, each may have the other's.
public struct SolvedRound: Sendable {
  let formulation: Formulation
  private let outcome: SolveOutcome
  private let allocation: Allocation

  /// A tier that takes more questions to prove is left to the search.
  private static let mostCertificateNodes = 200

  /// Allocates trainees to places and proves the allocation best.
  ///
  /// - Parameters:
  ///   - round: A validated round.
  ///   - last: An earlier state of the round, or of one much like it; nil to start from nothing.
  ///   - options: When to stop, and whom to tell meanwhile.
  /// - Throws: ``InternalError``: a defect or a limit here, never a fault of the round.
  /// - Complexity: As ``allocate(_:options:)``, less what is taken over.
  public init(
    _ round: Round, after last: SolvedRound? = nil,
    options: AllocationOptions = AllocationOptions()
  ) throws(InternalError) {
    options.stageBegan?(.candidates)
    let (candidates, change) = try Candidates.candidates(
      round, after: last?.formulation.candidates)
    options.stageBegan?(.formulate)
    let lastRun = last?.lastRun(before: candidates, change)
    formulation = try Formulation(candidates, after: lastRun)
    var solving = options.solving
    solving.treeNodes = Self.mostCertificateNodes
    outcome = try formulation.solved(solving, after: lastRun, stageBegan: options.stageBegan)
    options.stageBegan?(.complete)
    allocation = try Allocation(outcome, formulation, after: last?.allocation)
  }

  /// What another run may start from.
  ///
  /// - Parameters:
  ///   - candidates: Of the other round.
  ///   - change: How that differs from this one, if anything is the same.
  /// - Returns: `nil` if the search found nothing.
  func lastRun(before candidates: Candidates, _ change: RoundChange?) -> LastRun? {
    outcome.solution.map { LastRun(formulation, $0, before: candidates, change) }
  }

  /// What was reached in each tier, and proven.
  public var tiers: [TierRecord] { allocation.tiers }

  /// Whether a limit ended the search.
  public var status: AllocationsDocument.Status { allocation.status }

  /// What the search took.
  public var work: SearchWork { allocation.work }

  /// The documents: contradictions and prices looked for, the allocation audited, and reasons given.
  ///
  /// - Parameter options: When to stop looking for contradictions and prices, and whom to tell.
  /// - Returns: What ``allocate(_:options:)`` returns.
  /// - Throws: ``InternalError``: a defect or a limit here, never a fault of the round.
  public func result(
    options: AllocationOptions = AllocationOptions()
  ) throws(InternalError) -> RoundResult {
    options.stageBegan?(.complete)
    return try completed(options)
  }

  /// As ``result(options:)``, going on with the stage at hand.
  func completed(_ options: AllocationOptions) throws(InternalError) -> RoundResult {
    let (candidates, solving) = (formulation.candidates, options.solving)
    let round = candidates.round
    let contradiction = try candidates.contradiction(beside: allocation, solving)
    let prices = try candidates.prices(of: allocation, solving)
    options.stageBegan?(.explain)
    let report = Report(
      candidates, allocation: allocation, contradiction: contradiction, prices: prices,
      solverVersion: solverVersion)
    let document = report.allocations
    options.stageBegan?(.audit)
    let findings = audit(document, against: round.documents)
    guard findings.isEmpty else { throw InternalError.audit(findings.map(\.description)) }
    options.stageBegan?(.explain)
    return RoundResult(
      allocations: document, explanations: report.explanations,
      certificate: outcome.solution.map(formulation.certificate) ?? CertificateDocument(),
      work: allocation.work,
      schoolNames: Dictionary(uniqueKeysWithValues: round.schools.map { ($0.id, $0.name) }))
  }
}
