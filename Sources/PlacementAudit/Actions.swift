internal import PlacementDocuments

extension AuditRule {
  static let actions = Self("F-ACTIONS", "the actions listed are those to be done, by code")
}

extension Evidence {
  func actionsAreTrue() -> [AuditFinding] {
    let all = proposed.map { ($0, actionsOfProposed($0)) } + fixed.map { ($0, actionsOfFixed($0)) }
    return all.compactMap { placement, actions in
      let expected = actions.map(\.rawValue).sorted()
      guard let record = placement.record, record.actions.map(\.rawValue) != expected else {
        return nil
      }
      return AuditFinding(
        .actions, placement.demand.key, school: placement.school.id, expected: words(expected),
        found: words(record.actions.map(\.rawValue)))
    }
  }

  private func actionsOfProposed(_ placement: Placement) -> [ActionCode] {
    let journey = journey(of: placement.demand, to: placement.school)
    let isOverLimit = journey.map { $0.minutes > $0.limitMinutes } ?? false
    let isEstimated = journey?.isEstimated ?? false
    let isHard = rules.travel.limitIsHard && rules.isOn(.tooFar)
    var actions: [ActionCode] = []
    if placement.uses.contains(where: \.isFurther) { actions.append(.askForFurtherPlace) }
    if isHard && isOverLimit && isEstimated { actions.append(.checkJourney) }
    if placement.listings.contains(where: { $0.offer.state == .pencilled }) {
      actions.append(.firmUpOffer)
    }
    if !isHard && isOverLimit { actions.append(.longJourney) }
    if placement.uses.contains(where: \.capable.isEmpty) { actions.append(.mentorNotNamed) }
    if placement.uses.contains(where: { hasUntrainedMentor($0, placement.school) }) {
      actions.append(.mentorUntrained)
    }
    if placement.school.partnership.status == .concernsUnderDiscussion {
      actions.append(.concernsUnderDiscussion)
    }
    return actions
  }

  private func actionsOfFixed(_ placement: Placement) -> [ActionCode] {
    var actions: [ActionCode] = []
    if placement.uses.contains(where: goesShort) { actions.append(.mentorShort) }
    if placement.uses.contains(where: \.capable.isEmpty) { actions.append(.mentorNotNamed) }
    if breaksRule(placement) { actions.append(.ruleBroken) }
    return actions
  }

  func hasUntrainedMentor(_ use: Use, _ school: School) -> Bool {
    use.mentor(of: school).map { !rules.isTrained($0) } ?? false
  }

  /// Whether a use goes without a mentor although one on record serves it.
  func goesShort(_ use: Use) -> Bool { !use.capable.isEmpty && use.place?.mentor == nil }
}
