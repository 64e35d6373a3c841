import ParallelWork
import PlacementDocuments

/// Turns an allocation into the documents that people read.
struct Report: Sendable {
  let round: Round
  let occupancy: Occupancy
  let allocation: Allocation
  /// What might have served each open demand, by demand.
  let options: [Int: DemandOptions]
  let contradiction: ContradictionRecord?
  let prices: [PriceRecord]
  let solverVersion: String
  let uses: Uses
  /// One for each demand.
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
    uses = Uses(round, occupancy, allocation.placements)
    let report = self
    records = Concurrently.map(round.demands.count) { report.record(of: $0) }
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
    summary.unknownJourneys = unknownJourneys
    let journeys = records.filter(\.status.isProposed).compactMap(\.journey)
    summary.estimatedJourneys = journeys.count(where: \.isEstimated)
    let minutes = journeys.map(\.minutes).sorted()
    summary.medianMinutes = minutes.isEmpty ? nil : minutes[(minutes.count - 1) / 2]
    summary.longestMinutes = minutes.last
    return summary
  }

  /// Places of an offer that nobody takes on any day.
  func unusedPlaces(of offer: Int) -> Int {
    max(0, round.offers[offer].places - uses.mostPresent(at: offer))
  }

  /// Pairs of demand and school, otherwise possible, whose journey is unknown.
  private var unknownJourneys: Int {
    // The last demand that counted each school: schools repeat among offers, demands do not.
    var counted = [Int](repeating: -1, count: round.schools.count)
    var pairs = 0
    for (demand, options) in options {
      for offer in options.firstRefusals[.travelUnknown] ?? [] {
        let school = round.schoolOfOffer[offer]
        if counted[school] != demand { pairs += 1 }
        counted[school] = demand
      }
    }
    return pairs
  }
}
