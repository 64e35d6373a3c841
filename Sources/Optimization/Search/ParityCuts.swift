/// Separates {0,½}-Chvátal–Gomory cuts: rows and group equations that add up to an odd
/// right side over even coefficients, halved and rounded down.
///
/// They contain the odd-set rows of matchings, the cliques of three rows and the odd
/// holes. The rows to add up are found by elimination modulo 2 over the columns in use
/// (after Andreello, Caprara and Fischetti, "Embedding {0,½}-cuts in a branch-and-cut
/// framework", 2007): slack of rows and use of columns left odd are what a cut loses.
struct ParityCuts {
  private let program: SearchProgram
  private let values: [Double]
  /// Columns in use, and the position of each column among them (−1 if none).
  private var columns: [Int] = []
  private var positionOf: [Int32]
  private var uses: [Double] = []
  private var sources: [Source] = []
  private var lines = ParityLines(columns: 0, lines: 0)

  private struct Source {
    var index: Int32
    var isGroup: Bool
    var isUpper: Bool
  }

  /// A cut with its distance from the point it cuts off.
  struct Found {
    var row: SearchProgram.Row
    var efficacy: Double
  }

  /// Collects the rows that are tight at a fractional point.
  ///
  /// - Parameters:
  ///   - program: Its rows may be added up, those with large coefficients excepted.
  ///   - rows: The rows to consider.
  ///   - values: The fractional point, by column.
  init(_ program: SearchProgram, inForce rows: [Int], values: [Double]) {
    self.program = program
    self.values = values
    positionOf = Array(repeating: -1, count: values.count)
    let tolerance = 1e-7
    var isFractional = [Bool](repeating: false, count: values.count)
    for (column, value) in values.enumerated() where value > tolerance {
      isFractional[column] = (value - value.rounded()).magnitude > 1e-6
    }
    // Rows that touch a fractional column and are nearly tight: where its coefficient is even, the
    // groups of other columns may make the side odd.
    var isGroupNeeded = [Bool](repeating: false, count: program.groups.count)
    var chosen: [(row: Int, isUpper: Bool, slack: Double)] = []
    for row in rows {
      let terms = program.rows[row].terms
      var activity = 0.0
      var isRelevant = false
      var isSmall = true
      for term in terms {
        let column = Int(term.column)
        activity += values[column] * Double(term.coefficient)
        if isFractional[column] { isRelevant = true }
        if term.coefficient.magnitude > Self.largestCoefficient { isSmall = false }
      }
      guard isRelevant, isSmall else { continue }
      let (lower, upper) = (program.rows[row].lower, program.rows[row].upper)
      let above = upper == .max ? Double.infinity : max(0, Double(upper) - activity)
      let below = lower == .min ? Double.infinity : max(0, activity - Double(lower))
      guard min(above, below) < 0.99 else { continue }
      chosen.append((row, above <= below, min(above, below)))
      for term in terms where values[Int(term.column)] > tolerance {
        let group = program.groupOf[Int(term.column)]
        if group >= 0 { isGroupNeeded[Int(group)] = true }
      }
    }
    for (group, isNeeded) in isGroupNeeded.enumerated() where isNeeded {
      for column in program.groups[group] where values[column] > tolerance { take(column) }
    }
    for column in program.firstAuxiliary..<program.columnCount where values[column] > tolerance {
      take(column)
    }
    lines = ParityLines(
      columns: columns.count, lines: chosen.count + isGroupNeeded.count { $0 })
    for (row, isUpper, slack) in chosen {
      let odd = program.rows[row].terms.compactMap { term in
        term.coefficient & 1 == 1 ? position(of: Int(term.column)) : nil
      }
      let side = isUpper ? program.rows[row].upper : program.rows[row].lower
      lines.append(odd: odd, isOddSide: side & 1 == 1, slack: slack)
      sources.append(Source(index: Int32(row), isGroup: false, isUpper: isUpper))
    }
    for (group, isNeeded) in isGroupNeeded.enumerated() where isNeeded {
      let odd = program.groups[group].compactMap { position(of: $0) }
      lines.append(odd: odd, isOddSide: true, slack: 0)
      sources.append(Source(index: Int32(group), isGroup: true, isUpper: true))
    }
  }

  private static var largestCoefficient: UInt32 { 1 << 10 }

  private mutating func take(_ column: Int) {
    positionOf[column] = Int32(columns.count)
    columns.append(column)
    uses.append(values[column])
  }

  /// The place of a column among those in use.
  private func position(of column: Int) -> Int? {
    positionOf[column] < 0 ? nil : Int(positionOf[column])
  }

  /// Cuts found by eliminating columns in a few orders, the deepest first, nearly
  /// parallel ones left out.
  ///
  /// - Parameters:
  ///   - limit: The most cuts to return.
  ///   - orders: The orders to try.
  ///   - seed: Chooses the orders after the first two.
  ///   - watch: Ends the search for cuts at a limit.
  /// - Returns: Rows that the point violates and no integer point does.
  func separate(
    limit: Int, orders: Int, seed: UInt64, watch: Watch = Watch(SolveOptions())
  ) -> [SearchProgram.Row] {
    var candidates: [(origin: BitSet, loss: Double)] = []
    var seen: Set<BitSet> = []
    for order in 0..<orders where watch.limit() == nil {
      eliminate(in: self.order(order, seed)) { origin, loss in
        if seen.insert(origin).inserted { candidates.append((origin, loss)) }
      }
    }
    // What is lost least is violated most; equal loss falls back on the order of discovery.
    let promising = candidates.indices
      .sorted { (candidates[$0].loss, $0) < (candidates[$1].loss, $1) }.prefix(6 * limit)
    var sums = Sums(columnCount: program.columnCount)
    let found = promising.compactMap { cut(from: candidates[$0].origin, &sums) }
    let ranked = found.indices.sorted { (found[$1].efficacy, $0) < (found[$0].efficacy, $1) }
    return Self.spread(ranked.map { found[$0] }, limit: limit, columnCount: program.columnCount)
  }

