import PlacementDocuments

extension Cohort {
  /// Lists what each trainee is to be placed for, and how it will come about.
  mutating func makeDemands() {
    if plan.isYearPlan { arrangeYear() }
    let phases = Dictionary(uniqueKeysWithValues: programmes.map { ($0.id, $0.phases) })
    for (index, trainee) in trainees.enumerated() {
      for phase in phases[trainee.programme] ?? [] {
        let isWanted =
          trainee.demands.map { $0.contains { $0.phase == phase.id } }
          ?? (phase.yearOfStudy == trainee.yearOfStudy)
        guard isWanted, let term = plan.terms.firstIndex(where: { $0.contains(phase.start) })
        else { continue }
        demands.append(
          Demand(
            trainee: index, phase: phase.id, dates: phase.start...phase.end, term: term,
            handling: handling[index]))
      }
    }
    if plan.isYearPlan { shareOutArranging() }
  }

  /// Keeps salaried trainees at home but for a block in spring, and has a few
  /// trainees come back for what they missed or failed.
  private mutating func arrangeYear() {
    var random = randomness("year")
    for index in trainees.indices where handling[index] == .salaried {
      trainees[index].demands = ["1", "2", "3"].map { phase in
        var demand = TraineeDemand()
        demand.phase = phase
        demand.continuingSchool = trainees[index].employingSchool
        return demand
      }
      // Half of them are to see another school in spring, and the university looks for it.
      guard random.chance(50) else { continue }
      trainees[index].demands?[1].continuingSchool = nil
      trainees[index].supportRequested = true
      handling[index] = .supportRequested
    }
    var queue = random.shuffled(
      trainees.indices.filter { trainees[$0].route == .core && handling[$0] == .free })
    for number in 0..<10 {
      guard let index = queue.popLast() else { return }
      // Most return for the last phase, some to take the second again as well.
      let isRetake = number >= 6
      trainees[index].status = .returning
      trainees[index].demands = (isRetake ? ["2", "3"] : ["3"]).map { phase in
        var demand = TraineeDemand()
        demand.phase = phase
        demand.isRetake = phase == "2"
        return demand
      }
      setPriorPlacements(of: &trainees[index], 2, percentNamed: 100, &random)
    }
  }

  /// Lead schools and employers see to some phases; the university is asked for the others.
  private mutating func shareOutArranging() {
    var random = randomness("arranging")
    for index in demands.indices {
      let trainee = trainee(of: index)
      let isSpring = demands[index].term == 1
      switch (trainee.route, demands[index].handling) {
      case (.schoolDirectSalaried, .salaried):
        if isSpring, random.chance(50) {
          demands[index].handling = .arranged
          trainees[demands[index].trainee].demands?[1].continuingSchool = nil
        }
      case (.schoolDirectSalaried, .supportRequested):
        if !isSpring { demands[index].handling = .salaried }
      case (.schoolDirect, .arranged):
        // Summer is a long way off.
        if demands[index].term == 2, random.chance(25) {
          demands[index].handling = .leadSchoolArranges
        }
      case (.schoolDirect, .supportRequested):
        if demands[index].term == 0, random.chance(50) { demands[index].handling = .arranged }
      default: break
      }
    }
  }
}
