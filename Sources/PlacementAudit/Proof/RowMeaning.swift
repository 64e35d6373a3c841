internal import PlacementDocuments

/// What a row is about, read from its name.
enum RowMeaning {
  /// Ordinary or further places of an offer on a day.
  case places(offer: String, isFurther: Bool, day: Int)
  case atSchool(day: Int)
  /// Under a cap on a day, or over the round.
  case cap(Cap, day: Int?)
  /// Uses that none but these mentors may take, on a day.
  case mentors(Set<Int>, day: Int)
  /// Uses that exactly these mentors may take, over these days.
  case mentored([Int], ProofWindow)
  case minimum(offer: String, phase: String)
  case mustFill(offer: String)
  /// Demands of a trainee that have to be at different schools.
  case different(trainee: String)
  case apart(Set<DemandKey>)
  /// What is gained by a demand's being at the school, which the row takes off.
  case sharing(DemandKey)
  case parity(Route)
  /// Counted by trainee, not by placement.
  case coverage(CoverageKind)
  /// Counted by variables alone.
  case none
}

/// First and last day and the weekdays: what uses must agree in to be alike to mentors.
struct ProofWindow: Hashable {
  let start: Day
  let end: Day
  let weekdays: Set<Weekday>

  init(_ demand: Demand) {
    start = demand.start
    end = demand.end
    weekdays = demand.weekdays
  }

  /// As rows are called: the days, and the weekdays by number where they are not all.
  var name: String {
    let numbers = weekdays.sorted().map { "\($0.index + 1)" }.joined()
    return weekdays.count == Weekday.allCases.count
      ? "\(start).\(end)" : "\(start).\(end).\(numbers)"
  }
}

extension Demand {
  /// Whether it is present on a day.
  func attends(_ day: Int) -> Bool {
    start.dayNumber <= day && day <= end.dayNumber
      && weekdays.contains(Day(dayNumber: day).weekday)
  }
}

extension RowMeaning {
  /// What a proposal counts in the row.
  func count(_ proposal: Proposal, _ evidence: Evidence) -> Int {
    let (placement, demand) = (proposal.placement, proposal.placement.demand)
    switch self {
    case .places(let offer, let isFurther, let day):
      guard demand.attends(day) else { return 0 }
      return placement.uses.count {
        $0.listing?.offer.id == offer && $0.isFurther == isFurther
      }
    case .atSchool(let day): return demand.attends(day) ? 1 : 0
    case .cap(let cap, let day):
      guard counts(cap, placement.listings, placement.school) else { return 0 }
      return day.map(demand.attends) ?? true ? 1 : 0
    case .mentors(let pool, let day):
      guard demand.attends(day) else { return 0 }
      return proposal.mentors.count { !$0.isEmpty && pool.isSuperset(of: $0) }
    case .mentored(let mentors, let window):
      guard ProofWindow(demand) == window else { return 0 }
      return proposal.mentors.count { $0 == mentors }
    case .minimum(let offer, let phase):
      guard demand.phase.id == phase else { return 0 }
      return placement.uses.count { $0.listing?.offer.id == offer }
    case .mustFill(let offer):
      return placement.uses.count { $0.listing?.offer.id == offer }
    case .different(let trainee):
      return demand.trainee.id == trainee
        && !evidence.isFreeOfDifference(demand, at: placement.school.id) ? 1 : 0
    case .apart(let demands): return demands.contains(demand.key) ? 1 : 0
    case .sharing(let key): return demand.key == key ? -1 : 0
    case .parity(let route): return demand.trainee.route == route ? proposal.minutes : 0
    case .coverage, .none: return 0
    }
  }
}
