/// Why a demand has moved in a repair.
public struct MoveExplanation: Hashable, Sendable {
  public var trainee = ""
  public var phase = ""
  /// The school where it was to be kept.
  public var from = ""
  /// The school where it is now; nil if it has none.
  public var to: String?
  public var code = ""
  public var text = ""
  public var policyReference = ""

  public init() {}

  static let shape = Shape.record(
    "Move", MoveExplanation(),
    [
      .required("trainee", \.trainee, .identifier, "The trainee's round code."),
      .required("phase", \.phase, .identifier, "The training phase."),
      .required("from", \.from, .identifier, "The school where it was to be kept."),
      .optional("to", \.to, .identifier, "The school where it is now, if any."),
      .required("code", \.code, .text, "Why it could not be kept."),
      .required("text", \.text, .prose, "The explanation in a sentence."),
      .required("policy_ref", \.policyReference, .text, "The clause."),
    ])
}

/// How many trainees of a programme and subject have met something by the end.
public struct CoverageRecord: Hashable, Sendable {
  public var kind = CoverageKind.challenging
  public var programme = ""
  public var subject: String?
  public var counted = 0
  public var met = 0
  /// How many in a hundred the pack asks for.
  public var percent = 0
  /// Those who have not met it.
  public var gaps: [String] = []

  public init() {}

  static let shape = Shape.record(
    "Coverage", CoverageRecord(),
    [
      .required("kind", \.kind, .choice(), "What is to be met."),
      .required("programme", \.programme, .identifier, "The programme."),
      .optional("subject", \.subject, .code, "The subject, for a secondary programme."),
      .required("counted", \.counted, .count, "Trainees it is asked of."),
      .required("met", \.met, .count, "Those who have met it by the end."),
      .required("percent", \.percent, .percent, "How many in a hundred the pack asks for."),
      .required("gaps", \.gaps, .list(of: .identifier), "Those who have not met it."),
    ])
}

/// A trainee who falls short of a course rule.
public struct BreachRecord: Hashable, Sendable {
  public var trainee = ""
  public var rule = ""
  public var text = ""

  public init() {}

  static let shape = Shape.record(
    "Breach", BreachRecord(),
    [
      .required("trainee", \.trainee, .identifier, "The trainee's round code."),
      .required("rule", \.rule, .identifier, "The course rule."),
      .required("text", \.text, .prose, "What is missing, in a sentence."),
    ])
}

/// Proposed journeys of one route or programme.
public struct FairnessRecord: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case route
    case programme
  }

  public var kind = Kind.route
  public var group = ""
  public var placed = 0
  /// Tenths of a minute each way.
  public var meanMinutesTenths = 0
  public var ninetiethPercentileMinutes: Int?
  public var longestMinutes = 0

  public init() {}

  static let shape = Shape.record(
    "Fairness", FairnessRecord(),
    [
      .required("kind", \.kind, .choice(), "Whether the group is a route or a programme."),
      .required("group", \.group, .identifier, "The route or programme."),
      .required("placed", \.placed, .count, "Proposed demands."),
      .required(
        "mean_minutes_tenths", \.meanMinutesTenths, .count,
        "Mean journey each way, in tenths of a minute."),
      .optional(
        "ninetieth_percentile_minutes", \.ninetiethPercentileMinutes, .count,
        "Nine in ten journeys are no longer."),
      .required("longest_minutes", \.longestMinutes, .count, "Longest journey each way."),
    ])
}

/// What one rule costs everybody: the result, less what it would be without that rule.
public struct PriceRecord: Hashable, Sendable {
  public var rule = ""
  /// Of suitability.
  public var minutes = 0
  /// Of the tier placed.
  public var placed = 0
  public var isProven = false
  public var text = ""

  public init() {}

  static let shape = Shape.record(
    "Price", PriceRecord(),
    [
      .required("rule", \.rule, .text, "The rule."),
      .required(
        "minutes", \.minutes, .integer(-(1 << 53)...(1 << 53)),
        "Suitability (for parity: the sum of scores), less what it would be without."),
      .required(
        "placed", \.placed, .integer(-(1 << 53)...(1 << 53)),
        "Weighted demands unplaced, less what they would be without."),
      .required("proven", \.isProven, .flag, "Whether both results are proven."),
      .required("text", \.text, .prose, "The price in a sentence."),
    ])
}

/// Wishes met and not met; the whole round, or one programme.
public struct WishRecord: Hashable, Sendable {
  public var programme: String?
  /// Demands to be placed, of trainees who list wishes; the other counts sum to it.
  public var trainees = 0
  /// How many are at their first, second … wish.
  public var byRank: [Int] = []
  /// How many are elsewhere and have no fallback point.
  public var otherSchool = 0
  /// How many are elsewhere and have a fallback point.
  public var fallback = 0
  public var unplaced = 0
  /// From the fallback point to the school, for those elsewhere; tenths of a kilometre.
  public var meanKilometresTenths: Int?

  public init() {}

  static let shape = Shape.record(
    "Wishes", WishRecord(),
    [
      .optional("programme", \.programme, .identifier, "The programme; absent means all."),
      .required(
        "trainees", \.trainees, .count, "Demands to be placed of trainees who list wishes."),
      .required("by_rank", \.byRank, .list(of: .count), "At their first, second … wish."),
      .required("other_school", \.otherSchool, .count, "Elsewhere, without a fallback point."),
      .required("fallback", \.fallback, .count, "Elsewhere, with a fallback point."),
      .required("unplaced", \.unplaced, .count, "Without a place."),
      .optional(
        "mean_kilometres_tenths", \.meanKilometresTenths, .count,
        "Mean distance from the fallback point, in tenths of a kilometre."),
    ])
}

/// Must-fill places left empty.
public struct EmptyMustFill: Hashable, Sendable {
  public var offer = ""
  public var school = ""
  public var places = 0
  public var text = ""

  public init() {}

  static let shape = Shape.record(
    "Empty must-fill places", EmptyMustFill(),
    [
      .required("offer", \.offer, .identifier, "The offer."),
      .required("school", \.school, .identifier, "The school."),
      .required("places", \.places, .count, "Places left empty."),
      .required("text", \.text, .prose, "Why, in a sentence."),
    ])
}
