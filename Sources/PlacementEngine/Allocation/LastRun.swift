import Optimization
import PlacementDocuments

/// An earlier run, for the next one to start from.
struct LastRun {
  let formulation: Formulation
  let solution: Solution
  /// By party now, the party of the same trainees then.
  private let partyBefore: [Int?]
  /// By offer then, its number now.
  private let offerNow: [Int?]

  /// - Complexity: O(records of both rounds).
  init(_ formulation: Formulation, _ solution: Solution, before now: Candidates) {
    self.formulation = formulation
    self.solution = solution
    let before = formulation.candidates
    offerNow = matches(before.round.offers.map(\.id), now.round.offers.map(\.id)).now
    let traineeBefore = matches(
      before.round.trainees.map(\.id), now.round.trainees.map(\.id)
    ).before
    var partyOfFirst: [Int: Int] = [:]
    for (index, party) in before.parties.enumerated() { partyOfFirst[party.trainees[0]] = index }
    partyBefore = now.parties.map { party in
      guard let first = traineeBefore[party.trainees[0]], let earlier = partyOfFirst[first],
        party.trainees.map({ traineeBefore[$0] }) == before.parties[earlier].trainees
      else { return nil }
      return earlier
    }
  }

  /// By option of a party with one demand, the column that it was then.
  ///
  /// - Returns: `nil` for a party that had no such columns.
  func columns(of party: Int, in now: Candidates) -> [Int?]? {
    guard let before = partyBefore[party],
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
    for (index, earlier) in last.placements[0].enumerated() {
      guard let key = Key(earlier, offerNow) else { continue }
      while place < placements.count, Key(placements[place]) < key { place += 1 }
      guard place < placements.count else { break }
      if Key(placements[place]) == key { result[place + 1] = first + index + 1 }
    }
    return result
  }

  /// Where the earlier solve came to rest, in the numbers of the next formulation.
  func rest(in now: Formulation) -> Resumption {
    let (before, program) = (formulation.draft, now.draft.program)
    func places(_ earlier: [String], _ later: [String]) -> [Int?] {
      let numbers = Dictionary(
        later.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      return earlier.map { numbers[$0] }
    }
    let rows = places(before.rowNames.map { $0() }, now.draft.rowNames.map { $0() })
    var groups = [Int?](repeating: nil, count: formulation.candidates.parties.count)
    for (party, earlier) in partyBefore.enumerated() {
      if let earlier { groups[earlier] = party }
    }
    var columns = [Int?](repeating: nil, count: before.program.columnCount)
    let variables = before.variableNames.keys.sorted()
    let variablesNow = now.draft.variableNames.keys.sorted()
    let variablePlaces = places(
      variables.map { before.variableNames[$0]?() ?? "" },
      variablesNow.map { now.draft.variableNames[$0]?() ?? "" })
    for (column, place) in zip(variables, variablePlaces) {
      columns[column] = place.map { variablesNow[$0] }
    }
    for party in now.candidates.parties.indices {
      guard let first = now.firstColumn(ofParty: party),
        let earlier = self.columns(of: party, in: now.candidates)
      else { continue }
      for (option, column) in earlier.enumerated() {
        if let column { columns[column] = first + option }
      }
    }
    return solution.rest.renumbered(columns: columns, rows: rows, groups: groups, for: program)
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
