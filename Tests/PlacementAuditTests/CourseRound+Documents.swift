import PlacementDocuments

extension CourseRound {
  static func documents() -> RoundDocuments {
    with(RoundDocuments()) {
      $0.round.id = "R2"
      $0.round.academicYear = "2018-19"
      $0.round.referenceDate = day(2018, 9, 1)
      $0.round.rules = rules
      $0.round.programmes = [primary, secondary]
      $0.round.groups = groups
      $0.schools = schools
      $0.offers = offers
      $0.trainees = trainees
      $0.journeys = journeys.map { WorkedRound.journey($0.0, $0.1, $0.2) }
      $0.decisions = decisions
      $0.phases = ["2"]
      $0.history = [history]
      $0.keepTo = earlier
    }
  }

  private static let rules = with(RulePack.ljmu2022) {
    for rule in ["contrast", "new_key_stage", "exposure", "challenging_context", "NOT-ACCEPTED"] {
      $0.stages[rule] = "off"
    }
    $0.course = [
      courseRule("two-schools", .differentSchools, 2),
      with(courseRule("two-key-stages", .keyStages, 2)) { $0.programmes = ["PRI"] },
      with(courseRule("away", .away, 1)) { $0.routes = [.schoolDirectSalaried] },
    ]
    $0.coverage.challengingPercent = 50
    $0.coverage.ks2Percent = 100
    $0.coverage.ks5Percent = 100
    $0.coverage.adjacentPercent = 35
    $0.coverage.inclusionPercent = 60
    $0.fairness.longestJourneyMinutes = 70
    $0.fairness.worstJourneys = .first
    $0.fairness.downToMinutes = 26
    $0.fairness.parityWeight = 2
    $0.fairness.parityBandMinutes = 5
    $0.wishes.byRank = [30, 20, 10]
  }

  private static func courseRule(_ id: String, _ kind: CourseRule.Kind, _ atLeast: Int)
    -> CourseRule
  {
    with(CourseRule()) {
      $0.id = id
      $0.kind = kind
      $0.atLeast = atLeast
    }
  }

  private static let primary = with(Programme()) {
    $0.id = "PRI"
    $0.name = "Primary"
    $0.phases = [
      with(ProgrammePhase()) {
        $0.id = "1"
        $0.start = day(2018, 10, 1)
        $0.end = day(2018, 12, 14)
      },
      lastPhase,
    ]
  }

  private static let secondary = with(Programme()) {
    $0.id = "SEC"
    $0.name = "Secondary"
    $0.sector = .secondary
    $0.ageRange = AgeRange("11-16") ?? .primary
    $0.phases = [lastPhase]
  }

  private static let lastPhase = with(ProgrammePhase()) {
    $0.id = "2"
    $0.start = day(2019, 1, 7)
    $0.end = day(2019, 3, 29)
    $0.isFinal = true
  }

  private static let groups = [
    group("G1", .together, ["P1", "P2"]),
    with(group("G2", .together, ["P2", "P3"])) { $0.phase = "2" },
    group("G3", .apart, ["P1", "P4"]),
    group("G4", .shareJourney, ["P4", "P5", "P6"]),
    group("G5", .shareJourney, ["P5", "P4"]),  // again: counted once
    group("G6", .together, ["P7", "P8"]),
    group("G7", .together, ["P10", "P9"]),
    with(group("G8", .apart, ["F1", "P8"])) { $0.phase = "2" },
  ]

  private static func group(_ id: String, _ kind: TraineeGroup.Kind, _ trainees: [String])
    -> TraineeGroup
  {
    with(TraineeGroup()) {
      $0.id = id
      $0.kind = kind
      $0.trainees = trainees
    }
  }

  private static let schools = [
    with(WorkedRound.school("A")) {
      $0.position = Position(latitude: 53.4, longitude: -2.9)
      $0.context = [.challenging]
    },
    with(WorkedRound.school("B")) { $0.setting = .special },
    with(WorkedRound.school("C")) { $0.rurality = .rural },
    with(WorkedRound.school("D")) { $0.context = [.highDisadvantage] },
    with(WorkedRound.school("E")) { $0.context = [.highSEND] },
  ]

  private static let offers = [
    with(offer("OA", "A", [.year2, .year3], places: 3)) {
      $0.minimum = 3
      $0.accepts.phases = ["1"]  // passed over: the rule is off
    },
    offer("OB1", "B", [.year5], places: 1),
    with(offer("OB", "B", [.year4], places: 2)) { $0.minimum = 2 },
    offer("OB2", "B", [.year3], places: 1),
    with(offer("OC", "C", [.year6], places: 2)) { $0.minimum = 2 },
    offer("OD", "D", [.year4], places: 2),
    offer("OF", "D", [.year1], places: 1),
    with(offer("OS", "D", [.year7, .year12], places: 1)) { $0.subjects = ["history"] },
    offer("OE", "E", [.year1, .year2], places: 2),
  ]

  private static func offer(_ id: String, _ school: String, _ years: [YearGroup], places: Int)
    -> Offer
  {
    with(WorkedRound.offer(id, school, [], years)) { $0.places = places }
  }

