import PlacementDocuments

/// Why each place left over is left over.
///
/// The reason is that of whichever demand came nearest to taking it. What
/// concerns individuals (adjustments, exclusions, schools used before) is
/// never the reason told.
struct UnusedPlaceReasons {
  private let report: Report
  /// The furthest rule that any demand reached at each offer.
  private let furthest: [Reason?]
  /// Of offers that take several or nobody, the most demands of a phase that could be there.
  private let mostSuited: [Int: Int]

  /// - Complexity: O(pairs of demand and offer that passed the first rules).
  init(_ report: Report) {
    self.report = report
    let round = report.round
    var furthest = [Reason?](repeating: nil, count: round.offers.count)
    var suited: [Int: [String: Int]] = [:]
    let demands = report.options.keys.sorted()
    let options = demands.compactMap { report.options[$0] }
    for reason in Reason.allCases where reason >= .schoolGate {
      if reason == .tooFar {
        // Nearly every demand is too far from nearly every offer: only what matters is asked.
        for offer in round.offers.indices where report.unusedPlaces(of: offer) > 0 {
          if options.contains(where: { $0.isTooFar(offer) }) { furthest[offer] = .tooFar }
        }
        continue
      }
      for refused in options.lazy.compactMap({ $0.firstRefusals[reason] }) {
        for offer in refused { furthest[offer] = reason }
      }
    }
    for demand in demands {
      let phase = round.demands[demand].phase.id
      for offer in report.possibleOffers(of: demand) {
        furthest[offer] = .outranked
        if round.offers[offer].minimum > 1 { suited[offer, default: [:]][phase, default: 0] += 1 }
      }
    }
    self.furthest = furthest
    mostSuited = suited.mapValues { $0.values.max() ?? 0 }
  }

  /// By offer.
  var records: [UnusedPlaces] {
    report.round.offers.enumerated().compactMap { index, offer in
      let places = offer.state == .withdrawn ? 0 : report.unusedPlaces(of: index)
      return places > 0 ? record(index, offer, places) : nil
    }
  }

  private func record(_ index: Int, _ offer: Offer, _ places: Int) -> UnusedPlaces {
    let round = report.round
    var record = UnusedPlaces()
    record.offer = offer.id
    record.school = offer.school
    record.places = places
    record.code = code(index)
    let wanted = offer.mustFill ? ", to be filled before others," : ""
    let school = round.schools[round.schoolOfOffer[index]]
    record.text =
      "\(counted(places, "place"))\(wanted) left over at \(school.name): \(words(record.code, index))."
    record.policyReference = round.rules.clause(of: record.code.reason)
    return record
  }

  private func code(_ index: Int) -> UnusedPlaces.Code {
    let code = UnusedPlaces.Code(furthest[index])
    return code == .outranked && report.isBelowMinimum(index) ? .belowMinimum : code
  }

  private func words(_ code: UnusedPlaces.Code, _ index: Int) -> String {
    let round = report.round
    let offer = round.offers[index]
    switch code {
    case .noMentor:
      let isTaken = round.schools[round.schoolOfOffer[index]].mentors
        .contains { round.isTaken(byEarlyCareerTeachers: $0) }
      return "no free mentor" + (isTaken ? ", for early-career teachers take the slots" : "")
    case .belowMinimum:
      let wanted = "it takes at least \(offer.minimum) of a training phase or nobody"
      let suited = mostSuited[index, default: 0]
      return suited + report.uses.taken(of: index) < offer.minimum
        ? "\(wanted), and it suits no more than \(suited)"
        : "\(wanted), and the trainees it would suit are better served elsewhere"
    case .noDemand: return "no trainee in this round to propose"
    case .tooFar: return "every trainee it would suit is too far away, or the journey is not known"
    case .schoolGate: return "arrangements with the school are not complete"
    case .outranked where offer.mustFill && round.rules.isOn(TierRecord.Name.mustFill):
      return "no trainee it would suit can take it without a limit broken or another unplaced"
    case .outranked: return "the trainees it would suit are better served elsewhere"
    }
  }
}

extension Report {
  /// Whether nobody is proposed for an offer that takes several or nobody, and has not enough.
  func isBelowMinimum(_ offer: Int) -> Bool {
    round.offers[offer].minimum > 1 && uses.proposed(of: offer) == 0
      && uses.taken(of: offer) < round.offers[offer].minimum
  }

  /// The offers that could serve a demand, each once, ascending.
  func possibleOffers(of demand: Int) -> [Int] {
    var offers: [Int] = []
    var isAscending = true
    for use in (options[demand]?.placements ?? []).lazy.flatMap(\.uses)
    where use.offer != offers.last {
      isAscending = isAscending && offers.last.map { $0 < use.offer } ?? true
      offers.append(use.offer)
    }
    // Pairs of offers repeat; single ones come in order.
    return isAscending ? offers : Set(offers).sorted()
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

  /// The rule whose clause says so.
  fileprivate var reason: Reason {
    switch self {
    case .noDemand, .outranked: .outranked
    case .tooFar: .tooFar
    case .noMentor: .noMentor
    case .schoolGate: .schoolGate
    case .belowMinimum: .notAccepted
    }
  }
}
