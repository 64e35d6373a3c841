public import PlacementDocuments

/// A tiny round, written in code, in which everything is in order unless a test says otherwise.
///
///     var round = RoundBuilder.primary()
///     round.school("S-1") { $0.rurality = .rural }
///     round.offer("O-1", at: "S-1", years: [.year4], places: 2)
///     round.trainee("T1") { $0.hasShortJourneyPriority = true }
///     round.journey("T1", "S-1", 30)
///     let documents = round.documents
///
/// By default every trainee may go to every school: agreements are signed, the
/// declaration is agreed, checks and fitness are cleared, no mentor is recorded
/// and every journey takes ``minutesByDefault``. Records may be added in any
/// order; adding one with a known identifier changes it.
public struct RoundBuilder {
  /// Programmes, caps, rules and dates.
  public var round = RoundDocument()
  /// The journey of each pair that has no row and cannot be estimated; nil leaves it unknown.
  ///
  /// As in travel.csv, it does not hold for a demand with an origin of its own.
  public var minutesByDefault: Int? = 20
  /// The training phases asked for; none means all.
  public var phases: [String] = []
  /// Results of earlier rounds.
  public var history: [AllocationsDocument] = []
  /// In a repair, the earlier result of this round.
  public var keepTo: AllocationsDocument?

  private(set) var schools: [School] = []
  private(set) var offers: [Offer] = []
  private(set) var trainees: [Trainee] = []
  /// Journeys, and whether each is by the trainee's own mode, which may be set later.
  private(set) var journeys: [(journey: Journey, isByOwnMode: Bool)] = []
  private(set) var decisions: [Decision] = []
  private var programmeByDefault: String

  private init(_ programme: String, sector: Sector, ages: AgeRange, phases: Int) {
    round.id = "R"
    round.academicYear = "2018-19"
    round.referenceDate = Self.referenceDate
    programmeByDefault = programme
    self.programme(programme) {
      $0.sector = sector
      $0.ageRange = ages
    }
    for id in ["1", "2", "3"].prefix(phases) { phase(id) }
  }

  /// A round with the programme `primary` for ages 5–11; its phases are named from 1 to 3.
  public static func primary(phases: Int = 1) -> RoundBuilder {
    RoundBuilder("primary", sector: .primary, ages: .primary, phases: phases)
  }

  /// A round with the programme `secondary` for ages 11–16; its phases are named from 1 to 3.
  public static func secondary(phases: Int = 1) -> RoundBuilder {
    RoundBuilder("secondary", sector: .secondary, ages: secondaryAges, phases: phases)
  }

  /// The day on which agreements are judged, before every phase: 15 July 2018.
  public static let referenceDate = day("2018-07-15")
  private static let secondaryAges = AgeRange("11-16") ?? .primary

  /// The day so written; a mistake in a test stops it.
  public static func day(_ iso: String) -> Day {
    guard let day = Day(iso) else { preconditionFailure("\(iso) is not a day") }
    return day
  }

  /// Adds or changes a programme; trainees added from now on are on it.
  public mutating func programme(_ id: String, _ change: (inout Programme) -> Void = { _ in }) {
    programmeByDefault = id
    Self.edit(&round.programmes, \.id, id, change) {
      var programme = Programme()
      programme.id = id
      programme.name = id
      return programme
    }
  }

  /// Adds or changes a training phase of the programme named last.
  ///
  /// Phase 1 runs from 1 October to 14 December 2018, phase 2 from 14 January to
  /// 29 March 2019, any other from 29 April to 28 June 2019.
  public mutating func phase(_ id: String, _ change: (inout ProgrammePhase) -> Void = { _ in }) {
    guard let index = round.programmes.firstIndex(where: { $0.id == programmeByDefault })
    else { return }
    Self.edit(&round.programmes[index].phases, \.id, id, change) {
      var phase = ProgrammePhase()
      phase.id = id
      let (start, end) =
        switch id {
        case "1": ("2018-10-01", "2018-12-14")
        case "2": ("2019-01-14", "2019-03-29")
        default: ("2019-04-29", "2019-06-28")
        }
      (phase.start, phase.end) = (Self.day(start), Self.day(end))
      return phase
    }
  }

  /// Adds or changes a school in good standing.
  public mutating func school(_ id: String, _ change: (inout School) -> Void = { _ in }) {
    Self.edit(&schools, \.id, id, change) {
      var school = School()
      school.id = id
      school.name = "School \(id)"
      school.agreementSigned = Self.day("2018-05-01")
      school.schoolDirectAgreementSigned = Self.day("2018-05-01")
      school.healthAndSafety.status = .agreed
      school.healthAndSafety.agreedBy = "head_teacher"
      school.healthAndSafety.agreedOn = Self.day("2018-06-01")
      return school
    }
  }

