internal import PlacementDocuments

/// Everything that the checks look at: the documents, the decisions as
/// replayed, and the result's placements beside them.
///
/// Its types (demand, pair, use, placement, load) are deliberately its own,
/// though the engine has some of the same names: a mistake in one of the
/// engine's must not be repeated here.
///
/// A class because every check of every record looks at all of it.
final class Evidence: Sendable {
  let documents: RoundDocuments
  let result: AllocationsDocument
  let rules: RulePack
  let schools: [String: School]
  let listings: [Listing]
  let listingByOffer: [String: Listing]
  let listingsOfSchool: [String: [Listing]]
  /// The demands that exist, by trainee and phase.
  let demands: [Demand]
  /// The demands that could be placed at all.
  let openDemands: [Demand]
  let demandsOfTrainee: [String: [Demand]]
  let replay: Replay
  let verdicts: [DemandKey: Verdict]
  let journeyTable: JourneyTable
  /// Placements by results of earlier rounds, by trainee.
  let history: [String: [PriorPlacement]]
  let groups: Groups
  /// Where a repair keeps demands.
  let kept: [DemandKey: Kept]
  /// The rules about a demand and an offer alone, where they are on.
  let pairRules: [EligibilityRule]
  /// The result's first record for each demand.
  let records: [DemandKey: AllocationRecord]
  /// Demands fixed by people, by trainee and phase.
  let fixed: [Placement]
  /// Demands that the result proposes and that name a school and offers that exist.
  let proposed: [Placement]
  let fixedByDemand: [DemandKey: Placement]
  let proposedByDemand: [DemandKey: Placement]
  let fixedByTrainee: [String: [Placement]]
  let proposedByTrainee: [String: [Placement]]
  /// Places that stay taken after an end.
  let stillTaken: [Presence]
  /// What fixed demands and places that stay taken leave less of.
  let fixedLoad: Load
  let proposedLoad: Load

  init(_ result: AllocationsDocument, _ documents: RoundDocuments) {
    let rules = documents.round.rules
    let schools = Dictionary(documents.schools.map { ($0.id, $0) }) { first, _ in first }
    let demandsOfEveryPhase = PlacementAudit.demands(of: documents)
    let replay = Replay(documents, demandsOfEveryPhase)
    let listings = documents.offers.compactMap { offer in
      schools[offer.school].map {
        Listing(offer, $0, schoolSaidNo: replay.withoutFurtherPlaces.contains(offer.id))
      }
    }
    let listingByOffer = Dictionary(listings.map { ($0.offer.id, $0) }) { first, _ in first }
    let records = Dictionary(
      result.allocations.map { (DemandKey(trainee: $0.trainee, phase: $0.phase), $0) }
    ) { first, _ in first }

    var demands: [Demand] = []
    var verdicts: [DemandKey: Verdict] = [:]
    var fixed: [Placement] = []
    var proposed: [Placement] = []
    for demand in demandsOfEveryPhase {
      let verdict = Verdict(demand, replay.standings[demand.key] ?? .free)
      guard
        documents.phases.isEmpty || documents.phases.contains(demand.phase.id)
          || verdict.isFixed || verdict == .closed(.placementEnded)
      else { continue }
      demands.append(demand)
      verdicts[demand.key] = verdict
      let record = records[demand.key]
      if case .fixed(let school, let offers) = verdict, let school = schools[school] {
        let named: [String?] = offers.isEmpty ? [nil] : offers
        let uses = named.map { offer in
          rules.use(
            of: demand, on: offer.flatMap { listingByOffer[$0] }, at: school,
            record?.places.first { $0.offer == offer })
        }
        fixed.append(Placement(demand: demand, school: school, uses: uses, record: record))
      } else if !verdict.isFixed, let record, record.status.isProposed,
        let school = record.school.flatMap({ schools[$0] }), !record.places.isEmpty
      {
        let uses = record.places.compactMap { place -> Use? in
          guard let listing = place.offer.flatMap({ listingByOffer[$0] }) else { return nil }
          return rules.use(of: demand, on: listing, at: school, place)
        }
        guard uses.count == record.places.count else { continue }
        proposed.append(Placement(demand: demand, school: school, uses: uses, record: record))
      }
    }

    let openDemands = demands.filter { verdicts[$0.key]?.isOpen ?? false }
    let stillTaken = demandsOfEveryPhase.flatMap { demand in
      (replay.taken[demand.key] ?? []).map {
        Presence(demand: demand, school: $0.school, offers: $0.offers)
      }
    }

    self.documents = documents
    self.result = result
    self.rules = rules
    self.schools = schools
    self.listings = listings
    self.listingByOffer = listingByOffer
    listingsOfSchool = Dictionary(grouping: listings, by: \.school.id)
    self.demands = demands
    self.openDemands = openDemands
    demandsOfTrainee = Dictionary(grouping: demands, by: \.trainee.id)
    self.replay = replay
    self.verdicts = verdicts
    journeyTable = JourneyTable(documents)
    history = earlierPlacements(documents.history, schools)
    groups = Groups(documents.round.groups, openDemands + fixed.map(\.demand))
    kept = PlacementAudit.kept(
      openDemands.filter { verdicts[$0.key] == .open(lock: nil) }, replay.promised,
      documents.keepTo)
    pairRules = EligibilityRule.all.filter { rules.isOn($0.reason) }
    self.records = records
    self.fixed = fixed
    self.proposed = proposed
    fixedByDemand = Dictionary(fixed.map { ($0.demand.key, $0) }) { first, _ in first }
    proposedByDemand = Dictionary(proposed.map { ($0.demand.key, $0) }) { first, _ in first }
    fixedByTrainee = Dictionary(grouping: fixed, by: \.demand.trainee.id)
    proposedByTrainee = Dictionary(grouping: proposed, by: \.demand.trainee.id)
    self.stillTaken = stillTaken
    fixedLoad = Load(
      fixed.map(Presence.init) + stillTaken, caps: documents.round.caps, schools: schools,
      listings: listingByOffer)
    proposedLoad = Load(
      proposed.map(Presence.init), caps: documents.round.caps, schools: schools,
      listings: listingByOffer)
  }

  /// Whether a demand could be placed at all.
  func isOpen(_ demand: Demand) -> Bool { verdicts[demand.key]?.isOpen ?? false }
}
