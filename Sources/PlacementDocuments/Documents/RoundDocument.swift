/// `round.json`: the frame of an allocation round.
public struct RoundDocument: Sendable {
  public var id = ""
  public var academicYear = ""
  public var referenceDate = Day(dayNumber: 0)
  /// The rule pack: a shipped one's name, or a JSON file in the round's folder.
  public var rulePack = "ljmu-2022"
  /// What ``rulePack`` stands for; ``rules`` are written as changes to it.
  public var pack = RulePack.ljmu2022
  /// The rules in effect: the pack with the round's changes.
  public var rules = RulePack.ljmu2022
  public var programmes: [Programme] = []
  public var caps: [Cap] = []
  public var groups: [TraineeGroup] = []

  public init() {}

  public static let format = format(over: .ljmu2022)

  /// Which round it is.
  public static let identity: [Field<RoundDocument>] = [
    .required("id", \.id, .identifier, "The round's identifier."),
    .required(
      "academic_year", \.academicYear, .text,
      "Academic year the placements fall in, such as 2018-19."),
    .required(
      "reference_date", \.referenceDate, .day,
      "The day on which agreements and declarations are judged. The clock is never read."),
  ]

  /// What trainees are placed for, and limits above the offer.
  public static let courses: [Field<RoundDocument>] = [
    .required(
      "programmes", \.programmes, .list(of: Programme.shape),
      "Courses, with their training phases and dates."),
    .defaulted(
      "caps", \.caps, .list(of: Cap.shape),
      "Limits above the offer: a department, several offers, a trust or a local authority."),
  ]

  /// The format where `rules` are changes to a given pack.
  static func format(over pack: RulePack) -> DocumentFormat<RoundDocument> {
    var blank = RoundDocument()
    blank.pack = pack
    blank.rules = pack
    let rules: [Field<RoundDocument>] = [
      .defaulted(
        "rule_pack", \.rulePack, .identifier,
        "A shipped rule pack's name, or a JSON file in the round's folder."),
      .defaulted(
        "rules", \.rules, RulePack.changes(to: pack),
        "Changes to the rule pack; whatever is left out keeps the pack's value."),
    ]
    let groups = Field<RoundDocument>.defaulted(
      "groups", \.groups, .list(of: TraineeGroup.shape),
      "Trainees to be placed together, or apart, or to share a journey.")
    return DocumentFormat(
      name: "round", version: 1,
      title: "The frame of an allocation round: dates, rules, programmes and caps.",
      blank: blank, fields: identity + rules + courses + [groups])
  }
}

/// A course of training, with its phases.
public struct Programme: Hashable, Sendable {
  public var id = ""
  public var name = ""
  public var sector = Sector.primary
  public var years = 1
  public var ageRange = AgeRange.primary
  public var enhancement: [KeyStage] = []
  public var travelLimitMinutes: Int?
  public var travelLimitMinutesByMode: [String: Int] = [:]
  public var phases: [ProgrammePhase] = []

  public init() {}

  public static let shape = Shape.record(
    "Programme", Programme(),
    [
      .required("id", \.id, .identifier, "The programme's identifier."),
      .required("name", \.name, .text, "What people call it."),
      .required("sector", \.sector, .choice(), "Whether it prepares for primary or secondary."),
      .defaulted("years", \.years, .integer(1...6), "Length of the course in years of study."),
      .required("age_range", \.ageRange, .ageRange, "Pupil ages trained for, such as 5-11."),
      .defaulted(
        "enhancement", \.enhancement, .list(of: .choice(), distinct: true),
        "Key stages beyond the age range that an enrichment day may show."),
      .optional(
        "travel_limit_minutes", \.travelLimitMinutes, .integer(1...600),
        "Longest journey each way; the rule pack's where absent."),
      .defaulted(
        "travel_limit_minutes_by_mode", \.travelLimitMinutesByMode,
        .map(of: .integer(1...600), keys: TravelMode.allCases.map(\.rawValue)),
        "Longest journey each way by one mode of travel; beats travel_limit_minutes."),
      .required(
        "phases", \.phases, .list(of: ProgrammePhase.shape),
        "Training phases: the stages of the course that have a placement."),
    ], identifiedBy: \.id)
}

/// One stage of a course that has a placement, with its dates.
public struct ProgrammePhase: Hashable, Sendable {
  public var id = ""
  public var yearOfStudy = 1
  public var start = Day(dayNumber: 0)
  public var end = Day(dayNumber: 0)
  public var kind = PlacementKind.main
  public var weekdays: [Weekday] = []
  public var keyStages: [KeyStage] = []
  public var travelLimitMinutes: Int?
  public var isFinal = false

  public init() {}

  static let shape = Shape.record(
    "Training phase", ProgrammePhase(),
    [
      .required("id", \.id, .identifier, "The training phase, such as 2."),
      .defaulted("year_of_study", \.yearOfStudy, .integer(1...6), "The year it belongs to."),
      .required("start", \.start, .day, "First day."),
      .required("end", \.end, .day, "Last day."),
      .defaulted("kind", \.kind, .choice(), "The kind of placement asked for."),
      .defaulted(
        "weekdays", \.weekdays, .list(of: .choice(), distinct: true),
        "Days of the week in school; none means all."),
      .defaulted(
        "key_stages", \.keyStages, .list(of: .choice(), distinct: true),
        "Where given, the offer must include one of these key stages."),
      .optional(
        "travel_limit_minutes", \.travelLimitMinutes, .integer(1...600),
        "Longest journey each way in this phase; beats the programme's."),
      .defaulted("final", \.isFinal, .flag, "Whether this is the last placement of the course."),
    ], identifiedBy: \.id)
}

/// A limit over several offers.
public struct Cap: Hashable, Sendable {
  /// What a cap counts.
  public enum Counting: String, CaseIterable, Sendable {
    /// Trainees present on the same day.
    case together
    /// Trainees over the whole round, as in "two in autumn or in spring".
    case inTotal = "in_total"
  }

  public var id = ""
  public var places = 0
  public var counting = Counting.together
  public var trust: String?
  public var localAuthority: String?

  public init() {}

  public static let shape = Shape.record(
    "Cap", Cap(),
    [
      .required("id", \.id, .identifier, "The cap's identifier, named by offers as shared_cap."),
      .required("places", \.places, .integer(0...100_000), "The most trainees."),
      .defaulted("counting", \.counting, .choice(), "Trainees at the same time, or in total."),
      .optional("trust", \.trust, .text, "Counts every school of this trust as well."),
      .optional(
        "local_authority", \.localAuthority, .text,
        "Counts every school of this local authority as well."),
    ], identifiedBy: \.id)
}

extension Shape where Value == AgeRange {
  /// Pupil ages such as "5-11".
  static var ageRange: Shape {
    Shape(
      schema: [("type", .string("string")), ("pattern", .string("^[0-9]{1,2}-[0-9]{1,2}$"))],
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .string else {
          reader.reportWrongType(at: node, expected: "an age range", "Write it as \"5-11\".")
          return nil
        }
        guard let range = AgeRange(reader.tree.string(node)) else {
          reader.report(
            "BAD-AGE-RANGE", at: node, "this is not an age range",
            "Write the youngest and the oldest age, from 2 to 19, as \"5-11\".")
          return nil
        }
        return range
      },
      write: { $1.string($0.description) })
  }
}
