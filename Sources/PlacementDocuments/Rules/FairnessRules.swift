/// How far a good result for most may be bought with a bad one for few.
public struct FairnessRules: Hashable, Sendable {
  /// Where the longest journeys are made as few and as short as can be.
  public enum WorstJourneys: String, CaseIterable, Sendable {
    case off
    /// Before suitability, whatever it costs.
    case first
    /// Only among results of equal suitability.
    case ties
  }

  /// The most minutes of any proposed journey; nil means no bound beside the travel limits.
  public var longestJourneyMinutes: Int?
  public var worstJourneys = WorstJourneys.off
  /// Journeys of at most this are all alike.
  public var downToMinutes = 0
  public var parityWeight = 0
  public var parityBandMinutes = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Fairness", base,
      [
        .optional(
          "longest_journey_minutes", \.longestJourneyMinutes, .integer(1...1_440),
          "The most minutes of any proposed journey, whatever other limits say."),
        .defaulted(
          "worst_journeys", \.worstJourneys, .choice(),
          "Whether the longest journeys are shortened first, among ties only, or not."),
        .defaulted(
          "down_to_minutes", \.downToMinutes, .integer(0...600),
          "Journeys of at most this are all alike."),
        .defaulted(
          "parity_weight", \.parityWeight, .integer(0...1_000),
          "What a minute between the mean journeys of two routes costs; 0 means nothing."),
        .defaulted(
          "parity_band_minutes", \.parityBandMinutes, .integer(1...120),
          "Mean journeys are compared in bands of this."),
      ])
  }
}
