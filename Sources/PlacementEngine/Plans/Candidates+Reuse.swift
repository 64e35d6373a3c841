import ParallelWork
import PlacementDocuments

extension Candidates {
  /// As without an earlier round, from what may serve the demands that are as they were there.
  ///
  /// Offers of schools of which something is not as it was are looked at again, before and after:
  /// every rule about an offer asks of it alone, or of the others of its school.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - occupancy: What people have already taken.
  ///   - old: Those of an earlier round.
  ///   - change: What is not as it was in the earlier round.
  /// - Throws: ``InternalError`` if a block's joint placements are more than can be held.
  /// - Complexity: O(placements), and for each demand the offers of these schools; for demands that
  ///   are not as they were, as from nothing.
  init(
    _ round: Round, occupancy: Occupancy, after old: Candidates, _ change: RoundChange
  ) throws(InternalError) {
    // The services of the earlier round keep their numbers; others come after them.
    var count = old.examples.count
    func number(_ options: inout [Int: DemandOptions], of demands: [Int]) {
      var most = count
      for demand in demands { options[demand]?.numberServices(from: count, &most) }
      count = most
    }
    let open = round.demands.indices.filter { round.demands[$0].isOpen }
    let new = open.filter { change.demandBefore[$0] == nil }
    var options: [Int: DemandOptions] = [:]
    if !new.isEmpty {
      options = Self.options(round, occupancy: occupancy, of: Set(new))
      number(&options, of: new)
    }
    let carried = open.compactMap { demand in
      change.demandBefore[demand].map { (demand: demand, before: $0) }
    }
    var (lost, gained): ([Int: DemandOptions], [Int: DemandOptions]) = ([:], [:])
    if !change.schools.isEmpty {
      (lost, gained) = Concurrently.both {
        Self.options(
          old.round, occupancy: old.occupancy, of: Set(carried.map(\.before)), at: change.schools)
      } _: {
        Self.options(
          round, occupancy: occupancy, of: Set(carried.map(\.demand)), at: change.schools)
      }
      number(&gained, of: carried.map(\.demand))
    }
    let (parts, others) = (lost, gained)
    let own = Concurrently.map(carried.count) { place in
      let (demand, before) = carried[place]
      guard var own = old.options[before] else { return nil as DemandOptions? }
      if let lost = parts[before] { own.remove(lost, at: change.schools) }
      if demand != before || !change.keepsOfferNumbers {
        own.renumber(demand: demand, offers: change.offerNow)
      }
      if let gained = others[demand] { own.add(gained) }
      return own
    }
    for (place, own) in zip(carried, own) { options[place.demand] = own }
    round.keepBlocksTogether(&options)
    try self.init(
      round: round, occupancy: occupancy, options: options, knowing: old.minutesOfServices)
  }

  /// Whether few enough of the numbers of services have been given up for more to be added.
  var mayBeReused: Bool { examples.count <= 1_000 + 2 * examples.count { $0 != nil } }
}
