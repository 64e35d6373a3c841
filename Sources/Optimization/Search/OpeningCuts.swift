/// Separates the cuts that tie single groups to what opens a row.
///
/// Where uses ≤ c · open, a relaxation opens a third of an offer for one of three uses.
/// The row and c − 1 times a group's equation, divided by c and rounded down, say that the
/// group's own use is at most `open`.
struct OpeningCuts {
  /// Cuts that a point violates, the most violated first.
  ///
  /// - Parameters:
  ///   - program: The rows to tie groups to; cuts are not looked at.
  ///   - values: The point, by column.
  ///   - limit: The most cuts to return.
  /// - Returns: Rows that the point violates and no integer point does.
  /// - Complexity: O(terms of the rows with auxiliaries).
  static func separate(
    _ program: SearchProgram, values: [Double], limit: Int
  ) -> [SearchProgram.Row] {
    var found: [(row: SearchProgram.Row, violation: Double)] = []
    for (index, row) in program.rows.prefix(program.originalRowCount).enumerated() {
      guard let last = row.terms.last, Int(last.column) >= program.firstAuxiliary else { continue }
      for isUpper in [true, false] where (isUpper ? row.upper != .max : row.lower != .min) {
        let sign = isUpper ? 1 : -1
        for opening in row.terms.reversed() {
          guard Int(opening.column) >= program.firstAuxiliary else { break }
          let divisor = -sign * Int(opening.coefficient)
          guard divisor >= 2, divisor <= 1 << 10 else { continue }
          var start = 0
          while start < row.terms.count {
            let group = program.groupOf[Int(row.terms[start].column)]
            var end = start
            var use = 0.0
            while end < row.terms.count, program.groupOf[Int(row.terms[end].column)] == group {
              if sign * Int(row.terms[end].coefficient) > 0 {
                use += values[Int(row.terms[end].column)]
              }
              end += 1
            }
            start = end
            guard group >= 0, use > values[Int(opening.column)] + 0.02 else { continue }
            let cut = cut(row, index, sign, group, divisor, program)
            let violation = cut.violation(at: values)
            if violation > 0.02 { found.append((cut, violation)) }
          }
        }
      }
    }
    let ranked = found.indices.sorted { (found[$1].violation, $0) < (found[$0].violation, $1) }
    return ranked.prefix(limit).map { found[$0].row }
  }

  /// The sum of a row's side and `divisor` − 1 times a group's equation, divided and rounded down.
  ///
  /// Columns of the group outside the row come to nothing.
  private static func cut(
    _ row: SearchProgram.Row, _ index: Int, _ sign: Int, _ group: Int32, _ divisor: Int,
    _ program: SearchProgram
  ) -> SearchProgram.Row {
    let side = (sign > 0 ? row.upper : -row.lower) + divisor - 1
    var terms: [SearchProgram.Term] = []
    for term in row.terms {
      let isInGroup = program.groupOf[Int(term.column)] == group
      let sum = sign * Int(term.coefficient) + (isInGroup ? divisor - 1 : 0)
      let coefficient = sum.flooredQuotient(dividingBy: divisor)
      guard coefficient != 0 else { continue }
      terms.append(SearchProgram.Term(column: term.column, coefficient: Int32(coefficient)))
    }
    return SearchProgram.Row(
      lower: .min, upper: side.flooredQuotient(dividingBy: divisor), terms: terms,
      derivation: Derivation(
        sources: [
          Derivation.Source(index: Int32(index), isGroup: false, multiplier: Int32(sign)),
          Derivation.Source(index: group, isGroup: true, multiplier: Int32(divisor - 1)),
        ], divisor: Int32(divisor)))
  }
}

extension SearchProgram.Row {
  /// How far a point is above the upper bound.
  func violation(at values: [Double]) -> Double {
    terms.reduce(-Double(upper)) { $0 + Double($1.coefficient) * values[Int($1.column)] }
  }
}
