import ParallelWork
import PlacementDocuments

/// What a round has in common with an earlier one: which demands and schools are as they were.
///
/// Nobody describes the change: the two are compared, record by record. What counts as the same is
/// narrower than need be, never wider, and says nothing of what any rule asks.
struct RoundChange: Sendable {
  /// By demand of the round, the one of the same trainee and phase in the earlier round; nil
  /// unless all that is known of the trainee is as it was.
  let demandBefore: [Int?]
  /// By offer of the earlier round, its number now; nil where it is gone.
  let offerNow: [Int?]
  /// Whether every offer has the number that it had.
  let keepsOfferNumbers: Bool
  /// Schools of which something is not as it was: the school's record, an offer, or what of its
  /// places is taken.
  let schools: Set<Int>

  /// Fails if rules, programmes, caps, groups or the list of schools differ, so that little can be
  /// as it was.
  ///
  /// - Parameters:
  ///   - old: Of the earlier round.
  ///   - round: The round.
  ///   - occupancy: What people have taken in it.
  /// - Complexity: O(records of both rounds).
  init?(from old: Candidates, to round: Round, occupancy: Occupancy) {
    let before = old.round
    guard before.hasSameFrame(as: round) else { return nil }

    let changed = Set(
      round.schools.indices.filter { before.schools[$0] != round.schools[$0] })
    let offers = matches(before.offers.map(\.id), round.offers.map(\.id))
    offerNow = offers.now
    keepsOfferNumbers =
      before.offers.count == round.offers.count
      && !offers.now.enumerated().contains { $0.offset != $0.element }
    var schools = changed
    for (offer, place) in offers.now.enumerated() where place == nil {
      schools.insert(before.schoolOfOffer[offer])
    }
    for offer in round.offers.indices {
      if let earlier = offers.before[offer], before.offers[earlier] == round.offers[offer],
        before.furtherPlaces[earlier] == round.furtherPlaces[offer],
        old.occupancy.isSame(ofOffer: earlier, as: offer, in: occupancy)
      {
        continue
      }
      schools.insert(round.schoolOfOffer[offer])
      if let earlier = offers.before[offer] { schools.insert(before.schoolOfOffer[earlier]) }
    }
    self.schools = schools

    let trainees = matches(before.trainees.map(\.id), round.trainees.map(\.id))
    let inGroups = Set(round.documents.round.groups.lazy.flatMap(\.trainees))
    let other = schools
    let ownBefore = Concurrently.map(round.trainees.count) { trainee -> Range<Int>? in
      guard let earlier = trainees.before[trainee],
        before.isSame(trainee: earlier, as: trainee, in: round, but: changed),
        !inGroups.contains(round.trainees[trainee].id)
      else { return nil }
      let (own, ownBefore) = (round.demandsOfTrainee[trainee], before.demandsOfTrainee[earlier])
      let isSame =
        own.count == ownBefore.count
        && zip(ownBefore, own).allSatisfy {
          before.demands[$0].isSame(as: round.demands[$1], offers: offers.now)
            && round.demands[$1].taken.allSatisfy { !other.contains($0.school) }
        }
      return isSame ? ownBefore : nil
    }
    var demandBefore = [Int?](repeating: nil, count: round.demands.count)
    for (own, before) in zip(round.demandsOfTrainee, ownBefore) {
      for (demand, earlier) in zip(own, before ?? 0..<0) { demandBefore[demand] = earlier }
    }
    self.demandBefore = demandBefore
  }
}

extension Round {
  /// Whether rules and everything else that bears on everybody are the same.
  fileprivate func hasSameFrame(as other: Round) -> Bool {
    let (own, others) = (documents.round, other.documents.round)
    return own.referenceDate == others.referenceDate && rules == other.rules
      && rulebook.eligibility.map(\.reason) == other.rulebook.eligibility.map(\.reason)
      && rulebook.scoring.map(\.term) == other.rulebook.scoring.map(\.term)
      && own.programmes == others.programmes && own.caps == others.caps
      && own.groups == others.groups
      && schools.lazy.map(\.id).elementsEqual(other.schools.lazy.map(\.id))
  }

  /// Whether a trainee's record, journeys and past are those of another round.
  fileprivate func isSame(
    trainee: Int, as now: Int, in other: Round, but schools: Set<Int>
  ) -> Bool {
    trainees[trainee] == other.trainees[now]
      && refusedSchools[trainee] == other.refusedSchools[now]
      && priorPlacements[trainee] == other.priorPlacements[now]
      && travel.isSame(trainee, as: now, in: other.travel)
      && (schools.isEmpty
        || !priorPlacements[trainee].contains { prior in
          prior.school.flatMap(schoolIndex(named:)).map(schools.contains) == true
        })
  }
}

extension Demand {
  /// Whether a demand of another round is this one, with the same decided of it.
  fileprivate func isSame(as other: Demand, offers now: [Int?]) -> Bool {
    func same(_ placement: FixedPlacement, _ others: FixedPlacement) -> Bool {
      placement.school == others.school && placement.offers.map { now[$0] } == others.offers
    }
    let standingIsSame: Bool =
      switch (standing, other.standing) {
      case (.open, .open): true
      case (.locked(let school, let offers), .locked(let otherSchool, let others)):
        school == otherSchool && offers.map { now[$0] } == others
      case (.fixed(let placement), .fixed(let others)): same(placement, others)
      case (.notPlaced(let reason), .notPlaced(let otherReason)): reason == otherReason
      default: false
      }
    return standingIsSame && programme == other.programme && phase == other.phase
      && window == other.window && isRetake == other.isRetake
      && continuingSchool == other.continuingSchool && origin == other.origin
      && hasOwnOrigin == other.hasOwnOrigin && ageRangeYears == other.ageRangeYears
      && yearsWithin == other.yearsWithin && kept == other.kept
      && stillTaken.count == other.stillTaken.count
      && zip(stillTaken, other.stillTaken).allSatisfy(same)
  }
}

extension Occupancy {
  /// Whether as much is left, of an offer and of all that it counts towards, as of another round's.
  fileprivate func isSame(ofOffer offer: Int, as other: Int, in now: Occupancy) -> Bool {
    let limits = limits(ofOffer: offer)
    return taken(of: .offer(offer, isFurther: false))
      == now.taken(of: .offer(other, isFurther: false))
      && limits == now.limits(ofOffer: other)
      && limits.allSatisfy { taken(of: $0) == now.taken(of: $0) }
  }
}

/// Matches two ascending lists of identifiers: by each, its place in the other list.
///
/// - Complexity: O(*n*) comparisons for *n* identifiers.
func matches(_ before: [String], _ now: [String]) -> (now: [Int?], before: [Int?]) {
  var result = (
    now: [Int?](repeating: nil, count: before.count),
    before: [Int?](repeating: nil, count: now.count)
  )
  var (old, new) = (0, 0)
  while old < before.count, new < now.count {
    if before[old] == now[new] {
      result.now[old] = new
      result.before[new] = old
      old += 1
      new += 1
    } else if before[old] < now[new] {
      old += 1
    } else {
      new += 1
    }
  }
  return result
}
