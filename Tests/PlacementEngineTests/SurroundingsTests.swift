import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

/// From the distance given on, no journey is within the limit, whatever the figures.
@Test func noJourneyBeyondTheReachIsWithinTheLimit() {
  var generator = SplitMix64(seed: 1)
  var found = 0
  for _ in 0..<2_000 {
    var figures = RoundDocuments().round.rules.estimates.car
    figures.base = Double.random(in: -60...60, using: &generator)
    figures.perRootKilometre = Double.random(in: -5...60, using: &generator)
    figures.perKilometre = Double.random(in: -5...20, using: &generator)
    figures.fromKilometres = Double.random(in: 0...5, using: &generator)
    figures.toKilometres = Double.random(in: 0...60, using: &generator)
    figures.perKilometreBeyond = Double.random(in: 0...20, using: &generator)
    let limit = Int.random(in: 1...180, using: &generator)
    guard let reach = figures.kilometres(beyondMinutes: limit) else { continue }
    found += 1
    for _ in 0..<50 {
      let kilometres = reach + Double.random(in: 0...200, using: &generator)
      #expect(figures.minutes(kilometres: kilometres) > limit, "\(figures), \(kilometres) km")
    }
  }
  #expect(found >= 1_000)
}

@Test func surroundingsHoldEverythingNear() throws {
  var generator = SplitMix64(seed: 2)
  var outside = 0
  for _ in 0..<2_000 {
    let centre = Position(
      latitude: Double.random(in: -70...70, using: &generator),
      longitude: Double.random(in: -170...170, using: &generator))
    let reach = Double.random(in: 1...200, using: &generator)
    let surroundings = try #require(Surroundings(of: centre, kilometres: reach))
    let other = Position(
      latitude: centre.latitude + Double.random(in: -3...3, using: &generator),
      longitude: centre.longitude + Double.random(in: -3...3, using: &generator))
    let isInside =
      surroundings.latitudes.contains(other.latitude)
      && surroundings.longitudes.contains(other.longitude)
    if !isInside { outside += 1 }
    #expect(isInside || kilometres(from: centre, to: other) > reach, "\(centre), \(other)")
  }
  #expect(outside >= 200)
}
