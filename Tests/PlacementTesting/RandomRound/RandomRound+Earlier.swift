import PlacementDocuments

// What comes with a round: results of earlier ones, an earlier result of its own, phases asked for.

extension RandomRound {
  /// Results of earlier years, with trainees and schools that this round does not have.
  mutating func addHistory() {
    for number in 1...random.int(1...2) {
      var result = AllocationsDocument()
      result.round = "R-EARLIER-\(number)"
      result.academicYear = "2017-18"
      result.referenceDate = Self.referenceDate.adding(days: -400)
      for trainee in documents.trainees.map(\.id) + ["T99"] where random.chance(60) {
        var record = AllocationRecord()
        record.trainee = trainee
        record.programme = "EARLIER"
        record.phase = "0\(number)"
        record.status = random.pick([.ready, .reserved, .held, .fixed, .unplaced])
        record.start = Self.referenceDate.adding(days: -300)
        record.end = Self.referenceDate.adding(days: -random.int(200...250))
        if record.status != .unplaced {
          record.school = random.chance(85) ? random.pick(schoolIDs) : "S-99"
          let first = random.int(0...13)
          let years = Array(YearGroup.allCases[first...(first + 1)])
          record.yearGroups = random.some(years, percent: 70)
        }
        result.allocations.append(record)
      }
      documents.history.append(result)
    }
  }

  mutating func addPhases() {
    let all = Set(documents.round.programmes.flatMap(\.phases).map(\.id)).sorted()
    documents.phases = random.some(all, percent: 60)
    if documents.phases.isEmpty { documents.phases = [random.pick(all)] }
  }

  /// An earlier result of this round, made before something changed, and what was told and sent.
  mutating func addRepair() {
    var result = AllocationsDocument()
    result.round = documents.round.id
    result.academicYear = documents.round.academicYear
    result.referenceDate = documents.round.referenceDate
    let round = OpenRound(documents)
    for (index, demand) in round.demands.enumerated() where random.chance(85) {
      let options = round.options(for: index)
      var record = AllocationRecord()
      record.trainee = demand.trainee.id
      record.phase = demand.phase.id
      record.programme = demand.programme.id
      (record.start, record.end) = (demand.start, demand.end)
      var offers: [Offer] = []
      if !options.isEmpty, random.chance(80) {
        offers = random.pick(options).offers
      } else if random.chance(60) {
        offers = [random.pick(documents.offers)]
      }
      if let first = offers.first {
        record.status = random.pick([.ready, .reserved, .held])
        record.school = first.school
        record.places = offers.map { offer in
          var place = PlaceRecord()
          place.offer = offer.id
          return place
        }
        if random.chance(25) {
          addDecision(
            random.pick([.told, .sent]), demand, at: first, namingOffer: random.chance(70))
        }
      }
      result.allocations.append(record)
    }
    documents.keepTo = result
    documents.round.rules.moves.sent = random.pick([2, 2, 0, 5])
    documents.round.rules.moves.told = random.pick([10, 10, 3, 0])
  }
}
