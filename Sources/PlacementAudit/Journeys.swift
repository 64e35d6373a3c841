internal import PlacementDocuments

extension AuditRule {
  static let journey = Self("F-JOURNEY", "a journey's minutes, mode, source and limit are true")
}

/// The rows of `travel.csv` that are in the trainee's own mode.
struct JourneyTable {
  struct Row {
    let minutes: Int
    let isEstimated: Bool
  }

  private struct Key: Hashable {
    let school: String
    let phase: String?
  }

  /// Trainee by trainee, so that one trainee's rows lie close together.
  private var rowsOfTrainee: [String: [Key: Row]] = [:]

  init(_ documents: RoundDocuments) {
    let modes = Dictionary(
      documents.trainees.compactMap { trainee in
        trainee.profile.map { (trainee.id, $0.travelMode) }
      }
    ) { first, _ in first }
    for row in documents.journeys where modes[row.trainee] == row.mode {
      rowsOfTrainee[row.trainee, default: [:]][Key(school: row.school, phase: row.phase)] =
        Row(minutes: row.minutes, isEstimated: row.isEstimated)
    }
  }

  /// The row for a phase, or for nil the row without one.
  func row(_ trainee: String, to school: String, phase: String?) -> Row? {
    rowsOfTrainee[trainee]?[Key(school: school, phase: phase)]
  }
}

extension Evidence {
  /// The journey of a demand to a school, measured or estimated; nil if unknown.
  func journey(of demand: Demand, to school: School) -> JourneyRecord? {
    guard let profile = demand.trainee.profile else { return nil }
    var journey = JourneyRecord()
    journey.mode = profile.travelMode
    journey.limitMinutes = travelLimit(of: demand, by: profile.travelMode)
    let trainee = demand.trainee.id
    let row =
      journeyTable.row(trainee, to: school.id, phase: demand.phase.id)
      ?? (demand.ownOrigin == nil
        ? journeyTable.row(trainee, to: school.id, phase: nil) : nil)
    if let row {
      journey.minutes = row.minutes
      journey.isEstimated = row.isEstimated
      return journey
    }
    guard let origin = demand.ownOrigin ?? profile.origin, let position = school.position,
      let minutes = estimatedMinutes(origin, position, rules.estimates[profile.travelMode])
    else { return nil }
    journey.minutes = minutes
    journey.isEstimated = true
    return journey
  }

  /// The first limit that is given.
  private func travelLimit(of demand: Demand, by mode: TravelMode) -> Int {
    demand.trainee.travelLimitMinutes ?? demand.phase.travelLimitMinutes
      ?? demand.programme.travelLimitMinutesByMode[mode.rawValue]
      ?? demand.programme.travelLimitMinutes ?? rules.travel.limitMinutes
  }

  /// Whether a journey is not `TOO-FAR`.
  func isNearEnough(_ journey: JourneyRecord) -> Bool {
    if let bound = rules.fairness.longestJourneyMinutes, journey.minutes > bound { return false }
    let tolerance = journey.isEstimated ? rules.travel.estimateToleranceMinutes : 0
    return !rules.travel.limitIsHard || journey.minutes <= journey.limitMinutes + tolerance
  }

  func journeysAreTrue() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for placement in proposed + fixed {
      guard let record = placement.record else { continue }
      let expected = journey(of: placement.demand, to: placement.school)
      if record.journey != expected {
        findings.append(
          AuditFinding(
            .journey, placement.demand.key, school: placement.school.id,
            expected: describe(expected), found: describe(record.journey)))
      }
    }
    return findings
  }

  private func describe(_ journey: JourneyRecord?) -> String {
    guard let journey else { return "no journey" }
    let source = journey.isEstimated ? "estimated" : "measured"
    return "\(journey.minutes) minutes by \(journey.mode.rawValue), \(source), "
      + "limit \(journey.limitMinutes)"
  }
}

/// Minutes along a straight line by one mode's figures; nil if they are no numbers.
private func estimatedMinutes(_ a: Position, _ b: Position, _ figures: TravelEstimate) -> Int? {
  let kilometres = kilometres(a, b)
  let d = min(max(kilometres, figures.fromKilometres), figures.toKilometres)
  let minutes =
    figures.base + figures.perRootKilometre * d.squareRoot() + figures.perKilometre * d
    + figures.perKilometreBeyond * max(0, kilometres - figures.toKilometres)
  guard minutes.isFinite else { return nil }
  return Int(min(24 * 60, max(1, minutes.rounded(.up))))
}

/// The straight line between two places.
func kilometres(_ a: Position, _ b: Position) -> Double {
  let x = (b.longitude - a.longitude) * cosine(degrees: (a.latitude + b.latitude) / 2)
  let y = b.latitude - a.latitude
  return 111.195 * (x * x + y * y).squareRoot()
}

/// The Taylor series of the cosine, 1 − z²/2! + z⁴/4! − … + z¹⁶/16!.
private func cosine(degrees: Double) -> Double {
  let z = degrees * 3.141592653589793 / 180
  var term = 1.0
  var sum = term
  for n in stride(from: 2.0, through: 16, by: 2) {
    term = -term * z * z / ((n - 1) * n)
    sum += term
  }
  return sum
}
