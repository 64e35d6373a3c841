import PlacementDocuments

/// Who is where: the days on which each offer's places are taken.
struct Uses: Sendable {
  /// By offer, what people took and what is proposed.
  private let taken: [[Window]]
  private let proposed: [[Window]]

  /// - Complexity: O(offers + placements).
  init(_ round: Round, _ occupancy: Occupancy, _ placements: [Int: Placement]) {
    taken = round.offers.indices.map { occupancy.taken(of: .offer($0, isFurther: false)) }
    var proposed = [[Window]](repeating: [], count: round.offers.count)
    for (demand, placement) in placements {
      for use in placement.uses { proposed[use.offer].append(round.demands[demand].window) }
    }
    self.proposed = proposed
  }

  /// Uses of an offer that people fixed, and places that stay taken.
  func taken(of offer: Int) -> Int { taken[offer].count }

  /// Uses of an offer that are proposed.
  func proposed(of offer: Int) -> Int { proposed[offer].count }

  /// The most uses of an offer on one day.
  func mostPresent(at offer: Int) -> Int {
    let windows = taken[offer] + proposed[offer]
    let distinct = Set(windows).sorted()
    if distinct.count < 2 { return windows.count }
    return largestPresences(of: distinct)
      .map { present in windows.count { window in present.contains { distinct[$0] == window } } }
      .max() ?? 0
  }
}
