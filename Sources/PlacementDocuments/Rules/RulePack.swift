/// The parameters of every rule: weights, limits, counts and the stage of each gate.
///
/// Every weight is "minutes each way that we would accept", so that a person
/// can argue with it. The defaults are ours, not the university's, and are
/// printed as such with every result.
public struct RulePack: Hashable, Sendable {
  public var name = "ljmu-2022"
  public var version = 1
  public var placed = PlacedWeights()
  public var travel = TravelRules()
  public var estimates = TravelEstimates()
  public var experience = ExperienceRules()
  public var agePhases = AgePhaseRules()
  public var needs = NeedsRules()
  public var schools = SchoolRules()
  public var mentors = MentorRules()
  /// The stage at which each rule acts, by the rule's identifier; ``isOn(_:)-(Reason)``.
  public var stages: [String: String] = RulePack.defaultStages
  /// The clause that each rule comes from, by the rule's identifier.
  public var clauses: [String: String] = RulePack.defaultClauses
  public var course: [CourseRule] = []
  public var coverage = CoverageTargets()
  public var fairness = FairnessRules()
  public var wishes = WishRules()
  public var moves = MoveRules()
  public var agreementValidYears = 2
  public var subjectGroups: [String: [String]] = RulePack.defaultSubjectGroups
  public var subjects: [String] = RulePack.defaultSubjects

  public init() {}

  /// The partnership's pack.
  public static let ljmu2022 = RulePack()

  public static let shape = Shape.record(
    "Rules", RulePack.ljmu2022,
    [
      .defaulted("name", \.name, .oneOf(["ljmu-2022"]), "The rule pack that is changed."),
      .defaulted("version", \.version, .integer(1...1), "The pack's version."),
      .defaulted("placed", \.placed, PlacedWeights.shape, "What an unplaced demand costs."),
      .defaulted("travel", \.travel, TravelRules.shape, "Travelling distances."),
      .defaulted(
        "estimates", \.estimates, TravelEstimates.shape, "How an unmeasured journey is estimated."),
      .defaulted("experience", \.experience, ExperienceRules.shape, "Previous experiences."),
      .defaulted("age_phases", \.agePhases, AgePhaseRules.shape, "Age phases taught."),
      .defaulted("needs", \.needs, NeedsRules.shape, "Current needs of the trainee."),
      .defaulted("schools", \.schools, SchoolRules.shape, "Schools and offers."),
      .defaulted("mentors", \.mentors, MentorRules.shape, "Mentors."),
      .defaulted(
        "stages", \.stages,
        .map(
          of: .oneOf(GateStage.allCases.map(\.rawValue)),
          keys: RulePack.defaultStages.keys.sorted(),
          over: RulePack.defaultStages),
        "The stage at which a rule acts, where it is not the pack's; off switches it off."),
      .defaulted(
        "clauses", \.clauses,
        .map(of: .text, keys: RulePack.defaultClauses.keys.sorted(), over: RulePack.defaultClauses),
        "The clause that a rule comes from, where it is not the pack's."),
      .defaulted(
        "course", \.course, .list(of: CourseRule.shape),
        "What each trainee's placements are to show by the end of the course."),
      .defaulted("coverage", \.coverage, CoverageTargets.shape, "What most trainees are to meet."),
      .defaulted("fairness", \.fairness, FairnessRules.shape, "Nobody's journey much the worst."),
      .defaulted("wishes", \.wishes, WishRules.shape, "Schools that trainees wish for."),
      .defaulted("moves", \.moves, MoveRules.shape, "What a move costs in a repair."),
      .defaulted(
        "agreement_valid_years", \.agreementValidYears, .integer(1...20),
        "How long a signed agreement form is good for."),
      .defaulted(
        "subject_groups", \.subjectGroups,
        .map(of: .list(of: .code, distinct: true), keys: nil),
        "Subjects that stand for several others, such as science."),
      .defaulted(
        "subjects", \.subjects, .list(of: .code, distinct: true), "The subjects that are known."),
    ])

  public static let defaultSubjectGroups: [String: [String]] = [
    "science": ["biology", "chemistry", "physics"],
    "modern_languages": ["french", "german", "italian", "mandarin", "spanish"],
    "performing_arts": ["dance", "drama"],
  ]

  public static let defaultSubjects = [
    "art_and_design", "biology", "business_studies", "chemistry", "citizenship", "computing",
    "dance", "design_and_technology", "drama", "economics", "english", "french", "geography",
    "german", "history", "italian", "mandarin", "mathematics", "modern_languages", "music",
    "performing_arts", "physical_education", "physics", "psychology", "religious_education",
    "science", "social_sciences", "spanish",
  ]
}

/// Weights of the tier "placed": what leaving a demand unplaced costs.
public struct PlacedWeights: Hashable, Sendable {
  public var retakeOrFinal = 6
  public var other = 5
  public var firstYearOfLongCourse = 4

