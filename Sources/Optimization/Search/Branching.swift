/// A question whose two answers split a node.
///
/// Is the group's column one of these? Is the auxiliary above this value?
struct Decision: Sendable {
  /// What the answer "yes" changes.
  var yes: [Domains.Change]
  /// What the answer "no" changes.
  var no: [Domains.Change]
  /// How much of the relaxation says yes: between 0 and 1 for a group.
  var share: Double
  /// What the gains of such questions are averaged over: the group, or the auxiliary.
  var subject: Int

  /// Asks whether a group uses one of some columns.
  init(
    _ program: SearchProgram, _ domains: Domains, group: Int, share: Double,
    _ isIn: (Int) -> Bool
  ) {
    yes = []
    no = []
    for column in program.groups[group] where domains.upper[column] == 1 {
      let change = Domains.Change(column: Int32(column), lower: 0, upper: 0)
      if isIn(column) { no.append(change) } else { yes.append(change) }
    }
    self.share = share
    subject = group
  }

  /// Asks whether an auxiliary is above a value.
  init(
    _ program: SearchProgram, _ domains: Domains, auxiliary: Int, above value: Int,
    share: Double
  ) {
    let (column, lower, upper) = (
      Int32(auxiliary), domains.lower[auxiliary], domains.upper[auxiliary]
    )
    yes = [Domains.Change(column: column, lower: Int32(value + 1), upper: upper)]
    no = [Domains.Change(column: column, lower: lower, upper: Int32(value))]
    self.share = share
    subject = program.groups.count + auxiliary - program.firstAuxiliary
  }
}

extension SearchProgram {
  /// Questions the relaxation leaves open, the most open ones first.
  ///
  /// Of a group: does it use this row, is it this column, is it one of its cheaper
  /// columns. Sets of columns split a group more evenly than a single column does.
  func openDecisions(_ domains: Domains, _ values: [Double]) -> [Decision] {
    var decisions: [Decision] = []
    var isTouched = [Bool](repeating: false, count: originalRowCount)
    for (group, range) in groups.enumerated() where domains.allowed[group] > 1 {
      let used = range.filter { values[$0] > Self.tolerance && domains.upper[$0] == 1 }
      guard used.count > 1 || used.contains(where: { values[$0] < 1 - Self.tolerance }) else {
        continue
      }
      var touched: [Int] = []
      for column in used {
        for row in rowsOf[column] where Int(row) < originalRowCount && !isTouched[Int(row)] {
          isTouched[Int(row)] = true
          touched.append(Int(row))
        }
      }
      var asked: Set<[Int]> = []
      func ask(_ members: [Int], _ isIn: (Int) -> Bool) {
        let total = members.reduce(0) { $0 + values[$1] }
        guard total > Self.tolerance, total < 1 - Self.tolerance, asked.insert(members).inserted
        else { return }
        decisions.append(Decision(self, domains, group: group, share: total, isIn))
      }
      for row in touched {
        let users = used.filter { rowsOf[$0].contains(Int32(row)) }
        if users.count > 1 { ask(users) { rowsOf[$0].contains(Int32(row)) } }
        isTouched[row] = false
      }
      let ranked = used.sorted { (costs[$0], $0) < (costs[$1], $1) }
      var sum = 0.0
      for (position, column) in ranked.enumerated() {
        sum += values[column]
        guard sum >= 0.5 else { continue }
        let cost = costs[column]
        ask(Array(ranked[...position])) { (costs[$0], $0) <= (cost, column) }
        break
      }
      for column in used { ask([column]) { $0 == column } }
    }
    for column in firstAuxiliary..<columnCount {
      let floor = values[column].rounded(.down)
      let part = values[column] - floor
      guard part > Self.tolerance, part < 1 - Self.tolerance else { continue }
      decisions.append(
        Decision(self, domains, auxiliary: column, above: Int(floor), share: part))
    }
    return decisions
  }

  /// Splits something in two where the relaxation gives no hint.
  func anyDecision(_ domains: Domains) -> Decision? {
    for (group, range) in groups.enumerated() where domains.allowed[group] > 1 {
      let columns = range.filter { domains.upper[$0] == 1 }
      let middle = columns[columns.count / 2]
      return Decision(self, domains, group: group, share: 0.5) { $0 < middle }
    }
    for column in firstAuxiliary..<columnCount where domains.lower[column] < domains.upper[column] {
      let middle = (Int(domains.lower[column]) + Int(domains.upper[column])) >> 1
      return Decision(self, domains, auxiliary: column, above: middle, share: 0.5)
    }
    return nil
  }

  static var tolerance: Double { 1e-6 }
}

/// What answers to past questions gained, by subject.
struct GainHistory: Sendable {
  private var sum: [Double]
  private var count: [Int]
  private var total = (sum: 0.0, count: 0)

  init(_ program: SearchProgram) {
    let subjects = program.groups.count + program.columnCount - program.firstAuxiliary
    sum = Array(repeating: 0, count: subjects)
    count = Array(repeating: 0, count: subjects)
  }

  mutating func record(_ decision: Decision, gain: Double) {
    sum[decision.subject] += gain
    count[decision.subject] += 1
    total = (total.sum + gain, total.count + 1)
  }

  /// Expected worth of a question: openness, weighted by what its subject has gained so far.
  func promise(_ decision: Decision) -> Double {
    let openness = decision.share * (1 - decision.share)
    let times = count[decision.subject]
    guard times > 0 else { return openness * (1 + average) }
    return openness * (0.1 + sum[decision.subject] / Double(times))
  }

  private var average: Double { total.count == 0 ? 1 : total.sum / Double(total.count) }
}
