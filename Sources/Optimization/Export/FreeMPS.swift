/// A problem in free MPS.
///
/// Minimised, as MPS is unless told otherwise. A row with two bounds is of type `L` with a range;
/// every integer column has its upper bound written, since readers differ in what they take it for.
struct FreeMPS: Sendable {
  private let problem: TierProblem
  private let held: [LinearForm.Row]

  private var form: LinearForm { problem.form }
  private var objective: String { form.tierNames[problem.tier] }

  init(_ problem: TierProblem) {
    self.problem = problem
    held = problem.held.map { problem.row(of: $0) }
  }

  func pieces(_ title: String, _ comments: [String]) -> [Piece] {
    let head: Piece = {
      comments.map { commentLine($0, "*") }.joined() + "NAME \(title)\nROWS\n N \(objective)\n"
        + held.map(Self.type).joined()
    }
    let rows = Optimization.pieces(of: form.rows.count) { range in
      range.map { Self.type(form.rows[$0]) }.joined()
    }
    let columns = Optimization.pieces(of: form.columns.count) { range in
      range.map(column).joined()
    }
    let sides: Piece = { "RHS\n" + held.map(Self.side).joined() }
    let otherSides = Optimization.pieces(of: form.rows.count) { range in
      range.map { Self.side(form.rows[$0]) }.joined()
    }
    let hasRanges = (form.rows + held).contains { Self.range($0) != nil }
    let ranges: Piece = {
      hasRanges
        ? "RANGES\n" + (held + form.rows).map { Self.range($0) ?? "" }.joined() : ""
    }
    let bounds = Optimization.pieces(of: form.columns.count) { range in
      range.map { Self.bound(form.columns[$0]) }.joined()
    }
    return [head] + rows + [{ "COLUMNS\n" }] + columns + [sides] + otherSides
      + [ranges, { "BOUNDS\n" }] + bounds + [{ "ENDATA\n" }]
  }

  private static func type(_ row: LinearForm.Row) -> String {
    let type =
      switch (row.lower, row.upper) {
      case (nil, nil): "N"
      case (let lower, let upper) where lower == upper: "E"
      case (_, nil): "G"
      default: "L"
      }
    return " \(type) \(row.name)\n"
  }

  private static func side(_ row: LinearForm.Row) -> String {
    let side = row.upper ?? row.lower ?? 0
    return side == 0 ? "" : " RHS \(row.name) \(side)\n"
  }

  private static func range(_ row: LinearForm.Row) -> String? {
    guard let lower = row.lower, let upper = row.upper, lower < upper else { return nil }
    return " RNG \(row.name) \(upper - lower)\n"
  }

  private static func bound(_ column: LinearForm.Column) -> String {
    if column.lower == column.upper { return " FX BND \(column.name) \(column.lower)\n" }
    let lower = column.lower == 0 ? "" : " LO BND \(column.name) \(column.lower)\n"
    return lower + (column.upper.map { " UP BND \(column.name) \($0)\n" } ?? "")
  }

  /// A column's numbers, two to a line, between the marks of whole numbers where these begin or end.
  private func column(_ index: Int) -> String {
    let column = form.columns[index]
    var text = ""
    if column.isInteger, index == 0 || !form.columns[index - 1].isInteger {
      text += " MARKER.\(index) 'MARKER' 'INTORG'\n"
    }
    var isOpen = false
    func add(_ row: String, _ number: Int) {
      text += isOpen ? " \(row) \(number)\n" : " \(column.name) \(row) \(number)"
      isOpen.toggle()
    }
    let cost = form.cost(of: index, tier: problem.tier)
    let entries = form.entries(of: index)
    // A column in no row is one all the same.
    if cost != 0 || entries.isEmpty { add(objective, cost) }
    for (row, held) in zip(held, problem.held) {
      let cost = form.cost(of: index, tier: held.tier)
      if cost != 0 { add(row.name, cost) }
    }
    for entry in entries { add(form.rows[entry.row].name, entry.coefficient) }
    if isOpen { text += "\n" }
    if column.isInteger,
      index + 1 == form.columns.count || !form.columns[index + 1].isInteger
    {
      text += " MARKER.\(index).end 'MARKER' 'INTEND'\n"
    }
    return text
  }
}
