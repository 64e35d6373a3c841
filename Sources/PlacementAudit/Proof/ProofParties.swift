internal import PlacementDocuments

/// Makes the parties of a relaxation: who chooses together, and from what.
///
/// Exact for parties with one stage (a demand, or a block that is placed at one school or not at all)
/// and for those whose plans are few enough to list. For others each stage chooses for itself, and
/// terms that depend on the other stages are the least they could be.
struct ProofParties {
  /// The most plans of one party, and of all parties, that are listed.
  static let mostPlansOfParty = 20_000
  static let mostPlans = 400_000

  private(set) var choices: [Relaxation.Choice] = []
  private(set) var parties: [Relaxation.Party] = []
  /// Tiers in which some choice may cost less than the allocations it stands for.
  private(set) var inexact: Set<TierRecord.Name> = []

  private let evidence: Evidence
  private let book: RowBook
  private let proposals: [DemandKey: [Proposal]]
  private let slots: [TierRecord.Name]
  private let coverage: [(kind: CoverageKind, row: Int)]
  private var listed = 0

  /// A demand with what may serve it, or nothing.
  private typealias Served = (demand: Demand, proposal: Proposal?)

  init(
    _ evidence: Evidence, _ book: RowBook, _ proposals: [DemandKey: [Proposal]],
    slots: [TierRecord.Name]
  ) {
    self.evidence = evidence
    self.book = book
    self.proposals = proposals
    self.slots = slots
    coverage = book.coverage
    for stages in evidence.stagesOfParties {
      let name = Set(stages.joined().map(\.trainee.id)).sorted().joined(separator: ".")
      if stages.count == 1, stages[0].count == 1 {
        addStage(stages[0], name)
      } else if addPlans(stages, name) {
        continue
      } else if stages.count == 1 {
        addStage(stages[0], name)
      } else {
        inexact.formUnion([.suitability, .courseRules])
        for stage in stages { addStage(stage, nil) }
      }
    }
  }

  // MARK: One stage

  /// At each school its demands choose apart from each other.
  ///
  /// - Parameters:
  ///   - demands: The stage's.
  ///   - name: The party's, if the stage is all of it.
  private mutating func addStage(_ demands: [Demand], _ name: String?) {
    let isWhole = name != nil
    var party = Relaxation.Party(name: name)
    party.alternatives.append(demands.map { addSlot($0, [nil], isWhole) })
    let bySchool = demands.map(bySchool)
    for school in bySchool[0].keys.sorted() {
      let here = bySchool.map { $0[school] ?? [] }
      if here.contains(where: \.isEmpty) { continue }
      party.alternatives.append(zip(demands, here).map { addSlot($0, $1, isWhole) })
    }
    parties.append(party)
  }

  private mutating func addSlot(
    _ demand: Demand, _ proposals: [Proposal?], _ isWhole: Bool
  ) -> Range<Int> {
    let first = choices.count
    for proposal in proposals {
      var choice = blank()
      count([(demand, proposal)], in: &choice)
      if isWhole {
        countWhole(demand.trainee, [(demand, proposal)], in: &choice)
      } else if let proposal {
        cost(evidence.leastExperienceScore(of: proposal.placement), .suitability, in: &choice)
        countCoverage(demand.trainee, [proposal.placement], in: &choice)
      }
      choices.append(choice)
    }
    return first..<choices.count
  }

  // MARK: Whole plans

  /// Lists every plan; returns false if there are too many.
  private mutating func addPlans(_ stages: [[Demand]], _ name: String) -> Bool {
    let most = min(Self.mostPlansOfParty, Self.mostPlans - listed)
    var count = 1
    for stage in stages {
      // Neither factor is beyond what is listed, so that nothing overflows.
      count *= optionCount(of: stage, atMost: most)
      guard count <= most else { return false }
    }
    listed += count
    let options = stages.map(options)
    let first = choices.count
    var trainees: [String: Trainee] = [:]
    for demand in stages.joined() { trainees[demand.trainee.id] = demand.trainee }
    let order = trainees.values.sorted { $0.id < $1.id }
    list(options[...], [], order)
    parties.append(Relaxation.Party(name: name, alternatives: [[first..<choices.count]]))
    return true
  }

  private func bySchool(_ demand: Demand) -> [String: [Proposal]] {
    Dictionary(grouping: proposals[demand.key] ?? [], by: \.placement.school.id)
  }

  /// The number of options of a stage, or one more than `most` if there are that many.
  private func optionCount(of stage: [Demand], atMost most: Int) -> Int {
    let bySchool = stage.map(bySchool)
    return bySchool[0].keys.reduce(1) { sum, school in
      let joint = bySchool.reduce(1) { min(most + 1, $0 * ($1[school]?.count ?? 0)) }
      return min(most + 1, sum + joint)
    }
  }

  /// What a stage may do: leave all unplaced, or place all at one school.
  private func options(of stage: [Demand]) -> [[Served]] {
    var options: [[Served]] = [stage.map { ($0, nil) }]
    let bySchool = stage.map(bySchool)
    for school in bySchool[0].keys.sorted() {
      var joint: [[Served]] = [[]]
      for (demand, here) in zip(stage, bySchool) {
        joint = joint.flatMap { begun in (here[school] ?? []).map { begun + [(demand, $0)] } }
      }
      options += joint
    }
    return options
  }

