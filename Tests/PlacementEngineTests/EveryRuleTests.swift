import PlacementDocuments
import Testing

@testable import PlacementTesting

/// A change that takes one rule, or one field, out of a round.
struct Removal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Whether what is best is to change, not only its value.
  var isDecisive = true
  let apply: @Sendable (inout RoundDocuments) -> Void

  init(_ what: String, _ apply: @escaping @Sendable (inout RoundDocuments) -> Void) {
    testDescription = what
    self.apply = apply
  }

  static func offers(_ what: String, _ change: @escaping @Sendable (inout Offer) -> Void) -> Self {
    Removal(what) { for index in $0.offers.indices { change(&$0.offers[index]) } }
  }

  static func schools(_ what: String, _ change: @escaping @Sendable (inout School) -> Void) -> Self
  {
    Removal(what) { for index in $0.schools.indices { change(&$0.schools[index]) } }
  }

  static func mentors(_ what: String, _ change: @escaping @Sendable (inout Mentor) -> Void) -> Self
  {
    schools(what) { for index in $0.mentors.indices { change(&$0.mentors[index]) } }
  }

  static func trainees(
    _ what: String, _ change: @escaping @Sendable (inout Trainee) -> Void
  ) -> Self {
    Removal(what) { for index in $0.trainees.indices { change(&$0.trainees[index]) } }
  }

  static func profiles(
    _ what: String, _ change: @escaping @Sendable (inout Profile) -> Void
  ) -> Self {
    trainees(what) { trainee in
      guard var profile = trainee.profile else { return }
      change(&profile)
      trainee.profile = profile
    }
  }

  static func demands(
    _ what: String, _ change: @escaping @Sendable (inout TraineeDemand) -> Void
  ) -> Self {
    trainees(what) { trainee in
      guard var demands = trainee.demands else { return }
      for index in demands.indices { change(&demands[index]) }
      trainee.demands = demands
    }
  }

  static func programmes(
    _ what: String, _ change: @escaping @Sendable (inout Programme) -> Void
  ) -> Self {
    Removal(what) {
      for index in $0.round.programmes.indices { change(&$0.round.programmes[index]) }
    }
  }

  static func phases(
    _ what: String, _ change: @escaping @Sendable (inout ProgrammePhase) -> Void
  ) -> Self {
    programmes(what) { for index in $0.phases.indices { change(&$0.phases[index]) } }
  }

  static func weight(_ what: String, _ weight: any WritableKeyPath<RulePack, Int> & Sendable)
    -> Self
  {
    Removal("weight of \(what)") { $0.round.rules[keyPath: weight] += 7 }
  }

  static func decisions(_ what: String, _ action: Decision.Action, _ role: Decision.Role? = nil)
    -> Self
  {
    Removal("decision \(what)") {
      $0.decisions.removeAll { $0.action == action && (role == nil || $0.role == role) }
    }
  }
}

extension Removal {
  static let all = offersAndSchools + mentorsAndTrainees + frame + weights + acts

  /// What goes beyond one trainee's place; without each, some round has another best allocation.
  static let rulebook = groupsAndAims + fairness + earlier + switches.filter { $0.isDecisive }
  /// Parts of the same; without each, some round has another best value.
  static let figures =
    shares.map { share in
      var figure = share
      figure.isDecisive = false
      return figure
    } + switches.filter { !$0.isDecisive }

