import PlacementDocuments

/// Trainees whose placements fall short of a course rule, and by how much.
struct CourseRuleBreaches {
  /// By trainee, then rule.
  let records: [BreachRecord]

  init(_ report: Report) {
    let round = report.round
    var records: [BreachRecord] = []
    for trainee in report.traineesToPlace {
      let rules = round.courseRules(for: trainee)
      if rules.isEmpty { continue }
      let tally = report.tally(of: trainee)
      for position in round.breaches(tally, of: rules) {
        let rule = round.rules.course[position]
        var record = BreachRecord()
        record.trainee = round.trainees[trainee].id
        record.rule = rule.id
        record.text =
          "\(record.trainee): \(tally.words(for: rule)) (rule \(rule.id), "
          + "\(round.rules.clause(of: TierRecord.Name.courseRules)))."
        records.append(record)
      }
    }
    self.records = records.sorted { ($0.trainee, $0.rule) < ($1.trainee, $1.rule) }
  }
}

extension Report {
  /// What a trainee has to show by the end.
  fileprivate func tally(of trainee: Int) -> Tally {
    let career = Career(trainee: trainee, round: round)
    let open = round.demandsOfTrainee[trainee].filter { round.demands[$0].isOpen }
    var progress = career.start
    for (position, demand) in open.enumerated() {
      let footprint = allocation.placements[demand].map(career.footprint)
      progress = career.kind.after(progress, footprint, position, in: round)
    }
    return progress.tally
  }
}

extension Tally {
  /// What is there, and what a rule that it falls short of asks for.
  fileprivate func words(for rule: CourseRule) -> String {
    switch rule.kind {
    case .differentSchools:
      "placements at \(counted(schools, "school")), at least \(rule.atLeast) different ones asked"
    case .keyStages:
      "\(counted(keyStages.count, "key stage")) of the age range"
        + (keyStages.isEmpty ? "" : " (\(listed(keyStages.cases.map(\.rawValue))))")
        + ", at least \(rule.atLeast) asked"
    case .away:
      "\(counted(away, "placement")) away from the employing school, at least \(rule.atLeast) asked"
    }
  }
}
