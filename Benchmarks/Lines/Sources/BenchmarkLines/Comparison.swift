/// What a new run of the ladder says beside an earlier one.
///
/// A changed optimum, a lost proof, a missing case and more effort than is allowed are regressions;
/// times never are, since they are the machine's. Where a time limit stopped a search, or the platform is
/// another, effort is not the program's alone and is only shown.
public struct Comparison: Sendable {
  public let rows: [Row]
  /// What makes the comparison fail, case by case.
  public let regressions: [String]

  /// New ÷ base, for each case in both files; nil where the base is 0.
  public struct Row: Hashable, Sendable {
    public let name: String
    public let iterations: Double?
    public let nodes: Double?
    public let columnsUsed: Double?
    public let solving: Double?
    public let peak: Double?
  }

  /// How much more effort is no regression: a count may grow to `factor` times the base and `floor` more.
  public struct Allowance: Hashable, Sendable {
    public var factor: Double
    public var floor: Int

    public init(factor: Double = 1.1, floor: Int = 100) {
      self.factor = factor
      self.floor = floor
    }

    func covers(_ new: Int, after base: Int) -> Bool {
      Double(new) <= Double(base) * factor + Double(floor)
    }
  }

  /// - Complexity: O(*n*) for *n* cases.
  public init(base: [CaseLine], new: [CaseLine], allowing allowance: Allowance = Allowance()) {
    var rows: [Row] = []
    var regressions: [String] = []
    let found = Dictionary(new.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for before in base {
      guard let after = found[before.name] else {
        regressions.append("\(before.name): the case is missing")
        continue
      }
      rows.append(Row(before, after))
      regressions += (Self.results(before, after) + Self.effort(before, after, allowance))
        .map { "\(before.name): \($0)" }
    }
    self.rows = rows
    self.regressions = regressions
  }

  private static func results(_ before: CaseLine, _ after: CaseLine) -> [String] {
    guard before.tiers.map(\.name) == after.tiers.map(\.name) else {
      return ["the tiers are others"]
    }
    var found: [String] = []
    for (old, new) in zip(before.tiers, after.tiers) {
      if old.proven && !new.proven {
        found.append("\(new.name) is not proven any more: \(new.value), at least \(new.bound)")
      } else if old.proven && (old.value != new.value || old.levels != new.levels) {
        found.append(
          "the optimum of \(new.name) was \(old.value)\(words(old.levels)), "
            + "is \(new.value)\(words(new.levels))")
      } else if new.proven && new.value > old.value {
        found.append("\(new.name) is proven at \(new.value), but \(old.value) was found before")
      }
      // Below this, what an unproven tier reached decides what can be reached.
      guard old.proven && new.proven else { break }
    }
    return found
  }

  private static func words(_ levels: [[Int]]) -> String {
    levels.isEmpty ? "" : " " + levels.map { "\($0)" }.joined()
  }

  private static func effort(
    _ before: CaseLine, _ after: CaseLine, _ allowance: Allowance
  ) -> [String] {
    guard before.platform == after.platform, before.status == "optimal",
      after.status == "optimal"
    else { return [] }
    let counts: [(words: String, of: (CaseLine) -> Int)] = [
      ("rows", \.rows), ("columns", \.columns), ("simplex iterations", \.effort.iterations),
      ("nodes", \.effort.nodes), ("columns used", \.effort.columnsUsed),
    ]
    return counts.compactMap { words, count in
      let (old, new) = (count(before), count(after))
      return allowance.covers(new, after: old) ? nil : "\(new) \(words), \(old) before"
    }
  }
}

extension Comparison.Row {
  fileprivate init(_ before: CaseLine, _ after: CaseLine) {
    func ratio(_ value: (CaseLine) -> Double) -> Double? {
      value(before) == 0 ? nil : value(after) / value(before)
    }
    self.init(
      name: before.name,
      iterations: ratio { Double($0.effort.iterations) },
      nodes: ratio { Double($0.effort.nodes) },
      columnsUsed: ratio { Double($0.effort.columnsUsed) },
      solving: ratio(\.solvingMilliseconds),
      peak: ratio { Double($0.peakKilobytes) })
  }
}

extension Comparison {
  /// The ratios as a table, and what has become worse.
  public var text: String {
    let width = max(4, rows.map(\.name.count).max() ?? 0)
    let heads = ["iterations", "nodes", "columns", "time", "memory"]
    var lines = [
      padded("case", to: width) + heads.map { "  " + padded($0, to: 10, right: true) }.joined()
    ]
    for row in rows {
      let ratios = [row.iterations, row.nodes, row.columnsUsed, row.solving, row.peak]
      lines.append(
        padded(row.name, to: width)
          + ratios.map { "  " + padded($0.map(twoDecimals) ?? "-", to: 10, right: true) }.joined())
    }
    lines.append(
      regressions.isEmpty
        ? "No regression in \(rows.count) cases."
        : "\(regressions.count) regressions:")
    return (lines + regressions.map { "  " + $0 }).map { $0 + "\n" }.joined()
  }

  private func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return right ? space + text : text + space
  }

  private func twoDecimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
