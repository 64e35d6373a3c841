internal import PlacementDocuments

extension AuditRule {
  static let frame = Self("F-FRAME", "the result names the round, its dates and its rules")
  static let oneRecord = Self("H-ONE", "each demand has one record, in order; no other has one")
  static let decided = Self("H-FIXED", "fixed demands stay where people put them")
  static let closed = Self("H-CLOSED", "a demand that is not to be placed is not, with its reason")
  static let plan = Self(
    "H-PLAN", "a demand is served by one offer, or by two of a school that share its subjects")
  static let yearGroups = Self(
    "F-YEARS", "the year groups listed are those of the offers taken, in order")
  static let blank = Self("F-RECORD", "a record says what its status calls for and nothing else")
}

extension Evidence {
  func frameIsTheRounds() -> [AuditFinding] {
    let round = documents.round
    var findings: [AuditFinding] = []
    func compare(_ expected: String, _ found: String) {
      if expected != found {
        findings.append(AuditFinding(.frame, expected: expected, found: found))
      }
    }
    compare(round.id, result.round)
    compare(round.academicYear, result.academicYear)
    compare("\(round.referenceDate)", "\(result.referenceDate)")
    compare(
      "phases \(words(documents.phases.sorted()))", "phases \(words(result.phases.sorted()))")
    if result.rules != round.rules {
      findings.append(
        AuditFinding(.frame, expected: "the round's rules", found: "rules that differ"))
    }
    return findings
  }

