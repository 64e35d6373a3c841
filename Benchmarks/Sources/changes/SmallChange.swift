import PlacementDocuments

/// What happens to a round while it is being worked on.
enum SmallChange: String, CaseIterable {
  case offerWithdrawn = "offer_withdrawn"
  case placeAdded = "place_added"
  case traineeAdded = "trainee_added"
  case traineeWithdrawn = "trainee_withdrawn"

  /// The documents after such a change.
  func made(to documents: RoundDocuments, _ random: inout Random) -> RoundDocuments {
    var changed = documents
    switch self {
    case .offerWithdrawn:
      let offers = documents.offers.indices.filter { documents.offers[$0].state != .withdrawn }
      changed.offers[random.pick(offers)].state = .withdrawn
    case .placeAdded:
      let offers = documents.offers.indices.filter { documents.offers[$0].state != .withdrawn }
      changed.offers[random.pick(offers)].places += 1
    case .traineeAdded:
      // Somebody like one who is there, from the same door.
      let like = documents.trainees[random.pick(active(documents))]
      var trainee = like
      trainee.id = "T9999"
      changed.trainees.append(trainee)
      changed.journeys += documents.journeys.filter { $0.trainee == like.id }.map {
        var journey = $0
        journey.trainee = trainee.id
        return journey
      }
    case .traineeWithdrawn:
      changed.trainees[random.pick(active(documents))].status = .withdrawn
    }
    return changed
  }

  private func active(_ documents: RoundDocuments) -> [Int] {
    documents.trainees.indices.filter {
      documents.trainees[$0].status.isActive && documents.trainees[$0].profile != nil
    }
  }
}

/// SplitMix64: the same numbers on every machine.
struct Random {
  var state: UInt64

  mutating func pick(_ elements: [Int]) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return elements[Int(mixed % UInt64(elements.count))]
  }
}
