import PlacementDocuments

extension EligibilityRule {
  /// A place is left at the offer, the school and every cap after what people have fixed.
  static let roomLeft = EligibilityRule(reason: .full, isAboutKind: true) { pair in
    let window = pair.demand.window
    let lots = [false, true]
    return lots.contains {
      pair.occupancy.hasRoom(.offer(pair.offerIndex, isFurther: $0), during: window)
    }
      && pair.occupancy.limits(ofOffer: pair.offerIndex).allSatisfy {
        pair.occupancy.hasRoom($0, during: window)
      }
  }
}

/// Something of which there is only so much.
enum Resource: Hashable, Sendable {
  /// Ordinary places of an offer, or those it would give if asked.
  case offer(Int, isFurther: Bool)
  /// The whole school, on one day.
  case school(Int)
  /// A cap of the round.
  case cap(Int)
}

/// What is limited, how much of it there is, and what people have already taken.
///
/// Limits hold on every day for those present; a cap "in total" holds over the round.
final class Occupancy: Sendable {
  private let round: Round
  /// Windows of whatever is taken, by limit.
  ///
  /// Offers count under `isFurther: false`.
  private let taken: [Resource: [Window]]
  /// For each limit of which something is taken, the most that is taken on one day of each of
  /// the round's windows.
  private let peaks: [Resource: [Window: Int]]
  private let limitsOfSchool: [[Resource]]
  private let limitsOfOffer: [[Resource]]

  init(_ round: Round) {
    self.round = round
    limitsOfSchool = round.schools.indices.map { index in
      let school = round.schools[index]
      let isLimited = school.maximumTrainees != nil || school.partnership.status == .new
      let caps = round.documents.round.caps.indices.filter {
        let cap = round.documents.round.caps[$0]
        return cap.trust != nil && cap.trust == school.trust
          || cap.localAuthority != nil && cap.localAuthority == school.localAuthority
      }
      return (isLimited ? [.school(index)] : []) + caps.map { .cap($0) }
    }
    var limitsOfOffer: [[Resource]] = []
    for (index, offer) in round.offers.enumerated() {
      var limits = limitsOfSchool[round.schoolOfOffer[index]]
      if let shared = offer.sharedCap,
        let cap = round.documents.round.caps.firstIndex(where: { $0.id == shared }),
        !limits.contains(.cap(cap))
      {
        limits.append(.cap(cap))
      }
      limitsOfOffer.append(limits)
    }
    self.limitsOfOffer = limitsOfOffer

    var taken: [Resource: [Window]] = [:]
    let demands = round.demands + round.demandsLeftOut
    for demand in demands {
      for placement in demand.taken {
        var limits = Set(limitsOfSchool[placement.school])
        for offer in placement.offers {
          taken[.offer(offer, isFurther: false), default: []].append(demand.window)
          limits.formUnion(limitsOfOffer[offer])
        }
        for limit in limits { taken[limit, default: []].append(demand.window) }
      }
    }
    self.taken = taken
    let windows = Set(demands.map(\.window)).sorted()
    let presences = round.presences.largest(of: windows)
    peaks = taken.mapValues { largestNumbers(of: $0, windows, presences) }
  }

  /// The limits, besides its own places, that a demand on an offer counts towards.
  func limits(ofOffer offer: Int) -> [Resource] { limitsOfOffer[offer] }

  /// Everything limited that a placement counts towards, each once: the places it takes, the
  /// school and caps.
  func limits(of placement: Placement) -> [Resource] {
    var limits = limitsOfSchool[placement.school]
    for use in placement.uses {
      for limit in limitsOfOffer[use.offer] where !limits.contains(limit) { limits.append(limit) }
      limits.append(.offer(use.offer, isFurther: use.isFurtherPlace))
    }
    return limits
  }

  /// Windows already taken that bear on a limit.
  func taken(of limit: Resource) -> [Window] {
    if case .offer(let offer, _) = limit { return taken[.offer(offer, isFurther: false)] ?? [] }
    return taken[limit] ?? []
  }

  /// Whether a limit counts over the round, not day by day.
  func isInTotal(_ limit: Resource) -> Bool {
    if case .cap(let cap) = limit { return round.documents.round.caps[cap].counting == .inTotal }
    return false
  }

  /// What is left of a limit where this many are already present.
  func left(of limit: Resource, afterTaken count: Int) -> Int {
    switch limit {
    case .offer(let offer, let isFurther):
      let places = round.offers[offer].places
      return isFurther
        ? max(0, round.furtherPlaces[offer] - max(0, count - places)) : max(0, places - count)
    case .school(let school):
      let own = round.schools[school].maximumTrainees ?? .max
      let isNew = round.schools[school].partnership.status == .new
      return max(0, min(own, isNew ? round.rules.schools.newSchoolPlaces : .max) - count)
    case .cap(let cap):
      return max(0, round.documents.round.caps[cap].places - count)
    }
  }

  /// Whether what people have fixed is more than a limit that one of their placements counts
  /// towards allows.
  func isOverrun(by placement: Demand.FixedPlacement, during window: Window) -> Bool {
    var limits = Set(limitsOfSchool[placement.school])
    for offer in placement.offers {
      limits.formUnion(limitsOfOffer[offer])
      limits.insert(.offer(offer, isFurther: true))
    }
    return limits.contains { limit in
      most(of: limit, during: window) > allowed(limit)
    }
  }

  /// How much of a limit there is; for an offer, with its further places.
  private func allowed(_ limit: Resource) -> Int {
    switch limit {
    case .offer(let offer, _): round.offers[offer].places + round.furtherPlaces[offer]
    case .school, .cap: left(of: limit, afterTaken: 0)
    }
  }

  /// Whether one more fits on every day of a window.
  func hasRoom(_ limit: Resource, during window: Window) -> Bool {
    left(of: limit, afterTaken: most(of: limit, during: window)) > 0
  }

  /// How much of a limit is taken: on the busiest day of a window or, where days do not matter,
  /// over the round.
  private func most(of limit: Resource, during window: Window) -> Int {
    if isInTotal(limit) { return taken(of: limit).count }
    if case .offer(let offer, _) = limit {
      return peaks[.offer(offer, isFurther: false)]?[window] ?? 0
    }
    return peaks[limit]?[window] ?? 0
  }
}

/// For each of all windows, the most of those taken that are present together on one of its days.
///
/// - Parameters:
///   - taken: The windows of what is taken.
///   - windows: All windows, each once.
///   - presences: The largest sets of them that are present on one day.
/// - Returns: By window; none where nothing is taken.
/// - Complexity: O(taken × windows), and the sizes of the sets.
private func largestNumbers(
  of taken: [Window], _ windows: [Window], _ presences: [[Int]]
) -> [Window: Int] {
  let counts = windows.map { window in taken.count { $0 == window } }
  var result: [Window: Int] = [:]
  // Others are counted with the window itself present: any largest set that holds it.
  for present in presences {
    let number = present.reduce(0) { $0 + counts[$1] }
    if number == 0 { continue }
    for own in present { result[windows[own]] = max(result[windows[own], default: 0], number) }
  }
  return result
}
