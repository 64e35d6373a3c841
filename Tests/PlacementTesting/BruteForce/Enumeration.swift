import PlacementDocuments

/// A depth-first walk over every combination of the trainees' plans.
struct Enumeration {
  /// What the walk is for.
  enum Purpose {
    /// The best allocations; `cutting` leaves out branches that cannot be among them.
    case best(cutting: Bool)
    /// The value of every allocation there is.
    case all
    /// Whether some allocation places every locked demand and fills these offers.
    case honouring(mustFill: Set<String>)
  }

  private let round: OpenRound
  private let purpose: Purpose
  private let isCutting: Bool
  private let limits: Limits
  private let mentoring: [Mentoring]
  private let mustFill: [Offer]
  private let minimums: [Offer]
  private let routes: [[Int]]
  private let coverageNeeded: [(kind: CoverageKind, count: Int)]
  /// For each demand, the others of its block.
  private var block: [[Int]]
  private var trainees: [[Plan]] = []

  // What is chosen so far.
  private var chosen: [Plan] = []
  private var users: [DemandSet]
  private var unfilled: [Int]
  private var unmet: [Int]
  /// For each demand: its school, or nil within if it is unplaced; nil while it is undecided.
  private var place: [Int??]
  /// For each school: the options there, and what its mentors add.
  private var there: [(ids: [Int], options: [Option], mentors: Int)]
  private var mentorsLeast: [[Int]: Int?] = [:]

  // What is found.
  private var best: Value?
  private var optima: [[Plan]] = []
  private(set) var found: [Value] = []

  // For the trainees from each one on.
  private var rest: [Value] = []
  /// The same where nobody more than necessary may be left unplaced.
  private var restPlaced: [Value] = []
  private var restUses: [[Int]] = []
  private var restMet: [[Int]] = []

  init(_ round: OpenRound, isCutting: Bool = true) { self.init(round, .best(cutting: isCutting)) }

  init(_ round: OpenRound, _ purpose: Purpose) {
    let presence = Presence(round.demands)
    self.round = round
    self.purpose = purpose
    limits = Limits(round, presence)
    let offers = round.documents.offers
    let toFill = offers.filter {
      $0.mustFill && $0.state != .withdrawn && round.rules.isOn(.mustFill)
    }
    let isHonouring: Bool
    switch purpose {
    case .best(let cutting):
      (isCutting, isHonouring, mustFill) = (cutting, false, toFill)
    case .all:
      (isCutting, isHonouring, mustFill) = (false, false, toFill)
    case .honouring(let ids):
      (isCutting, isHonouring, mustFill) = (true, true, toFill.filter { ids.contains($0.id) })
    }
    let leavesOutFixed = isHonouring || !round.rules.isOn(.fixedMentors)
    mentoring = round.documents.schools.map {
      Mentoring($0, round, presence, leavesOutFixed: leavesOutFixed)
    }
    minimums = offers.filter { $0.minimum > 1 }
    routes = round.comparedRoutes
    let needed = round.coverageNeeded()
    coverageNeeded = CoverageKind.allCases.compactMap { kind in
      needed[kind].flatMap { $0 > 0 ? (kind, $0) : nil }
    }
    block = round.demands.indices.map { index in
      round.groups.blocks.first { $0.contains(index) }?.filter { $0 != index } ?? []
    }
    users = limits.all.map { _ in 0 }
    let taken = Limits.takenPlaces(of: round)
    unfilled = mustFill.map { offer in
      offer.places - taken.filter { $0.hold.offers.contains(offer.id) }.count
    }
    unmet = coverageNeeded.map(\.count)
    place = round.demands.indices.map { index in
      let fixed = round.commitments[index].fixed?.school
      return fixed.map { id in round.documents.schools.firstIndex { $0.id == id } }
    }
    there = round.documents.schools.map { _ in ([], [], 0) }
    trainees = Planning(
      round: round, limits: limits, mentoring: mentoring, honoursLocks: isHonouring
    ).plans().sorted { $0.count < $1.count }
    estimateGains()
  }

  var planCounts: [Int] { trainees.map(\.count) }

  /// Whether some allocation honours what the walk is asked to honour.
  mutating func isHonoured() -> Bool {
    walk()
    return !found.isEmpty
  }

  /// The value of every allocation there is.
  mutating func everyValue() -> [Value] {
    walk()
    return found
  }

