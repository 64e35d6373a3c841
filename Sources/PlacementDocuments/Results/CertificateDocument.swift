/// `certificate.json`: the evidence by which anybody can bound each tier of a result.
///
/// Multipliers, not a promise: those of another solver prove the same with other numbers, and
/// wrong ones prove less, never more.
public struct CertificateDocument: Hashable, Sendable {
  public var round = ""
  public var tiers: [TierCertificate] = []

  public init() {}

  public static let format = DocumentFormat(
    name: "certificate", version: 1,
    title: "Multipliers with which the tiers of an allocation can be bounded in whole numbers.",
    blank: CertificateDocument(),
    fields: [
      .required("round", \.round, .identifier, "The round's identifier."),
      .required(
        "tiers", \.tiers, .list(of: TierCertificate.shape),
        "For each tier, and each number of minutes of the worst journeys, its multipliers."),
    ])
}

/// The multipliers that bound one tier, given the values of the tiers before it.
public struct TierCertificate: Hashable, Sendable {
  /// The largest magnitude of a multiplier: 2⁶⁰, so that no sum leaves 128 bits.
  public static let largest = 1 << 60

  public var tier = TierReference()
  /// Multipliers count in units of 1/2^`shift`.
  public var shift = 0
  public var rows: [RowMultiplier] = []
  public var earlier: [TierMultiplier] = []
  /// Where the search was needed, if the proof is not too large.
  public var tree: CertificateTree?

  public init() {}

  static let shape = Shape.record(
    "Tier certificate", TierCertificate(),
    [
      .required("tier", \.tier, TierReference.shape, "What is bounded."),
      .required("shift", \.shift, .integer(0...60), "Multipliers are in units of 1/2^shift."),
      .defaulted("rows", \.rows, .list(of: RowMultiplier.shape), "Those of rows, where not 0."),
      .defaulted(
        "earlier", \.earlier, .list(of: TierMultiplier.shape),
        "Those of the values of earlier tiers, where not 0."),
      .optional(
        "tree", \.tree, CertificateTree.shape,
        "Where these multipliers fall short of the value: questions, and multipliers for each answer."
      ),
    ])
}

/// A tier, or one number of minutes of the worst journeys.
public struct TierReference: Hashable, Sendable {
  public var name = TierRecord.Name.placed
  /// Of the worst journeys: the journeys of at least so many minutes.
  public var minutes: Int?

  public init() {}

  public init(_ name: TierRecord.Name, minutes: Int? = nil) {
    self.name = name
    self.minutes = minutes
  }

  static let shape = Shape.record(
    "Tier reference", TierReference(),
    [
      .required("name", \.name, .choice(), "The objective."),
      .optional(
        "minutes", \.minutes, .integer(0...100_000),
        "Of the worst journeys: counted are those of at least so many minutes."),
    ])
}

/// What one limit weighs.
public struct RowMultiplier: Hashable, Sendable {
  public var row = ""
  public var multiplier = 0

  public init() {}

  public init(_ row: String, _ multiplier: Int) {
    self.row = row
    self.multiplier = multiplier
  }

  static let shape = Shape.record(
    "Row multiplier", RowMultiplier(),
    [
      .required("row", \.row, .prose, "What it is about, such as `places.O1.2018-09-10`."),
      .required(
        "multiplier", \.multiplier, .multiplier,
        "Positive for a lower limit, negative for an upper."),
    ])
}

/// What the value of an earlier tier weighs.
public struct TierMultiplier: Hashable, Sendable {
  public var tier = TierReference()
  public var multiplier = 0

  public init() {}

  public init(_ tier: TierReference, _ multiplier: Int) {
    self.tier = tier
    self.multiplier = multiplier
  }

  static let shape = Shape.record(
    "Tier multiplier", TierMultiplier(),
    [
      .required("tier", \.tier, TierReference.shape, "The earlier tier."),
      .required("multiplier", \.multiplier, .multiplier, "In the units of the tier bounded."),
    ])
}

extension TierReference {
  /// The tier as messages call it.
  public var words: String {
    name.rawValue + (minutes.map { " of at least \($0) minutes" } ?? "")
  }
}
