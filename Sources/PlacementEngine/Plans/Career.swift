import PlacementDocuments

/// A trainee's way through the round: what is settled before any plan, and what a placement
/// adds to it.
struct Career {
  /// What of it decides how progress grows: careers that share it can share an automaton.
  struct Kind: Hashable {
    let ageRange: KeyStageSet
    let isSecondary: Bool
    /// What is fixed between each open demand and the one before it; the first is in the start.
    let between: [Experience]
    let courseRules: [Int]
  }

  let kind: Kind
  let start: Progress
  /// The kinds of coverage that are asked of the trainee and not met yet.
  let wanted: KindSet

  /// Whether the course rules or coverage ask anything of the trainee.
  var hasAims: Bool { !kind.courseRules.isEmpty || !wanted.isEmpty }

  private let round: Round
  private let demands: [Int]
  private let usedSchools: Set<Int>
  private let revisitable: [Int]
  private let employingSchool: Int?
  private let bearing: KeyStageSet

  /// - Parameters:
  ///   - trainee: Index into ``Round/trainees``; has an open demand.
  ///   - round: The round.
  init(trainee: Int, round: Round) {
    self.round = round
    let record = round.trainees[trainee]
    let all = round.demandsOfTrainee[trainee]
    let demands = all.filter { round.demands[$0].isOpen }
    self.demands = demands
    let first = round.demands[demands[0]]
    let isSecondary = round.programmes[first.programme].sector == .secondary
    let ageRange = first.ageRangeYears.keyStages
    let employing = record.employingSchool.flatMap(round.schoolIndex(named:))
    employingSchool = employing
    let exposure: KeyStageSet = isSecondary ? [.ks2, .ks5] : []
    let bearing = ageRange.union(exposure)
    self.bearing = bearing
    let dimensions = round.rules.experience.dimensions
    let asked = round.coverageAsked(of: trainee)
    wanted = asked.isEmpty ? [] : asked.subtracting(round.coverageMet(bySettled: trainee))
    let rules = round.courseRules(for: trainee)
    revisitable = Set(
      demands.lazy.filter { !round.demands[$0].isEnrichment }
        .compactMap { round.demands[$0].continuingSchool }
    ).sorted()

    // What is settled, in order of time for the score and all of it for the course.
    var between: [Experience] = []
    for (position, demand) in demands.enumerated() {
      let from = position == 0 ? 0 : demands[position - 1]
      let fixed = all.filter { from < $0 && $0 < demand }
        .reduce(Experience()) { $0.union(round.experience(ofFixed: $1)) }
      between.append(position == 0 ? Experience() : fixed.bearing(on: dimensions, bearing))
    }
    kind = Kind(
      ageRange: ageRange, isSecondary: isSecondary, between: between, courseRules: rules)
    var used: Set<Int> = []
    var tally = Tally()
    if !rules.isEmpty {
      let settled = round.settledForCourse(trainee)
      used = Set(settled.compactMap(\.school))
      tally.schools = used.count + settled.count { $0.school == nil }
      tally.keyStages = settled.reduce([] as KeyStageSet) { $0.union($1.keyStages) }
        .intersection(ageRange)
      tally.away = employing == nil ? 0 : settled.count { $0.school != employing }
    }
    usedSchools = used
    start = Progress(
      experience: round.experience(before: demands[0]).bearing(on: dimensions, bearing),
      tally: round.reduced(tally, rules))
  }

  /// What a placement adds.
  func footprint(_ placement: Placement) -> Footprint {
    let stages = placement.yearGroups.keyStages
    let isMain = !round.demands[placement.demand].isEnrichment && !kind.courseRules.isEmpty
    return Footprint(
      experience: Experience().adding(placement.school, placement.yearGroups, in: round)
        .bearing(on: round.rules.experience.dimensions, bearing),
      covered: round.coverageMet(
        at: round.schools[placement.school], stages, ageRange: kind.ageRange
      ).intersection(wanted),
      isMain: isMain,
      keyStages: isMain ? stages.intersection(kind.ageRange) : [],
      isNewSchool: isMain && !usedSchools.contains(placement.school),
      revisit: isMain
        ? revisitable.firstIndex(of: placement.school).map { 1 << UInt8($0 & 7) } ?? 0 : 0,
      isAway: isMain && employingSchool.map { $0 != placement.school } == true)
  }
}

extension Career.Kind {
  /// Progress after one of the open demands.
  ///
  /// - Parameters:
  ///   - progress: Before it.
  ///   - footprint: What it was served by; nil if it was not.
  ///   - position: Its position among the open demands.
  ///   - round: The round.
  /// - Returns: Progress before the next of them, or at the end.
  func after(_ progress: Progress, _ footprint: Footprint?, _ position: Int, in round: Round)
    -> Progress
  {
    var next = progress
    if let footprint {
      next.experience = next.experience.union(footprint.experience)
      next.tally.covered = next.tally.covered.union(footprint.covered)
      if footprint.isMain {
        let isNew = footprint.isNewSchool && next.tally.revisited & footprint.revisit == 0
        next.tally.revisited |= footprint.revisit
        next.tally.schools += isNew ? 1 : 0
        next.tally.keyStages = next.tally.keyStages.union(footprint.keyStages)
        next.tally.away += footprint.isAway ? 1 : 0
      }
    }
    if position + 1 < between.count {
      next.experience = next.experience.union(between[position + 1])
    } else {
      next.experience = Experience()
      next.tally.revisited = 0
    }
    next.tally = round.reduced(next.tally, courseRules)
    return next
  }
}

extension Round {
  /// What a fixed demand is to the demands after it; nothing for one that is not fixed.
  func experience(ofFixed index: Int) -> Experience {
    guard let placement = demands[index].fixedPlacement else { return Experience() }
    return Experience().adding(placement.school, yearGroups(of: placement), in: self)
  }

  /// The years of every class of a fixed placement.
  func yearGroups(of placement: Demand.FixedPlacement) -> YearGroupSet {
    placement.offers.reduce([] as YearGroupSet) { $0.union(yearGroupsOfOffer[$1]) }
  }

  /// What a trainee has met before a demand: prior placements, and what is fixed earlier.
  func experience(before index: Int) -> Experience {
    let trainee = demands[index].trainee
    return demandsOfTrainee[trainee].filter { $0 < index }
      .reduce(
        Experience(priorPlacements[trainee], trainees[trainee].profile, schools: school(named:))
      ) { $0.union(experience(ofFixed: $1)) }
  }

  func proposal(_ placement: Placement, experience: Experience, companions: Int? = nil)
    -> Proposal
  {
    Proposal(
      round: self, demandIndex: placement.demand, schoolIndex: placement.school,
      uses: placement.uses, journey: placement.journey, experience: experience,
      yearGroups: placement.yearGroups,
      companions: companions ?? fixedCompanions(of: placement.demand, at: placement.school))
  }

  /// A school by its identifier.
  func school(named identifier: String) -> School? {
    schoolIndex(named: identifier).map { schools[$0] }
  }
}
