/// `offers.json`: the Offers Forms.
public struct OffersDocument: Sendable {
  public var offers: [Offer] = []

  public init() {}

  public static let format = DocumentFormat(
    name: "offers", version: 1,
    title: "Places that schools put forward on their Offers Forms.",
    blank: OffersDocument(),
    fields: [
      .required("offers", \.offers, .list(of: Offer.shape), "The offers.")
    ])
}

/// Places that a school puts forward.
public struct Offer: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case pencilled
    case firm
    case withdrawn
  }

  public var id = ""
  public var school = ""
  public var academicYear = ""
  public var state = State.firm
  public var kind = PlacementKind.main
  public var start: Day?
  public var end: Day?
  public var yearGroups: [YearGroup] = []
  public var subjects: [String] = []
  public var places = 0
  public var furtherPlaces = 0
  /// The fewest trainees of one phase that the school takes, if any; 0 and 1 mean none.
  public var minimum = 0
  public var mustFill = false
  public var accepts = Accepts()
  public var forLeadSchool: String?
  public var hasPhonicsObservation: Bool?
  public var hasSENDObservation: Bool?
  public var priorityBand: Int?
  public var suggestedPriorityBand: Int?
  public var sharedCap: String?

  public init() {}

  static let shape = Shape.record(
    "Offer", Offer(),
    [
      .required("id", \.id, .identifier, "The offer's identifier."),
      .required("school", \.school, .identifier, "The school's identifier."),
      .required("academic_year", \.academicYear, .text, "Must be the round's."),
      .defaulted("state", \.state, .choice(), "Pencilled, firm or withdrawn."),
      .defaulted("kind", \.kind, .choice(), "The kind of placement offered."),
      .optional("start", \.start, .day, "First day, where the offer is limited in time."),
      .optional("end", \.end, .day, "Last day, where the offer is limited in time."),
      .defaulted(
        "year_groups", \.yearGroups, .list(of: .choice(), distinct: true),
        "School years of the class; a mixed class lists each. None means the school's age range."),
      .defaulted(
        "subjects", \.subjects, .list(of: .code, distinct: true),
        "Subjects that share the places; for a primary offer, specialisms supported."),
      .required("places", \.places, .integer(0...1_000), "Places offered at the same time."),
      .defaulted(
        "further_places", \.furtherPlaces, .integer(0...1_000),
        "More places that the school would give if asked."),
      .defaulted(
        "minimum", \.minimum, .integer(0...1_000),
        "The fewest trainees of one training phase that the school takes, if it takes any."),
      .defaulted("must_fill", \.mustFill, .flag, "Whether its places are to be filled first."),
      .defaulted("accepts", \.accepts, Accepts.shape, "Whom the offer is for; empty means all."),
      .optional(
        "for_lead_school", \.forLeadSchool, .identifier,
        "Only for trainees of this School Direct lead school."),
      .optional(
        "phonics_observation", \.hasPhonicsObservation, .flag,
        "Whether systematic synthetic phonics can be observed."),
      .optional("send_observation", \.hasSENDObservation, .flag, "Whether SEND can be observed."),
      .optional(
        "priority_band", \.priorityBand, .integer(1...3), "The band that a person set; 1 is best."),
      .optional(
        "suggested_priority_band", \.suggestedPriorityBand, .integer(1...3),
        "The band suggested; used where no person has set one."),
      .optional("shared_cap", \.sharedCap, .identifier, "A cap of the round it counts towards."),
    ], identifiedBy: \.id)

  /// Whom an offer is for.
  ///
  /// Each empty list accepts everyone.
  public struct Accepts: Hashable, Sendable {
    public var programmes: [String] = []
    public var routes: [Route] = []
    public var years: [Int] = []
    public var phases: [String] = []

    public init() {}

    static let shape = Shape.record(
      "Accepts", Accepts(),
      [
        .defaulted(
          "programmes", \.programmes, .list(of: .identifier, distinct: true), "Programmes."),
        .defaulted("routes", \.routes, .list(of: .choice(), distinct: true), "Routes."),
        .defaulted("years", \.years, .list(of: .integer(1...6), distinct: true), "Years of study."),
        .defaulted(
          "phases", \.phases, .list(of: .identifier, distinct: true), "Training phases."),
      ])
  }
}
