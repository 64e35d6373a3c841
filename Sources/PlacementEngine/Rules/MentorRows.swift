import PlacementDocuments

extension Objective {
  /// Fixed uses without a mentor although some mentor on record serves them.
  static let fixedMentors = Objective(.fixedMentors, "fixed placements without a mentor") {
    let round = $0.round
    return round.demands.contains { round.fixedUses($0).contains { !$0.serving.isEmpty } }
  }
}

/// Rows that give every use a mentor for the whole of its demand.
///
/// Mentors who may take exactly the same uses are one pool. Where each kind
/// of use has a pool to itself, the pool is a limit like any other. Where
/// pools cross, how many uses of each kind a pool takes is a variable
/// (transshipment): mentors are matched, not summed. Within a pool, dates are intervals, so as
/// many mentors as are needed on the busiest day are enough for all (an
/// interval graph's colouring); part-time weekdays are not intervals, so
/// there each mentor is a pool.
struct MentorRows: RowRule {
  /// Uses that the same mentors may take over the same days.
  private struct Kind: Hashable, Comparable {
    let mentors: [Int]
    let window: Window

    static func < (a: Self, b: Self) -> Bool {
      a.mentors == b.mentors
        ? a.window < b.window : a.mentors.lexicographicallyPrecedes(b.mentors)
    }
  }

  private struct Key: Hashable {
    let school: Int
    let kind: Kind
  }

  private let round: Round
  /// What plans may ask for, and what is fixed, by school.
  private var open: [Int: Set<Kind>] = [:]
  private var fixed: [Int: [Kind: Int]] = [:]
  private var rowsOfUse: [Key: [Int]] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    round = candidates.round
    for (demand, options) in candidates.openDemands {
      let window = round.demands[demand].window
      for placement in options.placements {
        for use in placement.uses where use.mentors.quality != .notNamed {
          open[placement.school, default: []].insert(
            Kind(mentors: use.mentors.mentors, window: window))
        }
      }
    }
    for demand in round.demands {
      for use in round.fixedUses(demand) where !use.serving.isEmpty {
        let free = use.serving.filter {
          round.slots(of: round.schools[use.school].mentors[$0]) > 0
        }
        if free.isEmpty {
          draft.add(constant: 1, to: .fixedMentors)
        } else {
          fixed[use.school, default: [:]][Kind(mentors: free, window: demand.window), default: 0] +=
            1
        }
      }
    }
    addRows(&draft)
  }

  func count(_ placement: Placement, in entries: inout Entries) {
    let window = round.demands[placement.demand].window
    for use in placement.uses where use.mentors.quality != .notNamed {
      let kind = Kind(mentors: use.mentors.mentors, window: window)
      for row in rowsOfUse[Key(school: placement.school, kind: kind)] ?? [] {
        entries.add(1, to: row)
      }
    }
  }

  private mutating func addRows(_ draft: inout Draft) {
    for school in Set(open.keys).union(fixed.keys).sorted() {
      let kinds = Set(open[school] ?? []).union(fixed[school, default: [:]].keys).sorted()
      let pools = pools(of: school, kinds: kinds)
      if let rows = limitRows(school, kinds: kinds, pools: pools, &draft) {
        for (kind, rows) in rows { rowsOfUse[Key(school: school, kind: kind)] = rows }
      } else {
        addTransshipment(school, kinds: kinds, pools: pools, &draft)
      }
    }
  }

  private struct Pool {
    var mentors: [Int]
    var slots: Int
  }

  private func pools(of school: Int, kinds: [Kind]) -> [Pool] {
    let sets = Set(kinds.map(\.mentors)).sorted { $0.lexicographicallyPrecedes($1) }
    let windows = Set(kinds.map(\.window))
    let mayMerge = windows.count == 1 || windows.allSatisfy(\.isEveryDay)
    var pools: [(memberships: [Bool], pool: Pool)] = []
    for mentor in Set(sets.joined()).sorted() {
      let slots = round.slots(of: round.schools[school].mentors[mentor])
      let memberships = sets.map { $0.contains(mentor) }
      if mayMerge, let index = pools.firstIndex(where: { $0.memberships == memberships }) {
        pools[index].pool.mentors.append(mentor)
        pools[index].pool.slots += slots
      } else {
        pools.append((memberships, Pool(mentors: [mentor], slots: slots)))
      }
    }
    return pools.map(\.pool)
  }

  /// Plain limits, if each kind has one pool and what is fixed fits: nil otherwise.
  private func limitRows(
    _ school: Int, kinds: [Kind], pools: [Pool], _ draft: inout Draft
  ) -> [(Kind, [Int])]? {
    let fixedHere = fixed[school, default: [:]]
    var needed: [(pool: Pool, kinds: [Kind], left: Int)] = []
    for pool in pools {
      let own = kinds.filter { $0.mentors.contains(pool.mentors[0]) }
      guard own.allSatisfy({ $0.mentors == pool.mentors }) else { return nil }
      for present in largestPresences(of: own.map(\.window)) {
        let together = present.map { own[$0] }
        let left = pool.slots - together.reduce(0) { $0 + fixedHere[$1, default: 0] }
        if left < 0 { return nil }
        needed.append((pool, together, left))
      }
    }
    var rows: [Kind: [Int]] = [:]
    for (pool, together, left) in needed {
      let wanting = together.filter { open[school]?.contains($0) == true }
      if wanting.isEmpty { continue }
      let row = draft.addRow(
        "mentors.\(name(of: pool, school)).\(firstDay(of: together.map(\.window)))",
        upper: left)
      for kind in wanting { rows[kind, default: []].append(row) }
    }
    return rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What rows and variables of a kind of use are called: the school, and the mentors who may take
  /// it by their places in the school's list.
  private func name(of kind: Kind, _ school: Int) -> String {
    let mentors = kind.mentors.map { String($0 + 1) }.joined(separator: "_")
    return "\(round.schools[school].id).\(mentors).\(kind.window.start)"
  }

  private func name(of pool: Pool, _ school: Int) -> String {
    let mentors = pool.mentors.map { String($0 + 1) }.joined(separator: "_")
    return "\(round.schools[school].id).\(mentors)"
  }

  private mutating func addTransshipment(
    _ school: Int, kinds: [Kind], pools: [Pool], _ draft: inout Draft
  ) {
    let fixedHere = fixed[school, default: [:]]
    // On every day, what a pool takes ≤ its slots.
    let poolRows = pools.map { pool in
      let own = kinds.indices.filter { kinds[$0].mentors.contains(pool.mentors[0]) }
      var rows: [Int: [Int]] = [:]
      for present in largestPresences(of: Set(own.map { kinds[$0].window }).sorted()) {
        let windows = Set(own.map { kinds[$0].window }).sorted()
        let row = draft.addRow(
          "slots.\(name(of: pool, school)).\(firstDay(of: present.map { windows[$0] }))",
          upper: pool.slots)
        for kind in own where present.contains(where: { windows[$0] == kinds[kind].window }) {
          rows[kind, default: []].append(row)
        }
      }
      return rows
    }
    func addVariables(
      _ what: String, _ kind: Int, upper: Int, row: Int, coefficient: Int
    ) {
      for pool in pools.indices {
        guard let rows = poolRows[pool][kind] else { continue }
        draft.addVariable(
          "\(what).\(name(of: kinds[kind], school)).by.\(pools[pool].mentors[0] + 1)",
          upper: min(upper, pools[pool].slots),
          entries: [(row: row, coefficient: coefficient)]
            + rows.map { (row: $0, coefficient: 1) })
      }
    }
    for (index, kind) in kinds.enumerated() {
      if open[school]?.contains(kind) == true {
        // Uses − what the pools take ≤ 0.
        let row = draft.addRow("mentored.\(name(of: kind, school))", upper: 0)
        rowsOfUse[Key(school: school, kind: kind)] = [row]
        addVariables("mentored", index, upper: .max, row: row, coefficient: -1)
      }
      if let count = fixedHere[kind] {
        // What the pools take + fixed uses left without ≥ fixed uses.
        let row = draft.addRow("fixed.\(name(of: kind, school))", lower: count)
        addVariables("fixed", index, upper: count, row: row, coefficient: 1)
        draft.addVariable(
          "unmentored.\(name(of: kind, school))", upper: count, (.fixedMentors, 1),
          entries: [(row: row, coefficient: 1)])
      }
    }
  }
}

