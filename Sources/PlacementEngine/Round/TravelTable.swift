import PlacementDocuments

/// How long a journey takes, and how that is known.
struct JourneyFigure: Hashable, Sendable {
  let minutes: Int
  let isEstimated: Bool
}

/// The measured journeys of a round.
struct TravelTable: Sendable {
  private struct Key: Hashable {
    let trainee: Int
    let school: Int
    let mode: TravelMode
  }

  private let anyPhase: [Key: JourneyFigure]
  private let onePhase: [Key: [String: JourneyFigure]]

  init(_ journeys: [Journey], trainees: Index, schools: Index) {
    var anyPhase: [Key: JourneyFigure] = [:]
    var onePhase: [Key: [String: JourneyFigure]] = [:]
    anyPhase.reserveCapacity(journeys.count)
    for journey in journeys {
      guard let trainee = trainees[journey.trainee], let school = schools[journey.school] else {
        continue
      }
      let key = Key(trainee: trainee, school: school, mode: journey.mode)
      let figure = JourneyFigure(minutes: journey.minutes, isEstimated: journey.isEstimated)
      if let phase = journey.phase {
        onePhase[key, default: [:]][phase] = figure
      } else {
        anyPhase[key] = figure
      }
    }
    self.anyPhase = anyPhase
    self.onePhase = onePhase
  }

  /// What `travel.csv` says, if it says anything.
  func measured(_ demand: Demand, school: Int, mode: TravelMode) -> JourneyFigure? {
    let key = Key(trainee: demand.trainee, school: school, mode: mode)
    if let figure = onePhase[key]?[demand.phase.id] { return figure }
    return demand.hasOwnOrigin ? nil : anyPhase[key]
  }
}

extension Round {
  /// The trainee's own journey: measured, else estimated from positions, else unknown.
  func journey(_ demand: Demand, to school: Int) -> JourneyFigure? {
    guard let profile = trainees[demand.trainee].profile else { return nil }
    if let figure = travel.measured(demand, school: school, mode: profile.travelMode) {
      return figure
    }
    guard let origin = demand.origin, let position = schools[school].position else { return nil }
    return JourneyFigure(
      minutes: rules.estimates[profile.travelMode].minutes(
        kilometres: kilometres(from: origin, to: position)),
      isEstimated: true)
  }

  /// The limit on a demand's journey, in minutes each way.
  func travelLimit(_ demand: Demand) -> Int {
    let trainee = trainees[demand.trainee]
    let programme = programmes[demand.programme]
    let mode = (trainee.profile?.travelMode ?? .publicTransport).rawValue
    return trainee.travelLimitMinutes ?? demand.phase.travelLimitMinutes
      ?? programme.travelLimitMinutesByMode[mode] ?? programme.travelLimitMinutes
      ?? rules.travel.limitMinutes
  }
}

extension TravelEstimate {
  /// Whole minutes each way, from one to a day's, over a distance in a straight line.
  func minutes(kilometres: Double) -> Int {
    let fitted = min(max(kilometres, fromKilometres), toKilometres)
    let beyond = max(0, kilometres - toKilometres)
    let minutes =
      base + perRootKilometre * fitted.squareRoot() + perKilometre * fitted
      + perKilometreBeyond * beyond
    return max(1, Int(min(minutes.rounded(.up), 1_440)))
  }
}

/// Kilometres in a straight line, good to 0.1 % over a region.
///
/// Only the four operations and the square root are used, which every machine
/// rounds alike; a library's cosine is not so.
func kilometres(from a: Position, to b: Position) -> Double {
  let middle = (a.latitude + b.latitude) / 2
  let east = (a.longitude - b.longitude) * cosine(degrees: middle)
  let north = a.latitude - b.latitude
  return 111.195 * (east * east + north * north).squareRoot()
}

/// The cosine's Taylor series to z¹⁶, z within ±π/2.
private func cosine(degrees: Double) -> Double {
  let z = degrees * 3.141592653589793 / 180
  var term = 1.0
  var sum = 1.0
  for k in 1...8 {
    term = -term * z * z / Double((2 * k - 1) * (2 * k))
    sum += term
  }
  return sum
}
