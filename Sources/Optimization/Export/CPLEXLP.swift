/// A problem in the LP format of CPLEX.
///
/// Not every reader takes a row with two bounds, so it is written as two rows. `-` in names is `_`.
struct CPLEXLP: Sendable {
  private let problem: TierProblem
  /// By row, where its entries begin in `entryColumn`: the form holds them by column.
  private let entryStart: [Int]
  private let entryColumn: [Int32]
  private let coefficient: [Int32]

  private var form: LinearForm { problem.form }

  init(_ problem: TierProblem) {
    let form = problem.form
    self.problem = problem
    var next = [Int](repeating: 0, count: form.rows.count + 1)
    for column in form.columns.indices {
      for entry in form.entries(of: column) { next[entry.row + 1] += 1 }
    }
    for row in form.rows.indices { next[row + 1] += next[row] }
    entryStart = next
    var entryColumn = [Int32](repeating: 0, count: form.entryCount)
    var coefficient = entryColumn
    for column in form.columns.indices {
      for entry in form.entries(of: column) {
        entryColumn[next[entry.row]] = Int32(column)
        coefficient[next[entry.row]] = Int32(entry.coefficient)
        next[entry.row] += 1
      }
    }
    self.entryColumn = entryColumn
    self.coefficient = coefficient
  }

  func pieces(_ title: String, _ comments: [String]) -> [Piece] {
    let head: Piece = {
      ([title] + comments).map { commentLine($0, "\\") }.joined()
        + "Minimize\n \(inLP(form.tierNames[problem.tier])):\(costs(ofTier: problem.tier))\n"
        + "Subject To\n"
    }
    let held = problem.held.map { held -> Piece in
      { Self.row(problem.row(of: held), costs(ofTier: held.tier)) }
    }
    let rows = Optimization.pieces(of: form.rows.count) { range in
      range.map { Self.row(form.rows[$0], entries(of: $0)) }.joined()
    }
    let columns = form.columns
    func list(_ kind: String, _ line: @escaping @Sendable (LinearForm.Column) -> String?) -> [Piece]
    {
      guard columns.contains(where: { line($0) != nil }) else { return [] }
      return [{ kind + "\n" }]
        + Optimization.pieces(of: columns.count) { range in
          range.compactMap { line(columns[$0]) }.joined()
        }
    }
    return [head] + held + rows + list("Bounds", Self.bound)
      + list("Binaries") { $0.isInteger && Self.isBinary($0) ? " \(inLP($0.name))\n" : nil }
      + list("Generals") { $0.isInteger && !Self.isBinary($0) ? " \(inLP($0.name))\n" : nil }
      + [{ "End\n" }]
  }

  private static func isBinary(_ column: LinearForm.Column) -> Bool {
    column.lower == 0 && column.upper == 1
  }

  private static func bound(_ column: LinearForm.Column) -> String? {
    let name = inLP(column.name)
    if column.lower == column.upper { return " \(name) = \(column.lower)\n" }
    if column.isInteger, isBinary(column) { return nil }
    switch (column.lower, column.upper) {
    case (0, nil): return nil
    case (0, let upper?): return " \(name) <= \(upper)\n"
    case (let lower, nil): return " \(name) >= \(lower)\n"
    case (let lower, let upper?): return " \(lower) <= \(name) <= \(upper)\n"
    }
  }

  private static func row(_ row: LinearForm.Row, _ sum: String) -> String {
    let name = inLP(row.name)
    switch (row.lower, row.upper) {
    case (nil, nil): return ""
    case (let lower?, nil): return " \(name):\(sum) >= \(lower)\n"
    case (nil, let upper?): return " \(name):\(sum) <= \(upper)\n"
    case (let lower?, let upper?):
      return lower == upper
        ? " \(name):\(sum) = \(upper)\n"
        // No other name has this character.
        : " \(name):\(sum) <= \(upper)\n \(name)~least:\(sum) >= \(lower)\n"
    }
  }

  private func costs(ofTier tier: Int) -> String {
    sum(form.columns.indices.lazy.map { ($0, form.cost(of: $0, tier: tier)) }.filter { $0.1 != 0 })
  }

  private func entries(of row: Int) -> String {
    let range = entryStart[row]..<entryStart[row + 1]
    return sum(range.lazy.map { (Int(entryColumn[$0]), Int(coefficient[$0])) })
  }

  /// A sum, over several lines where it is long; there is always something to add up.
  private func sum(_ terms: some Sequence<(Int, Int)>) -> String {
    var text = ""
    var length = 0
    for (column, coefficient) in terms {
      let sign = coefficient < 0 ? "-" : length == 0 && text.isEmpty ? "" : "+"
      let size = coefficient.magnitude == 1 ? "" : "\(coefficient.magnitude) "
      let term = "\(sign.isEmpty ? "" : " \(sign)") \(size)\(inLP(form.columns[column].name))"
      if length > 200 {
        text += "\n "
        length = 0
      }
      text += term
      length += term.utf8.count
    }
    return text.isEmpty ? " 0 \(inLP(form.columns[form.columns.count - 1].name))" : text
  }
}
