import PlacementDocuments

extension Report {
  /// Demand against usable places, by programme, subject and phase.
  var supply: [SupplyRecord] {
    struct Key: Hashable, Comparable {
      let programme: String
      let subject: String
      let phase: String
      static func < (a: Self, b: Self) -> Bool {
        (a.programme, a.subject, a.phase) < (b.programme, b.subject, b.phase)
      }
    }
    var demands: [Key: [Int]] = [:]
    for index in options.keys.sorted() {
      let demand = round.demands[index]
      let programme = round.programmes[demand.programme]
      let subjects =
        programme.sector == .secondary ? round.trainees[demand.trainee].subjects.sorted() : []
      let key = Key(
        programme: programme.id, subject: subjects.joined(separator: "+"), phase: demand.phase.id)
      demands[key, default: []].append(index)
    }
    // The last group that counted each offer.
    var counted = [Int](repeating: -1, count: round.offers.count)
    return demands.sorted { $0.key < $1.key }.enumerated().map { group, entry in
      let (key, demands) = entry
      var usable = 0
      for offer in demands.lazy.flatMap(possibleOffers) where counted[offer] != group {
        usable += round.offers[offer].places + round.furtherPlaces[offer]
        counted[offer] = group
      }
      var record = SupplyRecord()
      record.programme = key.programme
      record.subject = key.subject.isEmpty ? nil : key.subject
      record.phase = key.phase
      record.demands = demands.count
      record.usablePlaces = usable
      record.short = demands.count { allocation.placements[$0] == nil }
      return record
    }
  }
}
