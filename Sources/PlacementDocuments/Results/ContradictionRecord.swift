/// What people fixed that cannot all be.
public struct ContradictionRecord: Hashable, Sendable {
  /// Whether no fewer releases would do.
  public var isProven = false
  /// The fewest commitments whose release lets all others hold.
  public var releases: [CommitmentRecord] = []
  /// For each release, commitments that cannot hold together; without any one of them, they can.
  public var sets: [[CommitmentRecord]] = []

  public init() {}

  static let shape = Shape.record(
    "Contradictions", ContradictionRecord(),
    [
      .required("proven", \.isProven, .flag, "Whether no fewer releases would do."),
      .required(
        "releases", \.releases, .list(of: CommitmentRecord.shape),
        "The fewest commitments whose release lets all others hold."),
      .required(
        "sets", \.sets, .list(of: .list(of: CommitmentRecord.shape)),
        "For each release, commitments that cannot hold together; without any one, they can."),
    ])
}

/// Something that people fixed.
public struct CommitmentRecord: Hashable, Sendable {
  public enum Kind: String, DeclarationOrdered, Sendable {
    /// A fixed placement.
    case fixed
    /// A demand locked to a school.
    case lock
    /// An offer with no place to be left empty.
    case mustFill = "must_fill"
    /// A group to be kept together.
    case group
  }

  public var kind = Kind.fixed
  public var trainee: String?
  public var phase: String?
  public var school: String?
  public var offer: String?
  public var group: String?
  public var text = ""

  public init() {}

  static let shape = Shape.record(
    "Commitment", CommitmentRecord(),
    [
      .required("kind", \.kind, .choice(), "What sort of commitment it is."),
      .optional("trainee", \.trainee, .identifier, "The trainee."),
      .optional("phase", \.phase, .identifier, "The training phase."),
      .optional("school", \.school, .identifier, "The school."),
      .optional("offer", \.offer, .identifier, "The offer."),
      .optional("group", \.group, .identifier, "The group."),
      .required("text", \.text, .prose, "The commitment in words."),
    ])
}
