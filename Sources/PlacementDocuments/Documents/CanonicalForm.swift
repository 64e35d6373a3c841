/// The same documents with every list that has no order of its own in one
/// order, so that nothing depends on how a file happened to be written.
///
/// Records are sorted by identifier, journeys by trainee, school, mode and
/// phase, decisions by ``Decision/replaysBefore(_:_:)``. A trainee's subjects
/// and earlier placements keep their order.
func canonicalForm(of documents: RoundDocuments) -> RoundDocuments {
  var canonical = documents
  canonical.round = documents.round.canonical
  canonical.schools = sorted(documents.schools.map(\.canonical), by: \.id)
  canonical.offers = sorted(documents.offers.map(\.canonical), by: \.id)
  canonical.trainees = sorted(documents.trainees.map(\.canonical), by: \.id)
  canonical.journeys = inOrder(documents.journeys, Journey.comesBefore)
  canonical.decisions = inOrder(documents.decisions, Decision.replaysBefore)
  canonical.phases = Set(documents.phases).sorted()
  canonical.history = documents.history.map(\.canonical)
  canonical.keepTo = documents.keepTo?.canonical
  return canonical
}

private func sorted<Record>(_ records: [Record], by id: KeyPath<Record, String>) -> [Record] {
  inOrder(records) { $0[keyPath: id] < $1[keyPath: id] }
}

/// Sorts, at the cost of one pass if there is nothing to do.
private func inOrder<Record>(
  _ records: [Record], _ comesBefore: (Record, Record) -> Bool
) -> [Record] {
  let isInOrder = zip(records, records.dropFirst()).allSatisfy { !comesBefore($1, $0) }
  return isInOrder ? records : records.sorted(by: comesBefore)
}

extension Journey {
  fileprivate static func comesBefore(_ a: Journey, _ b: Journey) -> Bool {
    if a.trainee != b.trainee { return a.trainee < b.trainee }
    if a.school != b.school { return a.school < b.school }
    if a.mode != b.mode { return a.mode < b.mode }
    if a.phase != b.phase { return (a.phase ?? "") < (b.phase ?? "") }
    if a.minutes != b.minutes { return a.minutes < b.minutes }
    return !a.isEstimated && b.isEstimated
  }
}

extension RoundDocument {
  fileprivate var canonical: RoundDocument {
    var round = self
    round.programmes = sorted(programmes.map(\.canonical), by: \.id)
    round.caps = sorted(caps, by: \.id)
    round.groups = sorted(groups.map(\.canonical), by: \.id)
    round.rules = rules.canonical
    round.pack = pack.canonical
    return round
  }
}

extension TraineeGroup {
  fileprivate var canonical: TraineeGroup {
    var group = self
    group.trainees.sort()
    return group
  }
}

extension AllocationsDocument {
  var canonical: AllocationsDocument {
    var result = self
    result.allocations = inOrder(allocations) { ($0.trainee, $0.phase) < ($1.trainee, $1.phase) }
    return result
  }
}

extension Programme {
  fileprivate var canonical: Programme {
    var programme = self
    programme.enhancement.sort()
    for index in programme.phases.indices {
      programme.phases[index].weekdays.sort()
      programme.phases[index].keyStages.sort()
    }
    programme.phases = sorted(programme.phases, by: \.id)
    return programme
  }
}

extension School {
  fileprivate var canonical: School {
    var school = self
    school.context.sort()
    school.develops.sort()
    school.adjustments.sort()
    for index in school.mentors.indices {
      school.mentors[index].subjects.sort()
      school.mentors[index].keyStages.sort()
    }
    school.mentors = sorted(school.mentors, by: \.id)
    return school
  }
}

extension Offer {
  fileprivate var canonical: Offer {
    var offer = self
    offer.yearGroups.sort()
    offer.subjects.sort()
    offer.accepts.programmes.sort()
    offer.accepts.routes.sort { $0.rawValue < $1.rawValue }
    offer.accepts.years.sort()
    offer.accepts.phases.sort()
    return offer
  }
}

extension Trainee {
  fileprivate var canonical: Trainee {
    var trainee = self
    trainee.demands = demands.map { demands in
      sorted(demands.map(\.canonical), by: \.phase)
    }
    trainee.profile = profile?.canonical
    trainee.adjustments = sorted(adjustments, by: \.code)
    trainee.fitness.waivers = sorted(fitness.waivers, by: \.school)
    trainee.excludedSchools.sort()
    return trainee
  }
}

extension TraineeDemand {
  fileprivate var canonical: TraineeDemand {
    var demand = self
    demand.weekdays?.sort()
    return demand
  }
}

extension Profile {
  fileprivate var canonical: Profile {
    var profile = self
    for index in profile.priorPlacements.indices {
      profile.priorPlacements[index].yearGroups.sort()
      profile.priorPlacements[index].context?.sort()
    }
    profile.otherExperience.sort()
    profile.enrichment.sort()
    profile.developmentTargets.sort()
    profile.interests.sort { $0.rawValue < $1.rawValue }
    return profile
  }
}
