/// Something wrong among the figures of a pack, each of which is right by itself.
struct PackFault {
  let code: String
  /// Where in the pack, such as `travel.long_minutes`.
  let path: String
  let fact: String
  let fix: String

  init(_ code: String, _ path: String, _ fact: String, _ fix: String) {
    self.code = code
    self.path = path
    self.fact = fact
    self.fix = fix
  }
}

extension RulePack {
  /// Everything wrong among the figures.
  var faults: [PackFault] {
    stageFaults + travelFaults + estimateFaults + courseFaults + subjectFaults
  }

  private var stageFaults: [PackFault] {
    Rule.all.compactMap { rule in
      guard let stage = stage(of: rule.identifier), !rule.stages.contains(stage) else {
        return nil
      }
      let possible = rule.stages.map { "'\($0.rawValue)'" }.joined(separator: " or ")
      return PackFault(
        "STAGE-NOT-POSSIBLE", "stages.\(rule.identifier)",
        stage == .off
          ? "the rule \(rule.identifier) cannot be switched off"
          : "the rule \(rule.identifier) cannot act at the stage '\(stage.rawValue)'",
        "Write \(possible).")
    }
  }

  /// The bands must follow each other, and a minute must never cost less than
  /// one of a shorter journey: the solver's proofs rest on that.
  private var travelFaults: [PackFault] {
    var faults: [PackFault] = []
    if travel.freeMinutes > travel.ordinaryMinutes || travel.ordinaryMinutes > travel.longMinutes {
      faults.append(
        PackFault(
          "TRAVEL-BANDS", "travel",
          "the travel bands end at \(travel.freeMinutes), \(travel.ordinaryMinutes) and "
            + "\(travel.longMinutes) minutes",
          "Make free_minutes, ordinary_minutes and long_minutes follow each other upwards."))
    }
    if travel.ordinaryWeight > travel.longWeight || travel.longWeight > travel.veryLongWeight {
      faults.append(
        PackFault(
          "TRAVEL-WEIGHTS", "travel",
          "a minute weighs \(travel.ordinaryWeight), then \(travel.longWeight), then "
            + "\(travel.veryLongWeight)",
          "Let no weight be smaller than the one before: ordinary, long, very long."))
    }
    return faults
  }

  private var estimateFaults: [PackFault] {
    TravelMode.allCases.filter { estimates[$0].fromKilometres > estimates[$0].toKilometres }.map {
      PackFault(
        "ESTIMATE-RANGE", "estimates.\($0.rawValue)",
        "from_kilometres is more than to_kilometres", "Exchange them.")
    }
  }

  private var courseFaults: [PackFault] {
    var firsts: [String: Int] = [:]
    var faults: [PackFault] = []
    for (index, rule) in course.enumerated() {
      if let first = firsts[rule.id] {
        faults.append(
          PackFault(
            "DUPLICATE-ID", "course[\(index)].id", "course[\(first)] has the same id",
            "Give each course rule an id of its own."))
      } else {
        firsts[rule.id] = index
      }
      let stages = KeyStage.allCases.count
      if rule.kind == .keyStages, rule.atLeast > stages {
        faults.append(
          PackFault(
            "COURSE-RULE-IMPOSSIBLE", "course[\(index)].at_least",
            "the rule asks for \(rule.atLeast) key stages, and there are \(stages)",
            "Ask for fewer."))
      }
    }
    return faults
  }

  private var subjectFaults: [PackFault] {
    let known = Set(subjects).union(subjectGroups.keys)
    let candidates = known.sorted()
    var faults: [PackFault] = []
    for (group, members) in subjectGroups.sorted(by: { $0.key < $1.key }) {
      let path = "subject_groups" + (isPlainWord(group) ? ".\(group)" : "[…]")
      if !isKeyword(group.utf8) {
        faults.append(
          PackFault(
            "BAD-KEYWORD", path, "the group's name is not a keyword",
            "Use lower-case letters, digits, '_', '+' and '-'."))
      }
      for (index, member) in members.enumerated() where !known.contains(member) {
        let match = closestMatch(to: member, among: candidates)
        faults.append(
          PackFault(
            "UNKNOWN-SUBJECT", "\(path)[\(index)]",
            "'\(member)' is not a subject of the rule pack",
            match.map { "Did you mean '\($0)'?" } ?? "Correct it, or add it to rules.subjects."))
      }
    }
    return faults
  }
}
