import PlacementDocuments

extension Objective {
  /// A number made from identifiers, over the uses of proposed demands.
  ///
  /// Where a gap is left this is a hard program of its own and only decides between equally
  /// good allocations: a deterministic number of nodes is enough.
  static let tieBreak = Objective(.tieBreak, "none", mostNodes: 1_000) { _ in
    true
  } cost: { candidates, demand, placement in
    let round = candidates.round
    let demand = round.demands[demand]
    return (placement?.uses ?? []).reduce(0) {
      $0
        + tieBreakNumber(
          trainee: round.trainees[demand.trainee].id, phase: demand.phase.id,
          offer: round.offers[$1.offer].id, isFurtherPlace: $1.isFurtherPlace)
    }
  }
}

/// A number made from identifiers alone, so that equal allocations cannot tie.
///
/// Specified rather than Swift's `Hasher`, which is seeded anew in each
/// process. 24 bits, so that a plan of 64 uses stays within what the
/// program's costs may be; by the isolation lemma random weights of that
/// size make the best allocation unique with great probability.
func tieBreakNumber(trainee: String, phase: String, offer: String, isFurtherPlace: Bool) -> Int {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  let text = [trainee, phase, offer, isFurtherPlace ? "further" : "ordinary"]
    .joined(separator: "\u{1F}")
  for byte in text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
  hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
  return Int((hash ^ (hash >> 31)) >> 40)
}
