import PlacementDocuments

/// Rows for places, schools and caps: those present together ≤ what is left.
struct LimitRows: RowRule {
  private struct Key: Hashable {
    let limit: Resource
    let window: Window
  }

  private var rowsOfUse: [Key: [Int]] = [:]
  private let round: Round
  private let occupancy: Occupancy

  /// Adds a row for each limit and each largest set of windows present together,
  /// where it could bind.
  init(_ candidates: Candidates, _ draft: inout Draft) {
    let round = candidates.round
    self.round = round
    occupancy = candidates.occupancy
    for (limit, counts) in Self.users(of: candidates) {
      let taken = occupancy.taken(of: limit)
      if occupancy.isInTotal(limit) {
        let left = occupancy.left(of: limit, afterTaken: taken.count)
        guard counts.values.reduce(0, +) > left else { continue }
        let row = draft.addRow("\(round.name(of: limit)).total", upper: left)
        for window in counts.keys { rowsOfUse[Key(limit: limit, window: window)] = [row] }
        continue
      }
      let windows = Set(taken).union(counts.keys).sorted()
      for present in largestPresences(of: windows) {
        let together = present.map { windows[$0] }
        let left = occupancy.left(
          of: limit, afterTaken: taken.count { together.contains($0) })
        let wanting = together.reduce(0) { $0 + counts[$1, default: 0] }
        guard wanting > left else { continue }
        let row = draft.addRow(
          "\(round.name(of: limit)).\(firstDay(of: together))", upper: left)
        for window in together where counts[window] != nil {
          rowsOfUse[Key(limit: limit, window: window), default: []].append(row)
        }
      }
    }
  }

  /// For each limit that demands may count towards, in order, how many of each window may.
  private static func users(of candidates: Candidates) -> [(
    limit: Resource, counts: [Window: Int]
  )] {
    let (round, occupancy) = (candidates.round, candidates.occupancy)
    var numbers: [Resource: Int] = [:]
    var users: [(limit: Resource, counts: [Window: Int])] = []
    // The demand that was the last to count, since it counts once.
    var last: [Int] = []
    func numbered(_ limit: Resource) -> Int {
      if let number = numbers[limit] { return number }
      numbers[limit] = users.count
      users.append((limit, [:]))
      last.append(-1)
      return users.count - 1
    }
    let limitsOfServices = candidates.examples.map { example in
      example.map { occupancy.limits(of: $0).map(numbered) } ?? []
    }
    for (demand, options) in candidates.openDemands {
      let window = round.demands[demand].window
      for placement in options.placements {
        let limits =
          placement.service.map { limitsOfServices[$0] }
          ?? occupancy.limits(of: placement).map(numbered)
        for limit in limits where last[limit] != demand {
          last[limit] = demand
          users[limit].counts[window, default: 0] += 1
        }
      }
    }
    return users.sorted { $0.limit < $1.limit }
  }

  var isAboutService: Bool { true }

  /// A demand counts once in each limit, however many of its offers count towards it.
  func count(_ placement: Placement, in entries: inout Entries) {
    let window = round.demands[placement.demand].window
    for limit in occupancy.limits(of: placement) {
      for row in rowsOfUse[Key(limit: limit, window: window)] ?? [] { entries.add(1, to: row) }
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
