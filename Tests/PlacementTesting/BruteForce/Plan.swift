import PlacementDocuments

/// All of one trainee's placements in one allocation.
struct Plan {
  let options: [Option]
  /// Index of each option among all options of the round.
  let ids: [Int]
  /// For each of the trainee's placeable demands, the index of its school; nil if it is unplaced.
  let schools: [(demand: Int, school: Int?)]
  /// What the plan adds if nobody else were in the round, mentors left out.
  let value: Value
  /// The least that mentors add if nobody else were in the round.
  let mentorsAlone: Int
  /// The kinds of coverage that the trainee has met by the end.
  let met: Set<CoverageKind>
  /// The limits that it counts towards, with the demands that do.
  let touched: [(limit: Int, users: DemandSet)]
  /// The most that it can gain by demands of others who are chosen before it.
  var gainAtMost = 0

  /// The least that it adds, whoever else is placed.
  var least: Value {
    var least = value
    least.score += mentorsAlone - gainAtMost
    return least
  }
}

/// Makes every plan of each trainee.
struct Planning {
  let round: OpenRound
  let limits: Limits
  let mentoring: [Mentoring]
  /// Whether only plans that place every locked demand are made.
  let honoursLocks: Bool

  /// The plans of each trainee who has a placeable demand, in the order of trainees.
  func plans() -> [[Plan]] {
    let alone = round.demands.indices.map { index in
      round.options(for: index).filter { option in
        limits.touched(by: option).allSatisfy {
          limits.all[$0].allows(DemandSet(demand: option.demand))
        }
      }
    }
    let options = alone.indices.map { index in
      let schools = blockSchools(of: index, alone)
      return alone[index].filter { schools?.contains($0.school.id) != false }
    }
    var firstID = 0
    var firstIDs: [Int] = []
    for own in options {
      firstIDs.append(firstID)
      firstID += own.count
    }
    return round.documents.trainees.compactMap { trainee in
      let placeable = round.demands(of: trainee).filter { round.isPlaceable($0) }
      return placeable.isEmpty ? nil : plans(trainee, placeable, options, firstIDs)
    }
  }

  /// The schools at which a block could be; nil for a demand of no block.
  private func blockSchools(of index: Int, _ options: [[Option]]) -> Set<String>? {
    guard let block = round.groups.blocks.first(where: { $0.contains(index) }) else { return nil }
    var schools: Set<String>?
    for member in block {
      let own =
        round.commitments[member].fixed.map { [$0.school] } ?? options[member].map(\.school.id)
      schools = schools.map { $0.intersection(own) } ?? Set(own)
    }
    return schools
  }

  private func plans(
    _ trainee: Trainee, _ placeable: [Int], _ options: [[Option]], _ firstIDs: [Int]
  ) -> [Plan] {
    var combinations: [(options: [Option], ids: [Int])] = [([], [])]
    for demand in placeable {
      let mustPlace = honoursLocks && round.commitments[demand].locked != nil
      combinations = combinations.flatMap { before in
        (mustPlace ? [] : [before])
          + options[demand].enumerated().map { place, option in
            (before.options + [option], before.ids + [firstIDs[demand] + place])
          }
      }
    }
    return combinations.compactMap { plan(trainee, placeable, $0.options, $0.ids) }
      .sorted { ($0.value.unplaced, $0.least.score) < ($1.value.unplaced, $1.least.score) }
  }

  /// The plan with its value, or nil if it could not stand even alone.
  private func plan(_ trainee: Trainee, _ placeable: [Int], _ options: [Option], _ ids: [Int])
    -> Plan?
  {
    guard round.mayCombine(options) else { return nil }
    var touched: [(limit: Int, users: DemandSet)] = []
    for option in options {
      for limit in limits.touched(by: option) {
        let user = DemandSet(demand: option.demand)
        if let place = touched.firstIndex(where: { $0.limit == limit }) {
          touched[place].users |= user
        } else {
          touched.append((limit, user))
        }
      }
    }
    guard touched.allSatisfy({ limits.all[$0.limit].allows($0.users) }) else { return nil }
    let schools = placeable.map { demand in
      (
        demand: demand,
        school: options.first { $0.demand == demand }.flatMap { round.index(of: $0.school) }
      )
    }
    var mentors = 0
    for school in Set(schools.compactMap(\.school)) {
      let id = round.documents.schools[school].id
      guard let least = mentoring[school].least(for: options.filter { $0.school.id == id })
      else { return nil }
      mentors += least
    }
    return Plan(
      options: options, ids: ids, schools: schools,
      value: value(trainee, placeable, options), mentorsAlone: mentors,
      met: round.coverageMet(by: trainee, options), touched: touched)
  }

  private func value(_ trainee: Trainee, _ placeable: [Int], _ options: [Option]) -> Value {
    var value = Value()
    for demand in placeable {
      let option = options.first { $0.demand == demand }
      if option == nil { value.unplaced += round.demands[demand].weight(round.rules.placed) }
      if let kept = round.kept[demand], option.map({ !$0.keeps(kept) }) ?? true {
        if round.rules.isOn(.moves) { value.moves += 1 }
        if round.rules.isOn(.promises) { value.promises += round.price(of: kept) }
      }
    }
    value.breaches = round.breaches(trainee, options)
    let worst = round.worstJourneys(options.map(\.minutes))
    switch round.worstJourneysMode {
    case .first: value.worstFirst = worst
    case .ties: value.worstTies = worst
    case .off: break
    }
    value.score = options.reduce(0) { $0 + round.score(of: $1, among: options) }
    value.tieBreak = options.reduce(0) { $0 + $1.tieBreak }
    return value
  }
}

extension Option {
  fileprivate func keeps(_ kept: Commitment.Kept) -> Bool {
    school.id == kept.school
      && kept.offers.allSatisfy { named in offers.contains { $0.id == named } }
  }
}

extension OpenRound {
  fileprivate func price(of kept: Commitment.Kept) -> Int {
    switch kept.promise {
    case .told: rules.moves.told
    case .sent: rules.moves.sent
    case .none: 0
    }
  }
}
