internal import PlacementDocuments

extension AuditRule {
  static let subject = Self("H-SUBJ", "secondary: the offer's subjects include the trainee's")
  static let agePhase = Self("H-AGE", "enough of the class lies within the age range")
  static let dates = Self("H-DATES", "the offer is open, of this kind, for the whole of the dates")
  static let accepts = Self("H-ACCEPTS", "the offer accepts this trainee and phase")
  static let schoolGate = Self("H-GATE", "no gate of stage solve is shut")
  static let adjustment = Self("H-ADJ", "the school can make every adjustment")
  static let schoolUsed = Self("H-NEWSCHOOL", "a school used before is not used again")
  static let refusedPair = Self("H-PAIR", "a refused or excluded pair is never proposed")
  static let travelUnknown = Self("H-TRAVEL-UNKNOWN", "the journey is known")
  static let travelLimit = Self("H-TRAVEL", "the journey is within the limit")
  static let lock = Self("H-LOCK", "a locked demand is at its school and on its offers")
  static let differentSchools = Self("H-DIFFERENT", "a trainee's demands are at different schools")
}

/// One of the rules by which an offer may serve a demand, looked at alone.
struct EligibilityRule: Sendable {
  let reason: Reason
  let rule: AuditRule
  let passes: @Sendable (Evidence, Demand, Listing) -> Bool

  /// `SUBJECT` to `SCHOOL-USED`, which fixed demands are measured by too.
  static let aboutThePair: [Self] = [
    Self(reason: .subject, rule: .subject) { $0.hasSubject($1, $2) },
    Self(reason: .agePhase, rule: .agePhase) { $0.isInAgePhase($1, $2) },
    Self(reason: .dates, rule: .dates) { _, demand, listing in isOpen(listing, for: demand) },
    Self(reason: .notAccepted, rule: .accepts) { _, demand, listing in accepts(listing, demand) },
    Self(reason: .schoolGate, rule: .schoolGate) { $0.passesSolveGates($1, $2.school) },
    Self(reason: .adjustment, rule: .adjustment) { _, demand, listing in
      canAdjust(listing.school, for: demand)
    },
    Self(reason: .schoolUsed, rule: .schoolUsed) { $0.isNew($2.school.id, to: $1) },
  ]
  /// `EXCLUDED`: refused, or at the school of somebody to be kept apart from.
  static let refused = Self(reason: .excluded, rule: .refusedPair) { evidence, demand, listing in
    let pair = Pair(trainee: demand.trainee.id, school: listing.school.id)
    return !evidence.replay.refused.contains(pair)
      && !evidence.isKeptOut(demand, of: listing.school)
  }
  static let aboutTheJourney: [Self] = [
    Self(reason: .travelUnknown, rule: .travelUnknown) { $0.journey(of: $1, to: $2.school) != nil },
    Self(reason: .tooFar, rule: .travelLimit) { evidence, demand, listing in
      evidence.journey(of: demand, to: listing.school).map(evidence.isNearEnough) ?? true
    },
  ]
  /// In the order of the page.
  static let all = aboutThePair + [refused] + aboutTheJourney
}

