import PlacementDocuments

extension Cohort {
  /// What people have already done, and agreements that name a school.
  mutating func decide() {
    var random = randomness("decisions")
    for index in demands.indices where demands[index].handling == .arranged {
      arrange(index, &random)
    }
    for index in demands.indices where demands[index].handling == .salaried {
      // Where the university is asked for one phase, home is not understood for the others.
      if trainee(of: index).supportRequested { stayHome(index, &random) }
    }
    var queue = random.shuffled(
      demands.indices.filter { index in
        demands[index].handling == .free && settled[index]?.offers.isEmpty == false
      })
    func take(_ count: Int) -> [Int] {
      let count = count * plan.terms.count
      defer { queue.removeLast(min(count, queue.count)) }
      return queue.suffix(count)
    }
    for demand in take(5) { record([.sent, .accepted], demand, &random) }
    for demand in take(4) { record([.sent, .accepted, .told], demand, &random) }
    for demand in take(4) { record([.locked], demand, &random) }
    for demand in take(3) { record([.sent], demand, &random) }
    for demand in take(2) { record([.accepted, .released], demand, &random) }
    for demand in take(6) { refuse(demand, .declined, .school, &random) }
    for demand in take(3) { refuse(demand, .askedSaidNo, .school, &random) }
    for demand in take(3) { refuse(demand, .excluded, .programmeLeader, &random) }
    for demand in take(3) {
      if let school = otherSchool(for: demand, &random) {
        trainees[demands[demand].trainee].excludedSchools = [schools[school].id]
      }
    }
    askForFurtherPlaces(&random)
    agreeWaivers()
  }

  private mutating func arrange(_ index: Int, _ random: inout Randomness) {
    guard let place = settled[index] else { return }
    let date = plan.referenceDate.adding(days: -random.within(10...60))
    // Some lead schools name the school only.
    let named = random.chance(12) ? [] : place.offers
    for offer in named.isEmpty ? [nil] : named.map({ Optional($0) }) {
      decisions.append(
        Decision(
          date: date, role: .leadSchool, action: .arranged, trainee: trainee(of: index).id,
          phase: namedPhase(of: index), school: schools[place.school].id,
          offer: offer.map { offers[$0].id }))
    }
  }

  private mutating func stayHome(_ index: Int, _ random: inout Randomness) {
    guard let place = settled[index] else { return }
    decisions.append(
      Decision(
        date: plan.referenceDate.adding(days: -random.within(10...60)), role: .employer,
        action: .arranged, trainee: trainee(of: index).id, phase: namedPhase(of: index),
        school: schools[place.school].id))
  }

  /// The phase, where the trainee may have others.
  private func namedPhase(of index: Int) -> String? {
    plan.isYearPlan ? demands[index].phase : nil
  }

  /// Records a course of events about the place where a demand was settled.
  private mutating func record(
    _ actions: [Decision.Action], _ index: Int, _ random: inout Randomness
  ) {
    guard let place = settled[index] else { return }
    var date = plan.referenceDate.adding(days: -random.within(12...30))
    for action in actions {
      for offer in place.offers {
        let role: Decision.Role =
          switch action {
          case .accepted: .school
          case .locked: .programmeLeader
          default: .office
          }
        decisions.append(
          Decision(
            date: date, role: role, action: action, trainee: trainee(of: index).id,
            phase: namedPhase(of: index), school: schools[place.school].id,
            offer: action == .released ? nil : offers[offer].id))
        if action == .released { break }
      }
      date = date.adding(days: random.within(1...4))
    }
  }

  private mutating func refuse(
    _ index: Int, _ action: Decision.Action, _ role: Decision.Role, _ random: inout Randomness
  ) {
    guard let school = otherSchool(for: index, &random) else { return }
    decisions.append(
      Decision(
        date: plan.referenceDate.adding(days: -random.within(1...30)), role: role, action: action,
        trainee: trainee(of: index).id, school: schools[school].id))
  }

  /// A school within reach, but not the one where the trainee was settled.
  private func otherSchool(for index: Int, _ random: inout Randomness) -> Int? {
    let trainee = demands[index].trainee
    let others = reach[trainee].map(\.school).filter { !schoolsOfTrainee[trainee].contains($0) }
    return others.isEmpty ? nil : random.pick(Array(others.prefix(8)))
  }

  private mutating func askForFurtherPlaces(_ random: inout Randomness) {
    let asked = random.shuffled(
      offers.indices.filter { index in
        let holders = settled.filter { $0?.offers.contains(index) == true }.count
        return offers[index].furtherPlaces > 0 && offers[index].places >= holders
      })
    for offer in asked.prefix(2) {
      decisions.append(
        Decision(
          date: plan.referenceDate.adding(days: -random.within(1...20)), role: .school,
          action: .askedSaidNo, school: offers[offer].school, offer: offers[offer].id))
    }
  }

  /// Where fitness is not cleared: both sides agree for one trainee, one side for the next.
  private mutating func agreeWaivers() {
    var bothAgree = true
    for index in trainees.indices where !trainees[index].fitness.isCleared {
      guard let school = schoolsOfTrainee[index].first else { continue }
      var waiver = Fitness.Waiver()
      waiver.school = schools[school].id
      waiver.universityAgreed = true
      waiver.schoolAgreed = bothAgree
      trainees[index].fitness.waivers = [waiver]
      bothAgree.toggle()
    }
  }
}