  private func order(_ number: Int, _ seed: UInt64) -> [Int] {
    switch number {
    case 0: return columns.indices.sorted { (uses[$1], $0) < (uses[$0], $1) }
    case 1: return columns.indices.sorted { (uses[$0], $0) < (uses[$1], $1) }
    default:
      let salt = seed &* 1_000_003 &+ UInt64(number) << 40
      let keys = columns.indices.map { Self.mixed(UInt64($0) &+ salt) }
      return columns.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Eliminates columns one by one; reports the origin and the loss of each line that loses less than 1.
  private func eliminate(in order: [Int], report: (BitSet, Double) -> Void) {
    var lines = lines
    var left = Array(lines.indices)
    func reportIfViolated(_ line: Int) {
      guard lines.isOddSide[line],
        let loss = lines.loss(of: line, uses: uses, below: 1 - 2 * Self.leastViolation)
      else { return }
      report(lines.origin(of: line), loss)
    }
    for line in left { reportIfViolated(line) }
    for position in order {
      let holders = lines.holders(of: position, among: left)
      guard let pivot = holders.min(by: { (lines.slack[$0], $0) < (lines.slack[$1], $1) }) else {
        continue
      }
      if lines.slack[pivot] > uses[position] {
        // Leaving the column odd is cheaper than any row that evens it.
        for line in holders { lines.leave(position, use: uses[position], in: line) }
      } else {
        reportIfViolated(pivot)
        for line in holders where line != pivot {
          lines.add(pivot, to: line)
          if lines.slack[line] < 1 { reportIfViolated(line) }
        }
        left.removeAll { $0 == pivot }
      }
      if holders.contains(where: { lines.slack[$0] >= 1 }) {
        left.removeAll { lines.slack[$0] >= 1 }
      }
    }
  }

  private static var leastViolation: Double { 0.02 }

  /// Coefficients being summed, by column.
  private struct Sums {
    private(set) var columns: [Int] = []
    private var sums: [Int]
    private var isTouched: [Bool]

    init(columnCount: Int) {
      sums = Array(repeating: 0, count: columnCount)
      isTouched = Array(repeating: false, count: columnCount)
    }

    subscript(column: Int) -> Int { sums[column] }

    mutating func add(_ amount: Int, to column: Int) {
      sums[column] += amount
      guard !isTouched[column] else { return }
      isTouched[column] = true
      columns.append(column)
    }

    mutating func clear() {
      for column in columns {
        sums[column] = 0
        isTouched[column] = false
      }
      columns.removeAll(keepingCapacity: true)
    }
  }

  /// The cut that halves the sum of sources, if it cuts off the point; its terms are in no order.
  private func cut(from origin: BitSet, _ sums: inout Sums) -> Found? {
    sums.clear()
    var side = 0
    var derivation = Derivation(sources: [], divisor: 2)
    for line in origin.members {
      let source = sources[line]
      if source.isGroup {
        for column in program.groups[Int(source.index)] { sums.add(1, to: column) }
        side += 1
      } else {
        let row = program.rows[Int(source.index)]
        let sign = source.isUpper ? 1 : -1
        for term in row.terms { sums.add(sign * Int(term.coefficient), to: Int(term.column)) }
        side += sign * (source.isUpper ? row.upper : row.lower)
      }
      derivation.sources.append(
        Derivation.Source(
          index: source.index, isGroup: source.isGroup, multiplier: source.isUpper ? 1 : -1))
    }
    guard side & 1 == 1 else { return nil }
    let upper = side >> 1
    var terms: [SearchProgram.Term] = []
    var activity = 0.0
    var square = 0.0
    for column in sums.columns {
      let half = sums[column] >> 1
      guard half != 0 else { continue }
      guard half.magnitude <= Self.largestCoefficient else { return nil }
      terms.append(SearchProgram.Term(column: Int32(column), coefficient: Int32(half)))
      activity += Double(half) * values[column]
      if values[column] > 1e-7 { square += Double(half * half) }
    }
    let violation = activity - Double(upper)
    guard violation >= Self.leastViolation else { return nil }
    return Found(
      row: SearchProgram.Row(lower: .min, upper: upper, terms: terms, derivation: derivation),
      efficacy: violation / max(1, square).squareRoot())
  }

  /// The first cuts of a ranking of which no two point nearly the same way.
  private static func spread(
    _ ranked: [Found], limit: Int, columnCount: Int
  ) -> [SearchProgram.Row] {
    var kept: [SearchProgram.Row] = []
    var norms: [Double] = []
    var weights = [Double](repeating: 0, count: columnCount)
    for cut in ranked {
      guard kept.count < limit else { break }
      var square = 0.0
      for term in cut.row.terms {
        weights[Int(term.column)] = Double(term.coefficient)
        square += Double(term.coefficient) * Double(term.coefficient)
      }
      let norm = square.squareRoot()
      let isNew = zip(kept, norms).allSatisfy { other, otherNorm in
        let product = other.terms.reduce(0) {
          $0 + weights[Int($1.column)] * Double($1.coefficient)
        }
        return product <= 0.9 * norm * otherNorm
      }
      for term in cut.row.terms { weights[Int(term.column)] = 0 }
      guard isNew else { continue }
      kept.append(cut.row)
      kept[kept.count - 1].terms.sort { $0.column < $1.column }
      norms.append(norm)
    }
    return kept
  }
}
