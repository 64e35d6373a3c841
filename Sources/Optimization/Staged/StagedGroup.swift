/// A group whose columns are paths: one option in each stage.
///
/// A path costs the sum of its options' costs and of what its automaton adds, uses the
/// rows of all of them and has the levels of all of them. There may be more paths than
/// memory holds: they become columns as pricing asks for them.
public struct StagedGroup: Sendable {
  /// One way through one stage.
  public struct Option: Sendable {
    /// One for each tier of costs.
    public var costs: [Int]
    /// What the tiers of levels count.
    public var levels: [Int]
    /// Distinct rows with their coefficients.
    public var entries: [(row: Int, coefficient: Int)]
    /// What the automaton reads.
    public var label: Int
    /// Two options of a path have different tags; `nil` goes with everything.
    public var tag: Int?

    public init(
      costs: [Int], levels: [Int] = [], entries: [(row: Int, coefficient: Int)] = [], label: Int,
      tag: Int? = nil
    ) {
      self.costs = costs
      self.levels = levels
      self.entries = entries
      self.label = label
      self.tag = tag
    }
  }

  public var stages: [[Option]]
  /// The index of its automaton in the program.
  public var automaton: Int
  /// The automaton's state before the first stage.
  public var start: Int

  public init(stages: [[Option]], automaton: Int, start: Int) {
    self.stages = stages
    self.automaton = automaton
    self.start = start
  }
}

/// What depends on a path as a whole: a finite automaton that reads its options' labels.
///
/// It knows no stages: where they matter, its states count them.
public struct Automaton: Sendable {
  /// A step from one state to the next.
  public struct Step: Sendable {
    public var next: Int
    /// One for each tier of costs; empty if it costs nothing.
    public var costs: [Int]

    public init(to next: Int, costs: [Int] = []) {
      self.next = next
      self.costs = costs
    }
  }

  /// What a path pays and uses for the state it ends in.
  public struct End: Sendable {
    /// One for each tier of costs; empty if it costs nothing.
    public var costs: [Int]
    /// Distinct rows with their coefficients.
    public var entries: [(row: Int, coefficient: Int)]

    public init(costs: [Int] = [], entries: [(row: Int, coefficient: Int)] = []) {
      self.costs = costs
      self.entries = entries
    }
  }

  public let stateCount: Int
  public let labelCount: Int
  /// By state and label, state-major; −1 where the label is forbidden.
  let next: [Int32]
  /// For each tier of costs the costs of the steps in the order of `next`; empty if all are 0.
  let stepCosts: [[Int]]
  let ends: [End]
  /// Steps that lead to no state, or whose costs are too many.
  let defects: [String]

  /// Tabulates an automaton.
  ///
  /// - Parameters:
  ///   - states: The number of states.
  ///   - labels: The number of labels.
  ///   - step: Where a label leads from a state; `nil` forbids it.
  ///   - end: What ending in a state means.
  /// - Complexity: O(states × labels).
  public init(
    states: Int, labels: Int, step: (_ state: Int, _ label: Int) -> Step?,
    end: (_ state: Int) -> End = { _ in End() }
  ) {
    stateCount = max(0, states)
    labelCount = max(0, labels)
    var defects = IssueList()
    var next: [Int32] = []
    var stepCosts: [[Int]] = []
    next.reserveCapacity(stateCount * labelCount)
    for state in 0..<stateCount {
      for label in 0..<labelCount {
        guard let step = step(state, label) else {
          next.append(-1)
          continue
        }
        if step.next < 0 || step.next >= stateCount {
          defects.append("state \(state), label \(label): there is no state \(step.next)")
        }
        for (slot, cost) in step.costs.enumerated() where cost != 0 {
          while stepCosts.count <= slot { stepCosts.append([]) }
          if stepCosts[slot].isEmpty {
            stepCosts[slot] = Array(repeating: 0, count: stateCount * labelCount)
          }
          stepCosts[slot][next.count] = cost
        }
        next.append(Int32(truncatingIfNeeded: step.next))
      }
    }
    self.next = next
    self.stepCosts = stepCosts
    ends = (0..<stateCount).map(end)
    self.defects = defects.issues
  }
}