/// A use that people fixed.
struct FixedUse {
  let school: Int
  let offer: Int?
  let subject: String?
  /// Mentors on record who serve it, with or without a slot.
  let serving: [Int]
}

extension Round {
  /// The uses of a fixed demand: one for each offer named, else one of the school alone.
  func fixedUses(_ demand: Demand) -> [FixedUse] {
    guard let placement = demand.fixedPlacement else { return [] }
    let named: [Int?] = placement.offers.isEmpty ? [nil] : placement.offers
    return named.map { offer in
      let keyStages =
        offer.map { yearGroupsOfOffer[$0].keyStages } ?? demand.ageRangeYears.keyStages
      let subject = firstServed(
        subjects(ofFixed: demand, at: offer), at: placement.school, keyStages)
      return FixedUse(
        school: placement.school, offer: offer, subject: subject,
        serving: mentorsServing(
          school: placement.school, subject: subject, keyStages: keyStages))
    }
  }

  /// The trainee's subjects that an offer includes; all of them if it includes none, which only a
  /// fixed demand may ask of it.
  private func subjects(ofFixed demand: Demand, at offer: Int?) -> [String] {
    guard programmes[demand.programme].sector == .secondary else { return [] }
    let trainee = trainees[demand.trainee]
    let included = offer.map { subjects(of: trainee, in: offers[$0]) } ?? []
    return included.isEmpty ? trainee.subjects : included
  }
}
