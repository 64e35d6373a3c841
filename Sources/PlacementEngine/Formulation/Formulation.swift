import Optimization
import PlacementDocuments

/// The round as a lexicographic integer program: one column for each plan.
///
/// A party is a group of columns of which exactly one is chosen. Whatever is
/// about one party is already in its plans; what is left is what parties
/// compete for. Minimise, tier by tier,
///
///     Σ cost(plan)·x(plan)     subject to     Σ plans of a party x = 1,
///     Σ uses of a limit present together ≤ what is left of it,
///     and a mentor for every use: see ``MentorRows``.
struct Formulation {
  let round: Round
  let occupancy: Occupancy
  let parties: [Party]
  let tiers: [TierRecord.Name]
  private(set) var program: Program
  /// What each tier counts besides the columns.
  private(set) var constants: [Int]
  /// First column of each party; its plans follow in order.
  private(set) var firstColumn: [Int] = []
  /// A feasible point, so that a search stopped at any moment has an answer.
  private(set) var start: [Int] = []

  private var limitRows = LimitRows()
  private var mentorRows: MentorRows
  /// For each must-fill offer with places to fill, its row and the variable that counts them empty.
  private var mustFill: [Int: (row: Int, empty: Int)] = [:]

  init(_ round: Round, occupancy: Occupancy, parties: [Party]) {
    self.round = round
    self.occupancy = occupancy
    self.parties = parties
    let mentorRows = MentorRows(round, parties: parties)
    self.mentorRows = mentorRows
    let isMustFill = round.offers.contains { $0.mustFill && $0.state != .withdrawn }
    tiers = TierRecord.Name.allCases.filter {
      switch $0 {
      case .fixedMentors: mentorRows.hasFixedUses
      case .mustFill: isMustFill
      case .placed, .suitability, .tieBreak: true
      case .promises, .moves, .courseRules, .coverage, .worstJourneys: false
      }
    }
    program = Program(tiers: tiers.map { .costs($0.rawValue) })
    constants = [Int](repeating: 0, count: tiers.count)
    // Where a gap is left, the tie-break is a hard program of its own and only decides between
    // equally good allocations: a deterministic number of nodes is enough.
    program.setEffortLimit(tier: tiers.count - 1, nodes: 1_000, mayStayUnproven: true)

    limitEverythingLimited()
    matchMentors()
    countEmptyMustFillPlaces()
    addPlans()
  }

  private func costs(_ name: TierRecord.Name, _ cost: Int) -> [Int] {
    tiers.map { $0 == name ? cost : 0 }
  }

  // MARK: Rows

  private mutating func limitEverythingLimited() {
    limitRows = LimitRows(round, occupancy: occupancy, parties: parties, program: &program)
  }

  private mutating func matchMentors() {
    // With fixed uses their tier is the first; without, this adds 0.
    constants[0] += mentorRows.fixedWithoutSlots
    let cost = costs(.fixedMentors, 1)
    start += mentorRows.addRows(to: &program, costOfFixedWithout: cost)
  }

  /// Σ uses of the offer + empty ≥ places, with "empty" counted in its own tier.
  private mutating func countEmptyMustFillPlaces() {
    for (index, offer) in round.offers.enumerated()
    where offer.mustFill && offer.state != .withdrawn {
      let taken = occupancy.taken(of: .offer(index, isFurther: false)).count
      let wanted = max(0, offer.places - taken)
      guard wanted > 0 else { continue }
      let row = program.addRow(lower: wanted)
      let empty = program.addAuxiliary(
        upper: wanted, costs: costs(.mustFill, 1), entries: [(row: row, coefficient: 1)])
      mustFill[index] = (row, empty)
      start.append(wanted)
    }
  }

  // MARK: Columns

