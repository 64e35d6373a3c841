import PlacementDocuments

/// What rules "about kinds" ask of a demand: demands of one kind look at the same offers.
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
  }
}

/// The offers that the first rules leave to demands of a kind, asked once for all of them.
struct OfferScreen {
  /// Offers that are not withdrawn.
  let offers: [Int]
  private(set) var left: [Int]
  /// Offers left after each of the rules asked.
  private(set) var funnel: [(reason: Reason, offersLeft: Int)] = []

  /// - Parameters:
  ///   - demand: Any open demand of the kind.
  ///   - offers: Offers that are not withdrawn.
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  init(demand: Int, offers: [Int], round: Round, occupancy: Occupancy) {
    self.offers = offers
    left = offers
    for rule in round.rulebook.eligibility {
      // A lock refuses nothing to a demand that is open.
      guard rule.isAboutKind || rule.reason == .locked else { break }
      if rule.isAboutKind {
        left = left.filter {
          rule.allows(
            Pair(round: round, occupancy: occupancy, demandIndex: demand, offerIndex: $0))
        }
      }
      funnel.append((rule.reason, left.count))
    }
  }
}