  private static let trainees = [
    trainee("F1"),
    trainee("F2"),
    with(trainee("P1")) { $0.profile?.wishes = ["A", "B"] },
    with(trainee("P2")) { $0.profile?.wishes = ["B", "C", "D", "A"] },
    with(trainee("P3")) {
      $0.profile?.wishes = ["B"]
      $0.profile?.fallback = Position(latitude: 53.4, longitude: -3.0)
    },
    with(trainee("P4")) {
      $0.profile?.priorPlacements = [
        with(prior(nil, .year1)) { $0.context = [.challenging] }
      ]
    },
    with(trainee("P5")) {
      $0.profile?.wishes = ["A"]
      $0.profile?.fallback = Position(latitude: 53.4, longitude: -3.0)
      $0.profile?.priorPlacements = [prior("A", .reception)]
    },
    trainee("P6"),
    trainee("P7"),
    with(trainee("P8")) {
      $0.profile?.wishes = ["A"]  // not met, and no point to fall back to
      $0.profile?.priorPlacements = [prior(nil, .year1), prior(nil, .year7)]
    },
    with(trainee("P9")) { $0.profile?.otherExperience = [.ks3] },
    trainee("P10"),
    with(WorkedRound.trainee("S1")) {
      $0.demands = nil
      $0.route = .schoolDirect
      $0.leadSchool = "C"
      $0.supportRequested = true
    },
    with(trainee("W1")) {
      $0.route = .schoolDirectSalaried
      $0.leadSchool = "C"
      $0.employingSchool = "E"
      $0.supportRequested = true
      $0.checks.confirmedBy = .employer
    },
  ]

  private static func trainee(_ id: String) -> Trainee {
    with(WorkedRound.trainee(id, [])) {
      $0.programme = "PRI"
      $0.demands = nil
    }
  }

  private static func prior(_ school: String?, _ year: YearGroup) -> PriorPlacement {
    with(PriorPlacement()) {
      $0.school = school
      $0.yearGroups = [year]
    }
  }

  private static let journeys = [
    ("P1", "A", 30), ("P1", "B", 35), ("P2", "A", 45), ("P3", "A", 50), ("P4", "A", 10),
    ("P4", "B", 26), ("P5", "B", 40), ("P6", "E", 80), ("P7", "C", 25), ("P8", "C", 20),
    ("P9", "D", 30), ("P10", "E", 30), ("S1", "D", 60), ("W1", "E", 10), ("F1", "D", 30),
    ("F2", "D", 30),
  ]

  private static let decisions = [
    decision(.accepted, "P1", "1", "B", "OB1"),
    decision(.accepted, "P7", "2", "C", "OC"),
    decision(.accepted, "F1", "2", "D", "OF"),
    decision(.accepted, "F2", "2", "D", "OF"),
    // Promises, which a repair may break.
    decision(.sent, "P1", "2", "A", nil),
    decision(.told, "P4", "2", "C", nil),
    decision(.sent, "P5", "2", "B", "OB2"),
  ]

  private static func decision(
    _ action: Decision.Action, _ trainee: String, _ phase: String, _ school: String,
    _ offer: String?
  ) -> Decision {
    Decision(
      date: day(2018, 6, 1), role: .office, action: action, trainee: trainee, phase: phase,
      school: school, offer: offer)
  }

  /// What was done in an earlier round; of P3's school this round knows nothing.
  private static let history = with(AllocationsDocument()) {
    $0.round = "R0"
    $0.allocations = [
      earlierRecord("P2", .ready, "D", "OX", [.year3]),
      earlierRecord("P3", .fixed, "Z", "OZ", [.year5]),
      earlierRecord("P4", .unplaced, nil, nil, []),
      earlierRecord("S1", .fixed, "B", "OY", [.year5]),
    ]
  }

  /// What was proposed for this round before.
  private static let earlier = with(AllocationsDocument()) {
    $0.round = "R2"
    $0.allocations = [
      earlierRecord("F1", .fixed, "D", "OF", [.year1]),
      earlierRecord("P2", .ready, "A", "OA", [.year2, .year3]),
      earlierRecord("P3", .ready, "A", "OA", [.year2, .year3]),
      earlierRecord("P4", .ready, "B", "OB", [.year4]),
      earlierRecord("P5", .ready, "B", "OB", [.year4]),
      earlierRecord("P6", .held, "E", "OE", [.year1, .year2]),
      earlierRecord("P8", .ready, "C", "OC", [.year6]),
      earlierRecord("P9", .unplaced, nil, nil, []),
    ]
  }

  private static func earlierRecord(
    _ trainee: String, _ status: AllocationRecord.Status, _ school: String?, _ offer: String?,
    _ years: [YearGroup]
  ) -> AllocationRecord {
    with(AllocationRecord()) {
      $0.trainee = trainee
      $0.phase = "2"
      $0.status = status
      $0.school = school
      $0.places = offer.map { id in [with(PlaceRecord()) { $0.offer = id }] } ?? []
      $0.yearGroups = years
    }
  }
}
