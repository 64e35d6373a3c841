import PlacementDocuments

extension WorkedRound {
  static func documents() -> RoundDocuments {
    with(RoundDocuments()) {
      $0.round.id = "R1"
      $0.round.academicYear = "2018-19"
      $0.round.referenceDate = day(2018, 9, 1)
      $0.round.programmes = [programme]
      $0.schools = [ash, birch, cedar, dale, elm]
      $0.offers = offers
      $0.trainees = trainees
      $0.journeys = [
        journey("T1", "A", 30), journey("T1", "B", 50), journey("T1", "C", 40),
        journey("T2", "C", 20), journey("T3", "D", 25, isEstimated: true),
        journey("T6", "A", 120), journey("T7", "E", 15),
      ]
      $0.decisions = [
        Decision(
          date: day(2018, 6, 1), role: .school, action: .accepted, trainee: "T2", phase: "1",
          school: "C", offer: "OC"),
        Decision(
          date: day(2018, 6, 1), role: .office, action: .locked, trainee: "T9", phase: "1",
          school: "A", offer: "OA"),
      ]
    }
  }

  private static let programme = with(Programme()) {
    $0.id = "SEC"
    $0.name = "Secondary"
    $0.sector = .secondary
    $0.ageRange = AgeRange("11-16") ?? .primary
    $0.enhancement = [.ks5]
    $0.phases = [
      with(ProgrammePhase()) {
        $0.id = "1"
        $0.start = day(2018, 10, 1)
        $0.end = day(2018, 12, 14)
      },
      with(ProgrammePhase()) {
        $0.id = "2"
        $0.start = day(2019, 1, 7)
        $0.end = day(2019, 3, 29)
        $0.isFinal = true
      },
    ]
  }

  /// A school without any gate shut or term scored.
  static func school(_ id: String) -> School {
    with(School()) {
      $0.id = id
      $0.name = "School \(id)"
      $0.rurality = .urban
      $0.size = .large
      $0.hasSixthForm = false
      $0.agreementSigned = day(2018, 1, 10)
      $0.schoolDirectAgreementSigned = day(2018, 1, 10)
      $0.healthAndSafety.status = .agreed
      $0.healthAndSafety.agreedOn = day(2018, 8, 1)
    }
  }

  static func mentor(_ id: String, _ subjects: [String] = []) -> Mentor {
    with(Mentor()) {
      $0.id = id
      $0.subjects = subjects
    }
  }

  private static let ash = with(school("A")) {
    $0.position = Position(latitude: 53.4, longitude: -2.9)
    $0.context = [.challenging]
    $0.develops = [.behaviour]
    $0.evaluations = with(Evaluations()) {
      $0.responses = 10
      $0.percentPositive = 85
    }
    $0.mentors = [
      with(mentor("MA", ["history"])) {
        $0.isExperienced = true
        $0.trainingLevel = 2
      }
    ]
  }

  private static let birch = with(school("B")) {
    $0.rurality = .rural
    $0.hasSixthForm = true
    $0.healthAndSafety.status = .notReturned
    $0.healthAndSafety.agreedOn = nil
    $0.usedLastYear = false
  }

  private static let cedar = with(school("C")) {
    $0.agreementSigned = nil
    $0.mentors = [mentor("MC")]
  }

  private static let dale = with(school("D")) {
    $0.agreementSigned = nil
    $0.hasImprovementPlan = true
  }

  private static let elm = school("E")

  static func offer(_ id: String, _ school: String, _ subjects: [String], _ years: [YearGroup])
    -> Offer
  {
    with(Offer()) {
      $0.id = id
      $0.school = school
      $0.academicYear = "2018-19"
      $0.yearGroups = years
      $0.subjects = subjects
      $0.places = 1
    }
  }

  private static let offers = [
    with(offer("OA", "A", ["history"], [.year7, .year8])) { $0.furtherPlaces = 1 },
    with(offer("OB", "B", ["history"], [.year9, .year12])) {
      $0.places = 2
      $0.state = .pencilled
      $0.mustFill = true
      $0.suggestedPriorityBand = 2
    },
    offer("OC", "C", ["history"], [.year7]),
    offer("DM", "D", ["mathematics"], [.year10, .year11]),
    offer("DP", "D", ["science"], [.year7, .year8, .year9]),
  ]

  /// A trainee of phase 1 alone, with every check cleared.
  static func trainee(_ id: String, _ subjects: [String] = ["history"]) -> Trainee {
    with(Trainee()) {
      $0.id = id
      $0.programme = "SEC"
      $0.subjects = subjects
      $0.demands = [with(TraineeDemand()) { $0.phase = "1" }]
      $0.profile = with(Profile()) { $0.travelMode = .car }
      $0.fitness.isCleared = true
      $0.checks.areCleared = true
    }
  }

  private static let trainees = [
    with(trainee("T1")) {
      $0.demands = nil
      $0.profile?.developmentTargets = [.behaviour]
    },
    trainee("T2"),
    trainee("T3", ["physics", "mathematics"]),
    with(trainee("T4")) {
      $0.route = .schoolDirect
      $0.leadSchool = "C"
    },
    with(trainee("T5")) { $0.profile = nil },
    trainee("T6"),
    with(trainee("T7")) {
      $0.route = .schoolDirectSalaried
      $0.leadSchool = "C"
      $0.employingSchool = "E"
      $0.checks.confirmedBy = .employer
    },
    with(trainee("T8")) { $0.status = .withdrawn },
    with(trainee("T9")) {
      $0.profile?.origin = Position(latitude: 53.4, longitude: -3.0)
      $0.needsAdditionalSupport = true
      $0.fitness.isCleared = false
    },
  ]

  static func journey(
    _ trainee: String, _ school: String, _ minutes: Int, isEstimated: Bool = false
  ) -> Journey {
    Journey(
      trainee: trainee, school: school, mode: .car, minutes: minutes, isEstimated: isEstimated)
  }
}
