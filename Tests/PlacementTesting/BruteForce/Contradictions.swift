public import PlacementDocuments

/// Something that people decided and that an allocation may be unable to honour.
public enum RoundCommitment: Hashable, Sendable {
  case fixed(_ trainee: String, _ phase: String)
  case lock(_ trainee: String, _ phase: String)
  case mustFill(_ offer: String)
  case group(_ id: String)

  /// The commitment that a record of a result speaks of; nil if it lacks an identifier.
  public init?(_ record: CommitmentRecord) {
    switch (record.kind, record.trainee, record.phase) {
    case (.fixed, let trainee?, let phase?): self = .fixed(trainee, phase)
    case (.lock, let trainee?, let phase?): self = .lock(trainee, phase)
    case (.mustFill, _, _):
      guard let offer = record.offer else { return nil }
      self = .mustFill(offer)
    case (.group, _, _):
      guard let group = record.group else { return nil }
      self = .group(group)
    default: return nil
    }
  }
}

/// Which commitments of a round can be honoured together, found by trying.
public struct Contradictions {
  private let documents: RoundDocuments
  /// Every commitment of the round.
  public let commitments: [RoundCommitment]
  private var known: [Set<RoundCommitment>: Bool] = [:]
  /// Those which, outside a set, may help it to hold by staying: fixed placements and locks.
  private let helpers: [RoundCommitment]

  /// - Parameter documents: A valid round of at most 64 demands.
  public init(_ documents: RoundDocuments) {
    self.documents = documents
    let round = OpenRound(documents)
    var commitments: [RoundCommitment] = []
    for (index, demand) in round.demands.enumerated() {
      if round.commitments[index].fixed != nil {
        commitments.append(.fixed(demand.trainee.id, demand.phase.id))
      } else if round.commitments[index].locked != nil, round.isPlaceable(index) {
        commitments.append(.lock(demand.trainee.id, demand.phase.id))
      }
    }
    for offer in documents.offers
    where offer.mustFill && offer.state != .withdrawn && round.rules.isOn(.mustFill) {
      commitments.append(.mustFill(offer.id))
    }
    for group in documents.round.groups where group.kind == .together {
      commitments.append(.group(group.id))
    }
    self.commitments = commitments
    helpers = commitments.filter { commitment in
      switch commitment {
      case .fixed, .lock: true
      case .mustFill, .group: false
      }
    }
  }

  /// Whether some allocation honours every commitment of the set.
  ///
  /// - Complexity: That of enumerating the round's allocations, for each set of fixed placements and
  ///   locks outside the set that could help by staying.
  public mutating func holds(_ set: Set<RoundCommitment>) -> Bool {
    let outside = helpers.filter { !set.contains($0) }
    for count in 0...outside.count {
      for staying in outside.subsets(of: count) where holdsAlone(set.union(staying)) {
        return true
      }
    }
    return false
  }

  /// The same with every other commitment as if it had never been made.
  private mutating func holdsAlone(_ set: Set<RoundCommitment>) -> Bool {
    if let known = known[set] { return known }
    let released = Set(commitments).subtracting(set)
    let round = OpenRound(documents, without: released)
    let offers = documents.offers.map(\.id).filter { set.contains(.mustFill($0)) }
    var walk = Enumeration(round, .honouring(mustFill: Set(offers)))
    let holds = walk.isHonoured()
    known[set] = holds
    return holds
  }

  /// The fewest commitments whose release lets the others hold: 0 if all hold.
  ///
  /// - Complexity: The number of smaller sets of commitments times that of ``holds(_:)``.
  public mutating func fewestReleases() -> Int {
    for count in 0...commitments.count {
      for released in commitments.subsets(of: count)
      where holdsAlone(Set(commitments).subtracting(released)) {
        return count
      }
    }
    return commitments.count
  }

  /// Whether the set does not hold, although it does without any one of its members.
  public mutating func isIrreducible(_ set: Set<RoundCommitment>) -> Bool {
    if holds(set) { return false }
    for member in commitments where set.contains(member) {
      if !holds(set.subtracting([member])) { return false }
    }
    return true
  }
}

extension [RoundCommitment] {
  /// Every subset of so many elements, in the order of the elements.
  fileprivate func subsets(of count: Int) -> [[RoundCommitment]] {
    guard count > 0 else { return [[]] }
    guard self.count >= count, let first else { return [] }
    let others = Array(dropFirst())
    return others.subsets(of: count - 1).map { [first] + $0 } + others.subsets(of: count)
  }
}
