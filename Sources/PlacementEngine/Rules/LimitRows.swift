import PlacementDocuments

/// Rows for places, schools and caps: those present together ≤ what is left.
struct LimitRows: RowRule {
  private let users: LimitUsers
  /// By limit and window.
  private var rows: [[Int]]

  /// Adds a row for each limit and each largest set of windows present together,
  /// where it could bind.
  init(_ candidates: Candidates, _ users: LimitUsers, _ draft: inout Draft) {
    let (round, occupancy) = (candidates.round, candidates.occupancy)
    self.users = users
    rows = Array(repeating: [], count: users.counts.count)
    for number in users.limits.indices.sorted(by: { users.limits[$0] < users.limits[$1] }) {
      let limit = users.limits[number]
      let wanted = users.windows.indices.filter { users.counts[users.place(number, $0)] > 0 }
      let taken = occupancy.taken(of: limit)
      if occupancy.isInTotal(limit) {
        let left = occupancy.left(of: limit, afterTaken: taken.count)
        let wanting = wanted.reduce(0) { $0 + users.counts[users.place(number, $1)] }
        guard wanting > left else { continue }
        let row = draft.addRow("\(round.name(of: limit)).total", upper: left)
        for window in wanted { rows[users.place(number, window)] = [row] }
        continue
      }
      let wantedWindows = wanted.map { users.windows[$0] }
      let windows =
        taken.isEmpty ? wantedWindows : Set(taken).union(wantedWindows).sorted()
      for present in round.presences.largest(of: windows) {
        let together = present.map { windows[$0] }
        let left = occupancy.left(
          of: limit, afterTaken: taken.count { together.contains($0) })
        let present = wanted.filter { together.contains(users.windows[$0]) }
        let wanting = present.reduce(0) { $0 + users.counts[users.place(number, $1)] }
        guard wanting > left else { continue }
        let row = draft.addRow(
          "\(round.name(of: limit)).\(firstDay(of: together))", upper: left)
        for window in present { rows[users.place(number, window)].append(row) }
      }
    }
  }

  var isAboutService: Bool { true }

  /// A demand counts once in each limit, however many of its offers count towards it.
  func count(_ placement: Placement, in entries: inout Entries) {
    users.forEachLimit(of: placement) { limit in
      for row in rows[users.place(limit, users.windowOfDemand[placement.demand])] {
        entries.add(1, to: row)
      }
    }
  }
}

/// The limits that demands may count towards, and how many demands of each window may.
struct LimitUsers: Sendable {
  private(set) var limits: [Resource] = []
  /// Of the round's demands.
  let windows: [Window]
  let windowOfDemand: [Int]
  /// By limit and window.
  private(set) var counts: [Int] = []
  /// By place of the limit among all that there may be.
  private var numbers: [Int?]
  /// The limits of each service, one after another, and where those of the next begin.
  private var limitsOfServices: [Int] = []
  private var starts = [0]
  private let occupancy: Occupancy
  private let offerCount: Int
  private let schoolCount: Int

  init(_ candidates: Candidates) {
    occupancy = candidates.occupancy
    offerCount = candidates.round.offers.count
    schoolCount = candidates.round.schools.count
    numbers = Array(
      repeating: nil,
      count: 2 * offerCount + schoolCount + candidates.round.documents.round.caps.count)
    let demands = candidates.round.demands
    let windows = Set(demands.map(\.window)).sorted()
    let numberOfWindow = Dictionary(uniqueKeysWithValues: zip(windows, windows.indices))
    self.windows = windows
    windowOfDemand = demands.map { numberOfWindow[$0.window] ?? 0 }
    for example in candidates.examples {
      for limit in example.map(occupancy.limits) ?? [] { limitsOfServices.append(number(limit)) }
      starts.append(limitsOfServices.count)
    }
    for placement in candidates.placementsWithoutService {
      for limit in occupancy.limits(of: placement) { _ = number(limit) }
    }
    var counts = [Int](repeating: 0, count: limits.count * windows.count)
    // The demand that was the last to count towards a limit, since it counts once.
    var last = [Int](repeating: -1, count: limits.count)
    let (limitsOfServices, starts, windowCount) = (limitsOfServices, starts, windows.count)
    for demand in candidates.options.keys.sorted() {
      let window = windowOfDemand[demand]
      let placements = candidates.options[demand]?.placements ?? []
      for index in placements.indices {
        guard let service = placements[index].service else {
          forEachLimit(of: placements[index]) { limit in
            guard last[limit] != demand else { return }
            last[limit] = demand
            counts[limit * windowCount + window] += 1
          }
          continue
        }
        for place in starts[service]..<starts[service + 1] {
          let limit = limitsOfServices[place]
          guard last[limit] != demand else { continue }
          last[limit] = demand
          counts[limit * windowCount + window] += 1
        }
      }
    }
    self.counts = counts
  }

  private mutating func number(_ limit: Resource) -> Int {
    let slot = slot(of: limit)
    if let number = numbers[slot] { return number }
    numbers[slot] = limits.count
    limits.append(limit)
    return limits.count - 1
  }

  private func slot(of limit: Resource) -> Int {
    switch limit {
    case .offer(let offer, let isFurther): 2 * offer + (isFurther ? 1 : 0)
    case .school(let school): 2 * offerCount + school
    case .cap(let cap): 2 * offerCount + schoolCount + cap
    }
  }

  func place(_ limit: Int, _ window: Int) -> Int { limit * windows.count + window }

  /// The limits that a placement counts towards, each once.
  func forEachLimit(of placement: Placement, _ body: (Int) -> Void) {
    if let service = placement.service {
      for index in starts[service]..<starts[service + 1] { body(limitsOfServices[index]) }
    } else {
      for limit in occupancy.limits(of: placement) {
        if let number = numbers[slot(of: limit)] { body(number) }
      }
    }
  }
}

extension Round {
  /// What a limit's rows are called.
  fileprivate func name(of limit: Resource) -> String {
    switch limit {
    case .offer(let offer, let isFurther):
      "\(isFurther ? "further" : "places").\(offers[offer].id)"
    case .school(let school): "school.\(schools[school].id)"
    case .cap(let cap): "cap.\(documents.round.caps[cap].id)"
    }
  }
}

extension Resource: Comparable {
  private var order: (Int, Int) {
    switch self {
    case .offer(let offer, let isFurther): (isFurther ? 1 : 0, offer)
    case .school(let school): (2, school)
    case .cap(let cap): (3, cap)
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.order < b.order }
}
