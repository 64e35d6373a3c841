import PlacementDocuments

// Offers whose places are to be filled before others.

extension Objective {
  /// Must-fill places that stay empty.
  static let mustFill = Objective(.mustFill) {
    $0.round.offers.contains { $0.mustFill && $0.state != .withdrawn }
  } whole: { candidates, placements in
    var uses: [Int: Int] = [:]
    for use in placements.values.lazy.flatMap(\.uses) { uses[use.offer, default: 0] += 1 }
    return candidates.placesToFill.reduce(0) { $0 + max(0, $1.places - uses[$1.offer, default: 0]) }
  }
}

extension Candidates {
  /// Places of must-fill offers that nothing fixed has filled.
  fileprivate var placesToFill: [(offer: Int, places: Int)] {
    round.offers.indices.compactMap { index in
      let offer = round.offers[index]
      guard offer.mustFill, offer.state != .withdrawn else { return nil }
      let taken = occupancy.taken(of: .offer(index, isFurther: false)).count
      return offer.places > taken ? (index, offer.places - taken) : nil
    }
  }
}

/// For each must-fill offer: uses + empty ≥ places, what people have fixed taken off.
struct MustFillRows: RowRule {
  /// By offer, if any has one.
  private var rows: [Int?] = []

  init(_ candidates: Candidates, _ draft: inout Draft) {
    for (offer, places) in candidates.placesToFill {
      let row = draft.addRow("must_fill.\(candidates.round.offers[offer].id)", lower: places)
      draft.addVariable(
        "vacant.\(candidates.round.offers[offer].id)", upper: places, (.mustFill, 1),
        entries: [(row: row, coefficient: 1)])
      if rows.isEmpty { rows = Array(repeating: nil, count: candidates.round.offers.count) }
      rows[offer] = row
    }
  }

  var isAboutService: Bool { true }
  var isIdle: Bool { rows.isEmpty }

  func count(_ placement: Placement, in entries: inout Entries) {
    for use in placement.uses {
      if let row = rows[use.offer] { entries.add(1, to: row) }
    }
  }
}
