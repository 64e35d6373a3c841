import PlacementDocuments

/// Sizes of a round that is a network: one phase, one offer each, and limits
/// on offers and schools only.
struct NetworkPlan {
  var round: String
  var trainees: Int
  var schools: Int
  /// Fewer square kilometres bring more schools within reach of each trainee.
  var squareKilometresPerSchool: Double
  /// Whether some are placed two by two, some in two subjects, and some offers ask for two or none.
  var isMixed = false

  /// About 37 offers for each trainee.
  static let network600 = NetworkPlan(
    round: "network-600", trainees: 600, schools: 300, squareKilometresPerSchool: 2)
  /// The same sizes, with what breaks a network up on a tenth of the demands each: pairs placed together,
  /// offers that take at least two or none, trainees with a place in each of two subjects.
  ///
  /// The longest journeys among ties are left out, as they are from the measurements that this case is
  /// compared with.
  static let mixed600 = NetworkPlan(
    round: "mixed-600", trainees: 600, schools: 300, squareKilometresPerSchool: 2, isMixed: true)
  /// About 28 offers for each trainee.
  static let network10000 = NetworkPlan(
    round: "network-10000", trainees: 10_000, schools: 6_000, squareKilometresPerSchool: 4.4)
  /// About 31 offers for each trainee: as many people and schools as England trains and has.
  static let country = NetworkPlan(
    round: "country", trainees: 35_000, schools: 20_000, squareKilometresPerSchool: 5)
}

/// What a trainee trains for: a programme and, for secondary, a subject.
struct Training {
  var programme: String
  var subject: String?
  /// How many trainees in a thousand.
  var share: Int

  var isPrimary: Bool { subject == nil }

  /// The classes of an offer for it.
  var yearGroups: ClosedRange<YearGroup> {
    switch programme {
    case "primary-3-7": .nursery ... .reception
    case "primary-5-11": .year3 ... .year6
    default: .year7 ... .year11
    }
  }

  /// Two primary programmes and the eighteen secondary subjects.
  ///
  /// The shares are ours: not quite half primary, and subjects as in the partnership.
  static let all =
    [
      Training(programme: "primary-5-11", share: 350),
      Training(programme: "primary-3-7", share: 100),
    ]
    + CohortPlan.secondarySubjects.map { row in
      Training(
        programme: "secondary", subject: row.subject,
        share: (row.core + row.schoolDirect + row.salaried) * 550 / 287)
    }
}
