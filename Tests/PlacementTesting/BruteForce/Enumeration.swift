import PlacementDocuments

/// All of one trainee's placements in one allocation.
private struct Plan {
  let options: [Option]
  /// Index of each option among all options of the round.
  let ids: [Int]
  let unplaced: Int
  /// Minutes before mentors.
  let score: Int
  /// The least that mentors add if nobody else were in the round.
  let mentorsAlone: Int
  let tieBreak: Int
  /// The limits that it counts towards, with the demands that do.
  let touched: [(limit: Int, users: DemandSet)]

  var scoreAlone: Int { score + mentorsAlone }
}

/// What is minimised, most important first.
private struct Value: Comparable {
  var unplaced = 0
  var unfilled = 0
  var score = 0
  var tieBreak = 0

  func adding(leastOf plans: [Plan], _ unplaced: Int) -> Value {
    Value(
      unplaced: self.unplaced + unplaced,
      score: score + (plans.map(\.scoreAlone).min() ?? 0),
      tieBreak: tieBreak + (plans.map(\.tieBreak).min() ?? 0))
  }

  static func < (a: Value, b: Value) -> Bool {
    if a.unplaced != b.unplaced { return a.unplaced < b.unplaced }
    if a.unfilled != b.unfilled { return a.unfilled < b.unfilled }
    if a.score != b.score { return a.score < b.score }
    return a.tieBreak < b.tieBreak
  }
}

/// A depth-first walk over every combination of the trainees' plans.
struct Enumeration {
  /// Whether branches that cannot beat the best are cut; a test compares the two.
  private let isCutting: Bool
  private let round: OpenRound
  private let limits: Limits
  private let mentoring: [String: Mentoring]
  private let schools: [String]
  private let mustFill: [Offer]
  private var trainees: [[Plan]] = []

  private var users: [DemandSet]
  private var chosen: [Plan] = []
  private var best: Value?
  private var optima: [[Plan]] = []
  private var mentorsLeast: [[Int]: Int?] = [:]
  /// For the trainees from each one on: the least of each objective, and uses of each must-fill offer.
  private var rest: [Value] = []
  /// The same where nobody more than necessary may be left unplaced.
  private var restPlaced: [Value] = []
  private var restUses: [[Int]] = []

  init(_ round: OpenRound, isCutting: Bool = true) {
    self.isCutting = isCutting
    let presence = Presence(round.demands)
    self.round = round
    limits = Limits(round, presence)
    schools = round.documents.schools.map(\.id)
    mentoring = Dictionary(
      round.documents.schools.map { ($0.id, Mentoring($0, round, presence)) },
      uniquingKeysWith: { first, _ in first })
    mustFill = round.documents.offers.filter { $0.mustFill && $0.state != .withdrawn }
    users = limits.all.map { _ in 0 }
    var nextID = 0
    for trainee in round.documents.trainees {
      let plans = plans(of: trainee, &nextID)
      if !plans.isEmpty { trainees.append(plans) }
    }
    trainees.sort { $0.count < $1.count }
  }

  var planCounts: [Int] { trainees.map(\.count) }

  mutating func run() -> BruteForceResult {
    summariseRest()
    visit(0, Value(), mustFill.map { $0.places - takenPlaces($0) })
    let best = best ?? Value()

    var result = BruteForceResult()
    if mentoring.values.contains(where: \.hasFixedTasks) {
      let without = schools.reduce(0) { $0 + (mentoring[$1]?.fixedWithout ?? 0) }
      result.tiers.append(.init(.fixedMentors, without))
    }
    result.tiers.append(.init(.placed, best.unplaced))
    if round.documents.offers.contains(where: \.mustFill) {
      result.tiers.append(.init(.mustFill, best.unfilled))
    }
    result.tiers.append(.init(.suitability, best.score))
    result.tieBreak = best.tieBreak
    result.optima = optima.map { plans in
      plans.flatMap(\.options).flatMap { option in
        option.uses.map { use in
          let demand = round.demands[option.demand]
          return BruteForceResult.Use(
            demand.trainee.id, demand.phase.id, use.offer.id, isFurtherPlace: use.isFurther)
        }
      }.sorted()
    }
    let alone = trainees.map { plans in
      plans.map { Value(unplaced: $0.unplaced, score: $0.scoreAlone) }.min() ?? Value()
    }
    result.isContended =
      alone.reduce(0) { $0 + $1.unplaced } != best.unplaced
      || alone.reduce(0) { $0 + $1.score } != best.score
    return result
  }

  // MARK: - Plans of one trainee

  private func plans(of trainee: Trainee, _ nextID: inout Int) -> [Plan] {
    let placeable = round.demands.indices.filter {
      round.demands[$0].trainee.id == trainee.id && round.isPlaceable($0)
    }
    guard !placeable.isEmpty else { return [] }
    var combinations: [(options: [Option], ids: [Int], unplaced: Int)] = [([], [], 0)]
    for demand in placeable {
      let firstID = nextID
      let options = round.options(for: demand).filter { option in
        limits.touched(by: option).allSatisfy {
          limits.all[$0].allows(DemandSet(demand: demand))
        }
      }
      nextID += options.count
      let weight = round.demands[demand].weight(round.rules.placed)
      combinations = combinations.flatMap { before in
        [(before.options, before.ids, before.unplaced + weight)]
          + options.enumerated().map { place, option in
            (before.options + [option], before.ids + [firstID + place], before.unplaced)
          }
      }
    }
    return combinations.compactMap { plan($0.options, $0.ids, unplaced: $0.unplaced) }
      .sorted { ($0.unplaced, $0.scoreAlone) < ($1.unplaced, $1.scoreAlone) }
  }

