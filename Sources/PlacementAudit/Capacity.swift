internal import PlacementDocuments

extension AuditRule {
  static let offerPlaces = Self(
    "H-CAP", "on every day, uses fit into the offer's places and further places")
  static let schoolPlaces = Self(
    "H-SCHOOL", "on every day, demands fit into the school's maximum and a new school's cap")
  static let capPlaces = Self("H-SHARED-CAP", "demands fit into every cap, together or in total")
}

/// A demand that takes something, for all of its days.
struct Presence {
  let demand: Demand
  let school: String
  let offers: [String]

  init(demand: Demand, school: String, offers: [String]) {
    self.demand = demand
    self.school = school
    self.offers = offers
  }

  init(_ placement: Placement) {
    self.init(
      demand: placement.demand, school: placement.school.id,
      offers: placement.listings.map(\.offer.id))
  }
}

/// How much is taken of everything limited, day by day.
struct Load {
  private var usesOfOffer: [String: [Int: Int]] = [:]
  private var totalOfOffer: [String: Int] = [:]
  private var demandsAtSchool: [String: [Int: Int]] = [:]
  private var togetherInCap: [String: [Int: Int]] = [:]
  private var totalInCap: [String: Int] = [:]

  init(
    _ presences: [Presence], caps: [Cap], schools: [String: School], listings: [String: Listing]
  ) {
    for presence in presences {
      for offer in presence.offers {
        totalOfOffer[offer, default: 0] += 1
        Self.count(presence.demand, on: &usesOfOffer[offer, default: [:]])
      }
      Self.count(presence.demand, on: &demandsAtSchool[presence.school, default: [:]])
      guard let school = schools[presence.school] else { continue }
      let named = presence.offers.compactMap { listings[$0] }
      for cap in caps where counts(cap, named, school) {
        totalInCap[cap.id, default: 0] += 1
        Self.count(presence.demand, on: &togetherInCap[cap.id, default: [:]])
      }
    }
  }

  private static func count(_ demand: Demand, on byDay: inout [Int: Int]) {
    for day in demand.days { byDay[day, default: 0] += 1 }
  }

  func uses(of offer: String, on day: Int) -> Int { usesOfOffer[offer]?[day] ?? 0 }
  func uses(overRoundOf offer: String) -> Int { totalOfOffer[offer] ?? 0 }
  func demands(at school: String, on day: Int) -> Int { demandsAtSchool[school]?[day] ?? 0 }
  func together(of cap: String, on day: Int) -> Int { togetherInCap[cap]?[day] ?? 0 }
  func total(of cap: String) -> Int { totalInCap[cap] ?? 0 }

  /// The days on which something is taken of an offer.
  func days(of offer: String) -> Set<Int> { Set((usesOfOffer[offer] ?? [:]).keys) }

  func mostUses(of offer: String, during demand: Demand) -> Int {
    most(usesOfOffer[offer], during: demand)
  }
  func mostDemands(at school: String, during demand: Demand) -> Int {
    most(demandsAtSchool[school], during: demand)
  }
  func mostTogether(of cap: String, during demand: Demand) -> Int {
    most(togetherInCap[cap], during: demand)
  }

  /// The most that is taken on any one day of a demand.
  private func most(_ byDay: [Int: Int]?, during demand: Demand) -> Int {
    guard let byDay else { return 0 }
    return demand.days.reduce(0) { max($0, byDay[$1] ?? 0) }
  }
}

/// Whether a cap counts a demand on these offers of a school.
func counts(_ cap: Cap, _ listings: [Listing], _ school: School) -> Bool {
  listings.contains { $0.offer.sharedCap == cap.id }
    || (cap.trust != nil && cap.trust == school.trust)
    || (cap.localAuthority != nil && cap.localAuthority == school.localAuthority)
}

extension Evidence {
  /// The limits on demands at one school on the same day.
  func limits(of school: School) -> [Int] {
    let asNew = school.partnership.status == .new ? rules.schools.newSchoolPlaces : nil
    return [school.maximumTrainees, asNew].compactMap { $0 }
  }

