internal import PlacementDocuments

extension TierRule {
  static let coverage = Self(.coverage) { evidence in
    CoverageKind.allCases.contains { evidence.rules.coverage[$0] > 0 }
  } value: {
    $0.coverageShortfall
  }
}

extension Demand {
  /// Key stages next to those of the age range.
  fileprivate var adjacentKeyStages: Set<KeyStage> {
    let stages = KeyStage.allCases
    return Set(
      stages.indices.filter { index in
        !overlaps(stages[index])
          && [index - 1, index + 1].contains { stages.indices ~= $0 && overlaps(stages[$0]) }
      }.map { stages[$0] })
  }
}

extension Evidence {
  fileprivate var coverageShortfall: Int {
    let counted = documents.trainees.compactMap { trainee in
      demandsOfTrainee[trainee.id]?.first(where: isOpen)
    }
    let met = counted.map { demand in
      priorPlacements(of: demand.trainee).map { Experience($0, schools) }
        + placements(of: demand.trainee.id).map { Experience($0) }
    }
    let stages = zip(counted, met).map(keyStagesMet)
    return CoverageKind.allCases.reduce(0) { sum, kind in
      let concerned = counted.indices.filter { applies(kind, to: counted[$0]) }
      let reached = concerned.count { index in
        isMet(kind, by: counted[index], met[index], stages[index])
      }
      let wanted = (rules.coverage[kind] * concerned.count + 99) / 100
      return sum + max(0, wanted - reached)
    }
  }
}

/// Whether it is asked of the trainee of a demand.
private func applies(_ kind: CoverageKind, to demand: Demand) -> Bool {
  switch kind {
  case .challenging: true
  case .ks2: demand.isSecondary && !demand.overlaps(.ks2)
  case .ks5: demand.isSecondary && !demand.overlaps(.ks5)
  case .adjacent: !demand.isSecondary && !demand.adjacentKeyStages.isEmpty
  case .inclusion: !demand.isSecondary
  }
}

private func isMet(
  _ kind: CoverageKind, by demand: Demand, _ met: [Experience], _ stages: Set<KeyStage>
) -> Bool {
  switch kind {
  case .challenging: met.contains { $0.isChallenging == true }
  case .ks2: stages.contains(.ks2)
  case .ks5: stages.contains(.ks5)
  case .adjacent: !demand.adjacentKeyStages.isDisjoint(with: stages)
  case .inclusion: met.contains(where: \.isInclusive)
  }
}
