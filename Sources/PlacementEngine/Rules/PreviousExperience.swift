import PlacementDocuments

// Previous experiences: a school is not used twice, and a contrasting one is better.

extension EligibilityRule {
  static let schoolNotUsedBefore = EligibilityRule(reason: .schoolUsed) { round, demand in
    let trainee = round.demands[demand].trainee
    return round.priorPlacements[trainee].isEmpty && round.demandsOfTrainee[trainee].count == 1
  } allows: { pair in
    !pair.round.hasUsed(school: pair.schoolIndex, before: pair.demandIndex)
  }
}

extension Round {
  /// Whether a trainee has been, or is fixed, at a school that a demand may not use again.
  func hasUsed(school: Int, before index: Int) -> Bool {
    let demand = demands[index]
    if demand.isEnrichment || demand.continuingSchool == school { return false }
    let identifier = schools[school].id
    if priorPlacements[demand.trainee].contains(where: { $0.school == identifier }) { return true }
    return demandsOfTrainee[demand.trainee].contains { other in
      other != index && demands[other].fixedPlacement?.school == school
        && !mayShare(school, demand, demands[other])
    }
  }

  /// Whether two demands of one trainee may both be at a school.
  func mayShare(_ school: Int, _ demand: Demand, _ other: Demand) -> Bool {
    isFreeOfDifference(demand, at: school) || isFreeOfDifference(other, at: school)
  }

  /// Whether a demand may be at a school whatever other demand of its trainee is there too.
  func isFreeOfDifference(_ demand: Demand, at school: Int) -> Bool {
    demand.isEnrichment || demand.continuingSchool == school || !rules.isOn(.schoolUsed)
  }
}

/// One trainee's placements at different schools, where the stages of a party do not already
/// keep the rule by their tags.
struct DifferentSchoolRows: RowRule {
  private var rows: [DemandAtSchool: Int] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    let round = candidates.round
    for party in candidates.parties where !party.hasTags {
      for trainee in party.trainees {
        let open = round.demandsOfTrainee[trainee].filter { round.demands[$0].isOpen }
        for (school, demands) in candidates.open(open) {
          let bound = demands.filter {
            !round.isFreeOfDifference(round.demands[$0], at: school)
          }
          guard bound.count > 1 else { continue }
          let row = draft.addRow(
            "different.\(round.trainees[trainee].id).\(round.schools[school].id)", upper: 1)
          for demand in bound { rows[DemandAtSchool(demand: demand, school: school)] = row }
        }
      }
    }
  }

  var isIdle: Bool { rows.isEmpty }

  func count(_ placement: Placement, in entries: inout Entries) {
    if let row = rows[DemandAtSchool(placement)] { entries.add(1, to: row) }
  }
}

extension ScoringTerm {
  static let contrast = ScoringTerm(term: .contrast, dependsOnExperience: true) { proposal in
    let rules = proposal.round.rules.experience
    let differing = proposal.experience.contrasts(with: proposal.round.traits[proposal.schoolIndex])
    let count = rules.dimensions.count { differing.contains($0) }
    return -min(count * rules.contrast, rules.contrastAtMost)
  }
}

/// What makes one school differ from another: a byte for each dimension, with the bit of its
/// value set, or none where it is not known.
struct SchoolTraits: Hashable, Sendable {
  fileprivate(set) var bits: UInt64 = 0

  init(_ school: School) {
    set(.challenging, school.context.contains(.challenging))
    set(.rurality, school.rurality)
    set(.setting, school.setting)
    set(.sixthForm, school.hasSixthForm)
    set(.size, school.size)
  }

  /// A prior placement's own attributes, for a school that is not among the round's.
  init(_ prior: PriorPlacement) {
    set(.challenging, prior.context.map { $0.contains(.challenging) })
    set(.rurality, prior.rurality)
    set(.setting, prior.setting)
    set(.sixthForm, prior.hasSixthForm)
    set(.size, prior.size)
  }

  private mutating func set<Value: CaseIterable & Equatable>(
    _ dimension: ContrastDimension, _ value: Value?
  ) {
    guard let value, let position = Array(Value.allCases).firstIndex(of: value) else { return }
    bits |= 1 << (8 * dimension.position + UInt64(position))
  }

  private mutating func set(_ dimension: ContrastDimension, _ value: Bool?) {
    if let value { bits |= 1 << (8 * dimension.position + (value ? 1 : 0)) }
  }
}

