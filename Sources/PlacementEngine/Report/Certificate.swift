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
      tier.tree = result.tree.map { record(of: $0, references) }
      return tier
    }
    return certificate
  }

  private func name(_ group: Int) -> String {
    candidates.round.name(of: candidates.parties[group])
  }

  private func record(of tree: ProofTree, _ references: [TierReference]) -> CertificateTree {
    var record = CertificateTree()
    record.limits = tree.limits.map { limit in
      var record = CertificateLimit()
      switch limit {
      case .row(let row): record.row = draft.rowNames[row]()
      case .tier(let tier): record.tier = references[tier]
      case .cut(let sources, let divisor):
        record.divisor = divisor
        record.sources = sources.map { source in
          var record = CutSource()
          record.multiplier = source.multiplier
          switch source.kind {
          case .limit(let limit): record.limit = limit
          case .group(let group): record.party = name(group)
          }
          return record
        }
      }
      return record
    }
    record.nodes = tree.nodes.map { node in
      var record = CertificateNode()
      record.shift = node.shift
      record.multipliers = node.multipliers.map { LimitMultiplier($0.index, $0.multiplier) }
      record.showsEmptiness = node.showsEmptiness
      record.question = node.question.map { question in
        var record = CertificateQuestion()
        switch question {
        case .counts(let group, let limit):
          record.party = name(group)
          record.limit = limit
        case .costs(let group, let most):
          record.party = name(group)
          record.atMost = most
        case .auxiliary(let column, let most):
          record.variable = draft.variableNames[column]?()
          record.atMost = most
        }
        return record
      }
      return record
    }
    return record
  }
}
