internal import PlacementDocuments

/// What identifies a demand: a trainee in a training phase.
struct DemandKey: Hashable, Comparable {
  let trainee: String
  let phase: String

  static func < (a: Self, b: Self) -> Bool {
    a.trainee != b.trainee ? a.trainee < b.trainee : a.phase < b.phase
  }
}

/// A demand with everything the documents say of it.
///
/// A class because records, placements and loads all hold it.
final class Demand: Sendable {
  let key: DemandKey
  let trainee: Trainee
  let programme: Programme
  let phase: ProgrammePhase
  let start: Day
  let end: Day
  /// All seven, where none are named.
  let weekdays: Set<Weekday>
  /// The days in school, as day numbers, ascending.
  let days: [Int]
  let isRetake: Bool
  let continuingSchool: String?
  /// Where the trainee lives in this phase, if not where the profile says.
  let ownOrigin: Position?

  init(
    _ trainee: Trainee, _ programme: Programme, _ phase: ProgrammePhase, _ own: TraineeDemand?,
    _ calendar: inout SchoolDays
  ) {
    key = DemandKey(trainee: trainee.id, phase: phase.id)
    self.trainee = trainee
    self.programme = programme
    self.phase = phase
    let start = own?.start ?? phase.start
    let end = own?.end ?? phase.end
    let weekdays = own?.weekdays ?? phase.weekdays
    self.start = start
    self.end = end
    self.weekdays = Set(weekdays.isEmpty ? Weekday.allCases : weekdays)
    days = calendar.days(from: start, to: end, on: weekdays)
    isRetake = own?.isRetake ?? false
    continuingSchool = own?.continuingSchool
    ownOrigin = own?.origin
  }

  var isEnrichment: Bool { phase.kind == .enrichmentDay }
  var isSecondary: Bool { programme.sector == .secondary }
  var ageRange: AgeRange { trainee.ageRange ?? programme.ageRange }
  /// The subjects that an offer must serve: none in a primary programme.
  var subjects: [String] { isSecondary ? trainee.subjects : [] }
  var needsTwoSubjects: Bool { subjects.count == 2 }

  /// Whether a year group's ages lie in the age range.
  func covers(_ year: YearGroup) -> Bool {
    ageRange.from <= year.entryAge && year.entryAge + 1 <= ageRange.to
  }

  /// Whether a key stage has a year group in the age range.
  func overlaps(_ stage: KeyStage) -> Bool {
    YearGroup.allCases.contains { $0.keyStage == stage && covers($0) }
  }
}

/// Days in school, worked out once for all demands with the same dates.
struct SchoolDays {
  private struct Dates: Hashable {
    let start: Day
    let end: Day
    let weekdays: [Weekday]
  }

  private var known: [Dates: [Int]] = [:]

  /// Day numbers, ascending, of both ends and between; no weekdays stand for all.
  mutating func days(from start: Day, to end: Day, on weekdays: [Weekday]) -> [Int] {
    let dates = Dates(start: start, end: end, weekdays: weekdays)
    if let days = known[dates] { return days }
    let days =
      start > end
      ? []
      : (start.dayNumber...end.dayNumber).filter {
        weekdays.isEmpty || weekdays.contains(Day(dayNumber: $0).weekday)
      }
    known[dates] = days
    return days
  }
}

/// The demands of every phase that the documents speak of, by trainee and phase.
func demands(of documents: RoundDocuments) -> [Demand] {
  var found: [DemandKey: Demand] = [:]
  var calendar = SchoolDays()
  for trainee in documents.trainees {
    guard let programme = documents.round.programmes.first(where: { $0.id == trainee.programme })
    else { continue }
    if let own = trainee.demands {
      for demand in own {
        guard let phase = programme.phases.first(where: { $0.id == demand.phase }) else { continue }
        let demand = Demand(trainee, programme, phase, demand, &calendar)
        found[demand.key] = found[demand.key] ?? demand
      }
    } else {
      for phase in programme.phases where phase.yearOfStudy == trainee.yearOfStudy {
        let demand = Demand(trainee, programme, phase, nil, &calendar)
        found[demand.key] = found[demand.key] ?? demand
      }
    }
  }
  return found.values.sorted { $0.key < $1.key }
}
