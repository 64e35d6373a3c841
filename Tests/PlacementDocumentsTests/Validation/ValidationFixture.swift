import PlacementDocuments
import Testing

/// A round of two schools and two trainees with nothing to complain about,
/// and what validating a changed copy of it says.
enum ValidationFixture {
  static func documents() -> RoundDocuments {
    var documents = RoundDocuments()
    documents.round.id = "R-1"
    documents.round.academicYear = "2018-19"
    documents.round.referenceDate = day("2018-07-15")
    documents.round.programmes = [primary, secondary]
    var cap = Cap()
    cap.id = "CAP-1"
    cap.places = 3
    documents.round.caps = [cap]
    documents.schools = [
      school("S-1", ages: "4-11", mentor: "M-1"), school("S-2", ages: "11-16", mentor: "M-2"),
    ]
    documents.offers = [primaryOffer, secondaryOffer]
    documents.trainees = [
      trainee("T-1", programme: "P-PRI"), trainee("T-2", programme: "P-SEC", subject: "history"),
    ]
    documents.journeys = [
      Journey(trainee: "T-1", school: "S-1", mode: .publicTransport, minutes: 30),
      Journey(trainee: "T-2", school: "S-2", mode: .publicTransport, minutes: 40),
    ]
    documents.decisions = [
      Decision(
        date: day("2018-07-01"), role: .office, action: .sent, trainee: "T-2", phase: "1",
        school: "S-2", offer: "O-2")
    ]
    return documents
  }

  /// What validating the changed round says, each problem with its code.
  static func said(
    setAside: Bool = false, _ change: (inout RoundDocuments) -> Void
  ) -> [String] {
    validation(setAside: setAside, change).problems.map { "\($0.code) \($0)" }
  }

  static func validation(
    setAside: Bool = false, readingProblems: [Problem] = [],
    _ change: (inout RoundDocuments) -> Void
  ) -> Validation {
    var documents = documents()
    change(&documents)
    return validate(documents, readingProblems: readingProblems, setAside: setAside)
  }

  static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
  }

  static func school(_ id: String, ages: String, mentor: String) -> School {
    var school = School()
    school.id = id
    school.name = "Ashmere \(id)"
    school.ageRange = AgeRange(ages)
    school.agreementSigned = day("2018-06-01")
    school.healthAndSafety.status = .agreed
    school.healthAndSafety.agreedBy = "head_teacher"
    school.healthAndSafety.agreedOn = day("2018-06-01")
    var named = Mentor()
    named.id = mentor
    school.mentors = [named]
    return school
  }

  static func trainee(_ id: String, programme: String, subject: String? = nil) -> Trainee {
    var trainee = Trainee()
    trainee.id = id
    trainee.programme = programme
    trainee.subjects = subject.map { [$0] } ?? []
    trainee.profile = Profile()
    return trainee
  }

  private static var primary: Programme {
    var programme = Programme()
    programme.id = "P-PRI"
    programme.name = "PGDE Primary 5-11"
    programme.phases = [phase("1", from: "2018-10-01", to: "2018-12-14")]
    return programme
  }

  private static var secondary: Programme {
    var programme = Programme()
    programme.id = "P-SEC"
    programme.name = "PGDE Secondary"
    programme.sector = .secondary
    programme.years = 2
    if let ages = AgeRange("11-16") { programme.ageRange = ages }
    var second = phase("2", from: "2019-01-14", to: "2019-04-05")
    second.yearOfStudy = 2
    programme.phases = [phase("1", from: "2018-10-01", to: "2018-12-14"), second]
    return programme
  }

  private static func phase(_ id: String, from start: String, to end: String) -> ProgrammePhase {
    var phase = ProgrammePhase()
    phase.id = id
    phase.start = day(start)
    phase.end = day(end)
    return phase
  }

  private static var primaryOffer: Offer {
    var offer = Offer()
    offer.id = "O-1"
    offer.school = "S-1"
    offer.academicYear = "2018-19"
    offer.yearGroups = [.year4]
    offer.places = 1
    offer.hasPhonicsObservation = true
    offer.hasSENDObservation = false
    return offer
  }

  private static var secondaryOffer: Offer {
    var offer = Offer()
    offer.id = "O-2"
    offer.school = "S-2"
    offer.academicYear = "2018-19"
    offer.yearGroups = [.year7, .year8]
    offer.subjects = ["history"]
    offer.places = 1
    offer.sharedCap = "CAP-1"
    return offer
  }
}

typealias Fixture = ValidationFixture
