import PlacementDocuments

extension CourseMutation {
  static let ofCourseAndCoverage: [CourseMutation] = [
    CourseMutation("breaches miscounted", breaks: ["F-TIER-VALUE"]) {
      $0[tier: .courseRules].set(10)
    },
    CourseMutation("one school more", breaks: ["F-TIER-VALUE"]) { $0.rules.course[0].atLeast = 3 },
    CourseMutation("one key stage fewer", breaks: ["F-TIER-VALUE"]) {
      $0.rules.course[1].atLeast = 1
    },
    CourseMutation("one placement away more", breaks: []) { $0.rules.course[2].atLeast = 2 },
    CourseMutation("nothing away asked", breaks: ["F-TIER-VALUE"]) {
      $0[trainee: "W1"].profile?.priorPlacements = [PriorPlacement()]
    },
    CourseMutation("a rule of every route", breaks: []) {
      // Only the salaried trainee has an employing school.
      $0.rules.course[2].routes = []
    },
    CourseMutation("a rule of another route", breaks: ["F-TIER-VALUE"]) {
      $0.rules.course[2].routes = [.core]
    },
    CourseMutation("a rule of another programme", breaks: ["F-TIER-VALUE"]) {
      $0.rules.course[1].programmes = ["SEC"]
    },
    CourseMutation("a rule left out", breaks: ["F-TIER-VALUE"]) { $0.rules.course.removeLast() },
    CourseMutation("no course rule", breaks: ["F-TIERS"]) { $0.rules.course = [] },
    CourseMutation("no final phase", breaks: ["F-TIER-VALUE"]) {
      // Nobody is judged at the end; unplaced demands weigh 5 each.
      $0.documents.round.programmes[0].phases[1].isFinal = false
    },
    CourseMutation("enrichment days count for nothing", breaks: ["F-TIER-VALUE", "H-DATES"]) {
      $0.documents.round.programmes[1].phases[0].kind = .enrichmentDay
    },
    CourseMutation("shortfalls miscounted", breaks: ["F-TIER-VALUE"]) {
      $0[tier: .coverage].set(2)
    },
    CourseMutation("more in challenging circumstances", breaks: ["F-TIER-VALUE"]) {
      $0.rules.coverage.challengingPercent = 55  // 7 of 11
    },
    CourseMutation("a share that is rounded up", breaks: []) {
      $0.rules.coverage.challengingPercent = 46  // 5.06 of 11
    },
    CourseMutation("fewer in challenging circumstances", breaks: ["F-TIER-VALUE"]) {
      $0.rules.coverage.challengingPercent = 45  // 4.95 of 11
    },
    CourseMutation("KS2 not met", breaks: ["F-TIER-VALUE"]) {
      $0.documents.history[0].allocations[3].yearGroups = [.year7]
    },
    CourseMutation("KS5 not met", breaks: ["F-TIER-VALUE", "F-YEARS"]) {
      $0[offer: "OS"].yearGroups = [.year7, .year8]
    },
    CourseMutation("KS2 in the age range", breaks: []) {
      // Then nothing is asked: 10 is in year 6.
      $0.documents.history[0].allocations[3].yearGroups = [.year7]
      $0.documents.round.programmes[1].ageRange = AgeRange("10-16") ?? .primary
    },
    CourseMutation("adjacent key stages not met", breaks: ["F-TIER-VALUE"]) {
      $0[trainee: "P9"].profile?.otherExperience = []
    },
    CourseMutation("adjacent key stages by enrichment", breaks: []) {
      $0[trainee: "P9"].profile?.otherExperience = []
      $0[trainee: "P9"].profile?.enrichment = [.eyfs]
    },
    CourseMutation("a special school less", breaks: ["F-TIER-VALUE"]) {
      $0[school: "B"].setting = .school
    },
    CourseMutation("disadvantage less", breaks: ["F-TIER-VALUE"]) { $0[school: "D"].context = [] },
    CourseMutation("needs less", breaks: ["F-TIER-VALUE"]) { $0[school: "E"].context = [.highEAL] },
    CourseMutation("no percentages", breaks: ["F-TIERS"]) {
      $0.rules.coverage = CoverageTargets()
    },
  ]

