import PlacementDocuments

/// Trainees and schools in towns, for several phases to be placed at once.
///
/// A trainee's schools differ from phase to phase, and a challenging context or a key stage
/// counts when it is first met, so a placement of one phase changes what those of the others are
/// worth. Schools offer each phase by itself, one place in twenty more than are needed. Journeys
/// are by car, up to 75 minutes, and known to the nearest offers of each phase only.
///
/// Contrast between schools and the longest journeys among ties are left out, as they are from the
/// measurements that these rounds are compared with.
///
/// - Complexity: O(*p* · *t* · *o* · log *o*) for *p* phases, *t* trainees and *o* offers.
func jointRound(_ plan: JointPlan, seed: UInt64) -> RoundDocuments {
  var joint = Joint(plan, seed: seed)
  for phase in 0..<plan.phases {
    joint.settleTrainees(phase)
    joint.addSpares(phase)
  }
  joint.limitSchools()
  return joint.documents
}

private struct Joint {
  private let plan: JointPlan
  private var random: Randomness
  private var schools: [School] = []
  private var trainees: [Trainee] = []
  /// What each trainee trains for, in step with `trainees`.
  private var trainings: [Int] = []
  /// The schools of each trainee's kind with their distances, nearest first.
  private var nearest: [[(school: Int, kilometres: Double)]] = []
  /// Where each trainee is settled, phase by phase.
  private var settled: [Set<Int>]
  /// By phase and school.
  private var rooms: [[Room]]

  /// What a school has been asked for in a phase.
  private struct Room {
    var most: Int
    var settled = 0
    /// Places by class, those for nobody in particular included.
    var places: [Lesson: Int] = [:]
  }

  /// A training and one of its classes.
  private struct Lesson: Hashable, Comparable {
    var training: Int
    var number: Int

    static func < (a: Lesson, b: Lesson) -> Bool {
      (a.training, a.number) < (b.training, b.number)
    }
  }

  init(_ plan: JointPlan, seed: UInt64) {
    self.plan = plan
    random = Randomness(seed: seed, stream: plan.round)
    let towns = Towns(
      squareKilometres: 4 * Double(plan.schools), schools: plan.schools, &random)
    let schoolID = Numbering("S-", upTo: plan.schools)
    for index in 0..<plan.schools {
      let isPrimary = random.chance(60)
      schools.append(
        .inSomeTown(
          schoolID[index], SchoolNames.name(index), isPrimary: isPrimary, towns, &random))
    }
    rooms = (0..<plan.phases).map { _ in [] }
    for phase in 0..<plan.phases {
      for school in schools {
        rooms[phase].append(
          Room(most: school.isPrimary ? random.within(1...4) : random.within(2...9)))
      }
    }
    let traineeID = Numbering("T", upTo: plan.trainees)
    settled = Array(repeating: [], count: plan.trainees)
    for index in 0..<plan.trainees {
      let training = random.index(weights: Training.all.map(\.share))
      var trainee = Trainee.inSomeTown(traineeID[index], Training.all[training], towns, &random)
      trainee.profile?.travelMode = .car
      trainee.drawTargets(&random)
      nearest.append(
        Self.byDistance(schools, from: trainee, isPrimary: Training.all[training].isPrimary))
      trainees.append(trainee)
      trainings.append(training)
    }
  }

  private static func byDistance(
    _ schools: [School], from trainee: Trainee, isPrimary: Bool
  ) -> [(school: Int, kilometres: Double)] {
    guard let origin = trainee.profile?.origin else { return [] }
    var found: [(school: Int, kilometres: Double)] = []
    for (index, school) in schools.enumerated() where school.isPrimary == isPrimary {
      guard let position = school.position else { continue }
      let kilometres = Cohort.kilometres(
        (origin.latitude, origin.longitude), (position.latitude, position.longitude))
      found.append((index, kilometres))
    }
    return found.sorted { ($0.kilometres, $0.school) < ($1.kilometres, $1.school) }
  }

