/// Previous experiences.
public struct ExperienceRules: Hashable, Sendable {
  public var contrast = 0
  public var contrastAtMost = 0
  public var dimensions: [ContrastDimension] = []

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Experience", base,
      [
        .defaulted("contrast", \.contrast, .integer(0...600), "For each differing dimension."),
        .defaulted(
          "contrast_at_most", \.contrastAtMost, .integer(0...600), "All dimensions together."),
        .defaulted(
          "dimensions", \.dimensions, .list(of: .choice(), distinct: true),
          "What makes one school differ from another."),
      ])
  }
}

/// A way in which two schools differ.
public enum ContrastDimension: String, DeclarationOrdered, Sendable {
  case challenging
  case rurality
  case setting
  case sixthForm = "sixth_form"
  case size
}

/// Age phases taught.
public struct AgePhaseRules: Hashable, Sendable {
  public var newKeyStage = 0
  public var exposure = 0
  public var mixedClassPercent = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Age phases", base,
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
}

/// Current needs of the trainee.
public struct NeedsRules: Hashable, Sendable {
  public var developmentTarget = 0
  public var strongMentor = 0
  public var sendInterest = 0
  public var challengingContext = 0
  public var specialism = 0
  public var sharedJourney = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Needs", base,
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
}
