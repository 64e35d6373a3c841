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

/// Something that only so many demands may use: together on each day, or in total.
struct Limit {
  /// For each day that matters: who is present, and how many of them it leaves room for.
  private(set) var rows: [(present: DemandSet, left: Int)] = []

  /// Counts what people have fixed first and leaves the rest to the search.
  init(_ places: Int, taken fixed: [Int], on days: [DemandSet]) {
    rows = days.map { day in
      let present = fixed.filter { day & DemandSet(demand: $0) != 0 }.count
      return (day, max(0, places - present))
    }
  }

  init(rows: [(present: DemandSet, left: Int)]) { self.rows = rows }

  func allows(_ users: DemandSet) -> Bool {
    for row in rows where (users & row.present).count > row.left { return false }
    return true
  }
}