extension ContrastDimension {
  fileprivate var position: UInt64 {
    switch self {
    case .challenging: 0
    case .rurality: 1
    case .setting: 2
    case .sixthForm: 3
    case .size: 4
    }
  }
}

/// The dimensions in which a school differs from everything known before.
struct Contrasts {
  fileprivate let met: UInt64
  fileprivate let traits: UInt64

  func contains(_ dimension: ContrastDimension) -> Bool {
    let mask = 0xFF << (8 * dimension.position) as UInt64
    return met & mask != 0 && traits & mask != 0 && met & traits & mask == 0
  }
}

/// What a trainee has met before a placement.
struct Experience: Hashable, Sendable {
  /// For each dimension of contrast, the values met.
  private var met: UInt64 = 0
  private(set) var keyStages: KeyStageSet = []
  private(set) var hasMetChallenging = false

  init() {}

  /// Prior placements and the profile's other experience.
  init(_ priorPlacements: [PriorPlacement], _ profile: Profile?, schools: (String) -> School?) {
    for prior in priorPlacements {
      let school = prior.school.flatMap(schools)
      add(
        school.map { SchoolTraits($0) } ?? SchoolTraits(prior), YearGroupSet(prior.yearGroups),
        isChallenging: (school?.context ?? prior.context ?? []).contains(.challenging))
    }
    keyStages = keyStages.union(KeyStageSet(profile?.otherExperience ?? []))
      .union(KeyStageSet(profile?.enrichment ?? []))
  }

  private mutating func add(
    _ traits: SchoolTraits, _ yearGroups: YearGroupSet, isChallenging: Bool
  ) {
    met |= traits.bits
    keyStages = keyStages.union(yearGroups.keyStages)
    hasMetChallenging = hasMetChallenging || isChallenging
  }

  /// The experience after a further placement.
  func adding(_ school: Int, _ yearGroups: YearGroupSet, in round: Round) -> Experience {
    var later = self
    later.add(
      round.traits[school], yearGroups,
      isChallenging: round.schools[school].context.contains(.challenging))
    return later
  }

  func union(_ other: Experience) -> Experience {
    var both = self
    both.met |= other.met
    both.keyStages = both.keyStages.union(other.keyStages)
    both.hasMetChallenging = both.hasMetChallenging || other.hasMetChallenging
    return both
  }

  /// What of it bears on a score: dimensions of the pack, and some key stages.
  func bearing(on dimensions: [ContrastDimension], _ stages: KeyStageSet) -> Experience {
    var rest = self
    rest.met &= dimensions.reduce(0) { $0 | 0xFF << (8 * $1.position) }
    rest.keyStages = rest.keyStages.intersection(stages)
    return rest
  }

  /// Whether anything is known about the school of an earlier placement.
  var knowsEarlierSchool: Bool { met != 0 }

  func contrasts(with traits: SchoolTraits) -> Contrasts {
    Contrasts(met: met, traits: traits.bits)
  }
}

extension Proposal {
  /// "differs from earlier placements in size (now large), surroundings (now urban)".
  var experienceFacts: String {
    let contrasts = experience.contrasts(with: round.traits[schoolIndex])
    let differing = round.rules.experience.dimensions.sorted().filter { contrasts.contains($0) }
    if differing.isEmpty {
      let hasEarlier =
        experience.knowsEarlierSchool || !round.priorPlacements[demand.trainee].isEmpty
      return hasEarlier
        ? "no contrast with earlier placements" : "no earlier placement to contrast with"
    }
    let now = differing.map { "\($0.words) (now \($0.value(of: school)))" }
    return "differs from earlier placements in " + now.joined(separator: ", ")
  }
}

extension ContrastDimension {
  fileprivate var words: String {
    switch self {
    case .challenging: "circumstances"
    case .rurality: "surroundings"
    case .setting: "setting"
    case .sixthForm: "sixth form"
    case .size: "size"
    }
  }

  fileprivate func value(of school: School) -> String {
    switch self {
    case .challenging:
      school.context.contains(.challenging) ? "challenging" : "not challenging"
    case .rurality: school.rurality?.rawValue ?? "unknown"
    case .setting: school.setting.rawValue.spaced
    case .sixthForm: school.hasSixthForm == true ? "with" : "without"
    case .size: school.size?.rawValue ?? "unknown"
    }
  }
}
