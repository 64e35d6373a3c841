import PlacementDocuments

/// Turns one trainee's record and what was decided into demands.
struct DemandBuilder {
  let trainee: Trainee
  let index: Int
  let programme: Programme
  let programmeIndex: Int
  let schools: Index
  let replay: Replay

  /// By start, then phase.
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
    return Demand(
      trainee: index, programme: programmeIndex, phase: phase,
      window: Window(
        start: record.start ?? phase.start, end: record.end ?? phase.end,
        weekdays: record.weekdays ?? phase.weekdays),
      isRetake: record.isRetake,
      continuingSchool: record.continuingSchool.map { schools[known: $0] },
      origin: record.origin ?? trainee.profile?.origin,
      hasOwnOrigin: record.origin != nil,
      standing: standing(phase: phase.id))
  }

  private func standing(phase: String) -> Demand.Standing {
    let state = replay.state(trainee: index, phase: phase)
    guard trainee.status.isActive else {
      let taken = state.hasStarted ? state.fixed ?? state.ended : state.ended
      return .notPlaced(.notEnrolled, stillTaken: taken)
    }
    if let fixed = state.fixed { return .fixed(fixed) }
    if state.isOver { return .over(stillTaken: state.ended) }
    if let locked = state.locked, trainee.profile != nil {
      return .locked(school: locked.school, offers: locked.offers)
    }
    if state.locked == nil, trainee.route.isSchoolDirect && !trainee.supportRequested {
      if trainee.route == .schoolDirectSalaried, let school = trainee.employingSchool {
        return .fixed(Demand.FixedPlacement(school: schools[known: school], offers: []))
      }
      return .notPlaced(.leadSchoolArranges, stillTaken: nil)
    }
    if trainee.profile == nil { return .notPlaced(.profileMissing, stillTaken: nil) }
    return .open
  }
}
