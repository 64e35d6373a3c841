internal import PlacementDocuments

/// One way in which a demand might be served: offers of one school, ordinary or further places, and
/// a mentor of some quality for each.
struct Proposal {
  let placement: Placement
  /// For each use the mentors of its quality, by their places in the school's list by identifier;
  /// none where nobody on record serves it.
  let mentors: [[Int]]
  let minutes: Int
  /// The score without the terms that depend on what came before, and without journeys shared with
  /// others who are proposed.
  let lastingScore: Int
}

extension Evidence {
  /// Every way in which a permitted allocation may serve an open demand.
  ///
  /// Mentors of one quality make no difference to a score, so that one stands for all.
  ///
  /// - Complexity: O(offers), and what is left of them by school.
  func proposals(for demand: Demand) -> [Proposal] {
    let lock = lock(of: demand)
    let funnel = offersLeft(for: demand, among: listings)
    guard funnel.reason == nil else { return [] }
    var isOpenToBlock: [String: Bool] = [:]
    let left = funnel.left.filter { listing in
      let school = listing.school
      let known = isOpenToBlock[school.id] ?? blockCanBe(at: school, with: demand)
      isOpenToBlock[school.id] = known
      return known
    }
    var plans = left.filter { isPlan([$0], for: demand, lock) }.map { [$0] }
    if demand.needsTwoSubjects {
      for here in Dictionary(grouping: left, by: \.school.id).sorted(by: { $0.key < $1.key }) {
        for (position, one) in here.value.enumerated() {
          for other in here.value[(position + 1)...] where isPlan([one, other], for: demand, lock) {
            plans.append([one, other])
          }
        }
      }
    }
    return plans.flatMap { plan -> [Proposal] in
      let school = plan[0].school
      guard let minutes = journey(of: demand, to: school)?.minutes else { return [] }
      let sharing = -rules.needs.sharedJourney * fixedCompanions(of: demand, at: school)
      let uses = plan.map { self.uses(of: demand, on: $0) }
      return uses.dropFirst().reduce(uses[0].map { [$0] }) { begun, next in
        begun.flatMap { uses in next.map { uses + [$0] } }
      }.map { uses in
        let placement = Placement(
          demand: demand, school: school, uses: uses.map(\.use), record: nil)
        return Proposal(
          placement: placement, mentors: uses.map(\.mentors), minutes: minutes,
          lastingScore: lastingTerms(of: placement, sharedJourney: sharing).values.reduce(0, +))
      }
    }
  }

  /// The uses that a demand may make of an offer: of each kind of place that is free on all its days,
  /// with a mentor of each quality that has a slot.
  private func uses(of demand: Demand, on listing: Listing) -> [(use: Use, mentors: [Int])] {
    let (school, offer) = (listing.school, listing.offer)
    let blank = rules.use(of: demand, on: listing, at: school, nil)
    let order = school.mentors.map(\.id).sorted()
    let free = blank.capable.filter { rules.slots(of: $0) >= 1 }
    let grades = Dictionary(grouping: free) { grade(of: $0, for: demand) }
    let suggested: [[Mentor]] =
      blank.capable.isEmpty ? [[]] : grades.sorted { $0.key > $1.key }.map(\.value)
    let most = fixedLoad.mostUses(of: offer.id, during: demand)
    var kinds: [Bool] = []
    if offer.places > most { kinds.append(false) }
    if listing.furtherPlaces > max(0, most - offer.places) { kinds.append(true) }
    return kinds.flatMap { isFurther in
      suggested.map { mentors in
        var place = PlaceRecord()
        place.offer = offer.id
        place.subject = blank.subject
        place.mentor = mentors.first?.id
        place.isFurtherPlace = isFurther
        return (
          Use(listing: listing, subject: blank.subject, capable: blank.capable, place: place),
          order.indices.filter { position in mentors.contains { $0.id == order[position] } }
        )
      }
    }
  }

  /// What of a mentor bears on a score: trained or not, and strong where that counts.
  private func grade(of mentor: Mentor, for demand: Demand) -> Int {
    if !rules.isTrained(mentor) { return 0 }
    return demand.trainee.needsAdditionalSupport && rules.isStrong(mentor) ? 2 : 1
  }

  private func fixedCompanions(of demand: Demand, at school: School) -> Int {
    groups.others(.shareJourney, with: demand.key).count {
      fixedByDemand[$0]?.school.id == school.id
    }
  }

  /// The least that the terms which depend on what came before can be, whatever that is besides
  /// what is settled.
  func leastExperienceScore(of placement: Placement) -> Int {
    let settled = experience(
      before: placement, among: fixedByTrainee[placement.demand.trainee.id] ?? [])
    var least = 0
    // More experience leaves less that is new; only a contrast may yet be known to be one.
    for (term, minutes) in experienceTerms(of: placement, after: settled) where term != .contrast {
      least += min(0, minutes)
    }
    guard rules.isOn(.contrast) else { return least }
    let here = Experience(placement)
    let possible = rules.experience.dimensions.count { dimension in
      guard let value = here[dimension] else { return false }
      return !settled.contains { $0[dimension] == value }
    }
    return least
      - max(0, min(rules.experience.contrastAtMost, rules.experience.contrast * possible))
  }
}
