extension RoundCheck {
  /// The documents without faulty records, in canonical order; of the
  /// journeys those at the given positions.
  func usableDocuments(journeys: [Int]) -> RoundDocuments {
    var usable = documents
    usable.schools = withoutFaulty(documents.schools, .schools)
    usable.offers = withoutFaulty(documents.offers, .offers)
    for index in usable.round.groups.indices {
      usable.round.groups[index].trainees.removeAll { isLost($0, .trainees) }
    }
    usable.trainees = withoutFaulty(documents.trainees, .trainees).map(withoutLostSchools)
    usable.decisions = withoutFaulty(documents.decisions, .decisions)
    let areAllInPlace =
      journeys.count == documents.journeys.count
      && journeys.enumerated().allSatisfy { $0.offset == $0.element }
    if !areAllInPlace { usable.journeys = journeys.map { documents.journeys[$0] } }
    return canonicalForm(of: usable)
  }

  /// The records left out, with those that could not be read, in file order.
  func setAsideRecords() -> [SetAsideRecord] {
    RecordList.allCases.flatMap { list -> [SetAsideRecord] in
      let unread = documents.unreadable.filter { $0.list == list.key }.map {
        (index: $0.index, identifier: $0.identifier)
      }
      let read = findings.faultyPositions(list).map {
        (index: findings.originalIndex(list, $0), identifier: identifier(list, $0))
      }
      return (unread + read).sorted { $0.index < $1.index }.map { index, identifier in
        var record = SetAsideRecord()
        record.document = list.document
        record.id = identifier
        record.index = index
        return record
      }
    }
  }

  private func withoutFaulty<Record>(_ records: [Record], _ list: RecordList) -> [Record] {
    guard findings.hasFaulty(list) else { return records }
    return records.indices.filter { !findings.isFaulty(list, $0) }.map { records[$0] }
  }

  /// A school that is not in the round needs no exclusion from it and no
  /// waiver; an earlier placement there keeps what it says itself.
  private func withoutLostSchools(_ trainee: Trainee) -> Trainee {
    var trainee = trainee
    trainee.excludedSchools.removeAll { isLost($0, .schools) }
    trainee.fitness.waivers.removeAll { isLost($0.school, .schools) }
    if var profile = trainee.profile {
      for index in profile.priorPlacements.indices {
        guard let school = profile.priorPlacements[index].school, isLost(school, .schools)
        else { continue }
        profile.priorPlacements[index].school = nil
      }
      profile.wishes.removeAll { isLost($0, .schools) }
      trainee.profile = profile
    }
    return trainee
  }

  private func identifier(_ list: RecordList, _ position: Int) -> String? {
    switch list {
    case .programmes: documents.round.programmes[position].id
    case .caps: documents.round.caps[position].id
    case .groups: documents.round.groups[position].id
    case .schools: documents.schools[position].id
    case .offers: documents.offers[position].id
    case .trainees: documents.trainees[position].id
    case .travel, .decisions: nil
    }
  }
}
