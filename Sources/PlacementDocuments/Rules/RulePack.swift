/// The parameters of every rule: weights, limits, counts, stages and clauses.
///
/// Every weight is "minutes each way that we would accept", so that a person
/// can argue with it. The numbers of the shipped packs are ours, not the
/// university's; they are in the packs' JSON and nowhere else, and are printed
/// with every result.
public struct RulePack: Hashable, Sendable {
  public var name = ""
  public var version = 0
  /// Whose rules these are, in a sentence.
  public var about = ""
  /// The stage at which each rule acts, by the rule's identifier; see ``Rule``.
  public var stages: [String: String] = [:] {
    didSet { acting = StageTable(stages) }
  }
  /// The same, to be looked up for every candidate.
  private(set) var acting = StageTable([:])
  /// The clause that each rule comes from, by the rule's identifier.
  public var clauses: [String: String] = [:]
  public var placed = PlacedWeights()
  public var travel = TravelRules()
  public var estimates = TravelEstimates()
  public var experience = ExperienceRules()
  public var agePhases = AgePhaseRules()
  public var needs = NeedsRules()
  public var wishes = WishRules()
  public var schools = SchoolRules()
  public var mentors = MentorRules()
  public var course: [CourseRule] = []
  public var coverage = CoverageTargets()
  public var fairness = FairnessRules()
  public var moves = MoveRules()
  public var agreementValidYears = 0
  public var subjectGroups: [String: [String]] = [:]
  public var subjects: [String] = []

  /// A pack of nothing, to be read into.
  init() {}

  /// Changes to a pack: whatever is left out keeps the pack's value.
  public static func changes(to base: RulePack) -> Shape<RulePack> {
    .record(
      "Rules", base,
      [
        .defaulted("name", \.name, .identifier, "The rule pack that is changed."),
        .defaulted("version", \.version, .integer(1...1_000_000), "The pack's version."),
        .defaulted("about", \.about, .text, "Whose rules these are."),
        .defaulted(
          "stages", \.stages,
          .map(
            of: .oneOf(GateStage.allCases.map(\.rawValue)), keys: Rule.withStages,
            over: base.stages),
          "The stage at which each rule acts; off switches it off."),
        .defaulted(
          "clauses", \.clauses,
          .map(of: .text, keys: Rule.all.map(\.identifier), over: base.clauses),
          "The clause that each rule comes from."),
        .defaulted(
          "placed", \.placed, PlacedWeights.shape(over: base.placed),
          "What an unplaced demand costs."),
        .defaulted(
          "travel", \.travel, TravelRules.shape(over: base.travel), "Travelling distances."),
        .defaulted(
          "estimates", \.estimates, TravelEstimates.shape(over: base.estimates),
          "How an unmeasured journey is estimated."),
        .defaulted(
          "experience", \.experience, ExperienceRules.shape(over: base.experience),
          "Previous experiences."),
        .defaulted(
          "age_phases", \.agePhases, AgePhaseRules.shape(over: base.agePhases),
          "Age phases taught."),
        .defaulted(
          "needs", \.needs, NeedsRules.shape(over: base.needs), "Current needs of the trainee."),
        .defaulted(
          "wishes", \.wishes, WishRules.shape(over: base.wishes),
          "Schools that trainees wish for."),
        .defaulted(
          "schools", \.schools, SchoolRules.shape(over: base.schools), "Schools and offers."),
        .defaulted("mentors", \.mentors, MentorRules.shape(over: base.mentors), "Mentors."),
        .defaulted(
          "course", \.course, .list(of: CourseRule.shape),
          "What each trainee's placements are to show by the end of the course."),
        .defaulted(
          "coverage", \.coverage, CoverageTargets.shape(over: base.coverage),
          "What most trainees are to meet."),
        .defaulted(
          "fairness", \.fairness, FairnessRules.shape(over: base.fairness),
          "Nobody's journey much the worst."),
        .defaulted(
          "moves", \.moves, MoveRules.shape(over: base.moves), "What a move costs in a repair."),
        .defaulted(
          "agreement_valid_years", \.agreementValidYears, .integer(1...20),
          "How long a signed agreement form is good for."),
        .defaulted(
          "subject_groups", \.subjectGroups,
          .map(of: .list(of: .code, distinct: true), keys: nil),
          "Subjects that stand for several others, such as science."),
        .defaulted(
          "subjects", \.subjects, .list(of: .code, distinct: true),
          "The subjects that are known."),
      ])
  }

  /// Changes to the partnership's pack.
  public static let shape = changes(to: .ljmu2022)

  /// The file of a pack, which leaves nothing out.
  public static let format = DocumentFormat(
    name: "rule-pack", version: 1,
    title: "A rule pack: every rule with its stage and clause, every weight and limit.",
    blank: RulePack(),
    fields: [.required("pack", \.self, RulePack.changes(to: RulePack()).complete, "The pack.")])
}

/// Weights of the tier "placed": what leaving a demand unplaced costs.
public struct PlacedWeights: Hashable, Sendable {
  public var retakeOrFinal = 0
  public var other = 0
  public var firstYearOfLongCourse = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Placed", base,
      [
        .defaulted(
          "retake_or_final", \.retakeOrFinal, .integer(1...1_000),
          "A retaken phase, or the last of the course."),
        .defaulted("other", \.other, .integer(1...1_000), "Every other demand."),
        .defaulted(
          "first_year_of_long_course", \.firstYearOfLongCourse, .integer(1...1_000),
          "The first year of a course of more than one."),
      ])
  }
}
