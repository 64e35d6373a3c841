/// `schools.json`: the partnership's schools and their mentors.
public struct SchoolsDocument: Sendable {
  public var schools: [School] = []

  public init() {}

  public static let format = DocumentFormat(
    name: "schools", version: 1,
    title: "The partnership's schools and their mentors.",
    blank: SchoolsDocument(),
    fields: [
      .required("schools", \.schools, .list(of: School.shape), "The schools.")
    ])
}

/// A school, college or other setting, and where it stands with the partnership.
public struct School: Hashable, Sendable {
  public var id = ""
  public var name = ""
  public var localAuthority: String?
  public var trust: String?
  public var position: Position?
  public var setting = SchoolSetting.school
  public var ageRange: AgeRange?
  public var hasSixthForm: Bool?
  public var rurality: Rurality?
  public var size: SchoolSize?
  public var context: [SchoolContext] = []
  public var develops: [DevelopmentTarget] = []
  public var partnership = Partnership()
  public var selection = Selection.selected
  public var agreementSigned: Day?
  public var schoolDirectAgreementSigned: Day?
  public var healthAndSafety = HealthAndSafety()
  public var adjustments: [String] = []
  public var hasOpenIssue = false
  public var hasImprovementPlan = false
  public var usedLastYear: Bool?
  public var evaluations: Evaluations?
  public var maximumTrainees: Int?
  public var mentors: [Mentor] = []

  public init() {}

  /// Whether the school has been selected for placements (another institution's practice; optional).
  public enum Selection: String, CaseIterable, Sendable {
    case selected
    case notSelected = "not_selected"
    case standardsMet = "standards_met"
  }

  public static let shape = Shape.record(
    "School", School(),
    [
      .required("id", \.id, .identifier, "The school's identifier."),
      .required("name", \.name, .text, "The school's name."),
      .optional("local_authority", \.localAuthority, .text, "Council area."),
      .optional("trust", \.trust, .text, "Multi-academy trust or alliance."),
      .optional("position", \.position, Position.shape, "Where it is, for estimated journeys."),
      .defaulted("setting", \.setting, .choice(), "The kind of establishment."),
      .optional("age_range", \.ageRange, .ageRange, "Pupil ages, such as 4-11."),
      .optional("sixth_form", \.hasSixthForm, .flag, "Whether it teaches post-16."),
      .optional("rurality", \.rurality, .choice(), "Urban or rural, for contrast."),
      .optional("size", \.size, .choice(), "Size among schools of its kind, for contrast."),
      .defaulted(
        "context", \.context, .list(of: .choice(), distinct: true),
        "Circumstances that trainees should meet during their course."),
      .defaulted(
        "develops", \.develops, .list(of: .choice(), distinct: true),
        "Development targets that the school is good at helping with."),
      .defaulted("partnership", \.partnership, Partnership.shape, "Partnership status."),
      .defaulted("selection", \.selection, .choice(), "Selection status."),
      .optional(
        "agreement_signed", \.agreementSigned, .day, "When the agreement form was completed."),
      .optional(
        "school_direct_agreement_signed", \.schoolDirectAgreementSigned, .day,
        "When the additional School Direct agreement and annex were signed."),
      .defaulted(
        "health_and_safety", \.healthAndSafety, HealthAndSafety.shape,
        "The health and safety declaration."),
      .defaulted(
        "adjustments", \.adjustments, .list(of: .code, distinct: true),
        "Adjustments the school can make, such as step_free_access."),
      .defaulted("open_issue", \.hasOpenIssue, .flag, "Whether an issue is still unresolved."),
      .defaulted(
        "improvement_plan", \.hasImprovementPlan, .flag, "Whether it is on an improvement plan."),
      .optional("used_last_year", \.usedLastYear, .flag, "Whether it took trainees last year."),
      .optional(
        "evaluations", \.evaluations, Evaluations.shape,
        "What trainees said of placements here."),
      .optional(
        "maximum_trainees", \.maximumTrainees, .integer(0...10_000),
        "The most trainees in the whole school at the same time, over all its offers."),
      .defaulted(
        "mentors", \.mentors, .list(of: Mentor.shape),
        "Mentors named so far. Where none is recorded, an offer's places stand."),
    ], identifiedBy: \.id)
}

/// A school's standing in the partnership.
public struct Partnership: Hashable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case new
    case active
    case concernsUnderDiscussion = "concerns_under_discussion"
    case terminated
  }

  public var status = Status.active
  public var discussionConcluded: Day?

  public init() {}

  static let shape = Shape.record(
    "Partnership", Partnership(),
    [
      .defaulted("status", \.status, .choice(), "New, active, under discussion or ended."),
      .optional(
        "discussion_concluded", \.discussionConcluded, .day,
        "When the discussion that must come before an ending was concluded."),
    ])
}

/// The declaration that a school makes before a trainee starts.
public struct HealthAndSafety: Hashable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case agreed
    case notReturned = "not_returned"
    case cannotComply = "cannot_comply"
  }

  public var status = Status.notReturned
  public var agreedBy: String?
  public var agreedOn: Day?

  public init() {}

  static let shape = Shape.record(
    "Health and safety declaration", HealthAndSafety(),
    [
      .defaulted("status", \.status, .choice(), "Agreed, not returned, or cannot comply."),
      .optional(
        "agreed_by", \.agreedBy, .code,
        "The post of whoever agreed it; the Agreement asks for head_teacher or principal."),
      .optional("agreed_on", \.agreedOn, .day, "When it was agreed."),
    ])
}

/// Evidence from trainees' placement evaluations.
public struct Evaluations: Hashable, Sendable {
  public var responses = 0
  public var percentPositive = 0

  public init() {}

  static let shape = Shape.record(
    "Evaluations", Evaluations(),
    [
      .required("responses", \.responses, .integer(0...100_000), "How many trainees answered."),
      .required(
        "percent_positive", \.percentPositive, .integer(0...100),
        "The share who would recommend the placement."),
    ])
}

/// A teacher who looks after trainees.
public struct Mentor: Hashable, Sendable {
  public var id = ""
  public var subjects: [String] = []
  public var keyStages: [KeyStage] = []
  public var isExperienced = false
  public var trainingLevel = 1
  public var isInducted = true
  public var maximumMentees: Int?
  public var earlyCareerTeachers = 0
  public var otherTrainees = 0

  public init() {}

  static let shape = Shape.record(
    "Mentor", Mentor(),
    [
      .required("id", \.id, .identifier, "The mentor's identifier; never a name."),
      .defaulted(
        "subjects", \.subjects, .list(of: .code, distinct: true),
        "Subjects mentored; none means any (a primary mentor)."),
      .defaulted(
        "key_stages", \.keyStages, .list(of: .choice(), distinct: true),
        "Key stages mentored; none means any."),
      .defaulted("experienced", \.isExperienced, .flag, "Whether experienced as a mentor."),
      .defaulted("training_level", \.trainingLevel, .integer(0...3), "Level of mentor training."),
      .defaulted("inducted", \.isInducted, .flag, "Whether inducted by the university."),
      .optional(
        "maximum_mentees", \.maximumMentees, .integer(0...100),
        "Most trainees and early-career teachers at once; the rule pack's figure where absent."),
      .defaulted(
        "early_career_teachers", \.earlyCareerTeachers, .integer(0...100),
        "Early-career teachers (ECTs) looked after."),
      .defaulted(
        "other_trainees", \.otherTrainees, .integer(0...100), "Other providers' trainees."),
    ], identifiedBy: \.id)
}
