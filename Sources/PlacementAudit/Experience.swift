internal import PlacementDocuments

/// What a trainee met at one placement; nil where nobody knows.
struct Experience {
  let rurality: Rurality?
  let size: SchoolSize?
  let setting: SchoolSetting?
  let hasSixthForm: Bool?
  let isChallenging: Bool?
  let keyStages: Set<KeyStage>

  init(_ placement: Placement) {
    let school = placement.school
    rurality = school.rurality
    size = school.size
    setting = school.setting
    hasSixthForm = school.hasSixthForm
    isChallenging = school.context.contains(.challenging)
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
    isChallenging = (school == nil ? prior.context : school?.context)?.contains(.challenging)
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

extension Evidence {
  /// What came before a proposed placement: the profile's placements, and the
  /// trainee's demands in this round that start earlier, then by phase.
  func experience(before placement: Placement) -> [Experience] {
    let demand = placement.demand
    let priors = demand.trainee.profile?.priorPlacements ?? []
    let ofTrainee =
      (fixedByTrainee[demand.trainee.id] ?? []) + (proposedByTrainee[demand.trainee.id] ?? [])
    let earlier = ofTrainee.filter { other in
      other.demand.start != demand.start
        ? other.demand.start < demand.start : other.demand.phase.id < demand.phase.id
    }
    return priors.map { Experience($0, schools) } + earlier.map { Experience($0) }
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
