import PlacementDocuments
import PlacementTesting

extension Sample {
  static func random(_ generator: inout SplitMix64) -> Sample {
    var sample = Sample()
    sample.title = text(&generator)
    if Bool.random(using: &generator) { sample.note = text(&generator) }
    sample.settings.longestJourney = Int.random(in: 0...600, using: &generator)
    sample.settings.discount = Double.random(in: 0...1, using: &generator)
    sample.offers = (0..<Int.random(in: 0...6, using: &generator)).map {
      offer(id: "O-\($0)", &generator)
    }
    return sample
  }

  private static func offer(id: String, _ generator: inout SplitMix64) -> Offer {
    var offer = Offer()
    offer.id = id
    offer.phase = Phase.allCases.randomElement(using: &generator) ?? .primary
    offer.places = Int.random(in: 1...40, using: &generator)
    offer.subjects = ["maths", "physics", "art+design", "early_years"]
      .filter { _ in Bool.random(using: &generator) }
    offer.start = day(&generator)
    if Bool.random(using: &generator) { offer.end = day(&generator) }
    offer.isConfirmed = Bool.random(using: &generator)
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      offer.weights[text(&generator)] = Double.random(in: 0...1, using: &generator)
    }
    for key in ["travel", "phase"] where Bool.random(using: &generator) {
      offer.points[key] = Int.random(in: -5...5, using: &generator)
    }
    offer.mentors = (0..<Int.random(in: 0...3, using: &generator)).map {
      Mentor(id: "M.\($0)", slots: Int.random(in: 0...9, using: &generator))
    }
    offer.kind = Bool.random(using: &generator) ? "block" : "serial"
    return offer
  }

  private static func day(_ generator: inout SplitMix64) -> Day {
    Day(dayNumber: Int.random(in: -25_567...84_005, using: &generator))
  }

  private static func text(_ generator: inout SplitMix64) -> String {
    let characters = Array("aZ 09\"\\/é€\u{2028}😀<>'{}[],:")
    return String(
      (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        characters.randomElement(using: &generator) ?? "x"
      })
  }
}