  static let ofFairness: [CourseMutation] = [
    CourseMutation("a bound on journeys", breaks: ["H-TRAVEL"]) {
      $0.rules.fairness.longestJourneyMinutes = 59
    },
    CourseMutation("no bound on journeys", breaks: ["F-REASON"]) {
      $0.rules.fairness.longestJourneyMinutes = nil
    },
    CourseMutation("a bound beside a soft limit", breaks: ["H-TRAVEL"]) {
      $0.rules.travel.limitIsHard = false
      $0.rules.fairness.longestJourneyMinutes = 59
    },
    CourseMutation("another longest journey", breaks: ["F-TIER-VALUE", "F-PROOF"]) {
      $0[tier: .worstJourneys].value = 61
    },
    CourseMutation("levels left out", breaks: ["F-LEVELS"]) {
      $0[tier: .worstJourneys].levels.removeLast()
    },
    CourseMutation("levels out of order", breaks: ["F-LEVELS"]) {
      $0[tier: .worstJourneys].levels.reverse()
    },
    CourseMutation("journeys miscounted", breaks: ["F-LEVELS"]) {
      $0[tier: .worstJourneys].levels[0].journeys = 2
    },
    CourseMutation("levels of another tier", breaks: ["F-LEVELS"]) {
      $0[tier: .suitability].levels = $0[tier: .worstJourneys].levels
    },
    CourseMutation("levels further down", breaks: ["F-LEVELS"]) {
      $0.rules.fairness.downToMinutes = 25
    },
    CourseMutation("a level unproven", breaks: ["F-PROOF"]) {
      $0[tier: .worstJourneys].levels[4].isProven = false
    },
    CourseMutation("the longest proven, and not its bound", breaks: ["F-PROOF", "F-RESULT-STATUS"])
    {
      $0[tier: .worstJourneys].bound = 50
      $0[tier: .worstJourneys].isProven = false
    },
    CourseMutation("shorter journeys open", breaks: ["F-RESULT-STATUS"]) {
      $0[tier: .worstJourneys].levels[4].isProven = false
      $0[tier: .worstJourneys].isProven = false
    },
    CourseMutation("worst journeys among ties", breaks: ["F-TIERS"]) {
      $0.rules.fairness.worstJourneys = .ties
    },
    CourseMutation("worst journeys off", breaks: ["F-TIERS"]) {
      $0.rules.fairness.worstJourneys = .off
    },
    CourseMutation("worst journeys moved among ties", breaks: []) {
      // There they may be open.
      $0.rules.fairness.worstJourneys = .ties
      $0[tier: .worstJourneys].levels[4].isProven = false
      $0[tier: .worstJourneys].isProven = false
      $0.result.tiers.swapAt(5, 6)
    },
    CourseMutation("disparity forgotten", breaks: ["F-TIER-VALUE"]) {
      $0.rules.fairness.parityWeight = 0
    },
    CourseMutation("disparity weighed otherwise", breaks: ["F-TIER-VALUE"]) {
      $0.rules.fairness.parityWeight = 3
    },
    CourseMutation("bands of another width", breaks: ["F-TIER-VALUE"]) {
      $0.rules.fairness.parityBandMinutes = 7  // 9 − 1 bands of 7 minutes
    },
    CourseMutation("a mean over the placed only", breaks: ["F-TIER-VALUE"]) {
      // 2 × 5 × (12 − 4), were the salaried trainee of the core route.
      $0[trainee: "W1"].route = .core
    },
  ]

  static let ofPacks: [CourseMutation] = [
    CourseMutation("a term on again", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.stages["challenging_context"] = nil
    },
    CourseMutation("a term off", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.stages["wish"] = "off"
    },
    CourseMutation("travel off", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.stages["travel"] = "off"
    },
    CourseMutation("a reason on again", breaks: ["F-SUMMARY", "H-ACCEPTS"]) {
      $0.rules.stages["NOT-ACCEPTED"] = nil
    },
    CourseMutation("the travel limit off", breaks: ["F-REASON"]) {
      $0.rules.stages["TOO-FAR"] = "off"
    },
    CourseMutation("over a limit that is off", breaks: ["F-JOURNEY", "F-ACTIONS"]) {
      $0.rules.stages["TOO-FAR"] = "off"
      $0[record: "P6"].reason = .outranked
      $0[trainee: "S1"].travelLimitMinutes = 50
    },
    CourseMutation("a tier off", breaks: ["F-TIERS"]) { $0.rules.stages["coverage"] = "off" },
    CourseMutation("promises off", breaks: ["F-TIERS"]) { $0.rules.stages["promises"] = "off" },
    CourseMutation("moves off", breaks: ["F-TIERS"]) { $0.rules.stages["moves"] = "off" },
    CourseMutation("course rules off", breaks: ["F-TIERS"]) {
      $0.rules.stages["course_rules"] = "off"
    },
    CourseMutation("worst journeys off by stage", breaks: ["F-TIERS"]) {
      $0.rules.stages["worst_journeys"] = "off"
    },
    CourseMutation("a stage of another pack", breaks: ["F-FRAME"]) {
      $0.result.rules.stages["coverage"] = "off"
    },
    CourseMutation("a clause of another pack", breaks: ["F-FRAME"]) {
      $0.result.rules.clauses["coverage"] = "elsewhere"
    },
  ]

