import PlacementDocuments

/// Which demands have to do with each other: the round's groups, phase by phase.
///
/// Only demands that are open or fixed count; the others have no place that could matter.
struct Groups: Sendable {
  /// Two demands, the earlier in the round first.
  struct Pair: Hashable, Sendable {
    let first: Int
    let second: Int
  }

  /// Demands to be at one school or, those not fixed, unplaced; ascending, one of them open.
  let blocks: [[Int]]
  /// Demands of which no two may be at one school.
  let apart: [[Int]]
  /// Demands that are better at one school, each pair once; one of them is open.
  let sharing: [Pair]
  /// By group, its demands in each phase, ascending; by phase.
  private let members: [String: [[Int]]]
  /// For each demand, those it is better with.
  private let companions: [Int: [Int]]
  /// For each demand, those it may not be with.
  private let strangers: [Int: [Int]]

  init(_ groups: [TraineeGroup], demands: [Demand], trainees: [Trainee]) {
    var demandsOfTrainee: [String: [Int]] = [:]
    let named = Set(groups.lazy.flatMap(\.trainees))
    for (index, demand) in demands.enumerated() where demand.isOpen || demand.isFixed {
      let trainee = trainees[demand.trainee].id
      if named.contains(trainee) { demandsOfTrainee[trainee, default: []].append(index) }
    }
    var together: [[Int]] = []
    var apart: [[Int]] = []
    var sharing: Set<Pair> = []
    var members: [String: [[Int]]] = [:]
    for group in groups.sorted(by: { $0.id < $1.id }) {
      let all = group.trainees.flatMap { demandsOfTrainee[$0] ?? [] }
        .filter { group.phase == nil || demands[$0].phase.id == group.phase }
      let byPhase = Dictionary(grouping: all.sorted(), by: { demands[$0].phase.id })
        .sorted { $0.key < $1.key }.map(\.value)
      members[group.id] = byPhase
      for inPhase in byPhase where inPhase.count > 1 {
        switch group.kind {
        case .together: together.append(inPhase)
        case .apart: apart.append(inPhase)
        case .shareJourney:
          for (position, first) in inPhase.enumerated() {
            for second in inPhase[(position + 1)...]
            where demands[first].isOpen || demands[second].isOpen {
              sharing.insert(Pair(first: first, second: second))
            }
          }
        }
      }
    }
    blocks = joined(together).filter { $0.contains { demands[$0].isOpen } }
    self.apart = apart
    self.sharing = sharing.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    self.members = members
    var companions: [Int: [Int]] = [:]
    for pair in self.sharing {
      companions[pair.first, default: []].append(pair.second)
      companions[pair.second, default: []].append(pair.first)
    }
    self.companions = companions
    var strangers: [Int: [Int]] = [:]
    for group in apart {
      for demand in group { strangers[demand, default: []] += group.filter { $0 != demand } }
    }
    self.strangers = strangers
  }

  /// A group's demands that are open or fixed, phase by phase.
  func members(of group: TraineeGroup) -> [[Int]] { members[group.id] ?? [] }

  func companions(of demand: Int) -> [Int] { companions.isEmpty ? [] : companions[demand] ?? [] }
  func strangers(of demand: Int) -> [Int] { strangers.isEmpty ? [] : strangers[demand] ?? [] }
}

/// Sets that share an element become one; each ascending, in order of their first elements.
func joined(_ sets: [[Int]]) -> [[Int]] {
  var root: [Int: Int] = [:]
  func find(_ element: Int) -> Int {
    var element = element
    while let parent = root[element], parent != element { element = parent }
    return element
  }
  for set in sets {
    for element in set where root[element] == nil { root[element] = element }
    for element in set.dropFirst() {
      let (a, b) = (find(set[0]), find(element))
      root[max(a, b)] = min(a, b)
    }
  }
  return Dictionary(grouping: root.keys.sorted(), by: find).sorted { $0.key < $1.key }
    .map(\.value)
}
