/// A question whose two answers split a node: is the group's column one of these, or
/// is the auxiliary at most this?
struct Decision: Sendable {
  /// What each answer changes. The first is "yes".
  var yes: [Domains.Change]
  var no: [Domains.Change]
  /// How much of the relaxation says yes: between 0 and 1 for a group.
  var share: Double
  /// What the gains of such questions are averaged over: the group, or the auxiliary.
  var subject: Int

  /// "Group: one of these columns?"
  init(_ program: SearchProgram, _ domains: Domains, group: Int, share: Double, _ isIn: (Int) -> Bool) {
    yes = []
    no = []
    for column in program.groups[group] where domains.upper[column] == 1 {
      let change = Domains.Change(column: Int32(column), lower: 0, upper: 0)
      if isIn(column) { no.append(change) } else { yes.append(change) }
    }
    self.share = share
    subject = group
  }

  /// "Auxiliary: above this value?"
  init(_ program: SearchProgram, _ domains: Domains, auxiliary: Int, above value: Int, share: Double) {
    yes = [
      Domains.Change(column: Int32(auxiliary), lower: Int32(value + 1), upper: domains.upper[auxiliary])
    ]
    no = [
      Domains.Change(column: Int32(auxiliary), lower: domains.lower[auxiliary], upper: Int32(value))
    ]
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
    var share = [Double](repeating: 0, count: originalRowCount)
    for (group, range) in groups.enumerated() where domains.allowed[group] > 1 {
      let used = range.filter { values[$0] > Self.tolerance && domains.upper[$0] == 1 }
      guard used.count > 1 || used.contains(where: { values[$0] < 1 - Self.tolerance }) else {
        continue
      }
      var touched: [Int] = []
      for column in used {
        for row in rowsOf[column] where Int(row) < originalRowCount {
          if share[Int(row)] == 0 { touched.append(Int(row)) }
          share[Int(row)] += values[column]
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
        let isShared = used.count { rowsOf[$0].contains(Int32(row)) } > 1
        if isShared { ask(used.filter { rowsOf[$0].contains(Int32(row)) }) { rowsOf[$0].contains(Int32(row)) } }
        share[row] = 0
      }
      let ranked = used.sorted { (costs[$0], $0) < (costs[$1], $1) }
      var sum = 0.0
      for (position, column) in ranked.enumerated() {
        sum += values[column]
        guard sum >= 0.5 || sum + values[ranked[min(position + 1, ranked.count - 1)]] > 0.75 else { continue }
        let (cost, last) = (costs[column], column)
        ask(Array(ranked[...position])) { (costs[$0], $0) <= (cost, last) }
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

  init(_ program: SearchProgram) {
    let subjects = program.groups.count + program.columnCount - program.firstAuxiliary
    sum = Array(repeating: 0, count: subjects)
    count = Array(repeating: 0, count: subjects)
  }

  mutating func record(_ decision: Decision, gain: Double) {
    sum[decision.subject] += gain
    count[decision.subject] += 1
  }

  /// Expected worth of a question: openness, weighted by what its subject has gained so far.
  func promise(_ decision: Decision) -> Double {
    let openness = decision.share * (1 - decision.share)
    let (total, times) = (sum.indices.contains(decision.subject) ? sum[decision.subject] : 0, count[decision.subject])
    guard times > 0 else { return openness * (1 + average) }
    return openness * (0.1 + total / Double(times))
  }

  private var average: Double {
    let times = count.reduce(0, +)
    return times == 0 ? 1 : sum.reduce(0, +) / Double(times)
  }
}
