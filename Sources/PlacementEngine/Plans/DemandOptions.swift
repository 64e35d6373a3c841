import PlacementDocuments

/// Everything that may serve one demand, and how the offers fell away.
struct DemandOptions: Sendable {
  /// In canonical order: by offers, then ordinary before further places, then better mentors first.
  var placements: [Placement] = []
  /// Whether people pinned the demand.
  let isLocked: Bool
  /// Offers left after each rule, in the order of the rulebook.
  private(set) var funnel: [(reason: Reason, offersLeft: Int)] = []
  /// Offers by the rule that refused them first, from `SCHOOL-GATE` on; those too far away, which
  /// are most of them, are not listed.
  private(set) var firstRefusals: [Reason: [Int]] = [:]
  /// Offers left before the rule `TOO-FAR` was asked, and after, ascending.
  private var anywhere: [Int] = []
  private var within: [Int] = []
  /// Offers that nothing has refused so far, ascending.
  var left: [Int] = []
}

extension DemandOptions {
  /// Placements that no rule has been asked about; their services are not numbered together.
  init(placements: [Placement]) {
    self.placements = placements
    for index in placements.indices { self.placements[index].service = nil }
    isLocked = false
  }

  /// Applies the rulebook to every offer, up to the last rules, which are about kinds again.
  ///
  /// - Parameters:
  ///   - index: The demand, which is open.
  ///   - screen: What the first rules leave, where they have been asked.
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  init(demand index: Int, screen: OfferScreen, round: Round, occupancy: Occupancy) {
    isLocked = round.demands[index].isLocked
    left = screen.left
    funnel = screen.funnel
    firstRefusals = screen.firstRefusals
    var pair = Pair(round: round, occupancy: occupancy, demandIndex: index, offerIndex: 0)
    for rule in round.rulebook.eligibility[screen.funnel.count..<round.rulebook.endAboutPair] {
      guard !rule.isIdle(round, index) else {
        note(rule.reason, refused: [])
        continue
      }
      if rule.reason == .tooFar {
        anywhere = left
        if let reach = round.reach(of: index), let map = screen.map {
          left = map.offers(within: reach)
          // Those near by, less what other rules have refused since.
          if anywhere.count < screen.left.count {
            left.removeAll { !anywhere.containsAscending($0) }
          }
        }
        left.removeAll {
          pair.offerIndex = $0
          return !rule.allows(pair)
        }
        within = left
        note(.tooFar, refused: [])
        continue
      }
      var refused: [Int] = []
      left.removeAll {
        pair.offerIndex = $0
        if rule.allows(pair) { return false }
        refused.append($0)
        return true
      }
      note(rule.reason, refused: refused)
    }
  }

  /// Applies the last rules and combines what is left.
  ///
  /// - Parameters:
  ///   - index: The demand.
  ///   - services: What serves demands of its kind, from at least the offers left.
  ///   - round: The round.
  mutating func serve(demand index: Int, by services: Services, round: Round) {
    var positions = services.positions(of: left)
    for reason in services.reasons {
      let refused = zip(left, positions).filter { services.refusal(at: $1) == reason }.map(\.0)
      if !refused.isEmpty {
        positions.removeAll { services.refusal(at: $0) == reason }
        left = positions.map(services.offer)
      }
      note(reason, refused: refused)
    }

    let journeys = Journeys(of: index, in: round)
    var pinned: [Int] = []
    if case .locked(_, let offers) = round.demands[index].standing { pinned = offers }
    var isUsed = [Bool](repeating: false, count: left.count)
    for (place, offer) in left.enumerated() {
      guard let journey = journeys[to: round.schoolOfOffer[offer]] else { continue }
      let (first, own) = services.services(at: positions[place])
      for (number, service) in zip(first..., own) {
        let uses = service.uses
        var second = place
        if uses.count > 1 {
          second = left.firstPosition(notBefore: uses[1].offer)
          guard second < left.count, left[second] == uses[1].offer else { continue }
        }
        guard pinned.allSatisfy({ pin in uses.contains { $0.offer == pin } }) else { continue }
        isUsed[place] = true
        isUsed[second] = true
        placements.append(
          Placement(
            demand: index, school: service.school, uses: uses, journey: journey,
            yearGroups: service.yearGroups, service: number))
      }
    }
    let unpaired = left.indices.filter { !isUsed[$0] }.map { left[$0] }
    if !unpaired.isEmpty { left = left.indices.filter { isUsed[$0] }.map { left[$0] } }
    note(.noPair, refused: unpaired)
  }

