import PlacementDocuments

/// What happens to a round while it is being worked on.
enum SmallChange: String, CaseIterable {
  case offerWithdrawn = "offer_withdrawn"
  case placeAdded = "place_added"
  case traineeAdded = "trainee_added"
  case traineeWithdrawn = "trainee_withdrawn"

  /// The documents after such a change.
  ///
  /// - Parameters:
  ///   - documents: A round with offers and active trainees.
  ///   - number: Which of the changes it is, from 0; they are spread evenly over the records.
  ///   - count: How many of them there are.
  /// - Returns: The changed documents.
  func made(to documents: RoundDocuments, _ number: Int, of count: Int) -> RoundDocuments {
    func pick(_ places: [Int]) -> Int { places[number * places.count / count] }
    var changed = documents
    switch self {
    case .offerWithdrawn:
      let offers = documents.offers.indices.filter { documents.offers[$0].state != .withdrawn }
      changed.offers[pick(offers)].state = .withdrawn
    case .placeAdded:
      let offers = documents.offers.indices.filter { documents.offers[$0].state != .withdrawn }
      changed.offers[pick(offers)].places += 1
    case .traineeAdded:
      // Somebody like one who is there, from the same door.
      let like = documents.trainees[pick(active(documents))]
      var trainee = like
      trainee.id = "T9999"
      changed.trainees.append(trainee)
      changed.journeys += documents.journeys.filter { $0.trainee == like.id }.map {
        var journey = $0
        journey.trainee = trainee.id
        return journey
      }
    case .traineeWithdrawn:
      changed.trainees[pick(active(documents))].status = .withdrawn
    }
    return changed
  }

  private func active(_ documents: RoundDocuments) -> [Int] {
    documents.trainees.indices.filter {
      documents.trainees[$0].status.isActive && documents.trainees[$0].profile != nil
    }
  }
}
