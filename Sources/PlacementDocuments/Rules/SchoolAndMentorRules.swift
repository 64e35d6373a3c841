/// Schools and offers.
public struct SchoolRules: Hashable, Sendable {
  public var secondPriorityBand = 0
  public var thirdPriorityBand = 0
  public var qualityAtMost = 0
  public var evaluationsNeeded = 0
  public var untrainedMentor = 0
  public var improvementPlan = 0
  public var unusedLastYear = 0
  public var provisionalPlace = 0
  public var newSchoolPlaces = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Schools", base,
      [
        .defaulted(
          "second_priority_band", \.secondPriorityBand, .integer(0...600), "Band 2 costs."),
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
          "unused_last_year", \.unusedLastYear, .integer(0...600),
          "A school unused last year gains."),
        .defaulted(
          "provisional_place", \.provisionalPlace, .integer(0...600),
          "A pencilled place, or one given only if asked, costs."),
        .defaulted(
          "new_school_places", \.newSchoolPlaces, .integer(0...1_000),
          "The most trainees at once in a new partner school."),
      ])
  }
}

/// Mentors.
public struct MentorRules: Hashable, Sendable {
  public enum Untrained: String, CaseIterable, Sendable {
    case refuse
    case allow
  }

  public var mentees = 0
  public var menteesIfExperienced = 0
  public var slotsPerEarlyCareerTeacher = 0
  public var trainedFromLevel = 0
  public var strongFromLevel = 0
  public var untrained = Untrained.allow

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Mentors", base,
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
}
