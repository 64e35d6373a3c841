/// What is checked of staged groups, so that nothing later can overflow or leave its range.
extension Program {
  /// The most paths a staged group may have.
  static let largestPathCount = UInt64(1) << 62
  /// The most stages a group may have.
  static let largestStageCount = 200

  /// Notes what is wrong with the automaton added last.
  mutating func checkAutomaton() {
    guard let automaton = stages.automata.last else { return }
    let name = "automaton \(stages.automata.count - 1)"
    for defect in automaton.defects { defects.append("\(name): \(defect)") }
    if automaton.stepCosts.count > costTierCount
      || automaton.ends.contains(where: { $0.costs.count > costTierCount })
    {
      defects.append("\(name) has more costs than the \(costTierCount) tiers of costs")
    }
    for (state, end) in automaton.ends.enumerated() {
      checkEntries(end.entries, "\(name), state \(state)")
    }
  }

  /// Notes what is wrong with a staged group; false if it cannot be laid out.
  mutating func check(_ group: StagedGroup, _ index: Int) -> Bool {
    let before = defects
    let name = "group \(index)"
    guard stages.automata.indices.contains(group.automaton) else {
      defects.append("\(name): there is no automaton \(group.automaton)")
      return false
    }
    let automaton = stages.automata[group.automaton]
    if group.start < 0 || group.start >= automaton.stateCount {
      defects.append("\(name): there is no state \(group.start)")
    }
    for (stage, options) in group.stages.enumerated() {
      for (choice, option) in options.enumerated() {
        let name = "\(name), stage \(stage), option \(choice)"
        if option.costs.count != costTierCount {
          defects.append("\(name) has \(option.costs.count) costs for \(costTierCount) tiers")
        }
        if option.label < 0 || option.label >= automaton.labelCount {
          defects.append("\(name): the automaton has no label \(option.label)")
        }
        for level in option.levels where level.magnitude > Self.largestDatum.magnitude {
          defects.append("\(name): level \(level) is beyond ±2^30")
        }
        checkEntries(option.entries, name)
      }
    }
    if group.stages.count > Self.largestStageCount {
      defects.append("\(name) has \(group.stages.count) stages; at most 200 are taken")
    }
    var paths: UInt64 = 1
    for options in group.stages {
      let (product, overflow) = paths.multipliedReportingOverflow(by: UInt64(max(1, options.count)))
      paths = overflow ? .max : product
    }
    if paths > Self.largestPathCount {
      defects.append("\(name) has more than 2^62 combinations; use fewer stages or options")
    }
    guard defects == before, automaton.defects.isEmpty else { return false }
    if largestCosts(group, automaton).contains(where: { $0 > Self.largestDatum }) {
      defects.append("\(name): a path may cost more than ±2^30")
    }
    return defects == before
  }

  private mutating func checkEntries(_ entries: [(row: Int, coefficient: Int)], _ name: String) {
    var rows: Set<Int> = []
    for (row, coefficient) in entries {
      if row < 0 || row >= rowCount { defects.append("\(name): there is no row \(row)") }
      // Several of a path's may meet in a row.
      if coefficient.magnitude > Self.largestDatum.magnitude >> 8 {
        defects.append("\(name): coefficient \(coefficient) is beyond ±2^22")
      }
      if !rows.insert(row).inserted {
        defects.append("\(name) names row \(row) twice; add the coefficients up")
      }
    }
  }

  /// For each tier of costs, no less than a path may cost in magnitude.
  private func largestCosts(_ group: StagedGroup, _ automaton: Automaton) -> [Int] {
    (0..<costTierCount).map { slot in
      var sum = automaton.largestEndCost(slot)
      for options in group.stages {
        let cost = options.reduce(0) { max($0, Int(clamping: $1.costs[slot].magnitude)) }
        sum = sum.clampedSum(cost).clampedSum(automaton.largestStepCost(slot))
      }
      return sum
    }
  }

  /// No less than a path of a staged group costs in a tier, in magnitude.
  func largestCost(ofPaths position: Int, tier: Int) -> Int {
    let slot = costSlots[tier]
    let automaton = stages.automata[stages.automaton[position]]
    var sum = slot < 0 ? 0 : automaton.largestEndCost(slot)
    for stage in stages.stages(of: position) {
      var largest = 0
      for option in stages.options(ofStage: stage) {
        if slot < 0 {
          let threshold = thresholds[tier]
          largest = max(largest, stages.levels(of: option).count { Int($0) >= threshold })
        } else {
          largest = max(largest, Int(stages.costs[option * costTierCount + slot].magnitude))
        }
      }
      sum += largest + (slot < 0 ? 0 : automaton.largestStepCost(slot))
    }
    return sum
  }

  /// No less than Σ |coefficient| of a path of a staged group.
  func largestEntrySum(ofPaths position: Int) -> Int {
    func size(_ option: Int) -> Int {
      stages.entries(of: option).reduce(0) { $0 + Int(stages.entryCoefficient[$1].magnitude) }
    }
    let ends = stages.automata[stages.automaton[position]].ends
    let end = ends.reduce(0) { largest, end in
      max(largest, end.entries.reduce(0) { $0 + Int($1.coefficient.magnitude) })
    }
    return stages.stages(of: position).reduce(end) { sum, stage in
      sum + stages.options(ofStage: stage).reduce(0) { max($0, size($1)) }
    }
  }
}

extension Automaton {
  func largestStepCost(_ slot: Int) -> Int {
    guard slot < stepCosts.count else { return 0 }
    return stepCosts[slot].reduce(0) { max($0, Int(clamping: $1.magnitude)) }
  }

  func largestEndCost(_ slot: Int) -> Int {
    ends.reduce(0) { $1.costs.count > slot ? max($0, Int(clamping: $1.costs[slot].magnitude)) : $0 }
  }
}

extension Int {
  /// The sum, or the largest number there is.
  func clampedSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
