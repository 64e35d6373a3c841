import PlacementDocuments

/// Trainees and schools in towns, for one phase of which everybody needs one place.
///
/// Limits are those of offers and schools only, so the places form a network.
/// Journeys are estimated from positions, up to 75 minutes, by car up to 45.
/// Supply follows demand: everybody is first settled at some school within
/// reach, and one place in twenty is added. A plan of mixed rules then breaks
/// the network up; see ``NetworkPlan/mixed600``.
///
/// - Complexity: O(*t* · *n*) for *t* trainees with *n* schools in their
///   neighbourhood, and O(*s* log *s*) for *s* schools.
func networkRound(_ plan: NetworkPlan, seed: UInt64) -> RoundDocuments {
  var network = Network(plan, seed: seed)
  if plan.isMixed { network.addPairsAndSecondSubjects() }
  network.settleTrainees()
  network.addSpares()
  if plan.isMixed { network.addMinimums() }
  return network.documents
}

private struct Network {
  private let plan: NetworkPlan
  private var random: Randomness
  private let towns: Towns
  private var schools: [School] = []
  private var trainees: [Trainee] = []
  /// What each trainee trains for, one thing or two, in step with `trainees`.
  private var trainings: [[Int]] = []
  /// Who is placed with whom: the second of a pair by the first.
  private var companions: [Int: Int] = [:]
  private var rooms: [Room] = []

  /// What a school, in step with `schools`, has been asked for.
  private struct Room {
    var isPrimary: Bool
    /// The most trainees that are settled here.
    var most: Int
    var settled = 0
    /// Places by training, those for nobody in particular included.
    var places: [Int: Int] = [:]
    /// Of these trainings it takes two or none.
    var twoOrNone: Set<Int> = []
  }

  init(_ plan: NetworkPlan, seed: UInt64) {
    self.plan = plan
    random = Randomness(seed: seed, stream: plan.round)
    towns = Towns(
      squareKilometres: plan.squareKilometresPerSchool * Double(plan.schools),
      schools: plan.schools, &random)
    let schoolID = Numbering("S-", upTo: plan.schools)
    for index in 0..<plan.schools { addSchool(schoolID[index], SchoolNames.name(index)) }
    let traineeID = Numbering("T", upTo: plan.trainees)
    for index in 0..<plan.trainees { addTrainee(traineeID[index]) }
  }

  private mutating func addSchool(_ id: String, _ name: String) {
    let isPrimary = random.chance(60)
    schools.append(.inSomeTown(id, name, isPrimary: isPrimary, towns, &random))
    rooms.append(
      Room(isPrimary: isPrimary, most: isPrimary ? random.within(1...4) : random.within(2...9)))
  }

  private mutating func addTrainee(_ id: String) {
    let training = random.index(weights: Training.all.map(\.share))
    var trainee = Trainee.inSomeTown(id, Training.all[training], towns, &random)
    trainee.profile?.travelMode = random.chance(41) ? .car : .publicTransport
    trainee.drawTargets(&random)
    trainees.append(trainee)
    trainings.append([training])
  }

  /// Kilometres that are within the limits by a little, whatever the mode.
  private static func reach(_ mode: TravelMode) -> Double { mode == .car ? 18 : 8 }

  /// Makes neighbours of a tenth of the trainees, two by two, and gives a second subject to another.
  mutating func addPairsAndSecondSubjects() {
    let tenth = plan.trainees / 10
    var others = random.shuffled(Array(trainees.indices))
    var waiting: [Int: Int] = [:]
    for second in others where companions.count < tenth / 2 {
      let training = trainings[second][0]
      guard let first = waiting.removeValue(forKey: training) else {
        waiting[training] = second
        continue
      }
      companions[first] = second
      let home = trainees[first].profile
      trainees[second].profile?.origin = home?.origin
      trainees[second].profile?.travelMode = home?.travelMode ?? .car
    }
    let inPairs = Set(companions.keys).union(companions.values)
    others.removeAll { inPairs.contains($0) }
    let secondary = others.filter { trainees[$0].programme == "secondary" }
    let subjects = Training.all.indices.filter { !Training.all[$0].isPrimary }
    let shares = subjects.map { Training.all[$0].share }
    for index in secondary.prefix(tenth) {
      var other = trainings[index][0]
      while other == trainings[index][0] { other = subjects[random.index(weights: shares)] }
      trainings[index].append(other)
      trainees[index].subjects = trainings[index].compactMap { Training.all[$0].subject }
    }
  }

