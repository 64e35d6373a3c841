import PlacementDocuments

/// One way to serve one demand: the places at one school.
struct Option {
  struct Use {
    let offer: Offer
    let isFurther: Bool
    let subject: String?
    let tieBreak: Int
  }

  let demand: Int
  let school: School
  let minutes: Int
  let uses: [Use]

  var offers: [Offer] { uses.map(\.offer) }
  var tieBreak: Int { uses.reduce(0) { $0 + $1.tieBreak } }
}

extension OpenRound {
  /// Every way to serve a demand, in the order of offers.
  func options(for index: Int) -> [Option] {
    guard isPlaceable(index) else { return [] }
    let possible = documents.offers.filter { refusal(of: $0, for: index) == nil }
    let named = commitments[index].locked?.offers ?? []
    return offerSets(for: demands[index], among: possible).flatMap { offers -> [Option] in
      guard named.allSatisfy({ name in offers.contains { $0.id == name } }) else { return [] }
      return options(for: index, using: offers)
    }
  }

  /// One offer; for two subjects, one that has both or two of one school that have one each.
  private func offerSets(for demand: Demand, among offers: [Offer]) -> [[Offer]] {
    guard demand.needsTwoSubjects else { return offers.map { [$0] } }
    func includes(_ offer: Offer) -> (Bool, Bool) {
      (lists(offer.subjects, demand.subjects[0]), lists(offer.subjects, demand.subjects[1]))
    }
    let both = offers.filter { includes($0) == (true, true) }.map { [$0] }
    let pairs = offers.filter { includes($0) == (true, false) }.flatMap { first in
      offers.filter { $0.school == first.school && includes($0) == (false, true) }
        .map { [first, $0] }
    }
    return both + pairs
  }

  /// The same offers with every choice of ordinary and further places.
  private func options(for index: Int, using offers: [Offer]) -> [Option] {
    let demand = demands[index]
    guard let school = school(offers[0].school), let journey = journey(to: school, for: demand)
    else { return [] }
    var choices: [[Option.Use]] = [[]]
    for offer in offers {
      let subject = subject(of: demand, on: offer, at: school)
      choices = choices.flatMap { earlier in
        [false, true].map { isFurther in
          let words = [
            demand.trainee.id, demand.phase.id, offer.id, isFurther ? "further" : "ordinary",
          ]
          return earlier + [
            Option.Use(
              offer: offer, isFurther: isFurther, subject: subject,
              tieBreak: tieBreakNumber(words))
          ]
        }
      }
    }
    return choices.map {
      Option(demand: index, school: school, minutes: journey.minutes, uses: $0)
    }
  }

  /// Whether the options of one trainee may stand together.
  func mayCombine(_ options: [Option]) -> Bool {
    guard rules.isOn(Reason.schoolUsed) else { return true }
    for (place, first) in options.enumerated() {
      for second in options[(place + 1)...] where first.school.id == second.school.id {
        if !demands[first.demand].mayShare(first.school.id, with: demands[second.demand]) {
          return false
        }
      }
    }
    return true
  }
}

/// A number of 24 bits that stands for a use: FNV-1a, then a mixing of the bits.
private func tieBreakNumber(_ words: [String]) -> Int {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in words.joined(separator: "\u{1F}").utf8 {
    hash ^= UInt64(byte)
    hash &*= 0x0000_0100_0000_01B3
  }
  hash ^= hash >> 30
  hash &*= 0xBF58_476D_1CE4_E5B9
  hash ^= hash >> 27
  hash &*= 0x94D0_49BB_1331_11EB
  hash ^= hash >> 31
  return Int(hash >> 40)
}
