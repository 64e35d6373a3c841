/// How many columns the relaxation takes in at a time.
///
/// None of it changes what is proven. Tests set it low, so that programs small enough to
/// enumerate meet pricing, too.
struct Sifting: Sendable {
  /// Programs of so few columns are loaded whole.
  var smallProgram = 1500
  /// The cheapest columns of each group that the first relaxation starts with.
  var firstColumns = 6
  /// The most columns a group gains in one round of pricing; at least 1.
  var columnsPerGroup = 5
  /// Staged groups of at most so many paths have them all as columns from the start,
  /// while the program has at most `expandedColumns` of them.
  var largestExpansion = 2_000
  var expandedColumns = 500_000
  /// The most paths that a finished tier makes columns, all together.
  var largestClosing = 300_000
  /// The most paths that a search makes columns, all together.
  ///
  /// As many as the simplex method can carry; if more matter, the tier stays unproven.
  var largestEnumeration = 300_000
  /// Nodes spent on the columns at hand before the search is widened to all
  /// columns that matter.
  var scoutNodes = 200
  /// Searches of more columns get fewer nodes in proportion, if their tier may stay unproven.
  var smallSearch = 2_000
  /// The most paths that a first look takes in.
  var firstLook = 100_000
}
