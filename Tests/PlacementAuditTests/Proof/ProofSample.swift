import PlacementAudit
import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

/// A random round with its result, and the names of all rows of its program.
struct ProofSample {
  let seed: UInt64
  let documents: RoundDocuments
  let allocations: AllocationsDocument
  let certificate: CertificateDocument
  let rows: [String]
  let best: BruteForceResult
  let verification: VerificationDocument

  init(seed: UInt64, _ shape: RoundShape = .mixed) throws {
    self.seed = seed
    let validation = validate(
      randomRound(seed: seed, shape: shape), readingProblems: [], setAside: false)
    documents = validation.documents
    let round = try #require(Round(validation))
    let result = try allocate(round)
    (allocations, certificate) = (result.allocations, result.certificate)
    let formulation = try Formulation(Candidates(round, occupancy: Occupancy(round)))
    rows = formulation.draft.rowNames.map { $0() }
    best = bruteForceOptimum(documents)
    verification = verify(allocations, certificate, against: documents)
  }

  /// Solved once for every test below.
  static let mixed = Result { try (UInt64(0)..<300).map { try ProofSample(seed: $0) } }

  /// The value that enumeration gives a tier of the result.
  func least(_ tier: TierRecord.Name) -> Int? {
    tier == .tieBreak ? best.tieBreak : best.tiers.first { $0.name == tier }?.value
  }

  /// What a search leaves that is stopped at once, if it was not at its end.
  func stoppedAtOnce() throws -> (
    allocations: AllocationsDocument, certificate: CertificateDocument
  )? {
    let round = try #require(
      Round(validate(documents, readingProblems: [], setAside: false)))
    let result = try allocate(round, options: AllocationOptions(shouldStop: { true }))
    return result.allocations.status == .stopped ? (result.allocations, result.certificate) : nil
  }
}
