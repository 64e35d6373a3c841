internal import PlacementDocuments

/// Where mentors cross: the kinds of use at each school, and the pools of mentors who may take
/// exactly the same kinds.
struct MentorPools {
  /// Uses that the same mentors may take over the same days.
  struct Kind: Hashable {
    let school: String
    /// By their places in the school's list by identifier, ascending.
    let mentors: [Int]
    let window: ProofWindow

    var name: String { "\(poolName(school, mentors)).\(window.name)" }
  }

  private struct Pool {
    var mentors: [Int]
    var slots: Int
  }

  /// Kinds that proposals may ask for, by name.
  private(set) var open: [String: Kind] = [:]
  /// Kinds of fixed uses that somebody with a slot serves, by name, with their number.
  private(set) var fixed: [String: (kind: Kind, count: Int)] = [:]
  /// The slots of each pool, by name.
  private(set) var slots: [String: Int] = [:]
  private var pools: [String: [Pool]] = [:]

  /// - Parameters:
  ///   - names: The rows that are named: without one of this sort there is nothing to do.
  ///   - proposals: Everything that may be proposed.
  ///   - evidence: The round.
  init(namedBy names: [String], _ proposals: [Proposal], _ evidence: Evidence) {
    let sorts = ["mentored.", "slots.", "fixed."]
    guard names.contains(where: { name in sorts.contains { name.hasPrefix($0) } }) else { return }
    for proposal in proposals {
      let school = proposal.placement.school.id
      for mentors in proposal.mentors where !mentors.isEmpty {
        let kind = Kind(
          school: school, mentors: mentors, window: ProofWindow(proposal.placement.demand))
        open[kind.name] = kind
      }
    }
    for school in evidence.documents.schools {
      for use in evidence.fixedKinds(at: school.id) {
        let kind = Kind(
          school: school.id, mentors: use.mentors, window: ProofWindow(use.demand))
        fixed[kind.name] = (kind, (fixed[kind.name]?.count ?? 0) + 1)
      }
    }
    let kinds = Dictionary(
      grouping: Set(open.values).union(fixed.values.map(\.kind)), by: \.school)
    for school in evidence.documents.schools {
      let order = school.mentors.sorted { $0.id < $1.id }
      let own = pools(of: Set(kinds[school.id] ?? [])) { evidence.rules.slots(of: order[$0]) }
      pools[school.id] = own
      for pool in own { slots[poolName(school.id, pool.mentors)] = pool.slots }
    }
  }

  /// Mentors who may take exactly the same uses are one pool; with part-time weekdays in play, each
  /// is one alone.
  private func pools(of kinds: Set<Kind>, slots: (Int) -> Int) -> [Pool] {
    let sets = Set(kinds.map(\.mentors)).sorted { $0.lexicographicallyPrecedes($1) }
    let windows = Set(kinds.map(\.window))
    let mayMerge =
      windows.count == 1
      || windows.allSatisfy { $0.weekdays.count == Weekday.allCases.count }
    var pools: [(memberships: [Bool], pool: Pool)] = []
    for mentor in Set(sets.joined()).sorted() {
      let memberships = sets.map { $0.contains(mentor) }
      if mayMerge, let index = pools.firstIndex(where: { $0.memberships == memberships }) {
        pools[index].pool.mentors.append(mentor)
        pools[index].pool.slots += slots(mentor)
      } else {
        pools.append((memberships, Pool(mentors: [mentor], slots: slots(mentor))))
      }
    }
    return pools.map(\.pool)
  }

  /// How many uses of each kind each pool takes, and how many fixed ones have nobody.
  ///
  /// - Parameters:
  ///   - book: The rows.
  ///   - fixedMentors: Where the tier that counts fixed uses without a mentor has its costs.
  /// - Returns: Those that count in some row.
  func variables(_ book: RowBook, fixedMentors: Int?) -> [Relaxation.Variable] {
    var variables: [Relaxation.Variable] = []
    func take(_ name: String, _ kind: Kind, _ row: [Relaxation.Entry], most: Int) {
      for pool in pools[kind.school] ?? [] where kind.mentors.contains(pool.mentors[0]) {
        let limits = "slots.\(poolName(kind.school, pool.mentors))."
        let slots = book.rows.indices.filter { row in
          guard book.rows[row].name.hasPrefix(limits),
            let day = Day(String(book.rows[row].name.dropFirst(limits.count)))
          else { return false }
          return kind.window.contains(day)
        }
        let entries = row + slots.map { Relaxation.Entry(row: $0, count: 1) }
        if !entries.isEmpty {
          variables.append(
            Relaxation.Variable(
              name: "\(name).by.\(pool.mentors[0] + 1)",
              upper: kind.window.hasDays ? min(most, pool.slots) : min(most, 1 << 20),
              entries: entries))
        }
      }
    }
    for (name, kind) in open.sorted(by: { $0.key < $1.key }) {
      take("mentored.\(name)", kind, book.entry("mentored.\(name)", -1), most: .max)
    }
    for (name, (kind, count)) in fixed.sorted(by: { $0.key < $1.key }) {
      let row = book.entry("fixed.\(name)", 1)
      take("fixed.\(name)", kind, row, most: count)
      if !row.isEmpty {
        variables.append(
          Relaxation.Variable(
            name: "unmentored.\(name)", upper: count, costSlot: fixedMentors, cost: 1,
            entries: row))
      }
    }
    return variables
  }
}

private func poolName(_ school: String, _ mentors: [Int]) -> String {
  "\(school).\(mentors.map { "\($0 + 1)" }.joined(separator: "_"))"
}

extension ProofWindow {
  fileprivate func contains(_ day: Day) -> Bool {
    start <= day && day <= end && weekdays.contains(day.weekday)
  }

  /// Whether anybody is there at all.
  fileprivate var hasDays: Bool {
    (start.dayNumber..<start.dayNumber + 7).contains { contains(Day(dayNumber: $0)) }
  }
}

extension Evidence {
  /// Fixed uses that somebody with a slot serves, if the first tier counts them: with those
  /// mentors, by their places in the school's list by identifier.
  func fixedKinds(at school: String) -> [(demand: Demand, mentors: [Int])] {
    guard rules.isOn(.fixedMentors) else { return [] }
    return fixed.filter { $0.school.id == school }.flatMap { placement in
      let order = placement.school.mentors.map(\.id).sorted()
      return placement.uses.compactMap { use in
        let free = use.capable.filter { rules.slots(of: $0) >= 1 }.map(\.id)
        return free.isEmpty
          ? nil : (placement.demand, order.indices.filter { free.contains(order[$0]) })
      }
    }
  }

  /// Fixed uses that somebody serves, but nobody with a slot: they go without in any allocation.
  var fixedUsesWithoutSlot: Int {
    fixed.reduce(0) { sum, placement in
      sum
        + placement.uses.count { use in
          !use.capable.isEmpty && use.capable.allSatisfy { rules.slots(of: $0) < 1 }
        }
    }
  }
}