  /// Whether `TOO-FAR` is the first rule that refuses an offer.
  ///
  /// - Complexity: O(log *n*) for *n* offers.
  func isTooFar(_ offer: Int) -> Bool {
    anywhere.containsAscending(offer) && !within.containsAscending(offer)
  }

  /// Notes what a rule has refused, and what is left now.
  mutating func note(_ reason: Reason, refused: [Int]) {
    if reason >= .schoolGate, !refused.isEmpty { firstRefusals[reason] = refused }
    funnel.append((reason, left.count))
  }
}

/// What is left of it in a round that is not quite the same.
extension DemandOptions {
  /// Takes out what there was at some schools.
  mutating func remove(_ part: DemandOptions, at schools: Set<Int>) {
    if !part.placements.isEmpty { placements.removeAll { schools.contains($0.school) } }
    for step in funnel.indices { funnel[step].offersLeft -= part.funnel[step].offersLeft }
    left.removeAll(ascending: part.left)
    anywhere.removeAll(ascending: part.anywhere)
    within.removeAll(ascending: part.within)
    for (reason, offers) in part.firstRefusals {
      firstRefusals[reason]?.removeAll(ascending: offers)
      if firstRefusals[reason]?.isEmpty == true { firstRefusals[reason] = nil }
    }
  }

  /// Adds what there is at schools where there was nothing.
  mutating func add(_ part: DemandOptions) {
    for placement in part.placements {
      let offer = placement.uses[0].offer
      let place = placements.firstIndex { $0.uses[0].offer > offer } ?? placements.count
      placements.insert(placement, at: place)
    }
    for step in funnel.indices { funnel[step].offersLeft += part.funnel[step].offersLeft }
    left.insert(ascending: part.left)
    anywhere.insert(ascending: part.anywhere)
    within.insert(ascending: part.within)
    for (reason, offers) in part.firstRefusals {
      firstRefusals[reason, default: []].insert(ascending: offers)
    }
  }

  /// Follows the numbers of demand and offers; offers that are gone go.
  mutating func renumber(demand: Int, offers now: [Int?]) {
    func renumbered(_ offers: [Int]) -> [Int] { offers.compactMap { now[$0] } }
    placements = placements.map { placement in
      Placement(
        demand: demand, school: placement.school,
        uses: placement.uses.contains { now[$0.offer] != $0.offer }
          ? placement.uses.map {
            Use(
              offer: now[$0.offer] ?? $0.offer, subject: $0.subject,
              isFurtherPlace: $0.isFurtherPlace, mentors: $0.mentors)
          } : placement.uses,
        journey: placement.journey, yearGroups: placement.yearGroups,
        isFixed: placement.isFixed, service: placement.service)
    }
    left = renumbered(left)
    anywhere = renumbered(anywhere)
    within = renumbered(within)
    firstRefusals = firstRefusals.mapValues(renumbered)
  }

  /// Counts its services from another number on.
  ///
  /// - Parameters:
  ///   - first: What number 0 becomes.
  ///   - most: Raised to the number after the last of them.
  mutating func numberServices(from first: Int, _ most: inout Int) {
    for index in placements.indices {
      guard let number = placements[index].service else { continue }
      placements[index].service = number + first
      most = max(most, number + first + 1)
    }
  }
}

extension [Int] {
  /// Takes some of its numbers out of an ascending array.
  mutating func removeAll(ascending some: [Int]) {
    for number in some {
      let place = firstPosition(notBefore: number)
      if place < count, self[place] == number { remove(at: place) }
    }
  }

  /// Puts numbers into an ascending array that are not in it.
  fileprivate mutating func insert(ascending some: [Int]) {
    for number in some { insert(number, at: firstPosition(notBefore: number)) }
  }
}
