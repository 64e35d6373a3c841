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
  private var sources: [Source] = []
  private var lines: [Line] = []

  private struct Source {
    var index: Int32
    var isGroup: Bool
    var isUpper: Bool
  }

  /// A sum of sources modulo 2.
  private struct Line {
    var odd: BitSet
    var origin: BitSet
    var isOddSide: Bool
    var slack: Double
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
    let lineCount = chosen.count + isGroupNeeded.count { $0 }
    for (row, isUpper, slack) in chosen {
      var line = newLine(lineCount, slack)
      for term in program.rows[row].terms where term.coefficient & 1 == 1 {
        let position = positionOf[Int(term.column)]
        if position >= 0 { line.odd.insert(Int(position)) }
      }
      line.isOddSide = (isUpper ? program.rows[row].upper : program.rows[row].lower) & 1 == 1
      add(line, Source(index: Int32(row), isGroup: false, isUpper: isUpper))
    }
    for (group, isNeeded) in isGroupNeeded.enumerated() where isNeeded {
      var line = newLine(lineCount, 0)
      for column in program.groups[group] where positionOf[column] >= 0 {
        line.odd.insert(Int(positionOf[column]))
      }
      line.isOddSide = true
      add(line, Source(index: Int32(group), isGroup: true, isUpper: true))
    }
  }

  private static var largestCoefficient: UInt32 { 1 << 10 }

  private mutating func take(_ column: Int) {
    positionOf[column] = Int32(columns.count)
    columns.append(column)
  }

  private func newLine(_ lineCount: Int, _ slack: Double) -> Line {
    Line(
      odd: BitSet(count: columns.count), origin: BitSet(count: lineCount), isOddSide: false,
      slack: slack)
  }

  private mutating func add(_ line: Line, _ source: Source) {
    var line = line
    line.origin.insert(lines.count)
    lines.append(line)
    sources.append(source)
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
    var sums = [Int](repeating: 0, count: program.columnCount)
    let found = promising.compactMap { cut(from: candidates[$0].origin, &sums) }
    let ranked = found.indices.sorted { (found[$1].efficacy, $0) < (found[$0].efficacy, $1) }
    return Self.spread(ranked.map { found[$0] }, limit: limit, columnCount: program.columnCount)
  }

  private func order(_ number: Int, _ seed: UInt64) -> [Int] {
    func value(_ position: Int) -> Double { values[columns[position]] }
    switch number {
    case 0: return columns.indices.sorted { (value($1), $0) < (value($0), $1) }
    case 1: return columns.indices.sorted { (value($0), $0) < (value($1), $1) }
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
    var isLeft = [Bool](repeating: true, count: lines.count)
    func reportIfViolated(_ line: Line) {
      guard line.isOddSide else { return }
      var loss = line.slack
      for position in line.odd.members { loss += values[columns[position]] }
      if loss < 1 - 2 * Self.leastViolation { report(line.origin, loss) }
    }
    for line in lines { reportIfViolated(line) }
    for position in order {
      let use = values[columns[position]]
      var pivot = -1
      for index in lines.indices where isLeft[index] && lines[index].odd.contains(position) {
        if pivot < 0 || lines[index].slack < lines[pivot].slack { pivot = index }
      }
      guard pivot >= 0 else { continue }
      if lines[pivot].slack > use {
        // Leaving the column odd is cheaper than any row that evens it.
        for index in lines.indices where isLeft[index] && lines[index].odd.contains(position) {
          lines[index].odd.remove(position)
          lines[index].slack += use
          if lines[index].slack >= 1 { isLeft[index] = false }
        }
        continue
      }
      let line = lines[pivot]
      isLeft[pivot] = false
      reportIfViolated(line)
      for index in lines.indices where isLeft[index] && lines[index].odd.contains(position) {
        lines[index].slack += line.slack
        guard lines[index].slack < 1 else {
          isLeft[index] = false
          continue
        }
        lines[index].odd.formSymmetricDifference(line.odd)
        lines[index].origin.formSymmetricDifference(line.origin)
        lines[index].isOddSide = lines[index].isOddSide != line.isOddSide
        reportIfViolated(lines[index])
      }
    }
  }

  private static var leastViolation: Double { 0.02 }

  /// The cut that halves the sum of sources, if it cuts off the point.
  private func cut(from origin: BitSet, _ sums: inout [Int]) -> Found? {
    var touched: [Int] = []
    func add(_ column: Int, _ amount: Int) {
      if sums[column] == 0 { touched.append(column) }
      sums[column] += amount
    }
    defer { for column in touched { sums[column] = 0 } }
    var side = 0
    var derivation = Derivation(sources: [], divisor: 2)
    for line in origin.members {
      let source = sources[line]
      if source.isGroup {
        for column in program.groups[Int(source.index)] { add(column, 1) }
        side += 1
      } else {
        let row = program.rows[Int(source.index)]
        let sign = source.isUpper ? 1 : -1
        for term in row.terms { add(Int(term.column), sign * Int(term.coefficient)) }
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
    touched.sort()
    for column in touched {
      let half = sums[column] >> 1
      // A sum that came back to 0 on the way is listed twice.
      guard half != 0, terms.last?.column != Int32(column) else { continue }
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
      norms.append(norm)
    }
    return kept
  }
}