  private static let offersAndSchools: [Removal] = [
    .offers("lack of places") { $0.places += 1 },
    .offers("further places") { $0.furtherPlaces = 0 },
    .offers("must_fill") { $0.mustFill = false },
    .offers("pencilled") { if $0.state == .pencilled { $0.state = .firm } },
    .offers("withdrawn") { if $0.state == .withdrawn { $0.state = .firm } },
    .offers("kind of offer") { $0.kind = .main },
    .offers("offer dates") { ($0.start, $0.end) = (nil, nil) },
    .offers("subjects") { $0.subjects = [] },
    .offers("mixed classes") { $0.yearGroups = Array($0.yearGroups.prefix(1)) },
    .offers("no year groups") { if $0.yearGroups.isEmpty { $0.yearGroups = [.year13] } },
    .offers("accepts programmes") { $0.accepts.programmes = [] },
    .offers("accepts routes") { $0.accepts.routes = [] },
    .offers("accepts years") { $0.accepts.years = [] },
    .offers("accepts phases") { $0.accepts.phases = [] },
    .offers("for_lead_school") { $0.forLeadSchool = nil },
    .offers("phonics_observation") { $0.hasPhonicsObservation = nil },
    .offers("send_observation") { $0.hasSENDObservation = nil },
    .offers("priority_band") { $0.priorityBand = nil },
    .offers("suggested_priority_band") { $0.suggestedPriorityBand = nil },
    .offers("shared_cap") { $0.sharedCap = nil },
    .schools("school maximum") { $0.maximumTrainees = nil },
    .schools("new school") { if $0.partnership.status == .new { $0.partnership.status = .active } },
    .schools("ended partnership") { $0.partnership.status = .active },
    .schools("selection") { $0.selection = .selected },
    .schools("agreement") { $0.agreementSigned = RandomRound.referenceDate },
    .schools("SD agreement") { $0.schoolDirectAgreementSigned = RandomRound.referenceDate },
    .schools("cannot comply") {
      if $0.healthAndSafety.status == .cannotComply { $0.healthAndSafety.status = .agreed }
    },
    .schools("declaration") {
      if $0.healthAndSafety.status != .cannotComply { $0.healthAndSafety.status = .agreed }
      $0.healthAndSafety.agreedOn = RandomRound.referenceDate
    },
    .schools("open issue") { $0.hasOpenIssue = false },
    .schools("trust") { $0.trust = nil },
    .schools("local authority") { $0.localAuthority = nil },
    .schools("position") { $0.position = nil },
    .schools("setting") { $0.setting = .school },
    .schools("school ages") { $0.ageRange = nil },
    .schools("sixth form") { $0.hasSixthForm = nil },
    .schools("rurality") { $0.rurality = nil },
    .schools("size") { $0.size = nil },
    .schools("context") { $0.context = [] },
    .schools("develops") { $0.develops = [] },
    .schools("adjustments that a school can make") { $0.adjustments = [] },
    .schools("improvement plan") { $0.hasImprovementPlan = false },
    .schools("used last year") { $0.usedLastYear = nil },
    .schools("evaluations") { $0.evaluations = nil },
  ]

  private static let mentorsAndTrainees: [Removal] = [
    .schools("mentors") { $0.mentors = [] },
    .mentors("mentor subjects") { $0.subjects = [] },
    .mentors("mentor key stages") { $0.keyStages = [] },
    .mentors("mentor experience") { $0.isExperienced = false },
    .mentors("mentor training") { $0.trainingLevel = 3 },
    .mentors("mentor induction") { $0.isInducted = true },
    .mentors("mentor maximum") { $0.maximumMentees = nil },
    .mentors("ECTs") { $0.earlyCareerTeachers = 0 },
    .mentors("other trainees") { $0.otherTrainees = 0 },
    .trainees("two subjects") { $0.subjects = Array($0.subjects.prefix(1)) },
    .trainees("second subject") { $0.secondSubject = nil },
    .trainees("specialism") { $0.specialism = nil },
    .trainees("own ages") { $0.ageRange = nil },
    .trainees("support requested") { $0.supportRequested = false },
    .trainees("inactive trainees") { $0.status = .enrolled },
    .trainees("missing profiles") { if $0.profile == nil { $0.profile = Profile() } },
    .trainees("adjustments") { $0.adjustments = [] },
    .trainees("additional support") { $0.needsAdditionalSupport = false },
    .trainees("fitness") { $0.fitness.isCleared = true },
    .trainees("checks") { $0.checks.areCleared = true },
    .trainees("employer's confirmation") { $0.checks.confirmedBy = .employer },
    .trainees("excluded schools") { $0.excludedSchools = [] },
    .trainees("own travel limit") { $0.travelLimitMinutes = nil },
    .trainees("short-journey priority") { $0.hasShortJourneyPriority = false },
    .trainees("listed demands") { $0.demands = nil },
    .profiles("origin") { $0.origin = nil },
    .profiles("prior placements") { $0.priorPlacements = [] },
    .profiles("schools of prior placements") {
      for index in $0.priorPlacements.indices { $0.priorPlacements[index].school = nil }
    },
    .profiles("other experience") { $0.otherExperience = [] },
    .profiles("enrichment") { $0.enrichment = [] },
    .profiles("development targets") { $0.developmentTargets = [] },
    .profiles("interests") { $0.interests = [] },
    .demands("own dates") { ($0.start, $0.end) = (nil, nil) },
    .demands("own weekdays") { $0.weekdays = nil },
    .demands("retakes") { $0.isRetake = false },
    .demands("continuing school") { $0.continuingSchool = nil },
    .demands("own origin") { $0.origin = nil },
    Removal("journeys by phase") { $0.journeys.removeAll { $0.phase != nil } },
    Removal("journeys estimated by their source") {
      for index in $0.journeys.indices { $0.journeys[index].isEstimated = false }
    },
    Removal("modes of travel") { documents in
      for index in documents.journeys.indices {
        let id = documents.journeys[index].trainee
        let mode = documents.trainees.first { $0.id == id }?.profile?.travelMode
        documents.journeys[index].mode = mode ?? .car
      }
    },
  ]

