import Optimization
import PlacementDocuments

/// Names a mentor for every use that has one on record: a suggestion, which the school decides.
///
/// The allocation guarantees that a matching exists; this settles on one by the canonical
/// order of demands and mentors, so that equal allocations suggest equal mentors.
struct MentorMatching {
  /// A use that wants a mentor.
  struct Wish: Hashable {
    // Identifiers, which break ties.
    let trainee: String
    let phase: String
    let offer: String
    /// Positions in the school's list.
    let mentors: [Int]
    let window: Window
    /// Whether it may go without.
    let mayGoWithout: Bool
    /// In a repair, the mentor whom the earlier result suggested, if still possible.
    let earlier: Int?
  }

  let round: Round
  let school: Int

  /// The mentor of each wish, in the order of the wishes; nil where one that may, goes without.
  ///
  /// - Throws: ``InternalError`` if there is no matching, which the allocation rules out.
  func match(_ wishes: [Wish]) throws(InternalError) -> [Int?] {
    let isPlain = Set(wishes.map(\.window)).count <= 1 && wishes.allSatisfy { $0.earlier == nil }
    return try isPlain ? matchTogether(wishes) : matchOneByOne(wishes)
  }

  /// Everybody is present on the same days: augmenting paths (Kuhn), the obliged first.
  private func matchTogether(_ wishes: [Wish]) throws(InternalError) -> [Int?] {
    let slots = round.schools[school].mentors.map { round.slots(of: $0) }
    var holders = [[Int]](repeating: [], count: slots.count)
    var result = [Int?](repeating: nil, count: wishes.count)

    func place(_ wish: Int, _ visited: inout Set<Int>) -> Bool {
      for mentor in wishes[wish].mentors where slots[mentor] > 0 && visited.insert(mentor).inserted
      {
        if holders[mentor].count < slots[mentor] {
          holders[mentor].append(wish)
          result[wish] = mentor
          return true
        }
        for (position, holder) in holders[mentor].enumerated() where place(holder, &visited) {
          holders[mentor][position] = wish
          result[wish] = mentor
          return true
        }
      }
      return false
    }
    let order = wishes.indices.sorted {
      !wishes[$0].mayGoWithout && wishes[$1].mayGoWithout
        || wishes[$0].mayGoWithout == wishes[$1].mayGoWithout && $0 < $1
    }
    for wish in order {
      var visited: Set<Int> = []
      if !place(wish, &visited) && !wishes[wish].mayGoWithout { throw .noMentor }
    }
    return result
  }

  /// Dates differ, or some are to keep their mentors: a small program, whose tie-break singles
  /// out one matching.
  private func matchOneByOne(_ wishes: [Wish]) throws(InternalError) -> [Int?] {
    var program = Program(tiers: ["without", "changed", "order"])
    let windows = Set(wishes.map(\.window)).sorted()
    let presences = round.presences.largest(of: windows)
    let mentors = round.schools[school].mentors
    let rows = mentors.map { mentor in
      presences.map { _ in program.addRow(upper: round.slots(of: mentor)) }
    }
    var columns: [(wish: Int, mentor: Int?)] = []
    for (index, wish) in wishes.enumerated() {
      let group = program.addGroup()
      for mentor in wish.mentors {
        let entries = presences.indices
          .filter { presences[$0].contains { windows[$0] == wish.window } }
          .map { (row: rows[mentor][$0], coefficient: 1) }
        _ = program.addColumn(
          group: group,
          costs: [0, wish.earlier.map { $0 == mentor ? 0 : 1 } ?? 0, tieBreak(wish, mentor)],
          entries: entries)
        columns.append((index, mentor))
      }
      if wish.mayGoWithout {
        _ = program.addColumn(group: group, costs: [1, 0, 0], entries: [])
        columns.append((index, nil))
      }
    }
    guard case .optimal(let solution) = try solved(program) else { throw .noMentor }
    var result = [Int?](repeating: nil, count: wishes.count)
    for (column, choice) in columns.enumerated() where solution.values[column] == 1 {
      result[choice.wish] = choice.mentor
    }
    return result
  }

  private func solved(_ program: Program) throws(InternalError) -> SolveOutcome {
    do { return try solve(program) } catch { throw .solver(error.description) }
  }

  private func tieBreak(_ wish: Wish, _ mentor: Int) -> Int {
    TieBreakNumber(trainee: wish.trainee, phase: wish.phase).use(
      of: wish.offer + "\u{1F}" + round.schools[school].mentors[mentor].id,
      isFurtherPlace: false)
  }
}

/// What was matched: the same wishes of the same school, under the same rules, need not be matched
/// again.
struct SettledMentors: Sendable {
  private struct Matching {
    let school: School
    let wishes: [MentorMatching.Wish]
    let mentors: [Int?]
  }

  let rules: RulePack
  /// By the school's identifier.
  private var matchings: [String: Matching] = [:]

  init(_ rules: RulePack) { self.rules = rules }

  /// Matches wishes and notes the result, or takes it from an earlier run under the same rules.
  mutating func match(
    _ wishes: [MentorMatching.Wish], _ matching: MentorMatching, after last: SettledMentors?
  ) throws(InternalError) -> [Int?] {
    let school = matching.round.schools[matching.school]
    if let last, let known = last.matchings[school.id], known.wishes == wishes,
      known.school == school
    {
      matchings[school.id] = known
      return known.mentors
    }
    let mentors = try matching.match(wishes)
    matchings[school.id] = Matching(school: school, wishes: wishes, mentors: mentors)
    return mentors
  }
}
