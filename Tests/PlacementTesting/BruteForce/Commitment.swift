import PlacementDocuments

/// What the decisions say about one demand.
struct Commitment {
  /// A school, and those of its offers that were named.
  struct Hold {
    var school: String
    var offers: [String] = []
    var hasStarted = false
    /// Whether more than `told` fixed it, or more than `sent` locked it.
    var isFirm = false
  }

  /// A school that a repair keeps to, with the offers named, and what people were told of it.
  struct Kept {
    enum Promise { case told, sent, none }

    var school: String
    var offers: [String]
    var promise: Promise

    init(_ hold: Hold, _ promise: Promise) {
      (school, offers, self.promise) = (hold.school, hold.offers, promise)
    }

    /// Where an earlier result proposed the demand; nil if it did not.
    init?(_ record: AllocationRecord) {
      guard record.status.isProposed, let school = record.school else { return nil }
      (self.school, offers, promise) = (school, record.places.compactMap(\.offer), .none)
    }
  }

  var fixed: Hold?
  var locked: Hold?
  /// In a repair: what the trainee was told, or else the school was sent.
  var promised: Kept?
  /// Whether the placement started and ended, so that nothing more is to be found.
  var isOver = false
  /// Places that stay taken after an end.
  var kept: [Hold] = []
}

/// All decisions, replayed.
struct Replay {
  struct Pair: Hashable {
    var trainee: String
    var school: String
  }

  private(set) var commitments: [Commitment]
  private(set) var refusedPairs: Set<Pair> = []
  private(set) var offersWithoutFurtherPlaces: Set<String> = []

  init(_ documents: RoundDocuments, demands: [Demand]) {
    commitments = demands.map { _ in Commitment() }
    let schoolOfOffer = Dictionary(
      documents.offers.map { ($0.id, $0.school) }, uniquingKeysWith: { first, _ in first })
    for decision in documents.decisions.sorted(by: Decision.replaysBefore) {
      let school = decision.school ?? decision.offer.flatMap { schoolOfOffer[$0] }
      guard let trainee = decision.trainee else {
        if decision.action == .askedSaidNo { refuseFurther(decision, school, documents.offers) }
        continue
      }
      if let school, [.declined, .askedSaidNo, .excluded].contains(decision.action) {
        refusedPairs.insert(Pair(trainee: trainee, school: school))
      }
      for (index, demand) in demands.enumerated()
      where demand.trainee.id == trainee
        && (decision.phase == nil || decision.phase == demand.phase.id)
      {
        take(decision, at: school, demand: index, of: trainee)
      }
    }
    if documents.keepTo != nil {
      for index in demands.indices { keepPromises(of: index) }
    }
    for (index, demand) in demands.enumerated() { applyStanding(of: demand, index) }
  }

  private mutating func refuseFurther(_ decision: Decision, _ school: String?, _ offers: [Offer]) {
    if let offer = decision.offer {
      offersWithoutFurtherPlaces.insert(offer)
    } else {
      for offer in offers where offer.school == school {
        offersWithoutFurtherPlaces.insert(offer.id)
      }
    }
  }

  private mutating func take(
    _ decision: Decision, at school: String?, demand index: Int, of trainee: String
  ) {
    var commitment = commitments[index]
    defer { commitments[index] = commitment }
    func concerns(_ hold: Commitment.Hold?) -> Bool {
      hold.map { school == nil || $0.school == school } ?? false
    }

    switch decision.action {
    case .arranged, .accepted, .told, .started:
      guard let school else { return }
      commitment.isOver = false
      commitment.kept.removeAll { $0.school == school }
      commitment.locked = nil
      add(decision, at: school, isFirm: decision.action != .told, to: &commitment.fixed)
      if decision.action == .started { commitment.fixed?.hasStarted = true }
    case .sent, .locked:
      guard let school, !commitment.isOver, commitment.fixed == nil else { return }
      add(decision, at: school, isFirm: decision.action != .sent, to: &commitment.locked)
    case .declined, .askedSaidNo, .excluded:
      if concerns(commitment.fixed) { commitment.fixed = nil }
      if concerns(commitment.locked) { commitment.locked = nil }
    case .ended:
      guard let fixed = commitment.fixed, concerns(fixed) else { return }
      commitment.fixed = nil
      guard fixed.hasStarted else { return }
      commitment.isOver = true
      commitment.kept.append(fixed)
      refusedPairs.insert(Pair(trainee: trainee, school: fixed.school))
    case .released:
      if concerns(commitment.fixed) || concerns(commitment.locked) {
        if concerns(commitment.fixed) { commitment.fixed = nil }
        if concerns(commitment.locked) { commitment.locked = nil }
      } else if commitment.kept.contains(where: concerns) || school == nil {
        if decision.role == .school {
          commitment.kept.removeAll(where: concerns)
        } else {
          commitment.isOver = false
        }
      }
    }
  }

  private func add(
    _ decision: Decision, at school: String, isFirm: Bool, to hold: inout Commitment.Hold?
  ) {
    if hold?.school != school { hold = Commitment.Hold(school: school) }
    if isFirm { hold?.isFirm = true }
    if let offer = decision.offer, hold?.offers.contains(offer) == false {
      hold?.offers.append(offer)
    }
  }

  /// What `told` alone fixed, and `sent` alone locked, a repair may move at a price.
  private mutating func keepPromises(of index: Int) {
    if let told = commitments[index].fixed, !told.isFirm {
      commitments[index].fixed = nil
      commitments[index].promised = .init(told, .told)
    }
    if let sent = commitments[index].locked, !sent.isFirm {
      commitments[index].locked = nil
      commitments[index].promised = .init(sent, .sent)
    }
  }

  /// What the trainee's own standing makes of the decisions.
  private mutating func applyStanding(of demand: Demand, _ index: Int) {
    let trainee = demand.trainee
    guard trainee.status.isActive else {
      commitments[index].locked = nil
      if commitments[index].fixed?.hasStarted == false { commitments[index].fixed = nil }
      return
    }
    if trainee.route == .schoolDirectSalaried, !trainee.supportRequested,
      commitments[index].fixed == nil, !commitments[index].isOver,
      let school = trainee.employingSchool
    {
      commitments[index].locked = nil
      commitments[index].fixed = Commitment.Hold(school: school)
    }
  }
}