  private static let frame: [Removal] = [
    Removal("caps") { for index in $0.round.caps.indices { $0.round.caps[index].places = 99 } },
    Removal("caps in total") {
      for index in $0.round.caps.indices { $0.round.caps[index].counting = .together }
    },
    Removal("gates at other stages") { $0.round.rules.stages = RulePack.ljmu2022.stages },
    Removal("subject groups") { $0.round.rules.subjectGroups = [:] },
    Removal("soft limit") { $0.round.rules.travel.limitIsHard = true },
    Removal("estimate tolerance") { $0.round.rules.travel.estimateToleranceMinutes += 2 },
    Removal("travel limit") { $0.round.rules.travel.limitMinutes = 600 },
    Removal("mixed_class_percent") { $0.round.rules.agePhases.mixedClassPercent = 100 },
    Removal("untrained mentors allowed") { $0.round.rules.mentors.untrained = .refuse },
    Removal("untrained mentors refused") { $0.round.rules.mentors.untrained = .allow },
    Removal("agreement years") { $0.round.rules.agreementValidYears += 1 },
    .programmes("programme travel limit") { $0.travelLimitMinutes = nil },
    .programmes("travel limit by mode") { $0.travelLimitMinutesByMode = [:] },
    .programmes("enhancement") { $0.enhancement = [] },
    .programmes("long courses") { $0.years = 1 },
    .phases("phase travel limit") { $0.travelLimitMinutes = nil },
    .phases("phase key stages") { $0.keyStages = [] },
    .phases("phase weekdays") { $0.weekdays = [] },
    .phases("final phases") { $0.isFinal = false },
    .phases("enrichment days") { if $0.kind == .enrichmentDay { $0.kind = .main } },
    .phases("intensive blocks") { if $0.kind == .intensiveBlock { $0.kind = .main } },
  ]

  private static let weights: [Removal] = [
    .weight("contrast", \.experience.contrast),
    .weight("contrast_at_most", \.experience.contrastAtMost),
    .weight("new_key_stage", \.agePhases.newKeyStage),
    .weight("exposure", \.agePhases.exposure),
    .weight("development_target", \.needs.developmentTarget),
    .weight("strong_mentor", \.needs.strongMentor),
    .weight("send_interest", \.needs.sendInterest),
    .weight("challenging_context", \.needs.challengingContext),
    .weight("specialism", \.needs.specialism),
    .weight("second_priority_band", \.schools.secondPriorityBand),
    .weight("third_priority_band", \.schools.thirdPriorityBand),
    .weight("quality_at_most", \.schools.qualityAtMost),
    .weight("evaluations_needed", \.schools.evaluationsNeeded),
    .weight("untrained_mentor", \.schools.untrainedMentor),
    .weight("improvement_plan", \.schools.improvementPlan),
    .weight("unused_last_year", \.schools.unusedLastYear),
    .weight("provisional_place", \.schools.provisionalPlace),
    .weight("new_school_places", \.schools.newSchoolPlaces),
    .weight("free_minutes", \.travel.freeMinutes),
    .weight("ordinary_minutes", \.travel.ordinaryMinutes),
    .weight("long_minutes", \.travel.longMinutes),
    .weight("ordinary_weight", \.travel.ordinaryWeight),
    .weight("long_weight", \.travel.longWeight),
    .weight("very_long_weight", \.travel.veryLongWeight),
    .weight("short_journey_priority_factor", \.travel.shortJourneyPriorityFactor),
    .weight("retake_or_final", \.placed.retakeOrFinal),
    .weight("other", \.placed.other),
    .weight("first_year_of_long_course", \.placed.firstYearOfLongCourse),
    .weight("mentees", \.mentors.mentees),
    .weight("mentees_if_experienced", \.mentors.menteesIfExperienced),
    .weight("slots_per_early_career_teacher", \.mentors.slotsPerEarlyCareerTeacher),
    .weight("trained_from_level", \.mentors.trainedFromLevel),
    .weight("strong_from_level", \.mentors.strongFromLevel),
  ]

  private static let acts: [Removal] = [
    .decisions("arranged", .arranged), .decisions("sent", .sent),
    .decisions("accepted", .accepted), .decisions("locked", .locked),
    .decisions("started", .started), .decisions("declined", .declined),
    .decisions("asked-said-no", .askedSaidNo), .decisions("excluded", .excluded),
    .decisions("ended", .ended), .decisions("released by the school", .released, .school),
    .decisions("released by the office", .released, .office),
    Removal("refusals of further places") { $0.decisions.removeAll { $0.trainee == nil } },
    Removal("offers named by decisions") {
      for index in $0.decisions.indices { $0.decisions[index].offer = nil }
    },
    Removal("phases named by decisions") {
      for index in $0.decisions.indices { $0.decisions[index].phase = nil }
    },
  ]

