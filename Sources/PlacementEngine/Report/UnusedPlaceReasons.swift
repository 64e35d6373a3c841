import PlacementDocuments

/// Why each place left over is left over.
///
/// The reason is that of whichever demand came nearest to taking it. What
/// concerns individuals (adjustments, exclusions, schools used before) is
/// never the reason told.
struct UnusedPlaceReasons {
  let records: [UnusedPlaces]

  init(_ report: Report) {
    let round = report.round
    // The furthest rule that any demand reached at each offer.
    var furthest: [Int: Reason] = [:]
    for options in report.options.values {
      for (reason, offers) in options.firstRefusals {
        for offer in offers { furthest[offer] = max(furthest[offer] ?? reason, reason) }
      }
      for offer in options.placements.lazy.flatMap(\.uses).map(\.offer) {
        furthest[offer] = .outranked
      }
    }
    var records: [UnusedPlaces] = []
    for (index, offer) in round.offers.enumerated() where offer.state != .withdrawn {
      let places = report.unusedPlaces(of: index)
      guard places > 0 else { continue }
      var record = UnusedPlaces()
      record.offer = offer.id
      record.school = offer.school
      record.places = places
      record.code = UnusedPlaces.Code(furthest[index])
      let wanted = offer.mustFill ? ", to be filled before others," : ""
      record.text =
        "\(counted(places, "place"))\(wanted) left over at \(round.schools[round.schoolOfOffer[index]].name): "
        + record.code.words + "."
      record.policyReference = record.code.policyReference
      records.append(record)
    }
    self.records = records
  }
}

extension UnusedPlaces.Code {
  fileprivate init(_ furthest: Reason?) {
    switch furthest {
    case .outranked, .full, .noPair, .group: self = .outranked
    case .noMentor: self = .noMentor
    case .travelUnknown, .tooFar: self = .tooFar
    case .schoolGate: self = .schoolGate
    default: self = .noDemand
    }
  }

  fileprivate var words: String {
    switch self {
    case .noDemand: "no trainee in this round to propose"
    case .tooFar: "every trainee it would suit is too far away, or the journey is not known"
    case .noMentor: "no free mentor"
    case .schoolGate: "arrangements with the school are not complete"
    case .outranked: "the trainees it would suit are better served elsewhere"
    }
  }

  fileprivate var policyReference: String {
    switch self {
    case .noDemand, .outranked: "Partnership Agreement §1.4"
    case .tooFar: "Partnership Agreement §1.4 (travelling distances)"
    case .noMentor: "Partnership Agreement §4.2"
    case .schoolGate: "Partnership Agreement §1.1, §1.3, §3.7"
    }
  }
}
