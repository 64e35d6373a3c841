public import PlacementDocuments

/// What may happen to a round between one run and the next.
public enum SmallChange: CaseIterable, Sendable {
  case nothing
  case offerWithdrawn
  case offerRemoved
  case offerAdded
  case placeAdded
  case traineeAdded
  case traineeWithdrawn
  case traineeRemoved
  case journeyLonger
  case pairExcluded
  case demandLocked
  case mentorLeaves
  case schoolChallenging
  case schoolSmaller
  case capTighter
  case offerUrgent
  case placementArranged
  case profileChanged
  case placedBefore
  case otherLimit

  /// The documents after all of the changes in turn, each upon those before it, less changes that
  /// would make the round faulty.
  ///
  /// - Parameters:
  ///   - documents: Of a round that is in order.
  ///   - seed: Chooses what is changed.
  /// - Returns: Each change made, with the documents after it.
  public static func piling(
    on documents: RoundDocuments, seed: UInt64
  ) -> [(change: SmallChange, documents: RoundDocuments)] {
    var steps: [(change: SmallChange, documents: RoundDocuments)] = []
    for (step, change) in allCases.enumerated() {
      let documents = steps.last?.documents ?? documents
      guard let changed = change.made(to: documents, seed: seed &+ UInt64(step)),
        validate(changed, readingProblems: [], setAside: false).isUsable
      else { continue }
      steps.append((change, changed))
    }
    return steps
  }

  /// The documents after such a change, in canonical order; nil if they have nothing to change.
  public func made(to documents: RoundDocuments, seed: UInt64) -> RoundDocuments? {
    var random = SplitMix64(seed: seed)
    var changed = documents
    switch self {
    case .nothing: break
    case .offerWithdrawn:
      changed.offers[random.int(0...documents.offers.count - 1)].state = .withdrawn
    case .offerRemoved:
      let named = Set(documents.decisions.compactMap(\.offer))
      let free = documents.offers.indices.filter { !named.contains(documents.offers[$0].id) }
      guard !free.isEmpty, documents.keepTo == nil else { return nil }
      changed.offers.remove(at: random.pick(free))
    case .offerAdded:
      var offer = random.pick(documents.offers)
      offer.id += "-A"
      changed.offers.append(offer)
    case .placeAdded: changed.offers[random.int(0...documents.offers.count - 1)].places += 1
    case .traineeAdded:
      var trainee = random.pick(documents.trainees)
      let journeys = documents.journeys.filter { $0.trainee == trainee.id }
      trainee.id += "-A"
      changed.trainees.append(trainee)
      for var journey in journeys {
        journey.trainee = trainee.id
        changed.journeys.append(journey)
      }
    case .traineeWithdrawn:
      changed.trainees[random.int(0...documents.trainees.count - 1)].status = .withdrawn
    case .traineeRemoved:
      let place = random.int(0...documents.trainees.count - 1)
      let id = changed.trainees.remove(at: place).id
      guard !changed.trainees.isEmpty, documents.keepTo == nil else { return nil }
      changed.journeys.removeAll { $0.trainee == id }
      changed.decisions.removeAll { $0.trainee == id }
      for index in changed.round.groups.indices {
        changed.round.groups[index].trainees.removeAll { $0 == id }
      }
      changed.round.groups.removeAll { $0.trainees.count < 2 }
    case .journeyLonger:
      guard !documents.journeys.isEmpty else { return nil }
      changed.journeys[random.int(0...documents.journeys.count - 1)].minutes += 7
    case .pairExcluded, .demandLocked:
      let trainee = random.pick(documents.trainees).id
      let school = random.pick(documents.schools).id
      changed.decisions.append(
        Decision(
          date: documents.round.referenceDate, role: .office,
          action: self == .pairExcluded ? .excluded : .locked, trainee: trainee, school: school))
    case .mentorLeaves:
      let schools = documents.schools.indices.filter { !documents.schools[$0].mentors.isEmpty }
      guard !schools.isEmpty else { return nil }
      changed.schools[random.pick(schools)].mentors.removeLast()
    case .schoolChallenging:
      let school = random.int(0...documents.schools.count - 1)
      let isChallenging = documents.schools[school].context.contains(.challenging)
      changed.schools[school].context = isChallenging ? [] : [.challenging]
    case .schoolSmaller:
      changed.schools[random.int(0...documents.schools.count - 1)].maximumTrainees = 1
    case .capTighter:
      guard !documents.round.caps.isEmpty else { return nil }
      changed.round.caps[random.int(0...documents.round.caps.count - 1)].places = 1
    case .offerUrgent:
      let offer = random.int(0...documents.offers.count - 1)
      changed.offers[offer].mustFill.toggle()
      changed.offers[offer].priorityBand = documents.offers[offer].priorityBand == 3 ? 1 : 3
    case .placementArranged:
      let offer = random.pick(documents.offers)
      changed.decisions.append(
        Decision(
          date: documents.round.referenceDate, role: .office, action: .arranged,
          trainee: random.pick(documents.trainees).id, school: offer.school, offer: offer.id))
    case .profileChanged:
      let trainee = random.int(0...documents.trainees.count - 1)
      changed.trainees[trainee].hasShortJourneyPriority.toggle()
      changed.trainees[trainee].profile?.developmentTargets = [.send]
    case .placedBefore:
      var prior = PriorPlacement()
      prior.school = random.pick(documents.schools).id
      prior.yearGroups = [.year3]
      let trainee = random.int(0...documents.trainees.count - 1)
      guard documents.trainees[trainee].profile != nil else { return nil }
      changed.trainees[trainee].profile?.priorPlacements.append(prior)
    case .otherLimit: changed.round.rules.travel.limitMinutes += 10
    }
    changed.sortCanonically()
    return changed
  }
}
