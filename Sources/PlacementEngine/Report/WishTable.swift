import PlacementDocuments

/// How far wishes were met, in the form that is usual: so many asked, so many at their first,
/// second … wish, the rest and how far they are from where they would rather be.
struct WishTable {
  /// The whole round, then each programme; nothing where the pack does not count wishes.
  let records: [WishRecord]

  init(_ report: Report) {
    let round = report.round
    guard !round.rules.wishes.byRank.isEmpty, round.rules.isOn(.wish) else {
      records = []
      return
    }
    var all = Tally()
    var byProgramme: [Int: Tally] = [:]
    for index in report.options.keys.sorted() {
      let demand = round.demands[index]
      guard let profile = round.trainees[demand.trainee].profile, !profile.wishes.isEmpty else {
        continue
      }
      let outcome = Outcome(
        profile, school: report.allocation.placements[index].map { round.schools[$0.school] })
      all.add(outcome, of: profile.wishes.count)
      byProgramme[demand.programme, default: Tally()].add(outcome, of: profile.wishes.count)
    }
    records =
      all.record.trainees == 0
      ? []
      : [all.finished(nil)]
        + byProgramme.sorted { $0.key < $1.key }.map {
          $0.value.finished(round.programmes[$0.key].id)
        }
  }

  /// What became of one demand's wishes.
  private enum Outcome {
    case unplaced
    case wish(rank: Int)
    /// Kilometres from the fallback point, where both ends are known.
    case elsewhere(hasFallback: Bool, kilometres: Double?)

    init(_ profile: Profile, school: School?) {
      guard let school else {
        self = .unplaced
        return
      }
      if let rank = profile.wishes.firstIndex(of: school.id) {
        self = .wish(rank: rank)
        return
      }
      let distance = profile.fallback.flatMap { point in
        school.position.map { kilometres(from: point, to: $0) }
      }
      self = .elsewhere(hasFallback: profile.fallback != nil, kilometres: distance)
    }
  }

  private struct Tally {
    var record = WishRecord()
    var tenths = 0
    var measured = 0

    /// Counts one demand of a trainee who wishes for so many schools.
    mutating func add(_ outcome: Outcome, of wishes: Int) {
      record.trainees += 1
      if record.byRank.count < wishes {
        record.byRank += [Int](repeating: 0, count: wishes - record.byRank.count)
      }
      switch outcome {
      case .unplaced: record.unplaced += 1
      case .wish(let rank): record.byRank[rank] += 1
      case .elsewhere(let hasFallback, let kilometres):
        if hasFallback { record.fallback += 1 } else { record.otherSchool += 1 }
        if let kilometres {
          tenths += Int((kilometres * 10).rounded())
          measured += 1
        }
      }
    }

    func finished(_ programme: String?) -> WishRecord {
      var record = record
      record.programme = programme
      record.meanKilometresTenths = measured == 0 ? nil : mean(tenths, of: measured)
      return record
    }
  }
}
