/// What the placements of each trainee are to show by the end of the course.
public struct CourseRule: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Placements at different schools.
    case differentSchools = "different_schools"
    /// Key stages of the age range taught.
    case keyStages = "key_stages"
    /// Placements away from the employing school.
    case away
  }

  public var id = ""
  public var kind = Kind.differentSchools
  public var atLeast = 1
  /// Routes that it is about; none means all.
  public var routes: [Route] = []
  /// Programmes that it is about; none means all.
  public var programmes: [String] = []

  public init() {}

  static let shape = Shape.record(
    "Course rule", CourseRule(),
    [
      .required("id", \.id, .identifier, "The rule's identifier."),
      .required("kind", \.kind, .choice(), "What is counted."),
      .required("at_least", \.atLeast, .integer(1...20), "How many there are to be."),
      .defaulted(
        "routes", \.routes, .list(of: .choice(), distinct: true), "Routes; none means all."),
      .defaulted(
        "programmes", \.programmes, .list(of: .identifier, distinct: true),
        "Programmes; none means all."),
    ], identifiedBy: \.id)
}

/// How many in a hundred trainees are to meet something by the end; 0 asks for nothing.
public struct CoverageTargets: Hashable, Sendable {
  public var challengingPercent = 0
  public var ks2Percent = 0
  public var ks5Percent = 0
  public var adjacentPercent = 0
  public var inclusionPercent = 0

  /// Targets that ask for nothing.
  public init() {}

  public subscript(kind: CoverageKind) -> Int {
    switch kind {
    case .challenging: challengingPercent
    case .ks2: ks2Percent
    case .ks5: ks5Percent
    case .adjacent: adjacentPercent
    case .inclusion: inclusionPercent
    }
  }

  static func shape(over base: Self) -> Shape<Self> {
    Shape.record(
      "Coverage", base,
      [
        .defaulted(
          "challenging_percent", \.challengingPercent, .percent,
          "A school in challenging circumstances."),
        .defaulted(
          "ks2_percent", \.ks2Percent, .percent, "Key stage 2, for secondary programmes."),
        .defaulted(
          "ks5_percent", \.ks5Percent, .percent, "Key stage 5, for secondary programmes."),
        .defaulted(
          "adjacent_percent", \.adjacentPercent, .percent,
          "A key stage next to the age range, for primary programmes."),
        .defaulted(
          "inclusion_percent", \.inclusionPercent, .percent,
          "A special school, or one with high disadvantage or SEND, for primary programmes."),
      ])
  }
}

/// Something that most trainees are to meet by the end of their course.
public enum CoverageKind: String, DeclarationOrdered, Sendable {
  case challenging
  case ks2
  case ks5
  case adjacent
  case inclusion
}

extension Shape where Value == Int {
  static var percent: Shape<Int> { .integer(0...100) }
}
