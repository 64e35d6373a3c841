/// Schools that trainees wish for, and how near the rest are to be.
public struct WishRules: Hashable, Sendable {
  /// Minutes that the first, second … wish gains; none means that wishes do not count.
  public var byRank: [Int] = []
  public var fallbackPerKilometre = 0
  public var fallbackAtMost = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Wishes", base,
      [
        .defaulted(
          "by_rank", \.byRank, .list(of: .integer(0...600), maximum: 100),
          "What the first, second … wish gains; wishes beyond the list gain as the last."),
        .defaulted(
          "fallback_per_kilometre", \.fallbackPerKilometre, .integer(0...600),
          "Elsewhere, each kilometre from the trainee's fallback point costs."),
        .defaulted(
          "fallback_at_most", \.fallbackAtMost, .integer(0...600), "All kilometres together."),
      ])
  }
}

/// What moving a placement costs in a repair, by what people had been told of it.
public struct MoveRules: Hashable, Sendable {
  public var sent = 0
  public var told = 0

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Moves", base,
      [
        .defaulted("sent", \.sent, .integer(0...1_000), "The school had been sent the proposal."),
        .defaulted("told", \.told, .integer(0...1_000), "The trainee had been told."),
      ])
  }
}
