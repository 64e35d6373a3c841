/// A question of a ``ProofTree``, with what its answers change here.
struct TreeQuestion: Sendable {
  /// About a row of the search.
  let asked: ProofTree.Question
  let decision: Decision

  /// The auxiliary's decision asks the other way round.
  private var isReversed: Bool { if case .auxiliary = asked { true } else { false } }
  var yes: [Domains.Change] { isReversed ? decision.no : decision.yes }
  var no: [Domains.Change] { isReversed ? decision.yes : decision.no }
}

extension SearchProgram {
  /// Questions that the relaxation leaves open and that anybody can follow: of a group, whether it
  /// counts in a row, and whether it is one of its cheaper columns; of an auxiliary, whether it is
  /// small.
  ///
  /// Columns of a group that differ in neither are alike to the relaxation.
  ///
  /// - Parameters:
  ///   - domains: What the columns may be.
  ///   - values: The relaxation's point.
  ///   - isRow: Which of the rows that are no cuts may be asked about.
  /// - Returns: The questions, by group, then those about auxiliaries.
  func treeQuestions(
    _ domains: Domains, _ values: [Double], about isRow: [Bool]
  ) -> [TreeQuestion] {
    var questions: [TreeQuestion] = []
    for (group, range) in groups.enumerated() where domains.allowed[group] > 1 {
      let used = range.filter { values[$0] > Self.tolerance && domains.upper[$0] == 1 }
      guard used.count > 1 else { continue }
      func ask(_ asked: ProofTree.Question, _ isIn: (Int) -> Bool) {
        let share = used.reduce(0) { isIn($1) ? $0 + values[$1] : $0 }
        guard share > Self.tolerance, share < 1 - Self.tolerance else { return }
        questions.append(
          TreeQuestion(
            asked: asked,
            decision: Decision(self, domains, group: group, share: share, isIn)))
      }
      let touched = Set(used.flatMap { rowsOf[$0] }).filter {
        Int($0) < originalRowCount && isRow[Int($0)]
      }
      for row in touched.sorted() {
        ask(.counts(group: group, limit: Int(row))) { rowsOf[$0].contains(row) }
      }
      for cost in Set(used.map { costs[$0] }).sorted().dropLast() {
        ask(.costs(group: group, atMost: cost)) { costs[$0] <= cost }
      }
    }
    for column in firstAuxiliary..<columnCount {
      let floor = values[column].rounded(.down)
      let part = values[column] - floor
      guard part > Self.tolerance, part < 1 - Self.tolerance else { continue }
      questions.append(
        TreeQuestion(
          asked: .auxiliary(column: column, atMost: Int(floor)),
          decision: Decision(self, domains, auxiliary: column, above: Int(floor), share: part)))
    }
    return questions
  }
}

extension TreeProver {
  /// Chooses the question whose answers, tried for a few iterations, raise the bound most.
  ///
  /// - Returns: Nil if the relaxation leaves no question open, or a limit came.
  mutating func choose(
    _ domains: Domains, depth: Int
  ) throws(SolverFault) -> TreeQuestion? {
    let questions = program.treeQuestions(domains, relaxation.values(), about: isRow)
    let promise = questions.map { gains.promise($0.decision) }
    let order = questions.indices.sorted { (promise[$1], $0) < (promise[$0], $1) }
    let here = relaxation.objectiveValue
    let basis = relaxation.basis()
    var best: (score: Double, index: Int)?
    for index in order.prefix(depth < 4 ? 16 : 8) {
      let question = questions[index]
      var score = 1.0
      for changes in [question.yes, question.no] {
        var part = domains
        part.apply(changes)
        guard let gain = try gain(part, from: here) else { return nil }
        score *= max(1e-6, gain)
        relaxation.resume(basis)
      }
      gains.record(question.decision, gain: score.squareRoot())
      if best.map({ score > $0.score * (1 + 1e-9) }) ?? true { best = (score, index) }
    }
    relaxation.apply(domains, program)
    return best.map { questions[$0.index] }
  }

  /// What a few iterations raise the bound by, at most to the value; nil if a limit came.
  private mutating func gain(
    _ domains: Domains, from here: Double
  ) throws(SolverFault) -> Double? {
    let most = max(1, Double(value) - here)
    if domains.isEmpty { return most }
    relaxation.apply(domains, program)
    switch try relaxation.optimise(cutoff: Double(value), iterationLimit: 60, watch) {
    case .stopped: return nil
    case .infeasible: return most
    case .optimal, .cutOff, .unfinished: return min(most, relaxation.objectiveValue - here)
    }
  }
}
