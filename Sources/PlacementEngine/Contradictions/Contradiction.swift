import Optimization
import PlacementDocuments

extension Candidates {
  /// What people fixed that cannot all be; nil if the allocation honours all of it, or if
  /// another could.
  ///
  /// - Parameters:
  ///   - allocation: The result.
  ///   - options: When to stop.
  /// - Returns: The fewest releases, as far as was proven, and why.
  /// - Throws: ``InternalError`` if the solver fails.
  func contradiction(
    beside allocation: Allocation, _ options: SolveOptions
  ) throws(InternalError) -> ContradictionRecord? {
    let commitments = round.commitments
    guard !round.honours(commitments, allocation, occupancy) else { return nil }
    let search = ContradictionSearch(freed: FreedRound(round), options: options)
    return try search.record(of: commitments)
  }
}

extension Round {
  /// Whether an allocation and what is fixed leave no commitment unhonoured.
  fileprivate func honours(
    _ commitments: [Commitment], _ allocation: Allocation, _ occupancy: Occupancy
  ) -> Bool {
    commitments.allSatisfy { commitment in
      switch commitment {
      case .fixed(let demand):
        guard let placement = demands[demand].fixedPlacement else { return true }
        return !occupancy.isOverrun(by: placement, during: demands[demand].window)
          && !isKeptApart(demand, from: placement.school)
      case .lock(let demand): return allocation.placements[demand] != nil
      case .mustFill(let offer):
        let fixed = occupancy.taken(of: .offer(offer, isFurther: false)).count
        let proposed = allocation.placements.values.lazy.flatMap(\.uses).count { $0.offer == offer }
        return fixed + proposed >= offers[offer].places
      case .group(let group):
        return groups.members(of: documents.round.groups[group]).allSatisfy { members in
          Set(members.compactMap { demands[$0].fixedPlacement?.school }).count <= 1
        }
      }
    }
  }
}

/// Looks for the fewest commitments to release, and says why.
private struct ContradictionSearch {
  let freed: FreedRound
  /// Its time limit is for the whole search.
  let options: SolveOptions
  private let clock = ContinuousClock()
  private let begun = ContinuousClock().now

  init(freed: FreedRound, options: SolveOptions) {
    self.freed = freed
    self.options = options
  }

  func record(of commitments: [Commitment]) throws(InternalError) -> ContradictionRecord? {
    let whole = CommitmentProgram(commitments, in: freed, mayRelease: true)
    let outcome = try solved(whole.program, start: whole.start)
    // Stopped before it is known that something has to go, there is nothing to say.
    guard let solution = outcome.solution, solution.tiers.allSatisfy({ $0.bound > 0 })
    else { return nil }
    let released = whole.releases.filter { solution.values[$0.column] == 1 }.map(\.commitment)
    var record = ContradictionRecord()
    if case .optimal = outcome { record.isProven = true }
    record.releases = released.map(freed.round.record)
    guard record.isProven else { return record }
    var sets: [[CommitmentRecord]] = []
    let rest = commitments.filter { !released.contains($0) }
    for commitment in released {
      // Everything else holds, and with this one it does not: what conflicts contains it.
      guard let others = try irreducible([commitment], rest, mayHold: true) else {
        record.isProven = false
        return record
      }
      sets.append(([commitment] + others).sorted().map(freed.round.record))
    }
    record.sets = sets
    return record
  }

  /// The members of `candidates` that an irreducible set needs beside `background`
  /// (QuickXplain).
  ///
  /// - Parameters:
  ///   - background: Part of the set already.
  ///   - candidates: With the background, these do not hold.
  ///   - mayHold: Whether the background has grown since it was last known to hold.
  /// - Returns: Those members; nil if a limit came first.
  /// - Throws: ``InternalError`` if the solver fails.
  private func irreducible(
    _ background: [Commitment], _ candidates: [Commitment], mayHold: Bool
  ) throws(InternalError) -> [Commitment]? {
    if mayHold {
      guard let holds = try holds(background) else { return nil }
      if !holds { return [] }
    }
    if candidates.count <= 1 { return candidates }
    let half = candidates.count / 2
    let first = Array(candidates[..<half])
    let second = Array(candidates[half...])
    guard let inSecond = try irreducible(background + first, second, mayHold: true),
      let inFirst = try irreducible(background + inSecond, first, mayHold: !inSecond.isEmpty)
    else { return nil }
    return inFirst + inSecond
  }

  private func holds(_ commitments: [Commitment]) throws(InternalError) -> Bool? {
    let program = CommitmentProgram(commitments, in: freed, mayRelease: false)
    return switch try solved(program.program, start: nil) {
    case .optimal, .stopped: true
    case .infeasible: false
    case .stoppedEmptyHanded: nil
    }
  }

  private func solved(_ program: Program, start: [Int]?) throws(InternalError) -> SolveOutcome {
    var options = options
    options.timeLimit = options.timeLimit.map { max(.zero, $0 - (clock.now - begun)) }
    do { return try solve(program, start: start, options: options) } catch {
      throw .solver(error.description)
    }
  }
}
