import PlacementDocuments

// Current needs of the trainee: adjustments are a must, the rest is weighed.

extension EligibilityRule {
  static let adjustments = EligibilityRule(reason: .adjustment, isAboutKind: true) { pair in
    pair.round.canAdjust(school: pair.schoolIndex, for: pair.demand)
  }
}

extension Round {
  /// Whether a school can make every adjustment that the trainee needs.
  func canAdjust(school: Int, for demand: Demand) -> Bool {
    trainees[demand.trainee].adjustments.allSatisfy {
      schools[school].adjustments.contains($0.code)
    }
  }
}

extension ScoringTerm {
  static let developmentTarget = ScoringTerm(term: .developmentTarget) { round, demand in
    round.profile(of: demand)?.developmentTargets.isEmpty != false
  } minutes: { proposal in
    -proposal.targetsMet.count * proposal.round.rules.needs.developmentTarget
  }

  static let strongMentor = ScoringTerm(term: .strongMentor) { round, demand in
    !round.trainees[round.demands[demand].trainee].needsAdditionalSupport
  } minutes: { proposal in
    proposal.hasStrongMentor ? -proposal.round.rules.needs.strongMentor : 0
  }

  static let sendInterest = ScoringTerm(term: .sendInterest) { round, demand in
    round.profile(of: demand)?.interests.contains(.send) != true
  } minutes: { proposal in
    proposal.meetsSENDInterest ? -proposal.round.rules.needs.sendInterest : 0
  }

  static let challengingContext = ScoringTerm(term: .challengingContext, dependsOnExperience: true)
  { proposal in
    proposal.addsChallengingContext ? -proposal.round.rules.needs.challengingContext : 0
  }
}

extension Proposal {
  var targetsMet: [DevelopmentTarget] {
    (trainee.profile?.developmentTargets ?? []).filter { target in
      school.develops.contains(target)
        || offers.contains { offer in
          switch target {
          case .send: offer.hasSENDObservation == true
          case .phonics, .earlyReading: offer.hasPhonicsObservation == true
          default: false
          }
        }
    }
  }

  var hasStrongMentor: Bool {
    trainee.needsAdditionalSupport && uses.allSatisfy { $0.mentors.quality == .strong }
  }

  var meetsSENDInterest: Bool {
    guard trainee.profile?.interests.contains(.send) == true else { return false }
    return school.setting == .special || school.context.contains(.highSEND)
      || school.develops.contains(.send) || offers.contains { $0.hasSENDObservation == true }
  }

  var addsChallengingContext: Bool {
    school.context.contains(.challenging) && !experience.hasMetChallenging
  }

  /// "helps with the target SEND; every adjustment available".
  var needsFacts: String {
    var facts = targetsMet.map { "helps with the target \($0.words)" }
    if hasStrongMentor { facts.append("a strong mentor for additional support") }
    if meetsSENDInterest { facts.append("meets the interest in SEND") }
    if addsChallengingContext { facts.append("challenging circumstances, not met before") }
    if let specialism = supportedSpecialism {
      facts.append("supports \(specialism.spaced)")
    }
    if let wishFacts { facts.append(wishFacts) }
    if !trainee.adjustments.isEmpty { facts.append("every adjustment available") }
    return facts.isEmpty ? "no current need bears on this school" : facts.joined(separator: "; ")
  }
}

extension DevelopmentTarget {
  var words: String {
    switch self {
    case .send, .eal: rawValue.uppercased()
    default: rawValue.spaced
    }
  }
}
