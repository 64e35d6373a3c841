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
      LimitRows(candidates, &draft),
      MentorRows(candidates, &draft),
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
  /// and at offers with a minimum where somebody has to be.
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
      for use in placement.uses where round.offers[use.offer].minimum > 1 {
        wanted.insert(use.offer)
      }
    }
    for (demand, placements) in free
    where placements.contains(where: { $0.uses.contains { wanted.contains($0.offer) } }) {
      result.insert(demand)
    }
    return result
  }

  /// The demands of a group, in every phase it is about.
  private func members(of group: Int) -> [Int] {
    round.groups.members(of: round.documents.round.groups[group]).flatMap { $0 }
  }
}

/// That fixed, locked and must-fill commitments are honoured.
private struct HonourRows: RowRule {
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

/// That groups are kept together.
///
/// For each group, phase and school a variable z says that those of the group who may be open
/// are there. While a demand stays fixed, it only says where the others may be.
private struct GroupRows: RowRule {
  /// A group's variable.
  private struct Variable: Hashable {
    let group: Int
    let phase: String
    let school: Int
  }

  private let freed: FreedRound
  private var round: Round { freed.round }
  private let columns: [Int: [Placement]]
  /// Rows with coefficients: of a demand proposed at a school, and of one that stays fixed.
  private var open: [DemandAtSchool: [(row: Int, coefficient: Int)]] = [:]
  private var fixed: [Int: [(row: Int, coefficient: Int)]] = [:]
  /// Rows that tie the variables of groups that share a demand: together they are one block.
  private var ties: [Variable: [(row: Int, coefficient: Int)]] = [:]
  private var tiesOfGroup: [Int: [Int]] = [:]

  init(
    _ freed: FreedRound, _ commitments: [Commitment], _ columns: [Int: [Placement]],
    _ draft: inout Draft
  ) {
    self.freed = freed
    self.columns = columns
    let groups = commitments.compactMap { if case .group(let group) = $0 { group } else { nil } }
    for (position, first) in groups.enumerated() {
      for second in groups[(position + 1)...] { tie(first, second, &draft) }
    }
  }

  private mutating func tie(_ first: Int, _ second: Int, _ draft: inout Draft) {
    for a in members(of: first) {
      for b in members(of: second) where !Set(a).isDisjoint(with: b) {
        let phase = round.demands[a[0]].phase.id
        for school in schools(of: a + b) {
          let one = Variable(group: first, phase: phase, school: school)
          let other = Variable(group: second, phase: phase, school: school)
          for (lower, upper) in [(one, other), (other, one)] {
            let row = draft.addRow(upper: 0)
            ties[lower, default: []].append((row, 1))
            ties[upper, default: []].append((row, -1))
            tiesOfGroup[first, default: []].append(row)
            tiesOfGroup[second, default: []].append(row)
          }
        }
      }
    }
  }

  private func members(of group: Int) -> [[Int]] {
    round.groups.members(of: round.documents.round.groups[group]).filter { $0.count > 1 }
  }

  private func schools(of demands: [Int]) -> [Int] {
    Set(demands.flatMap { (columns[$0] ?? []).map(\.school) }).sorted()
  }

  /// Adds the rows of a group and its variables.
  ///
  /// - Returns: What releasing the group counts in each of its rows.
  mutating func addRows(of group: Int, _ draft: inout Draft) -> [(row: Int, coefficient: Int)] {
    var released = (tiesOfGroup[group] ?? []).map { (row: $0, coefficient: -1) }
    for members in members(of: group) {
      for school in schools(of: members) {
        let variable = Variable(
          group: group, phase: round.demands[members[0]].phase.id, school: school)
        released += addRows(members, variable, &draft)
      }
      let fixedHere = members.filter { round.demands[$0].isFixed && columns[$0] != nil }
      for (position, first) in fixedHere.enumerated() {
        for second in fixedHere[(position + 1)...]
        where round.demands[first].fixedPlacement?.school
          != round.demands[second].fixedPlacement?.school
        {
          let row = draft.addRow(upper: 1)
          fixed[first, default: []].append((row, 1))
          fixed[second, default: []].append((row, 1))
          released.append((row, -1))
        }
      }
    }
    return released
  }

  private mutating func addRows(
    _ members: [Int], _ variable: Variable, _ draft: inout Draft
  ) -> [(row: Int, coefficient: Int)] {
    let school = variable.school
    var ofSchool = ties[variable] ?? []
    var released: [(row: Int, coefficient: Int)] = []
    for member in members {
      let key = DemandAtSchool(demand: member, school: school)
      // Proposed here − z ≤ 0.
      let here = draft.addRow(upper: 0)
      open[key, default: []].append((here, 1))
      ofSchool.append((here, -1))
      released.append((here, -1))
      if freed.mayBeOpen.contains(member) {
        // z − proposed here − stays fixed ≤ 0.
        let there = draft.addRow(upper: 0)
        open[key, default: []].append((there, -1))
        fixed[member, default: []].append((there, -1))
        ofSchool.append((there, 1))
        released.append((there, -1))
      }
      if let placement = round.demands[member].fixedPlacement, placement.school != school {
        // z + stays fixed elsewhere ≤ 1.
        let elsewhere = draft.addRow(upper: 1)
        fixed[member, default: []].append((elsewhere, 1))
        ofSchool.append((elsewhere, 1))
        released.append((elsewhere, -1))
      }
    }
    draft.addVariable(upper: 1, entries: ofSchool)
    return released
  }

  func count(_ placement: Placement, in entries: inout Entries) {
    let rows =
      placement.isFixed ? fixed[placement.demand] : open[DemandAtSchool(placement)]
    for (row, coefficient) in rows ?? [] { entries.add(coefficient, to: row) }
  }
}

/// One trainee's demands at different schools; two that are fixed at one school may be.
private struct SchoolsOfTraineeRows: RowRule {
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
