import PlacementDocuments

/// Sizes of a round in which everybody trains in two subjects.
struct TwoSubjectsPlan {
  var round: String
  var trainees: Int
  var schools: Int
  /// At most eight.
  var subjects: Int

  static let standard = TwoSubjectsPlan(
    round: "two-subjects", trainees: 150, schools: 60, subjects: 8)
  static let large = TwoSubjectsPlan(
    round: "two-subjects-large", trainees: 300, schools: 100, subjects: 8)
}

/// Trainees of two subjects, each of whom needs a place in both at one school.
///
/// To decide who can be placed is hard even without costs: K. Cechlárová,
/// T. Fleiner, D. Manlove, I. McBride and E. Potpinková, "Modelling practical
/// placement of trainee teachers to schools", 2015. Trainees and schools lie
/// anywhere in a square of 50 by 50, and for each subject single places, a
/// tenth more than are needed, go to schools at random. The rules leave out
/// all but travel: a placement costs as many minutes as it takes, which is
/// twice the distance and five.
///
/// - Complexity: O(*t* · *s*) for *t* trainees and *s* schools.
func twoSubjectsRound(_ plan: TwoSubjectsPlan, seed: UInt64) -> RoundDocuments {
  var random = Randomness(seed: seed, stream: plan.round)
  let homes = (0..<plan.trainees).map { _ in Spot(&random) }
  let sites = (0..<plan.schools).map { _ in Spot(&random) }
  let subjects = Array(allSubjects.prefix(plan.subjects))
  let pairs = (0..<plan.trainees).map { _ in
    random.shuffled(Array(subjects.indices)).prefix(2).sorted()
  }
  var places = Array(
    repeating: Array(repeating: 0, count: subjects.count), count: plan.schools)
  for subject in subjects.indices {
    let demand = pairs.count { $0.contains(subject) }
    for _ in 0..<(demand * 11 / 10) { places[random.below(plan.schools)][subject] += 1 }
  }

  let traineeID = Numbering("T", upTo: plan.trainees)
  let schoolID = Numbering("S-", upTo: plan.schools)
  var documents = RoundDocuments()
  documents.round.id = plan.round
  documents.round.academicYear = SpringRound.academicYear
  documents.round.referenceDate = SpringRound.referenceDate
  documents.round.rules = .minutesOnly
  documents.round.programmes = [
    SpringRound.programme("two-subjects", "PGDE Secondary, two subjects", .secondary, "11-16")
  ]
  documents.schools = sites.indices.map {
    School.orderly(schoolID[$0], SchoolNames.name($0) + " Secondary School", ages: "11-16")
  }
  documents.offers = offers(places, subjects, schoolID)
  documents.nameMentors()
  documents.trainees = homes.indices.map { index in
    var trainee = Trainee.orderly(
      traineeID[index], "two-subjects", subjects: pairs[index].map { subjects[$0] })
    trainee.profile?.travelMode = .car
    return trainee
  }
  for (trainee, home) in homes.enumerated() {
    for (school, site) in sites.enumerated() {
      documents.journeys.append(
        Journey(
          trainee: traineeID[trainee], school: schoolID[school], mode: .car,
          minutes: home.minutes(to: site)))
    }
  }
  return documents
}

/// No group of the rule pack holds any of these.
private let allSubjects = [
  "art_and_design", "computing", "english", "geography", "history", "mathematics", "music",
  "physical_education",
]

private func offers(
  _ places: [[Int]], _ subjects: [String], _ schoolID: Numbering
) -> [Offer] {
  var offers: [Offer] = []
  let offerID = Numbering("O-", upTo: places.count * subjects.count)
  for (school, places) in places.enumerated() {
    for (subject, places) in zip(subjects, places) where places > 0 {
      offers.append(
        Offer.orderly(
          offerID[offers.count], at: schoolID[school], .year7 ... .year11, subjects: [subject],
          places: places))
    }
  }
  return offers
}

/// A point of the square.
private struct Spot {
  let x: Double
  let y: Double

  init(_ random: inout Randomness) {
    x = random.uniform() * 50
    y = random.uniform() * 50
  }

  func minutes(to other: Spot) -> Int {
    let x = self.x - other.x
    let y = self.y - other.y
    return Int((2 * (x * x + y * y).squareRoot() + 5).rounded())
  }
}

extension RulePack {
  /// Suitability is the minutes of the journey and nothing else; no journey is too long.
  fileprivate static var minutesOnly: RulePack {
    var rules = RulePack.ljmu2022
    rules.travel.limitMinutes = 600
    rules.travel.freeMinutes = 0
    rules.travel.longWeight = 1
    rules.travel.veryLongWeight = 1
    rules.experience.contrast = 0
    rules.agePhases.newKeyStage = 0
    rules.agePhases.exposure = 0
    rules.fairness.worstJourneys = .off
    return rules.withoutNeedsAndSchools
  }

  private var withoutNeedsAndSchools: RulePack {
    var rules = self
    rules.needs.developmentTarget = 0
    rules.needs.strongMentor = 0
    rules.needs.sendInterest = 0
    rules.needs.challengingContext = 0
    rules.needs.specialism = 0
    rules.schools.secondPriorityBand = 0
    rules.schools.thirdPriorityBand = 0
    rules.schools.qualityAtMost = 0
    rules.schools.untrainedMentor = 0
    rules.schools.improvementPlan = 0
    rules.schools.unusedLastYear = 0
    rules.schools.provisionalPlace = 0
    return rules
  }
}
