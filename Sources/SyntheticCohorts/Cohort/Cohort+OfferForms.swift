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
    offer.subjects = draft.subjects.sorted()
    offer.places = draft.places
    if draft.terms.count < plan.terms.count {
      offer.start = plan.terms[draft.terms.lowerBound].lowerBound
      offer.end = plan.terms[draft.terms.upperBound].upperBound
    }
    if offer.places > 1, draft.kind == .main, random.chance(10) {
      // Part of what is needed is given only if somebody asks.
      offer.places -= 1
      offer.furtherPlaces = 1
    } else if random.chance(2) {
      offer.furtherPlaces = 1
    }
    offer.mustFill = draft.state == .firm && draft.kind == .main && random.chance(2)
    restrict(&offer, to: draft.holders, &random)
    offer.accepts.programmes.sort()
    offer.accepts.routes.sort { $0.rawValue < $1.rawValue }
    offer.accepts.years.sort()
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
    let leads = holders.map { trainee(of: $0).leadSchool }
    if let lead = leads[0], leads.allSatisfy({ $0 == lead }), random.chance(40) {
      offer.forLeadSchool = lead
      return
    }
    switch random.below(100) {
    case ..<4:
      for trainee in holders.map(trainee(of:))
      where !offer.accepts.programmes.contains(trainee.programme) {
        offer.accepts.programmes.append(trainee.programme)
      }
    case ..<7:
      for trainee in holders.map(trainee(of:)) where !offer.accepts.routes.contains(trainee.route) {
        offer.accepts.routes.append(trainee.route)
      }
    case ..<9:
      for trainee in holders.map(trainee(of:))
      where !offer.accepts.years.contains(trainee.yearOfStudy) {
        offer.accepts.years.append(trainee.yearOfStudy)
      }
    case ..<20:
      // A school that is busy for the rest of the spring has room for a short block.
      let block = plan.monday(2, 25)...plan.friday(4, 12)
      let isShort = holders.allSatisfy {
        trainee(of: $0).programme == "ba-primary"
          && block.lowerBound <= demands[$0].dates.lowerBound
          && demands[$0].dates.upperBound <= block.upperBound
      }
      if isShort, trainee(of: first).status != .returning {
        offer.start = block.lowerBound
        offer.end = block.upperBound
      }
    default: break
    }
  }

  /// Limits above the offer, none of them below what is needed.
  mutating func limitSchools() {
    var random = randomness("limits")
    func busiest(_ school: Int) -> Int { sites[school].load.max() ?? 0 }
    for school in schools.indices where busiest(school) >= 2 {
      if random.chance(5) { schools[school].maximumTrainees = busiest(school) }
    }
    for school in schools.indices where sites[school].sectors.count > 1 {
      let own = offers.indices.filter { offers[$0].school == schools[school].id }
      share(own, busiest(school))
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
      cap.places = (load { schools[$0].localAuthority == area }.max() ?? 0) + 2
      caps.append(cap)
    }
    var trust = Cap()
    trust.id = "cap-trust"
    trust.trust = "Trust 1"
    trust.counting = .inTotal
    trust.places = load { schools[$0].trust == "Trust 1" }.reduce(1, +)
    caps.append(trust)
    caps.sort { $0.id < $1.id }
  }

  /// Trainees settled at some of the schools, by term.
  private func load(where counts: (Int) -> Bool) -> [Int] {
    let counted = schools.indices.filter(counts)
    return plan.terms.indices.map { term in counted.reduce(0) { $0 + sites[$1].load[term] } }
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
