import PlacementDocuments

extension RandomRound {
  /// Up to three groups of trainees who have a phase in common, with places to be together at.
  mutating func addGroups() {
    for number in 1...random.pick([1, 1, 2, 2, 3]) {
      var group = TraineeGroup()
      group.id = "G-\(number)"
      group.kind = random.pick([.together, .together, .together, .apart, .shareJourney])
      let phases = Set(demands.map(\.phase.id)).sorted()
      guard !phases.isEmpty else { return }
      let phase = random.pick(phases)
      var members = demands.filter { $0.phase.id == phase }.map(\.trainee.id)
      while members.count > 2, random.chance(members.count == 3 ? 60 : 90) {
        members.remove(at: random.int(0...(members.count - 1)))
      }
      group.trainees = members.sorted()
      if random.chance(40) { group.phase = phase }
      guard members.count > 1, isPossible(group) else { continue }
      documents.round.groups.append(group)
      if group.kind != .apart { makeRoom() }
    }
  }

  /// Places for two at some offers.
  private mutating func makeRoom() {
    for index in documents.offers.indices where random.chance(40) {
      documents.offers[index].places = max(2, documents.offers[index].places)
    }
  }

  /// Whether the group contradicts neither another group nor the order of its members' phases.
  private func isPossible(_ group: TraineeGroup) -> Bool {
    let groups = documents.round.groups + [group]
    let blocks = Self.blocks(groups.filter { $0.kind == .together }.map { Set($0.trainees) })
    let contradicts = groups.contains { other in
      other.kind == .apart && blocks.contains { $0.intersection(other.trainees).count > 1 }
    }
    if contradicts { return false }
    guard group.kind == .together else { return true }
    let together = documents.round.groups.filter { $0.kind == .together }.flatMap(\.trainees)
    let members = Set(together + group.trainees).sorted()
    let orders = members.map { id in
      demands.filter { $0.trainee.id == id }.sorted { $0.precedes($1) }.map(\.phase.id)
    }
    return orders.allSatisfy { order in
      orders.allSatisfy { other in
        order.filter(other.contains) == other.filter(order.contains)
      }
    }
  }

  /// Sets that share a trainee become one: together with somebody is together with all of theirs.
  private static func blocks(_ sets: [Set<String>]) -> [Set<String>] {
    sets.reduce(into: []) { blocks, set in
      let joined = blocks.filter { !$0.isDisjoint(with: set) }
      blocks.removeAll { !$0.isDisjoint(with: set) }
      blocks.append(joined.reduce(set) { $0.union($1) })
    }
  }

  mutating func addMinimums() {
    for index in documents.offers.indices where random.chance(50) {
      if random.chance(60) {
        documents.offers[index].places = max(2, documents.offers[index].places)
      }
      let most = documents.offers[index].places + documents.offers[index].furtherPlaces
      if most > 1 { documents.offers[index].minimum = min(most, random.pick([2, 2, 2, 3])) }
    }
  }

  mutating func addMustFill() {
    for index in documents.offers.indices where random.chance(45) {
      documents.offers[index].mustFill = true
    }
  }

  /// Locks and fixed placements at few offers, few must-fill offers, and groups across them.
  mutating func addPins() {
    let favourite = random.pick(documents.offers)
    if random.chance(75) { documents.decisions = [] }
    let round = OpenRound(documents)
    for (index, demand) in demands.enumerated().prefix(random.int(2...4)) {
      let suitable = round.options(for: index).flatMap(\.offers)
      let chosen = suitable.isEmpty || random.chance(10) ? documents.offers : suitable
      let isFavourite = random.chance(60) && chosen.contains { $0.id == favourite.id }
      let offer = isFavourite ? favourite : random.pick(chosen)
      let isFixed = random.chance(45)
      addDecision(
        isFixed ? random.pick([.accepted, .arranged]) : .locked, demand, at: offer,
        namingOffer: random.chance(60))
    }
    for index in documents.offers.indices {
      documents.offers[index].mustFill = random.chance(15)
    }
    if documents.round.groups.isEmpty, random.chance(60) { addGroups() }
  }

  mutating func addDecision(
    _ action: Decision.Action, _ demand: Demand, at offer: Offer, namingOffer: Bool
  ) {
    let last = documents.decisions.last?.date ?? Self.referenceDate
    documents.decisions.append(
      Decision(
        date: last.adding(days: 1), role: action == .accepted ? .school : .office, action: action,
        trainee: demand.trainee.id, phase: demand.phase.id, school: offer.school,
        offer: namingOffer ? offer.id : nil))
  }
}