  /// One column for each plan.
  ///
  /// The start takes, party by party, the best plan that still fits.
  private mutating func addPlans() {
    var used: [Int: Int] = [:]
    let emptyOfRow = Dictionary(uniqueKeysWithValues: mustFill.values.map { ($0.row, $0.empty) })
    for party in parties {
      let group = program.addGroup()
      firstColumn.append(program.columnCount)
      var best: (column: Int, costs: [Int], entries: [(row: Int, coefficient: Int)])?
      for plan in party.plans {
        let costs = costs(of: plan, party)
        let entries = entries(of: plan, party)
        let column = program.addColumn(group: group, costs: costs, entries: entries)
        start.append(0)
        let isBetter = best.map { costs.lexicographicallyPrecedes($0.costs) } ?? true
        if isBetter && entries.allSatisfy({ fits($0, used: used) }) {
          best = (column, costs, entries)
        }
      }
      guard let best else { continue }
      start[best.column] = 1
      for entry in best.entries {
        used[entry.row, default: 0] += entry.coefficient
        if let empty = emptyOfRow[entry.row] {
          start[empty] = max(0, start[empty] - entry.coefficient)
        }
      }
    }
  }

  private func fits(_ entry: (row: Int, coefficient: Int), used: [Int: Int]) -> Bool {
    guard let upper = program.upperBound(ofRow: entry.row) else { return true }
    return used[entry.row, default: 0] + entry.coefficient <= upper
  }

  private func costs(of plan: Plan, _ party: Party) -> [Int] {
    tiers.map { name in
      switch name {
      case .fixedMentors, .mustFill, .promises, .moves, .courseRules, .coverage, .worstJourneys: 0
      case .suitability: plan.score
      case .placed:
        zip(plan.choices, party.demands).reduce(0) { sum, pair in
          sum + (pair.0 == nil ? round.weightIfUnplaced(round.demands[pair.1]) : 0)
        }
      case .tieBreak:
        placements(of: plan, party).reduce(0) { sum, placement in
          let demand = round.demands[placement.demand]
          return placement.uses.reduce(sum) {
            $0
              + PlacementEngine.tieBreak(
                trainee: round.trainees[demand.trainee].id, phase: demand.phase.id,
                offer: round.offers[$1.offer].id, isFurtherPlace: $1.isFurtherPlace)
          }
        }
      }
    }
  }

  private func placements(of plan: Plan, _ party: Party) -> [Placement] {
    zip(plan.choices, party.options).compactMap { choice, options in
      choice.map { options.placements[$0] }
    }
  }

  private func entries(of plan: Plan, _ party: Party) -> [(row: Int, coefficient: Int)] {
    var counts: [Int: Int] = [:]
    for placement in placements(of: plan, party) {
      let window = round.demands[placement.demand].window
      var limits: Set<Resource> = []
      for use in placement.uses {
        limits.insert(.offer(use.offer, isFurther: use.isFurtherPlace))
        limits.formUnion(occupancy.limits(ofOffer: use.offer))
        if let row = mustFill[use.offer]?.row { counts[row, default: 0] += 1 }
        for row in mentorRows.rows(school: placement.school, use.mentors, window) {
          counts[row, default: 0] += 1
        }
      }
      for limit in limits {
        for row in limitRows.rows(limit, window) { counts[row, default: 0] += 1 }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { (row: $0.key, coefficient: $0.value) }
  }

  /// The placements that a solution chooses, by demand.
  func placements(chosenBy values: [Int]) -> [Int: Placement] {
    var result: [Int: Placement] = [:]
    for (party, first) in zip(parties, firstColumn) {
      guard let chosen = party.plans.indices.first(where: { values[first + $0] == 1 }) else {
        continue
      }
      for placement in placements(of: party.plans[chosen], party) {
        result[placement.demand] = placement
      }
    }
    return result
  }
}

extension Round {
  /// What leaving a demand unplaced costs in the tier "placed".
  func weightIfUnplaced(_ demand: Demand) -> Int {
    if demand.isRetake || demand.phase.isFinal { return rules.placed.retakeOrFinal }
    let isFirstOfMany =
      programmes[demand.programme].years > 1 && trainees[demand.trainee].yearOfStudy == 1
    return isFirstOfMany ? rules.placed.firstYearOfLongCourse : rules.placed.other
  }
}
