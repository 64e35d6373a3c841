import PlacementDocuments

extension Cohort {
  /// How many schools of the trainee's sector somebody measured the way to.
  private static let measuredSchools = 45

  /// Measures journeys for everybody whose place the university looks for.
  ///
  /// Public transport follows the curve fitted to timetabled journeys in
  /// Wirral and Cheshire, with its scatter; a few per cent are left out.
  mutating func makeJourneys() {
    var random = randomness("journeys")
    for (index, trainee) in trainees.enumerated() {
      var reach: [Reach] = []
      if let profile = trainee.profile, let origin = profile.origin {
        let here = (origin.latitude, origin.longitude)
        for school in ranked(from: here, sector(of: trainee)).prefix(Cohort.measuredSchools) {
          let there = (sites[school].latitude, sites[school].longitude)
          let minutes = Cohort.minutes(
            Cohort.kilometres(here, there), profile.travelMode, &random)
          // A school that is not on the map has no measured journeys either.
          let isMeasured = !random.chance(4) && schools[school].position != nil
          if isMeasured, minutes <= 180 { reach.append(Reach(school: school, minutes: minutes)) }
        }
      }
      if handling[index] == .free || handling[index] == .supportRequested {
        let mode = trainee.profile?.travelMode ?? .publicTransport
        for pair in reach.sorted(by: { $0.school < $1.school }) {
          journeys.append(
            Journey(
              trainee: trainee.id, school: schools[pair.school].id, mode: mode,
              minutes: pair.minutes))
        }
      }
      self.reach.append(reach.sorted { ($0.minutes, $0.school) < ($1.minutes, $1.school) })
    }
  }

  private static func minutes(
    _ kilometres: Double, _ mode: TravelMode, _ random: inout Randomness
  ) -> Int {
    let expected: Double
    let scatter: Double
    switch mode {
    case .publicTransport:
      let far = max(kilometres, 2)
      expected = -39.1 + 48.2 * far.squareRoot() - 3.04 * far
      scatter = 18
    case .car:
      expected = 6 + 2.1 * kilometres
      scatter = 3 + 0.12 * expected
    case .cycle:
      expected = 3 + 5.2 * kilometres
      scatter = 4
    case .walk:
      expected = 2 + 16.25 * kilometres
      scatter = 5
    }
    // Nobody gets anywhere in less than two thirds of the usual time.
    let drawn = expected + scatter * random.normal()
    return Int(max(drawn, expected * 2 / 3, 4) + 0.5)
  }
}
