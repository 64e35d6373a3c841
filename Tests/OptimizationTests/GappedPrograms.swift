import Foundation

/// Programs whose relaxations are far from integral, as large as a test or a timing wants them.
extension SmallProgram {
  /// Trainees with two subjects who need a place for each at one school: a matching problem at
  /// every school, tied together by the trainees.
  ///
  /// Trainees and schools lie uniformly in a square of 50 × 50, each trainee has two subjects at
  /// random, and each subject's places, a tenth more than asked for, are handed out singly to
  /// random schools. The first column of each group is "unplaced".
  ///
  /// - Parameters:
  ///   - trainees: How many groups there are.
  ///   - schools: How many schools.
  ///   - subjects: How many subjects, two at least.
  ///   - seed: Chooses the program.
  ///   - unplaced: The cost of a trainee without a place; `nil` counts these trainees in a
  ///     tier of their own.
  /// - Returns: A program of one tier or two.
  static func twoSubjects(
    trainees: Int, schools: Int, subjects: Int, seed: UInt64, unplaced: Int? = nil
  ) -> SmallProgram {
    var generator = SeededGenerator(seed: seed + 9_000_000)
    func place() -> (x: Double, y: Double) {
      (.random(in: 0..<50, using: &generator), .random(in: 0..<50, using: &generator))
    }
    let sites = (0..<schools).map { _ in place() }
    let people = (0..<trainees).map { _ in
      let first = Int.random(in: 0..<subjects, using: &generator)
      let second = (first + Int.random(in: 1..<subjects, using: &generator)) % subjects
      return (home: place(), subjects: [first, second])
    }
    var places = Array(repeating: Array(repeating: 0, count: subjects), count: schools)
    for subject in 0..<subjects {
      let demand = people.count { $0.subjects.contains(subject) }
      for _ in 0..<(demand * 11 / 10) {
        places[Int.random(in: 0..<schools, using: &generator)][subject] += 1
      }
    }
    var small = SmallProgram(tiers: unplaced == nil ? 2 : 1)
    small.rows = places.flatMap { $0.map { Row(lower: nil, upper: $0) } }
    for (home, wanted) in people {
      small.columns.append(
        Column(group: small.groups, costs: unplaced.map { [$0] } ?? [1, 0], entries: []))
      for (school, site) in sites.enumerated()
      where wanted.allSatisfy({ places[school][$0] > 0 }) {
        let (x, y) = (site.x - home.x, site.y - home.y)
        let cost = Int((2 * (x * x + y * y).squareRoot() + 5).rounded())
        small.columns.append(
          Column(
            group: small.groups, costs: unplaced == nil ? [0, cost] : [cost],
            entries: wanted.map { (row: school * subjects + $0, coefficient: 1) }))
      }
      small.groups += 1
    }
    return small
  }

  /// Trainees of a few programmes around a few towns, a tenth of them in pairs to be placed
  /// together, a tenth who need two offers of one school, and a tenth of the offers open to
  /// nobody or to two at least.
  static func ruleMix(
    trainees: Int, schools: Int, programmes: Int, seed: UInt64
  ) -> SmallProgram {
    var generator = SeededGenerator(seed: seed + 8_000_000)
    let towns = (0..<8).map { _ in
      (
        x: Double.random(in: 0..<80, using: &generator),
        y: Double.random(in: 0..<80, using: &generator)
      )
    }
    func place() -> (x: Double, y: Double) {
      let town = towns[Int.random(in: 0..<towns.count, using: &generator)]
      return (
        town.x + .random(in: -12..<12, using: &generator),
        town.y + .random(in: -12..<12, using: &generator)
      )
    }
    let sites = (0..<schools).map { _ in place() }
    // Parties: the homes of one trainee or two, each with one programme or two.
    var parties: [[(home: (x: Double, y: Double), programmes: [Int])]] = []
    var count = 0
    while count < trainees {
      let kind = Int.random(in: 0..<20, using: &generator)
      let first = Int.random(in: 0..<programmes, using: &generator)
      let second = (first + Int.random(in: 1..<programmes, using: &generator)) % programmes
      if kind == 0, count + 2 <= trainees {
        let other = Bool.random(using: &generator) ? first : second
        parties.append([(place(), [first]), (place(), [other])])
        count += 2
      } else {
        parties.append([(place(), kind <= 2 ? [first, second] : [first])])
        count += 1
      }
    }
    var places = Array(repeating: Array(repeating: 0, count: programmes), count: schools)
    for programme in 0..<programmes {
      var demand = 0
      for member in parties.joined() where member.programmes.contains(programme) { demand += 1 }
      // A school that offers a programme offers one to three places.
      var left = demand * 105 / 100
      while left > 0 {
        let size = min(left, Int.random(in: 1...3, using: &generator))
        places[Int.random(in: 0..<schools, using: &generator)][programme] += size
        left -= size
      }
    }
    var small = SmallProgram(tiers: 2)
    small.rows = places.flatMap { $0.map { Row(lower: nil, upper: $0) } }
    var minimum: [Int: Int] = [:]
    for school in 0..<schools {
      for programme in 0..<programmes where places[school][programme] >= 2 {
        guard Int.random(in: 0..<5, using: &generator) == 0 else { continue }
        let row = school * programmes + programme
        // uses ≤ capacity · open and uses ≥ 2 · open.
        small.rows[row].upper = 0
        minimum[row] = small.rows.count
        small.columns.append(
          Column(
            group: nil, costs: [0, 0],
            entries: [(row, -places[school][programme]), (small.rows.count, -2)]))
        small.rows.append(Row(lower: 0, upper: nil))
      }
    }
    for party in parties {
      small.columns.append(
        Column(group: small.groups, costs: [party.count, 0], entries: []))
      for (school, site) in sites.enumerated() {
        var uses: [Int: Int] = [:]
        var cost = 0
        var isNear = true
        for member in party {
          let (x, y) = (site.x - member.home.x, site.y - member.home.y)
          let minutes = Int((2 * (x * x + y * y).squareRoot() + 5).rounded())
          cost += minutes + 10 * Int.random(in: 0..<3, using: &generator)
          isNear = isNear && minutes <= 75
          for programme in member.programmes {
            uses[school * programmes + programme, default: 0] += 1
          }
        }
        let fits = uses.allSatisfy { places[$0.key / programmes][$0.key % programmes] >= $0.value }
        guard isNear, fits else { continue }
        var entries: [(row: Int, coefficient: Int)] = []
        for (row, amount) in uses.sorted(by: { $0.key < $1.key }) {
          entries.append((row, amount))
          if let other = minimum[row] { entries.append((other, amount)) }
        }
        small.columns.append(Column(group: small.groups, costs: [0, cost], entries: entries))
      }
      small.groups += 1
    }
    return small
  }
}

