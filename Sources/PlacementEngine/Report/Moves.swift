import PlacementDocuments

/// In a repair, every demand that is not where it was to be kept, and why.
struct Moves {
  /// By trainee, then phase.
  let records: [MoveExplanation]

  init(_ report: Report) {
    let round = report.round
    guard round.earlier != nil else {
      records = []
      return
    }
    var offers: [String: [Int]] = [:]
    for (index, offer) in round.offers.enumerated() {
      offers[offer.school, default: []].append(index)
    }
    var records: [MoveExplanation] = []
    for (index, demand) in round.demands.enumerated() {
      let placement = report.allocation.placements[index]
      guard let kept = demand.kept, round.hasMoved(index, to: placement) else { continue }
      let here = offers[kept.school] ?? []
      let wanted =
        kept.offers.isEmpty
        ? here.map { [$0] }
        : kept.offers.map { offer in here.filter { round.offers[$0].id == offer } }
      let cause =
        kept.offers.isEmpty
        ? report.leastCause(index, wanted.joined())
        : wanted.lazy.map { report.leastCause(index, $0) }.first { $0 != .needed } ?? .needed
      records.append(report.explanation(index, kept, placement, cause))
    }
    self.records = records.sorted { ($0.trainee, $0.phase) < ($1.trainee, $1.phase) }
  }
}

/// Why a demand is no longer where it was.
private enum Cause: Equatable {
  /// The offer is gone: withdrawn, or no longer in the round.
  case withdrawn
  /// A rule forbids the place.
  case rule(Reason)
  /// The place is still possible.
  case needed
}

extension Report {
  /// The cause that holds for every one of some offers: of several, the one that came nearest.
  fileprivate func leastCause(_ demand: Int, _ offers: some Sequence<Int>) -> Cause {
    var nearest: Reason?
    for offer in offers where round.offers[offer].state != .withdrawn {
      guard let reason = refusal(demand, offer) else { return .needed }
      nearest = max(nearest ?? reason, reason)
    }
    return nearest.map { .rule($0) } ?? .withdrawn
  }

  /// The first rule that refuses an offer to a demand.
  private func refusal(_ demand: Int, _ offer: Int) -> Reason? {
    let pair = Pair(round: round, occupancy: occupancy, demandIndex: demand, offerIndex: offer)
    if let rule = round.rulebook.eligibility.first(where: { !$0.allows(pair) }) {
      return rule.reason
    }
    return [Reason.noPair, .group].first {
      options[demand]?.firstRefusals[$0]?.contains(offer) == true
    }
  }

  fileprivate func explanation(
    _ index: Int, _ kept: Demand.Kept, _ placement: Placement?, _ cause: Cause
  ) -> MoveExplanation {
    var move = MoveExplanation()
    move.trainee = round.trainees[round.demands[index].trainee].id
    move.phase = round.demands[index].phase.id
    move.from = kept.school
    move.to = placement.map { round.schools[$0.school].id }
    let why: String
    switch cause {
    case .withdrawn:
      move.code = "OFFER-WITHDRAWN"
      move.policyReference = round.rules.clause(of: Reason.dates)
      why = "the offer has been withdrawn"
    case .rule(let reason):
      move.code = reason.rawValue
      move.policyReference = round.rules.clause(of: reason)
      why = reason.wordsOfLoss
    case .needed:
      move.code = Reason.outranked.rawValue
      move.policyReference = round.rules.clause(of: Reason.outranked)
      why = "its place was needed for the best result across all trainees under the same rules"
    }
    let from = round.school(named: kept.school)?.name ?? kept.school
    let to = placement.map { round.schools[$0.school].name }
    let way =
      if let to {
        to == from ? "stays at \(from) in another offer" : "from \(from) to \(to)"
      } else {
        "from \(from) to no place"
      }
    let promise =
      switch kept.promise {
      case .told: " The trainee has been told of the earlier place."
      case .sent: " The school has been sent the earlier proposal."
      case .proposed: ""
      }
    move.text = "\(heading(index)): \(way), for \(why) (\(move.policyReference)).\(promise)"
    return move
  }
}

extension Reason {
  /// Why a place that was possible is so no more.
  fileprivate var wordsOfLoss: String {
    switch self {
    case .subject: "the offer is no longer in the trainee's subject"
    case .agePhase: "the class is no longer within the age phase"
    case .dates: "the offer is not open for the whole of the dates"
    case .notAccepted: "the offer is not for this programme, route, year, phase and lead school"
    case .schoolGate: "the school may not be used at present"
    case .adjustment: "the school cannot make every adjustment needed"
    case .schoolUsed: "the trainee has a placement at this school already"
    case .excluded: "the pair has been excluded or declined"
    case .travelUnknown: "the journey is not known"
    case .tooFar: "the journey is over the limit"
    case .full: "placements fixed since take its places"
    case .noMentor: "no mentor is free"
    case .noPair: "no other offer of the school serves the other subject"
    case .group: "the school has no place for each of the group"
    case .setAside, .notEnrolled, .placementEnded, .leadSchoolArranges, .profileMissing, .locked,
      .outranked:
      words
    }
  }
}