  mutating func settleTrainees() {
    let neighbourhood = Neighbourhood(schools.compactMap(\.position))
    let seconds = Set(companions.values)
    for index in random.shuffled(Array(trainees.indices)) where !seconds.contains(index) {
      guard let profile = trainees[index].profile, let origin = profile.origin else { continue }
      let party = [index] + (companions[index].map { [$0] } ?? [])
      let isPrimary = Training.all[trainings[index][0]].isPrimary
      let open = neighbourhood.within(Self.reach(profile.travelMode), of: origin).filter {
        rooms[$0].isPrimary == isPrimary && rooms[$0].settled + party.count <= rooms[$0].most
      }
      // Somebody who lives too far out for every school stays without a place.
      guard !open.isEmpty else { continue }
      let school = random.pick(open)
      rooms[school].settled += party.count
      for training in party.flatMap({ trainings[$0] }) {
        rooms[school].places[training, default: 0] += 1
      }
    }
  }

  mutating func addSpares() {
    let open = schools.indices.filter { rooms[$0].settled > 0 }
    guard !open.isEmpty else { return }
    for _ in 0..<(plan.trainees / 20) {
      let school = random.pick(open)
      // More of what it offers, or what somebody trains for and it could offer as well.
      let offered = random.pick(rooms[school].places.keys.sorted())
      let other = random.pick(trainings)[0]
      let isOther = Training.all[other].isPrimary == rooms[school].isPrimary && random.chance(50)
      rooms[school].places[isOther ? other : offered, default: 0] += 1
    }
    // Some schools take no more at once than they need to, whatever they offer.
    for school in open where rooms[school].settled > 1 && random.chance(25) {
      schools[school].maximumTrainees = rooms[school].settled
    }
  }

  /// Lets offers with places for a tenth of the trainees ask for two of them or none.
  mutating func addMinimums() {
    var left = plan.trainees / 10
    let several = schools.indices.flatMap { school in
      rooms[school].places.sorted { $0.key < $1.key }.filter { $0.value > 1 }
        .map { (school: school, training: $0.key, places: $0.value) }
    }
    for offer in random.shuffled(several) where left > 0 {
      rooms[offer.school].twoOrNone.insert(offer.training)
      left -= offer.places
    }
  }

  var documents: RoundDocuments {
    var documents = SpringRound.documents(plan.round)
    documents.round.rules.travel.estimateToleranceMinutes = 0
    for index in documents.round.programmes.indices {
      documents.round.programmes[index].travelLimitMinutesByMode = ["car": 45]
    }
    documents.schools = schools
    documents.trainees = trainees
    let offerID = Numbering("O-", upTo: rooms.reduce(0) { $0 + $1.places.count })
    for (school, room) in zip(schools, rooms) {
      for (training, places) in room.places.sorted(by: { $0.key < $1.key }) {
        let kind = Training.all[training]
        var offer = Offer.orderly(
          offerID[documents.offers.count], at: school.id, kind.yearGroups,
          subjects: kind.subject.map { [$0] } ?? [], places: places)
        offer.minimum = room.twoOrNone.contains(training) ? 2 : 0
        documents.offers.append(offer)
      }
    }
    documents.nameMentors()
    if plan.isMixed {
      documents.round.rules.fairness.worstJourneys = .off
      documents.round.groups = groups
    }
    return documents
  }

  private var groups: [TraineeGroup] {
    let groupID = Numbering("G-", upTo: companions.count)
    return companions.sorted { $0.key < $1.key }.enumerated().map { number, pair in
      var group = TraineeGroup()
      group.id = groupID[number]
      group.trainees = [trainees[pair.key].id, trainees[pair.value].id].sorted()
      return group
    }
  }
}
