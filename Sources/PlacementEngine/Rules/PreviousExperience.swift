import PlacementDocuments

// Previous experiences: a school is not used twice, and a contrasting one is better.

extension EligibilityRule {
  static let schoolNotUsedBefore = EligibilityRule(reason: .schoolUsed) { pair in
    !pair.round.hasUsed(school: pair.schoolIndex, before: pair.demandIndex)
  }
}

extension Round {
  /// Whether a trainee has been, or is fixed, at a school that a demand may not use again.
  func hasUsed(school: Int, before index: Int) -> Bool {
    let demand = demands[index]
    if demand.isEnrichment || demand.continuingSchool == school { return false }
    let identifier = schools[school].id
    let prior = trainees[demand.trainee].profile?.priorPlacements ?? []
    if prior.contains(where: { $0.school == identifier }) { return true }
    return demandsOfTrainee[demand.trainee].contains { other in
      guard other != index, case .fixed(let placement) = demands[other].standing else {
        return false
      }
      return placement.school == school && !demand.mayShare(school, with: demands[other])
    }
  }
}

extension Demand {
  /// Whether two demands of one trainee may both be at a school.
  func mayShare(_ school: Int, with other: Demand) -> Bool {
    isEnrichment || other.isEnrichment || continuingSchool == school
      || other.continuingSchool == school
  }
}

extension ScoringTerm {
  static let contrast = ScoringTerm(term: .contrast) { proposal in
    let rules = proposal.round.rules.experience
    let differing = proposal.experience.contrasts(
      with: SchoolTraits(proposal.school), in: rules.dimensions)
    return -min(differing.count * rules.contrast, rules.contrastAtMost)
  }
}

/// What makes one school differ from another: a small number for each dimension, where known.
struct SchoolTraits: Hashable, Sendable {
  private(set) var values: [UInt8?]

  init(_ school: School) {
    self.init(
      challenging: school.context.contains(.challenging), rurality: school.rurality,
      setting: school.setting, sixthForm: school.hasSixthForm, size: school.size)
  }

  /// - Parameter school: The school, if it is among the round's; its own attributes come first.
  init(_ prior: PriorPlacement, school: School?) {
    if let school {
      self.init(school)
    } else {
      self.init(
        challenging: prior.context?.contains(.challenging), rurality: prior.rurality,
        setting: prior.setting, sixthForm: prior.hasSixthForm, size: prior.size)
    }
  }

  private init(
    challenging: Bool?, rurality: Rurality?, setting: SchoolSetting?, sixthForm: Bool?,
    size: SchoolSize?
  ) {
    func position<T: CaseIterable & Equatable>(_ value: T?) -> UInt8? {
      value.flatMap { value in
        Array(T.allCases).firstIndex(of: value).map { UInt8($0) }
      }
    }
    func flag(_ value: Bool?) -> UInt8? { value.map { $0 ? 1 : 0 } }
    values = ContrastDimension.allCases.map { dimension in
      switch dimension {
      case .challenging: flag(challenging)
      case .rurality: position(rurality)
      case .setting: position(setting)
      case .sixthForm: flag(sixthForm)
      case .size: position(size)
      }
    }
  }
}

/// What a trainee has met before a placement.
struct Experience: Hashable, Sendable {
  /// For each dimension of contrast, the values met, as bits.
  private var met = [UInt8](repeating: 0, count: ContrastDimension.allCases.count)
  private(set) var keyStages = KeyStageSet([])
  private(set) var hasMetChallenging = false

  /// The profile's prior placements and other experience.
  init(_ profile: Profile?, schools: (String) -> School?) {
    guard let profile else { return }
    for prior in profile.priorPlacements {
      let school = prior.school.flatMap(schools)
      add(
        SchoolTraits(prior, school: school), YearGroupSet(prior.yearGroups),
        isChallenging: (school?.context ?? prior.context ?? []).contains(.challenging))
    }
    keyStages = keyStages.union(KeyStageSet(profile.otherExperience))
      .union(KeyStageSet(profile.enrichment))
  }

  private mutating func add(
    _ traits: SchoolTraits, _ yearGroups: YearGroupSet, isChallenging: Bool
  ) {
    for (dimension, value) in traits.values.enumerated() {
      if let value { met[dimension] |= 1 << value }
    }
    keyStages = keyStages.union(yearGroups.keyStages)
    hasMetChallenging = hasMetChallenging || isChallenging
  }

  /// The experience after a further placement.
  func adding(_ school: School, _ yearGroups: YearGroupSet) -> Experience {
    var later = self
    later.add(
      SchoolTraits(school), yearGroups, isChallenging: school.context.contains(.challenging))
    return later
  }

  /// The dimensions in which a school differs from everything known before.
  func contrasts(with traits: SchoolTraits, in dimensions: [ContrastDimension])
    -> [ContrastDimension]
  {
    zip(ContrastDimension.allCases, zip(met, traits.values)).compactMap { dimension, pair in
      let (met, value) = pair
      guard met != 0, let value, met & (1 << value) == 0, dimensions.contains(dimension) else {
        return nil
      }
      return dimension
    }
  }
}

extension Proposal {
  /// "differs in size and rurality: now large, urban".
  var experienceFacts: String {
    let differing = experience.contrasts(
      with: SchoolTraits(school), in: round.rules.experience.dimensions)
    if differing.isEmpty {
      return trainee.profile?.priorPlacements.isEmpty == false
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
    case .setting: school.setting.rawValue.replacing("_", with: " ")
    case .sixthForm: school.hasSixthForm == true ? "with" : "without"
    case .size: school.size?.rawValue ?? "unknown"
    }
  }
}
