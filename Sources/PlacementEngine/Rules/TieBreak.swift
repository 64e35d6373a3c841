import PlacementDocuments

extension Objective {
  /// A number made from identifiers, over the uses of proposed demands.
  ///
  /// Where a gap is left this is a hard program of its own and only decides between equally
  /// good allocations: a deterministic number of nodes is enough.
  static let tieBreak = Objective(.tieBreak, mostNodes: 1_000) { _ in
    true
  } cost: { candidates, demand in
    let round = candidates.round
    let record = round.demands[demand]
    let number = TieBreakNumber(trainee: round.trainees[record.trainee].id, phase: record.phase.id)
    return { placement in
      guard let placement else { return 0 }
      return placement.uses.reduce(0) {
        $0 + number.use(of: round.offers[$1.offer].id, isFurtherPlace: $1.isFurtherPlace)
      }
    }
  }
}

/// Numbers made from identifiers alone, so that equal allocations cannot tie.
///
/// Specified rather than Swift's `Hasher`, which is seeded anew in each
/// process. 24 bits, so that a plan of 64 uses stays within what the
/// program's costs may be; by the isolation lemma random weights of that
/// size make the best allocation unique with great probability.
struct TieBreakNumber {
  /// FNV-1a of what has been read.
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init(trainee: String, phase: String) {
    read(trainee)
    read("\u{1F}")
    read(phase)
  }

  private mutating func read(_ text: String) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// The number of a use of an offer.
  func use(of offer: String, isFurtherPlace: Bool) -> Int {
    var whole = self
    whole.read("\u{1F}")
    whole.read(offer)
    whole.read(isFurtherPlace ? "\u{1F}further" : "\u{1F}ordinary")
    var hash = whole.hash
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((hash ^ (hash >> 31)) >> 40)
  }
}
