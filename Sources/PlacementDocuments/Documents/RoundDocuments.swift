/// Everything a round's folder says that the engine reads, as written.
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

  public init() {}
}
