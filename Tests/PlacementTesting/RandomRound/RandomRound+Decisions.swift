import PlacementDocuments

extension RandomRound {
  private typealias Step = (action: Decision.Action, role: Decision.Role)

  /// Histories of one placement, in the order in which people act.
  private static let histories: [[Step]] = [
    [(.arranged, .leadSchool)],
    [(.accepted, .school)],
    [(.accepted, .school), (.told, .office)],
    [(.sent, .office)],
    [(.locked, .office)],
    [(.locked, .programmeLeader)],
    [(.sent, .office), (.accepted, .school)],
    [(.sent, .office), (.declined, .school)],
    [(.sent, .office), (.askedSaidNo, .school)],
    [(.locked, .office), (.excluded, .partnershipManager)],
    [(.arranged, .employer), (.released, .office)],
    [(.locked, .office), (.released, .office)],
    [(.accepted, .school), (.ended, .office)],
    [(.accepted, .school), (.started, .office)],
    [(.accepted, .school), (.started, .office), (.ended, .office)],
    [(.accepted, .school), (.started, .office), (.ended, .office), (.released, .school)],
    [(.arranged, .leadSchool), (.started, .school), (.ended, .school), (.released, .office)],
    [(.told, .office), (.started, .office), (.ended, .office), (.released, .programmeLeader)],
    [(.accepted, .school), (.started, .office), (.ended, .office), (.released, .school)],
    [(.accepted, .school), (.started, .office), (.ended, .office), (.released, .office)],
    [(.accepted, .school), (.declined, .trainee)],
  ]

  mutating func makeDecisions() {
    for trainee in documents.trainees {
      if isHeldByEmployer(trainee) {
        if random.chance(25) { addHistory([(.arranged, .employer)], trainee, demand: nil) }
        continue
      }
      guard random.chance(trainee.status.isActive ? odds(45) : 80) else { continue }
      let own = demands.filter { $0.trainee.id == trainee.id }
      guard let first = own.first else { continue }
      let named = random.chance(80) ? random.pick(own) : nil
      var history = random.pick(Self.histories)
      if !trainee.status.isActive, random.chance(60) {
        history = [(.accepted, .school), (.started, .office)]
      }
      addHistory(history, trainee, demand: named, kind: first.kind)
      if random.chance(12) { replaceHold(history, trainee, named) }
      if random.chance(12) {
        add(random.pick([.declined, .excluded, .askedSaidNo]), trainee, at: random.pick(schoolIDs))
      }
    }
    makeRefusalsOfFurtherPlaces()
  }

  private func isHeldByEmployer(_ trainee: Trainee) -> Bool {
    trainee.route == .schoolDirectSalaried && !trainee.supportRequested
  }

  /// Adds the rows of one history at one school, naming the offer, or offers, in most of them.
  private mutating func addHistory(
    _ history: [Step], _ trainee: Trainee, demand: Demand?, kind: PlacementKind = .main
  ) {
    let suiting = documents.offers.filter { $0.kind == (demand?.kind ?? kind) }
    let school =
      random.chance(75) && !suiting.isEmpty
      ? random.pick(suiting).school : random.pick(schoolIDs)
    let there = offers(at: school).map(\.id)
    var named: [String?] = []
    if !there.isEmpty, random.chance(75) { named = [random.pick(there)] }
    if let second = there.first(where: { !named.contains($0) }), !named.isEmpty,
      random.chance(trainee.subjects.count == 2 ? 60 : 5)
    {
      named.append(second)
    }
    for step in history {
      let isHolding = step.action < .declined
      for offer in isHolding && !named.isEmpty ? named : [nil] {
        add(
          step.action, trainee, phase: demand?.phase.id, at: school,
          offer: random.chance(80) ? offer : nil, by: step.role)
      }
    }
  }

  /// A later row that names another school takes the place of what was arranged or locked.
  private mutating func replaceHold(_ history: [Step], _ trainee: Trainee, _ demand: Demand?) {
    guard history.count == 1, let action = history.first?.action else { return }
    let school = random.pick(schoolIDs)
    let there = offers(at: school).map(\.id)
    add(
      action, trainee, phase: demand?.phase.id, at: school,
      offer: there.isEmpty || random.chance(40) ? nil : random.pick(there))
  }

  private mutating func makeRefusalsOfFurtherPlaces() {
    for offer in documents.offers where offer.furtherPlaces > 0 && random.chance(15) {
      add(.askedSaidNo, nil, at: offer.school, offer: random.chance(60) ? offer.id : nil)
    }
  }

  private mutating func add(
    _ action: Decision.Action, _ trainee: Trainee?, phase: String? = nil, at school: String,
    offer: String? = nil, by role: Decision.Role = .office
  ) {
    // Now and then two rows share a day, and the order of acts decides.
    let last = documents.decisions.last?.date ?? Self.referenceDate
    let decision = Decision(
      date: last.adding(days: random.chance(85) ? 1 : 0), role: role, action: action,
      trainee: trainee?.id, phase: phase, school: school, offer: offer)
    if !documents.decisions.contains(decision) { documents.decisions.append(decision) }
  }
}
