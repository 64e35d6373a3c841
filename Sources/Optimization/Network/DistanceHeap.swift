/// Nodes to be settled, nearest first.
///
/// A node may be in it several times; those that follow the first are stale.
struct DistanceHeap: Sendable {
  private var entries: [(distance: Int, node: Int32)] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log *n*).
  mutating func insert(_ node: Int, at distance: Int) {
    entries.append((distance, Int32(node)))
    var hole = entries.count - 1
    while hole > 0 {
      let above = (hole - 1) / 2
      guard entries[above].distance > distance else { break }
      entries[hole] = entries[above]
      hole = above
    }
    entries[hole] = (distance, Int32(node))
  }

  /// Takes out a nearest node; the heap must not be empty.
  ///
  /// - Complexity: O(log *n*).
  mutating func removeFirst() -> (distance: Int, node: Int) {
    let first = entries[0]
    let last = entries.removeLast()
    if !entries.isEmpty {
      var hole = 0
      while true {
        var below = 2 * hole + 1
        guard below < entries.count else { break }
        if below + 1 < entries.count, entries[below + 1].distance < entries[below].distance {
          below += 1
        }
        guard entries[below].distance < last.distance else { break }
        entries[hole] = entries[below]
        hole = below
      }
      entries[hole] = last
    }
    return (first.distance, Int(first.node))
  }
}
