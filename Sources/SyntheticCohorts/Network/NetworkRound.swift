import PlacementDocuments

/// Trainees and schools in towns, for one phase of which everybody needs one place.
///
/// Limits are those of offers and schools only, so the places form a network.
/// Journeys are estimated from positions, up to 75 minutes, by car up to 45.
/// Supply follows demand: everybody is first settled at some school within
/// reach, and one place in twenty is added.
///
/// - Complexity: O(*t* · *n*) for *t* trainees with *n* schools in their
///   neighbourhood, and O(*s* log *s*) for *s* schools.
func networkRound(_ plan: NetworkPlan, seed: UInt64) -> RoundDocuments {
  var network = Network(plan, seed: seed)
  network.settleTrainees()
  network.addSpares()
  return network.documents
}

private struct Network {
  private let plan: NetworkPlan
  private var random: Randomness
  private let towns: Towns
  private var schools: [School] = []
  private var trainees: [Trainee] = []
  /// What each trainee trains for, in step with `trainees`.
  private var trainings: [Int] = []
  private var rooms: [Room] = []

  /// What a school, in step with `schools`, has been asked for.
  private struct Room {
    var isPrimary: Bool
    /// The most trainees that are settled here.
    var most: Int
    var settled = 0
    /// Places by training, those for nobody in particular included.
    var places: [Int: Int] = [:]
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
    var school = School.orderly(
      id, name + (isPrimary ? " Primary School" : " Secondary School"),
      ages: isPrimary ? "3-11" : "11-18")
    school.position = towns.place(&random, to: 1_000)
    school.hasSixthForm = !isPrimary
    school.size = random.pick([.small, .medium, .large])
    school.rurality = random.chance(12) ? .rural : .urban
    school.context = random.chance(20) ? [.challenging] : []
    let targets: [DevelopmentTarget] = [.assessment, .behaviour, .send]
    school.develops = targets.filter { _ in random.chance(16) }
    schools.append(school)
    rooms.append(
      Room(isPrimary: isPrimary, most: isPrimary ? random.within(1...4) : random.within(2...9)))
  }

  private mutating func addTrainee(_ id: String) {
    let training = random.index(weights: Training.all.map(\.share))
    let kind = Training.all[training]
    var trainee = Trainee.orderly(
      id, kind.programme, subjects: kind.subject.map { [$0] } ?? [])
    trainee.profile?.origin = towns.place(&random, to: 100)
    trainee.profile?.travelMode = random.chance(41) ? .car : .publicTransport
    let targets: [DevelopmentTarget] = [.assessment, .behaviour, .send]
    trainee.profile?.developmentTargets = targets.filter { _ in random.chance(14) }
    trainees.append(trainee)
    trainings.append(training)
  }

  /// Kilometres that are within the limits by a little, whatever the mode.
  private static func reach(_ mode: TravelMode) -> Double { mode == .car ? 18 : 8 }

  mutating func settleTrainees() {
    let neighbourhood = Neighbourhood(schools.compactMap(\.position))
    for index in random.shuffled(Array(trainees.indices)) {
      guard let profile = trainees[index].profile, let origin = profile.origin else { continue }
      let isPrimary = Training.all[trainings[index]].isPrimary
      let open = neighbourhood.within(Self.reach(profile.travelMode), of: origin).filter {
        rooms[$0].isPrimary == isPrimary && rooms[$0].settled < rooms[$0].most
      }
      // Somebody who lives too far out for every school stays without a place.
      guard !open.isEmpty else { continue }
      let school = random.pick(open)
      rooms[school].settled += 1
      rooms[school].places[trainings[index], default: 0] += 1
    }
  }

  mutating func addSpares() {
    let open = schools.indices.filter { rooms[$0].settled > 0 }
    guard !open.isEmpty else { return }
    for _ in 0..<(plan.trainees / 20) {
      let school = random.pick(open)
      // More of what it offers, or what somebody trains for and it could offer as well.
      let offered = random.pick(rooms[school].places.keys.sorted())
      let other = random.pick(trainings)
      let isOther = Training.all[other].isPrimary == rooms[school].isPrimary && random.chance(50)
      rooms[school].places[isOther ? other : offered, default: 0] += 1
    }
    // Some schools take no more at once than they need to, whatever they offer.
    for school in open where rooms[school].settled > 1 && random.chance(25) {
      schools[school].maximumTrainees = rooms[school].settled
    }
  }

  var documents: RoundDocuments {
    var documents = RoundDocuments()
    documents.round.id = plan.round
    documents.round.academicYear = SpringRound.academicYear
    documents.round.referenceDate = SpringRound.referenceDate
    documents.round.rules.travel.limitMinutes = 75
    documents.round.rules.travel.estimateToleranceMinutes = 0
    documents.round.programmes = [
      SpringRound.programme("primary-3-7", "PGDE Primary 3-7", .primary, "3-7"),
      SpringRound.programme("primary-5-11", "PGDE Primary 5-11", .primary, "5-11"),
      SpringRound.programme("secondary", "PGDE Secondary", .secondary, "11-16"),
    ]
    for index in documents.round.programmes.indices {
      documents.round.programmes[index].travelLimitMinutesByMode = ["car": 45]
    }
    documents.schools = schools
    documents.trainees = trainees
    let offerID = Numbering("O-", upTo: rooms.reduce(0) { $0 + $1.places.count })
    for (school, room) in zip(schools, rooms) {
      for (training, places) in room.places.sorted(by: { $0.key < $1.key }) {
        let kind = Training.all[training]
        documents.offers.append(
          Offer.orderly(
            offerID[documents.offers.count], at: school.id, kind.yearGroups,
            subjects: kind.subject.map { [$0] } ?? [], places: places))
      }
    }
    documents.nameMentors()
    return documents
  }
}
