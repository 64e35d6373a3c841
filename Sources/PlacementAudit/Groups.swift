internal import PlacementDocuments

extension AuditRule {
  static let together = Self(
    "H-TOGETHER", "demands of a block are at one school, or those not fixed are all unplaced")
  static let apart = Self("H-APART", "demands kept apart are at different schools")
}

/// The groups of a round, phase by phase, as they concern its demands.
struct Groups {
  /// The demands of each group that places together, in each of its phases.
  private(set) var together: [(group: String, members: [DemandKey])] = []
  /// Demands that are placed at one school or not at all; each demand is in one block at most.
  private(set) var blocks: [[DemandKey]] = []
  private var blockOfDemand: [DemandKey: Int] = [:]
  private var kept: [TraineeGroup.Kind: [DemandKey: Set<DemandKey>]] = [:]

  /// - Parameters:
  ///   - groups: The round's groups.
  ///   - demands: The demands that groups are about: placeable or fixed.
  init(_ groups: [TraineeGroup], _ demands: [Demand]) {
    let phasesOfTrainee = Dictionary(grouping: demands.map(\.key), by: \.trainee)
    for group in groups {
      let keys = Set(group.trainees).sorted().flatMap { phasesOfTrainee[$0] ?? [] }
      let byPhase = Dictionary(grouping: keys, by: \.phase)
      for phase in byPhase.keys.sorted() where group.phase == nil || group.phase == phase {
        guard let members = byPhase[phase], members.count > 1 else { continue }
        if group.kind == .together { together.append((group.id, members)) }
        for member in members {
          kept[group.kind, default: [:]][member, default: []].formUnion(members)
        }
      }
    }
    // A block is everybody who is reached from one member by groups in turn.
    for first in (kept[.together] ?? [:]).keys.sorted() where blockOfDemand[first] == nil {
      var block: [DemandKey] = []
      var waiting = [first]
      while let next = waiting.popLast() {
        guard blockOfDemand.updateValue(blocks.count, forKey: next) == nil else { continue }
        block.append(next)
        waiting += kept[.together]?[next] ?? []
      }
      blocks.append(block.sorted())
    }
  }

  /// The other demands that a kind of group names with this one, in order.
  func others(_ kind: TraineeGroup.Kind, with demand: DemandKey) -> [DemandKey] {
    (kept[kind]?[demand] ?? []).subtracting([demand]).sorted()
  }

  /// The other demands of the block that this one is in, in order.
  func restOfBlock(_ demand: DemandKey) -> [DemandKey] {
    blockOfDemand[demand].map { blocks[$0].filter { $0 != demand } } ?? []
  }
}

extension Evidence {
  func blocksAreTogether() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for block in groups.blocks {
      let open = block.filter { fixedByDemand[$0] == nil }
      let placed = open.compactMap { proposedByDemand[$0] }
      guard let first = placed.first else { continue }
      for key in block {
        let school = (fixedByDemand[key] ?? proposedByDemand[key])?.school.id
        if school != first.school.id {
          findings.append(
            AuditFinding(
              .together, key, school: school,
              expected: "school \(first.school.id), as trainee \(first.demand.key.trainee)",
              found: school.map { "school \($0)" } ?? "no place"))
        }
      }
    }
    return findings
  }

  func demandsApartAreApart() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for placement in proposed {
      let key = placement.demand.key
      for other in groups.others(.apart, with: key) {
        // Of two proposals the later is named; beside a fixed demand, the proposal.
        let met = fixedByDemand[other] ?? (other < key ? proposedByDemand[other] : nil)
        guard let met, met.school.id == placement.school.id else { continue }
        findings.append(
          AuditFinding(
            .apart, key, school: placement.school.id,
            expected: "another school than trainee \(other.trainee)", found: "the same school"))
      }
    }
    return findings
  }

  /// Whether a demand that is to be kept apart from this one is fixed at the school.
  func isKeptOut(_ demand: Demand, of school: School) -> Bool {
    groups.others(.apart, with: demand.key).contains {
      fixedByDemand[$0]?.school.id == school.id
    }
  }

  /// Minutes for each other demand of a shared journey that is placed at the same school.
  func sharedJourney(_ placement: Placement) -> Int {
    let beside = groups.others(.shareJourney, with: placement.demand.key).filter {
      (fixedByDemand[$0] ?? proposedByDemand[$0])?.school.id == placement.school.id
    }
    return -rules.needs.sharedJourney * beside.count
  }
}
