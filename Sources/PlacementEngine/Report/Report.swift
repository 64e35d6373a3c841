import PlacementDocuments

/// Turns an allocation into the documents that people read.
struct Report {
  let round: Round
  let occupancy: Occupancy
  let allocation: Allocation
  /// What might have served each open demand, by demand.
  let options: [Int: DemandOptions]
  let contradiction: ContradictionRecord?
  let prices: [PriceRecord]
  let solverVersion: String
  /// One for each demand; none if the search ended without an allocation.
  private(set) var records: [AllocationRecord] = []

  init(
    _ candidates: Candidates, allocation: Allocation, contradiction: ContradictionRecord?,
    prices: [PriceRecord], solverVersion: String
  ) {
    round = candidates.round
    occupancy = candidates.occupancy
    options = candidates.options
    self.allocation = allocation
    self.contradiction = contradiction
    self.prices = prices
    self.solverVersion = solverVersion
    if allocation.isFound { records = round.demands.indices.map(record(of:)) }
  }

  /// `allocations.json`.
  var allocations: AllocationsDocument {
    var document = AllocationsDocument()
    document.round = round.documents.round.id
    document.academicYear = round.documents.round.academicYear
    document.referenceDate = round.documents.round.referenceDate
    document.status = allocation.status
    document.solver.version = solverVersion
    document.tiers = allocation.tiers
    document.allocations = records.sorted { ($0.trainee, $0.phase) < ($1.trainee, $1.phase) }
    document.rules = round.rules
    document.inputs = canonicalDigests(of: round.documents)
    document.setAside = round.setAside
    document.phases = round.documents.phases.sorted()
    document.contradictions = contradiction
    document.summary = summary(of: document.allocations)
    return document
  }

  private func summary(of records: [AllocationRecord]) -> SummaryRecord {
    var summary = SummaryRecord()
    summary.trainees = round.trainees.count
    summary.demands = records.count
    for record in records {
      switch record.status {
      case .ready: summary.ready += 1
      case .reserved: summary.reserved += 1
      case .held: summary.held += 1
      case .fixed: summary.fixed += 1
      case .leadSchoolArranges: summary.leadSchoolArranges += 1
      case .unplaced: summary.unplaced += 1
      }
    }
    for (index, offer) in round.offers.enumerated() where offer.state != .withdrawn {
      summary.places += offer.places
      summary.unusedPlaces += unusedPlaces(of: index)
    }
    summary.unknownJourneys = options.values.reduce(0) { sum, options in
      sum + Set((options.firstRefusals[.travelUnknown] ?? []).map { round.schoolOfOffer[$0] }).count
    }
    let journeys = records.filter(\.status.isProposed).compactMap(\.journey)
    summary.estimatedJourneys = journeys.count(where: \.isEstimated)
    let minutes = journeys.map(\.minutes).sorted()
    summary.medianMinutes = minutes.isEmpty ? nil : minutes[(minutes.count - 1) / 2]
    summary.longestMinutes = minutes.last
    return summary
  }

  /// Places of an offer that nobody takes on any day.
  func unusedPlaces(of offer: Int) -> Int {
    var windows = occupancy.taken(of: .offer(offer, isFurther: false))
    for placement in allocation.placements.values
    where placement.uses.contains(where: { $0.offer == offer }) {
      windows.append(round.demands[placement.demand].window)
    }
    let distinct = Set(windows).sorted()
    let most = largestPresences(of: distinct)
      .map { present in windows.count { window in present.contains { distinct[$0] == window } } }
      .max()
    return max(0, round.offers[offer].places - (most ?? 0))
  }
}
