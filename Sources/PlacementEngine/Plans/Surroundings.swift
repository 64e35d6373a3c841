import PlacementDocuments

/// A stretch of the globe that holds everything within some distance of a place.
struct Surroundings: Sendable {
  let latitudes: ClosedRange<Double>
  let longitudes: ClosedRange<Double>

  /// - Returns: `nil` so near a pole or the date line that degrees say little.
  init?(of centre: Position, kilometres: Double) {
    // A hundredth more than need be, for what rounding may do.
    let north = kilometres * 1.01 / 111.195
    let farthest = max(
      (centre.latitude - north).magnitude, (centre.latitude + north).magnitude)
    guard farthest < 80 else { return nil }
    let east = north / cosine(degrees: farthest)
    guard centre.longitude.magnitude + east < 180 else { return nil }
    latitudes = centre.latitude - north...centre.latitude + north
    longitudes = centre.longitude - east...centre.longitude + east
  }
}

extension Round {
  /// Where every school lies to which a demand's journey may be within the limit; `nil` if that
  /// cannot be told without asking school by school.
  func reach(of index: Int) -> Surroundings? {
    let demand = demands[index]
    guard let profile = trainees[demand.trainee].profile, let origin = demand.origin,
      !travel.hasMeasured(demand.trainee)
    else { return nil }
    let hard =
      rules.travel.limitIsHard ? travelLimit(demand) + rules.travel.estimateToleranceMinutes : .max
    let limit = min(hard, rules.fairness.longestJourneyMinutes ?? .max)
    guard limit < 24 * 60 - 1 else { return nil }
    return rules.estimates[profile.travelMode].kilometres(beyondMinutes: limit)
      .flatMap { Surroundings(of: origin, kilometres: $0) }
  }
}

extension TravelEstimate {
  /// A distance from which on every journey takes more than some minutes; `nil` if there may be
  /// none.
  ///
  /// With a root that adds, minutes are concave up to the last kilometre that is fitted and grow
  /// beyond, so that two distances speak for all between them. One minute more is asked for, for
  /// what rounding may do.
  func kilometres(beyondMinutes limit: Int) -> Double? {
    guard perRootKilometre >= 0, perKilometreBeyond >= 0 else { return nil }
    func isBeyond(_ kilometres: Double) -> Bool {
      minutes(kilometres: kilometres) > limit + 1
        && minutes(kilometres: max(kilometres, toKilometres)) > limit + 1
    }
    var far = 1.0
    while !isBeyond(far) {
      far *= 2
      if far > 4_000 { return nil }
    }
    var near = far / 2
    for _ in 0..<8 {
      let middle = (near + far) / 2
      if isBeyond(middle) { far = middle } else { near = middle }
    }
    return far
  }
}

/// Offers by where their schools are.
struct OfferMap: Sendable {
  private struct Place {
    let position: Position
    let offer: Int
  }

  /// From south to north.
  private let places: [Place]
  /// Offers at schools whose position is not known.
  private let elsewhere: [Int]

  /// - Complexity: O(*n* log *n*) for *n* offers.
  init(_ offers: [Int], _ round: Round) {
    var places: [Place] = []
    var elsewhere: [Int] = []
    for offer in offers {
      if let position = round.schools[round.schoolOfOffer[offer]].position {
        places.append(Place(position: position, offer: offer))
      } else {
        elsewhere.append(offer)
      }
    }
    places.sort { ($0.position.latitude, $0.offer) < ($1.position.latitude, $1.offer) }
    self.places = places
    self.elsewhere = elsewhere
  }

  /// The offers within some surroundings, and those that may be anywhere, ascending.
  ///
  /// - Complexity: O(log *n*), and the offers in the same latitudes.
  func offers(within surroundings: Surroundings) -> [Int] {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].position.latitude < surroundings.latitudes.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found = elsewhere
    while low < places.count, places[low].position.latitude <= surroundings.latitudes.upperBound {
      if surroundings.longitudes.contains(places[low].position.longitude) {
        found.append(places[low].offer)
      }
      low += 1
    }
    return found.sorted()
  }
}
