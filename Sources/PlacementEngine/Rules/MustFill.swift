import PlacementDocuments

// Offers whose places are to be filled before others.

extension Objective {
  /// Must-fill places that stay empty.
  static let mustFill = Objective(.mustFill, "must-fill places empty") {
    $0.round.offers.contains { $0.mustFill && $0.state != .withdrawn }
  }
}

/// For each must-fill offer: uses + empty ≥ places, what people have fixed taken off.
struct MustFillRows: RowRule {
  private var rows: [Int: Int] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    for (index, offer) in candidates.round.offers.enumerated()
    where offer.mustFill && offer.state != .withdrawn {
      let taken = candidates.occupancy.taken(of: .offer(index, isFurther: false)).count
      let wanted = max(0, offer.places - taken)
      guard wanted > 0 else { continue }
      let row = draft.addRow(lower: wanted)
      draft.addVariable(upper: wanted, (.mustFill, 1), entries: [(row: row, coefficient: 1)])
      rows[index] = row
    }
  }

  func count(_ placement: Placement, in entries: inout Entries) {
    for use in placement.uses {
      if let row = rows[use.offer] { entries.add(1, to: row) }
    }
  }
}
