import PlacementDocuments

/// That groups are kept together.
///
/// For each group, phase and school a variable z says that those of the group who may be open
/// are there. While a demand stays fixed, it only says where the others may be. A demand that would
/// not be placeable without its commitment is of the group only while that stays.
struct GroupRows: RowRule {
  /// A group's variable.
  private struct Variable: Hashable {
    let group: Int
    let phase: String
    let school: Int
  }

  private let freed: FreedRound
  private var round: Round { freed.round }
  private let columns: [Int: [Placement]]
  /// Rows with coefficients: of a demand proposed at a school, and of one whose placement shows that
  /// its commitment stays.
  private var open: [DemandAtSchool: [(row: Int, coefficient: Int)]] = [:]
  private var staying: [Int: [(row: Int, coefficient: Int)]] = [:]
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
      for b in members(of: second) {
        let shared = a.filter(b.contains)
        if shared.isEmpty { continue }
        let phase = round.demands[a[0]].phase.id
        // One who is of both groups in any case ties them; others only while they stay.
        let isTied = shared.contains(where: freed.mayBeOpen.contains)
        let conditions = isTied ? [nil] : shared.map(Optional.some)
        for school in schools(of: a + b) {
          let one = Variable(group: first, phase: phase, school: school)
          let other = Variable(group: second, phase: phase, school: school)
          for (lower, upper) in [(one, other), (other, one)] {
            for condition in conditions {
              // z − z of the other (+ stays − 1) ≤ 0.
              let row = draft.addRow(upper: condition == nil ? 0 : 1)
              ties[lower, default: []].append((row, 1))
              ties[upper, default: []].append((row, -1))
              if let condition { staying[condition, default: []].append((row, 1)) }
              tiesOfGroup[first, default: []].append(row)
              tiesOfGroup[second, default: []].append(row)
            }
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
          staying[first, default: []].append((row, 1))
          staying[second, default: []].append((row, 1))
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
        staying[member, default: []].append((there, -1))
        ofSchool.append((there, 1))
        released.append((there, -1))
      }
      if let own = schoolIfStaying(member), own != school {
        // z + stays elsewhere ≤ 1.
        let elsewhere = draft.addRow(upper: 1)
        staying[member, default: []].append((elsewhere, 1))
        ofSchool.append((elsewhere, 1))
        released.append((elsewhere, -1))
      }
    }
    draft.addVariable(upper: 1, entries: ofSchool)
    return released
  }

  /// Where a demand is for as long as its commitment stays, if its placement shows that it does.
  private func schoolIfStaying(_ demand: Int) -> Int? {
    switch round.demands[demand].standing {
    case .fixed(let placement): placement.school
    case .locked(let school, _) where !freed.mayBeOpen.contains(demand): school
    case .locked, .open, .notPlaced: nil
    }
  }

  func count(_ placement: Placement, in entries: inout Entries) {
    let isProposed = !placement.isFixed
    var rows = isProposed ? open[DemandAtSchool(placement)] ?? [] : []
    if !isProposed || !freed.mayBeOpen.contains(placement.demand) {
      rows += staying[placement.demand] ?? []
    }
    for (row, coefficient) in rows { entries.add(coefficient, to: row) }
  }
}