  /// Finds everybody a school among the nearest that have room, another in each phase.
  mutating func settleTrainees(_ phase: Int) {
    for index in random.shuffled(Array(trainees.indices)) {
      let open = nearest[index].map(\.school).filter {
        rooms[phase][$0].settled < rooms[phase][$0].most && !settled[index].contains($0)
      }
      guard !open.isEmpty else { continue }
      let school = random.pick(Array(open.prefix(12)))
      let classes = Training.all[trainings[index]].classes
      let lesson = Lesson(training: trainings[index], number: random.below(classes.count))
      settled[index].insert(school)
      rooms[phase][school].settled += 1
      rooms[phase][school].places[lesson, default: 0] += 1
    }
  }

  mutating func addSpares(_ phase: Int) {
    let open = schools.indices.filter { rooms[phase][$0].settled > 0 }
    guard !open.isEmpty else { return }
    for _ in 0..<(plan.trainees / 20) {
      let school = random.pick(open)
      let lesson = random.pick(rooms[phase][school].places.keys.sorted())
      rooms[phase][school].places[lesson, default: 0] += 1
    }
  }

  /// Some schools take no more at once than they need to, whatever they offer.
  mutating func limitSchools() {
    for school in schools.indices {
      let most = rooms.map { $0[school].settled }.max() ?? 0
      if most > 1 && random.chance(25) { schools[school].maximumTrainees = most }
    }
  }

  var documents: RoundDocuments {
    let phases = plan.programmePhases
    var documents = SpringRound.documents(plan.round, phases: phases)
    documents.round.rules.experience.contrast = 0
    documents.round.rules.fairness.worstJourneys = .off
    for (index, phase) in phases.enumerated() {
      addOffers(index, phase, to: &documents)
    }
    documents.schools = schools
    documents.nameMentors()
    documents.trainees = trainees
    for trainee in trainees.indices {
      for (index, phase) in phases.enumerated() {
        documents.journeys += journeys(of: trainee, index, phase)
      }
    }
    documents.journeys.sort {
      ($0.trainee, $0.school, $0.phase ?? "") < ($1.trainee, $1.school, $1.phase ?? "")
    }
    // With positions every other journey would be estimated.
    for index in documents.schools.indices { documents.schools[index].position = nil }
    for index in documents.trainees.indices { documents.trainees[index].profile?.origin = nil }
    return documents
  }

  private func addOffers(
    _ index: Int, _ phase: ProgrammePhase, to documents: inout RoundDocuments
  ) {
    let prefix = "O-\(phase.id)-"
    let offerID = Numbering(prefix, upTo: rooms[index].reduce(0) { $0 + $1.places.count })
    var number = 0
    for (school, room) in zip(schools, rooms[index]) {
      for (lesson, places) in room.places.sorted(by: { $0.key < $1.key }) {
        let training = Training.all[lesson.training]
        var offer = Offer.orderly(
          offerID[number], at: school.id, training.classes[lesson.number],
          subjects: training.subject.map { [$0] } ?? [], places: places)
        offer.start = phase.start
        offer.end = phase.end
        documents.offers.append(offer)
        number += 1
      }
    }
  }

  /// Journeys to the nearest schools that offer the training in a phase, no more offers than the plan says.
  private func journeys(of trainee: Int, _ index: Int, _ phase: ProgrammePhase) -> [Journey] {
    var journeys: [Journey] = []
    var left = plan.candidates
    for (school, kilometres) in nearest[trainee] {
      let offers = rooms[index][school].places.keys.count { $0.training == trainings[trainee] }
      guard offers > 0 else { continue }
      left -= offers
      guard left >= 0 else { break }
      journeys.append(
        Journey(
          trainee: trainees[trainee].id, phase: phase.id, school: schools[school].id, mode: .car,
          minutes: Int((6 + 2.1 * kilometres).rounded(.up))))
    }
    return journeys
  }
}

extension School {
  fileprivate var isPrimary: Bool { hasSixthForm != true }
}
