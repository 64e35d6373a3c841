internal import PlacementDocuments

/// What a trainee met at one placement; nil where nobody knows.
struct Experience {
  let rurality: Rurality?
  let size: SchoolSize?
  let setting: SchoolSetting?
  let hasSixthForm: Bool?
  let isChallenging: Bool?
  /// Whether it is a special school, or one with much disadvantage or many needs.
  let isInclusive: Bool
  let keyStages: Set<KeyStage>

  init(_ placement: Placement) {
    let school = placement.school
    rurality = school.rurality
    size = school.size
    setting = school.setting
    hasSixthForm = school.hasSixthForm
    isChallenging = school.context.contains(.challenging)
    isInclusive = showsInclusion(school.setting, school.context)
    keyStages = placement.keyStages
  }

  /// A placement before this round: the school's attributes, or its own where no
  /// school of the round is named.
  init(_ prior: PriorPlacement, _ schools: [String: School]) {
    let school = prior.school.flatMap { schools[$0] }
    rurality = school == nil ? prior.rurality : school?.rurality
    size = school == nil ? prior.size : school?.size
    setting = school == nil ? prior.setting : school?.setting
    hasSixthForm = school == nil ? prior.hasSixthForm : school?.hasSixthForm
    let context = school == nil ? prior.context : school?.context
    isChallenging = context?.contains(.challenging)
    isInclusive = showsInclusion(setting, context ?? [])
    keyStages = Set(prior.yearGroups.map(\.keyStage))
  }

  /// The value in one dimension of contrast, in words that compare.
  subscript(dimension: ContrastDimension) -> String? {
    switch dimension {
    case .challenging: isChallenging.map { "\($0)" }
    case .rurality: rurality?.rawValue
    case .setting: setting?.rawValue
    case .sixthForm: hasSixthForm.map { "\($0)" }
    case .size: size?.rawValue
    }
  }
}

private func showsInclusion(_ setting: SchoolSetting?, _ context: [SchoolContext]) -> Bool {
  setting == .special || context.contains(.highDisadvantage) || context.contains(.highSEND)
}

extension Evidence {
  /// What came before a proposed placement: earlier rounds' placements, and the
  /// trainee's demands in this round that start earlier, then by phase.
  func experience(before placement: Placement) -> [Experience] {
    experience(before: placement, among: placements(of: placement.demand.trainee.id))
  }

  /// The same where the trainee has these placements in the round.
  func experience(before placement: Placement, among placements: [Placement]) -> [Experience] {
    let demand = placement.demand
    let earlier = placements.filter { other in
      other.demand.start != demand.start
        ? other.demand.start < demand.start : other.demand.phase.id < demand.phase.id
    }
    return priorPlacements(of: demand.trainee).map { Experience($0, schools) }
      + earlier.map { Experience($0) }
  }

  /// Where a trainee is in this round, fixed or proposed.
  func placements(of trainee: String) -> [Placement] {
    (fixedByTrainee[trainee] ?? []) + (proposedByTrainee[trainee] ?? [])
  }

  /// The key stages that a trainee has met, by placements or otherwise.
  func keyStagesMet(_ demand: Demand, _ earlier: [Experience]) -> Set<KeyStage> {
    let profile = demand.trainee.profile
    return earlier.reduce(
      into: Set(profile?.otherExperience ?? []).union(profile?.enrichment ?? [])
    ) {
      $0.formUnion($1.keyStages)
    }
  }
}