  static let shape = Shape.record(
    "Placed", PlacedWeights(),
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

/// Previous experiences.
public struct ExperienceRules: Hashable, Sendable {
  public var contrast = 5
  public var contrastAtMost = 20
  public var dimensions = ContrastDimension.allCases

  static let shape = Shape.record(
    "Experience", ExperienceRules(),
    [
      .defaulted("contrast", \.contrast, .integer(0...600), "For each differing dimension."),
      .defaulted(
        "contrast_at_most", \.contrastAtMost, .integer(0...600), "All dimensions together."),
      .defaulted(
        "dimensions", \.dimensions, .list(of: .choice(), distinct: true),
        "What makes one school differ from another."),
    ])
}

/// A way in which two schools differ.
public enum ContrastDimension: String, CaseIterable, Sendable, Comparable {
  case challenging
  case rurality
  case setting
  case sixthForm = "sixth_form"
  case size

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Age phases taught.
public struct AgePhaseRules: Hashable, Sendable {
  public var newKeyStage = 20
  public var exposure = 10
  public var mixedClassPercent = 50

  static let shape = Shape.record(
    "Age phases", AgePhaseRules(),
    [
      .defaulted(
        "new_key_stage", \.newKeyStage, .integer(0...600),
        "A key stage of the age range that the trainee has not yet taught."),
      .defaulted(
        "exposure", \.exposure, .integer(0...600),
        "Key stage 2 or 5 for a secondary trainee who has not met it."),
      .defaulted(
        "mixed_class_percent", \.mixedClassPercent, .integer(1...100),
        "How much of a mixed class must lie in the age range."),
    ])
}

/// Current needs of the trainee.
public struct NeedsRules: Hashable, Sendable {
  public var developmentTarget = 15
  public var strongMentor = 20
  public var sendInterest = 15
  public var challengingContext = 10
  public var specialism = 10
  public var sharedJourney = 10

  static let shape = Shape.record(
    "Needs", NeedsRules(),
    [
      .defaulted(
        "development_target", \.developmentTarget, .integer(0...600), "Each target helped with."),
      .defaulted(
        "strong_mentor", \.strongMentor, .integer(0...600),
        "A strong mentor for a trainee with additional support."),
      .defaulted("send_interest", \.sendInterest, .integer(0...600), "An interest in SEND met."),
      .defaulted(
        "challenging_context", \.challengingContext, .integer(0...600),
        "Challenging circumstances, once in a course."),
      .defaulted(
        "specialism", \.specialism, .integer(0...600),
        "The specialism or second subject supported."),
      .defaulted(
        "shared_journey", \.sharedJourney, .integer(0...600),
        "Each other trainee of a group to share the journey, at the same school."),
    ])
}

/// Schools and offers.
public struct SchoolRules: Hashable, Sendable {
  public var secondPriorityBand = 5
  public var thirdPriorityBand = 15
  public var qualityAtMost = 10
  public var evaluationsNeeded = 5
  public var untrainedMentor = 20
  public var improvementPlan = 15
  public var unusedLastYear = 5
  public var provisionalPlace = 10
  public var newSchoolPlaces = 2

  static let shape = Shape.record(
    "Schools", SchoolRules(),
    [
      .defaulted("second_priority_band", \.secondPriorityBand, .integer(0...600), "Band 2 costs."),
      .defaulted("third_priority_band", \.thirdPriorityBand, .integer(0...600), "Band 3 costs."),
      .defaulted(
        "quality_at_most", \.qualityAtMost, .integer(0...600),
        "A school that every trainee would recommend gains this; others in proportion."),
      .defaulted(
        "evaluations_needed", \.evaluationsNeeded, .integer(1...1_000),
        "Fewer evaluations than this count for nothing."),
      .defaulted(
        "untrained_mentor", \.untrainedMentor, .integer(0...600), "An untrained mentor costs."),
      .defaulted(
        "improvement_plan", \.improvementPlan, .integer(0...600), "An improvement plan costs."),
      .defaulted(
        "unused_last_year", \.unusedLastYear, .integer(0...600), "A school unused last year gains."),
      .defaulted(
        "provisional_place", \.provisionalPlace, .integer(0...600),
        "A pencilled place, or one given only if asked, costs."),
      .defaulted(
        "new_school_places", \.newSchoolPlaces, .integer(0...1_000),
        "The most trainees at once in a new partner school."),
    ])
}

/// Mentors.
public struct MentorRules: Hashable, Sendable {
  public enum Untrained: String, CaseIterable, Sendable {
    case refuse
    case allow
  }

  public var mentees = 1
  public var menteesIfExperienced = 2
  public var slotsPerEarlyCareerTeacher = 1
  public var trainedFromLevel = 1
  public var strongFromLevel = 2
  public var untrained = Untrained.allow

  static let shape = Shape.record(
    "Mentors", MentorRules(),
    [
      .defaulted("mentees", \.mentees, .integer(0...100), "Mentees of one mentor."),
      .defaulted(
        "mentees_if_experienced", \.menteesIfExperienced, .integer(0...100),
        "Mentees of an experienced mentor."),
      .defaulted(
        "slots_per_early_career_teacher", \.slotsPerEarlyCareerTeacher, .integer(0...10),
        "Mentee slots that an early-career teacher takes."),
      .defaulted(
        "trained_from_level", \.trainedFromLevel, .integer(0...3),
        "Training level from which an inducted mentor counts as trained."),
      .defaulted(
        "strong_from_level", \.strongFromLevel, .integer(0...3),
        "Training level from which an experienced, trained mentor counts as strong."),
      .defaulted(
        "untrained", \.untrained, .choice(),
        "Whether an untrained mentor gives slots (with a warning) or none."),
    ])
}