  /// The uses of an offer over the round, with fixed ones and places that stay taken.
  func uses(overRoundOf listing: Listing) -> Int {
    fixedLoad.uses(overRoundOf: listing.offer.id)
      + proposedLoad.uses(overRoundOf: listing.offer.id)
  }

  func offersHaveRoom() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let uses = proposed.flatMap { placement in placement.uses.map { (placement.demand, $0) } }
    let byOffer = Dictionary(grouping: uses) { $0.1.listing?.offer.id ?? "" }
    for listing in listings {
      let offer = listing.offer
      guard let uses = byOffer[offer.id] else { continue }
      let ordinary = load(uses.filter { !$0.1.isFurther }.map(\.0))
      let further = load(uses.filter { $0.1.isFurther }.map(\.0))
      findings += overfull(.offerPlaces, "ordinary places", ordinary, offer: offer.id, at: listing)
      {
        max(0, offer.places - fixedLoad.uses(of: offer.id, on: $0))
      }
      findings += overfull(.offerPlaces, "further places", further, offer: offer.id, at: listing) {
        let fixedBeyondOrdinary = max(0, fixedLoad.uses(of: offer.id, on: $0) - offer.places)
        return max(0, listing.furtherPlaces - fixedBeyondOrdinary)
      }
    }
    return findings
  }

  func schoolsHaveRoom() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let bySchool = Dictionary(grouping: proposed, by: \.school.id)
    for school in documents.schools {
      guard let placements = bySchool[school.id] else { continue }
      let limits = limits(of: school)
      if limits.isEmpty { continue }
      let present = load(placements.map(\.demand))
      for limit in limits {
        let over = firstDay(of: present) {
          max(0, limit - fixedLoad.demands(at: school.id, on: $0))
        }
        if let over {
          findings.append(
            AuditFinding(
              .schoolPlaces, school: school.id, expected: "at most \(over.room) on \(over.day)",
              found: "\(over.count)"))
        }
      }
    }
    return findings
  }

  func capsHaveRoom() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for cap in documents.round.caps {
      let placements = proposed.filter { counts(cap, $0.listings, $0.school) }
      switch cap.counting {
      case .inTotal:
        let room = max(0, cap.places - fixedLoad.total(of: cap.id))
        if placements.count > room {
          findings.append(
            AuditFinding(
              .capPlaces, expected: "at most \(room) in total under cap \(cap.id)",
              found: "\(placements.count)"))
        }
      case .together:
        let over = firstDay(of: load(placements.map(\.demand))) {
          max(0, cap.places - fixedLoad.together(of: cap.id, on: $0))
        }
        if let over {
          findings.append(
            AuditFinding(
              .capPlaces, expected: "at most \(over.room) under cap \(cap.id) on \(over.day)",
              found: "\(over.count)"))
        }
      }
    }
    return findings
  }

  private func overfull(
    _ rule: AuditRule, _ what: String, _ present: [Int: Int], offer: String, at listing: Listing,
    _ room: (Int) -> Int
  ) -> [AuditFinding] {
    guard let over = firstDay(of: present, room) else { return [] }
    return [
      AuditFinding(
        rule, offer: offer, school: listing.school.id,
        expected: "at most \(over.room) \(what) on \(over.day)", found: "\(over.count)")
    ]
  }
}

/// How many of some demands are present on each day.
func load(_ demands: [Demand]) -> [Int: Int] {
  var present: [Int: Int] = [:]
  for demand in demands {
    for day in demand.days { present[day, default: 0] += 1 }
  }
  return present
}

/// The first day with more present than there is room for.
func firstDay(
  of present: [Int: Int], _ room: (Int) -> Int
) -> (day: Day, count: Int, room: Int)? {
  for day in present.keys.sorted() {
    let count = present[day] ?? 0
    if count > room(day) { return (Day(dayNumber: day), count, room(day)) }
  }
  return nil
}
