/// What each column may still be: the state of one node.
struct Domains: Sendable {
  struct Change: Sendable {
    var column: Int32
    var lower: Int32
    var upper: Int32
  }

  /// The least value of each column.
  private(set) var lower: [Int32]
  /// The largest value: 1 for a group's column or, if it is forbidden, 0.
  private(set) var upper: [Int32]
  /// The columns of each group that are not forbidden.
  private(set) var allowed: [Int32]
  /// Everything changed since the trail was last emptied.
  private(set) var trail: [Change] = []
  private let groupOf: [Int32]
  /// Whether some column has no value left.
  private(set) var isEmpty = false

  init(groups: [Range<Int>], lower auxiliaryLower: [Int], upper auxiliaryUpper: [Int]) {
    let first = groups.last?.upperBound ?? 0
    lower = Array(repeating: 0, count: first) + auxiliaryLower.map { Int32($0) }
    upper = Array(repeating: 1, count: first) + auxiliaryUpper.map { Int32($0) }
    allowed = groups.map { Int32($0.count) }
    var groupOf = [Int32](repeating: -1, count: lower.count)
    for (group, range) in groups.enumerated() {
      for column in range { groupOf[column] = Int32(group) }
      if range.isEmpty { isEmpty = true }
    }
    self.groupOf = groupOf
  }

  mutating func emptyTrail() { trail.removeAll(keepingCapacity: true) }

  mutating func forbid(_ column: Int) {
    guard upper[column] != 0 else { return }
    set(column, 0, 0)
  }

  /// Narrows a column; bounds that are wider than what is known change nothing.
  mutating func narrow(_ column: Int, lower newLower: Int, upper newUpper: Int) {
    let least = max(Int(lower[column]), newLower)
    let most = min(Int(upper[column]), newUpper)
    guard least <= most else {
      isEmpty = true
      return
    }
    guard least != Int(lower[column]) || most != Int(upper[column]) else { return }
    set(column, Int32(least), Int32(most))
  }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      guard groupOf[Int(change.column)] < 0 else {
        forbid(Int(change.column))
        continue
      }
      narrow(Int(change.column), lower: Int(change.lower), upper: Int(change.upper))
    }
  }

  private mutating func set(_ column: Int, _ newLower: Int32, _ newUpper: Int32) {
    lower[column] = newLower
    upper[column] = newUpper
    trail.append(Change(column: Int32(column), lower: newLower, upper: newUpper))
    let group = Int(groupOf[column])
    guard group >= 0 else { return }
    allowed[group] -= 1
    if allowed[group] == 0 { isEmpty = true }
  }

  /// The point, if every column has one value left.
  func point(_ program: SearchProgram) -> [Int]? {
    var point = lower.map { Int($0) }
    for (group, range) in program.groups.enumerated() {
      guard allowed[group] == 1, let column = range.first(where: { upper[$0] == 1 }) else {
        return nil
      }
      point[column] = 1
    }
    for column in program.firstAuxiliary..<program.columnCount where lower[column] != upper[column]
    {
      return nil
    }
    return point
  }
}

/// Draws conclusions from rows: what no point of the domains can use is forbidden.
///
/// Of each group exactly one column is used, so a row's least activity takes the
/// least of each group, not of each column.
struct Propagator: Sendable {
  private var isWaiting: [Bool] = []
  private var waiting: [Int32] = []
  /// By row: whether it only limits what is used from above, no coefficient being negative.
  private var isPacking: [Bool] = []

  /// Propagates the changes on the trail from `first` on.
  ///
  /// - Returns: False if no point is left.
  mutating func run(_ program: SearchProgram, _ domains: inout Domains, from first: Int = 0) -> Bool
  {
    follow(program)
    var next = first
    defer {
      for row in waiting { isWaiting[Int(row)] = false }
      waiting.removeAll(keepingCapacity: true)
    }
    var done = 0
    while !domains.isEmpty {
      while next < domains.trail.count {
        let column = Int(domains.trail[next].column)
        next += 1
        let group = Int(program.groupOf[column])
        for row in program.rowsOf[column]
        where !isWaiting[Int(row)] && (group < 0 || !isPacking[Int(row)]) {
          wake(row)
        }
        if group >= 0 { wake(program, domains, since: group) }
      }
      guard done < waiting.count else { return true }
      let row = Int(waiting[done])
      done += 1
      isWaiting[row] = false
      guard tighten(program.rows[row], program, &domains) else { return false }
    }
    return false
  }

  /// Propagates every row.
  mutating func runAll(_ program: SearchProgram, _ domains: inout Domains) -> Bool {
    follow(program)
    for row in program.rows.indices { wake(Int32(row)) }
    return run(program, &domains, from: domains.trail.count)
  }

  /// Wakes the rows in which a group that has lost a column may have to count more.
  private mutating func wake(_ program: SearchProgram, _ domains: Domains, since group: Int) {
    let (columns, allowed) = (program.groups[group], domains.allowed[group])
    guard let one = columns.first(where: { domains.upper[$0] == 1 }) else { return }
    // As long as a column outside is allowed, the least that the group counts in a packing row is 0.
    for row in program.rowsOf[one]
    where !isWaiting[Int(row)] && isPacking[Int(row)]
      && allowed <= program.count(ofGroup: group, inRow: Int(row))
    {
      wake(row)
    }
    // Other rows may limit from below what a group with hardly a column left can still count.
    guard allowed <= 2 else { return }
    for column in columns where domains.upper[column] == 1 {
      for row in program.rowsOf[column] where !isWaiting[Int(row)] { wake(row) }
    }
  }

  private mutating func wake(_ row: Int32) {
    isWaiting[Int(row)] = true
    waiting.append(row)
  }

