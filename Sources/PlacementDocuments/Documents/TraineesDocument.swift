/// `trainees.json`: the Trainee Profiles.
public struct TraineesDocument: Sendable {
  public var trainees: [Trainee] = []

  public init() {}

  public static let format = DocumentFormat(
    name: "trainees", version: 1,
    title: "Trainees to be placed: round codes, never names or student numbers.",
    blank: TraineesDocument(),
    fields: [
      .required("trainees", \.trainees, .list(of: Trainee.shape), "The trainees.")
    ])
}

/// A trainee, under a round code.
public struct Trainee: Hashable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case holder
    case enrolled
    case returning
    case interrupted
    case withdrawn

    /// Whether the trainee is to be placed.
    public var isActive: Bool { self != .interrupted && self != .withdrawn }
  }

  public var id = ""
  public var programme = ""
  public var route = Route.core
  public var award: Award?
  public var yearOfStudy = 1
  public var status = Status.enrolled
  public var ageRange: AgeRange?
  public var subjects: [String] = []
  public var secondSubject: String?
  public var specialism: String?
  public var leadSchool: String?
  public var employingSchool: String?
  public var supportRequested = false
  public var demands: [TraineeDemand]?
  public var profile: Profile?
  public var adjustments: [Adjustment] = []
  public var needsAdditionalSupport = false
  public var needsReviewedOn: Day?
  public var fitness = Fitness()
  public var checks = Checks()
  public var excludedSchools: [String] = []
  public var travelLimitMinutes: Int?
  public var hasShortJourneyPriority = false

  public init() {}

  static let shape = Shape.record(
    "Trainee", Trainee(),
    [
      .required("id", \.id, .identifier, "A code of this round, not the student number."),
      .required("programme", \.programme, .identifier, "The programme's identifier."),
      .defaulted("route", \.route, .choice(), "How the training is organised."),
      .optional("award", \.award, .choice(), "The qualification."),
      .defaulted("year_of_study", \.yearOfStudy, .integer(1...6), "The year of the course."),
      .defaulted("status", \.status, .choice(), "Whether the trainee is on the course."),
      .optional(
        "age_range", \.ageRange, .ageRange, "Pupil ages trained for, if not the programme's."),
      .defaulted(
        "subjects", \.subjects, .list(of: .code, maximum: 2, distinct: true),
        "One subject, or two that are both to be taught at one school."),
      .optional(
        "second_subject", \.secondSubject, .code, "A subject the trainee would also teach."),
      .optional("specialism", \.specialism, .code, "A primary specialism."),
      .optional("lead_school", \.leadSchool, .identifier, "The School Direct lead school."),
      .optional("employing_school", \.employingSchool, .identifier, "A salaried trainee's school."),
      .defaulted(
        "support_requested", \.supportRequested, .flag,
        "Whether the lead school asked the university to find the placement."),
      .optional(
        "demands", \.demands, .list(of: TraineeDemand.shape),
        "Training phases to be placed; absent means each of the programme's for this year."),
      .optional(
        "profile", \.profile, Profile.shape,
        "The Trainee Profile; absent means that it has not been returned."),
      .defaulted(
        "adjustments", \.adjustments, .list(of: Adjustment.shape),
        "What the school must be able to do; never why."),
      .defaulted(
        "additional_support", \.needsAdditionalSupport, .flag,
        "Whether the additional support framework applies."),
      .optional("needs_reviewed_on", \.needsReviewedOn, .day, "When needs were last reviewed."),
      .defaulted("fitness", \.fitness, Fitness.shape, "Fitness to teach."),
      .defaulted("checks", \.checks, Checks.shape, "Whether all relevant checks have cleared."),
      .defaulted(
        "excluded_schools", \.excludedSchools, .list(of: .identifier, distinct: true),
        "Schools never to be used for this trainee. No reason is held."),
      .optional(
        "travel_limit_minutes", \.travelLimitMinutes, .integer(1...600),
        "Longest journey each way for this trainee; beats every other limit."),
      .defaulted(
        "short_journey_priority", \.hasShortJourneyPriority, .flag,
        "Whether a short journey matters more. No reason is held."),
    ], identifiedBy: \.id)
}

/// A training phase that a trainee is to be placed for.
public struct TraineeDemand: Hashable, Sendable {
  public var phase = ""
  public var start: Day?
  public var end: Day?
  public var weekdays: [Weekday]?
  public var isRetake = false
  public var continuingSchool: String?
  public var origin: Position?

  public init() {}

  static let shape = Shape.record(
    "Demand", TraineeDemand(),
    [
      .required("phase", \.phase, .identifier, "A training phase of the programme."),
      .optional("start", \.start, .day, "First day, if not the programme's."),
      .optional("end", \.end, .day, "Last day, if not the programme's."),
      .optional(
        "weekdays", \.weekdays, .list(of: .choice(), distinct: true),
        "Days of the week in school, if not the programme's."),
      .defaulted("retake", \.isRetake, .flag, "Whether the phase is taken again."),
      .optional(
        "continuing_school", \.continuingSchool, .identifier,
        "A school already used that may be used again: a declared continuing placement."),
      .optional("origin", \.origin, Position.shape, "Where the trainee lives in this phase."),
    ], identifiedBy: \.phase)
}

