internal import PlacementDocuments

extension Relaxation {
  /// The program of a round, with the rows that a certificate names.
  ///
  /// - Parameters:
  ///   - evidence: The round, and the result whose values the tiers have.
  ///   - names: Of rows, in any order; those that are about nothing are left out.
  /// - Returns: The program; the book of its rows.
  static func of(_ evidence: Evidence, rows names: [String]) -> (Relaxation, RowBook) {
    var proposals: [DemandKey: [Proposal]] = [:]
    for demand in evidence.openDemands {
      proposals[demand.key] = evidence.proposals(for: demand)
    }
    let all = evidence.openDemands.flatMap { proposals[$0.key] ?? [] }
    let pools = MentorPools(namedBy: names, all, evidence)
    let book = RowBook(names, evidence, pools)
    let slots = evidence.tierRules.map(\.name).filter { $0 != .worstJourneys }
    let parties = ProofParties(evidence, book, proposals, slots: slots)
    var relaxation = Relaxation()
    relaxation.rows = book.rows
    relaxation.choices = parties.choices
    relaxation.parties = parties.parties
    relaxation.variables =
      pools.variables(book, fixedMentors: slots.firstIndex(of: .fixedMentors))
      + limitVariables(evidence, book, all, slots)
      + sharingVariables(evidence, book, proposals, slots)
      + parityVariables(evidence, book, all, slots)
    relaxation.tiers = tiers(evidence, slots, all, inexact: parties.inexact)
    return (relaxation, book)
  }

  private static func tiers(
    _ evidence: Evidence, _ slots: [TierRecord.Name], _ proposals: [Proposal],
    inexact: Set<TierRecord.Name>
  ) -> [Tier] {
    evidence.tierRules.flatMap { rule -> [Tier] in
      guard let slot = slots.firstIndex(of: rule.name) else {
        let reached = evidence.proposedMinutes
        let levels = Set(proposals.map(\.minutes))
          .filter { $0 > evidence.rules.fairness.downToMinutes }
        return levels.sorted(by: >).map { level in
          Tier(
            reference: TierReference(rule.name, minutes: level),
            measure: .journeys(atLeast: level), value: reached.count { $0 >= level })
        }
      }
      let constant = rule.name == .fixedMentors ? evidence.fixedUsesWithoutSlot : 0
      return [
        Tier(
          reference: TierReference(rule.name), measure: .costs(slot: slot),
          value: rule.value(evidence) - constant, constant: constant,
          isExact: !inexact.contains(rule.name))
      ]
    }
  }

  /// Must-fill places left empty, shortfalls of coverage, and whether an offer with a minimum is
  /// used: a variable for each row that needs one.
  private static func limitVariables(
    _ evidence: Evidence, _ book: RowBook, _ proposals: [Proposal], _ slots: [TierRecord.Name]
  ) -> [Variable] {
    var isDone: Set<String> = []
    return zip(book.rows, book.meanings).flatMap { row, meaning -> [Variable] in
      switch meaning {
      case .mustFill, .coverage:
        let slot = slots.firstIndex(of: row.name.hasPrefix("coverage.") ? .coverage : .mustFill)
        return [
          Variable(
            name: row.name.hasPrefix("coverage.")
              ? "short.\(row.name.dropFirst(9))" : "vacant.\(row.name.dropFirst(10))",
            upper: row.lower ?? 0, costSlot: slot, cost: 1, entries: book.entry(row.name, 1))
        ]
      case .minimum(let offer, let phase):
        guard isDone.insert("\(offer).\(phase)").inserted,
          let minimum = evidence.listingByOffer[offer]?.offer.minimum
        else { return [] }
        let wanting = Set(
          proposals.filter { proposal in
            proposal.placement.demand.phase.id == phase
              && proposal.placement.listings.contains { $0.offer.id == offer }
          }.map(\.placement.demand.key))
        let taken = (evidence.fixed.map(Presence.init) + evidence.stillTaken).count {
          $0.demand.phase.id == phase && $0.offers.contains(offer)
        }
        return [
          Variable(
            name: "used.\(offer).\(phase)", upper: 1,
            entries: book.entry("if_used.\(offer).\(phase)", -wanting.count)
              + book.entry("minimum.\(offer).\(phase)", taken - minimum))
        ]
      default: return []
      }
    }
  }

  /// What pairs gain by sharing a journey: no more than either's being at the school.
  private static func sharingVariables(
    _ evidence: Evidence, _ book: RowBook, _ proposals: [DemandKey: [Proposal]],
    _ slots: [TierRecord.Name]
  ) -> [Variable] {
    let gain = evidence.rules.needs.sharedJourney
    guard gain > 0, evidence.rules.isOn(.sharedJourney) else { return [] }
    let byKey = Dictionary(
      evidence.openDemands.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    func schools(_ demand: Demand) -> Set<String> {
      Set((proposals[demand.key] ?? []).map(\.placement.school.id))
    }
    return evidence.openDemands.flatMap { first in
      evidence.groups.others(.shareJourney, with: first.key).filter { first.key < $0 }
        .compactMap { byKey[$0] }.flatMap { second in
          schools(first).intersection(schools(second)).sorted().map { school in
            Variable(
              name: "shared.\(first.name).\(second.name).\(school)", upper: 1,
              costSlot: slots.firstIndex(of: .suitability), cost: -2 * gain,
              entries: book.entry("sharing.\(first.name).\(second.name).\(school)", 1)
                + book.entry("sharing.\(second.name).\(first.name).\(school)", 1))
          }
        }
    }
  }

  /// The bands between which the mean journey of every route lies.
  private static func parityVariables(
    _ evidence: Evidence, _ book: RowBook, _ proposals: [Proposal], _ slots: [TierRecord.Name]
  ) -> [Variable] {
    let (routes, fairness) = (evidence.comparedRoutes, evidence.rules.fairness)
    guard !routes.isEmpty else { return [] }
    let band = fairness.parityBandMinutes
    let longest = max(1_440, proposals.map(\.minutes).max() ?? 0)
    func variable(_ name: String, _ what: String, _ sign: Int) -> Variable {
      Variable(
        name: "parity.\(name)", upper: (longest + band - 1) / band,
        costSlot: slots.firstIndex(of: .suitability), cost: sign * fairness.parityWeight * band,
        entries: routes.flatMap { book.entry("\(what).\($0.route.rawValue)", -band * $0.demands) })
    }
    return [
      variable("highest", "parity_most", 1), variable("lowest", "parity_least", -1),
    ]
  }
}
