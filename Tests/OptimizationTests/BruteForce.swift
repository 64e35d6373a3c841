import Optimization

/// The answer of a small program by enumeration, and small random programs.
struct SmallProgram {
  struct Row {
    var lower: Int?
    var upper: Int?
  }
  struct Column {
    /// `nil` for an auxiliary.
    var group: Int?
    var upper = 1
    var costs: [Int]
    var levels: [Int] = []
    var entries: [(row: Int, coefficient: Int)]
  }

  /// Tiers of costs.
  var tiers: Int
  /// Tiers of levels, by threshold; they come after the first tier of costs.
  var thresholds: [Int] = []
  var rows: [Row] = []
  var groups = 0
  var columns: [Column] = []

  var tierList: [Program.Tier] {
    var list = (0..<tiers).map { Program.Tier.costs("tier \($0)") }
    list.insert(
      contentsOf: thresholds.map { .levels("levels", atLeast: $0) }, at: min(1, list.count))
    return list
  }

  var program: Program {
    var program = Program(tiers: tierList)
    for row in rows { _ = program.addRow(lower: row.lower, upper: row.upper) }
    for _ in 0..<groups { _ = program.addGroup() }
    for column in columns {
      if let group = column.group {
        _ = program.addColumn(
          group: group, costs: column.costs, levels: column.levels, entries: column.entries)
      } else {
        _ = program.addAuxiliary(
          upper: column.upper, costs: column.costs, entries: column.entries)
      }
    }
    return program
  }

  /// Every feasible point with its objectives.
  func feasiblePoints() -> [(values: [Int], objectives: [Int])] {
    var found: [(values: [Int], objectives: [Int])] = []
    var values = [Int](repeating: 0, count: columns.count)
    let auxiliaries = columns.indices.filter { columns[$0].group == nil }
    let members = (0..<groups).map { group in
      columns.indices.filter { columns[$0].group == group }
    }
    func visit(_ depth: Int) {
      if depth < groups {
        for column in members[depth] {
          values[column] = 1
          visit(depth + 1)
          values[column] = 0
        }
      } else if depth < groups + auxiliaries.count {
        let column = auxiliaries[depth - groups]
        for value in 0...columns[column].upper {
          values[column] = value
          visit(depth + 1)
        }
        values[column] = 0
      } else if isFeasible(values) {
        found.append((values, objectives(of: values)))
      }
    }
    visit(0)
    return found
  }

  func isFeasible(_ values: [Int]) -> Bool {
    var activity = [Int](repeating: 0, count: rows.count)
    for (column, value) in zip(columns, values) {
      for entry in column.entries { activity[entry.row] += entry.coefficient * value }
    }
    return zip(rows, activity).allSatisfy { row, sum in
      sum >= row.lower ?? .min && sum <= row.upper ?? .max
    }
  }

  func objectives(of values: [Int]) -> [Int] {
    var objectives = (0..<tiers).map { tier in
      zip(columns, values).reduce(0) { $0 + $1.0.costs[tier] * $1.1 }
    }
    let counts = thresholds.map { threshold in
      zip(columns, values).reduce(0) { $0 + $1.0.levels.count { $0 >= threshold } * $1.1 }
    }
    objectives.insert(contentsOf: counts, at: min(1, tiers))
    return objectives
  }
}

/// A small generator whose seed can be named in a failure (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SmallProgram {
  /// A random program: about one in four is infeasible, many have an integrality gap.
  static func random(seed: UInt64) -> SmallProgram {
    var generator = SeededGenerator(seed: seed)
    var small = SmallProgram(tiers: Int.random(in: 1...4, using: &generator))
    small.groups = Int.random(in: 0...5, using: &generator)
    let widest = [1, 3, 20, 1000].randomElement(using: &generator) ?? 1
    let rowCount = Int.random(in: 0...6, using: &generator)
    for _ in 0..<rowCount {
      let bound = Int.random(in: -1...4, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: small.rows.append(Row(lower: bound, upper: bound))
      case 1: small.rows.append(Row(lower: bound - 1, upper: nil))
      case 2: small.rows.append(Row(lower: bound - 2, upper: bound + 1))
      default: small.rows.append(Row(lower: nil, upper: bound))
      }
    }
    func column(group: Int?, upper: Int) -> Column {
      let costs = (0..<small.tiers).map { _ in
        Int.random(in: -2...widest, using: &generator)
      }
      var entries: [(row: Int, coefficient: Int)] = []
      for row in 0..<rowCount where Int.random(in: 0..<3, using: &generator) == 0 {
        let coefficient = Int.random(in: 0..<4, using: &generator) == 0 ? -1 : 1
        entries.append((row, coefficient * Int.random(in: 1...2, using: &generator)))
      }
      return Column(group: group, upper: upper, costs: costs, entries: entries)
    }
    for group in 0..<small.groups {
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        small.columns.append(column(group: group, upper: 1))
      }
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      small.columns.append(column(group: nil, upper: Int.random(in: 0...3, using: &generator)))
    }
    small.columns.shuffle(using: &generator)
    return small
  }

  /// A random program of three or four groups with up to seven columns each that compete for
  /// few rows: many have a gap in some tier, some have too little room for anybody.
  static func contested(seed: UInt64) -> SmallProgram {
    var generator = SeededGenerator(seed: seed + 5_000_000)
    var small = SmallProgram(tiers: Int.random(in: 2...4, using: &generator))
    small.groups = Int.random(in: 3...4, using: &generator)
    let rowCount = Int.random(in: 3...4, using: &generator)
    for _ in 0..<rowCount {
      let upper = Int.random(in: 0..<3, using: &generator) == 0 ? 2 : 1
      let lower = Int.random(in: 0..<4, using: &generator) == 0 ? 1 : nil
      small.rows.append(Row(lower: lower, upper: upper))
    }
    for group in 0..<small.groups {
      for _ in 0..<Int.random(in: 4...7, using: &generator) {
        let costs = (0..<small.tiers).map { tier in
          Int.random(in: 0...(tier == 0 ? 2 : 12), using: &generator)
        }
        let entries = (0..<rowCount).shuffled(using: &generator)
          .prefix(Int.random(in: 1...2, using: &generator)).sorted()
          .map { (row: $0, coefficient: 1) }
        small.columns.append(Column(group: group, costs: costs, entries: entries))
      }
    }
    if Bool.random(using: &generator) {
      // Something left undone is counted in the first tier.
      small.rows.append(Row(lower: 2, upper: nil))
      small.columns.append(
        Column(
          group: nil, upper: 2, costs: (0..<small.tiers).map { $0 == 0 ? 1 : 0 },
          entries: [(row: rowCount, coefficient: 1)]))
      for index in small.columns.indices where small.columns[index].group != nil {
        if Int.random(in: 0..<3, using: &generator) == 0 {
          small.columns[index].entries.append((row: rowCount, coefficient: 1))
        }
      }
    }
    small.columns.shuffle(using: &generator)
    return small
  }

  /// A contested program whose columns have levels.
  static func levelled(seed: UInt64) -> SmallProgram {
    var generator = SeededGenerator(seed: seed + 7_000_000)
    var small = contested(seed: seed + 1000)
    small.thresholds = [9, 8, 6, 3]
    for index in small.columns.indices where small.columns[index].group != nil {
      small.columns[index].levels = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
        Int.random(in: 0...10, using: &generator)
      }
    }
    return small
  }
}
