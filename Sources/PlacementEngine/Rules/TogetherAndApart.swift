import Optimization
import PlacementDocuments

// Trainees who are to be together, apart, or better together.

extension DemandOptions {
  /// The rule `GROUP`, the last of the funnel: a place for everybody else of the block.
  ///
  /// - Parameters:
  ///   - isOpenToOthers: Whether all others of the block are fixed at a school or have an offer
  ///     there.
  ///   - round: The round.
  mutating func keepSchools(where isOpenToOthers: (Int) -> Bool, in round: Round) {
    placements.removeAll { !isOpenToOthers($0.school) }
    let refused = left.filter { !isOpenToOthers(round.schoolOfOffer[$0]) }
    left.removeAll { !isOpenToOthers(round.schoolOfOffer[$0]) }
    note(.group, refused: refused)
  }
}

extension Round {
  /// Applies `GROUP` to every demand of a block.
  func keepBlocksTogether(_ options: inout [Int: DemandOptions]) {
    for block in groups.blocks {
      let schools = block.map { demand in
        demands[demand].fixedPlacement.map { [$0.school] }
          ?? Set(options[demand]?.placements.map(\.school) ?? [])
      }
      for (position, demand) in block.enumerated() where demands[demand].isOpen {
        options[demand]?.keepSchools(
          where: { school in
            schools.indices.allSatisfy { $0 == position || schools[$0].contains(school) }
          }, in: self)
      }
    }
  }

  /// Whether somebody is fixed at a school from whom a demand is to be kept apart.
  func isKeptApart(_ demand: Int, from school: Int) -> Bool {
    groups.strangers(of: demand).contains { demands[$0].fixedPlacement?.school == school }
  }

  /// Those fixed at a school with whom a demand's trainee is to share the journey.
  func fixedCompanions(of demand: Int, at school: Int) -> Int {
    groups.companions(of: demand).count { demands[$0].fixedPlacement?.school == school }
  }
}

extension ScoringTerm {
  static let sharedJourney = ScoringTerm(term: .sharedJourney) { round, demand in
    round.groups.companions(of: demand).isEmpty
  } minutes: { proposal in
    -proposal.companions * proposal.round.rules.needs.sharedJourney
  }
}

/// No two of a group at one school: a row for each group, phase and school.
struct ApartRows: RowRule {
  private var rows: [DemandAtSchool: [Int]] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    for group in candidates.round.groups.apart {
      for (school, demands) in candidates.open(group) where demands.count > 1 {
        let row = draft.addRow(
          "apart.\(candidates.round.names(of: demands)).\(candidates.round.schools[school].id)",
          upper: 1)
        for demand in demands {
          rows[DemandAtSchool(demand: demand, school: school), default: []].append(row)
        }
      }
    }
  }

  var isIdle: Bool { rows.isEmpty }

  func count(_ placement: Placement, in entries: inout Entries) {
    for row in rows[DemandAtSchool(placement)] ?? [] { entries.add(1, to: row) }
  }
}

/// Gains of shared journeys: for each pair and school, a variable no greater than either's
/// being there.
///
/// What is gained beside somebody fixed is a term of the placement's own score.
struct SharedJourneyRows: RowRule {
  private var rows: [DemandAtSchool: [Int]] = [:]

  init(_ candidates: Candidates, _ draft: inout Draft) {
    let gain = candidates.round.rules.needs.sharedJourney
    guard gain > 0, candidates.round.rules.isOn(.sharedJourney) else { return }
    for pair in candidates.round.groups.sharing {
      for (school, demands) in candidates.open([pair.first, pair.second]) where demands.count > 1 {
        let round = candidates.round
        let both = demands.map { demand in
          let order = [demand] + demands.filter { $0 != demand }
          let row = draft.addRow(
            "sharing.\(round.names(of: order)).\(round.schools[school].id)", upper: 0)
          rows[DemandAtSchool(demand: demand, school: school), default: []].append(row)
          return (row: row, coefficient: 1)
        }
        // Each of the two gains.
        draft.addVariable(
          "shared.\(round.names(of: demands)).\(round.schools[school].id)", upper: 1,
          (.suitability, -2 * gain), entries: both)
      }
    }
  }

  var isIdle: Bool { rows.isEmpty }

  func count(_ placement: Placement, in entries: inout Entries) {
    for row in rows[DemandAtSchool(placement)] ?? [] { entries.add(-1, to: row) }
  }
}

struct DemandAtSchool: Hashable {
  let demand: Int
  let school: Int

  init(demand: Int, school: Int) {
    self.demand = demand
    self.school = school
  }

  init(_ placement: Placement) { self.init(demand: placement.demand, school: placement.school) }
}
