import PlacementDocuments

/// One way of serving one demand: offers of one school, and the quality of mentor in each.
struct Placement: Sendable {
  let demand: Int
  let school: Int
  let uses: [Use]
  let journey: JourneyFigure
  /// Years of every class involved.
  let yearGroups: YearGroupSet
  /// Whether people fixed it: it takes places, and nobody proposes it.
  var isFixed = false
  /// The number of the ``Service`` among those of all candidates, if it is one of them.
  var service: Int?
}