  private mutating func list(
    _ rest: ArraySlice<[[Served]]>, _ plan: [Served], _ trainees: [Trainee]
  ) {
    guard let next = rest.first else {
      var choice = blank()
      count(plan, in: &choice)
      for trainee in trainees {
        countWhole(trainee, plan.filter { $0.demand.trainee.id == trainee.id }, in: &choice)
      }
      choices.append(choice)
      return
    }
    for option in next where option.allSatisfy({ differs($0, from: plan) }) {
      list(rest.dropFirst(), plan + option, trainees)
    }
  }

  /// Whether a trainee's placements are at different schools where they have to be.
  private func differs(_ served: Served, from plan: [Served]) -> Bool {
    guard let school = served.proposal?.placement.school.id else { return true }
    return plan.allSatisfy { other in
      other.demand.trainee.id != served.demand.trainee.id
        || other.proposal?.placement.school.id != school
        || evidence.isFreeOfDifference(served.demand, at: school)
        || evidence.isFreeOfDifference(other.demand, at: school)
    }
  }

  // MARK: Costs

  private func blank() -> Relaxation.Choice {
    Relaxation.Choice(costs: Array(repeating: 0, count: slots.count))
  }

  private func cost(_ cost: Int, _ tier: TierRecord.Name, in choice: inout Relaxation.Choice) {
    if cost != 0, let slot = slots.firstIndex(of: tier) { choice.costs[slot] += cost }
  }

  /// What each demand counts for itself.
  private func count(_ plan: [Served], in choice: inout Relaxation.Choice) {
    for (demand, proposal) in plan {
      if proposal == nil { cost(evidence.weight(of: demand), .placed, in: &choice) }
      if evidence.hasMoved(demand, to: proposal?.placement) {
        cost(evidence.promiseWeight(of: demand), .promises, in: &choice)
        cost(1, .moves, in: &choice)
      }
      guard let proposal else { continue }
      cost(proposal.lastingScore, .suitability, in: &choice)
      cost(tieBreak(of: proposal.placement), .tieBreak, in: &choice)
      choice.minutes.append(proposal.minutes)
      for entry in book.entries(of: proposal) { add(entry, to: &choice) }
    }
  }

  /// What a trainee's placements count together.
  private func countWhole(
    _ trainee: Trainee, _ plan: [Served], in choice: inout Relaxation.Choice
  ) {
    let proposed = plan.compactMap(\.proposal?.placement)
    let all = (evidence.fixedByTrainee[trainee.id] ?? []) + proposed
    for placement in proposed {
      let earlier = evidence.experience(before: placement, among: all)
      let terms = evidence.experienceTerms(of: placement, after: earlier)
      cost(terms.values.reduce(0, +), .suitability, in: &choice)
    }
    let breaches = evidence.rules.course.count { evidence.breaks($0, trainee, with: all) }
    cost(breaches, .courseRules, in: &choice)
    countCoverage(trainee, proposed, in: &choice)
  }

  private func countCoverage(
    _ trainee: Trainee, _ proposed: [Placement], in choice: inout Relaxation.Choice
  ) {
    guard !coverage.isEmpty, !proposed.isEmpty,
      let demand = evidence.demandsOfTrainee[trainee.id]?.first(where: evidence.isOpen)
    else { return }
    let fixed = evidence.fixedByTrainee[trainee.id] ?? []
    let before = evidence.coverageMet(by: demand, with: fixed)
    let after = evidence.coverageMet(by: demand, with: fixed + proposed)
    for (kind, row) in coverage
    where applies(kind, to: demand) && after.contains(kind) && !before.contains(kind) {
      add(Relaxation.Entry(row: row, count: 1), to: &choice)
    }
  }

  private func add(_ entry: Relaxation.Entry, to choice: inout Relaxation.Choice) {
    if let index = choice.entries.firstIndex(where: { $0.row == entry.row }) {
      let count = choice.entries[index].count + entry.count
      choice.entries[index] = Relaxation.Entry(row: entry.row, count: count)
    } else {
      choice.entries.append(entry)
    }
  }
}

extension Evidence {
  /// The open demands, by party and stage: a stage is a demand, or the open ones of a block; a
  /// party all stages that trainees tie together.
  fileprivate var stagesOfParties: [[[Demand]]] {
    let byKey = Dictionary(
      openDemands.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var stages: [[Demand]] = []
    var stagesOfTrainee: [String: [Int]] = [:]
    for demand in openDemands {
      let rest = groups.restOfBlock(demand.key).compactMap { byKey[$0] }
      // The first of a block brings the others.
      if rest.contains(where: { $0.key < demand.key }) { continue }
      for member in [demand] + rest {
        stagesOfTrainee[member.trainee.id, default: []].append(stages.count)
      }
      stages.append([demand] + rest)
    }
    var isTaken = stages.map { _ in false }
    return stages.indices.compactMap { first in
      if isTaken[first] { return nil }
      var party: [Int] = []
      var waiting = [first]
      while let next = waiting.popLast() {
        if isTaken[next] { continue }
        isTaken[next] = true
        party.append(next)
        waiting += stages[next].flatMap { stagesOfTrainee[$0.trainee.id] ?? [] }
      }
      return party.sorted().map { stages[$0] }
    }
  }
}
