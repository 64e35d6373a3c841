public import PlacementDocuments

extension RoundBuilder {
  /// The round as a validated one is: records by identifier, rows in order.
  public var documents: RoundDocuments {
    var documents = RoundDocuments()
    documents.round = round
    documents.schools = schools
    documents.offers = offers
    documents.trainees = trainees
    documents.journeys = writtenJourneys + defaultJourneys
    documents.decisions = decisions.map { decision in
      var decision = decision
      decision.school =
        decision.school ?? offers.first { $0.id == decision.offer }?.school
      return decision
    }
    documents.phases = phases
    documents.history = history
    documents.keepTo = keepTo
    documents.sortCanonically()
    return documents
  }

  private func mode(of trainee: String) -> TravelMode {
    trainees.first { $0.id == trainee }?.profile?.travelMode ?? .publicTransport
  }

  private var writtenJourneys: [Journey] {
    journeys.map { journey, isByOwnMode in
      var journey = journey
      if isByOwnMode { journey.mode = mode(of: journey.trainee) }
      return journey
    }
  }

  private var defaultJourneys: [Journey] {
    guard let minutesByDefault else { return [] }
    return trainees.flatMap { trainee in
      schools.filter { school in
        let mayBeEstimated = trainee.profile?.origin != nil && school.position != nil
        return !mayBeEstimated
          && !journeys.contains {
            $0.journey.trainee == trainee.id && $0.journey.school == school.id
              && $0.journey.phase == nil
          }
      }.map { school in
        Journey(
          trainee: trainee.id, school: school.id,
          mode: mode(of: trainee.id), minutes: minutesByDefault)
      }
    }
  }
}
