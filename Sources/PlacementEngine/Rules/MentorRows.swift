import PlacementDocuments

extension Objective {
  /// Fixed uses without a mentor although some mentor on record serves them.
  static let fixedMentors = Objective(.fixedMentors) {
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
  private let round: Round
  /// By school, the rows of each kind; a school has few kinds.
  private var rowsOfUse: [[(kind: MentorUses.Kind, rows: [Int])]]

  init(_ uses: MentorUses, _ draft: inout Draft) {
    round = uses.round
    rowsOfUse = Array(repeating: [], count: uses.round.schools.count)
    if uses.withoutMentor > 0 { draft.add(constant: uses.withoutMentor, to: .fixedMentors) }
    for here in uses.schools {
      if let limits = here.limits {
        addRows(here, limits, &draft)
      } else {
        addTransshipment(here, &draft)
      }
    }
  }

  var isAboutService: Bool { true }

  func count(_ placement: Placement, in entries: inout Entries) {
    let window = round.demands[placement.demand].window
    for use in placement.uses where use.mentors.quality != .notNamed {
      for (kind, rows) in rowsOfUse[placement.school]
      where kind.window == window && kind.mentors == use.mentors.mentors {
        for row in rows { entries.add(1, to: row) }
      }
    }
  }

  private mutating func addRows(
    _ here: MentorUses.AtSchool, _ limits: [MentorUses.Limit], _ draft: inout Draft
  ) {
    let (round, school) = (round, here.school)
    var rows = [[Int]](repeating: [], count: here.kinds.count)
    for limit in limits {
      let wanting = limit.kinds.filter { here.isOpen[$0] }
      if wanting.isEmpty { continue }
      let mentors = here.pools[limit.pool].mentors
      let row = draft.addRow(
        "mentors.\(round.name(of: mentors, school)).\(firstDay(of: limit.kinds.map { here.kinds[$0].window }))",
        upper: limit.left)
      for kind in wanting { rows[kind].append(row) }
    }
    rowsOfUse[school] = zip(here.kinds, rows).filter { !$1.isEmpty }
  }

  private mutating func addTransshipment(_ here: MentorUses.AtSchool, _ draft: inout Draft) {
    let (round, school, kinds, pools) = (round, here.school, here.kinds, here.pools)
    // On every day, what a pool takes ≤ its slots.
    let poolRows = pools.map { pool in
      let own = kinds.indices.filter { kinds[$0].mentors.contains(pool.mentors[0]) }
      var rows: [Int: [Int]] = [:]
      for present in round.presences.largest(of: Set(own.map { kinds[$0].window }).sorted()) {
        let windows = Set(own.map { kinds[$0].window }).sorted()
        let row = draft.addRow(
          "slots.\(round.name(of: pool.mentors, school)).\(firstDay(of: present.map { windows[$0] }))",
          upper: pool.slots)
        for kind in own where present.contains(where: { windows[$0] == kinds[kind].window }) {
          rows[kind, default: []].append(row)
        }
      }
      return rows
    }
    func addVariables(
      _ what: String, _ index: Int, upper: Int, row: Int, coefficient: Int
    ) {
      let kind = kinds[index]
      for pool in pools.indices {
        guard let rows = poolRows[pool][index] else { continue }
        draft.addVariable(
          "\(what).\(round.name(of: kind, school)).by.\(pools[pool].mentors[0] + 1)",
          upper: min(upper, pools[pool].slots),
          entries: [(row: row, coefficient: coefficient)]
            + rows.map { (row: $0, coefficient: 1) })
      }
    }
    for (index, kind) in kinds.enumerated() {
      if here.isOpen[index] {
        // Uses − what the pools take ≤ 0.
        let row = draft.addRow("mentored.\(round.name(of: kind, school))", upper: 0)
        rowsOfUse[school].append((kind: kind, rows: [row]))
        addVariables("mentored", index, upper: .max, row: row, coefficient: -1)
      }
      if here.fixed[index] > 0 {
        let count = here.fixed[index]
        // What the pools take + fixed uses left without ≥ fixed uses.
        let row = draft.addRow("fixed.\(round.name(of: kind, school))", lower: count)
        addVariables("fixed", index, upper: count, row: row, coefficient: 1)
        draft.addVariable(
          "unmentored.\(round.name(of: kind, school))", upper: count, (.fixedMentors, 1),
          entries: [(row: row, coefficient: 1)])
      }
    }
  }
}

extension Round {
  /// What rows and variables about mentors are called: the school, and the mentors by their places
  /// in the school's list.
  fileprivate func name(of mentors: [Int], _ school: Int) -> String {
    "\(schools[school].id).\(mentors.map { String($0 + 1) }.joined(separator: "_"))"
  }

  fileprivate func name(of kind: MentorUses.Kind, _ school: Int) -> String {
    "\(name(of: kind.mentors, school)).\(kind.window)"
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
      let subject = subjectOfUse(demand, offer: offer, at: placement.school, keyStages)
      return FixedUse(
        school: placement.school, offer: offer, subject: subject,
        serving: mentorsServing(
          school: placement.school, subject: subject, keyStages: keyStages))
    }
  }
}
