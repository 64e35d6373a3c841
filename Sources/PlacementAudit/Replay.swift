internal import PlacementDocuments

/// Where the decisions leave one demand.
enum Standing: Equatable {
  case free
  case locked(school: String, offers: [String])
  case fixed(school: String, offers: [String], hasStarted: Bool)
  /// The placement started and ended.
  case over(school: String)

  /// The school that holds something for the demand.
  var heldSchool: String? {
    switch self {
    case .free, .over: nil
    case .locked(let school, _), .fixed(let school, _, _): school
    }
  }

  var isFixed: Bool {
    if case .fixed = self { true } else { false }
  }
}

/// A place that stays taken after the placement ended.
struct TakenPlace {
  let school: String
  let offers: [String]
}

/// A trainee and a school.
struct Pair: Hashable {
  let trainee: String
  let school: String
}

/// What the decisions come to, replayed in order.
struct Replay {
  private(set) var standings: [DemandKey: Standing] = [:]
  private(set) var taken: [DemandKey: [TakenPlace]] = [:]
  /// Pairs never to be proposed: excluded, declined, refused or ended.
  private(set) var refused: Set<Pair> = []
  /// Offers whose school said no to further places.
  private(set) var withoutFurtherPlaces: Set<String> = []
  /// In a repair, what was told or sent and no more: kept, but neither fixed nor locked.
  private(set) var promised: [DemandKey: Kept] = [:]

  /// Demands that are fixed by `told` alone, or locked by `sent` alone.
  private var isByPromiseAlone: Set<DemandKey> = []
  private let offers: [Offer]
  private let schoolOfOffer: [String: String]
  private let demandsOfTrainee: [String: [DemandKey]]

  init(_ documents: RoundDocuments, _ demands: [Demand]) {
    offers = documents.offers
    schoolOfOffer = Dictionary(documents.offers.map { ($0.id, $0.school) }) { first, _ in first }
    demandsOfTrainee = Dictionary(grouping: demands.map(\.key), by: \.trainee)
    for trainee in documents.trainees {
      for school in trainee.excludedSchools {
        refused.insert(Pair(trainee: trainee.id, school: school))
      }
    }
    for decision in documents.decisions.sorted(by: Self.comesBefore) { take(decision) }
    if documents.keepTo != nil { loosenPromises() }
    for demand in demands { settle(demand) }
  }

  /// By day, then action, then identifiers.
  private static func comesBefore(_ a: Decision, _ b: Decision) -> Bool {
    if a.date != b.date { return a.date < b.date }
    let rank = { (action: Decision.Action) in Decision.Action.allCases.firstIndex(of: action) ?? 0 }
    if a.action != b.action { return rank(a.action) < rank(b.action) }
    let identifiers = { (row: Decision) in
      [row.trainee, row.phase, row.school, row.offer, row.role.rawValue].map { $0 ?? "" }
    }
    return identifiers(a).lexicographicallyPrecedes(identifiers(b))
  }

  private mutating func take(_ row: Decision) {
    let school = row.school ?? row.offer.flatMap { schoolOfOffer[$0] }
    guard let trainee = row.trainee else {
      if row.action == .askedSaidNo { noteNoFurtherPlaces(row) }
      return
    }
    let touched = (demandsOfTrainee[trainee] ?? []).filter {
      row.phase == nil || row.phase == $0.phase
    }
    switch row.action {
    case .arranged, .accepted, .told, .started:
      guard let school else { return }
      for demand in touched { fix(demand, at: school, row) }
    case .sent, .locked:
      guard let school else { return }
      for demand in touched { lock(demand, to: school, row) }
    case .declined, .askedSaidNo, .excluded:
      guard let school else { return }
      refused.insert(Pair(trainee: trainee, school: school))
      for demand in touched where standings[demand]?.heldSchool == school {
        standings[demand] = .free
      }
    case .ended:
      for demand in touched { end(demand, at: school) }
    case .released:
      for demand in touched { release(demand, at: school, by: row.role) }
    }
  }

  private mutating func noteNoFurtherPlaces(_ row: Decision) {
    if let offer = row.offer {
      withoutFurtherPlaces.insert(offer)
    } else {
      withoutFurtherPlaces.formUnion(offers.filter { $0.school == row.school }.map(\.id))
    }
  }

  private mutating func fix(_ demand: DemandKey, at school: String, _ row: Decision) {
    var named: [String] = []
    var hasStarted = row.action == .started
    var isPromise = row.action == .told
    if case .fixed(school, let earlier, let started) = standings[demand] ?? .free {
      named = earlier
      hasStarted = hasStarted || started
      isPromise = isPromise && isByPromiseAlone.contains(demand)
    }
    if let offer = row.offer, !named.contains(offer) { named.append(offer) }
    // Taken up again: the place that stayed taken is this one.
    taken[demand]?.removeAll { $0.school == school }
    standings[demand] = .fixed(school: school, offers: named.sorted(), hasStarted: hasStarted)
    note(demand, isByPromiseAlone: isPromise)
  }

