/// Why a demand has no place, in the order in which the rules are applied.
///
/// The order is the funnel's: each reason counts the offers that were still
/// left before it.
public enum Reason: String, DeclarationOrdered, Sendable {
  // About the trainee: no offer is looked at.
  case setAside = "SET-ASIDE"
  case notEnrolled = "NOT-ENROLLED"
  case placementEnded = "PLACEMENT-ENDED"
  case leadSchoolArranges = "LEAD-SCHOOL-ARRANGES"
  case profileMissing = "PROFILE-MISSING"
  // About the pair of demand and offer. A lock comes first, so that what follows is about it.
  case locked = "LOCKED"
  case subject = "SUBJECT"
  case agePhase = "AGE-PHASE"
  case dates = "DATES"
  case notAccepted = "NOT-ACCEPTED"
  case schoolGate = "SCHOOL-GATE"
  case adjustment = "ADJUSTMENT"
  case schoolUsed = "SCHOOL-USED"
  case excluded = "EXCLUDED"
  case travelUnknown = "TRAVEL-UNKNOWN"
  case tooFar = "TOO-FAR"
  case full = "FULL"
  case noMentor = "NO-MENTOR"
  case noPair = "NO-PAIR"
  case group = "GROUP"
  // Offers were left, and all were needed for others.
  case outranked = "OUTRANKED"

  /// What the reason says, about the offers or about the trainee.
  public var words: String {
    switch self {
    case .setAside: "the trainee's record has errors and was set aside"
    case .notEnrolled: "the trainee is not on the course at present"
    case .placementEnded: "the placement for this phase has started and ended"
    case .leadSchoolArranges: "the lead school arranges this placement"
    case .profileMissing: "no profile"
    case .subject: "in the trainee's subject"
    case .agePhase: "within the age phase"
    case .dates: "open for the whole of the dates"
    case .notAccepted: "for this programme, route, year, phase and lead school"
    case .schoolGate: "at schools that may be used"
    case .adjustment: "with every adjustment needed"
    case .schoolUsed: "at a school not used before"
    case .excluded: "not excluded or declined"
    case .travelUnknown: "with a known journey"
    case .tooFar: "within the travel limit"
    case .locked: "at the school where the placement is locked"
    case .full: "with a place left after those already fixed"
    case .noMentor: "with a free mentor"
    case .noPair: "that serve both subjects at one school"
    case .group: "at a school with a place for each of the group"
    case .outranked: "all needed for the best result across all trainees, or by fixed placements"
    }
  }

  /// Whether the reason is about the trainee alone, so that no offer was looked at.
  public var isAboutTrainee: Bool { self < .locked }
}