  private static func groups(_ kind: TraineeGroup.Kind) -> Removal {
    Removal("groups: \(kind.rawValue)") { $0.round.groups.removeAll { $0.kind == kind } }
  }

  private static func courseRules(_ kind: CourseRule.Kind) -> Removal {
    Removal("course rules: \(kind.rawValue)") {
      $0.round.rules.course.removeAll { $0.kind == kind }
    }
  }

  private static func coverage(
    _ what: String, _ share: any WritableKeyPath<CoverageTargets, Int> & Sendable
  ) -> Removal {
    Removal("coverage: \(what)") { $0.round.rules.coverage[keyPath: share] = 0 }
  }

  private static let groupsAndAims: [Removal] =
    TraineeGroup.Kind.allCases.map(groups) + [
      Removal("phases of groups") {
        for index in $0.round.groups.indices { $0.round.groups[index].phase = nil }
      },
      .offers("minimum") { $0.minimum = 0 },
      .profiles("wishes") { $0.wishes = [] },
      .profiles("fallback points") { $0.fallback = nil },
      Removal("minutes by rank") { $0.round.rules.wishes.byRank = [] },
      Removal("course rules") { $0.round.rules.course = [] },
      Removal("coverage") { $0.round.rules.coverage = CoverageTargets() },
    ]

  private static let shares: [Removal] =
    CourseRule.Kind.allCases.map(courseRules) + [
      .weight("fallback_per_kilometre", \.wishes.fallbackPerKilometre),
      .weight("fallback_at_most", \.wishes.fallbackAtMost),
      .weight("shared_journey", \.needs.sharedJourney),
      .weight("parity_band_minutes", \.fairness.parityBandMinutes),
      .weight("told", \.moves.told), .weight("sent", \.moves.sent),
      Removal("routes of course rules") {
        for index in $0.round.rules.course.indices { $0.round.rules.course[index].routes = [] }
      },
      Removal("programmes of course rules") {
        for index in $0.round.rules.course.indices { $0.round.rules.course[index].programmes = [] }
      },
      .coverage("challenging", \.challengingPercent), .coverage("ks2", \.ks2Percent),
      .coverage("ks5", \.ks5Percent), .coverage("adjacent", \.adjacentPercent),
      .coverage("inclusion", \.inclusionPercent),
    ]

  private static let fairness: [Removal] = [
    Removal("longest journey") { $0.round.rules.fairness.longestJourneyMinutes = nil },
    Removal("worst journeys first") {
      if $0.round.rules.fairness.worstJourneys == .first {
        $0.round.rules.fairness.worstJourneys = .off
      }
    },
    Removal("worst journeys among ties") {
      if $0.round.rules.fairness.worstJourneys == .ties {
        $0.round.rules.fairness.worstJourneys = .off
      }
    },
    Removal("down_to_minutes") { $0.round.rules.fairness.downToMinutes += 15 },
    Removal("parity") { $0.round.rules.fairness.parityWeight = 0 },
  ]

  private static let earlier: [Removal] = [
    Removal("history") { $0.history = [] },
    Removal("phases asked for") { $0.phases = [] },
    Removal("the result to keep to") { $0.keepTo = nil },
    Removal("offers of the result to keep to") { documents in
      for index in documents.keepTo?.allocations.indices ?? 0..<0 {
        documents.keepTo?.allocations[index].places = []
      }
    },
    .decisions("told, in a repair", .told), .decisions("sent, in a repair", .sent),
  ]

  /// Each rule that may be off, switched the other way.
  private static let switches: [Removal] = RoundFeature.switchable.map { rule in
    var removal = Removal("switch of \(rule)") { documents in
      let isOff = documents.round.rules.stages[rule] == GateStage.off.rawValue
      documents.round.rules.stages[rule] = (isOff ? GateStage.solve : .off).rawValue
    }
    removal.isDecisive = Term(rawValue: rule) == nil
    return removal
  }
}

@Test(arguments: Removal.all)
func someRandomRoundTurnsOnEveryRule(_ removal: Removal) {
  let turning = randomSample.firstIndex { round in
    var changed = round.documents
    removal.apply(&changed)
    return differ(changed, round.documents) && bruteForceOptimum(changed).tiers != round.best.tiers
  }
  #expect(turning != nil)
}

@Test(arguments: Removal.rulebook + Removal.figures)
func someMixedRoundTurnsOnEveryRuleOfThePack(_ removal: Removal) {
  let turning = mixedSample.firstIndex { round in
    var changed = round.documents
    removal.apply(&changed)
    guard differ(changed, round.documents) else { return false }
    let best = bruteForceOptimum(changed)
    return removal.isDecisive
      ? best.optima != round.best.optima : best.tiers != round.best.tiers
  }
  #expect(turning != nil)
}
