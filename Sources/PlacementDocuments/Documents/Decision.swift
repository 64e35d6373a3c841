/// Something a person did, one row of `decisions.csv`.
///
/// Every run replays them all.
public struct Decision: Hashable, Sendable {
  /// What was done, in the order in which acts of one day are taken.
  public enum Action: String, DeclarationOrdered, Sendable {
    /// A lead school, an employer or the office fixed the placement.
    case arranged
    /// The school was sent the proposal.
    case sent
    /// The school agreed.
    case accepted
    /// The trainee was told.
    case told
    /// A person pinned the pair.
    case locked
    /// The trainee started.
    case started
    /// The school or the trainee said no; never proposed again.
    case declined
    /// A school was asked (about a trainee, or for a further place) and said no.
    case askedSaidNo = "asked-said-no"
    /// A person ruled the pair out. No reason is held.
    case excluded
    /// The placement stopped after it had started.
    case ended
    /// What was held for the trainee is given up; after an end, the school gives the place back.
    case released
  }

  public enum Role: String, CaseIterable, Sendable {
    case office
    case school
    case trainee
    case leadSchool = "lead_school"
    case employer
    case programmeLeader = "programme_leader"
    case partnershipManager = "partnership_manager"
  }

  public var date: Day
  public var role: Role
  public var action: Action
  public var trainee: String?
  /// The training phase; nil means every demand of the trainee.
  public var phase: String?
  public var school: String?
  public var offer: String?
  public var reason: String?

  public init(
    date: Day, role: Role, action: Action, trainee: String? = nil, phase: String? = nil,
    school: String? = nil, offer: String? = nil, reason: String? = nil
  ) {
    self.date = date
    self.role = role
    self.action = action
    self.trainee = trainee
    self.phase = phase
    self.school = school
    self.offer = offer
    self.reason = reason
  }

  /// The order of replay: by day, then action, then identifiers; never by row.
  public static func replaysBefore(_ a: Decision, _ b: Decision) -> Bool {
    if a.date != b.date { return a.date < b.date }
    if a.action != b.action { return a.action < b.action }
    let left = [a.trainee, a.phase, a.school, a.offer, a.role.rawValue, a.reason]
    let right = [b.trainee, b.phase, b.school, b.offer, b.role.rawValue, b.reason]
    for (x, y) in zip(left, right) where x != y { return (x ?? "") < (y ?? "") }
    return false
  }
}
