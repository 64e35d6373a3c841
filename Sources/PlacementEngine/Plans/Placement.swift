import PlacementDocuments

/// One way of serving one demand: offers of one school, and the quality of mentor in each.
struct Placement: Sendable {
  let demand: Int
  let school: Int
  let uses: [Use]
  let journey: JourneyFigure
  /// Years of every class involved.
  let yearGroups: YearGroupSet
  /// Whether people fixed it: it takes places, and nobody proposes it.
  var isFixed = false
  /// The number of the ``Service`` among those of all candidates, if it is one of them.
  var service: Int?
}

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