  /// One record for each demand, none missing and none invented, in order.
  func everyDemandHasOneRecord() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let keys = result.allocations.map { DemandKey(trainee: $0.trainee, phase: $0.phase) }
    var number: [DemandKey: Int] = [:]
    for key in keys { number[key, default: 0] += 1 }
    for demand in demands {
      let count = number[demand.key] ?? 0
      if count != 1 {
        findings.append(
          AuditFinding(.oneRecord, demand.key, expected: "one record", found: "\(count)"))
      }
      if let record = records[demand.key] {
        let expected = "programme \(demand.programme.id), \(demand.start) to \(demand.end)"
        let found = "programme \(record.programme), \(record.start) to \(record.end)"
        if expected != found {
          findings.append(AuditFinding(.blank, demand.key, expected: expected, found: found))
        }
      }
    }
    for key in keys where verdicts[key] == nil {
      findings.append(AuditFinding(.oneRecord, key, expected: "no such demand", found: "a record"))
    }
    for (earlier, later) in zip(keys, keys.dropFirst()) where later < earlier {
      findings.append(
        AuditFinding(
          .oneRecord, later, expected: "records by trainee and phase",
          found: "it follows trainee \(earlier.trainee), phase \(earlier.phase)"))
    }
    return findings
  }

  /// Fixed, closed and open demands have the status and the reason they must have.
  func decisionsAreKept() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for demand in demands {
      guard let record = records[demand.key], let verdict = verdicts[demand.key] else { continue }
      let key = demand.key
      switch verdict {
      case .fixed(let school, let offers):
        let expected = "fixed at school \(school), offers \(words(offers))"
        let named = record.places.compactMap(\.offer).sorted()
        let found =
          "\(record.status.rawValue) at school \(words(record.school)), "
          + "offers \(words(named))"
        if expected != found || record.places.count != max(1, offers.count) {
          findings.append(AuditFinding(.decided, key, expected: expected, found: found))
        }
        findings += blanks(record, expectsScore: false, reason: nil)
        for place in record.places where place.isFurtherPlace {
          findings.append(
            AuditFinding(
              .blank, key, offer: place.offer, expected: "a fixed place, taken already",
              found: "a further place to ask for"))
        }
      case .closed(let reason):
        let status: AllocationRecord.Status =
          reason == .leadSchoolArranges ? .leadSchoolArranges : .unplaced
        if record.status != status || record.reason != reason {
          findings.append(
            AuditFinding(
              .closed, key, expected: "\(status.rawValue), \(reason.rawValue)",
              found: "\(record.status.rawValue), \(words(record.reason?.rawValue))"))
        }
        findings += nothingHeld(record)
      case .open:
        if record.status.isProposed {
          findings += blanks(record, expectsScore: true, reason: nil)
        } else if record.status == .unplaced {
          findings += nothingHeld(record)
        } else {
          findings.append(
            AuditFinding(
              .decided, key, expected: "a proposal, or unplaced", found: record.status.rawValue))
        }
      }
    }
    return findings
  }

  /// Proposals name a school and offers of it that serve the whole demand.
  func plansAreWhole() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let understood = Set(proposed.map(\.demand.key))
    for demand in demands {
      guard let record = records[demand.key], record.status.isProposed,
        verdicts[demand.key]?.isFixed == false, !understood.contains(demand.key)
      else { continue }
      findings.append(
        AuditFinding(
          .plan, demand.key, school: record.school, expected: "a school and offers that exist",
          found: "offers \(words(record.places.map { words($0.offer) }))"))
    }
    for placement in proposed {
      let listings = placement.listings
      let isAtSchool = listings.allSatisfy { $0.school.id == placement.school.id }
      if !isAtSchool || !servesWhole(listings, placement.demand) {
        let expected =
          placement.demand.needsTwoSubjects
          ? "an offer with both subjects, or two of the school that share them"
          : "one offer of the school"
        findings.append(
          AuditFinding(
            .plan, placement.demand.key, school: placement.school.id, expected: expected,
            found: "offers \(words(listings.map(\.offer.id)))"))
      }
    }
    for placement in proposed + fixed {
      for use in placement.uses where use.place != nil && use.place?.subject != use.subject {
        findings.append(
          AuditFinding(
            .blank, placement.demand.key, offer: use.listing?.offer.id,
            expected: "subject \(words(use.subject))",
            found: "subject \(words(use.place?.subject))"))
      }
    }
    return findings
  }

  /// A later round reads them as the year groups taught.
  func yearGroupsAreThose() -> [AuditFinding] {
    demands.compactMap { demand in
      let placement = fixedByDemand[demand.key] ?? proposedByDemand[demand.key]
      let expected = Set(placement?.yearGroups ?? []).sorted()
      guard let record = records[demand.key], record.yearGroups != expected else { return nil }
      return AuditFinding(
        .yearGroups, demand.key, school: record.school, expected: words(expected.map(\.rawValue)),
        found: words(record.yearGroups.map(\.rawValue)))
    }
  }

  /// Whether these offers together serve a demand, and none is to spare.
  func servesWhole(_ plan: [Listing], _ demand: Demand) -> Bool {
    guard demand.needsTwoSubjects else { return plan.count == 1 }
    let has = { [rules] (listing: Listing, subject: String) in
      rules.includes(subject, in: listing.offer.subjects)
    }
    let (first, second) = (demand.subjects[0], demand.subjects[1])
    if plan.count == 1 { return has(plan[0], first) && has(plan[0], second) }
    guard plan.count == 2, plan[0].school.id == plan[1].school.id else { return false }
    return [(plan[0], plan[1]), (plan[1], plan[0])].contains { a, b in
      has(a, first) && !has(a, second) && has(b, second) && !has(b, first)
    }
  }

  private func nothingHeld(_ record: AllocationRecord) -> [AuditFinding] {
    var found: [String] = []
    if record.school != nil { found.append("a school") }
    if !record.places.isEmpty { found.append("places") }
    if record.journey != nil { found.append("a journey") }
    if !record.gates.isEmpty { found.append("gates") }
    if !record.actions.isEmpty { found.append("actions") }
    let key = DemandKey(trainee: record.trainee, phase: record.phase)
    let held =
      found.isEmpty
      ? [] : [AuditFinding(.blank, key, expected: "nothing held", found: words(found))]
    return held + blanks(record, expectsScore: false, reason: record.reason)
  }

  private func blanks(
    _ record: AllocationRecord, expectsScore: Bool, reason: Reason?
  ) -> [AuditFinding] {
    let key = DemandKey(trainee: record.trainee, phase: record.phase)
    var findings: [AuditFinding] = []
    if !expectsScore && (record.score != nil || !record.contributions.isEmpty) {
      findings.append(AuditFinding(.blank, key, expected: "no score", found: "a score"))
    }
    if record.reason != reason {
      findings.append(
        AuditFinding(
          .blank, key, expected: "reason \(words(reason?.rawValue))",
          found: words(record.reason?.rawValue)))
    }
    return findings
  }
}
