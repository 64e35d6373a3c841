import PlacementDocuments

/// Who can look after whom at one school, tried out in full.
struct Mentoring {
  /// A use that some mentor on record serves.
  private struct Task {
    let demand: DemandSet
    /// Index of the option in the question asked; nil for a fixed use.
    let option: Int?
    let mentors: [Int]
  }

  private let mentors: [Mentor]
  private let round: OpenRound
  private let days: [DemandSet]
  private let slots: [Int]
  private let fixed: [Task]
  /// The fewest fixed uses that stay without a mentor although one serves them.
  let fixedWithout: Int
  /// Whether some mentor on record serves a fixed use.
  var hasFixedTasks: Bool { !fixed.isEmpty }
  var isEmpty: Bool { mentors.isEmpty }

  /// With `leavesOutFixed`, fixed uses go without, so that proposals have every mentor.
  init(_ school: School, _ round: OpenRound, _ presence: Presence, leavesOutFixed: Bool) {
    let staff = round.mentors(of: school)
    mentors = staff
    self.round = round
    days = presence.days
    slots = staff.map { round.slots(of: $0) }
    var fixed: [Task] = []
    for (index, commitment) in round.commitments.enumerated() {
      guard !leavesOutFixed, let hold = commitment.fixed, hold.school == school.id
      else { continue }
      let offers: [Offer?] = hold.offers.compactMap { round.offer($0) }
      for offer in offers.isEmpty ? [nil] : offers {
        let demand = round.demands[index]
        let subject = round.subject(of: demand, on: offer, at: school)
        let mentors = staff.indices.filter { round.serves(staff[$0], subject, demand, offer) }
        if !mentors.isEmpty {
          fixed.append(Task(demand: DemandSet(demand: index), option: nil, mentors: mentors))
        }
      }
    }
    self.fixed = fixed
    var search = Search(slots: slots, days: days, without: fixed.count)
    search.fewest = fixed.count
    Self.assignFixedOnly(fixed[...], &search)
    fixedWithout = search.fewest
  }

  /// The least that mentors add to the scores of these options together, in minutes.
  ///
  /// Every fixed use that can have a mentor keeps one. Nil if some option's use is left without.
  func least(for options: [Option]) -> Int? {
    var tasks = fixed
    var isNamed = options.map { _ in true }
    for (place, option) in options.enumerated() {
      let demand = round.demands[option.demand]
      for use in option.uses {
        let serving = mentors.indices.filter {
          round.serves(mentors[$0], use.subject, demand, use.offer)
        }
        if serving.isEmpty {
          isNamed[place] = false
        } else {
          tasks.append(
            Task(
              demand: DemandSet(demand: option.demand), option: place,
              mentors: serving.filter { slots[$0] > 0 }))
        }
      }
    }
    let supported = options.indices.map {
      isNamed[$0] && round.demands[options[$0].demand].trainee.needsAdditionalSupport
    }
    var search = Search(slots: slots, days: days, without: fixedWithout)
    assign(tasks[...], [], supported, &search)
    return search.least
  }

  private struct Search {
    let slots: [Int]
    let days: [DemandSet]
    /// How many more fixed uses may go without.
    var without: Int
    /// The demands of the uses that each mentor holds.
    var held: [[DemandSet]]
    var fewest = 0
    var least: Int?

    init(slots: [Int], days: [DemandSet], without: Int) {
      self.slots = slots
      self.days = days
      self.without = without
      held = slots.map { _ in [] }
    }

    func hasSlot(_ mentor: Int, for demand: DemandSet) -> Bool {
      for day in days where day & demand != 0 {
        var present = 1
        for other in held[mentor] where other & day != 0 { present += 1 }
        if present > slots[mentor] { return false }
      }
      return true
    }
  }

  private static func assignFixedOnly(_ tasks: ArraySlice<Task>, _ search: inout Search) {
    guard let task = tasks.first else {
      search.fewest = min(search.fewest, search.held.reduce(search.without) { $0 - $1.count })
      return
    }
    for mentor in task.mentors where search.hasSlot(mentor, for: task.demand) {
      search.held[mentor].append(task.demand)
      assignFixedOnly(tasks.dropFirst(), &search)
      search.held[mentor].removeLast()
    }
    assignFixedOnly(tasks.dropFirst(), &search)
  }

  private func assign(
    _ tasks: ArraySlice<Task>, _ chosen: [(option: Int, mentor: Int)], _ supported: [Bool],
    _ search: inout Search
  ) {
    guard let task = tasks.first else {
      let minutes = minutes(chosen, supported)
      search.least = min(search.least ?? minutes, minutes)
      return
    }
    for mentor in task.mentors where search.hasSlot(mentor, for: task.demand) {
      search.held[mentor].append(task.demand)
      let more = task.option.map { [(option: $0, mentor: mentor)] } ?? []
      assign(tasks.dropFirst(), chosen + more, supported, &search)
      search.held[mentor].removeLast()
    }
    if task.option == nil, search.without > 0 {
      search.without -= 1
      assign(tasks.dropFirst(), chosen, supported, &search)
      search.without += 1
    }
  }

  private func minutes(_ chosen: [(option: Int, mentor: Int)], _ supported: [Bool]) -> Int {
    var minutes = 0
    for (_, mentor) in chosen
    where !round.isTrained(mentors[mentor]) && round.isWeighed(.untrainedMentor) {
      minutes += round.rules.schools.untrainedMentor
    }
    for option in supported.indices where supported[option] {
      let isStrong = chosen.allSatisfy {
        $0.option != option || round.isStrong(mentors[$0.mentor])
      }
      if isStrong, round.isWeighed(.strongMentor) { minutes -= round.rules.needs.strongMentor }
    }
    return minutes
  }
}
