internal import PlacementDocuments

extension AuditRule {
  static let mentorNamed = Self(
    "H-MENTOR", "a use has a mentor who serves it exactly when the school has one on record")
  static let mentorTrained = Self(
    "H-MENTOR-TRAINED", "an untrained mentor gives no slots where the pack refuses them")
  static let mentorSlots = Self("H-MENTOR-SLOTS", "on every day a mentor holds no more than slots")
}

extension RulePack {
  /// The use that a demand makes of an offer, or of a school without one.
  func use(of demand: Demand, on listing: Listing?, at school: School, _ place: PlaceRecord?) -> Use
  {
    let stages = listing?.keyStages ?? Set(KeyStage.allCases.filter(demand.overlaps))
    // With the rule off, it is as if no school had a mentor on record.
    let onRecord = isOn(.noMentor) ? school.mentors : []
    guard demand.isSecondary else {
      let capable = onRecord.filter { mentors($0, serve: nil, stages) }
      return Use(listing: listing, subject: nil, capable: capable, place: place)
    }
    let included = demand.subjects.filter { subject in
      listing.map { includes(subject, in: $0.offer.subjects) } ?? true
    }
    // What people fixed may be on an offer without any of its subjects, or anything with the rule off.
    let candidates = included.isEmpty ? demand.subjects : included
    let served = candidates.first { subject in
      onRecord.contains { mentors($0, serve: subject, stages) }
    }
    let subject = served ?? candidates.first
    let capable = onRecord.filter { mentors($0, serve: subject, stages) }
    return Use(listing: listing, subject: subject, capable: capable, place: place)
  }

  private func mentors(_ mentor: Mentor, serve subject: String?, _ stages: Set<KeyStage>) -> Bool {
    let inSubject =
      subject.map { mentor.subjects.isEmpty || includes($0, in: mentor.subjects) } ?? true
    return inSubject
      && (mentor.keyStages.isEmpty || mentor.keyStages.contains(where: stages.contains))
  }

  func isTrained(_ mentor: Mentor) -> Bool {
    mentor.isInducted && mentor.trainingLevel >= mentors.trainedFromLevel
  }

  func isStrong(_ mentor: Mentor) -> Bool {
    isTrained(mentor) && mentor.isExperienced && mentor.trainingLevel >= mentors.strongFromLevel
  }

  /// The trainees whom a mentor can look after at once.
  func slots(of mentor: Mentor) -> Int {
    if mentors.untrained == .refuse && !isTrained(mentor) { return 0 }
    let usual = mentor.isExperienced ? mentors.menteesIfExperienced : mentors.mentees
    let forTeachers = mentors.slotsPerEarlyCareerTeacher * mentor.earlyCareerTeachers
    return max(0, (mentor.maximumMentees ?? usual) - forTeachers - mentor.otherTrainees)
  }
}

extension Evidence {
  /// Each mentor named serves the use; proposed uses name one whenever one serves.
  func mentorsServe() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for (placement, isFixed) in proposed.map({ ($0, false) }) + fixed.map({ ($0, true) }) {
      for use in placement.uses {
        let capable = use.capable.map(\.id)
        let named = use.place?.mentor
        let finding = { (rule: AuditRule, expected: String) in
          AuditFinding(
            rule, placement.demand.key, offer: use.listing?.offer.id, school: placement.school.id,
            expected: expected, found: words(named))
        }
        if let named, !capable.contains(named) {
          findings.append(finding(.mentorNamed, "a mentor among \(words(capable))"))
        } else if named == nil, !isFixed, !capable.isEmpty {
          findings.append(finding(.mentorNamed, "a mentor among \(words(capable))"))
        }
        if rules.mentors.untrained == .refuse, let mentor = use.mentor(of: placement.school),
          !rules.isTrained(mentor)
        {
          findings.append(finding(.mentorTrained, "a trained mentor"))
        }
      }
    }
    return findings
  }

  /// Mentors hold no more uses than slots, fixed ones included, on any day.
  func mentorsHaveSlots() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let bySchool = Dictionary(grouping: fixed + proposed, by: \.school.id)
    for school in documents.schools {
      guard let placements = bySchool[school.id] else { continue }
      for mentor in school.mentors {
        let held = placements.flatMap { placement in
          placement.uses.filter { $0.place?.mentor == mentor.id }.map { _ in placement.demand }
        }
        if let over = firstDay(of: load(held), { _ in rules.slots(of: mentor) }) {
          findings.append(
            AuditFinding(
              .mentorSlots, school: school.id,
              expected: "at most \(over.room) with mentor \(mentor.id) on \(over.day)",
              found: "\(over.count)"))
        }
      }
    }
    return findings
  }
}
