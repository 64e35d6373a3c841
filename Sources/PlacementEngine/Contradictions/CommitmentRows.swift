import PlacementDocuments

/// That fixed, locked and must-fill commitments are honoured.
struct HonourRows: RowRule {
  private var rowOfDemand: [Int: (row: Int, honouring: [Placement])] = [:]
  private var rowOfOffer: [Int: Int] = [:]

  /// - Returns: What releasing the commitment counts in its row.
  mutating func addRow(of commitment: Commitment, _ freed: FreedRound, _ draft: inout Draft)
    -> [(row: Int, coefficient: Int)]
  {
    switch commitment {
    case .fixed(let demand):
      // Released, it is as if it had never been.
      let row = draft.addRow(lower: 1, upper: 1)
      rowOfDemand[demand] = (row, freed.honouring[demand] ?? [])
      return [(row, 1)]
    case .lock(let demand):
      let isFreeOtherwise = freed.free[demand]?.isEmpty == false
      let row = draft.addRow(lower: 1, upper: isFreeOtherwise ? nil : 1)
      rowOfDemand[demand] = (row, freed.honouring[demand] ?? [])
      return [(row, 1)]
    case .mustFill(let offer):
      let taken = freed.occupancy.taken(of: .offer(offer, isFurther: false)).count
      let wanted = max(0, freed.round.offers[offer].places - taken)
      let row = draft.addRow(lower: wanted)
      rowOfOffer[offer] = row
      return [(row, wanted)]
    case .group: return []
    }
  }

  func count(_ placement: Placement, in entries: inout Entries) {
    if let (row, honouring) = rowOfDemand[placement.demand],
      honouring.contains(where: { $0.uses == placement.uses && $0.isFixed == placement.isFixed })
    {
      entries.add(1, to: row)
    }
    for use in placement.uses {
      if let row = rowOfOffer[use.offer] { entries.add(1, to: row) }
    }
  }
}

/// One trainee's demands at different schools; two that are fixed at one school may be.
struct SchoolsOfTraineeRows: RowRule {
  private struct Rows {
    let row: Int
    let ofProposal: Int
  }

  private var rows: [DemandAtSchool: Rows] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    let round = candidates.round
    for demands in Dictionary(
      grouping: candidates.options.keys.sorted(), by: { round.demands[$0].trainee }
    ).sorted(by: { $0.key < $1.key }).map(\.value) where demands.count > 1 {
      for (school, here) in candidates.open(demands) {
        let bound = here.filter { !round.isFreeOfDifference(round.demands[$0], at: school) }
        guard bound.count > 1 else { continue }
        let fixed = bound.count { demand in
          candidates.options[demand]?.placements.contains { $0.isFixed && $0.school == school }
            == true
        }
        let row = draft.addRow(upper: max(1, fixed))
        for demand in bound {
          rows[DemandAtSchool(demand: demand, school: school)] = Rows(
            row: row, ofProposal: max(1, fixed))
        }
      }
    }
  }

  func count(_ placement: Placement, in entries: inout Entries) {
    guard let rows = rows[DemandAtSchool(placement)] else { return }
    entries.add(placement.isFixed ? 1 : rows.ofProposal, to: rows.row)
  }
}
