import Optimization
import PlacementDocuments

/// Which commitments hold together, as a program.
///
/// Demands that no commitment needs are left out: they can always be unplaced.
struct CommitmentProgram {
  private var draft = Draft("releases", countedAs: .placed)
  /// The variable that releases each commitment, where they may be released.
  private(set) var releases: [(commitment: Commitment, column: Int)] = []

  var program: Program { draft.program }
  /// Everything released and nobody placed.
  var start: [Int] { draft.start }

  /// - Parameters:
  ///   - commitments: Those of the set. Others stay or not, whichever helps.
  ///   - freed: The round without commitments.
  ///   - mayRelease: Whether those of the set may be released, each at a cost of 1.
  init(_ commitments: [Commitment], in freed: FreedRound, mayRelease: Bool) {
    let columns = freed.columns(for: Set(commitments), mayRelease: mayRelease)
    let candidates = Candidates(
      round: freed.freed, occupancy: freed.occupancy,
      options: columns.mapValues { DemandOptions(placements: $0) }, parties: [])
    var honour = HonourRows()
    var groups = GroupRows(freed, commitments, columns, &draft)
    var rules: [any RowRule] = [
      LimitRows(candidates, LimitUsers(candidates), &draft),
      MentorRows(MentorUses(candidates), &draft),
      MinimumRows(candidates, &draft),
      ApartRows(candidates, &draft),
      SchoolsOfTraineeRows(candidates, &draft),
    ]
    for commitment in commitments {
      let entries =
        if case .group(let group) = commitment {
          groups.addRows(of: group, &draft)
        } else {
          honour.addRow(of: commitment, freed, &draft)
        }
      if mayRelease {
        releases.append((commitment, draft.program.columnCount))
        draft.addVariable(upper: 1, (.placed, 1), entries: entries)
      }
    }
    rules += [honour, groups] as [any RowRule]
    for demand in columns.keys.sorted() {
      let group = draft.addGroup()
      let unplaced = draft.addColumn(group: group, costs: [0], levels: [], entries: [])
      draft.start[unplaced] = 1
      for placement in columns[demand] ?? [] {
        var entries = Entries()
        for rule in rules { rule.count(placement, in: &entries) }
        _ = draft.addColumn(group: group, costs: [0], levels: [], entries: entries.list)
      }
    }
  }
}

extension FreedRound {
  /// The placements to choose from, for each demand that the commitments need.
  fileprivate func columns(for kept: Set<Commitment>, mayRelease: Bool) -> [Int: [Placement]] {
    let helpers = helpers(of: kept)
    let committed = Set(kept.compactMap(\.demand))
    var columns: [Int: [Placement]] = [:]
    for demand in helpers.union(committed) {
      let mustStay = committed.contains(demand) && !mayRelease
      var placements = honouring[demand] ?? []
      if helpers.contains(demand), !mustStay {
        // What honours a lock is also among what is free.
        let known = Set(placements.lazy.filter { !$0.isFixed }.map(\.uses))
        placements += (free[demand] ?? []).filter { !known.contains($0.uses) }
      }
      columns[demand] = placements
    }
    return columns
  }

  /// Demands whose placement may be what makes commitments hold: in groups, at must-fill offers,
  /// and at offers with a minimum where somebody has to be, perhaps for the sake of another helper.
  private func helpers(of kept: Set<Commitment>) -> Set<Int> {
    var wanted: Set<Int> = []
    var result: Set<Int> = []
    for commitment in kept {
      switch commitment {
      case .group(let group): result.formUnion(members(of: group))
      case .mustFill(let offer): wanted.insert(offer)
      case .fixed, .lock: break
      }
    }
    let placed = result.union(kept.compactMap(\.demand))
    for placement in placed.lazy.flatMap({ (free[$0] ?? []) + (honouring[$0] ?? []) }) {
      wanted.formUnion(offersWithMinimum(placement))
    }
    var known = -1
    while known < wanted.count {
      known = wanted.count
      for (demand, placements) in [free, honouring].joined() {
        for placement in placements {
          guard placement.uses.contains(where: { wanted.contains($0.offer) }) else { continue }
          result.insert(demand)
          wanted.formUnion(offersWithMinimum(placement))
        }
      }
    }
    return result
  }

  private func offersWithMinimum(_ placement: Placement) -> [Int] {
    placement.uses.map(\.offer).filter { round.offers[$0].minimum > 1 }
  }

  /// The demands of a group, in every phase it is about.
  private func members(of group: Int) -> [Int] {
    round.groups.members(of: round.documents.round.groups[group]).flatMap { $0 }
  }
}
