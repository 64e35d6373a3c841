/// When a gate acts.
public enum GateStage: String, CaseIterable, Sendable {
  /// No place is proposed while it is shut.
  case solve
  /// A place is reserved, but not confirmed to the school.
  case confirm
  /// A place is confirmed, but the trainee may not start.
  case start
  /// Nothing is held back; people are told.
  case warn
  /// The gate is not used.
  case off
}

/// Something that must be in order before a placement is proposed, confirmed or started.
public enum Gate: String, CaseIterable, Sendable, Comparable {
  case partnershipEnded = "PARTNERSHIP-ENDED"
  case notSelected = "NOT-SELECTED"
  case cannotComply = "HS-CANNOT-COMPLY"
  case agreementMissing = "AGREEMENT-MISSING"
  case agreementLapsed = "AGREEMENT-LAPSED"
  case schoolDirectAgreementMissing = "SD-AGREEMENT-MISSING"
  case issueOpen = "ISSUE-OPEN"
  case checksNotCleared = "CHECKS-NOT-CLEARED"
  case healthAndSafetyNotAgreed = "HS-NOT-AGREED"
  case fitnessNotCleared = "FITNESS-NOT-CLEARED"

  /// The stage where the rule pack does not say otherwise (requirement §2).
  public var defaultStage: GateStage {
    switch self {
    case .partnershipEnded, .notSelected, .cannotComply: .solve
    case .agreementMissing, .agreementLapsed, .schoolDirectAgreementMissing, .issueOpen,
      .checksNotCleared:
      .confirm
    case .healthAndSafetyNotAgreed, .fitnessNotCleared: .start
    }
  }

  /// The clause that the gate comes from.
  public var policyReference: String {
    switch self {
    case .partnershipEnded: "Partnership Agreement §1.3"
    case .notSelected, .issueOpen: "Quality assurance practice (optional)"
    case .cannotComply, .healthAndSafetyNotAgreed: "Partnership Agreement §3.7"
    case .agreementMissing, .agreementLapsed, .schoolDirectAgreementMissing:
      "Partnership Agreement §1.1"
    case .checksNotCleared: "Partnership Agreement §3.5.1"
    case .fitnessNotCleared: "Partnership Agreement §3.4"
    }
  }

  /// What people are to do about it, in the words of the action list.
  public var action: String {
    switch self {
    case .partnershipEnded: "the partnership has ended: use another school"
    case .notSelected: "select the school again once it meets the agreed standards"
    case .cannotComply: "consult the Partnership Manager immediately"
    case .agreementMissing, .agreementLapsed:
      "sign and return to the Work-related Learning office"
    case .schoolDirectAgreementMissing:
      "sign the additional School Direct agreement and its annex"
    case .issueOpen: "hold the conversation and resolve the issue"
    case .checksNotCleared: "clear all relevant checks"
    case .healthAndSafetyNotAgreed: "return the health and safety declaration"
    case .fitnessNotCleared:
      "clear fitness to teach, or have the university and the school both agree"
    }
  }

  public static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}
