/// A rule that every pack lists: what it says, the stages it may take and the figures that belong
/// to it.
///
/// The list is closed: a pack chooses stages, clauses and figures, never the meaning of a rule.
public struct Rule: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// About the trainee alone: no offer is looked at.
    case trainee
    /// About a demand and an offer.
    case eligibility
    case gate
    case limit
    case term
    case tier
    /// Something people should see to.
    case action
    /// A heading of every explanation; it has a clause and nothing else.
    case factor
  }

  /// As in every result: `TOO-FAR`, `new_key_stage`.
  public let identifier: String
  public let kind: Kind
  /// The factor that it belongs to, if one.
  public let factor: Factor?
  /// The stages it may take; none for a factor.
  public let stages: [GateStage]
  public let words: String
  /// Its figures in the pack, such as `travel.limit_minutes`; a name of several stands for all.
  public let settings: [String]

  /// Every rule, in the order in which they act.
  public static let all: [Rule] =
    Reason.allCases.map(Rule.init) + Gate.allCases.map(Rule.init) + Limit.allCases.map(Rule.init)
    + TierRecord.Name.allCases.map(Rule.init) + Term.allCases.map(Rule.init)
    + ActionCode.allCases.map(Rule.init) + Factor.allCases.filter { $0 != .travel }.map(Rule.init)

  /// The identifiers of the rules that have a stage.
  static let withStages = all.filter { !$0.stages.isEmpty }.map(\.identifier)

  private init(_ reason: Reason) {
    identifier = reason.rawValue
    kind = reason.isAboutTrainee || reason == .outranked ? .trainee : .eligibility
    factor = reason.factor
    stages = reason.canBeOff ? [.solve, .off] : [.solve]
    words = reason.words
    settings = reason.settings
  }

  private init(_ gate: Gate) {
    identifier = gate.rawValue
    kind = .gate
    factor = nil
    stages = GateStage.allCases
    words = gate.words
    settings = gate == .agreementLapsed ? ["agreement_valid_years"] : []
  }

  private init(_ limit: Limit) {
    identifier = limit.rawValue
    kind = .limit
    factor = nil
    stages = [.solve]
    words = limit.words
    settings =
      switch limit {
      case .schoolPlaces: ["schools.new_school_places"]
      case .mentorSlots:
        [
          "mentors.mentees", "mentors.mentees_if_experienced",
          "mentors.slots_per_early_career_teacher", "mentors.trained_from_level",
          "mentors.untrained",
        ]
      case .offerPlaces, .caps, .minimum: []
      }
  }

  private init(_ tier: TierRecord.Name) {
    identifier = tier.rawValue
    kind = .tier
    factor = nil
    stages =
      switch tier {
      case .placed, .suitability, .tieBreak: [.solve]
      default: [.solve, .off]
      }
    words = tier.words
    settings =
      switch tier {
      case .placed: ["placed"]
      case .promises: ["moves"]
      case .courseRules: ["course"]
      case .coverage: ["coverage"]
      case .worstJourneys: ["fairness.worst_journeys", "fairness.down_to_minutes"]
      case .suitability: ["fairness.parity_weight", "fairness.parity_band_minutes"]
      case .fixedMentors, .mustFill, .moves, .tieBreak: []
      }
  }

  private init(_ term: Term) {
    identifier = term.rawValue
    kind = .term
    factor = term.factor
    stages = [.solve, .off]
    words = term.words
    settings = term.settings
  }

  private init(_ action: ActionCode) {
    identifier = action.rawValue
    kind = .action
    factor = nil
    stages = [.warn]
    words = action.words
    settings = []
  }

  // The factor travel shares its clause with the term of that name.
  private init(_ factor: Factor) {
    identifier = factor.rawValue
    kind = .factor
    self.factor = factor
    stages = []
    words = factor.words
    settings = []
  }
}

extension Reason {
  /// Whether a result could be carried out, and would be meant, without the rule.
  fileprivate var canBeOff: Bool {
    switch self {
    case .subject, .agePhase, .dates, .notAccepted, .schoolGate, .schoolUsed, .tooFar, .noMentor:
      true
    default: false
    }
  }

  fileprivate var factor: Factor? {
    switch self {
    case .agePhase: .agePhases
    case .schoolUsed: .previousExperience
    case .travelUnknown, .tooFar: .travel
    default: nil
    }
  }

  fileprivate var settings: [String] {
    switch self {
    case .subject: ["subjects", "subject_groups"]
    case .agePhase: ["age_phases.mixed_class_percent"]
    case .travelUnknown: ["estimates"]
    case .tooFar:
      [
        "travel.limit_minutes", "travel.limit_is_hard", "travel.estimate_tolerance_minutes",
        "fairness.longest_journey_minutes",
      ]
    default: []
    }
  }
}

extension Term {
  fileprivate var settings: [String] {
    switch self {
    case .travel:
      [
        "travel.free_minutes", "travel.ordinary_minutes", "travel.long_minutes",
        "travel.ordinary_weight", "travel.long_weight", "travel.very_long_weight",
        "travel.short_journey_priority_factor",
      ]
    case .contrast: ["experience"]
    case .newKeyStage, .exposure: ["age_phases.\(rawValue)"]
    case .strongMentor: ["needs.strong_mentor", "mentors.strong_from_level"]
    case .developmentTarget, .sendInterest, .challengingContext, .specialism, .sharedJourney:
      ["needs.\(rawValue)"]
    case .priorityBand: ["schools.second_priority_band", "schools.third_priority_band"]
    case .quality: ["schools.quality_at_most", "schools.evaluations_needed"]
    case .improvementPlan, .unusedLastYear, .provisionalPlace, .untrainedMentor:
      ["schools.\(rawValue)"]
    case .wish: ["wishes"]
    }
  }
}