  mutating func run() -> BruteForceResult {
    walk()
    let best = best ?? Value()
    var result = BruteForceResult()
    result.optima = optima.map { plans in
      plans.flatMap(\.options).flatMap { option in
        option.uses.map { use in
          let demand = round.demands[option.demand]
          return BruteForceResult.Use(
            demand.trainee.id, demand.phase.id, use.offer.id, isFurtherPlace: use.isFurther)
        }
      }.sorted()
    }
    let proposed = (optima.first ?? []).flatMap(\.options)
    result.sumOfScores = best.score - round.disparity(proposed, routes)
    let journeys = proposed.map(\.minutes).sorted(by: >)
    result.tiers = tiers(best, longest: journeys.first ?? 0)
    if round.worstJourneysMode != .off {
      let counted = round.worstJourneys(journeys)
      for minutes in Set(counted).sorted(by: >) {
        result.levels.append(
          .init(minutes: minutes, journeys: counted.filter { $0 == minutes }.count))
      }
    }
    result.tieBreak = best.tieBreak
    let alone = trainees.map { plans in
      plans.map {
        var value = Value()
        (value.unplaced, value.score) = ($0.value.unplaced, $0.value.score + $0.mentorsAlone)
        return value
      }.min() ?? Value()
    }
    result.isContended =
      alone.reduce(0) { $0 + $1.unplaced } != best.unplaced
      || alone.reduce(0) { $0 + $1.score } != best.score
    return result
  }

  private func tiers(_ best: Value, longest: Int) -> [BruteForceResult.Tier] {
    let rules = round.rules
    var tiers: [BruteForceResult.Tier] = []
    func add(_ name: TierRecord.Name, _ value: Int, if isThere: Bool) {
      if isThere, rules.isOn(name) { tiers.append(.init(name, value)) }
    }
    let isRepair = round.kept.contains { $0 != nil }
    let worst = round.worstJourneysMode
    add(
      .fixedMentors, mentoring.reduce(0) { $0 + $1.fixedWithout },
      if: mentoring.contains(where: \.hasFixedTasks))
    add(.placed, best.unplaced, if: true)
    add(.mustFill, best.unfilled, if: !mustFill.isEmpty)
    add(.promises, best.promises, if: isRepair)
    add(.moves, best.moves, if: isRepair)
    add(.courseRules, best.breaches, if: !rules.course.isEmpty)
    add(
      .coverage, best.shortfall, if: CoverageKind.allCases.contains { rules.coverage[$0] > 0 })
    add(.worstJourneys, longest, if: worst == .first)
    add(.suitability, best.score, if: true)
    add(.worstJourneys, longest, if: worst == .ties)
    return tiers
  }

  // MARK: - Bounds

  /// What each trainee may gain by sharing journeys with those chosen earlier.
  private mutating func estimateGains() {
    guard round.sharedJourneyMinutes > 0 else { return }
    var earlier: Set<Int> = []
    for index in trainees.indices {
      for plan in trainees[index].indices {
        trainees[index][plan].gainAtMost = trainees[index][plan].schools.reduce(0) { sum, own in
          guard own.school != nil else { return sum }
          let shared = round.groups.sharing[own.demand].intersection(earlier).count
          return sum + 2 * round.sharedJourneyMinutes * shared
        }
      }
      earlier.formUnion(trainees[index].first?.schools.map(\.demand) ?? [])
    }
  }

  private func uses(of offer: Offer, in plan: Plan) -> Int {
    plan.options.reduce(0) { $0 + $1.uses.filter { $0.offer.id == offer.id }.count }
  }

  private mutating func summariseRest() {
    rest = [Value()]
    restPlaced = [Value()]
    restUses = [mustFill.map { _ in 0 }]
    restMet = [coverageNeeded.map { _ in 0 }]
    for plans in trainees.reversed() {
      let unplaced = plans.map(\.value.unplaced).min() ?? 0
      var all = rest[rest.count - 1]
      all.add(Value.least(of: plans.map(\.least)))
      rest.append(all)
      var placed = restPlaced[restPlaced.count - 1]
      placed.add(
        Value.least(of: plans.filter { $0.value.unplaced == unplaced }.map(\.least)))
      restPlaced.append(placed)
      let most = mustFill.map { offer in plans.map { uses(of: offer, in: $0) }.max() ?? 0 }
      restUses.append(zip(restUses[restUses.count - 1], most).map(+))
      let met = coverageNeeded.map { need in
        plans.contains { $0.met.contains(need.kind) } ? 1 : 0
      }
      restMet.append(zip(restMet[restMet.count - 1], met).map(+))
    }
    rest.reverse()
    restPlaced.reverse()
    restUses.reverse()
    restMet.reverse()
  }

  /// Whether no allocation below is as good as the best so far.
  private func isHopeless(_ depth: Int, _ value: Value) -> Bool {
    let unfilledAtLeast = zip(unfilled, restUses[depth]).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    if case .honouring = purpose { return unfilledAtLeast > 0 }
    guard let best else { return false }
    let unplaced = value.unplaced + rest[depth].unplaced
    var least = value
    least.add(unplaced == best.unplaced ? restPlaced[depth] : rest[depth])
    least.unplaced = unplaced
    least.unfilled = unfilledAtLeast
    least.shortfall = zip(unmet, restMet[depth]).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    return best < least
  }

  // MARK: - The walk

  private mutating func walk() {
    if case .honouring = purpose, !honoursWhatIsFixed { return }
    summariseRest()
    visit(0, Value())
  }