  /// Adds or changes a trained mentor of a school, for any subject and key stage.
  public mutating func mentor(
    _ id: String, at school: String, _ change: (inout Mentor) -> Void = { _ in }
  ) {
    self.school(school) { school in
      Self.edit(&school.mentors, \.id, id, change) {
        var mentor = Mentor()
        mentor.id = id
        return mentor
      }
    }
  }

  /// Adds or changes an offer; without years it is for year 4 or, with subjects, for year 8.
  public mutating func offer(
    _ id: String, at school: String, years: [YearGroup]? = nil, subjects: [String]? = nil,
    places: Int? = nil, _ change: (inout Offer) -> Void = { _ in }
  ) {
    let year = round.academicYear
    Self.edit(&offers, \.id, id) { offer in
      offer.school = school
      if let years { offer.yearGroups = years.sorted() }
      if let subjects { offer.subjects = subjects }
      if let places { offer.places = places }
      change(&offer)
    } make: {
      var offer = Offer()
      offer.id = id
      offer.academicYear = year
      offer.yearGroups = subjects == nil ? [.year4] : [.year8]
      offer.places = 1
      return offer
    }
  }

  /// Adds or changes a trainee of the programme named last: core route, first year, by bus and
  /// train, without earlier placements.
  public mutating func trainee(
    _ id: String, subjects: [String]? = nil, _ change: (inout Trainee) -> Void = { _ in }
  ) {
    let programme = programmeByDefault
    Self.edit(&trainees, \.id, id) { trainee in
      if let subjects { trainee.subjects = subjects }
      change(&trainee)
    } make: {
      var trainee = Trainee()
      trainee.id = id
      trainee.programme = programme
      trainee.profile = Profile()
      trainee.fitness.isCleared = true
      trainee.checks.areCleared = true
      trainee.checks.confirmedBy = .university
      return trainee
    }
  }

  /// Changes a trainee's profile.
  public mutating func profile(of trainee: String, _ change: (inout Profile) -> Void) {
    self.trainee(trainee) { trainee in
      var profile = trainee.profile ?? Profile()
      change(&profile)
      trainee.profile = profile
    }
  }

  /// Lists a demand of a trainee, who then has the listed demands only, or changes it.
  public mutating func demand(
    of trainee: String, phase: String, _ change: (inout TraineeDemand) -> Void = { _ in }
  ) {
    self.trainee(trainee) { trainee in
      var demands = trainee.demands ?? []
      Self.edit(&demands, \.phase, phase, change) {
        var demand = TraineeDemand()
        demand.phase = phase
        return demand
      }
      trainee.demands = demands
    }
  }

  /// Adds an earlier placement, at a school of the round or at one known by its attributes only.
  public mutating func prior(
    of trainee: String, at school: String? = nil, years: [YearGroup] = [],
    _ change: (inout PriorPlacement) -> Void = { _ in }
  ) {
    profile(of: trainee) { profile in
      var placement = PriorPlacement()
      placement.school = school
      placement.yearGroups = years.sorted()
      change(&placement)
      profile.priorPlacements.append(placement)
    }
  }

  /// Adds or changes a cap; offers name it as their `sharedCap`.
  public mutating func cap(
    _ id: String, places: Int, _ change: (inout Cap) -> Void = { _ in }
  ) {
    Self.edit(&round.caps, \.id, id) { cap in
      cap.places = places
      change(&cap)
    } make: {
      var cap = Cap()
      cap.id = id
      return cap
    }
  }

  /// Adds a row of travel.csv: by the trainee's own mode unless another is given.
  public mutating func journey(
    _ trainee: String, _ school: String, _ minutes: Int, phase: String? = nil,
    by mode: TravelMode? = nil, isEstimated: Bool = false
  ) {
    let journey = Journey(
      trainee: trainee, phase: phase, school: school, mode: mode ?? .publicTransport,
      minutes: minutes, isEstimated: isEstimated)
    journeys.append((journey, mode == nil))
  }

  /// Adds a row of decisions.csv, by the office unless another role is given.
  ///
  /// Each row is a day later than the one before unless it is dated. An offer's school need not
  /// be named.
  public mutating func decide(
    _ action: Decision.Action, _ trainee: String? = nil, phase: String? = nil,
    at school: String? = nil, offer: String? = nil, by role: Decision.Role = .office,
    on date: Day? = nil
  ) {
    let next = Self.referenceDate.adding(days: decisions.count)
    decisions.append(
      Decision(
        date: date ?? next, role: role, action: action, trainee: trainee, phase: phase,
        school: school, offer: offer))
  }

  /// Changes the record so identified, which is made first if there is none.
  static func edit<Record>(
    _ records: inout [Record], _ id: KeyPath<Record, String>, _ wanted: String,
    _ change: (inout Record) -> Void, make: () -> Record
  ) {
    if let index = records.firstIndex(where: { $0[keyPath: id] == wanted }) {
      change(&records[index])
    } else {
      var record = make()
      change(&record)
      records.append(record)
    }
  }
}
