public import PlacementDocuments

/// How large a random round is.
public struct RoundShape: Sendable {
  var trainees: ClosedRange<Int>
  var schools: ClosedRange<Int>
  var offers: ClosedRange<Int>
  /// The most combinations of the trainees' plans; nil for rounds that nobody enumerates.
  var mostCombinations: Int?
  /// What may come on top, each in a good share of the seeds.
  var features: [RoundFeature] = []

  /// Few enough combinations for ``bruteForceOptimum(_:)``.
  public static let small = RoundShape(
    trainees: 2...5, schools: 2...5, offers: 2...7, mostCombinations: 300_000)

  /// The same with every feature in a good share of the seeds.
  public static let mixed = RoundShape(
    trainees: 2...5, schools: 2...5, offers: 2...7, mostCombinations: 300_000,
    features: RoundFeature.mixed)

  /// Small rounds in which people decide what cannot all be.
  public static let contradictory = RoundShape(
    trainees: 2...3, schools: 2...3, offers: 2...4, mostCombinations: 2_000,
    features: RoundFeature.mixed + [.pins])

  /// Rounds too large to enumerate and small enough to be solved by the hundred.
  public static let larger = RoundShape(
    trainees: 15...25, schools: 8...12, offers: 16...28, mostCombinations: nil)

  /// 40–80 trainees and 20–30 schools, to be audited rather than enumerated.
  public static let medium = RoundShape(
    trainees: 40...80, schools: 20...30, offers: 50...90, mostCombinations: nil)
}

/// A valid round in canonical order, made from a seed, with every rule in play somewhere.
///
/// Places are few, so that trainees compete. Equal seeds and shapes give equal
/// rounds on every machine.
public func randomRound(seed: UInt64, shape: RoundShape = .small) -> RoundDocuments {
  var making = RandomRound(seed: seed, shape: shape)
  making.makeFrame()
  making.makeSchools()
  making.makeOffers()
  making.makeTrainees()
  making.makeJourneys()
  making.makeDecisions()
  making.documents.sortCanonically()
  making.tightenTravelLimits()
  making.addFeatures()
  making.documents.sortCanonically()
  making.keepAffordable()
  return making.documents
}

/// A round in the making.
struct RandomRound {
  static let referenceDate = Day(year: 2018, month: 7, day: 15) ?? .earliest
  static let adjustments = ["hearing_loop", "step_free_access"]

  var random: SplitMix64
  let shape: RoundShape
  var documents = RoundDocuments()
  /// Subjects in use, so that trainees and offers meet.
  var subjects: [String] = []

  /// Whether rules that refuse places are rare, so that trainees compete for what is left.
  var isGenerous = false

  private let seed: UInt64

  init(seed: UInt64, shape: RoundShape) {
    self.seed = seed
    random = SplitMix64(seed: seed)
    self.shape = shape
  }

  /// Adds what the shape has on top, each from numbers of its own, so that leaving one out does not
  /// change the others.
  mutating func addFeatures() {
    for feature in RoundFeature.allCases where shape.features.contains(feature) {
      random = SplitMix64(seed: seed &* 0x1_0001 &+ 977 &* UInt64(feature.rawValue + 1))
      if random.chance(feature.percent) { add(feature) }
    }
  }

  /// The chance, in percent, of something that narrows the choice.
  func odds(_ percent: Int) -> Int { isGenerous ? percent / 4 : percent }

  var isLarge: Bool { shape.mostCombinations == nil }
  var schoolIDs: [String] { documents.schools.map(\.id) }
  var demands: [Demand] { Demand.all(in: documents) }

  func offers(at school: String) -> [Offer] { documents.offers.filter { $0.school == school } }

  func programme(_ id: String) -> Programme {
    documents.round.programmes.first { $0.id == id } ?? Programme()
  }

  /// Puts some limits a minute to either side of a journey, and of the tolerance beyond it.
  mutating func tightenTravelLimits() {
    let round = OpenRound(documents)
    for index in documents.trainees.indices where random.chance(odds(20)) {
      let trainee = documents.trainees[index].id
      let own = round.demands.filter { $0.trainee.id == trainee }
      guard !own.isEmpty else { continue }
      let demand = random.pick(own)
      guard let journey = round.journey(to: random.pick(documents.schools), for: demand)
      else { continue }
      let tolerance = random.chance(50) ? round.rules.travel.estimateToleranceMinutes : 0
      let limit = journey.minutes - tolerance + random.int(-1...1)
      documents.trainees[index].travelLimitMinutes = min(max(limit, 1), 600)
    }
  }

  /// Leaves out trainees until the combinations can be enumerated.
  mutating func keepAffordable() {
    guard let most = shape.mostCombinations else { return }
    while documents.trainees.count > 1 {
      var product = 1.0
      for count in planCounts(documents) { product *= Double(count) }
      if product <= Double(most) { return }
      let id = documents.trainees.removeLast().id
      documents.journeys.removeAll { $0.trainee == id }
      documents.decisions.removeAll { $0.trainee == id }
      for index in documents.round.groups.indices {
        documents.round.groups[index].trainees.removeAll { $0 == id }
      }
      documents.round.groups.removeAll { $0.trainees.count < 2 }
    }
  }
}