/// What the trainee wrote.
public struct Profile: Hashable, Sendable {
  public var origin: Position?
  public var travelMode = TravelMode.publicTransport
  public var priorPlacements: [PriorPlacement] = []
  public var otherExperience: [KeyStage] = []
  public var enrichment: [KeyStage] = []
  public var developmentTargets: [DevelopmentTarget] = []
  public var interests: [Interest] = []
  /// Schools that the trainee wishes for, the dearest first.
  public var wishes: [String] = []
  /// Where a placement at no school of the wishes should at least be near.
  public var fallback: Position?

  public init() {}

  public enum Interest: String, CaseIterable, Sendable {
    case send
    case challenging
  }

  static let shape = Shape.record(
    "Trainee Profile", Profile(),
    [
      .optional(
        "origin", \.origin, Position.shape,
        "Where the trainee travels from, no finer than a postcode sector or 1 km."),
      .defaulted("travel_mode", \.travelMode, .choice(), "How the trainee travels."),
      .defaulted(
        "prior_placements", \.priorPlacements, .list(of: PriorPlacement.shape),
        "Placements before this round."),
      .defaulted(
        "other_experience", \.otherExperience, .list(of: .choice(), distinct: true),
        "Key stages met as a teaching assistant, volunteer or in an earlier career."),
      .defaulted(
        "enrichment", \.enrichment, .list(of: .choice(), distinct: true),
        "Key stages covered by enrichment."),
      .defaulted(
        "development_targets", \.developmentTargets, .list(of: .choice(), distinct: true),
        "Current development targets."),
      .defaulted(
        "interests", \.interests, .list(of: .choice(), distinct: true), "Declared interests."),
      .defaulted(
        "wishes", \.wishes, .list(of: .identifier, maximum: 100, distinct: true),
        "Schools that the trainee wishes for, the dearest first."),
      .optional(
        "fallback", \.fallback, Position.shape,
        "A point that a placement at no school of the wishes should be near, no finer than 1 km."),
    ])
}

/// A placement before this round.
public struct PriorPlacement: Hashable, Sendable {
  public var school: String?
  public var yearGroups: [YearGroup] = []
  public var rurality: Rurality?
  public var size: SchoolSize?
  public var hasSixthForm: Bool?
  public var setting: SchoolSetting?
  public var context: [SchoolContext]?
  public var ended: Day?

  public init() {}

  static let shape = Shape.record(
    "Prior placement", PriorPlacement(),
    [
      .optional("school", \.school, .identifier, "The school, if it is in schools.json."),
      .defaulted(
        "year_groups", \.yearGroups, .list(of: .choice(), distinct: true), "School years taught."),
      .optional("rurality", \.rurality, .choice(), "If the school is not in schools.json."),
      .optional("size", \.size, .choice(), "If the school is not in schools.json."),
      .optional("sixth_form", \.hasSixthForm, .flag, "If the school is not in schools.json."),
      .optional("setting", \.setting, .choice(), "If the school is not in schools.json."),
      .optional(
        "context", \.context, .list(of: .choice(), distinct: true),
        "If the school is not in schools.json."),
      .optional("ended", \.ended, .day, "Last day of the placement."),
    ])
}

/// Something a school must be able to do for a trainee.
public struct Adjustment: Hashable, Sendable {
  public var code = ""
  public var informSchool = false

  public init() {}

  static let shape = Shape.record(
    "Adjustment", Adjustment(),
    [
      .required("code", \.code, .code, "What is needed, such as step_free_access; never why."),
      .defaulted(
        "inform_school", \.informSchool, .flag, "Whether the school may be told what is needed."),
    ])
}

/// Occupational health clearance, and who has agreed to go ahead without it.
public struct Fitness: Hashable, Sendable {
  public var isCleared = false
  public var waivers: [Waiver] = []

  public init() {}

  public struct Waiver: Hashable, Sendable {
    public var school = ""
    public var universityAgreed = false
    public var schoolAgreed = false

    public init() {}

    static let shape = Shape.record(
      "Waiver", Waiver(),
      [
        .required("school", \.school, .identifier, "The placement school."),
        .defaulted("university_agreed", \.universityAgreed, .flag, "The university's agreement."),
        .defaulted("school_agreed", \.schoolAgreed, .flag, "That school's agreement."),
      ])
  }

  static let shape = Shape.record(
    "Fitness to teach", Fitness(),
    [
      .defaulted("cleared", \.isCleared, .flag, "Whether occupational health has cleared."),
      .defaulted(
        "waivers", \.waivers, .list(of: Waiver.shape),
        "Agreements to start at one school before clearance; both sides must agree."),
    ])
}

/// Vetting, as one yes or no.
public struct Checks: Hashable, Sendable {
  public enum ConfirmedBy: String, CaseIterable, Sendable {
    case university
    case employer
  }

  public var areCleared = false
  public var confirmedBy: ConfirmedBy?

  public init() {}

  static let shape = Shape.record(
    "Checks", Checks(),
    [
      .defaulted("cleared", \.areCleared, .flag, "Whether every relevant check has cleared."),
      .optional(
        "confirmed_by", \.confirmedBy, .choice(),
        "Who confirmed it; for a salaried trainee it must be the employer."),
    ])
}
