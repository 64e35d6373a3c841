import PlacementDocuments

/// A way of serving demands of one kind: the uses that a placement makes of a school's offers.
///
/// Its demands have window, phase, subjects and mentors to choose from in common, so that
/// whatever is about these alone is the same for each of them.
struct Service: Sendable {
  let school: Int
  let uses: [Use]
  /// Years of every class involved.
  let yearGroups: YearGroupSet
}

/// What the last rules, which are about kinds again, leave of some offers, and how these serve
/// demands of a kind; asked once for all of them.
struct Services: Sendable {
  /// The rules asked, in order.
  let reasons: [Reason]
  /// The first number of a service; those of other kinds have others.
  var firstNumber = 0
  /// Ascending.
  private let offers: [Int]
  /// For each offer, the first rule that refuses it.
  private let refusals: [Reason?]
  /// In canonical order: by offers, then ordinary before further places, then better mentors first.
  private let services: [Service]
  /// For each offer, the place of the first of the services that begin with it, and the end.
  private let starts: [Int]

  var count: Int { services.count }

  /// - Parameters:
  ///   - demand: Any demand of the kind.
  ///   - offers: The offers asked about, ascending.
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  init(demand: Int, offers: [Int], round: Round, occupancy: Occupancy) {
    let rules = round.rulebook.eligibility[round.rulebook.endAboutPair...]
    var pair = Pair(round: round, occupancy: occupancy, demandIndex: demand, offerIndex: 0)
    reasons = rules.map(\.reason)
    self.offers = offers
    refusals = offers.map { offer in
      pair.offerIndex = offer
      return rules.first { !$0.allows(pair) }?.reason
    }
    let left = zip(offers, refusals).filter { $0.1 == nil }.map(\.0)
    let builder = ServiceBuilder(
      demand: round.demands[demand], round: round, occupancy: occupancy, offers: left)
    var services: [Service] = []
    var starts = [0]
    var position = 0
    for refusal in refusals {
      if refusal == nil {
        services += builder.services(at: position)
        position += 1
      }
      starts.append(services.count)
    }
    self.services = services
    self.starts = starts
  }

  /// The positions of some of the offers asked about.
  ///
  /// - Complexity: O(offers asked about by anybody, at worst).
  func positions(of some: [Int]) -> [Int] {
    if some.count == offers.count { return Array(offers.indices) }
    var position = 0
    return some.map { offer in
      position = offers.firstPosition(notBefore: offer, from: position)
      return position
    }
  }

  func offer(at position: Int) -> Int { offers[position] }

  /// The first rule that refuses an offer, by its position.
  func refusal(at position: Int) -> Reason? { refusals[position] }

  /// The services that begin with an offer, by its position, and the number of the first.
  func services(at position: Int) -> (number: Int, services: ArraySlice<Service>) {
    let range = starts[position]..<starts[position + 1]
    return (firstNumber + range.lowerBound, services[range])
  }
}

/// Combines offers that no rule refuses into services.
private struct ServiceBuilder {
  let demand: Demand
  let round: Round
  let occupancy: Occupancy
  /// Ascending.
  let offers: [Int]
  /// For each offer, the subjects of a trainee who needs two; nothing for others.
  private let included: [[String]]

  init(demand: Demand, round: Round, occupancy: Occupancy, offers: [Int]) {
    self.demand = demand
    self.round = round
    self.occupancy = occupancy
    self.offers = offers
    let trainee = round.trainees[demand.trainee]
    let needsTwo =
      round.programmes[demand.programme].sector == .secondary && trainee.subjects.count == 2
    included = needsTwo ? offers.map { round.subjects(of: trainee, in: round.offers[$0]) } : []
  }

  /// The services that begin with an offer.
  func services(at position: Int) -> [Service] {
    let offer = offers[position]
    guard !included.isEmpty, included[position].count != 2 else {
      return uses(offer).map { service([$0]) }
    }
    // Two subjects: one offer that includes both, or one offer of the school for each.
    var result: [Service] = []
    for next in offers.indices.dropFirst(position + 1)
    where round.schoolOfOffer[offers[next]] == round.schoolOfOffer[offer] {
      guard included[next].count == 1, included[next] != included[position] else { continue }
      let other = offers[next]
      result += uses(offer).flatMap { use in uses(other).map { service([use, $0]) } }
    }
    return result
  }

  private func uses(_ offer: Int) -> [Use] {
    let subject = round.subjectOfUse(demand, offer: offer)
    let choices = round.mentorChoices(demand, offer: offer, subject: subject)
    return [false, true]
      .filter { occupancy.hasRoom(.offer(offer, isFurther: $0), during: demand.window) }
      .flatMap { isFurther in
        choices.map {
          Use(offer: offer, subject: subject, isFurtherPlace: isFurther, mentors: $0)
        }
      }
  }

  private func service(_ uses: [Use]) -> Service {
    Service(
      school: round.schoolOfOffer[uses[0].offer], uses: uses,
      yearGroups: uses.reduce([] as YearGroupSet) {
        $0.union(round.yearGroupsOfOffer[$1.offer])
      })
  }
}

extension [Int] {
  /// In an array in ascending order, the first position from one on with a number not less than
  /// another.
  func firstPosition(notBefore number: Int, from start: Int = 0) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether an array in ascending order holds a number.
  func containsAscending(_ number: Int) -> Bool {
    let position = firstPosition(notBefore: number)
    return position < count && self[position] == number
  }
}
