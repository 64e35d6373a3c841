import PlacementDocuments

extension CourseRound {
  static func result() -> AllocationsDocument {
    with(AllocationsDocument()) {
      $0.round = "R2"
      $0.academicYear = "2018-19"
      $0.referenceDate = day(2018, 9, 1)
      $0.rules = documents().round.rules
      $0.phases = ["2"]
      $0.allocations = records
      $0.tiers = [
        WorkedRound.tier(.placed, 18),  // P6, P9, P10: the final phase, 6 each
        WorkedRound.tier(.promises, 12),  // P4 was told, P5's place was sent
        WorkedRound.tier(.moves, 3),  // and P6 was only proposed
        // Two schools: P3, P6, P9, P10, W1. Two key stages: P5, P6, P9, P10, W1. Away: W1.
        WorkedRound.tier(.courseRules, 11),
        // Challenging: 6 of 11 wanted; P1–P5. Adjacent: 4 of 10; P5, P8, P9.
        // Inclusion: 6 of 10; P1, P2, P4, P5, W1. KS2 and KS5: S1 has both.
        WorkedRound.tier(.coverage, 3),
        WorkedRound.worstJourneys([60, 50, 45, 40, 30]),
        // Scores: 0 + 35 + 62 + 16 + 90 + 20 + 75 + 20 = 318. Means of the routes: 211 ÷ 9, 60,
        // 10; in bands of 5 minutes from 2 to 12; 2 × 5 × 10 = 100.
        WorkedRound.tier(.suitability, 418),
        WorkedRound.tier(.tieBreak, 47_135_383),
      ]
      $0.contradictions = with(ContradictionRecord()) {
        $0.isProven = true
        $0.releases = [fixedAtOF("F1")]
        $0.sets = [[fixedAtOF("F1"), fixedAtOF("F2")]]
      }
      $0.summary = with(SummaryRecord()) {
        $0.trainees = 14
        $0.demands = 15
        $0.ready = 8
        $0.fixed = 4
        $0.unplaced = 3
        $0.places = 15
        $0.unusedPlaces = 4  // OB2, two at OD, OE
        // P1 3, P2 3, P3 4, P4 3, P5 3, P6 4, P8 3 (kept apart from F1 at D), P9 4, P10 4, W1 4
        $0.unknownJourneys = 35
        $0.medianMinutes = 30  // the lower of the middle two of 10, 20, 26, 30, 40, 45, 50, 60
        $0.longestMinutes = 60
      }
    }
  }

  private static func fixedAtOF(_ trainee: String) -> CommitmentRecord {
    with(CommitmentRecord()) {
      $0.kind = .fixed
      $0.trainee = trainee
      $0.phase = "2"
      $0.school = "D"
      $0.offer = "OF"
      $0.text = "\(trainee), phase 2, is fixed at School D (OF has 1 place)"
    }
  }

  private static let records = [
    fixed("F1", at: "D", "OF", [.year1], 30),
    fixed("F2", at: "D", "OF", [.year1], 30),
    with(fixed("P1", at: "B", "OB1", [.year5], 35)) {
      $0.phase = "1"
      $0.start = day(2018, 10, 1)
      $0.end = day(2018, 12, 14)
    },
    proposed("P1", at: "A", "OA", [.year2, .year3], 30, [Contribution(.wish, -30)]),
    unplaced("P10", .group),
    // The fourth of four wishes has the minutes of the last rank.
    proposed("P2", at: "A", "OA", [.year2, .year3], 45, [Contribution(.wish, -10)]),
    // 45 + 2 × 5 minutes; 6.63 km from the fallback point.
    proposed(
      "P3", at: "A", "OA", [.year2, .year3], 50, travel: 55, [Contribution(.wish, 7)]),
    with(proposed("P4", at: "B", "OB", [.year4], 26, [Contribution(.sharedJourney, -10)])) {
      $0.keptFrom = "C"
    },
    // Nobody knows where B is: the most that falling back can cost.
    with(
      proposed(
        "P5", at: "B", "OB", [.year4], 40,
        [Contribution(.wish, 60), Contribution(.sharedJourney, -10)])
    ) {
      $0.keptFrom = "B"
      $0.keptOffers = ["OB2"]
    },
    with(unplaced("P6", .tooFar)) {
      $0.keptFrom = "E"
      $0.keptOffers = ["OE"]
    },
    fixed("P7", at: "C", "OC", [.year6], 25),
    proposed("P8", at: "C", "OC", [.year6], 20, []),
    unplaced("P9", .group),
    with(proposed("S1", at: "D", "OS", [.year7, .year12], 60, travel: 75, [])) {
      $0.programme = "SEC"
      $0.places[0].subject = "history"
    },
    proposed("W1", at: "E", "OE", [.year1, .year2], 10, travel: 20, []),
  ]

  private static func record(
    _ trainee: String, _ status: AllocationRecord.Status
  ) -> AllocationRecord {
    with(WorkedRound.record(trainee, "2", status)) { $0.programme = "PRI" }
  }

  private static func unplaced(_ trainee: String, _ reason: Reason) -> AllocationRecord {
    with(record(trainee, .unplaced)) { $0.reason = reason }
  }

  private static func fixed(
    _ trainee: String, at school: String, _ offer: String, _ years: [YearGroup], _ minutes: Int
  ) -> AllocationRecord {
    with(record(trainee, .fixed)) {
      $0.school = school
      $0.places = [with(PlaceRecord()) { $0.offer = offer }]
      $0.yearGroups = years
      $0.journey = WorkedRound.journey(minutes)
      $0.actions = [.mentorNotNamed]
    }
  }

  private static func proposed(
    _ trainee: String, at school: String, _ offer: String, _ years: [YearGroup], _ minutes: Int,
    travel: Int? = nil, _ others: [Contribution]
  ) -> AllocationRecord {
    with(fixed(trainee, at: school, offer, years, minutes)) {
      $0.status = .ready
      $0.contributions = [Contribution(.travel, travel ?? minutes)] + others
      $0.score = $0.contributions.reduce(0) { $0 + $1.minutes }
    }
  }
}
