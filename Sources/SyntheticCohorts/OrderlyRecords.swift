import PlacementDocuments

// Records with nothing amiss, for rounds that are about numbers and not about
// what can go wrong: every gate is open and nobody's arrangements differ.

/// The dates of a round for one training phase in spring.
enum SpringRound {
  static let academicYear = "2018-19"
  static let referenceDate = day(2018, 12, 14)
  static let start = day(2019, 1, 28)
  static let end = day(2019, 4, 5)

  /// A round for everybody who trains in ``Training/all``, with that phase or with those given.
  static func documents(
    _ id: String, phases: [ProgrammePhase] = [phase("2", start...end)]
  ) -> RoundDocuments {
    var documents = RoundDocuments()
    documents.round.id = id
    documents.round.academicYear = academicYear
    documents.round.referenceDate = referenceDate
    documents.round.rules.travel.limitMinutes = 75
    documents.round.programmes = [
      programme("primary-3-7", "PGDE Primary 3-7", .primary, "3-7", phases: phases),
      programme("primary-5-11", "PGDE Primary 5-11", .primary, "5-11", phases: phases),
      programme("secondary", "PGDE Secondary", .secondary, "11-16", phases: phases),
    ]
    return documents
  }

  /// A one-year programme with that phase, or with those given.
  static func programme(
    _ id: String, _ name: String, _ sector: Sector, _ ages: String,
    phases: [ProgrammePhase] = [phase("2", start...end)]
  ) -> Programme {
    var programme = Programme()
    programme.id = id
    programme.name = name
    programme.sector = sector
    programme.ageRange = AgeRange(ages) ?? .primary
    programme.phases = phases
    return programme
  }

  static func phase(_ id: String, _ dates: ClosedRange<Day>) -> ProgrammePhase {
    var phase = ProgrammePhase()
    phase.id = id
    phase.start = dates.lowerBound
    phase.end = dates.upperBound
    return phase
  }
}

extension School {
  /// A school whose agreement and declaration are in order.
  static func orderly(_ id: String, _ name: String, ages: String) -> School {
    var school = School()
    school.id = id
    school.name = name
    school.ageRange = AgeRange(ages)
    school.agreementSigned = SpringRound.referenceDate.adding(days: -90)
    school.healthAndSafety.status = .agreed
    school.healthAndSafety.agreedBy = "head_teacher"
    school.healthAndSafety.agreedOn = SpringRound.referenceDate.adding(days: -60)
    return school
  }
}

extension Trainee {
  /// A postgraduate who is fit to teach, checked, and has returned a profile.
  static func orderly(_ id: String, _ programme: String, subjects: [String] = []) -> Trainee {
    var trainee = Trainee()
    trainee.id = id
    trainee.programme = programme
    trainee.award = .pgde
    trainee.subjects = subjects
    trainee.profile = Profile()
    trainee.fitness.isCleared = true
    trainee.checks.areCleared = true
    trainee.checks.confirmedBy = .university
    return trainee
  }
}

extension School {
  /// A school in a town, or between towns, with attributes as they come.
  static func inSomeTown(
    _ id: String, _ name: String, isPrimary: Bool, _ towns: Towns, _ random: inout Randomness
  ) -> School {
    var school = School.orderly(
      id, name + (isPrimary ? " Primary School" : " Secondary School"),
      ages: isPrimary ? "3-11" : "11-18")
    school.position = towns.place(&random, to: 1_000)
    school.hasSixthForm = !isPrimary
    school.size = random.pick([.small, .medium, .large])
    school.rurality = random.chance(12) ? .rural : .urban
    school.context = random.chance(20) ? [.challenging] : []
    let targets: [DevelopmentTarget] = [.assessment, .behaviour, .send]
    school.develops = targets.filter { _ in random.chance(16) }
    return school
  }
}

extension Trainee {
  /// A trainee who lives in a town, or between towns.
  static func inSomeTown(
    _ id: String, _ training: Training, _ towns: Towns, _ random: inout Randomness
  ) -> Trainee {
    var trainee = Trainee.orderly(
      id, training.programme, subjects: training.subject.map { [$0] } ?? [])
    trainee.profile?.origin = towns.place(&random, to: 100)
    return trainee
  }

  /// Gives development targets as they come.
  mutating func drawTargets(_ random: inout Randomness) {
    let targets: [DevelopmentTarget] = [.assessment, .behaviour, .send]
    profile?.developmentTargets = targets.filter { _ in random.chance(14) }
  }
}

extension Offer {
  /// A firm offer, seen by phonics and SEND observers alike.
  static func orderly(
    _ id: String, at school: String, _ years: ClosedRange<YearGroup>, subjects: [String] = [],
    places: Int
  ) -> Offer {
    var offer = Offer()
    offer.id = id
    offer.school = school
    offer.academicYear = SpringRound.academicYear
    offer.yearGroups = YearGroup.allCases.filter(years.contains)
    offer.subjects = subjects
    offer.places = places
    if years.upperBound <= .year6 {
      offer.hasPhonicsObservation = years.lowerBound <= .year2
      offer.hasSENDObservation = false
    }
    return offer
  }
}

extension RoundDocuments {
  /// Names one mentor at each school, for as many as it offers places: none is ever short.
  mutating func nameMentors() {
    var places: [String: Int] = [:]
    for offer in offers { places[offer.school, default: 0] += offer.places }
    let mentorID = Numbering("M-", upTo: schools.count)
    for index in schools.indices {
      guard let places = places[schools[index].id] else { continue }
      var mentor = Mentor()
      mentor.id = mentorID[index]
      mentor.maximumMentees = places
      schools[index].mentors = [mentor]
    }
  }
}

/// Identifiers of one length, so that they sort as their numbers do.
struct Numbering {
  let prefix: String
  let count: Int

  init(_ prefix: String, upTo count: Int) {
    self.prefix = prefix
    self.count = count
  }

  /// The identifier of an index from 0, which is numbered from 1.
  subscript(index: Int) -> String {
    let digits = String(index + 1)
    return prefix
      + String(repeating: "0", count: max(0, max(4, String(count).count) - digits.count)) + digits
  }
}
