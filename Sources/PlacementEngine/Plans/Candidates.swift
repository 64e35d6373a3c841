import PlacementDocuments

/// Everything that an allocation may do, before rows say what goes together.
struct Candidates {
  let round: Round
  let occupancy: Occupancy
  /// What may serve each open demand.
  let options: [Int: DemandOptions]
  let parties: [Party]

  init(round: Round, occupancy: Occupancy, options: [Int: DemandOptions], parties: [Party]) {
    self.round = round
    self.occupancy = occupancy
    self.options = options
    self.parties = parties
  }

  /// - Complexity: O(demands × offers of their kind), and the joint placements of blocks.
  /// - Throws: ``InternalError`` if a block's joint placements are more than can be held.
  init(_ round: Round, occupancy: Occupancy) throws(InternalError) {
    var options = Self.options(round, occupancy: occupancy)
    round.keepBlocksTogether(&options)
    self.init(
      round: round, occupancy: occupancy, options: options,
      parties: try Party.all(in: round, options))
  }

  /// What may serve each open demand for itself.
  static func options(_ round: Round, occupancy: Occupancy) -> [Int: DemandOptions] {
    let offers = round.offers.indices.filter { round.offers[$0].state != .withdrawn }
    var screens: [DemandKind: OfferScreen] = [:]
    var options: [Int: DemandOptions] = [:]
    for (index, demand) in round.demands.enumerated() where demand.isOpen {
      var screen = OfferScreen(offers: offers)
      if !demand.isLocked {
        let kind = DemandKind(demand, round.trainees[demand.trainee])
        screen =
          screens[kind]
          ?? OfferScreen(demand: index, offers: offers, round: round, occupancy: occupancy)
        screens[kind] = screen
      }
      options[index] = DemandOptions(
        demand: index, screen: screen, round: round, occupancy: occupancy)
    }
    return options
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

  /// Each open demand with its window and what may serve it.
  var openDemands: [(demand: Int, options: DemandOptions)] {
    options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
