internal import PlacementDocuments

extension AuditRule {
  static let summary = Self("F-SUMMARY", "every headline number is counted from the records")
}

extension Evidence {
  func summaryCounts() -> [AuditFinding] {
    let summary = result.summary
    var status: [AllocationRecord.Status: Int] = [:]
    for record in result.allocations { status[record.status, default: 0] += 1 }
    let offered = listings.filter { !$0.isWithdrawn }
    let minutes = proposed.compactMap(journeyTaken).map(\.minutes).sorted()
    let median = minutes.isEmpty ? nil : minutes[(minutes.count - 1) / 2]
    let figures: [(name: String, expected: Int?, found: Int?)] = [
      ("trainees", documents.trainees.count, summary.trainees),
      ("demands", demands.count, summary.demands),
      ("ready", status[.ready] ?? 0, summary.ready),
      ("reserved", status[.reserved] ?? 0, summary.reserved),
      ("held", status[.held] ?? 0, summary.held),
      ("fixed", status[.fixed] ?? 0, summary.fixed),
      ("lead_school_arranges", status[.leadSchoolArranges] ?? 0, summary.leadSchoolArranges),
      ("unplaced", status[.unplaced] ?? 0, summary.unplaced),
      ("places", offered.reduce(0) { $0 + $1.offer.places }, summary.places),
      ("unused_places", offered.reduce(0) { $0 + unused(of: $1) }, summary.unusedPlaces),
      ("unknown_journeys", unknownJourneys, summary.unknownJourneys),
      (
        "estimated_journeys", proposed.compactMap(journeyTaken).filter(\.isEstimated).count,
        summary.estimatedJourneys
      ),
      ("median_minutes", median, summary.medianMinutes),
      ("longest_minutes", minutes.last, summary.longestMinutes),
    ]
    return figures.filter { $0.expected != $0.found }.map {
      AuditFinding(
        .summary, expected: "\($0.name) \(words($0.expected))", found: words($0.found))
    }
  }

  private func journeyTaken(_ placement: Placement) -> JourneyRecord? {
    journey(of: placement.demand, to: placement.school)
  }

  /// Places less the most taken on one day.
  private func unused(of listing: Listing) -> Int {
    let offer = listing.offer.id
    let most =
      fixedLoad.days(of: offer).union(proposedLoad.days(of: offer))
      .map { fixedLoad.uses(of: offer, on: $0) + proposedLoad.uses(of: offer, on: $0) }
      .max() ?? 0
    return max(0, listing.offer.places - most)
  }

  /// Pairs of an open demand and a school that are possible but for the journey.
  private var unknownJourneys: Int {
    let rules = pairRules.filter { $0.reason < .travelUnknown }
    let schoolsWithoutPosition = documents.schools.filter { $0.position == nil }
    var count = 0
    for demand in openDemands {
      // With a profile and an origin, any journey to a known position can be estimated.
      let profile = demand.trainee.profile
      let isLocated = profile != nil && (demand.ownOrigin ?? profile?.origin) != nil
      for school in isLocated ? schoolsWithoutPosition : documents.schools
      where journey(of: demand, to: school) == nil {
        let isPossible = (listingsOfSchool[school.id] ?? []).contains { listing in
          suits(lock(of: demand), demand, listing)
            && rules.allSatisfy { $0.passes(self, demand, listing) }
        }
        if isPossible { count += 1 }
      }
    }
    return count
  }
}
