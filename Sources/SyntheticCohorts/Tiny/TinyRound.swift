import PlacementDocuments

/// The round that is worked by hand in `Datasets/tiny/README.md`.
///
/// Schools have no position, with one exception, so that a journey that
/// nobody measured is unknown and the choices stay few.
func tinyRound() -> RoundDocuments {
  var documents = RoundDocuments()
  documents.round.id = "tiny"
  documents.round.academicYear = "2018-19"
  documents.round.referenceDate = day(2018, 12, 14)
  documents.round.programmes = tinyProgrammes()
  var cap = Cap()
  cap.id = "cap-S-01"
  cap.places = 2
  documents.round.caps = [cap]
  documents.schools = tinySchools()
  documents.offers = tinyOffers()
  documents.trainees = tinyTrainees()
  documents.journeys = tinyJourneys()
  documents.decisions = [
    Decision(
      date: day(2018, 11, 20), role: .leadSchool, action: .arranged, trainee: "T06",
      school: "S-02", offer: "O-03"),
    Decision(
      date: day(2018, 12, 3), role: .school, action: .declined, trainee: "T10", school: "S-04"),
  ]
  return documents
}

/// A date written out; the calendar has every date of this module.
func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
  Day(year: year, month: month, day: day) ?? .earliest
}

private func tinyProgrammes() -> [Programme] {
  var ba = tinyProgramme("ba-primary", "BA Primary Education with QTS", .primary, "5-11", [])
  ba.years = 3
  ba.phases = [
    tinyPhase("1", day(2019, 3, 4), day(2019, 3, 29)),
    tinyPhase("3", day(2019, 2, 18), day(2019, 5, 10), year: 3),
  ]
  return [
    ba,
    tinyProgramme(
      "pgde-5-11", "PGDE Primary 5-11", .primary, "5-11",
      [tinyPhase("2", day(2019, 2, 4), day(2019, 4, 5))]),
    tinyProgramme(
      "pgde-secondary", "PGDE Secondary", .secondary, "11-16",
      [tinyPhase("2", day(2019, 1, 28), day(2019, 5, 3))]),
    tinyProgramme(
      "sd-primary", "School Direct Primary 5-11", .primary, "5-11",
      [tinyPhase("2", day(2019, 1, 14), day(2019, 4, 5))]),
  ]
}

private func tinyProgramme(
  _ id: String, _ name: String, _ sector: Sector, _ ages: String, _ phases: [ProgrammePhase]
) -> Programme {
  var programme = Programme()
  programme.id = id
  programme.name = name
  programme.sector = sector
  programme.ageRange = AgeRange(ages) ?? .primary
  if sector == .secondary { programme.enhancement = [.ks5] }
  programme.phases = phases
  return programme
}

private func tinyPhase(_ id: String, _ start: Day, _ end: Day, year: Int = 1) -> ProgrammePhase {
  var phase = ProgrammePhase()
  phase.id = id
  phase.yearOfStudy = year
  phase.start = start
  phase.end = end
  phase.isFinal = year == 3
  return phase
}

private func tinyJourneys() -> [Journey] {
  let rows: [(String, String, TravelMode, Int)] = [
    ("T01", "S-01", .publicTransport, 20), ("T01", "S-02", .publicTransport, 30),
    ("T01", "S-03", .publicTransport, 25),
    ("T02", "S-01", .publicTransport, 40), ("T02", "S-02", .publicTransport, 20),
    ("T02", "S-03", .publicTransport, 20),
    ("T03", "S-01", .publicTransport, 35), ("T03", "S-02", .publicTransport, 25),
    ("T03", "S-03", .publicTransport, 35),
    ("T04", "S-02", .car, 60), ("T04", "S-03", .car, 30),
    ("T05", "S-01", .publicTransport, 30), ("T05", "S-03", .publicTransport, 20),
    ("T06", "S-02", .publicTransport, 20),
    ("T08", "S-02", .walk, 15),
    ("T09", "S-04", .publicTransport, 50),
    ("T10", "S-04", .car, 20),
    ("T11", "S-06", .publicTransport, 30), ("T11", "S-07", .publicTransport, 30),
    ("T11", "S-08", .publicTransport, 30),
    ("T12", "S-01", .publicTransport, 30), ("T12", "S-02", .publicTransport, 25),
  ]
  return rows.map { Journey(trainee: $0.0, school: $0.1, mode: $0.2, minutes: $0.3) }
}
