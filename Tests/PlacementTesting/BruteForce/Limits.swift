import PlacementDocuments

/// Places, school maxima and caps, net of what people have fixed.
struct Limits {
  private(set) var all: [Limit] = []
  /// Whether what people have fixed goes beyond a limit.
  private(set) var isOverrun = false
  private var ordinary: [String: Int] = [:]
  private var further: [String: Int] = [:]
  private var schools: [String: Int] = [:]
  private var caps: [(cap: Cap, limit: Int)] = []

  init(_ round: OpenRound, _ presence: Presence) {
    let holds = Self.takenPlaces(of: round)
    for offer in round.documents.offers {
      let taken = holds.filter { $0.hold.offers.contains(offer.id) }
      ordinary[offer.id] = add(Limit(offer.places, taken: taken, on: presence.days))
      let most = round.furtherPlaces(of: offer)
      further[offer.id] = add(
        Limit(most, after: offer.places, taken: taken, on: presence.days))
      note(taken.overrun(offer.places + most, on: presence.days))
    }
    for school in round.documents.schools {
      let newcomers =
        school.partnership.status == .new ? round.rules.schools.newSchoolPlaces : nil
      guard let most = [school.maximumTrainees, newcomers].compactMap(\.self).min() else {
        continue
      }
      let taken = holds.filter { $0.hold.school == school.id }
      schools[school.id] = add(Limit(most, taken: taken, on: presence.days))
      note(taken.overrun(most, on: presence.days))
    }
    for cap in round.documents.round.caps {
      let taken = holds.filter { hold in
        guard let school = round.school(hold.hold.school) else { return false }
        let offers = hold.hold.offers.compactMap { round.offer($0) }
        return Self.counts(cap, school, offers)
      }
      let days = cap.counting == .inTotal ? [DemandSet.max] : presence.days
      caps.append((cap, add(Limit(cap.places, taken: taken, on: days))))
      note(taken.overrun(cap.places, on: days))
    }
  }

  /// The limits that an option counts towards.
  func touched(by option: Option) -> [Int] {
    var touched: [Int] = []
    for use in option.uses {
      let limit = use.isFurther ? further[use.offer.id] : ordinary[use.offer.id]
      if let limit { touched.append(limit) }
    }
    if let limit = schools[option.school.id] { touched.append(limit) }
    for (cap, limit) in caps where Self.counts(cap, option.school, option.offers) {
      touched.append(limit)
    }
    return touched
  }

  /// Every place that people have taken: fixed placements, and places kept after an end.
  static func takenPlaces(of round: OpenRound) -> [TakenPlace] {
    round.commitments.enumerated().flatMap { index, commitment in
      commitment.kept.map { TakenPlace(demand: index, hold: $0, isFixed: false) }
        + [commitment.fixed].compactMap(\.self).map {
          TakenPlace(demand: index, hold: $0, isFixed: true)
        }
    }
  }

  private static func counts(_ cap: Cap, _ school: School, _ offers: [Offer]) -> Bool {
    (cap.trust != nil && cap.trust == school.trust)
      || (cap.localAuthority != nil && cap.localAuthority == school.localAuthority)
      || offers.contains { $0.sharedCap == cap.id }
  }

  private mutating func note(_ overrun: Bool) { if overrun { isOverrun = true } }

  private mutating func add(_ limit: Limit) -> Int {
    all.append(limit)
    return all.count - 1
  }
}
