/// Everything that a run is about: what a round's folder says, as written, and what came with it.
///
/// `people.json` is not among it: names, TRN and DBS details are never opened.
public struct RoundDocuments: Sendable {
  public var round = RoundDocument()
  public var schools: [School] = []
  public var offers: [Offer] = []
  public var trainees: [Trainee] = []
  public var journeys: [Journey] = []
  public var decisions: [Decision] = []
  /// Records that could not be read at all, left out of the lists above.
  public var unreadable: [FaultyRecord] = []

  /// The training phases asked for; none means all.
  public var phases: [String] = []
  /// Results of earlier rounds.
  public var history: [AllocationsDocument] = []
  /// An earlier result of this round, to be kept to as far as can be: a repair.
  public var keepTo: AllocationsDocument?

  public init() {}
}