  /// Takes in the rows that the program has gained.
  private mutating func follow(_ program: SearchProgram) {
    while isWaiting.count < program.rows.count {
      let row = program.rows[isWaiting.count]
      isWaiting.append(false)
      isPacking.append(row.lower == .min && row.terms.allSatisfy { $0.coefficient > 0 })
    }
  }

  /// A stretch of a row's terms that share a group, or one auxiliary's.
  private struct Stretch {
    var terms: Range<Int>
    var group: Int
    /// Whether the group may use a column outside the row.
    var mayBeAbsent: Bool
    var least: Int
    var most: Int
  }

  /// Whether every point of the box satisfies a row.
  static func isRedundant(_ row: SearchProgram.Row, _ program: SearchProgram) -> Bool {
    var least = 0
    var most = 0
    var position = 0
    while position < row.terms.count {
      let stretch = stretch(at: position, row.terms, program, program.box)
      position = stretch.terms.upperBound
      least += stretch.least
      most += stretch.most
    }
    return least >= row.lower && most <= row.upper
  }

  private func tighten(
    _ row: SearchProgram.Row, _ program: SearchProgram, _ domains: inout Domains
  ) -> Bool {
    let terms = row.terms
    var least = 0
    var most = 0
    var widest = 0
    var position = 0
    while position < terms.count {
      let stretch = Self.stretch(at: position, terms, program, domains)
      position = stretch.terms.upperBound
      least += stretch.least
      most += stretch.most
      widest = max(widest, stretch.most - stretch.least)
    }
    guard least <= row.upper, most >= row.lower else { return false }
    let room = row.upper == .max ? Int.max : row.upper - least
    let excess = row.lower == .min ? Int.max : most - row.lower
    guard widest > room || widest > excess else { return true }
    position = 0
    while position < terms.count {
      let stretch = Self.stretch(at: position, terms, program, domains)
      position = stretch.terms.upperBound
      guard stretch.most - stretch.least > min(room, excess) else { continue }
      let (floor, ceiling) = (
        room == .max ? Int.min : stretch.least, excess == .max ? Int.max : stretch.most
      )
      func isOut(_ amount: Int) -> Bool {
        (room != .max && amount - floor > room) || (excess != .max && ceiling - amount > excess)
      }
      guard stretch.group >= 0 else {
        narrow(terms[stretch.terms.lowerBound], stretch, room, excess, &domains)
        if domains.isEmpty { return false }
        continue
      }
      let isAbsenceOut = stretch.mayBeAbsent && isOut(0)
      if isAbsenceOut {
        var term = stretch.terms.lowerBound
        for column in program.groups[stretch.group] {
          if term < stretch.terms.upperBound, Int(terms[term].column) == column {
            term += 1
          } else {
            domains.forbid(column)
          }
        }
      }
      for term in stretch.terms where isOut(Int(terms[term].coefficient)) {
        domains.forbid(Int(terms[term].column))
      }
      if domains.isEmpty { return false }
    }
    return true
  }

  private static func stretch(
    at start: Int, _ terms: [SearchProgram.Term], _ program: SearchProgram, _ domains: Domains
  ) -> Stretch {
    let column = Int(terms[start].column)
    let group = Int(program.groupOf[column])
    let coefficient = Int(terms[start].coefficient)
    guard group >= 0 else {
      let ends = (
        coefficient * Int(domains.lower[column]), coefficient * Int(domains.upper[column])
      )
      return Stretch(
        terms: start..<start + 1, group: -1, mayBeAbsent: false, least: min(ends.0, ends.1),
        most: max(ends.0, ends.1))
    }
    let end = program.groups[group].upperBound
    var position = start
    var (least, most) = (Int.max, Int.min)
    var count: Int32 = 0
    while position < terms.count, Int(terms[position].column) < end {
      if domains.upper[Int(terms[position].column)] == 1 {
        count += 1
        let amount = Int(terms[position].coefficient)
        least = min(least, amount)
        most = max(most, amount)
      }
      position += 1
    }
    let mayBeAbsent = count < domains.allowed[group]
    if mayBeAbsent {
      least = min(least, 0)
      most = max(most, 0)
    }
    // A group without columns left is found empty elsewhere.
    if least > most { (least, most) = (0, 0) }
    return Stretch(
      terms: start..<position, group: group, mayBeAbsent: mayBeAbsent, least: least, most: most)
  }

  private func narrow(
    _ term: SearchProgram.Term, _ stretch: Stretch, _ room: Int, _ excess: Int,
    _ domains: inout Domains
  ) {
    let column = Int(term.column)
    let step = Int(term.coefficient.magnitude)
    let (lower, upper) = (Int(domains.lower[column]), Int(domains.upper[column]))
    let above = room == .max ? upper - lower : min(room / step, upper - lower)
    let below = excess == .max ? upper - lower : min(excess / step, upper - lower)
    // Where the coefficient is negative, the least activity is at the upper bound.
    if term.coefficient > 0 {
      domains.narrow(column, lower: upper - below, upper: lower + above)
    } else {
      domains.narrow(column, lower: upper - above, upper: lower + below)
    }
  }
}

extension SearchProgram {
  /// How many of a group's columns a row has, allowed or not.
  ///
  /// - Complexity: O(log of the row's terms).
  fileprivate func count(ofGroup group: Int, inRow row: Int) -> Int32 {
    let (terms, columns) = (rows[row].terms, groups[group])
    func position(of column: Int) -> Int {
      var (low, high) = (0, terms.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(terms[middle].column) < column { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return Int32(position(of: columns.upperBound) - position(of: columns.lowerBound))
  }
}