  /// The plan with its value, or nil if it could not stand even alone.
  private func plan(_ options: [Option], _ ids: [Int], unplaced: Int) -> Plan? {
    guard round.mayCombine(options) else { return nil }
    var touched: [(limit: Int, users: DemandSet)] = []
    for option in options {
      for limit in limits.touched(by: option) {
        let user = DemandSet(demand: option.demand)
        if let place = touched.firstIndex(where: { $0.limit == limit }) {
          touched[place].users |= user
        } else {
          touched.append((limit, user))
        }
      }
    }
    guard touched.allSatisfy({ limits.all[$0.limit].allows($0.users) }) else { return nil }
    var mentors = 0
    for school in schools where options.contains(where: { $0.school.id == school }) {
      guard let least = mentoring[school]?.least(for: options.filter { $0.school.id == school })
      else { return nil }
      mentors += least
    }
    return Plan(
      options: options, ids: ids, unplaced: unplaced,
      score: options.reduce(0) { $0 + round.score(of: $1, among: options) },
      mentorsAlone: mentors, tieBreak: options.reduce(0) { $0 + $1.tieBreak }, touched: touched)
  }

  // MARK: - The walk

  private func takenPlaces(_ offer: Offer) -> Int {
    Limits.takenPlaces(of: round).filter { $0.hold.offers.contains(offer.id) }.count
  }

  private func uses(of offer: Offer, in plan: Plan) -> Int {
    plan.options.reduce(0) { $0 + $1.uses.filter { $0.offer.id == offer.id }.count }
  }

  private mutating func summariseRest() {
    rest = [Value()]
    restPlaced = [Value()]
    restUses = [mustFill.map { _ in 0 }]
    for plans in trainees.reversed() {
      let unplaced = plans.map(\.unplaced).min() ?? 0
      rest.append(rest[rest.count - 1].adding(leastOf: plans, unplaced))
      let placed = plans.filter { $0.unplaced == unplaced }
      restPlaced.append(restPlaced[restPlaced.count - 1].adding(leastOf: placed, unplaced))
      let most = mustFill.map { offer in plans.map { uses(of: offer, in: $0) }.max() ?? 0 }
      restUses.append(zip(restUses[restUses.count - 1], most).map(+))
    }
    rest.reverse()
    restPlaced.reverse()
    restUses.reverse()
  }

  private mutating func visit(_ depth: Int, _ value: Value, _ unfilled: [Int]) {
    if isCutting, let best {
      let unplaced = value.unplaced + rest[depth].unplaced
      let more = unplaced == best.unplaced ? restPlaced[depth] : rest[depth]
      var least = value
      least.unplaced = unplaced
      least.unfilled = zip(unfilled, restUses[depth]).reduce(0) { $0 + max(0, $1.0 - $1.1) }
      least.score += more.score
      least.tieBreak += more.tieBreak
      if best < least { return }
    }
    guard depth < trainees.count else {
      finish(value, unfilled)
      return
    }
    for plan in trainees[depth] where fits(plan) {
      for (limit, more) in plan.touched { users[limit] |= more }
      chosen.append(plan)
      if plan.options.isEmpty || mentorsMinutes() != nil {
        var next = value
        next.unplaced += plan.unplaced
        next.score += plan.scoreAlone
        next.tieBreak += plan.tieBreak
        let left = zip(mustFill, unfilled).map { $1 - uses(of: $0, in: plan) }
        visit(depth + 1, next, left)
      }
      chosen.removeLast()
      for (limit, more) in plan.touched { users[limit] &= ~more }
    }
  }

  private func fits(_ plan: Plan) -> Bool {
    for (limit, more) in plan.touched where !limits.all[limit].allows(users[limit] | more) {
      return false
    }
    return true
  }

  private mutating func finish(_ value: Value, _ unfilled: [Int]) {
    guard let mentors = mentorsMinutes() else { return }
    var value = value
    value.score += mentors - chosen.reduce(0) { $0 + $1.mentorsAlone }
    value.unfilled = unfilled.reduce(0) { $0 + max(0, $1) }
    if let best, best < value { return }
    if best != value { optima = [] }
    best = value
    if optima.count < 20 { optima.append(chosen) }
  }

  /// The least that mentors add for everybody chosen so far; nil if somebody is left without.
  private mutating func mentorsMinutes() -> Int? {
    var minutes = 0
    for school in schools {
      var ids: [Int] = []
      var options: [Option] = []
      for plan in chosen {
        for (id, option) in zip(plan.ids, plan.options) where option.school.id == school {
          ids.append(id)
          options.append(option)
        }
      }
      if ids.isEmpty { continue }
      let least: Int?
      if let known = mentorsLeast[ids] {
        least = known
      } else {
        least = mentoring[school]?.least(for: options)
        mentorsLeast[ids] = .some(least)
      }
      guard let least else { return nil }
      minutes += least
    }
    return minutes
  }
}
