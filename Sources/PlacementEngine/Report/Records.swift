import PlacementDocuments

// One record for each demand.

extension Report {
  /// What became of a demand.
  func record(of index: Int) -> AllocationRecord {
    var record = frame(of: index)
    if let proposal = proposal(for: index) {
      fill(&record, with: proposal, index)
    } else if case .fixed(let placement) = round.demands[index].standing {
      fill(&record, with: placement, index)
    } else {
      (record.status, record.reason) = missing(index)
    }
    if let kept = round.demands[index].kept, round.hasMoved(index, to: allocation.placements[index])
    {
      record.keptFrom = kept.school
      record.keptOffers = kept.offers
    }
    return record
  }

  /// The placement that the search chose, with what came before it.
  func proposal(for index: Int) -> Proposal? {
    allocation.placements[index].map { round.proposal($0, among: allocation.placements) }
  }

  private func frame(of index: Int) -> AllocationRecord {
    let demand = round.demands[index]
    var record = AllocationRecord()
    record.trainee = round.trainees[demand.trainee].id
    record.phase = demand.phase.id
    record.programme = round.programmes[demand.programme].id
    record.start = demand.window.start
    record.end = demand.window.end
    return record
  }

  private func fill(_ record: inout AllocationRecord, with proposal: Proposal, _ index: Int) {
    let demand = proposal.demand
    let mentors = allocation.mentors[index] ?? []
    record.school = proposal.school.id
    record.places = zip(proposal.uses, mentors).map { use, mentor in
      var place = PlaceRecord()
      place.offer = round.offers[use.offer].id
      place.subject = use.subject
      place.mentor = mentor.map { proposal.school.mentors[$0].id }
      place.isFurtherPlace = use.isFurtherPlace
      return place
    }
    record.yearGroups = proposal.yearGroups.cases
    record.journey = journeyRecord(proposal.journey, demand)
    record.contributions = proposal.contributions
    record.score = proposal.score
    let shut = round.shutGates(demand: demand, school: proposal.schoolIndex)
    let confirm = shut.filter { round.rules.stage(of: $0) == .confirm }
    let start = shut.filter { round.rules.stage(of: $0) == .start }
    record.gates = shut.filter { confirm.contains($0) || start.contains($0) }
    record.status = !confirm.isEmpty ? .reserved : !start.isEmpty ? .held : .ready
    record.actions = actions(of: proposal)
  }

  private func actions(of proposal: Proposal) -> [ActionCode] {
    var actions: Set<ActionCode> = []
    if proposal.journey.minutes > round.travelLimit(proposal.demand) {
      actions.insert(round.rules.limitsJourneys ? .checkJourney : .longJourney)
    }
    for use in proposal.uses {
      if use.isFurtherPlace { actions.insert(.askForFurtherPlace) }
      if round.offers[use.offer].state == .pencilled { actions.insert(.firmUpOffer) }
      if use.mentors.quality == .notNamed { actions.insert(.mentorNotNamed) }
      if use.mentors.quality == .untrained { actions.insert(.mentorUntrained) }
    }
    if proposal.school.partnership.status == .concernsUnderDiscussion {
      actions.insert(.concernsUnderDiscussion)
    }
    return actions.sorted()
  }

  private func fill(
    _ record: inout AllocationRecord, with placement: Demand.FixedPlacement, _ index: Int
  ) {
    let demand = round.demands[index]
    let school = round.schools[placement.school]
    let uses = round.fixedUses(demand)
    let mentors = allocation.mentors[index] ?? uses.map { _ in nil }
    record.status = .fixed
    record.school = school.id
    record.places = zip(uses, mentors).map { use, mentor in
      var place = PlaceRecord()
      place.offer = use.offer.map { round.offers[$0].id }
      place.subject = use.subject
      place.mentor = mentor.map { school.mentors[$0].id }
      return place
    }
    record.yearGroups = round.yearGroups(of: placement).cases
    record.journey = round.journey(demand, to: placement.school).map { journeyRecord($0, demand) }
    record.gates = round.shutGates(demand: demand, school: placement.school)
      .filter { round.rules.stage(of: $0) != .warn }
    var actions: Set<ActionCode> = []
    for (use, mentor) in zip(uses, mentors) where mentor == nil {
      actions.insert(use.serving.isEmpty ? .mentorNotNamed : .mentorShort)
    }
    if breaksRule(placement, index) { actions.insert(.ruleBroken) }
    record.actions = actions.sorted()
  }

  /// Whether a rule in effect would have forbidden what people fixed; without an offer, only those
  /// about the school are asked.
  private func breaksRule(_ placement: Demand.FixedPlacement, _ index: Int) -> Bool {
    let demand = round.demands[index]
    return round.rulebook.eligibility.contains { rule in
      guard Reason.subject <= rule.reason, rule.reason <= .schoolUsed else { return false }
      if !placement.offers.isEmpty {
        return placement.offers.contains { offer in
          !rule.allows(
            Pair(round: round, occupancy: occupancy, demandIndex: index, offerIndex: offer))
        }
      }
      return switch rule.reason {
      case .schoolGate: !round.mayBeUsed(school: placement.school, by: demand)
      case .adjustment: !round.canAdjust(school: placement.school, for: demand)
      case .schoolUsed: round.hasUsed(school: placement.school, before: index)
      default: false
      }
    }
  }

  private func journeyRecord(_ figure: JourneyFigure, _ demand: Demand) -> JourneyRecord {
    var record = JourneyRecord()
    record.minutes = figure.minutes
    record.isEstimated = figure.isEstimated
    record.mode = round.trainees[demand.trainee].profile?.travelMode ?? .publicTransport
    record.limitMinutes = round.travelLimit(demand)
    return record
  }

  /// Why a demand has no place.
  private func missing(_ index: Int) -> (AllocationRecord.Status, Reason) {
    switch round.demands[index].standing {
    case .notPlaced(.leadSchoolArranges): (.leadSchoolArranges, .leadSchoolArranges)
    case .notPlaced(let reason): (.unplaced, reason)
    case .open, .locked, .fixed: (.unplaced, options[index]?.bindingReason ?? .outranked)
    }
  }
}

extension DemandOptions {
  /// The first rule that left no offer, or that others needed them all.
  var bindingReason: Reason {
    funnel.first { $0.offersLeft == 0 && (isLocked || $0.reason != .locked) }?.reason ?? .outranked
  }
}
