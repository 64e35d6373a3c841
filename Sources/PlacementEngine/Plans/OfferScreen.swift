import PlacementDocuments

/// What rules "about kinds" ask of a demand: demands of one kind look at the same offers and are
/// served by them in the same ways.
struct DemandKind: Hashable {
  private let programme: Int
  private let phase: String
  private let window: Window
  private let ageRangeYears: YearGroupSet
  private let yearsWithin: YearGroupSet
  private let subjects: [String]
  private let route: Route
  private let yearOfStudy: Int
  private let leadSchool: String?
  private let checks: Checks
  private let fitness: Fitness
  private let adjustments: [String]
  private let needsAdditionalSupport: Bool

  init(_ demand: Demand, _ trainee: Trainee) {
    programme = demand.programme
    phase = demand.phase.id
    window = demand.window
    ageRangeYears = demand.ageRangeYears
    yearsWithin = demand.yearsWithin
    subjects = trainee.subjects
    route = trainee.route
    yearOfStudy = trainee.yearOfStudy
    leadSchool = trainee.leadSchool
    checks = trainee.checks
    fitness = trainee.fitness
    adjustments = trainee.adjustments.map(\.code)
    needsAdditionalSupport = trainee.needsAdditionalSupport
  }
}

/// The offers that the first rules leave to demands of a kind, asked once for all of them.
struct OfferScreen: Sendable {
  let left: [Int]
  /// Offers left after each of the rules asked.
  let funnel: [(reason: Reason, offersLeft: Int)]
  /// Offers by the rule that refused them first, from `SCHOOL-GATE` on.
  let firstRefusals: [Reason: [Int]]
  /// Where those left are; nil if nobody needs to know.
  let map: OfferMap?

  /// No rule asked yet.
  init(offers: [Int]) {
    left = offers
    funnel = []
    firstRefusals = [:]
    map = nil
  }

  /// - Parameters:
  ///   - demand: Any demand of the kind that is not locked, so that a lock is no different to it
  ///     than to the others.
  ///   - offers: Offers that are not withdrawn.
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  init(demand: Int, offers: [Int], round: Round, occupancy: Occupancy) {
    var pair = Pair(round: round, occupancy: occupancy, demandIndex: demand, offerIndex: 0)
    var left = offers
    var funnel: [(reason: Reason, offersLeft: Int)] = []
    var firstRefusals: [Reason: [Int]] = [:]
    for rule in round.rulebook.eligibility[..<round.rulebook.firstAboutPair] {
      var refused: [Int] = []
      left = left.filter {
        pair.offerIndex = $0
        if rule.allows(pair) { return true }
        refused.append($0)
        return false
      }
      funnel.append((rule.reason, left.count))
      if rule.reason >= .schoolGate, !refused.isEmpty { firstRefusals[rule.reason] = refused }
    }
    self.left = left
    self.funnel = funnel
    self.firstRefusals = firstRefusals
    map = OfferMap(left, round)
  }
}
