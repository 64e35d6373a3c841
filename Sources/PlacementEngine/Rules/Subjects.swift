import PlacementDocuments

extension EligibilityRule {
  static let subject = EligibilityRule(reason: .subject, isAboutKind: true) { pair in
    guard pair.programme.sector == .secondary else { return true }
    return pair.trainee.subjects.contains {
      pair.round.subjects.matches($0, anyOf: pair.offer.subjects)
    }
  }
}

extension Round {
  /// Which of a secondary trainee's subjects an offer includes.
  func subjects(of trainee: Trainee, in offer: Offer) -> [String] {
    trainee.subjects.filter { subjects.matches($0, anyOf: offer.subjects) }
  }
}

extension ScoringTerm {
  static let specialism = ScoringTerm(term: .specialism) { round, demand in
    let trainee = round.trainees[round.demands[demand].trainee]
    return trainee.specialism == nil && trainee.secondSubject == nil
  } minutes: { proposal in
    proposal.supportedSpecialism == nil ? 0 : -proposal.round.rules.needs.specialism
  }
}

extension Proposal {
  /// The specialism or second subject that an offer supports.
  var supportedSpecialism: String? {
    let listed = offers.flatMap(\.subjects)
    return [trainee.specialism, trainee.secondSubject].compactMap { $0 }
      .first { round.subjects.matches($0, anyOf: listed) }
  }
}