extension SmallProgram {
  /// A random program of three to six groups round an odd cycle of rows, with one each of the
  /// rules that break a network: an offer open to two or nobody, an exact number, places that
  /// count double, and something that pays.
  static func tangled(seed: UInt64) -> SmallProgram {
    var generator = SeededGenerator(seed: seed + 7_000_000)
    var small = SmallProgram(tiers: Int.random(in: 1...3, using: &generator))
    small.groups = Int.random(in: 3...6, using: &generator)
    let cycle = [3, 3, 5].randomElement(using: &generator) ?? 3
    small.rows = (0..<cycle).map { _ in
      Row(lower: nil, upper: Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 1)
    }
    func costs(_ range: ClosedRange<Int>) -> [Int] {
      (0..<small.tiers).map { _ in Int.random(in: range, using: &generator) }
    }
    for group in 0..<small.groups {
      if Int.random(in: 0..<4, using: &generator) > 0 {
        small.columns.append(Column(group: group, costs: costs(8...12), entries: []))
      }
      for _ in 0..<Int.random(in: 2...3, using: &generator) {
        let first = Int.random(in: 0..<cycle, using: &generator)
        let weight = Int.random(in: 0..<8, using: &generator) == 0 ? 2 : 1
        let entries = [
          (row: first, coefficient: weight), (row: (first + 1) % cycle, coefficient: 1),
        ]
        small.columns.append(
          Column(group: group, costs: costs(0...8), entries: entries))
      }
    }
    let rules = Int.random(in: 0..<8, using: &generator)
    if rules & 1 == 1 {
      // Uses of the first row: none, or two at least.
      let row = small.rows.count
      small.rows[0].upper = 0
      small.rows.append(Row(lower: 0, upper: nil))
      for index in small.columns.indices {
        let use = small.columns[index].entries.first { $0.row == 0 }
        if let use { small.columns[index].entries.append((row, use.coefficient)) }
      }
      small.columns.append(
        Column(
          group: nil, costs: costs(0...1), entries: [(row: 0, coefficient: -3), (row, -2)]))
    }
    if rules & 2 == 2 {
      // Exactly two of some columns.
      let row = small.rows.count
      small.rows.append(Row(lower: 2, upper: 2))
      for index in small.columns.indices where small.columns[index].group != nil {
        if Bool.random(using: &generator) { small.columns[index].entries.append((row, 1)) }
      }
    }
    if rules & 4 == 4 {
      // Something that pays, as far as the last row and a row of its own have room.
      let row = small.rows.count
      small.rows.append(Row(lower: nil, upper: 5))
      small.columns.append(
        Column(
          group: nil, upper: 3, costs: costs(-4 ... -1),
          entries: [(row: cycle - 1, coefficient: 1), (row, 2)]))
      for index in small.columns.indices where small.columns[index].group != nil {
        if Bool.random(using: &generator) { small.columns[index].entries.append((row, 1)) }
      }
    }
    return small
  }
}
