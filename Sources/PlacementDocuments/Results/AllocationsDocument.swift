/// `allocations.json`: the result of a round.
public struct AllocationsDocument: Sendable {
  public enum Status: String, CaseIterable, Sendable {
    /// Every tier is proven.
    case optimal
    /// The search was stopped; the allocation stands, with bounds.
    ///
    /// There always is one: nobody placed is an allocation.
    case stopped
  }

  public var round = ""
  public var academicYear = ""
  public var referenceDate = Day(dayNumber: 0)
  public var status = Status.optimal
  public var solver = SolverName()
  public var tiers: [TierRecord] = []
  public var summary = SummaryRecord()
  public var allocations: [AllocationRecord] = []
  public var rules = RulePack.ljmu2022
  public var inputs: [InputRecord] = []
  public var setAside: [SetAsideRecord] = []
  /// The training phases asked for; none means all.
  public var phases: [String] = []
  /// What people fixed that cannot all be.
  public var contradictions: ContradictionRecord?

  public init() {}

  public static let format = DocumentFormat(
    name: "allocations", version: 1,
    title: "The allocation of a round, one record for each demand.",
    blank: AllocationsDocument(),
    fields: [
      .required("round", \.round, .identifier, "The round's identifier."),
      .required("academic_year", \.academicYear, .text, "The academic year."),
      .required("reference_date", \.referenceDate, .day, "The day on which gates were judged."),
      .required("status", \.status, .choice(), "What the search proved."),
      .required("solver", \.solver, SolverName.shape, "What searched."),
      .required(
        "tiers", \.tiers, .list(of: TierRecord.shape),
        "Objectives in order of importance, each minimised before the next."),
      .required("summary", \.summary, SummaryRecord.shape, "Headline numbers."),
      .required(
        "allocations", \.allocations, .list(of: AllocationRecord.shape),
        "One record for each demand, by trainee and phase."),
      .required(
        "rules", \.rules, RulePack.shape.withDefaults,
        "Every weight, limit and gate that this result was made with."),
      .required(
        "inputs", \.inputs, .list(of: InputRecord.shape),
        "Digests of what was read, in canonical form."),
      .defaulted(
        "set_aside", \.setAside, .list(of: SetAsideRecord.shape),
        "Faulty records left out of the round: unplaced trainees, unused places."),
      .defaulted(
        "phases", \.phases, .list(of: .identifier, distinct: true),
        "The training phases asked for; none means all."),
      .optional(
        "contradictions", \.contradictions, ContradictionRecord.shape,
        "What people fixed that cannot all be."),
    ])
}

/// The program that searched.
public struct SolverName: Hashable, Sendable {
  public var name = "GLPK"
  public var version = ""

  public init() {}

  static let shape = Shape.record(
    "Solver", SolverName(),
    [
      .required("name", \.name, .text, "The solver."),
      .required("version", \.version, .text, "Its version."),
    ])
}

/// Headline numbers.
///
/// Each demand is counted once, by its status.
public struct SummaryRecord: Hashable, Sendable {
  public var trainees = 0
  public var demands = 0
  public var ready = 0
  public var reserved = 0
  public var held = 0
  public var fixed = 0
  public var leadSchoolArranges = 0
  public var unplaced = 0
  public var places = 0
  public var unusedPlaces = 0
  public var unknownJourneys = 0
  public var estimatedJourneys = 0
  public var medianMinutes: Int?
  public var longestMinutes: Int?

  public init() {}

  public static let shape = Shape.record(
    "Summary", SummaryRecord(),
    [
      .required("trainees", \.trainees, .count, "Trainees in the round."),
      .required("demands", \.demands, .count, "Trainees × training phases to be placed."),
      .required("ready", \.ready, .count, "Placed; nothing is in the way."),
      .required("reserved", \.reserved, .count, "Placed; not to be confirmed yet."),
      .required("held", \.held, .count, "Placed; may not start yet."),
      .required("fixed", \.fixed, .count, "Fixed by people."),
      .required(
        "lead_school_arranges", \.leadSchoolArranges, .count, "Left to lead schools."),
      .required("unplaced", \.unplaced, .count, "Without a place."),
      .required(
        "places", \.places, .count,
        "Places offered and not withdrawn; further places are not counted."),
      .required(
        "unused_places", \.unusedPlaces, .count,
        "Of those, places that nobody takes on any day: places less the most taken on one day."),
      .required(
        "unknown_journeys", \.unknownJourneys, .count,
        "Pairs of demand and school, otherwise possible, whose journey is unknown."),
      .required(
        "estimated_journeys", \.estimatedJourneys, .count, "Proposed journeys that are estimated."),
      .optional("median_minutes", \.medianMinutes, .count, "Median proposed journey, each way."),
      .optional("longest_minutes", \.longestMinutes, .count, "Longest proposed journey, each way."),
    ])
}

extension Shape where Value == Int {
  /// A number of things.
  static var count: Shape<Int> { .integer(0...1_000_000_000) }

  /// What the largest weights make of the longest journeys, and of the most trainees who share one.
  static var weighedMinutes: Shape<Int> { .integer(-1_000_000_000...1_000_000_000) }
}

/// A faulty record that was left out of the round.
public struct SetAsideRecord: Hashable, Sendable {
  public var document = ""
  public var id: String?
  public var index = 0

  public init() {}

  static let shape = Shape.record(
    "Set aside", SetAsideRecord(),
    [
      .required("document", \.document, .text, "The document's file name."),
      .optional("id", \.id, .text, "The record's identifier, if it could be read."),
      .required("index", \.index, .count, "Its position in the document, from 0."),
    ])
}

/// A document that was read, and its digest.
public struct InputRecord: Hashable, Sendable {
  public var document = ""
  public var sha256 = ""

  public init() {}

  static let shape = Shape.record(
    "Input", InputRecord(),
    [
      .required("document", \.document, .text, "The document's file name."),
      .required(
        "sha256", \.sha256, .text,
        "SHA-256 of its canonical form: records by identifier, defaults left out."),
    ])
}
