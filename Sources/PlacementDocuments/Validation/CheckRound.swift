extension RoundCheck {
  /// Checks `round.json`: the academic year, the rules, programmes and caps.
  mutating func checkRound() {
    if AcademicYear(documents.round.academicYear) == nil {
      findings.roundError(
        "BAD-ACADEMIC-YEAR", path: "academic_year", "this is not an academic year",
        AcademicYear.fix)
    }
    for fault in rules.faults {
      findings.roundError(fault.code, path: "rules.\(fault.path)", fault.fact, fault.fix)
    }

    let programmes = documents.round.programmes
    checkIdentifiers(places(.programmes, programmes.map(\.id)))
    for (position, programme) in programmes.enumerated() {
      let place = RecordPlace(list: .programmes, position: position, identifier: programme.id)
      checkPhases(of: programme, at: place)
    }
    checkCourseRules()
    warnAboutFairness()
    checkIdentifiers(places(.caps, documents.round.caps.map(\.id)))
    warnAboutUnusedCaps()
  }

  private mutating func checkCourseRules() {
    let programmes = documents.round.programmes
    for (index, rule) in rules.course.enumerated() {
      let path = "rules.course[\(index)]"
      for (number, id) in rule.programmes.enumerated() where position(id, .programmes) == nil {
        let match = closestMatch(to: id, among: programmes.map(\.id))
        findings.roundError(
          "UNKNOWN-PROGRAMME", path: "\(path).programmes[\(number)]",
          "no programme has the id '\(id)'",
          match.map { "Did you mean '\($0)'?" } ?? "Add the programme, or correct the id.")
      }
      guard rule.kind == .keyStages else { continue }
      for programme in programmes
      where rule.programmes.isEmpty || rule.programmes.contains(programme.id) {
        let stages = Set(programme.ageRange.yearGroups.map(\.keyStage)).count
        guard stages < rule.atLeast else { continue }
        findings.roundWarning(
          "COURSE-RULE-IMPOSSIBLE", path: "\(path).at_least",
          "the rule \(rule.id) asks for \(rule.atLeast) key stages, and the age range of "
            + "\(programme.id) has \(stages)",
          "Ask for fewer, or name the programmes that it is about.")
      }
    }
  }

  /// Settings that have no effect, or hardly the one that was meant.
  private mutating func warnAboutFairness() {
    let limit = rules.travel.limitIsHard ? rules.travel.limitMinutes : .max
    let longest = min(rules.fairness.longestJourneyMinutes ?? .max, limit)
    if rules.fairness.worstJourneys != .off, rules.fairness.downToMinutes >= longest {
      findings.roundWarning(
        "DOWN-TO-BEYOND-LIMIT", path: "rules.fairness.down_to_minutes",
        "journeys of at most \(rules.fairness.downToMinutes) minutes are all alike, and the limit "
          + "is \(longest)",
        "Write fewer minutes, or switch worst_journeys off.")
    }
    let gains = rules.wishes.byRank
    for rank in gains.indices.dropFirst() where gains[rank] > gains[rank - 1] {
      findings.roundWarning(
        "WISH-ORDER", path: "rules.wishes.by_rank[\(rank)]",
        "wish \(rank + 1) gains \(gains[rank]) minutes, wish \(rank) only \(gains[rank - 1])",
        "Let no wish gain more than the one before.")
    }
  }

  func places(_ list: RecordList, _ identifiers: [String]) -> [RecordPlace] {
    identifiers.enumerated().map {
      RecordPlace(list: list, position: $0.offset, identifier: $0.element)
    }
  }

  private mutating func checkPhases(of programme: Programme, at place: RecordPlace) {
    var firsts: [String: Int] = [:]
    for (index, phase) in programme.phases.enumerated() {
      let key = ".phases[\(index)]"
      if let first = firsts[phase.id] {
        findings.error(
          "DUPLICATE-ID", place, "\(key).id", "phases[\(first)] of the programme has the same id",
          "Give each training phase of a programme an id of its own.")
      } else {
        firsts[phase.id] = index
      }
      if phase.yearOfStudy > programme.years {
        findings.error(
          "YEAR-BEYOND-COURSE", place, "\(key).year_of_study",
          "the phase is in year \(phase.yearOfStudy) of a course of \(programme.years)",
          "Correct the phase's year or the programme's years.")
      }
      checkDates(from: phase.start, to: phase.end, at: place, key)
    }
  }

  /// Reports dates that no placement can have.
  mutating func checkDates(from start: Day, to end: Day, at place: RecordPlace, _ key: String) {
    if end < start {
      findings.error(
        "DATES-REVERSED", place, key, "the last day, \(end), is before the first, \(start)",
        "Correct one of them.")
    } else if end > start.adding(years: 2) {
      findings.error(
        "DATES-TOO-LONG", place, key, "from \(start) to \(end) is more than two years",
        "Correct one of them.")
    }
  }

  /// A slip in the name of a trust leaves a cap without effect, and nobody the wiser.
  private mutating func warnAboutUnusedCaps() {
    // A record that could not be read may be the one that is counted.
    guard documents.unreadable.isEmpty else { return }
    let named = Set(documents.offers.compactMap(\.sharedCap))
    let trusts = Set(documents.schools.compactMap(\.trust))
    let authorities = Set(documents.schools.compactMap(\.localAuthority))
    for (position, cap) in documents.round.caps.enumerated() {
      let isUsed =
        named.contains(cap.id) || cap.trust.map(trusts.contains) == true
        || cap.localAuthority.map(authorities.contains) == true
      guard !isUsed else { continue }
      findings.warning(
        "CAP-UNUSED", RecordPlace(list: .caps, position: position, identifier: cap.id), "",
        "the cap counts no offer",
        "Name it as the shared_cap of offers, or correct its trust or local_authority.")
    }
  }
}

/// An academic year such as 2018-19.
struct AcademicYear: Equatable {
  let firstYear: Int

  static let fix = "Write two years that follow each other, such as 2018-19."

  init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 7, digits[4] == UInt8(ascii: "-"),
      digits.count(where: { 0x30...0x39 ~= $0 }) == 6,
      case .number(let first) = wholeNumber(digits[..<4]), first >= 1900,
      case .number(let second) = wholeNumber(digits[5...]), second == (first + 1) % 100
    else { return nil }
    firstYear = first
  }
}
