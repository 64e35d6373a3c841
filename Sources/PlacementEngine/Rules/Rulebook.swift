import PlacementDocuments

/// A rule about one demand and one offer, and the reason it gives.
struct EligibilityRule: Sendable {
  let reason: Reason
  /// Whether it asks only what demands of one ``DemandKind`` have in common.
  var isAboutKind = false
  /// Whether it is known to allow a demand everything.
  var isIdle: @Sendable (Round, _ demand: Int) -> Bool = { _, _ in false }
  let allows: @Sendable (Pair) -> Bool
}

/// A named share of a placement's score, in minutes each way; negative is a gain.
struct ScoringTerm: Sendable {
  let term: Term
  /// Whether it depends on what the trainee met before, and so on the plan's earlier placements.
  var dependsOnExperience = false
  /// Whether it asks only what placements of one ``Service`` have in common.
  var isAboutService = false
  /// Whether it is known to be zero for a demand, whatever the placement.
  var isIdle: @Sendable (Round, _ demand: Int) -> Bool = { _, _ in false }
  let minutes: @Sendable (Proposal) -> Int
}

/// Every rule about one placement, by name.
///
/// Rules between placements are rows or steps of a plan: see ``Formulation``.
struct Rulebook: Sendable {
  /// In the order of the funnel: the first that refuses is the reason.
  var eligibility: [EligibilityRule] = [
    .lock,
    .subject,
    .agePhase,
    .dates,
    .accepts,
    .schoolGates,
    .adjustments,
    .schoolNotUsedBefore,
    .pairNotRefused,
    .journeyKnown,
    .journeyWithinLimit,
    .roomLeft,
    .mentorFree,
  ]

  /// The four factors, then the school and its offer.
  var scoring: [ScoringTerm] = [
    .travel,
    .contrast,
    .newKeyStage,
    .exposure,
    .developmentTarget,
    .strongMentor,
    .sendInterest,
    .challengingContext,
    .specialism,
    .priorityBand,
    .quality,
    .improvementPlan,
    .unusedLastYear,
    .provisionalPlace,
    .untrainedMentor,
    .wish,
    .sharedJourney,
  ]

  /// The place of the first rule that is not about kinds of demand.
  var firstAboutPair: Int {
    eligibility.firstIndex { !$0.isAboutKind && $0.reason != .locked } ?? eligibility.count
  }

  /// The place after the last rule that is not; those that follow are about kinds again.
  var endAboutPair: Int {
    max(firstAboutPair, (eligibility.lastIndex { !$0.isAboutKind } ?? -1) + 1)
  }

  /// Without what a pack switches off.
  func inEffect(under rules: RulePack) -> Rulebook {
    Rulebook(
      eligibility: eligibility.filter { rules.isOn($0.reason) },
      scoring: scoring.filter { rules.isOn($0.term) })
  }
}

/// A demand looking at an offer.
struct Pair {
  let round: Round
  let occupancy: Occupancy
  let demandIndex: Int
  var offerIndex: Int
  private let journeys: Journeys

  init(round: Round, occupancy: Occupancy, demandIndex: Int, offerIndex: Int) {
    self.round = round
    self.occupancy = occupancy
    self.demandIndex = demandIndex
    self.offerIndex = offerIndex
    journeys = Journeys(of: demandIndex, in: round)
  }

  var demand: Demand { round.demands[demandIndex] }
  var offer: Offer { round.offers[offerIndex] }
  var trainee: Trainee { round.trainees[demand.trainee] }
  var programme: Programme { round.programmes[demand.programme] }
  var schoolIndex: Int { round.schoolOfOffer[offerIndex] }
  var school: School { round.schools[schoolIndex] }
  /// The journey there; nil if it is not known.
  var journey: JourneyFigure? { journeys[to: schoolIndex] }
  /// The limit on it, in minutes each way.
  var travelLimit: Int { journeys.limit }
}

/// A demand served by one or more offers of one school: what is scored.
struct Proposal {
  let round: Round
  let demandIndex: Int
  let schoolIndex: Int
  let uses: [Use]
  let journey: JourneyFigure
  /// What the trainee has met before this placement.
  let experience: Experience
  /// The years of every class involved.
  let yearGroups: YearGroupSet
  /// Others at the school with whom the trainee is to share the journey.
  let companions: Int

  var demand: Demand { round.demands[demandIndex] }
  var trainee: Trainee { round.trainees[demand.trainee] }
  var programme: Programme { round.programmes[demand.programme] }
  var school: School { round.schools[schoolIndex] }
  var offers: [Offer] { uses.map { round.offers[$0.offer] } }

  /// The share of each term, zero ones left out except travel.
  var contributions: [Contribution] {
    round.rulebook.scoring.compactMap { rule in
      let minutes = rule.minutes(self)
      return minutes == 0 && rule.term != .travel ? nil : Contribution(rule.term, minutes)
    }
  }

  var score: Int { sum(round.rulebook.scoring) }

  func sum(_ terms: [ScoringTerm]) -> Int { terms.reduce(0) { $0 + $1.minutes(self) } }
}

/// The terms of a score by what they depend on.
struct TermsByScope: Sendable {
  /// On the service alone.
  let aboutService: [ScoringTerm]
  /// On what came before.
  let aboutExperience: [ScoringTerm]
  /// On anything else about demand and placement.
  let others: [ScoringTerm]

  init(_ terms: [ScoringTerm]) {
    aboutExperience = terms.filter(\.dependsOnExperience)
    aboutService = terms.filter { $0.isAboutService && !$0.dependsOnExperience }
    others = terms.filter { !$0.isAboutService && !$0.dependsOnExperience }
  }
}

/// One demand on one offer.
struct Use: Hashable, Sendable {
  let offer: Int
  /// The subject taught there, for a secondary programme.
  let subject: String?
  /// Whether the school has still to be asked for the place.
  let isFurtherPlace: Bool
  let mentors: MentorChoice
}
