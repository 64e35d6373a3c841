import Optimization
import PlacementDocuments

extension Formulation {
  /// The multipliers that bounded each tier, by what rows are about.
  ///
  /// - Complexity: O(multipliers that are not 0): nothing else is named.
  func certificate(of solution: Solution) -> CertificateDocument {
    let references = objectives.flatMap { objective in
      objective.name == .worstJourneys
        ? journeyLevels.map { TierReference(objective.name, minutes: $0) }
        : [TierReference(objective.name)]
    }
    var certificate = CertificateDocument()
    certificate.round = candidates.round.documents.round.id
    certificate.tiers = zip(references, solution.tiers).map { reference, result in
      var tier = TierCertificate()
      tier.tier = reference
      tier.shift = result.multipliers.shift
      tier.rows = result.multipliers.rows.map {
        RowMultiplier(draft.rowNames[$0.index](), $0.multiplier)
      }
      tier.earlier = result.multipliers.tiers.map {
        TierMultiplier(references[$0.index], $0.multiplier)
      }
      return tier
    }
    return certificate
  }
}
