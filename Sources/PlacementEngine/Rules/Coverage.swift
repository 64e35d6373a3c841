import PlacementDocuments

// What most trainees are to have met by the end, whatever the order.

typealias KindSet = CaseSet<CoverageKind>

extension CoverageKind: Positioned {
  var position: Int {
    switch self {
    case .challenging: 0
    case .ks2: 1
    case .ks5: 2
    case .adjacent: 3
    case .inclusion: 4
    }
  }
}

extension Round {
  /// The kinds of coverage that the pack asks of a trainee.
  func coverageAsked(of trainee: Int) -> KindSet {
    let asked = CoverageKind.allCases.filter { rules.coverage[$0] > 0 }
    guard !asked.isEmpty, rules.isOn(.coverage) else { return [] }
    return coverageApplying(to: trainee).intersection(KindSet(asked))
  }

  /// The kinds that apply to a trainee, whether or not the pack asks for them.
  func coverageApplying(to trainee: Int) -> KindSet {
    let (ageRange, isSecondary) = ageRangeAndSector(of: trainee)
    return KindSet(
      CoverageKind.allCases.filter { kind in
        switch kind {
        case .challenging: true
        case .ks2: isSecondary && !ageRange.contains(.ks2)
        case .ks5: isSecondary && !ageRange.contains(.ks5)
        case .adjacent: !isSecondary && !ageRange.neighbours.isEmpty
        case .inclusion: !isSecondary
        }
      })
  }

  private func ageRangeAndSector(of trainee: Int) -> (KeyStageSet, isSecondary: Bool) {
    let record = trainees[trainee]
    let programme = programmes.first { $0.id == record.programme } ?? Programme()
    return (
      YearGroupSet((record.ageRange ?? programme.ageRange).yearGroups).keyStages,
      programme.sector == .secondary
    )
  }

  /// What one school and class meet.
  func coverageMet(at school: School, _ stages: KeyStageSet, ageRange: KeyStageSet) -> KindSet {
    var met = coverageMet(by: stages, ageRange: ageRange)
    if school.context.contains(.challenging) { met = met.union([.challenging]) }
    return school.isInclusive ? met.union([.inclusion]) : met
  }

  /// What some key stages meet, wherever they were taught.
  private func coverageMet(by stages: KeyStageSet, ageRange: KeyStageSet) -> KindSet {
    var met: KindSet = []
    if stages.contains(.ks2) { met = met.union([.ks2]) }
    if stages.contains(.ks5) { met = met.union([.ks5]) }
    return stages.overlaps(ageRange.neighbours) ? met.union([.adjacent]) : met
  }

  /// What a trainee has met whatever the plan: by prior placements, other experience and
  /// everything fixed.
  func coverageMet(bySettled trainee: Int) -> KindSet {
    let (ageRange, _) = ageRangeAndSector(of: trainee)
    let profile = trainees[trainee].profile
    var met = coverageMet(
      by: KeyStageSet(profile?.otherExperience ?? [])
        .union(KeyStageSet(profile?.enrichment ?? [])), ageRange: ageRange)
    for prior in priorPlacements[trainee] {
      met = met.union(
        coverageMet(
          at: prior.school.flatMap(school(named:)) ?? School(prior),
          YearGroupSet(prior.yearGroups).keyStages, ageRange: ageRange))
    }
    for index in demandsOfTrainee[trainee] {
      guard let placement = demands[index].fixedPlacement else { continue }
      met = met.union(
        coverageMet(
          at: schools[placement.school], yearGroups(of: placement).keyStages, ageRange: ageRange))
    }
    return met
  }
}

extension KeyStageSet {
  /// Those directly below or above, and not themselves in the set.
  fileprivate var neighbours: KeyStageSet {
    // Key stages are bits in their order, from the first to the last.
    Self(bits: (bits << 1 | bits >> 1) & ~bits & (1 << UInt16(KeyStage.allCases.count) - 1))
  }
}

extension School {
  /// A special school, or one with many pupils who are disadvantaged or have special needs.
  fileprivate var isInclusive: Bool {
    setting == .special || context.contains(.highDisadvantage) || context.contains(.highSEND)
  }

  /// What a prior placement tells of a school that is not in the round.
  fileprivate init(_ prior: PriorPlacement) {
    self.init()
    setting = prior.setting ?? .school
    context = prior.context ?? []
  }
}

extension Objective {
  /// For each kind, those short of the share that the pack asks for.
  static let coverage = Objective(.coverage) { candidates in
    CoverageKind.allCases.contains { candidates.round.rules.coverage[$0] > 0 }
  } whole: { candidates, placements in
    var missing = candidates.coverageMissing
    for party in candidates.parties {
      for (kind, count) in party.whole(in: candidates.round, { placements[$0] }).covered {
        missing[kind, default: 0] -= count
      }
    }
    return missing.values.reduce(0) { $0 + max(0, $1) }
  }
}

extension Candidates {
  /// For each kind, how many short of the share the trainees are before any proposal.
  fileprivate var coverageMissing: [CoverageKind: Int] {
    var counted: [CoverageKind: Int] = [:]
    var met: [CoverageKind: Int] = [:]
    for trainee in parties.lazy.flatMap(\.trainees) {
      let asked = round.coverageAsked(of: trainee)
      if asked.isEmpty { continue }
      let settled = round.coverageMet(bySettled: trainee)
      for kind in asked.cases {
        counted[kind, default: 0] += 1
        if settled.contains(kind) { met[kind, default: 0] += 1 }
      }
    }
    var missing: [CoverageKind: Int] = [:]
    for (kind, count) in counted {
      let asked = (round.rules.coverage[kind] * count + 99) / 100
      missing[kind] = asked - met[kind, default: 0]
    }
    return missing
  }
}

/// For each kind of coverage: trainees who meet it + shortfall ≥ the share asked for.
struct CoverageRows {
  /// The row of each kind that anything can still be done about.
  private(set) var rows: [CoverageKind: Int] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    for (kind, missing) in candidates.coverageMissing.sorted(by: { $0.key < $1.key })
    where missing > 0 {
      let row = draft.addRow("coverage.\(kind.rawValue)", lower: missing)
      draft.addVariable(
        "short.\(kind.rawValue)", upper: missing, (.coverage, 1),
        entries: [(row: row, coefficient: 1)])
      rows[kind] = row
    }
  }
}