  static let ofContradictions: [CourseMutation] = [
    CourseMutation("a contradiction unsaid", breaks: ["F-UNSAID"]) {
      $0.result.contradictions = nil
    },
    CourseMutation("a contradiction unsaid, the search stopped", breaks: []) {
      $0.result.contradictions = nil
      $0.result.status = .stopped
    },
    CourseMutation("a lock that nothing can honour, unsaid", breaksAmongOthers: "F-UNSAID") {
      $0.decide(.locked, "P9", at: "D", offer: "OS")  // for secondary trainees
    },
    CourseMutation("a release that helps nothing", breaks: ["F-UNSAID"]) {
      $0.result.contradictions?.releases = [commitment(.group, group: "G6")]
      $0.result.contradictions?.sets = [[commitment(.group, group: "G6")]]
    },
    CourseMutation("a release of nothing", breaks: ["F-CONTRADICTION", "F-UNSAID"]) {
      $0.result.contradictions?.releases = []
      $0.result.contradictions?.sets = []
    },
    CourseMutation("a commitment of nobody", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.sets[0].append(commitment(.fixed, trainee: "P2", school: "A"))
    },
    CourseMutation("a lock that is none", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.sets[0].append(commitment(.lock, trainee: "P1", school: "A"))
    },
    CourseMutation("an offer that need not be filled", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.sets[0].append(commitment(.mustFill, offer: "OA"))
    },
    CourseMutation("a group that need not be together", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.sets[0].append(commitment(.group, group: "G3"))
    },
    CourseMutation("a set without its release", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.sets[0].removeFirst()
    },
    CourseMutation("a release without a set", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.sets = []
    },
    CourseMutation("a release without a set, unproven", breaks: []) {
      $0.result.contradictions?.sets = []
      $0.result.contradictions?.isProven = false
    },
    CourseMutation("a commitment without words", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.releases[0].text = ""
    },
    CourseMutation("a commitment in other words", breaks: ["F-CONTRADICTION"]) {
      $0.result.contradictions?.releases[0].text.replace("1 place", with: "2 places")
    },
    CourseMutation("a contradiction that is none", breaks: ["F-CONTRADICTION", "F-SUMMARY"]) {
      $0[offer: "OF"].places = 2
    },
    CourseMutation("two fixed apart, to be together", breaks: ["F-UNSAID", "H-TOGETHER"]) {
      $0.documents.round.groups.append(group(.together, ["F2", "P7"]))
    },
    CourseMutation("two fixed together, to be apart", breaks: ["F-UNSAID"]) {
      $0[offer: "OF"].places = 2
      $0.result.contradictions?.releases = [commitment(.group, group: "G6")]
      $0.result.contradictions?.sets = [[commitment(.group, group: "G6")]]
      $0.documents.round.groups.append(group(.apart, ["F2", "F1"]))
      $0.result.summary.places = 16
    },
    CourseMutation("a school fixed beyond its most", breaks: ["F-UNSAID", "H-SCHOOL"]) {
      $0[school: "C"].maximumTrainees = 0
      $0[record: "P8"].school = "C"
    },
  ]
}

private func commitment(
  _ kind: CommitmentRecord.Kind, trainee: String? = nil, school: String? = nil,
  offer: String? = nil, group: String? = nil
) -> CommitmentRecord {
  with(CommitmentRecord()) {
    $0.kind = kind
    $0.trainee = trainee
    $0.phase = trainee.map { _ in "2" }
    $0.school = school
    $0.offer = offer
    $0.group = group
    $0.text = group.map { "group \($0) is to be kept together: P7, P8" } ?? "a commitment"
  }
}

private func group(_ kind: TraineeGroup.Kind, _ trainees: [String]) -> TraineeGroup {
  with(TraineeGroup()) {
    $0.id = "G9"
    $0.kind = kind
    $0.trainees = trainees
  }
}