extension Evidence {
  /// Every offer that is proposed passes every rule, each looked at by itself.
  func offersMayServe() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for placement in proposed {
      let demand = placement.demand
      for listing in placement.listings {
        for rule in pairRules where !rule.passes(self, demand, listing) {
          findings.append(
            AuditFinding(
              rule.rule, demand.key, offer: listing.offer.id, school: listing.school.id,
              expected: "no proposal", found: "proposed although \(rule.reason.rawValue)"))
        }
      }
      if case .open(let lock?) = verdicts[demand.key] {
        let offers = placement.listings.map(\.offer.id)
        if placement.school.id != lock.school || !lock.offers.allSatisfy(offers.contains) {
          findings.append(
            AuditFinding(
              .lock, demand.key, school: placement.school.id,
              expected: "school \(lock.school) with offers \(words(lock.offers))",
              found: "school \(placement.school.id) with offers \(words(offers))"))
        }
      }
    }
    return findings
  }

  /// Proposed demands of one trainee are at different schools, except at a
  /// continuing school; enrichment days do not count.
  func schoolsDiffer() -> [AuditFinding] {
    guard rules.isOn(.schoolUsed) else { return [] }
    var findings: [AuditFinding] = []
    for later in proposed {
      for earlier in proposedByTrainee[later.demand.trainee.id] ?? [] {
        let school = later.school.id
        guard earlier.demand.key < later.demand.key, earlier.school.id == school,
          !isFreeOfDifference(earlier.demand, at: school),
          !isFreeOfDifference(later.demand, at: school)
        else { continue }
        findings.append(
          AuditFinding(
            .differentSchools, later.demand.key, school: school,
            expected: "another school than in phase \(earlier.demand.phase.id)",
            found: "the same school"))
      }
    }
    return findings
  }

  /// Whether a demand may be at a school whatever other demand of its trainee is there.
  func isFreeOfDifference(_ demand: Demand, at school: String) -> Bool {
    !rules.isOn(.schoolUsed) || demand.isEnrichment || demand.continuingSchool == school
  }

  func hasSubject(_ demand: Demand, _ listing: Listing) -> Bool {
    !demand.isSecondary
      || demand.subjects.contains { rules.includes($0, in: listing.offer.subjects) }
  }

  func isInAgePhase(_ demand: Demand, _ listing: Listing) -> Bool {
    let enhancement = demand.isEnrichment ? demand.programme.enhancement : []
    let listed = listing.yearGroups
    let within = listed.filter { demand.covers($0) || enhancement.contains($0.keyStage) }
    let stages = demand.phase.keyStages
    return !listed.isEmpty
      && 100 * within.count >= rules.agePhases.mixedClassPercent * listed.count
      && (stages.isEmpty || stages.contains(where: listing.keyStages.contains))
  }

  /// `SCHOOL-USED`, for a demand that may itself be fixed.
  func isNew(_ school: String, to demand: Demand) -> Bool {
    if demand.isEnrichment || demand.continuingSchool == school { return true }
    let isHere = { (prior: PriorPlacement) in prior.school == school }
    if demand.trainee.profile?.priorPlacements.contains(where: isHere) ?? false { return false }
    if history[demand.trainee.id]?.contains(where: isHere) ?? false { return false }
    return !(fixedByTrainee[demand.trainee.id] ?? []).contains { other in
      other.demand.key != demand.key && other.school.id == school && !other.demand.isEnrichment
        && other.demand.continuingSchool != school
    }
  }

  /// Whether `SUBJECT` to `SCHOOL-USED`, where they are on, speak against a fixed demand.
  ///
  /// Without an offer, only those about the school are asked.
  func breaksRule(_ placement: Placement) -> Bool {
    let demand = placement.demand
    if placement.listings.isEmpty {
      return (rules.isOn(.schoolGate) && !passesSolveGates(demand, placement.school))
        || !canAdjust(placement.school, for: demand)
        || (rules.isOn(.schoolUsed) && !isNew(placement.school.id, to: demand))
    }
    return placement.listings.contains { listing in
      pairRules.contains { $0.reason <= .schoolUsed && !$0.passes(self, demand, listing) }
    }
  }
}

private func isOpen(_ listing: Listing, for demand: Demand) -> Bool {
  let offer = listing.offer
  return offer.state != .withdrawn && offer.kind == demand.phase.kind
    && (offer.start.map { $0 <= demand.start } ?? true)
    && (offer.end.map { demand.end <= $0 } ?? true)
}

private func accepts(_ listing: Listing, _ demand: Demand) -> Bool {
  let accepts = listing.offer.accepts
  let trainee = demand.trainee
  return (accepts.programmes.isEmpty || accepts.programmes.contains(trainee.programme))
    && (accepts.routes.isEmpty || accepts.routes.contains(trainee.route))
    && (accepts.years.isEmpty || accepts.years.contains(trainee.yearOfStudy))
    && (accepts.phases.isEmpty || accepts.phases.contains(demand.phase.id))
    && (listing.offer.forLeadSchool == nil || listing.offer.forLeadSchool == trainee.leadSchool)
}

func canAdjust(_ school: School, for demand: Demand) -> Bool {
  demand.trainee.adjustments.allSatisfy { school.adjustments.contains($0.code) }
}
