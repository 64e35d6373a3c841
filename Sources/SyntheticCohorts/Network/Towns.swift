import PlacementDocuments

/// Towns on a square of made-up country, with a few people and schools between them.
struct Towns {
  private let side: Double
  private let towns: [Town]
  private let weights: [Int]

  private struct Town {
    var east: Double
    var north: Double
    /// Kilometres; two thirds of a town lie no farther from its middle, east or north.
    var spread: Double
  }

  /// Lays out a country of a size, with a town for every twenty schools.
  init(squareKilometres: Double, schools: Int, _ random: inout Randomness) {
    side = squareKilometres.squareRoot()
    let count = max(3, schools / 20)
    // Town number n is as large as 1/(n + 4): a few cities and many small places.
    weights = (0..<count).map { 1_000_000 / ($0 + 4) }
    let total = weights.reduce(0, +)
    var towns: [Town] = []
    for weight in weights {
      let ownSchools = Double(schools) * Double(weight) / Double(total)
      towns.append(
        Town(
          east: random.uniform() * side, north: random.uniform() * side,
          spread: 0.6 * ownSchools.squareRoot()))
    }
    self.towns = towns
  }

  /// A place where people live or a school stands.
  func place(_ random: inout Randomness, to unit: Double) -> Position {
    var east = random.uniform() * side
    var north = random.uniform() * side
    if !random.chance(10) {
      let town = towns[random.index(weights: weights)]
      east = min(max(town.east + random.normal() * town.spread, 0), side)
      north = min(max(town.north + random.normal() * town.spread, 0), side)
    }
    return Position(
      latitude: Cohort.rounded(
        52 + (north - side / 2) / Cohort.kilometresPerDegreeNorth, to: unit),
      longitude: Cohort.rounded(
        -2 + (east - side / 2) / Cohort.kilometresPerDegreeEast, to: unit))
  }
}

/// Positions by square, so that neighbours are found without looking at everybody.
struct Neighbourhood {
  private let positions: [Position]
  private var squares: [Square: [Int]] = [:]

  private struct Square: Hashable {
    var east: Int
    var north: Int
  }

  private static let kilometres = 10.0

  init(_ positions: [Position]) {
    self.positions = positions
    for (index, position) in positions.enumerated() {
      squares[Self.square(position), default: []].append(index)
    }
  }

  /// Who is within a distance, in the order of their indices.
  func within(_ kilometres: Double, of here: Position) -> [Int] {
    let middle = Self.square(here)
    let steps = Int((kilometres / Self.kilometres).rounded(.up))
    var found: [Int] = []
    for east in (middle.east - steps)...(middle.east + steps) {
      for north in (middle.north - steps)...(middle.north + steps) {
        for index in squares[Square(east: east, north: north)] ?? []
        where distance(here, positions[index]) <= kilometres {
          found.append(index)
        }
      }
    }
    return found.sorted()
  }

  private func distance(_ a: Position, _ b: Position) -> Double {
    Cohort.kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))
  }

  private static func square(_ position: Position) -> Square {
    Square(
      east: Int((position.longitude * Cohort.kilometresPerDegreeEast / kilometres).rounded(.down)),
      north: Int((position.latitude * Cohort.kilometresPerDegreeNorth / kilometres).rounded(.down)))
  }
}
