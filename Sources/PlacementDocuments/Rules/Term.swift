/// The four factors that the Agreement names, and what else a result weighs.
public enum Factor: String, CaseIterable, Sendable {
  case previousExperience = "previous_experience"
  case travel
  case agePhases = "age_phases"
  case currentNeeds = "current_needs"
  case schoolAndOffer = "school_and_offer"

  /// The factor's name in every explanation (Partnership Agreement §1.4).
  public var words: String {
    switch self {
    case .previousExperience: "Previous experience"
    case .travel: "Travel"
    case .agePhases: "Age phases"
    case .currentNeeds: "Current needs"
    case .schoolAndOffer: "School and offer"
    }
  }
}

/// A named part of a placement's score, in minutes each way.
///
/// Less is better.
public enum Term: String, DeclarationOrdered, Sendable {
  case travel
  case contrast
  case newKeyStage = "new_key_stage"
  case exposure
  case developmentTarget = "development_target"
  case strongMentor = "strong_mentor"
  case sendInterest = "send_interest"
  case challengingContext = "challenging_context"
  case specialism
  case priorityBand = "priority_band"
  case quality
  case improvementPlan = "improvement_plan"
  case unusedLastYear = "unused_last_year"
  case provisionalPlace = "provisional_place"
  case untrainedMentor = "untrained_mentor"
  case wish
  case sharedJourney = "shared_journey"

  public var factor: Factor {
    switch self {
    case .travel, .sharedJourney: .travel
    case .contrast: .previousExperience
    case .newKeyStage, .exposure: .agePhases
    case .developmentTarget, .strongMentor, .sendInterest, .challengingContext, .specialism,
      .wish:
      .currentNeeds
    case .priorityBand, .quality, .improvementPlan, .unusedLastYear, .provisionalPlace,
      .untrainedMentor:
      .schoolAndOffer
    }
  }

  /// What is weighed.
  public var words: String {
    switch self {
    case .travel: "minutes of the journey each way, counting more the longer it is"
    case .contrast: "a school that differs from those before"
    case .newKeyStage: "a key stage of the age range not yet taught"
    case .exposure: "key stage 2 or 5 met for the first time, for secondary trainees"
    case .developmentTarget: "a development target that the school helps with"
    case .strongMentor: "a strong mentor for a trainee with additional support"
    case .sendInterest: "an interest in SEND met"
    case .challengingContext: "challenging circumstances, once in a course"
    case .specialism: "the specialism or second subject supported"
    case .priorityBand: "an offer of the second or third priority band"
    case .quality: "what earlier trainees said of the school"
    case .improvementPlan: "a school on an improvement plan"
    case .unusedLastYear: "a school not used last year"
    case .provisionalPlace: "a place that the school has still to agree to"
    case .untrainedMentor: "an untrained mentor"
    case .wish: "a school that the trainee wishes for, or one near the fallback point"
    case .sharedJourney: "another trainee to share the journey with"
    }
  }
}

/// One term's share of a score.
public struct Contribution: Hashable, Sendable {
  public var term = Term.travel
  /// Minutes each way; negative is a gain.
  public var minutes = 0

  public init() {}

  public init(_ term: Term, _ minutes: Int) {
    self.term = term
    self.minutes = minutes
  }
}
