internal import PlacementDocuments

extension AuditRule {
  static let contradiction = Self(
    "F-CONTRADICTION", "what is said to contradict itself is decided so, and does not hold")
  static let unsaid = Self(
    "F-UNSAID", "commitments that cannot hold together are named, and their release lets others")
}

/// Something that people decided, as it is told apart from others.
enum Commitment: Hashable {
  case fixed(DemandKey, school: String)
  case lock(DemandKey, school: String)
  case mustFill(offer: String)
  case group(String)

  /// The commitment that a record names; nil if it leaves out what it must say.
  init?(_ record: CommitmentRecord) {
    let demand = record.trainee.flatMap { trainee in
      record.phase.map { DemandKey(trainee: trainee, phase: $0) }
    }
    switch record.kind {
    case .fixed:
      guard let demand, let school = record.school else { return nil }
      self = .fixed(demand, school: school)
    case .lock:
      guard let demand, let school = record.school else { return nil }
      self = .lock(demand, school: school)
    case .mustFill:
      guard let offer = record.offer else { return nil }
      self = .mustFill(offer: offer)
    case .group:
      guard let group = record.group else { return nil }
      self = .group(group)
    }
  }
}

extension Evidence {
  /// Every commitment that the result names is one of the round's, in sets that fit together.
  func contradictionsAreReal() -> [AuditFinding] {
    guard let found = result.contradictions else { return [] }
    var findings: [AuditFinding] = []
    func expect(_ holds: Bool, _ expected: String, _ said: String) {
      if !holds {
        findings.append(AuditFinding(.contradiction, expected: expected, found: said))
      }
    }
    for record in found.releases + found.sets.flatMap({ $0 }) {
      let commitment = Commitment(record)
      expect(
        commitment.map(commitments.contains) ?? false, "a commitment of the round",
        "\(record.kind.rawValue): \(record.text)")
      expect(
        commitment.map { names($0, record) } ?? true, "the identifiers that belong to it",
        "\(record.kind.rawValue): \(record.text)")
      if let wording = commitment.flatMap(wording(of:)) {
        expect(record.text == wording, wording, record.text)
      }
    }
    let releases = found.releases.compactMap(Commitment.init)
    let sets = found.sets.map { $0.compactMap(Commitment.init) }
    expect(!releases.isEmpty, "something to release", "nothing")
    for list in [releases] + sets {
      expect(Set(list).count == list.count, "each commitment once", "one twice")
    }
    if found.isProven {
      expect(
        sets.count == releases.count && zip(sets, releases).allSatisfy { $0.contains($1) },
        "for each release a set with it", "sets that do not fit")
    }
    expect(
      sets.allSatisfy { !Set(releases).isDisjoint(with: $0) }, "a release in each set",
      "a set that stays as it is")
    expect(
      !everyCommitmentIsHonoured, "no contradiction", "one, where every commitment is honoured")
    return findings
  }

  /// Whether a record has the identifiers of its commitment and no others: of several offers none.
  private func names(_ commitment: Commitment, _ record: CommitmentRecord) -> Bool {
    var expected = CommitmentRecord()
    expected.kind = record.kind
    expected.text = record.text
    func add(_ demand: DemandKey, _ school: String, _ offers: [String]) {
      (expected.trainee, expected.phase) = (demand.trainee, demand.phase)
      (expected.school, expected.offer) = (school, offers.count == 1 ? offers[0] : nil)
    }
    switch commitment {
    case .fixed(let demand, let school):
      guard case .fixed(_, let offers) = verdicts[demand] else { return true }
      add(demand, school, offers)
    case .lock(let demand, let school):
      guard case .open(let lock?) = verdicts[demand] else { return true }
      add(demand, school, lock.offers)
    case .mustFill(let offer):
      (expected.offer, expected.school) = (offer, listingByOffer[offer]?.school.id)
    case .group(let group):
      let phase = documents.round.groups.first { $0.id == group }?.phase
      (expected.group, expected.phase) = (group, phase)
    }
    return record == expected
  }

