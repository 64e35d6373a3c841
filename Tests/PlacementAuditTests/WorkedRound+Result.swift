import PlacementDocuments

extension WorkedRound {
  static func result() -> AllocationsDocument {
    with(AllocationsDocument()) {
      $0.round = "R1"
      $0.academicYear = "2018-19"
      $0.referenceDate = day(2018, 9, 1)
      $0.allocations = records
      $0.tiers = [
        tier(.fixedMentors, 0),
        tier(.placed, 5),  // T6, the only year of a course of one year
        tier(.mustFill, 1),  // OB: two places, one use
        tier(.suitability, 9),  // -23 + 40 + 20 - 28
        worstJourneys([50, 30, 25]),  // 20 minutes are short enough to be all alike
        // 6350101 + 4269430 + 12435129 + 10183146 + 6942985, each
        // computed by another program from the page's definition.
        tier(.tieBreak, 40_180_791),
      ]
      $0.summary = with(SummaryRecord()) {
        $0.trainees = 9
        $0.demands = 10
        $0.ready = 1
        $0.reserved = 1
        $0.held = 2
        $0.fixed = 2
        $0.leadSchoolArranges = 1
        $0.unplaced = 3
        $0.places = 6
        $0.unusedPlaces = 1  // one at OB
        $0.unknownJourneys = 2  // T6 to B and C; T9 is locked and looks at its school only
        $0.estimatedJourneys = 2
        $0.medianMinutes = 25  // the lower of the middle two of 20, 25, 30, 50
        $0.longestMinutes = 50
      }
    }
  }

  private static let records = [
    with(record("T1", "1", .ready, at: "A")) {
      $0.places = [place("OA", "history", mentor: "MA")]
      $0.yearGroups = [.year7, .year8]
      $0.journey = journey(30)
      $0.contributions = [
        Contribution(.travel, 30), Contribution(.newKeyStage, -20),
        Contribution(.developmentTarget, -15), Contribution(.challengingContext, -10),
        Contribution(.quality, -8),  // 10 × 85 ÷ 100, rounded down
      ]
      $0.score = -23
    },
    with(record("T1", "2", .held, at: "B")) {
      $0.places = [place("OB", "history")]
      $0.yearGroups = [.year9, .year12]
      $0.journey = journey(50)
      $0.gates = [.healthAndSafetyNotAgreed]
      $0.actions = [.mentorNotNamed, .firmUpOffer]
      $0.contributions = [
        Contribution(.travel, 55),  // 45 + 2 × 5
        Contribution(.contrast, -15),  // rural, with a sixth form, not challenging
        Contribution(.exposure, -10),  // year 12
        Contribution(.priorityBand, 5), Contribution(.unusedLastYear, -5),
        Contribution(.provisionalPlace, 10),
      ]
      $0.score = 40
    },
    with(record("T2", "1", .fixed, at: "C")) {
      $0.places = [place("OC", "history", mentor: "MC")]
      $0.yearGroups = [.year7]
      $0.journey = journey(20)
      $0.gates = [.agreementMissing]
    },
    with(record("T3", "1", .reserved, at: "D")) {
      $0.places = [place("DM", "mathematics"), place("DP", "physics")]
      $0.yearGroups = [.year7, .year8, .year9, .year10, .year11]
      $0.journey = journey(25, isEstimated: true)
      $0.gates = [.agreementMissing]
      $0.actions = [.mentorNotNamed]
      $0.contributions = [
        Contribution(.travel, 25), Contribution(.newKeyStage, -20),
        Contribution(.improvementPlan, 15),
      ]
      $0.score = 20
    },
    with(record("T4", "1", .leadSchoolArranges)) { $0.reason = .leadSchoolArranges },
    with(record("T5", "1", .unplaced)) { $0.reason = .profileMissing },
    with(record("T6", "1", .unplaced)) { $0.reason = .tooFar },
    with(record("T7", "1", .fixed, at: "E")) {
      $0.places = [place(nil, "history")]
      $0.journey = journey(15)
      $0.actions = [.mentorNotNamed]
    },
    with(record("T8", "1", .unplaced)) { $0.reason = .notEnrolled },
    with(record("T9", "1", .held, at: "A")) {
      $0.places = [with(place("OA", "history", mentor: "MA")) { $0.isFurtherPlace = true }]
      $0.yearGroups = [.year7, .year8]
      // 0.1° of longitude at 53.4° north is 6.63 km; 6 + 2.1 × 6.63 = 19.92.
      $0.journey = journey(20, isEstimated: true)
      $0.gates = [.fitnessNotCleared]
      $0.actions = [.askForFurtherPlace]
      $0.contributions = [
        Contribution(.travel, 20), Contribution(.newKeyStage, -20),
        Contribution(.strongMentor, -20), Contribution(.challengingContext, -10),
        Contribution(.quality, -8), Contribution(.provisionalPlace, 10),
      ]
      $0.score = -28
    },
  ]

  static func record(
    _ trainee: String, _ phase: String, _ status: AllocationRecord.Status, at school: String? = nil
  ) -> AllocationRecord {
    with(AllocationRecord()) {
      $0.trainee = trainee
      $0.phase = phase
      $0.programme = "SEC"
      $0.status = status
      $0.start = phase == "1" ? day(2018, 10, 1) : day(2019, 1, 7)
      $0.end = phase == "1" ? day(2018, 12, 14) : day(2019, 3, 29)
      $0.school = school
    }
  }

  static func place(_ offer: String?, _ subject: String, mentor: String? = nil) -> PlaceRecord {
    with(PlaceRecord()) {
      $0.offer = offer
      $0.subject = subject
      $0.mentor = mentor
    }
  }

  static func journey(_ minutes: Int, isEstimated: Bool = false) -> JourneyRecord {
    with(JourneyRecord()) {
      $0.minutes = minutes
      $0.mode = .car
      $0.isEstimated = isEstimated
      $0.limitMinutes = 90
    }
  }

  static func tier(_ name: TierRecord.Name, _ value: Int) -> TierRecord {
    with(TierRecord()) {
      $0.name = name
      $0.unit = name.unit
      $0.value = value
      $0.bound = value
      $0.isProven = true
    }
  }

  /// One proposed journey of each number of minutes, longest first.
  static func worstJourneys(_ minutes: [Int]) -> TierRecord {
    with(tier(.worstJourneys, minutes.first ?? 0)) {
      $0.levels = minutes.map { minutes in
        with(JourneyLevel()) {
          $0.minutes = minutes
          $0.journeys = 1
          $0.isProven = true
        }
      }
    }
  }
}
