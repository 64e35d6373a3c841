import ParallelWork
import PlacementDocuments

/// Everything that an allocation may do, before rows say what goes together.
struct Candidates: Sendable {
  let round: Round
  let occupancy: Occupancy
  /// What may serve each open demand.
  let options: [Int: DemandOptions]
  let parties: [Party]
  /// By number of service, a placement that it is of; nil for one of which there is none.
  let examples: [Placement?]
  /// Those that are of no service.
  let placementsWithoutService: [Placement]
  /// By number of service, its minutes.
  let minutesOfServices: [Int]

  /// - Parameters:
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  ///   - options: What may serve each open demand.
  ///   - parties: Whoever chooses a plan.
  init(round: Round, occupancy: Occupancy, options: [Int: DemandOptions], parties: [Party]) {
    self.init(round, occupancy, options, parties, ServiceList(options, round))
  }

  /// With everybody who has something to choose.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  ///   - options: What may serve each open demand.
  ///   - minutes: The minutes of the services of the first numbers, as far as they are known.
  /// - Throws: ``InternalError`` if a block's joint placements are more than can be held.
  init(
    round: Round, occupancy: Occupancy, options: [Int: DemandOptions], knowing minutes: [Int] = []
  ) throws(InternalError) {
    let (parties, services) = Concurrently.both {
      Result { () throws(InternalError) in try Party.all(in: round, options) }
    } _: {
      ServiceList(options, round, knowing: minutes)
    }
    self.init(round, occupancy, options, try parties.get(), services)
  }

  private init(
    _ round: Round, _ occupancy: Occupancy, _ options: [Int: DemandOptions], _ parties: [Party],
    _ services: ServiceList
  ) {
    self.round = round
    self.occupancy = occupancy
    self.options = options
    self.parties = parties
    examples = services.examples
    placementsWithoutService = services.others
    minutesOfServices = services.minutes
  }

  /// The part of a placement's score that depends on its service alone.
  func minutesOfService(of placement: Placement) -> Int {
    placement.service.map { minutesOfServices[$0] } ?? round.minutesOfService(of: placement)
  }

  /// - Complexity: O(demands × offers of their kind), and the joint placements of blocks.
  /// - Throws: ``InternalError`` if a block's joint placements are more than can be held.
  init(_ round: Round, occupancy: Occupancy) throws(InternalError) {
    var options = Self.options(round, occupancy: occupancy)
    round.keepBlocksTogether(&options)
    try self.init(round: round, occupancy: occupancy, options: options)
  }

  /// As from nothing, by way of an earlier round's candidates as far as these still hold.
  ///
  /// - Returns: The candidates, and how the round differs; nil for that if nothing was taken over.
  static func candidates(
    _ round: Round, after old: Candidates?
  ) throws(InternalError) -> (candidates: Candidates, change: RoundChange?) {
    let occupancy = Occupancy(round)
    guard let old, old.mayBeReused,
      let change = RoundChange(from: old, to: round, occupancy: occupancy)
    else { return (try Candidates(round, occupancy: occupancy), nil) }
    return (try Candidates(round, occupancy: occupancy, after: old, change), change)
  }

  /// What may serve each open demand for itself.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  ///   - demands: Those asked about, of the open ones; nil for all.
  ///   - schools: The schools looked at; nil for all.
  /// - Returns: By demand. Their placements' services are numbered together.
  static func options(
    _ round: Round, occupancy: Occupancy, of demands: Set<Int>? = nil, at schools: Set<Int>? = nil
  ) -> [Int: DemandOptions] {
    let offers = round.offers.indices.filter {
      round.offers[$0].state != .withdrawn
        && schools?.contains(round.schoolOfOffer[$0]) != false
    }
    let open = round.demands.indices.filter {
      round.demands[$0].isOpen && demands?.contains($0) != false
    }
    // Demands of one kind look at the same offers; a locked one only at its own.
    var kinds: [DemandKind: Int] = [:]
    var examples: [Int] = []
    let kindOfDemand = open.map { index in
      let demand = round.demands[index]
      if !demand.isLocked {
        let kind = DemandKind(demand, round.trainees[demand.trainee])
        if let known = kinds[kind] { return known }
        kinds[kind] = examples.count
      }
      examples.append(index)
      return examples.count - 1
    }
    let (representatives, kindOf) = (examples, kindOfDemand)
    let screens = Concurrently.map(representatives.count, stretch: 1) { kind in
      let demand = representatives[kind]
      return round.demands[demand].isLocked
        ? OfferScreen(offers: offers)
        : OfferScreen(demand: demand, offers: offers, round: round, occupancy: occupancy)
    }
    let screened = Concurrently.map(open.count) {
      DemandOptions(
        demand: open[$0], screen: screens[kindOf[$0]], round: round, occupancy: occupancy)
    }
    var wanted = [Set<Int>](repeating: [], count: representatives.count)
    for (options, kind) in zip(screened, kindOf) { wanted[kind].formUnion(options.left) }
    let wantedOffers = wanted.map { $0.sorted() }
    var services = Concurrently.map(representatives.count, stretch: 1) {
      Services(
        demand: representatives[$0], offers: wantedOffers[$0], round: round, occupancy: occupancy)
    }
    var number = 0
    for kind in services.indices {
      services[kind].firstNumber = number
      number += services[kind].count
    }
    let numbered = services
    let options = Concurrently.map(open.count) { place in
      var options = screened[place]
      options.serve(demand: open[place], by: numbered[kindOf[place]], round: round)
      return options
    }
    return Dictionary(uniqueKeysWithValues: zip(open, options))
  }

  /// By school, those of some demands that may be placed there.
  func open(_ demands: [Int]) -> [(school: Int, demands: [Int])] {
    var bySchool: [Int: [Int]] = [:]
    for demand in demands {
      for school in Set(options[demand]?.placements.map(\.school) ?? []) {
        bySchool[school, default: []].append(demand)
      }
    }
    return bySchool.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Each open demand with what may serve it.
  var openDemands: [(demand: Int, options: DemandOptions)] {
    options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// The services that placements are of, by their numbers.
private struct ServiceList: Sendable {
  /// A placement of each; nil where there is none.
  private(set) var examples: [Placement?] = []
  /// Placements of no service.
  private(set) var others: [Placement] = []
  let minutes: [Int]

  /// - Parameters:
  ///   - options: What may serve each open demand.
  ///   - round: The round.
  ///   - known: The minutes of the services of the first numbers, as far as they are known.
  init(_ options: [Int: DemandOptions], _ round: Round, knowing known: [Int] = []) {
    var examples: [Placement?] = []
    for demand in options.keys.sorted() {
      let placements = options[demand]?.placements ?? []
      for index in placements.indices {
        guard let service = placements[index].service else {
          others.append(placements[index])
          continue
        }
        while examples.count <= service { examples.append(nil) }
        if examples[service] == nil { examples[service] = placements[index] }
      }
    }
    self.examples = examples
    let all = examples
    minutes = Concurrently.map(all.count) { service in
      service < known.count
        ? known[service] : all[service].map { round.minutesOfService(of: $0) } ?? 0
    }
  }
}

extension Round {
  fileprivate func minutesOfService(of placement: Placement) -> Int {
    proposal(placement, experience: Experience()).sum(terms.aboutService)
  }
}
