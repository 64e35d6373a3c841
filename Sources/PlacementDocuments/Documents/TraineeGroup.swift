/// Trainees whose placements have to do with each other.
public struct TraineeGroup: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// At one school, or all unplaced.
    case together
    /// No two at one school.
    case apart
    /// Better at one school; nothing is forbidden.
    case shareJourney = "share_journey"
  }

  public var id = ""
  public var kind = Kind.together
  public var trainees: [String] = []
  /// The training phase it is about; nil means each that at least two of them have.
  public var phase: String?

  public init() {}

  static let shape = Shape.record(
    "Group", TraineeGroup(),
    [
      .required("id", \.id, .identifier, "The group's identifier."),
      .required("kind", \.kind, .choice(), "What is asked of their placements."),
      .required(
        "trainees", \.trainees, .list(of: .identifier, distinct: true), "At least two trainees."),
      .optional(
        "phase", \.phase, .identifier,
        "The training phase it is about; absent means each that two of them have."),
    ], identifiedBy: \.id)
}
