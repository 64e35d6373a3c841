import PlacementDocuments

extension Cohort {
  /// Fills in the Offers Form for a draft, so that its holders stay welcome.
  mutating func write(_ draft: OfferDraft, _ random: inout Randomness) {
    var offer = Offer()
    offer.id = Cohort.code("O-", offers.count + 1)
    offer.school = schools[draft.school].id
    offer.academicYear = plan.academicYear
    offer.state = draft.state == .firm && random.chance(6) ? .pencilled : draft.state
    offer.kind = draft.kind
    offer.yearGroups = draft.yearGroups
    offer.subjects = draft.subjects
    offer.places = draft.holders.count + draft.spare
    if offer.places > 1, draft.kind == .main, random.chance(10) {
      // Part of what is needed is given only if somebody asks.
      offer.places -= 1
      offer.furtherPlaces = 1
    } else if random.chance(2) {
      offer.furtherPlaces = 1
    }
    offer.mustFill = draft.state == .firm && draft.kind == .main && random.chance(2)
    restrict(&offer, to: draft.holders, &random)
    if draft.subjects.isEmpty || !random.chance(70) {
      offer.hasSENDObservation = random.chance(20)
    }
    if !trainees.isEmpty, sites[draft.school].sectors.contains(.primary), !random.chance(8) {
      offer.hasPhonicsObservation = draft.yearGroups.contains { $0 <= .year2 } || random.chance(30)
    }
    offer.suggestedPriorityBand = random.index(weights: [60, 28, 12]) + 1
    if random.chance(20) { offer.priorityBand = random.index(weights: [50, 35, 15]) + 1 }
    for holder in draft.holders { settled[holder]?.offers.append(offers.count) }
    offers.append(offer)
  }

  private func restrict(_ offer: inout Offer, to holders: [Int], _ random: inout Randomness) {
    guard let first = holders.first else { return }
    let leads = holders.map { trainees[$0].leadSchool }
    if let lead = leads[0], leads.allSatisfy({ $0 == lead }), random.chance(40) {
      offer.forLeadSchool = lead
      return
    }
    switch random.below(100) {
    case ..<4:
      for holder in holders where !offer.accepts.programmes.contains(trainees[holder].programme) {
        offer.accepts.programmes.append(trainees[holder].programme)
      }
    case ..<7:
      for holder in holders where !offer.accepts.routes.contains(trainees[holder].route) {
        offer.accepts.routes.append(trainees[holder].route)
      }
    case ..<9:
      for holder in holders where !offer.accepts.years.contains(trainees[holder].yearOfStudy) {
        offer.accepts.years.append(trainees[holder].yearOfStudy)
      }
    case ..<20:
      // A school that is busy for the rest of the spring has room for a short block.
      let isShort = holders.allSatisfy {
        trainees[$0].programme == "ba-primary" && trainees[$0].yearOfStudy < 3
      }
      if isShort, trainees[first].status != .returning {
        offer.start = plan.monday(2, 25)
        offer.end = plan.friday(4, 12)
      }
    default: break
    }
  }

  /// Limits above the offer, none of them below what is needed.
  mutating func limitSchools() {
    var random = randomness("limits")
    for school in schools.indices where sites[school].load >= 2 {
      if random.chance(5) { schools[school].maximumTrainees = sites[school].load }
    }
    for school in schools.indices where sites[school].sectors.count > 1 {
      let own = offers.indices.filter { offers[$0].school == schools[school].id }
      share(own, sites[school].load)
    }
    var queue = random.shuffled(schools.indices.filter { sites[$0].sectors == [.secondary] })
    for _ in 0..<3 {
      while let school = queue.popLast() {
        let own = offers.indices.filter { offers[$0].school == schools[school].id }
        guard own.count >= 3 else { continue }
        let pair = Array(own.prefix(2))
        share(pair, pair.reduce(0) { $0 + offers[$1].places + offers[$1].furtherPlaces })
        break
      }
    }
    if let area = schools.last?.localAuthority {
      var cap = Cap()
      cap.id = "cap-area"
      cap.localAuthority = area
      cap.places = load { schools[$0].localAuthority == area } + 2
      caps.append(cap)
    }
    var trust = Cap()
    trust.id = "cap-trust"
    trust.trust = "Trust 1"
    trust.counting = .inTotal
    trust.places = load { schools[$0].trust == "Trust 1" } + 1
    caps.append(trust)
    caps.sort { $0.id < $1.id }
  }

  private func load(where counts: (Int) -> Bool) -> Int {
    schools.indices.filter(counts).reduce(0) { $0 + sites[$1].load }
  }

  private mutating func share(_ members: [Int], _ places: Int) {
    guard let first = members.first else { return }
    var cap = Cap()
    cap.id = "cap-" + offers[first].school
    cap.places = places
    caps.append(cap)
    for member in members { offers[member].sharedCap = cap.id }
  }
}
