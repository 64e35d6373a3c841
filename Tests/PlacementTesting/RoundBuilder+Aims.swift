public import PlacementDocuments

// What a round wants beyond places.

extension RoundBuilder {
  /// Adds or changes a group of trainees, in each phase that two of them have unless one is named.
  public mutating func group(
    _ id: String, _ kind: TraineeGroup.Kind, _ trainees: [String], phase: String? = nil
  ) {
    Self.edit(&round.groups, \.id, id) { group in
      (group.kind, group.trainees, group.phase) = (kind, trainees.sorted(), phase)
    } make: {
      var group = TraineeGroup()
      group.id = id
      return group
    }
  }

  /// Ranks the schools that a trainee wishes for; without a point, elsewhere is as good as anywhere.
  public mutating func wish(
    of trainee: String, _ schools: [String], orNear fallback: Position? = nil
  ) {
    profile(of: trainee) { ($0.wishes, $0.fallback) = (schools, fallback) }
  }

  /// Adds or changes a course rule; without routes or programmes it is about all.
  public mutating func courseRule(
    _ id: String, _ kind: CourseRule.Kind, atLeast: Int,
    _ change: (inout CourseRule) -> Void = { _ in }
  ) {
    Self.edit(&round.rules.course, \.id, id) { rule in
      (rule.kind, rule.atLeast) = (kind, atLeast)
      change(&rule)
    } make: {
      var rule = CourseRule()
      rule.id = id
      return rule
    }
  }

  /// Switches rules off, by the identifiers of reasons, gates, terms or tiers.
  public mutating func switchOff(_ rules: String...) {
    for rule in rules { round.rules.stages[rule] = GateStage.off.rawValue }
  }
}
