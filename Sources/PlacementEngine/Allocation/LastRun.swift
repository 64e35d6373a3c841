import Optimization
import ParallelWork
import PlacementDocuments

/// An earlier run, for the next one to start from.
struct LastRun {
  let formulation: Formulation
  let solution: Solution
  /// By party now, the party of the same trainees then.
  private let partyBefore: [Int?]
  /// By offer then, its number now.
  private let offerNow: [Int?]
  /// How the round differs, if anything of it is the same.
  private let change: RoundChange?
  /// By party now, and option of a party with one demand, the column that it was then.
  private let columnsBefore: [[Int?]?]

  /// - Complexity: O(records of both rounds).
  init(
    _ formulation: Formulation, _ solution: Solution, before now: Candidates,
    _ change: RoundChange?
  ) {
    self.formulation = formulation
    self.solution = solution
    self.change = change
    let before = formulation.candidates
    offerNow = matches(before.round.offers.map(\.id), now.round.offers.map(\.id)).now
    let traineeBefore = matches(
      before.round.trainees.map(\.id), now.round.trainees.map(\.id)
    ).before
    var partyOfFirst: [Int: Int] = [:]
    for (index, party) in before.parties.enumerated() { partyOfFirst[party.trainees[0]] = index }
    let partyBefore = now.parties.map { party -> Int? in
      guard let first = traineeBefore[party.trainees[0]], let earlier = partyOfFirst[first],
        party.trainees.map({ traineeBefore[$0] }) == before.parties[earlier].trainees
      else { return nil }
      return earlier
    }
    self.partyBefore = partyBefore
    let offerNow = offerNow
    columnsBefore = Concurrently.map(now.parties.count) {
      Self.columns(of: $0, in: now, partyBefore[$0], formulation, offerNow)
    }
  }

  /// By option of a party with one demand, the column that it was then.
  ///
  /// - Returns: `nil` for a party that had no such columns.
  private static func columns(
    of party: Int, in now: Candidates, _ before: Int?, _ formulation: Formulation,
    _ offerNow: [Int?]
  ) -> [Int?]? {
    guard let before,
      let first = formulation.firstColumn(ofParty: before),
      let stage = now.parties[party].onlyStage,
      let last = formulation.candidates.parties[before].onlyStage,
      now.round.demands[stage.demands[0]].phase.id
        == formulation.candidates.round.demands[last.demands[0]].phase.id
    else { return nil }
    let placements = stage.placements[0]
    var result = [Int?](repeating: nil, count: placements.count + 1)
    result[0] = first
    // Both lists are in canonical order, which the numbers of offers keep.
    var place = 0
    var here = placements.first.map { Key($0) }
    for (index, earlier) in last.placements[0].enumerated() {
      guard let key = Key(earlier, offerNow) else { continue }
      while let other = here, other < key {
        place += 1
        here = place < placements.count ? Key(placements[place]) : nil
      }
      guard let here else { break }
      if here == key { result[place + 1] = first + index + 1 }
    }
    return result
  }

  /// By option of a party with one demand, the column that it was then if its costs are still those.
  ///
  /// - Returns: `nil` for a party that had no such columns, or is not as it was.
  func columnsOfSameCosts(of party: Int, in now: Candidates) -> [Int?]? {
    guard let change, let stage = now.parties[party].onlyStage,
      change.demandBefore[stage.demands[0]] != nil,
      var columns = columnsBefore[party]
    else { return nil }
    if !change.schools.isEmpty {
      for (option, placement) in stage.placements[0].enumerated()
      where change.schools.contains(placement.school) {
        columns[option + 1] = nil
      }
    }
    return columns
  }

  /// Where the earlier solve came to rest, in the numbers of the next formulation.
  func rest(in now: Formulation) -> Resumption {
    let (before, program) = (formulation.draft, now.draft.program)
    let (rows, columnsOfParties) = Concurrently.both {
      Self.places(of: formulation.rowNames.value, in: now.rowNames.value)
    } _: {
      columnsNow(in: now)
    }
    var groups = [Int?](repeating: nil, count: formulation.candidates.parties.count)
    for (party, earlier) in partyBefore.enumerated() {
      if let earlier { groups[earlier] = party }
    }
    var columns = columnsOfParties
    // Variables have no names of their own here: one is the first, second … of its first row.
    let variablesNow = now.draft.variablesByFirstRow
    for (row, variables) in before.variablesByFirstRow.enumerated() {
      guard let place = rows[row] else { continue }
      for (variable, other) in zip(variables, variablesNow[place]) { columns[variable] = other }
    }
    return solution.rest.renumbered(
      columns: columns, rows: rows, groups: groups, from: before.program, to: program)
  }

  /// By column then of a party with one demand, its number now.
  private func columnsNow(in now: Formulation) -> [Int?] {
    var columns = [Int?](repeating: nil, count: formulation.draft.program.columnCount)
    for party in now.candidates.parties.indices {
      guard let first = now.firstColumn(ofParty: party), let earlier = columnsBefore[party]
      else { continue }
      for (option, column) in earlier.enumerated() {
        if let column { columns[column] = first + option }
      }
    }
    return columns
  }

  /// Where names are in another list, whose order is much the same.
  private static func places(of names: [String], in others: [String]) -> [Int?] {
    var numbers: [String: Int]?
    var place = 0
    return names.map { name in
      if place < others.count, others[place] == name {
        place += 1
        return place - 1
      }
      let known =
        numbers ?? Dictionary(zip(others, 0...), uniquingKeysWith: { first, _ in first })
      numbers = known
      guard let other = known[name] else { return nil }
      place = other + 1
      return other
    }
  }

  /// Where a placement comes in the canonical order of a demand's placements.
  private struct Key: Comparable {
    let first: Int
    let second: Int
    /// Ordinary before further places, then better mentors first.
    let kinds: Int

    init(_ placement: Placement) {
      first = placement.uses[0].offer
      second = placement.uses.count > 1 ? placement.uses[1].offer : -1
      kinds = Self.kinds(placement)
    }

    /// In the numbers that offers have now; nil if one is gone.
    init?(_ placement: Placement, _ now: [Int?]) {
      guard let first = now[placement.uses[0].offer] else { return nil }
      self.first = first
      if placement.uses.count > 1 {
        guard let second = now[placement.uses[1].offer] else { return nil }
        self.second = second
      } else {
        second = -1
      }
      kinds = Self.kinds(placement)
    }

    private static func kinds(_ placement: Placement) -> Int {
      placement.uses.reduce(0) {
        $0 * 8 + ($1.isFurtherPlace ? 4 : 0) + 3 - Int($1.mentors.quality.rawValue)
      }
    }

    static func < (a: Key, b: Key) -> Bool {
      (a.first, a.second, a.kinds) < (b.first, b.second, b.kinds)
    }
  }
}

extension Party {
  /// The stage of a party that has one demand.
  fileprivate var onlyStage: Stage? {
    stages.count == 1 && stages[0].demands.count == 1 ? stages[0] : nil
  }
}