  private mutating func visit(_ depth: Int, _ value: Value) {
    if case .honouring = purpose, !found.isEmpty { return }
    if isCutting, isHopeless(depth, value) { return }
    guard depth < trainees.count else {
      finish(value)
      return
    }
    for plan in trainees[depth] where fits(plan) && suitsGroups(plan) {
      let before = plan.schools.compactMap(\.school).map { (school: $0, there: there[$0]) }
      if let mentors = addMentors(plan) {
        for (limit, more) in plan.touched { users[limit] |= more }
        for (demand, school) in plan.schools { place[demand] = .some(school) }
        count(plan, by: 1)
        chosen.append(plan)
        var next = value
        next.add(plan.value)
        next.score += mentors - sharedGain(plan)
        visit(depth + 1, next)
        chosen.removeLast()
        count(plan, by: -1)
        for (demand, _) in plan.schools { place[demand] = nil }
        for (limit, more) in plan.touched { users[limit] &= ~more }
      }
      for (school, earlier) in before { there[school] = earlier }
    }
  }

  private func fits(_ plan: Plan) -> Bool {
    for (limit, more) in plan.touched where !limits.all[limit].allows(users[limit] | more) {
      return false
    }
    return true
  }

  /// Whether blocks stay together and those kept apart stay apart.
  private func suitsGroups(_ plan: Plan) -> Bool {
    for (demand, school) in plan.schools {
      for other in block[demand] {
        guard let decided = place[other] else { continue }
        let isFixed = round.commitments[other].fixed != nil
        if decided != school, !(isFixed && school == nil) { return false }
      }
      guard let school else { continue }
      for other in round.groups.apart[demand] where place[other] == .some(school) { return false }
    }
    return true
  }

  /// Adds the plan's options to their schools; nil if a mentor is wanting, else the minutes added.
  private mutating func addMentors(_ plan: Plan) -> Int? {
    var minutes = 0
    for (place, option) in plan.options.enumerated() {
      guard let school = plan.schools.first(where: { $0.demand == option.demand })?.school,
        !mentoring[school].isEmpty
      else { continue }
      there[school].ids.append(plan.ids[place])
      there[school].options.append(option)
      let ids = there[school].ids
      let least: Int?
      if let known = mentorsLeast[ids] {
        least = known
      } else {
        least = mentoring[school].least(for: there[school].options)
        mentorsLeast[ids] = .some(least)
      }
      guard let least else { return nil }
      minutes += least - there[school].mentors
      there[school].mentors = least
    }
    return minutes
  }

  private mutating func count(_ plan: Plan, by sign: Int) {
    for (index, offer) in mustFill.enumerated() {
      unfilled[index] -= sign * uses(of: offer, in: plan)
    }
    for (index, need) in coverageNeeded.enumerated() where plan.met.contains(need.kind) {
      unmet[index] -= sign
    }
  }

  /// What the plan and those chosen before it gain by sharing journeys, on both sides.
  private func sharedGain(_ plan: Plan) -> Int {
    let minutes = round.sharedJourneyMinutes
    guard minutes > 0 else { return 0 }
    var gain = 0
    for (demand, school) in plan.schools {
      guard let school else { continue }
      for other in round.groups.sharing[demand]
      where round.commitments[other].fixed == nil && place[other] == .some(school) {
        gain += 2 * minutes
      }
    }
    return gain
  }

  private mutating func finish(_ value: Value) {
    guard meetsMinimums else { return }
    var value = value
    value.unfilled = unfilled.reduce(0) { $0 + max(0, $1) }
    value.shortfall = unmet.reduce(0) { $0 + max(0, $1) }
    value.score += round.disparity(chosen.flatMap(\.options), routes)
    switch purpose {
    case .all: found.append(value)
    case .honouring:
      if value.unfilled == 0 { found.append(value) }
    case .best:
      if let best, best < value { return }
      if best != value { optima = [] }
      best = value
      if optima.count < 20 { optima.append(chosen) }
    }
  }

  /// Whether each offer with a minimum has it in each phase that is proposed for it.
  private var meetsMinimums: Bool {
    guard !minimums.isEmpty else { return true }
    let taken = Limits.takenPlaces(of: round)
    let options = chosen.flatMap(\.options)
    return minimums.allSatisfy { offer in
      let proposed = options.filter { $0.offers.contains { $0.id == offer.id } }.map(\.demand)
      let people = taken.filter { $0.hold.offers.contains(offer.id) }.map(\.demand)
      return proposed.allSatisfy { demand in
        let phase = round.demands[demand].phase.id
        return (proposed + people).filter { round.demands[$0].phase.id == phase }.count
          >= offer.minimum
      }
    }
  }

  /// Whether what people fixed keeps to limits, and to groups, among itself.
  private var honoursWhatIsFixed: Bool {
    func fixedSchools(_ demands: [Int]) -> [String] {
      demands.compactMap { round.commitments[$0].fixed?.school }
    }
    let isApart = round.demands.indices.allSatisfy { index in
      guard let school = round.commitments[index].fixed?.school else { return true }
      return !fixedSchools(round.groups.apart[index].sorted()).contains(school)
    }
    return !limits.isOverrun && isApart
      && round.groups.together.allSatisfy { Set(fixedSchools($0)).count < 2 }
  }
}
