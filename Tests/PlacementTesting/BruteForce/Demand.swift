import PlacementDocuments

/// A trainee in a training phase, with what the trainee's own demand changes.
struct Demand {
  let trainee: Trainee
  let programme: Programme
  let phase: ProgrammePhase
  let own: TraineeDemand

  var start: Day { own.start ?? phase.start }
  var end: Day { own.end ?? phase.end }
  var weekdays: [Weekday] { own.weekdays ?? phase.weekdays }
  var kind: PlacementKind { phase.kind }
  var isEnrichment: Bool { kind == .enrichmentDay }
  var ageRange: AgeRange { trainee.ageRange ?? programme.ageRange }
  /// The trainee's subjects where they matter: none in a primary programme.
  var subjects: [String] { programme.sector == .secondary ? trainee.subjects : [] }
  var needsTwoSubjects: Bool { subjects.count == 2 }

  func isPresent(on day: Day) -> Bool {
    start <= day && day <= end && (weekdays.isEmpty || weekdays.contains(day.weekday))
  }

  /// Whether it comes before another demand of the same trainee.
  func precedes(_ other: Demand) -> Bool {
    start != other.start ? start < other.start : phase.id < other.phase.id
  }

  /// Whether the two may be at this school both.
  func mayShare(_ school: String, with other: Demand) -> Bool {
    isEnrichment || other.isEnrichment || own.continuingSchool == school
      || other.own.continuingSchool == school
  }

  /// What leaving it unplaced costs.
  func weight(_ weights: PlacedWeights) -> Int {
    if own.isRetake || phase.isFinal { return weights.retakeOrFinal }
    if programme.years > 1 && trainee.yearOfStudy == 1 { return weights.firstYearOfLongCourse }
    return weights.other
  }

  /// Every demand of every trainee, by trainee and phase.
  static func all(in documents: RoundDocuments) -> [Demand] {
    documents.trainees.flatMap { trainee -> [Demand] in
      guard let programme = documents.round.programmes.first(where: { $0.id == trainee.programme })
      else { return [] }
      let listed =
        trainee.demands
        ?? programme.phases.filter { $0.yearOfStudy == trainee.yearOfStudy }
        .map { phase in
          var demand = TraineeDemand()
          demand.phase = phase.id
          return demand
        }
      return listed.compactMap { own in
        programme.phases.first { $0.id == own.phase }
          .map { Demand(trainee: trainee, programme: programme, phase: $0, own: own) }
      }
    }
  }
}
