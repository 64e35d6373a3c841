import PlacementDocuments
import PlacementTesting

@testable import PlacementEngine

extension Mutation {
  /// For each reason, the audit's rule that its refusal keeps, and rounds where it matters.
  ///
  /// Where rows and plans keep a rule by themselves, getting its refusal wrong changes only
  /// the reasons given.
  private static let refusals: [(reason: Reason, rule: String, seeds: [UInt64])] = [
    (.locked, "H-LOCK", [56, 105]),
    (.subject, "H-SUBJ", [10, 19]),
    (.agePhase, "H-AGE", [3, 4]),
    (.dates, "H-DATES", [0, 1]),
    (.notAccepted, "H-ACCEPTS", [1, 2]),
    (.schoolGate, "H-GATE", [2, 25]),
    (.adjustment, "H-ADJ", [40, 55]),
    (.schoolUsed, "H-NEWSCHOOL", [49, 55]),
    (.excluded, "H-PAIR", [5, 18]),
    (.travelUnknown, "F-REASON", [19, 35]),
    (.tooFar, "H-TRAVEL", [14, 15]),
    (.full, "F-REASON", [14, 35]),
    (.noMentor, "F-REASON", [18, 19]),
  ]

  static let reasonsMutated = refusals.map(\.reason)

  /// Each rule about a demand and an offer: forgotten, turned round, and always refusing.
  static let ofEligibility: [Mutation] = refusals.flatMap { reason, rule, seeds in
    let name = reason.rawValue
    return [
      Mutation("\(name) forgotten", caughtBy: rule, seeds: seeds) {
        $0.replace(reason) { _ in { _ in true } }
      },
      Mutation("\(name) turned round", caughtBy: rule, seeds: seeds) {
        $0.replace(reason) { allows in { !allows($0) } }
      },
      Mutation("\(name) always refusing", caughtBy: "F-REASON", seeds: [0, 1]) {
        $0.replace(reason) { _ in { _ in false } }
      },
    ]
  }

  /// For each term, rounds whose best allocation has it.
  private static let roundsWithTerm: KeyValuePairs<Term, [UInt64]> = [
    .travel: [0, 1],
    .contrast: [1, 2],
    .newKeyStage: [1, 2],
    .exposure: [16, 64],
    .developmentTarget: [3, 4],
    .strongMentor: [3, 36],
    .sendInterest: [0, 3],
    .challengingContext: [0, 17],
    .specialism: [3, 5],
    .priorityBand: [0, 1],
    .quality: [1, 3],
    .improvementPlan: [3, 11],
    .unusedLastYear: [1, 3],
    .provisionalPlace: [1, 2],
    .untrainedMentor: [10, 17],
  ]

  /// The same of terms that only mixed rounds have.
  private static let mixedRoundsWithTerm: KeyValuePairs<Term, [UInt64]> = [
    .wish: [1, 3],
    .sharedJourney: [31],
  ]

  static let termsMutated = roundsWithTerm.map(\.key) + mixedRoundsWithTerm.map(\.key)

  /// Each term of the score: a minute more, forgotten, doubled.
  static let ofScoring = roundsWithTerm.flatMap { changes(of: $0, in: .small, seeds: $1) }
  static let ofMixedScoring = mixedRoundsWithTerm.flatMap { changes(of: $0, in: .mixed, seeds: $1) }

  private static func changes(
    of term: Term, in shape: RoundShape, seeds: [UInt64]
  ) -> [Mutation] {
    func mutation(_ what: String, _ change: @escaping @Sendable (Int) -> Int) -> Mutation {
      Mutation("\(term.rawValue) \(what)", caughtBy: "F-TERM", in: shape, seeds: seeds) {
        $0.replace(term, change)
      }
    }
    return [
      mutation("a minute more") { $0 + 1 },
      mutation("forgotten") { _ in 0 },
      mutation("doubled") { 2 * $0 },
    ]
  }
}

extension Rulebook {
  fileprivate mutating func replace(
    _ reason: Reason,
    _ change: (@escaping @Sendable (Pair) -> Bool) -> @Sendable (Pair) -> Bool
  ) {
    eligibility = eligibility.map {
      $0.reason == reason ? EligibilityRule(reason: reason, allows: change($0.allows)) : $0
    }
  }

  fileprivate mutating func replace(_ term: Term, _ change: @escaping @Sendable (Int) -> Int) {
    scoring = scoring.map { rule in
      guard rule.term == term else { return rule }
      return ScoringTerm(term: term, dependsOnExperience: rule.dependsOnExperience) {
        change(rule.minutes($0))
      }
    }
  }
}
