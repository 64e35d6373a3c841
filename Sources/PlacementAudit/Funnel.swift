internal import PlacementDocuments

extension AuditRule {
  static let reason = Self(
    "F-REASON", "an unplaced demand has the first reason that leaves no offer")
}

extension Evidence {
  /// The reason of every unplaced demand, found again by the funnel.
  func reasonsAreTheFirst() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for demand in openDemands {
      guard let record = records[demand.key], record.status == .unplaced else { continue }
      let expected = reasonLeft(demand)
      if record.reason != expected {
        findings.append(
          AuditFinding(
            .reason, demand.key, expected: expected.rawValue,
            found: words(record.reason?.rawValue)))
      }
    }
    return findings
  }

  /// The first rule after which no offer is left, or `OUTRANKED`.
  func reasonLeft(_ demand: Demand) -> Reason {
    let funnel = offersLeft(for: demand, among: listings)
    if let reason = funnel.reason { return reason }
    return funnel.left.contains { blockCanBe(at: $0.school, with: demand) } ? .outranked : .group
  }

  /// What every rule but `GROUP` leaves of some offers, and the first of them that leaves none.
  func offersLeft(
    for demand: Demand, among listings: [Listing]
  ) -> (left: [Listing], reason: Reason?) {
    let lock = lock(of: demand)
    var left = listings.filter { !$0.isWithdrawn && suits(lock, demand, $0) }
    if left.isEmpty && lock != nil { return ([], .locked) }
    for rule in pairRules {
      left = left.filter { rule.passes(self, demand, $0) }
      if left.isEmpty { return ([], rule.reason) }
    }
    left = left.filter { hasRoom(for: demand, at: $0) }
    if left.isEmpty { return ([], .full) }
    left = left.filter { hasMentor(for: demand, at: $0) }
    if left.isEmpty { return ([], .noMentor) }
    let planned = left.filter { one in
      isPlan([one], for: demand, lock) || left.contains { isPlan([one, $0], for: demand, lock) }
    }
    return (planned, planned.isEmpty ? .noPair : nil)
  }

  /// `GROUP`: every other demand of the block is fixed at the school, or has an offer there.
  func blockCanBe(at school: School, with demand: Demand) -> Bool {
    groups.restOfBlock(demand.key).allSatisfy { other in
      if let fixed = fixedByDemand[other] { return fixed.school.id == school.id }
      guard let other = demandsOfTrainee[other.trainee]?.first(where: { $0.key == other }) else {
        return false
      }
      return offersLeft(for: other, among: listingsOfSchool[school.id] ?? []).reason == nil
    }
  }

  func lock(of demand: Demand) -> Verdict.Lock? {
    if case .open(let lock) = verdicts[demand.key] { lock } else { nil }
  }

  /// A locked demand looks only at its school, and at the one offer that its lock names.
  func suits(_ lock: Verdict.Lock?, _ demand: Demand, _ listing: Listing) -> Bool {
    guard let lock else { return true }
    if listing.school.id != lock.school { return false }
    return lock.offers.count != 1 || demand.needsTwoSubjects
      || lock.offers.contains(listing.offer.id)
  }

  /// `FULL`: something is left beside fixed demands on every day.
  private func hasRoom(for demand: Demand, at listing: Listing) -> Bool {
    let (offer, school) = (listing.offer, listing.school)
    let atOffer = fixedLoad.mostUses(of: offer.id, during: demand)
    guard offer.places + listing.furtherPlaces - atOffer >= 1 else { return false }
    let atSchool = fixedLoad.mostDemands(at: school.id, during: demand)
    guard limits(of: school).allSatisfy({ $0 - atSchool >= 1 }) else { return false }
    return documents.round.caps.filter { counts($0, [listing], school) }.allSatisfy { cap in
      switch cap.counting {
      case .inTotal: cap.places - fixedLoad.total(of: cap.id) >= 1
      case .together: cap.places - fixedLoad.mostTogether(of: cap.id, during: demand) >= 1
      }
    }
  }

  /// `NO-MENTOR`: no mentor on record serves the use, or one who does has a slot.
  private func hasMentor(for demand: Demand, at listing: Listing) -> Bool {
    let use = rules.use(of: demand, on: listing, at: listing.school, nil)
    return use.capable.isEmpty || use.capable.contains { rules.slots(of: $0) >= 1 }
  }

  /// `NO-PAIR`, with the lock: a plan uses every offer that the lock names.
  func isPlan(_ plan: [Listing], for demand: Demand, _ lock: Verdict.Lock?) -> Bool {
    servesWhole(plan, demand) && (lock?.offers ?? []).allSatisfy(plan.map(\.offer.id).contains)
  }
}
