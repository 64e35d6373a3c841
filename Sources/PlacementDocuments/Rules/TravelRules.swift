/// Travelling distances, in minutes each way.
public struct TravelRules: Hashable, Sendable {
  public var limitMinutes = 0
  public var limitIsHard = true
  public var estimateToleranceMinutes = 0
  public var freeMinutes = 0
  public var ordinaryMinutes = 0
  public var longMinutes = 0
  public var ordinaryWeight = 0
  public var longWeight = 0
  public var veryLongWeight = 0
  public var shortJourneyPriorityFactor = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Travel", base,
      [
        .defaulted("limit_minutes", \.limitMinutes, .integer(1...600), "Longest journey each way."),
        .defaulted("limit_is_hard", \.limitIsHard, .flag, "Whether a longer journey is refused."),
        .defaulted(
          "estimate_tolerance_minutes", \.estimateToleranceMinutes, .integer(0...120),
          "How far beyond a hard limit an estimated journey is still proposed, to be checked."),
        .defaulted(
          "free_minutes", \.freeMinutes, .integer(0...600), "Nothing is gained below this."),
        .defaulted(
          "ordinary_minutes", \.ordinaryMinutes, .integer(0...600), "End of the ordinary band."),
        .defaulted("long_minutes", \.longMinutes, .integer(0...600), "End of the long band."),
        .defaulted(
          "ordinary_weight", \.ordinaryWeight, .integer(0...100), "A minute in the ordinary band."),
        .defaulted("long_weight", \.longWeight, .integer(0...100), "A minute in the long band."),
        .defaulted("very_long_weight", \.veryLongWeight, .integer(0...100), "A minute beyond it."),
        .defaulted(
          "short_journey_priority_factor", \.shortJourneyPriorityFactor, .integer(1...100),
          "What a minute counts for a trainee with priority for a short journey."),
      ])
  }
}

/// Straight lines through measured journeys, for pairs that nobody has measured.
///
/// A journey of `km` kilometres in a straight line takes
/// `base + perRootKilometre·√km + perKilometre·km` minutes, evaluated at no
/// less than `fromKilometres` and no more than `toKilometres`; beyond that each
/// kilometre adds `perKilometreBeyond`. Public transport: least squares over
/// timetabled journeys in Wirral and Cheshire (residual 22 minutes). Car:
/// morning-peak speeds by road class. Cycle and walk: 15 and 4.8 km/h over a
/// way 1.3 times the straight line.
public struct TravelEstimates: Hashable, Sendable {
  public var car = TravelEstimate()
  public var publicTransport = TravelEstimate()
  public var cycle = TravelEstimate()
  public var walk = TravelEstimate()

  public subscript(mode: TravelMode) -> TravelEstimate {
    switch mode {
    case .car: car
    case .publicTransport: publicTransport
    case .cycle: cycle
    case .walk: walk
    }
  }

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Estimates", base,
      [
        .defaulted("car", \.car, TravelEstimate.shape, "By car."),
        .defaulted(
          "public_transport", \.publicTransport, TravelEstimate.shape, "By bus and train."),
        .defaulted("cycle", \.cycle, TravelEstimate.shape, "By bicycle."),
        .defaulted("walk", \.walk, TravelEstimate.shape, "On foot."),
      ])
  }
}

/// One mode's line; see ``TravelEstimates``.
public struct TravelEstimate: Hashable, Sendable {
  public var base = 0.0
  public var perRootKilometre = 0.0
  public var perKilometre = 0.0
  public var fromKilometres = 0.0
  public var toKilometres = 0.0
  public var perKilometreBeyond = 0.0

  static let shape = Shape.record(
    "Estimate", TravelEstimate(),
    [
      .required("base", \.base, .number(-600...600), "Minutes."),
      .required(
        "per_root_kilometre", \.perRootKilometre, .number(-600...600), "Minutes for each √km."),
      .required("per_kilometre", \.perKilometre, .number(-600...600), "Minutes for each km."),
      .required("from_kilometres", \.fromKilometres, .number(0...1_000), "Shorter counts as this."),
      .required("to_kilometres", \.toKilometres, .number(0...1_000), "End of the fitted line."),
      .required(
        "per_kilometre_beyond", \.perKilometreBeyond, .number(0...600),
        "Minutes for each km beyond."),
    ])
}
