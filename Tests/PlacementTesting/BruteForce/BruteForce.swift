public import PlacementDocuments

/// The best that any allocation of a round can be, found by trying them all.
public struct BruteForceResult: Sendable {
  /// One objective and its least value, given those before it.
  public struct Tier: Hashable, Sendable {
    public var name: TierRecord.Name
    public var value: Int

    public init(_ name: TierRecord.Name, _ value: Int) {
      self.name = name
      self.value = value
    }
  }

  /// How many proposed journeys of the best allocation have one length.
  public struct Level: Hashable, Sendable {
    public var minutes: Int
    public var journeys: Int

    public init(minutes: Int, journeys: Int) {
      self.minutes = minutes
      self.journeys = journeys
    }
  }

  /// One proposed demand on one offer.
  public struct Use: Hashable, Sendable, Comparable {
    public var trainee: String
    public var phase: String
    public var offer: String
    public var isFurtherPlace: Bool

    public init(_ trainee: String, _ phase: String, _ offer: String, isFurtherPlace: Bool = false) {
      self.trainee = trainee
      self.phase = phase
      self.offer = offer
      self.isFurtherPlace = isFurtherPlace
    }

    public static func < (a: Self, b: Self) -> Bool {
      let (left, right) = ([a.trainee, a.phase, a.offer], [b.trainee, b.phase, b.offer])
      for (x, y) in zip(left, right) where x != y { return x < y }
      return !a.isFurtherPlace && b.isFurtherPlace
    }
  }

  /// Every tier of the round but the tie-break, in order of importance.
  public var tiers: [Tier] = []
  /// The proposed journeys of each length that the worst journeys count, longest first; none where
  /// they do not count.
  public var levels: [Level] = []
  /// The least tie-break among the allocations that reach all tiers.
  public var tieBreak = 0
  /// The allocations that reach all tiers and the tie-break, each sorted: nearly always one.
  ///
  /// At most 20 are kept. Fixed placements are not among the uses.
  public var optima: [[Use]] = []
  /// The scores of the proposals of the first of them together, without the cost of disparity.
  public var sumOfScores = 0
  /// Whether the trainees cannot all have what each would have if alone in the round.
  public var isContended = false
}

/// Finds the best value of every tier by enumerating whole allocations.
///
/// It shares nothing with the engine but the documents, so that agreement
/// means something: places, days, journeys, scores and mentors are worked out
/// again, in the plainest way. Mentors are assigned by trying every one.
///
/// - Parameter documents: A valid round of at most 64 demands.
/// - Returns: The least value of every tier, and the allocations that reach it.
/// - Complexity: The product over trainees of ``planCounts(_:)``, at worst; a
///   branch whose trainees could not beat the best even if each were alone is cut.
public func bruteForceOptimum(_ documents: RoundDocuments) -> BruteForceResult {
  var enumeration = Enumeration(OpenRound(documents))
  return enumeration.run()
}

/// For each trainee whom the search may place, in how many ways: every choice of places for each
/// of the trainee's demands, left unplaced included.
public func planCounts(_ documents: RoundDocuments) -> [Int] {
  Enumeration(OpenRound(documents)).planCounts
}