  /// Commitments that cannot hold whatever is proposed are named, and none is left once released.
  func contradictionsAreNamed() -> [AuditFinding] {
    // A search that was stopped may not have come to it.
    guard result.status == .optimal || result.contradictions != nil else { return [] }
    let released = Set((result.contradictions?.releases ?? []).compactMap(Commitment.init))
    let stillFixed = fixed.filter {
      !released.contains(.fixed($0.demand.key, school: $0.school.id))
    }
    let stillTogether = groups.together.filter { !released.contains(.group($0.group)) }
    return impossible(stillFixed, stillTogether.map(\.members)).map {
      AuditFinding(.unsaid, expected: "a release of one of them", found: $0)
    } + impossibleLocks(besides: released)
  }

  /// What contradicts itself among these fixed placements and groups alone.
  private func impossible(_ fixed: [Placement], _ together: [[DemandKey]]) -> [String] {
    var found = overruns(of: fixed)
    let schoolOf = Dictionary(fixed.map { ($0.demand.key, $0.school.id) }) { first, _ in first }
    for members in together where Set(members.compactMap { schoolOf[$0] }).count > 1 {
      found.append("trainees \(words(members.map(\.trainee))) together, and fixed apart")
    }
    for placement in fixed {
      let key = placement.demand.key
      let met = groups.others(.apart, with: key).filter {
        key < $0 && schoolOf[$0] == placement.school.id
      }
      found += met.map { "trainees \(key.trainee) and \($0.trainee) apart, and fixed together" }
    }
    return found
  }

  /// Limits that fixed placements go beyond, whatever is proposed.
  private func overruns(of fixed: [Placement]) -> [String] {
    let caps = documents.round.caps
    let load = Load(
      fixed.map(Presence.init) + stillTaken, caps: caps, schools: schools, listings: listingByOffer)
    var found: Set<String> = []
    for placement in fixed {
      let (demand, school) = (placement.demand, placement.school)
      for listing in placement.listings
      where load.mostUses(of: listing.offer.id, during: demand)
        > listing.offer.places + listing.furtherPlaces
      {
        found.insert("offer \(listing.offer.id) fixed beyond its places")
      }
      if limits(of: school).contains(where: { load.mostDemands(at: school.id, during: demand) > $0 }
      ) {
        found.insert("school \(school.id) fixed beyond its most")
      }
      for cap in caps where counts(cap, placement.listings, school) {
        let taken =
          cap.counting == .inTotal
          ? load.total(of: cap.id) : load.mostTogether(of: cap.id, during: demand)
        if taken > cap.places { found.insert("cap \(cap.id) fixed beyond its places") }
      }
    }
    return found.sorted()
  }

  /// Locks that no offer can honour: beside everything that is fixed where nothing is
  /// released, and by themselves where something is.
  private func impossibleLocks(besides released: Set<Commitment>) -> [AuditFinding] {
    openDemands.compactMap { demand in
      guard let lock = lock(of: demand), proposedByDemand[demand.key] == nil,
        !released.contains(.lock(demand.key, school: lock.school))
      else { return nil }
      let reason = reasonLeft(demand)
      guard released.isEmpty ? reason != .outranked : reason < .schoolUsed else { return nil }
      return AuditFinding(
        .unsaid, demand.key, school: lock.school, expected: "a release",
        found: "a lock that cannot be kept: \(reason.rawValue)")
    }
  }

  private var everyCommitmentIsHonoured: Bool {
    impossible(fixed, groups.together.map(\.members)).isEmpty
      && openDemands.allSatisfy { lock(of: $0) == nil || proposedByDemand[$0.key] != nil }
      && mustFillListings.allSatisfy { uses(overRoundOf: $0) >= $0.offer.places }
  }

  private var commitments: Set<Commitment> {
    let locks = openDemands.compactMap { demand in
      lock(of: demand).map { Commitment.lock(demand.key, school: $0.school) }
    }
    return Set(fixed.map { .fixed($0.demand.key, school: $0.school.id) } + locks)
      .union(mustFillListings.map { .mustFill(offer: $0.offer.id) })
      .union(documents.round.groups.filter { $0.kind == .together }.map { .group($0.id) })
  }
}
