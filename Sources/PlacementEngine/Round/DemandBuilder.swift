import PlacementDocuments

/// Turns one trainee's record and what was decided into demands.
struct DemandBuilder {
  let trainee: Trainee
  let index: Int
  let programme: Programme
  let programmeIndex: Int
  let schools: Index
  let replay: Replay
  /// In a repair, the result to keep to.
  let earlier: EarlierResult?

  /// Those of every phase, asked for or not, by start, then phase.
  var demands: [Demand] {
    let records =
      trainee.demands
      ?? programme.phases.filter { $0.yearOfStudy == trainee.yearOfStudy }.map {
        var demand = TraineeDemand()
        demand.phase = $0.id
        return demand
      }
    return records.compactMap(demand).sorted {
      ($0.window.start, $0.phase.id) < ($1.window.start, $1.phase.id)
    }
  }

  private func demand(_ record: TraineeDemand) -> Demand? {
    guard let phase = programme.phases.first(where: { $0.id == record.phase }) else { return nil }
    let ageRange = YearGroupSet((trainee.ageRange ?? programme.ageRange).yearGroups)
    let shown = phase.kind == .enrichmentDay ? programme.enhancement : []
    let (state, promise) = settled(replay.state(trainee: index, phase: phase.id))
    let standing = standing(state)
    let isPlaceable = standing == .open
    return Demand(
      trainee: index, programme: programmeIndex, phase: phase,
      window: Window(
        start: record.start ?? phase.start, end: record.end ?? phase.end,
        weekdays: record.weekdays ?? phase.weekdays),
      isRetake: record.isRetake,
      continuingSchool: record.continuingSchool.map { schools[known: $0] },
      origin: record.origin ?? trainee.profile?.origin,
      hasOwnOrigin: record.origin != nil,
      ageRangeYears: ageRange,
      yearsWithin: ageRange.union(
        YearGroupSet(YearGroup.allCases.filter { shown.contains($0.keyStage) })),
      standing: standing, stillTaken: state.stillTaken,
      kept: isPlaceable
        ? promise ?? earlier?.proposal(trainee: trainee.id, phase: phase.id) : nil)
  }

  /// In a repair, what is fixed by `told` alone or locked by `sent` alone is kept instead.
  private func settled(_ state: Replay.State) -> (Replay.State, Demand.Kept?) {
    guard earlier != nil else { return (state, nil) }
    var state = state
    if let told = state.fixed, state.isOnlyTold {
      state.fixed = nil
      return (state, kept(.told, told))
    }
    if state.fixed == nil, let sent = state.locked, state.isOnlySent {
      state.locked = nil
      return (state, kept(.sent, sent))
    }
    return (state, nil)
  }

  private func kept(_ promise: Demand.Kept.Promise, _ placement: Demand.FixedPlacement)
    -> Demand.Kept
  {
    Demand.Kept(
      promise: promise, school: schools.identifiers[placement.school],
      offers: placement.offers.map { replay.offerIdentifiers[$0] })
  }

  private func standing(_ state: Replay.State) -> Demand.Standing {
    guard trainee.status.isActive else {
      if let fixed = state.fixed, state.hasStarted { return .fixed(fixed) }
      return .notPlaced(.notEnrolled)
    }
    if let fixed = state.fixed { return .fixed(fixed) }
    if state.overAt != nil { return .notPlaced(.placementEnded) }
    let isLeftToLeadSchool = trainee.route.isSchoolDirect && !trainee.supportRequested
    if isLeftToLeadSchool, trainee.route == .schoolDirectSalaried,
      let school = trainee.employingSchool
    {
      return .fixed(Demand.FixedPlacement(school: schools[known: school], offers: []))
    }
    if isLeftToLeadSchool && state.locked == nil { return .notPlaced(.leadSchoolArranges) }
    if trainee.profile == nil { return .notPlaced(.profileMissing) }
    return state.locked.map { .locked(school: $0.school, offers: $0.offers) } ?? .open
  }
}
