import PlacementDocuments

extension OpenRound {
  /// The journey by the trainee's own mode, or nil if nobody can tell.
  func journey(to school: School, for demand: Demand) -> (minutes: Int, isEstimated: Bool)? {
    guard let profile = demand.trainee.profile else { return nil }
    let rows = journeys(of: demand.trainee.id, to: school.id)
      .filter { $0.mode == profile.travelMode }
    if let row = rows.first(where: { $0.phase == demand.phase.id }) {
      return (row.minutes, row.isEstimated)
    }
    if demand.own.origin == nil, let row = rows.first(where: { $0.phase == nil }) {
      return (row.minutes, row.isEstimated)
    }
    guard let origin = demand.own.origin ?? profile.origin, let position = school.position
    else { return nil }
    return (estimatedMinutes(from: origin, to: position, by: profile.travelMode), true)
  }

  /// The longest journey that the first rule with an opinion allows.
  func limitMinutes(_ demand: Demand) -> Int {
    let mode = demand.trainee.profile?.travelMode
    return demand.trainee.travelLimitMinutes
      ?? demand.phase.travelLimitMinutes
      ?? mode.flatMap { demand.programme.travelLimitMinutesByMode[$0.rawValue] }
      ?? demand.programme.travelLimitMinutes
      ?? rules.travel.limitMinutes
  }

  private func estimatedMinutes(from: Position, to: Position, by mode: TravelMode) -> Int {
    let kilometres = kilometres(from: from, to: to)
    let line = rules.estimates[mode]
    let fitted = min(max(kilometres, line.fromKilometres), line.toKilometres)
    let minutes =
      line.base + line.perRootKilometre * fitted.squareRoot() + line.perKilometre * fitted
      + line.perKilometreBeyond * max(0, kilometres - line.toKilometres)
    return min(1_440, max(1, Int(minutes.rounded(.up))))
  }

  func kilometres(from: Position, to: Position) -> Double {
    let radians = (from.latitude + to.latitude) / 2 * 3.141592653589793 / 180
    var cosine = 1.0
    var term = 1.0
    for power in stride(from: 2.0, through: 16, by: 2) {
      term = -term * radians * radians / ((power - 1) * power)
      cosine += term
    }
    let east = (to.longitude - from.longitude) * cosine
    let north = to.latitude - from.latitude
    return 111.195 * (east * east + north * north).squareRoot()
  }
}
