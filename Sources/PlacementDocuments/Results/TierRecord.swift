/// One objective and what was proven of it.
public struct TierRecord: Hashable, Sendable {
  public enum Name: String, DeclarationOrdered, Sendable {
    /// Fixed placements that no recorded mentor can take.
    case fixedMentors = "fixed_mentors"
    /// Unplaced demands, weighted.
    case placed
    /// Must-fill places left empty.
    case mustFill = "must_fill"
    /// Promises that a repair breaks, weighted.
    case promises
    /// Demands that a repair moves.
    case moves
    /// Trainees who fall short of a course rule.
    case courseRules = "course_rules"
    /// Trainees short of what most are to meet.
    case coverage
    /// The longest journeys, first or among ties.
    case worstJourneys = "worst_journeys"
    /// The four factors and the other terms, in minutes.
    case suitability
    /// A number made from identifiers alone, so that equal results cannot differ.
    case tieBreak = "tie_break"

    /// What it makes as few or as small as can be.
    public var words: String {
      switch self {
      case .fixedMentors: "fixed placements that no recorded mentor can take"
      case .placed: "demands without a place, weighted"
      case .mustFill: "must-fill places left empty"
      case .promises: "promises that a repair breaks, weighted"
      case .moves: "placements that a repair moves"
      case .courseRules: "trainees who fall short of a course rule"
      case .coverage: "trainees short of what most are to meet"
      case .worstJourneys: "the longest journeys"
      case .suitability: "the sum of all terms, in minutes"
      case .tieBreak: "a number of identifiers alone, so that equal results cannot differ"
      }
    }

    /// What its value counts.
    public var unit: String {
      switch self {
      case .fixedMentors: "fixed placements without a mentor"
      case .placed: "weighted demands unplaced"
      case .mustFill: "must-fill places empty"
      case .promises: "weighted promises broken"
      case .moves: "demands moved"
      case .courseRules: "breaches of course rules"
      case .coverage: "trainees short of coverage"
      case .worstJourneys: "minutes, longest journey"
      case .suitability: "minutes"
      case .tieBreak: "none"
      }
    }
  }

  public var name = Name.placed
  public var unit = ""
  public var value = 0
  public var bound = 0
  public var isProven = false
  /// Of the worst journeys: one for each number of minutes that a proposed journey has,
  /// longest first.
  public var levels: [JourneyLevel] = []

  public init() {}

  static let shape = Shape.record(
    "Tier", TierRecord(),
    [
      .required("name", \.name, .choice(), "The objective."),
      .required("unit", \.unit, .text, "What it counts."),
      .required("value", \.value, .integer(-(1 << 53)...(1 << 53)), "What was reached."),
      .required(
        "bound", \.bound, .integer(-(1 << 53)...(1 << 53)), "What no allocation can be below."),
      .required("proven", \.isProven, .flag, "Whether value equals the best possible."),
      .defaulted(
        "levels", \.levels, .list(of: JourneyLevel.shape),
        "Of the worst journeys: each length that a proposed journey has, longest first."),
    ])
}

/// How many proposed journeys have one length.
public struct JourneyLevel: Hashable, Sendable {
  public var minutes = 0
  public var journeys = 0
  public var isProven = false

  public init() {}

  public init(minutes: Int, journeys: Int, isProven: Bool) {
    self.minutes = minutes
    self.journeys = journeys
    self.isProven = isProven
  }

  static let shape = Shape.record(
    "Journey level", JourneyLevel(),
    [
      .required("minutes", \.minutes, .integer(0...1_440), "Minutes each way."),
      .required("journeys", \.journeys, .count, "Proposed journeys of that length."),
      .required(
        "proven", \.isProven, .flag,
        "Whether, with as many longer ones, there cannot be fewer of that length."),
    ])
}
