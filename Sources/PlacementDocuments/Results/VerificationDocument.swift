/// What is known to be true of a result: what `verify --json` prints.
public struct VerificationDocument: Hashable, Sendable {
  public var round = ""
  /// The weakest of the tiers' verdicts; `refuted` if anything is wrong.
  public var verdict = Verdict.certified
  public var hasCertificate = true
  public var tiers: [TierVerification] = []
  /// What is wrong with the result; none if it stands.
  public var findings: [String] = []
  /// What of the certificate could not be used: it lowers bounds, and is nothing wrong with the result.
  public var remarks: [String] = []

  public init() {}

  /// How a tier's value is known to be the least, the best first.
  public enum Verdict: String, DeclarationOrdered, Sendable {
    /// Proven here, in whole numbers, from the documents and the multipliers.
    case certified
    /// The search says so; what is proven here falls short of it.
    case search
    /// The result itself says that it may not be.
    case unproven
    /// The result is wrong.
    case refuted
  }

  public static let format = DocumentFormat(
    name: "verification", version: 1,
    title: "What is known to be true of a result, and how.",
    blank: VerificationDocument(),
    fields: [
      .required("round", \.round, .identifier, "The round's identifier."),
      .required("verdict", \.verdict, .choice(), "The weakest verdict of all."),
      .required(
        "certificate", \.hasCertificate, .flag, "Whether there was a certificate to check."),
      .required(
        "tiers", \.tiers, .list(of: TierVerification.shape), "Objectives in order of importance."),
      .defaulted("findings", \.findings, .list(of: .prose), "What is wrong with the result."),
      .defaulted(
        "remarks", \.remarks, .list(of: .prose), "What of the certificate could not be used."),
    ])
}

/// What is known of one objective.
public struct TierVerification: Hashable, Sendable {
  public var name = TierRecord.Name.placed
  public var unit = ""
  public var verdict = VerificationDocument.Verdict.certified
  public var value = 0
  /// What the result says that no allocation is below.
  public var claimedBound = 0
  /// What is proven here that no allocation is below, given the values of earlier tiers.
  ///
  /// Nil without a certificate.
  public var certifiedBound: Int?
  /// Whether the value of an earlier tier, which this one takes as given, is not proven here.
  public var isConditional = false
  /// Of the worst journeys: the numbers of minutes that are counted.
  public var levels: Int?
  /// Those of them whose number of journeys is proven here to be the least.
  public var certifiedLevels: Int?

  public init() {}

  static let shape = Shape.record(
    "Tier verification", TierVerification(),
    [
      .required("name", \.name, .choice(), "The objective."),
      .required("unit", \.unit, .text, "What it counts."),
      .required("verdict", \.verdict, .choice(), "How its value is known to be the least."),
      .required("value", \.value, .sum, "What was reached."),
      .required("claimed_bound", \.claimedBound, .sum, "What the result says none is below."),
      .optional(
        "certified_bound", \.certifiedBound, .sum,
        "What is proven here that none is below, given the values of earlier tiers."),
      .defaulted(
        "conditional", \.isConditional, .flag,
        "Whether an earlier tier's value, taken as given, is not proven here."),
      .optional("levels", \.levels, .count, "Of the worst journeys: the numbers of minutes."),
      .optional(
        "certified_levels", \.certifiedLevels, .count,
        "Those for which the number of journeys is proven here to be the least."),
    ])
}

extension Shape where Value == Int {
  fileprivate static var sum: Shape<Int> { .integer(.min ... .max) }
}
