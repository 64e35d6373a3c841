public import PlacementDocuments

/// What a rule about the whole costs.
public struct BruteForcePrice: Hashable, Sendable {
  public var rule: String
  public var minutes: Int
  public var placed: Int

  public init(_ rule: String, minutes: Int, placed: Int) {
    self.rule = rule
    self.minutes = minutes
    self.placed = placed
  }
}

/// The price of each rule that has one and is on, found by trying every allocation without it.
///
/// - Parameter documents: A valid round of at most 64 demands.
/// - Returns: Prices in the order of the page.
/// - Complexity: That of the optimum, and again for each price.
public func bruteForcePrices(_ documents: RoundDocuments) -> [BruteForcePrice] {
  let best = bruteForceOptimum(documents)
  let rules = documents.round.rules
  var prices: [BruteForcePrice] = []
  func price(
    _ rule: String, if isOn: Bool, of scores: Int? = nil, _ switchOff: (inout RulePack) -> Void
  ) {
    guard isOn else { return }
    var without = documents
    switchOff(&without.round.rules)
    let other = bruteForceOptimum(without)
    prices.append(
      BruteForcePrice(
        rule, minutes: (scores ?? best.value(of: .suitability)) - other.value(of: .suitability),
        placed: best.value(of: .placed) - other.value(of: .placed)))
  }

  price("course_rules", if: rules.isOn(.courseRules) && !rules.course.isEmpty) {
    $0.stages["course_rules"] = "off"
  }
  price(
    "coverage",
    if: rules.isOn(.coverage) && CoverageKind.allCases.contains { rules.coverage[$0] > 0 }
  ) {
    $0.stages["coverage"] = "off"
  }
  price(
    "longest_journey_minutes",
    if: rules.isOn(Reason.tooFar) && rules.fairness.longestJourneyMinutes != nil
  ) {
    $0.fairness.longestJourneyMinutes = nil
  }
  price(
    "worst_journeys", if: rules.isOn(.worstJourneys) && rules.fairness.worstJourneys == .first
  ) {
    $0.stages["worst_journeys"] = "off"
  }
  price("parity", if: rules.fairness.parityWeight > 0, of: best.sumOfScores) {
    $0.fairness.parityWeight = 0
  }
  return prices
}

extension BruteForceResult {
  fileprivate func value(of tier: TierRecord.Name) -> Int {
    tiers.first { $0.name == tier }?.value ?? 0
  }
}
