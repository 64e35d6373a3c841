/// A program without what its domains have decided, and the way back.
///
/// Relaxations are solved as often as there are nodes: it pays to leave behind the columns that are
/// forbidden or never better than another, the groups and auxiliaries that are decided, and the rows
/// that limit nothing more.
struct ReducedProgram: Sendable {
  let program: SearchProgram
  /// What the decided columns cost together.
  let decidedCost: Int
  /// The original column behind each column.
  let columns: [Int]
  /// The decided columns' values; 0 for the others.
  private let decided: [Int]

  /// - Parameters:
  ///   - whole: The program.
  ///   - domains: What is left of it; not empty.
  ///   - cuts: Those of its cuts to keep, which count as rows from now on.
  ///   - costs: Other costs, if the program's own do not matter.
  ///   - value: What the program's own objective may be at most, if it is limited.
  /// - Complexity: O(terms of the rows), and pairs of columns within groups and of rows that share
  ///   a column.
  init(
    _ whole: SearchProgram, _ domains: Domains, cuts: [Int], costs: [Int]? = nil,
    atMost value: Int? = nil
  ) {
    let costs = costs ?? whole.costs
    var left = Remainder(whole, domains)
    var all = whole.rows[..<whole.originalRowCount] + cuts.map { whole.rows[$0] }
    if let value { all.append(whole.objective(atMost: value)) }
    var built = left.program(costs, all)
    let worse = built.dominatedColumns()
    if !worse.isEmpty {
      left.drop(worse.map { left.columns[$0] }, whole)
      built = left.program(costs, all)
    }
    program = built.withoutDominatedRows()
    columns = left.columns
    decided = left.decided
    decidedCost = left.decided.indices.reduce(0) { $0 + costs[$1] * left.decided[$1] }
  }

  /// The point of the whole program.
  func expanded(_ point: [Int]) -> [Int] {
    var whole = decided
    for (index, column) in columns.enumerated() { whole[column] = point[index] }
    return whole
  }
}

/// The columns that are left of a program.
private struct Remainder {
  private(set) var columns: [Int] = []
  private(set) var decided: [Int]
  private var ranges: [Range<Int>] = []
  private let domains: Domains
  private var isLeft: [Bool]

  init(_ whole: SearchProgram, _ domains: Domains) {
    self.domains = domains
    isLeft = (0..<whole.firstAuxiliary).map { domains.upper[$0] == 1 }
    decided = []
    collect(whole)
  }

  mutating func drop(_ columns: [Int], _ whole: SearchProgram) {
    for column in columns { isLeft[column] = false }
    collect(whole)
  }

  private mutating func collect(_ whole: SearchProgram) {
    (columns, ranges) = ([], [])
    decided = domains.lower.map { Int($0) }
    for range in whole.groups {
      let left = range.filter { isLeft[$0] }
      if let only = left.first, left.count == 1 {
        decided[only] = 1
        continue
      }
      ranges.append(columns.count..<columns.count + left.count)
      columns += left
    }
    for column in whole.firstAuxiliary..<whole.columnCount
    where domains.lower[column] != domains.upper[column] {
      decided[column] = 0
      columns.append(column)
    }
  }

  /// The program over these columns, less the rows that limit nothing.
  func program(_ costs: [Int], _ rows: ArraySlice<SearchProgram.Row>) -> SearchProgram {
    var position = [Int32](repeating: -1, count: decided.count)
    for (index, column) in columns.enumerated() { position[column] = Int32(index) }
    let auxiliaries = columns[(ranges.last?.upperBound ?? 0)...]
    let box = SearchProgram(
      groups: ranges, costs: columns.map { costs[$0] },
      auxiliaryLower: auxiliaries.map { Int(domains.lower[$0]) },
      auxiliaryUpper: auxiliaries.map { Int(domains.upper[$0]) }, rows: [])
    return box.with(
      rows: rows.map { $0.reduced(position, decided) }.filter { !Propagator.isRedundant($0, box) })
  }
}

extension SearchProgram {
  /// The objective, as a row.
  fileprivate func objective(atMost value: Int) -> Row {
    let terms = costs.enumerated().filter { $0.element != 0 }
      .map { Term(column: Int32($0.offset), coefficient: Int32($0.element)) }
    return Row(lower: .min, upper: value, terms: terms)
  }

  /// The same columns under other rows.
  func with(rows: [Row]) -> SearchProgram {
    let auxiliaries = firstAuxiliary..<columnCount
    return SearchProgram(
      groups: groups, costs: costs, auxiliaryLower: auxiliaries.map { Int(box.lower[$0]) },
      auxiliaryUpper: auxiliaries.map { Int(box.upper[$0]) }, rows: rows)
  }
}

extension SearchProgram.Row {
  /// The row over the columns left, in lowest terms.
  fileprivate func reduced(_ position: [Int32], _ decided: [Int]) -> SearchProgram.Row {
    var constant = 0
    var divisor = 0
    var left: [SearchProgram.Term] = []
    for term in terms {
      let index = position[Int(term.column)]
      if index >= 0 {
        left.append(SearchProgram.Term(column: index, coefficient: term.coefficient))
        divisor = greatestCommonDivisor(divisor, Int(term.coefficient))
      } else {
        constant += Int(term.coefficient) * decided[Int(term.column)]
      }
    }
    let least = lower == .min ? Int.min : lower - constant
    let most = upper == .max ? Int.max : upper - constant
    let whole = SearchProgram.Row(lower: least, upper: most, terms: left)
    guard divisor > 1 else { return whole }
    for index in left.indices { left[index].coefficient /= Int32(divisor) }
    let divided = SearchProgram.Row(
      lower: least == .min ? .min : -(-least).flooredQuotient(dividingBy: divisor),
      upper: most == .max ? .max : most.flooredQuotient(dividingBy: divisor), terms: left)
    // A row that no point satisfies is left to the search: GLPK wants its bounds in order.
    return divided.lower <= divided.upper ? divided : whole
  }
}
