import PlacementDocuments

/// What is minimised, most important first; a tier that is left out stays at nothing.
struct Value: Comparable {
  var unplaced = 0
  var unfilled = 0
  var promises = 0
  var moves = 0
  var breaches = 0
  var shortfall = 0
  /// Journeys that count before suitability, longest first.
  var worstFirst: [Int] = []
  var score = 0
  /// Journeys that count among ties, longest first.
  var worstTies: [Int] = []
  var tieBreak = 0

  /// Adds what only adds up: everything but what a whole allocation decides.
  mutating func add(_ other: Value) {
    unplaced += other.unplaced
    promises += other.promises
    moves += other.moves
    breaches += other.breaches
    score += other.score
    tieBreak += other.tieBreak
    if !other.worstFirst.isEmpty { worstFirst = (worstFirst + other.worstFirst).sorted(by: >) }
    if !other.worstTies.isEmpty { worstTies = (worstTies + other.worstTies).sorted(by: >) }
  }

  /// The least of each figure that adds up, of the journeys none.
  static func least(of values: [Value]) -> Value {
    var least = values.first ?? Value()
    (least.worstFirst, least.worstTies) = ([], [])
    for value in values {
      least.unplaced = min(least.unplaced, value.unplaced)
      least.promises = min(least.promises, value.promises)
      least.moves = min(least.moves, value.moves)
      least.breaches = min(least.breaches, value.breaches)
      least.score = min(least.score, value.score)
      least.tieBreak = min(least.tieBreak, value.tieBreak)
    }
    return least
  }

  static func < (a: Value, b: Value) -> Bool {
    if a.unplaced != b.unplaced { return a.unplaced < b.unplaced }
    if a.unfilled != b.unfilled { return a.unfilled < b.unfilled }
    if a.promises != b.promises { return a.promises < b.promises }
    if a.moves != b.moves { return a.moves < b.moves }
    if a.breaches != b.breaches { return a.breaches < b.breaches }
    if a.shortfall != b.shortfall { return a.shortfall < b.shortfall }
    if a.worstFirst != b.worstFirst { return precedes(a.worstFirst, b.worstFirst) }
    if a.score != b.score { return a.score < b.score }
    if a.worstTies != b.worstTies { return precedes(a.worstTies, b.worstTies) }
    return a.tieBreak < b.tieBreak
  }

  /// Whether journeys, longest first, are the better: fewer of the longest in which they differ.
  static func precedes(_ a: [Int], _ b: [Int]) -> Bool {
    for (x, y) in zip(a, b) where x != y { return x < y }
    return a.count < b.count
  }
}
