import PlacementDocuments

/// How long a journey takes, and how that is known.
struct JourneyFigure: Hashable, Sendable {
  let minutes: Int
  let isEstimated: Bool
}

/// The measured journeys of a round, each trainee's in one stretch.
struct TravelTable: Sendable {
  fileprivate struct Row: Hashable {
    let school: Int32
    let mode: TravelMode
    let phase: String?
    let figure: JourneyFigure

    /// Rows for any phase come first.
    static func precedes(_ a: Row, _ b: Row) -> Bool {
      if a.school != b.school { return a.school < b.school }
      if a.mode != b.mode { return a.mode < b.mode }
      return (a.phase ?? "") < (b.phase ?? "")
    }
  }

  /// For each trainee, by school, mode and phase.
  private let rows: [[Row]]

  /// - Complexity: O(*n* log *n*) for *n* journeys.
  init(_ journeys: [Journey], trainees: Index, schools: Index) {
    var rows = [[Row]](repeating: [], count: trainees.identifiers.count)
    for journey in journeys {
      guard let trainee = trainees[journey.trainee], let school = schools[journey.school] else {
        continue
      }
      rows[trainee].append(
        Row(
          school: Int32(school), mode: journey.mode, phase: journey.phase,
          figure: JourneyFigure(minutes: journey.minutes, isEstimated: journey.isEstimated)))
    }
    for trainee in rows.indices { rows[trainee].sort(by: Row.precedes) }
    self.rows = rows
  }

  /// Whether `travel.csv` says anything of a trainee.
  func hasMeasured(_ trainee: Int) -> Bool { !rows[trainee].isEmpty }

  /// Whether it says of a trainee what another table says, of the same schools.
  func isSame(_ trainee: Int, as other: Int, in table: TravelTable) -> Bool {
    rows[trainee] == table.rows[other]
  }

  /// What it says of a trainee.
  fileprivate func rows(of trainee: Int) -> [Row] { rows[trainee] }
}

/// The journeys of a demand, with what is the same to every school at hand.
struct Journeys {
  /// The limit on them, in minutes each way.
  let limit: Int
  private let schools: [Position?]
  private let rows: [TravelTable.Row]
  private let mode: TravelMode?
  private let phase: String
  private let hasOwnOrigin: Bool
  private let origin: Position?
  private let estimate: TravelEstimate

  init(of demand: Int, in round: Round) { self.init(of: round.demands[demand], in: round) }

  fileprivate init(of demand: Demand, in round: Round) {
    limit = round.travelLimit(demand)
    schools = round.positions
    rows = round.travel.rows(of: demand.trainee)
    mode = round.trainees[demand.trainee].profile?.travelMode
    phase = demand.phase.id
    hasOwnOrigin = demand.hasOwnOrigin
    origin = demand.origin
    estimate = round.rules.estimates[mode ?? .publicTransport]
  }

  /// The trainee's own journey to a school: measured, else estimated from positions, else unknown.
  ///
  /// - Complexity: O(log *n*) for *n* measured journeys of the trainee.
  subscript(to school: Int) -> JourneyFigure? {
    guard let mode else { return nil }
    if !rows.isEmpty, let figure = measured(to: school, mode) { return figure }
    guard let origin, let position = schools[school] else { return nil }
    return JourneyFigure(
      minutes: estimate.minutes(kilometres: kilometres(from: origin, to: position)),
      isEstimated: true)
  }

  /// What `travel.csv` says, if it says anything.
  private func measured(to school: Int, _ mode: TravelMode) -> JourneyFigure? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].school < school { low = middle + 1 } else { high = middle }
    }
    var anyPhase: JourneyFigure?
    while low < rows.count, rows[low].school == school {
      let row = rows[low]
      low += 1
      guard row.mode == mode else { continue }
      if row.phase == phase { return row.figure }
      if row.phase == nil { anyPhase = row.figure }
    }
    return hasOwnOrigin ? nil : anyPhase
  }
}

extension Round {
  /// The trainee's own journey: measured, else estimated from positions, else unknown.
  func journey(_ demand: Demand, to school: Int) -> JourneyFigure? {
    Journeys(of: demand, in: self)[to: school]
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
func cosine(degrees: Double) -> Double {
  let z = degrees * 3.141592653589793 / 180
  var term = 1.0
  var sum = 1.0
  for k in 1...8 {
    term = -term * z * z / Double((2 * k - 1) * (2 * k))
    sum += term
  }
  return sum
}
