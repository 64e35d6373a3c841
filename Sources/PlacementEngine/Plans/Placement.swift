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
  /// Placements that no rule has been asked about.
  init(placements: [Placement]) {
    self.placements = placements
    isLocked = false
  }

  /// Applies the rulebook to every offer and combines what is left.
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
    for rule in round.rulebook.eligibility.dropFirst(screen.funnel.count) {
      guard !rule.isIdle(round, index) else {
        note(rule.reason, refused: [])
        continue
      }
      var pair = Pair(round: round, occupancy: occupancy, demandIndex: index, offerIndex: 0)
      let isAllowed = { (offer: Int) -> Bool in
        pair.offerIndex = offer
        return rule.allows(pair)
      }
      if rule.reason == .tooFar {
        anywhere = left
        if let reach = round.reach(of: index), let map = screen.map {
          left = map.offers(within: reach).filter { anywhere.containsAscending($0) }
        }
        left = left.filter(isAllowed)
        within = left
        note(.tooFar, refused: [])
        continue
      }
      var kept: [Int] = []
      kept.reserveCapacity(left.count)
      var refused: [Int] = []
      for offer in left {
        if isAllowed(offer) { kept.append(offer) } else { refused.append(offer) }
      }
      left = kept
      note(rule.reason, refused: refused)
    }
    let builder = PlacementBuilder(demand: index, round: round, occupancy: occupancy)
    placements = builder.placements(among: left)
    let used = Set(placements.lazy.flatMap(\.uses).map(\.offer))
    let unpaired = left.filter { !used.contains($0) }
    left.removeAll { !used.contains($0) }
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

/// Combines eligible offers into placements.
private struct PlacementBuilder {
  let demand: Int
  let round: Round
  let occupancy: Occupancy

  func placements(among offers: [Int]) -> [Placement] {
    let record = round.demands[demand]
    let trainee = round.trainees[record.trainee]
    guard round.programmes[record.programme].sector == .secondary, trainee.subjects.count == 2
    else {
      return offers.flatMap { uses($0).compactMap { placement([$0]) } }
    }
    // Two subjects: one offer that includes both, or one offer of the school for each.
    var result: [Placement] = []
    for (position, offer) in offers.enumerated() {
      let included = round.subjects(of: trainee, in: round.offers[offer])
      if included.count == 2 {
        result += uses(offer).compactMap { placement([$0]) }
        continue
      }
      for other in offers[(position + 1)...]
      where round.schoolOfOffer[other] == round.schoolOfOffer[offer] {
        let others = round.subjects(of: trainee, in: round.offers[other])
        guard others.count == 1, others != included else { continue }
        result += uses(offer).flatMap { use in uses(other).compactMap { placement([use, $0]) } }
      }
    }
    return result
  }

  private func uses(_ offer: Int) -> [Use] {
    let record = round.demands[demand]
    let subject = round.subjectOfUse(record, offer: offer)
    let choices = round.mentorChoices(record, offer: offer, subject: subject)
    return [false, true]
      .filter { occupancy.hasRoom(.offer(offer, isFurther: $0), during: record.window) }
      .flatMap { isFurther in
        choices.map {
          Use(offer: offer, subject: subject, isFurtherPlace: isFurther, mentors: $0)
        }
      }
  }

  private func placement(_ uses: [Use]) -> Placement? {
    let school = round.schoolOfOffer[uses[0].offer]
    if case .locked(_, let offers) = round.demands[demand].standing,
      !offers.allSatisfy({ offer in uses.contains { $0.offer == offer } })
    {
      return nil
    }
    guard let journey = round.journey(round.demands[demand], to: school) else { return nil }
    return Placement(
      demand: demand, school: school, uses: uses, journey: journey,
      yearGroups: uses.reduce([] as YearGroupSet) {
        $0.union(round.yearGroupsOfOffer[$1.offer])
      })
  }
}

extension [Int] {
  /// Whether an array in ascending order holds a number.
  fileprivate func containsAscending(_ number: Int) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}
