import PlacementDocuments

/// A round in the making.
///
/// Each step is a file of its own and draws from a stream of its own.
///
/// Supply follows demand: every trainee who needs a place is first settled at
/// some school that would do, and schools then offer those places and a few
/// more. So a good allocation exists, although the best one is another.
struct Cohort {
  let plan: CohortPlan
  let seed: UInt64

  var schools: [School] = []
  /// What is known about each school, in step with `schools`, and is not written down.
  var sites: [Site] = []
  var leads = LeadSchools()
  var trainees: [Trainee] = []
  var handling: [Handling] = []
  var demands: [Demand] = []
  var journeys: [Journey] = []
  /// Measured journeys of each trainee, in step with `trainees`, nearest first.
  var reach: [[Reach]] = []
  /// Where each demand was settled, in step with `demands`.
  var settled: [Settled?] = []
  /// The schools where each trainee was settled in some phase, in step with `trainees`.
  var schoolsOfTrainee: [[Int]] = []
  var offers: [Offer] = []
  var caps: [Cap] = []
  var decisions: [Decision] = []

  struct Site {
    var sectors: [Sector]
    var latitude: Double
    var longitude: Double
    var isUsable = true
    /// Trainees of primary and secondary programmes settled here, by term.
    var load: [Int]
    /// The same, by what they train for and then by term.
    var loadByDepartment: [[String]: [Int: Int]] = [:]
    /// The most that are settled here in a term.
    var room = 4
  }

  /// A trainee in a phase of the round.
  struct Demand {
    var trainee: Int
    var phase: String
    var dates: ClosedRange<Day>
    /// The term of the plan in which the dates lie.
    var term: Int
    var handling: Handling
  }

  struct LeadSchools {
    var primary: [Int] = []
    var secondary: [Int] = []
    var salaried: [Int] = []
  }

  /// How a trainee, or a demand, comes by a placement.
  enum Handling {
    case free
    case supportRequested
    case arranged
    case leadSchoolArranges
    case salaried
    /// Interrupted, withdrawn or without a profile.
    case none
  }

  struct Reach {
    var school: Int
    var minutes: Int
  }

  struct Settled {
    var school: Int
    var offers: [Int] = []
  }

  init(_ plan: CohortPlan, seed: UInt64) {
    self.plan = plan
    self.seed = seed
  }

  static func make(_ plan: CohortPlan, seed: UInt64) -> RoundDocuments {
    var cohort = Cohort(plan, seed: seed)
    cohort.makeSchools()
    cohort.chooseLeadSchools()
    cohort.makeTrainees()
    cohort.makeDemands()
    cohort.makeJourneys()
    cohort.settleDemands()
    cohort.makeOffers()
    cohort.limitSchools()
    cohort.makeMentors()
    cohort.decide()
    return cohort.documents
  }

  func randomness(_ stream: String) -> Randomness { Randomness(seed: seed, stream: stream) }

  private var documents: RoundDocuments {
    var documents = RoundDocuments()
    documents.round.id = plan.round
    documents.round.academicYear = plan.academicYear
    documents.round.referenceDate = plan.referenceDate
    documents.round.programmes = programmes.filter { programme in
      plan.intakes.contains { $0.programme == programme.id }
    }
    documents.round.caps = caps
    documents.schools = schools
    documents.offers = offers
    documents.trainees = trainees
    documents.journeys = journeys
    documents.decisions = decisions.sorted(by: Decision.replaysBefore)
    return documents
  }

  /// The trainee whose demand this is.
  func trainee(of demand: Int) -> Trainee { trainees[demands[demand].trainee] }

  /// A number of a record, as `S-0001`.
  static func code(_ prefix: String, _ number: Int) -> String {
    let digits = String(number)
    return prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Kilometres in a straight line.
  ///
  /// One degree of longitude is taken at the latitude of Liverpool, near
  /// enough for a made-up journey.
  static func kilometres(
    _ a: (latitude: Double, longitude: Double), _ b: (latitude: Double, longitude: Double)
  ) -> Double {
    let north = (a.latitude - b.latitude) * kilometresPerDegreeNorth
    let east = (a.longitude - b.longitude) * kilometresPerDegreeEast
    return (north * north + east * east).squareRoot()
  }

  static let kilometresPerDegreeNorth = 111.195
  static let kilometresPerDegreeEast = 66.3

  /// A coordinate with as many decimals as the unit has: 100 gives hundredths of a degree.
  static func rounded(_ degrees: Double, to unit: Double) -> Double {
    Double(Int(degrees * unit + (degrees < 0 ? -0.5 : 0.5))) / unit
  }
}
