internal import PlacementDocuments

extension TierRule {
  static let courseRules = Self(.courseRules) {
    !$0.rules.course.isEmpty
  } value: { evidence in
    evidence.rules.course.reduce(0) { sum, rule in
      sum
        + evidence.documents.trainees.count {
          evidence.breaks(rule, $0, with: evidence.placements(of: $0.id))
        }
    }
  }
}

extension Evidence {
  /// Whether a trainee whom a course rule speaks of falls short of it at the end.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - trainee: The trainee.
  ///   - placements: Those that the trainee has in the round.
  /// - Returns: True for a breach.
  func breaks(_ rule: CourseRule, _ trainee: Trainee, with placements: [Placement]) -> Bool {
    let demands = demandsOfTrainee[trainee.id] ?? []
    guard rule.routes.isEmpty || rule.routes.contains(trainee.route),
      rule.programmes.isEmpty || rule.programmes.contains(trainee.programme),
      let open = demands.first(where: isOpen), demands.contains(where: \.phase.isFinal)
    else { return false }
    let priors = priorPlacements(of: trainee)
    let placements = placements.filter { !$0.demand.isEnrichment }
    switch rule.kind {
    case .differentSchools:
      let known = priors.compactMap(\.school).filter { schools[$0] != nil }
      let unknown = priors.count - known.count
      return Set(known + placements.map(\.school.id)).count + unknown < rule.atLeast
    case .keyStages:
      let taught = (priors.flatMap(\.yearGroups) + placements.flatMap(\.yearGroups)).map(\.keyStage)
      return Set(taught).count(where: open.overlaps) < rule.atLeast
    case .away:
      guard let employer = trainee.employingSchool else { return false }
      let elsewhere =
        priors.count { $0.school != employer } + placements.count { $0.school.id != employer }
      return elsewhere < rule.atLeast
    }
  }
}