  private mutating func lock(_ demand: DemandKey, to school: String, _ row: Decision) {
    var named: [String] = []
    var isPromise = row.action == .sent
    switch standings[demand] ?? .free {
    case .fixed, .over: return
    case .locked(school, let earlier):
      named = earlier
      isPromise = isPromise && isByPromiseAlone.contains(demand)
    case .locked, .free: break
    }
    if let offer = row.offer, !named.contains(offer) { named.append(offer) }
    standings[demand] = .locked(school: school, offers: named.sorted())
    note(demand, isByPromiseAlone: isPromise)
  }

  private mutating func note(_ demand: DemandKey, isByPromiseAlone isPromise: Bool) {
    if isPromise {
      isByPromiseAlone.insert(demand)
    } else {
      isByPromiseAlone.remove(demand)
    }
  }

  private mutating func loosenPromises() {
    for demand in isByPromiseAlone {
      switch standings[demand] ?? .free {
      case .fixed(let school, let offers, _):
        promised[demand] = Kept(school: school, offers: offers, promise: .told)
      case .locked(let school, let offers):
        promised[demand] = Kept(school: school, offers: offers, promise: .sent)
      case .free, .over: continue
      }
      standings[demand] = .free
    }
  }

  private mutating func end(_ demand: DemandKey, at school: String?) {
    guard case .fixed(let held, let offers, let hasStarted) = standings[demand] ?? .free,
      school == nil || school == held
    else { return }
    guard hasStarted else {
      standings[demand] = .free
      return
    }
    standings[demand] = .over(school: held)
    refused.insert(Pair(trainee: demand.trainee, school: held))
    taken[demand, default: []].append(TakenPlace(school: held, offers: offers))
  }

  private mutating func release(_ demand: DemandKey, at school: String?, by role: Decision.Role) {
    let standing = standings[demand] ?? .free
    if let held = standing.heldSchool, school == nil || school == held {
      standings[demand] = .free
    } else if role == .school {
      taken[demand]?.removeAll { school == nil || school == $0.school }
    } else if case .over(let ended) = standing, school == nil || school == ended {
      standings[demand] = .free
    }
  }

  /// What follows from the trainee once every row is taken.
  private mutating func settle(_ demand: Demand) {
    let trainee = demand.trainee
    let standing = standings[demand.key] ?? .free
    guard isActive(trainee) else {
      if case .fixed(_, _, hasStarted: true) = standing { return }
      standings[demand.key] = .free
      return
    }
    if case .over = standing { return }
    if trainee.route == .schoolDirectSalaried, !trainee.supportRequested, !standing.isFixed,
      let employer = trainee.employingSchool
    {
      standings[demand.key] = .fixed(school: employer, offers: [], hasStarted: false)
    }
  }
}

/// Whether the trainee is on the course.
private func isActive(_ trainee: Trainee) -> Bool {
  switch trainee.status {
  case .holder, .enrolled, .returning: true
  case .interrupted, .withdrawn: false
  }
}

/// What is to become of a demand before any offer is looked at.
enum Verdict: Equatable {
  case fixed(school: String, offers: [String])
  /// Not to be placed; the reason is about the trainee.
  case closed(Reason)
  /// To be placed: at the school and offers of the lock, if there is one.
  case open(lock: Lock?)

  struct Lock: Equatable {
    let school: String
    let offers: [String]
  }

  init(_ demand: Demand, _ standing: Standing) {
    let trainee = demand.trainee
    let arrangesItself =
      (trainee.route == .schoolDirect || trainee.route == .schoolDirectSalaried)
      && !trainee.supportRequested
    var lock: Lock?
    switch standing {
    case .fixed(let school, let offers, _):
      self = .fixed(school: school, offers: offers)
      return
    case .over:
      self = .closed(.placementEnded)
      return
    case .locked(let school, let offers): lock = Lock(school: school, offers: offers)
    case .free: break
    }
    if !isActive(trainee) {
      self = .closed(.notEnrolled)
    } else if arrangesItself && lock == nil {
      self = .closed(.leadSchoolArranges)
    } else if trainee.profile == nil {
      self = .closed(.profileMissing)
    } else {
      self = .open(lock: lock)
    }
  }

  var isFixed: Bool {
    if case .fixed = self { true } else { false }
  }

  var isOpen: Bool {
    if case .open = self { true } else { false }
  }
}
