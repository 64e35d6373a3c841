import PlacementDocuments

/// Who is to be placed with whom, demand by demand.
struct Groups {
  /// Demands that are at one school or, those not fixed, all unplaced; each is in one block at most.
  private(set) var blocks: [[Int]] = []
  /// The demands of each `together` group in each of its phases.
  private(set) var together: [[Int]] = []
  /// For each demand, the others that may not be at its school.
  private(set) var apart: [Set<Int>] = []
  /// For each demand, the others that would share its journey.
  private(set) var sharing: [Set<Int>] = []

  init() {}

  init(of round: OpenRound, without released: Set<RoundCommitment>) {
    apart = round.demands.map { _ in [] }
    sharing = apart
    for group in round.documents.round.groups where !released.contains(.group(group.id)) {
      for members in Self.members(of: group, in: round) {
        switch group.kind {
        case .together:
          together.append(members)
          join(members)
        case .apart: Self.link(members, &apart)
        case .shareJourney: Self.link(members, &sharing)
        }
      }
    }
  }

  /// The demands that the group is about, in each phase in which it is about two at least.
  private static func members(of group: TraineeGroup, in round: OpenRound) -> [[Int]] {
    let concerned = round.demands.indices.filter { index in
      group.trainees.contains(round.demands[index].trainee.id)
        && (group.phase == nil || group.phase == round.demands[index].phase.id)
        && (round.isPlaceable(index) || round.commitments[index].fixed != nil)
    }
    var phases: [String] = []
    for index in concerned where !phases.contains(round.demands[index].phase.id) {
      phases.append(round.demands[index].phase.id)
    }
    return phases.map { phase in concerned.filter { round.demands[$0].phase.id == phase } }
      .filter { $0.count > 1 }
  }

  private mutating func join(_ members: [Int]) {
    let joined = blocks.filter { block in block.contains { members.contains($0) } }
    blocks.removeAll { block in block.contains { members.contains($0) } }
    blocks.append(Set(joined.flatMap(\.self) + members).sorted())
  }

  private static func link(_ members: [Int], _ links: inout [Set<Int>]) {
    for member in members { links[member].formUnion(members.filter { $0 != member }) }
  }
}
