import PlacementDocuments

/// A round as it would be without any commitment, with what commitments would take given back
/// as placements to choose.
struct FreedRound {
  let round: Round
  /// The same with every commitment gone.
  let freed: Round
  let occupancy: Occupancy
  /// For each demand of a commitment, the placements that honour it.
  let honouring: [Int: [Placement]]
  /// For each demand, what may serve it when nothing is fixed, as far as commitments may need it.
  let free: [Int: [Placement]]
  /// Demands that are placeable when nothing is fixed.
  let mayBeOpen: Set<Int>

  init(_ round: Round) {
    var demands = round.demands
    for index in demands.indices where demands[index].isOpen || demands[index].isFixed {
      demands[index].standing = .open
    }
    let freed = Round(
      round, demands: demands, groups: round.documents.round.groups.filter { $0.kind == .apart })
    let occupancy = Occupancy(freed)
    // Whom groups or locks bind may need any school; others only help at offers that need somebody.
    let bound = Set(
      round.demands.indices.filter { round.demands[$0].isLocked }
        + round.documents.round.groups.lazy.filter { $0.kind == .together }
        .flatMap { round.groups.members(of: $0).joined() })
    let wanting = round.offers.indices.filter {
      round.offers[$0].mustFill || round.offers[$0].minimum > 1
    }
    let options = Candidates.options(freed, occupancy: occupancy, of: bound)
      .merging(
        Candidates.options(
          freed, occupancy: occupancy, of: Set(round.demands.indices).subtracting(bound),
          at: Set(wanting.map { round.schoolOfOffer[$0] }))
      ) { whole, _ in whole }
    var free: [Int: [Placement]] = [:]
    var honouring: [Int: [Placement]] = [:]
    var released: Set<Int> = []
    for (index, demand) in round.demands.enumerated() {
      let open = DemandOptions(placements: options[index]?.placements ?? []).placements
      let mayBeOpen = round.mayBeOpen(demand) || demand.standing == .open
      if mayBeOpen { released.insert(index) }
      switch demand.standing {
      case .open: free[index] = open
      case .locked(let school, let offers):
        free[index] = mayBeOpen ? open : []
        let hasTwoSubjects = round.trainees[demand.trainee].subjects.count == 2
        honouring[index] = open.filter { placement in
          let used = placement.uses.map(\.offer)
          return placement.school == school && offers.allSatisfy(used.contains)
            && (hasTwoSubjects || offers.count != 1 || used == offers)
        }
      case .fixed(let placement):
        free[index] = mayBeOpen ? open : []
        honouring[index] = round.asProposals(placement, of: index)
      case .notPlaced: continue
      }
    }
    self.round = round
    self.free = free
    self.honouring = honouring
    mayBeOpen = released
    self.freed = freed
    self.occupancy = occupancy
  }
}

extension Round {
  /// Whether a demand could be proposed a place if nothing were decided about it.
  fileprivate func mayBeOpen(_ demand: Demand) -> Bool {
    let trainee = trainees[demand.trainee]
    return trainee.status.isActive && trainee.profile != nil
      && !(trainee.route.isSchoolDirect && !trainee.supportRequested)
      && (documents.phases.isEmpty || documents.phases.contains(demand.phase.id))
  }

  /// A fixed placement as something to choose: in ordinary or in further places.
  fileprivate func asProposals(_ placement: Demand.FixedPlacement, of demand: Int) -> [Placement] {
    var choices: [[Use]] = [[]]
    for offer in placement.offers {
      choices = choices.flatMap { uses in
        (furtherPlaces[offer] > 0 ? [false, true] : [false]).map { isFurther in
          uses + [
            Use(offer: offer, subject: nil, isFurtherPlace: isFurther, mentors: .notNamed)
          ]
        }
      }
    }
    return choices.map {
      Placement(
        demand: demand, school: placement.school, uses: $0,
        journey: JourneyFigure(minutes: 0, isEstimated: false),
        yearGroups: yearGroups(of: placement), isFixed: true)
    }
  }
}
