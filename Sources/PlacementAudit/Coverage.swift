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
    let met = countedForCoverage.map { demand in
      (demand: demand, kinds: coverageMet(by: demand, with: placements(of: demand.trainee.id)))
    }
    return CoverageKind.allCases.reduce(0) { sum, kind in
      let reached = met.count { applies(kind, to: $0.demand) && $0.kinds.contains(kind) }
      return sum + max(0, coverageWanted(kind) - reached)
    }
  }

  /// A demand of each trainee who counts: one who has a placeable demand.
  var countedForCoverage: [Demand] {
    documents.trainees.compactMap { demandsOfTrainee[$0.id]?.first(where: isOpen) }
  }

  /// How many are to meet a kind.
  func coverageWanted(_ kind: CoverageKind) -> Int {
    let concerned = countedForCoverage.count { applies(kind, to: $0) }
    return (rules.coverage[kind] * concerned + 99) / 100
  }

  /// The kinds that a trainee has met by the end with these placements in the round.
  func coverageMet(by demand: Demand, with placements: [Placement]) -> Set<CoverageKind> {
    let met =
      priorPlacements(of: demand.trainee).map { Experience($0, schools) }
      + placements.map { Experience($0) }
    let stages = keyStagesMet(demand, met)
    return Set(CoverageKind.allCases.filter { isMet($0, by: demand, met, stages) })
  }
}

/// Whether it is asked of the trainee of a demand.
func applies(_ kind: CoverageKind, to demand: Demand) -> Bool {
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
