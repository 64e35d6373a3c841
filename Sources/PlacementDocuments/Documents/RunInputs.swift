/// What one run adds to a round's folder.
public struct RunInputs: Sendable {
  /// A rule pack to go before the one that the round names: a shipped one's name, or a file.
  public var rulePack: String?
  /// The training phases asked for; none means all.
  public var phases: [String]
  /// Results of earlier rounds: the file `allocations.json`, or the folder that holds it.
  public var history: [String]
  /// An earlier result of this round that is to be kept to as far as can be: a repair.
  public var keepTo: String?

  public init(
    rulePack: String? = nil, phases: [String] = [], history: [String] = [], keepTo: String? = nil
  ) {
    self.rulePack = rulePack
    self.phases = phases
    self.history = history
    self.keepTo = keepTo
  }

  // What their problems are listed under.
  static let rulePack = "--rule-pack"
  static let phase = "--phase"
  static let history = "--history"
  static let keepTo = "--keep-to"
}
