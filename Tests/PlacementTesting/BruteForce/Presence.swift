import PlacementDocuments

/// A set of demands, by their index: bit *i* stands for demand *i*.
typealias DemandSet = UInt64

extension DemandSet {
  init(demand index: Int) { self = 1 << DemandSet(index) }
  var count: Int { nonzeroBitCount }
}

/// Which demands are present on each day of the round.
struct Presence {
  /// One set for every day that differs from the days before it.
  let days: [DemandSet]

  init(_ demands: [Demand]) {
    precondition(demands.count <= 64, "Enumeration is for rounds of at most 64 demands.")
    var seen: Set<DemandSet> = []
    var days: [DemandSet] = []
    if let first = demands.map(\.start).min(), let last = demands.map(\.end).max(), first <= last {
      for number in first.dayNumber...last.dayNumber {
        let day = Day(dayNumber: number)
        var present: DemandSet = 0
        for (index, demand) in demands.enumerated() where demand.isPresent(on: day) {
          present |= DemandSet(demand: index)
        }
        if present != 0, seen.insert(present).inserted { days.append(present) }
      }
    }
    self.days = days
  }
}

/// A place that people have taken: fixed, or kept after an end.
struct TakenPlace {
  let demand: Int
  let hold: Commitment.Hold
  let isFixed: Bool
}

extension [TakenPlace] {
  func present(on day: DemandSet) -> [TakenPlace] {
    filter { day & DemandSet(demand: $0.demand) != 0 }
  }

  /// Whether what is fixed goes beyond a limit, on one of the days.
  func overrun(_ limit: Int, on days: [DemandSet]) -> Bool {
    days.contains { day in
      let present = present(on: day)
      return present.count > limit && present.contains(where: \.isFixed)
    }
  }
}

/// Something that only so many demands may use: together on each day, or in total.
struct Limit {
  /// For each day that matters: who is present, and how many of them it leaves room for.
  private(set) var rows: [(present: DemandSet, left: Int)] = []

  /// Counts what people have fixed first and leaves the rest to the search.
  init(_ places: Int, taken: [TakenPlace], on days: [DemandSet]) {
    rows = days.map { (present: $0, left: max(0, places - taken.present(on: $0).count)) }
  }

  /// Places of one kind, of which those beyond `before` that people have fixed are taken.
  init(_ places: Int, after before: Int, taken: [TakenPlace], on days: [DemandSet]) {
    rows = days.map { day in
      (present: day, left: max(0, places - max(0, taken.present(on: day).count - before)))
    }
  }

  func allows(_ users: DemandSet) -> Bool {
    for row in rows where (users & row.present).count > row.left { return false }
    return true
  }
}
