/// When a rule acts; gates may act at any stage, other rules while solving or not at all.
public enum GateStage: String, CaseIterable, Sendable {
  /// While solving: of a gate, no place is proposed while it is shut.
  case solve
  /// A place is reserved, but not confirmed to the school.
  case confirm
  /// A place is confirmed, but the trainee may not start.
  case start
  /// Nothing is held back; people are told.
  case warn
  /// The rule is not used.
  case off
}

/// Something that must be in order before a placement is proposed, confirmed or started.
public enum Gate: String, DeclarationOrdered, Sendable {
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

  /// When the gate is shut.
  public var words: String {
    switch self {
    case .partnershipEnded: "the partnership with the school has ended"
    case .notSelected: "the school is not selected at present"
    case .cannotComply: "the school cannot comply with the health and safety declaration"
    case .agreementMissing: "the school has no signed agreement form on record"
    case .agreementLapsed: "the school's agreement form is too old"
    case .schoolDirectAgreementMissing:
      "the school has not signed the additional agreement for School Direct trainees"
    case .issueOpen: "an issue with the school is open"
    case .checksNotCleared: "not all relevant checks of the trainee have cleared"
    case .healthAndSafetyNotAgreed: "the health and safety declaration is not agreed in time"
    case .fitnessNotCleared: "fitness to teach is not cleared, nor waived by both sides"
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
}
