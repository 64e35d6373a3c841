public import PlacementDocuments

/// A validated round: every reference resolved, every record in canonical order.
///
/// Indices into its arrays stand for the records everywhere in the engine; arrays
/// are ordered by identifier, so that the order in which files list their records
/// never matters.
public final class Round: Sendable {
  /// What was read, in canonical order.
  public let documents: RoundDocuments
  /// Records left out because they were faulty.
  public let setAside: [SetAsideRecord]

  let rulebook: Rulebook
  let rules: RulePack
  /// The gates that forbid a proposal.
  let gatesOfSolveStage: [Gate]
  let programmes: [Programme]
  let schools: [School]
  private let schoolIndex: Index
  let offers: [Offer]
  let trainees: [Trainee]
  /// By trainee, then start, then phase.
  let demands: [Demand]
  /// Demands of phases not asked for, of which nothing but places that stay taken is left.
  let demandsLeftOut: [Demand]
  /// The school of each offer.
  let schoolOfOffer: [Int]
  /// Demands of each trainee.
  let demandsOfTrainee: [Range<Int>]
  /// Places that each offer would add if asked.
  let furtherPlaces: [Int]
  /// Schools never to be proposed for a trainee again, by trainee.
  let refusedSchools: [Set<Int>]
  /// What each trainee's profile lists, and what the history adds.
  let priorPlacements: [[PriorPlacement]]
  let groups: Groups
  /// In a repair, the result to keep to.
  let earlier: EarlierResult?
  let travel: TravelTable
  let subjects: SubjectMatching
  let yearGroupsOfOffer: [YearGroupSet]
  let traits: [SchoolTraits]
  /// Where each school is, if that is known.
  let positions: [Position?]
  let everySchoolHasPosition: Bool
  /// The terms of the rulebook by what they depend on.
  let terms: TermsByScope
  /// Which windows are present together.
  let presences: Presences

  /// Makes the round of what `validate(_:readingProblems:setAside:)` made of the documents; nil if
  /// errors forbid using them.
  public convenience init?(_ validation: Validation) {
    self.init(validation, rulebook: Rulebook())
  }

  /// As above with other rules than the standard ones, for tests of the audit.
  init?(_ validation: Validation, rulebook: Rulebook) {
    guard validation.isUsable else { return nil }
    let documents = validation.documents
    self.rulebook = rulebook.inEffect(under: documents.round.rules)
    self.documents = documents
    setAside = validation.setAside
    rules = documents.round.rules
    gatesOfSolveStage = Gate.allCases.filter {
      documents.round.rules.stage(of: $0) == .solve
    }
    programmes = documents.round.programmes
    schools = documents.schools
    offers = documents.offers
    trainees = documents.trainees
    subjects = SubjectMatching(rules)
    traits = schools.map { SchoolTraits($0) }
    positions = schools.map(\.position)
    everySchoolHasPosition = !positions.contains(nil)
    terms = TermsByScope(self.rulebook.scoring)
    presences = Presences()

    let schoolIndex = Index(schools.map(\.id))
    self.schoolIndex = schoolIndex
    let offerIndex = Index(offers.map(\.id))
    let programmeIndex = Index(programmes.map(\.id))
    let traineeIndex = Index(trainees.map(\.id))

    var schoolOfOffer: [Int] = []
    var yearGroups: [YearGroupSet] = []
    for offer in offers {
      let school = schoolIndex[known: offer.school]
      schoolOfOffer.append(school)
      yearGroups.append(YearGroupSet(of: offer, at: documents.schools[school]))
    }
    self.schoolOfOffer = schoolOfOffer
    yearGroupsOfOffer = yearGroups

    let replay = Replay(
      documents.decisions, trainees: traineeIndex, schools: schoolIndex, offers: offerIndex,
      schoolOfOffer: schoolOfOffer)
    furtherPlaces = offers.indices.map {
      replay.offersWithoutFurtherPlaces.contains($0) ? 0 : documents.offers[$0].furtherPlaces
    }

    let earlier = documents.keepTo.map { EarlierResult($0) }
    self.earlier = earlier
    var demands: [Demand] = []
    var leftOut: [Demand] = []
    var ranges: [Range<Int>] = []
    var refused: [Set<Int>] = []
    for (index, trainee) in trainees.enumerated() {
      let programme = programmeIndex[known: trainee.programme]
      let first = demands.count
      let own = DemandBuilder(
        trainee: trainee, index: index, programme: documents.round.programmes[programme],
        programmeIndex: programme, schools: schoolIndex, replay: replay, earlier: earlier
      ).demands
      demands += own.filter { $0.exists(inPhases: documents.phases) }
      leftOut += own.filter { !$0.exists(inPhases: documents.phases) }
      ranges.append(first..<demands.count)
      let ended = own.flatMap { replay.state(trainee: index, phase: $0.phase.id).endedAt }
      refused.append(
        replay.refused[index, default: []].union(ended)
          .union(trainee.excludedSchools.map { schoolIndex[known: $0] }))
    }
    self.demands = demands
    demandsLeftOut = leftOut
    demandsOfTrainee = ranges
    refusedSchools = refused
    travel = TravelTable(documents.journeys, trainees: traineeIndex, schools: schoolIndex)
    priorPlacements = Self.priorPlacements(of: documents, traineeIndex, schoolIndex)
    groups = Groups(documents.round.groups, demands: demands, trainees: documents.trainees)
  }

  /// The same round under other rules, or as if people had decided otherwise.
  init(
    _ round: Round, rules: RulePack? = nil, demands: [Demand]? = nil,
    groups: [TraineeGroup]? = nil
  ) {
    documents = round.documents
    setAside = round.setAside
    rulebook = round.rulebook
    self.rules = rules ?? round.rules
    gatesOfSolveStage = round.gatesOfSolveStage
    programmes = round.programmes
    schools = round.schools
    schoolIndex = round.schoolIndex
    offers = round.offers
    trainees = round.trainees
    let demands = demands ?? round.demands
    self.demands = demands
    demandsLeftOut = round.demandsLeftOut
    schoolOfOffer = round.schoolOfOffer
    demandsOfTrainee = round.demandsOfTrainee
    furtherPlaces = round.furtherPlaces
    refusedSchools = round.refusedSchools
    travel = round.travel
    subjects = round.subjects
    yearGroupsOfOffer = round.yearGroupsOfOffer
    traits = round.traits
    positions = round.positions
    everySchoolHasPosition = round.everySchoolHasPosition
    terms = round.terms
    presences = round.presences
    priorPlacements = round.priorPlacements
    self.groups = Groups(
      groups ?? round.documents.round.groups, demands: demands, trainees: round.trainees)
    earlier = round.earlier
  }

  /// The Trainee Profile of a demand's trainee.
  func profile(of demand: Int) -> Profile? { trainees[demands[demand].trainee].profile }

  /// The position of a school, if it is in the round.
  func schoolIndex(named identifier: String) -> Int? { schoolIndex[identifier] }
}

/// Positions of identifiers in a canonical list.
struct Index: Sendable {
  let identifiers: [String]
  private let positions: [String: Int]

  init(_ identifiers: [String]) {
    self.identifiers = identifiers
    positions = Dictionary(uniqueKeysWithValues: zip(identifiers, identifiers.indices))
  }

  subscript(identifier: String) -> Int? { positions[identifier] }

  /// The position of an identifier that validation has seen.
  subscript(known identifier: String) -> Int {
    guard let position = positions[identifier] else {
      preconditionFailure("validation let an unknown identifier through")
    }
    return position
  }
}
