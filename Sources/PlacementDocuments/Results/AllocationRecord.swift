/// What became of one demand.
public struct AllocationRecord: Hashable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    /// Proposed, and nothing stands in the way.
    case ready
    /// Proposed, but a confirm gate is shut: do not confirm it to the school.
    case reserved
    /// Proposed, but a start gate is shut.
    case held
    /// Fixed by people; reported, never moved.
    case fixed
    /// The lead school finds this placement.
    case leadSchoolArranges = "lead-school-arranges"
    case unplaced

    /// Whether the engine proposed this placement.
    public var isProposed: Bool { self == .ready || self == .reserved || self == .held }
  }

  public var trainee = ""
  public var phase = ""
  public var programme = ""
  public var status = Status.unplaced
  public var start = Day(dayNumber: 0)
  public var end = Day(dayNumber: 0)
  public var school: String?
  public var places: [PlaceRecord] = []
  /// The school years of the offers taken, youngest first.
  public var yearGroups: [YearGroup] = []
  public var journey: JourneyRecord?
  public var gates: [Gate] = []
  public var actions: [ActionCode] = []
  public var contributions: [Contribution] = []
  public var score: Int?
  public var reason: Reason?
  /// In a repair, the school where the demand was kept, if it has moved from there.
  public var keptFrom: String?
  /// The offers that it was kept at, if it has moved.
  public var keptOffers: [String] = []

  public init() {}

  static let shape = Shape.record(
    "Allocation", AllocationRecord(),
    [
      .required("trainee", \.trainee, .identifier, "The trainee's round code."),
      .required("phase", \.phase, .identifier, "The training phase."),
      .required("programme", \.programme, .identifier, "The programme."),
      .required("status", \.status, .choice(), "What became of the demand."),
      .required("start", \.start, .day, "First day."),
      .required("end", \.end, .day, "Last day."),
      .optional("school", \.school, .identifier, "The school."),
      .defaulted(
        "places", \.places, .list(of: PlaceRecord.shape),
        "The places taken: one, or two for a trainee with two subjects."),
      .defaulted(
        "year_groups", \.yearGroups, .list(of: .choice(), distinct: true),
        "School years of the offers taken, youngest first."),
      .optional("journey", \.journey, JourneyRecord.shape, "The journey each way."),
      .defaulted(
        "gates", \.gates, .list(of: .choice()), "Gates still shut at confirm or start."),
      .defaulted(
        "actions", \.actions, .list(of: .choice()), "What else people should see to."),
      .defaulted(
        "contributions", \.contributions, .list(of: Contribution.shape),
        "Each term's share of the score; they sum to it."),
      .optional("score", \.score, .weighedMinutes, "Minutes each way; less is better."),
      .optional("reason", \.reason, .choice(), "Why there is no place."),
      .optional(
        "kept_from", \.keptFrom, .identifier,
        "In a repair, where the placement was to be kept, if it has moved."),
      .defaulted(
        "kept_offers", \.keptOffers, .list(of: .identifier, distinct: true),
        "The offers it was to be kept at, if it has moved."),
    ])
}

/// One place taken.
public struct PlaceRecord: Hashable, Sendable {
  public var offer: String?
  public var subject: String?
  public var mentor: String?
  public var isFurtherPlace = false

  public init() {}

  static let shape = Shape.record(
    "Place", PlaceRecord(),
    [
      .optional("offer", \.offer, .identifier, "The offer; a fixed placement may have none."),
      .optional("subject", \.subject, .code, "The subject taught there."),
      .optional(
        "mentor", \.mentor, .identifier, "A mentor who could take the trainee; the school decides."),
      .defaulted(
        "further_place", \.isFurtherPlace, .flag, "Whether the school has still to be asked for it."
      ),
    ])
}

/// A journey and where its figure comes from.
public struct JourneyRecord: Hashable, Sendable {
  public var minutes = 0
  public var mode = TravelMode.publicTransport
  public var isEstimated = false
  public var limitMinutes = 0

  public init() {}

  static let shape = Shape.record(
    "Journey", JourneyRecord(),
    [
      .required("minutes", \.minutes, .integer(0...100_000), "Minutes each way."),
      .required("mode", \.mode, .choice(), "The trainee's own mode of travel."),
      .required("estimated", \.isEstimated, .flag, "Whether nobody has measured it."),
      .required("limit_minutes", \.limitMinutes, .integer(1...600), "The limit that applies."),
    ])
}

extension Contribution {
  static let shape = Shape.record(
    "Contribution", Contribution(),
    [
      .required("term", \.term, .choice(), "What is weighed."),
      .required("minutes", \.minutes, .weighedMinutes, "Negative is a gain."),
    ])
}

/// Something people should see to that holds nothing back.
public enum ActionCode: String, CaseIterable, Sendable, Comparable {
  case askForFurtherPlace = "ASK-FURTHER-PLACE"
  case checkJourney = "CHECK-JOURNEY"
  case firmUpOffer = "OFFER-PENCILLED"
  case longJourney = "OVER-TRAVEL-LIMIT"
  case mentorNotNamed = "MENTOR-NOT-NAMED"
  case mentorUntrained = "MENTOR-UNTRAINED"
  case mentorShort = "MENTOR-SHORT"
  case concernsUnderDiscussion = "CONCERNS-UNDER-DISCUSSION"
  case ruleBroken = "FIXED-BREAKS-RULE"

  public var words: String {
    switch self {
    case .askForFurtherPlace: "ask the school for the further place"
    case .checkJourney: "check the journey: it is estimated, and over the limit"
    case .firmUpOffer: "ask the school to make the pencilled offer firm"
    case .longJourney: "the journey is over the limit"
    case .mentorNotNamed: "ask the school to name a mentor"
    case .mentorUntrained: "train the mentor"
    case .mentorShort: "the school has no recorded mentor free for this fixed placement"
    case .concernsUnderDiscussion: "concerns about the partnership are under discussion"
    case .ruleBroken: "fixed by people although a rule would forbid it"
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
