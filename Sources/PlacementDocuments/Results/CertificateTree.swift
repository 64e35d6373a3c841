/// Questions, and multipliers that close what is left: the proof of a tier where multipliers
/// alone fall short.
public struct CertificateTree: Hashable, Sendable {
  public var limits: [CertificateLimit] = []
  /// After a node with a question come the nodes of the answer yes, then those of no.
  public var nodes: [CertificateNode] = []

  public init() {}

  static let shape = Shape.record(
    "Certificate tree", CertificateTree(),
    [
      .required(
        "limits", \.limits, .list(of: CertificateLimit.shape),
        "What the nodes' multipliers weigh, numbered from 0."),
      .required(
        "nodes", \.nodes, .list(of: CertificateNode.shape),
        "After a node with a question come the nodes of the answer yes, then those of no."),
    ])
}

/// What a multiplier of a tree weighs: a row, an earlier tier's value or, if it has sources, a cut.
public struct CertificateLimit: Hashable, Sendable {
  public var row: String?
  public var tier: TierReference?
  public var sources: [CutSource] = []
  public var divisor = 1

  public init() {}

  static let shape = Shape.record(
    "Certificate limit", CertificateLimit(),
    [
      .optional("row", \.row, .prose, "A row, by what it is about."),
      .optional("tier", \.tier, TierReference.shape, "The value of an earlier tier."),
      .defaulted(
        "sources", \.sources, .list(of: CutSource.shape),
        "Of a cut: what is added up, then divided and rounded down on both sides of ≤."),
      .defaulted("divisor", \.divisor, .integer(1...1_048_576), "Of a cut: what it is divided by."),
    ])
}

/// A part of a cut: an earlier limit, or that a party takes one plan.
public struct CutSource: Hashable, Sendable {
  public var limit: Int?
  public var party: String?
  public var multiplier = 1

  public init() {}

  static let shape = Shape.record(
    "Cut source", CutSource(),
    [
      .optional("limit", \.limit, .number, "An earlier limit."),
      .optional("party", \.party, .prose, "A party, by its trainees."),
      .required(
        "multiplier", \.multiplier, .integer(-1_048_576...1_048_576),
        "Positive for an upper limit, negative for a lower."),
    ])
}

/// A part of the points of a tier.
public struct CertificateNode: Hashable, Sendable {
  public var shift = 0
  public var multipliers: [LimitMultiplier] = []
  public var showsEmptiness = false
  public var question: CertificateQuestion?

  public init() {}

  static let shape = Shape.record(
    "Certificate node", CertificateNode(),
    [
      .defaulted("shift", \.shift, .integer(0...60), "Multipliers are in units of 1/2^shift."),
      .defaulted(
        "multipliers", \.multipliers, .list(of: LimitMultiplier.shape), "Those that are not 0."),
      .defaulted(
        "shows_emptiness", \.showsEmptiness, .flag,
        "Whether they bound 0 instead of the costs: above 0 no allocation is left."),
      .optional(
        "question", \.question, CertificateQuestion.shape,
        "None where the multipliers leave nothing in question."),
    ])
}

/// What a limit of a tree weighs.
public struct LimitMultiplier: Hashable, Sendable {
  public var limit = 0
  public var multiplier = 0

  public init() {}

  public init(_ limit: Int, _ multiplier: Int) {
    self.limit = limit
    self.multiplier = multiplier
  }

  static let shape = Shape.record(
    "Limit multiplier", LimitMultiplier(),
    [
      .required("limit", \.limit, .number, "One of the tree's limits."),
      .required(
        "multiplier", \.multiplier, .multiplier,
        "Positive for a lower limit, negative for an upper."),
    ])
}

/// A question that splits the points in two.
///
/// Of a party with a limit: does its plan count in it? Of a party without: does its plan cost at most
/// so much in the tier? Of a variable: is it at most so much?
public struct CertificateQuestion: Hashable, Sendable {
  public var party: String?
  public var limit: Int?
  public var variable: String?
  public var atMost = 0

  public init() {}

  static let shape = Shape.record(
    "Certificate question", CertificateQuestion(),
    [
      .optional("party", \.party, .prose, "Whose plan is asked about, by its trainees."),
      .optional("limit", \.limit, .number, "Whether the plan counts in this row, a limit."),
      .optional("variable", \.variable, .prose, "Which variable is asked about."),
      .defaulted(
        "at_most", \.atMost, .integer(-(1 << 40)...1 << 40),
        "Without a limit: whether the plan's cost, or the variable, is at most so much."),
    ])
}

extension Shape where Value == Int {
  /// A position in a list.
  fileprivate static var number: Shape<Int> { .integer(0...defaultListMaximum) }

  static var multiplier: Shape<Int> {
    .integer(-TierCertificate.largest...TierCertificate.largest)
  }
}
