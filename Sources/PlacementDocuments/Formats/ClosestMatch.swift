/// The candidate that `text` was most likely meant to be.
///
/// Compares by the Damerau–Levenshtein distance (one step per inserted, dropped,
/// changed or swapped byte, no byte edited twice), ignoring ASCII case. A match
/// may differ in at most a third of the longer text, and in three steps.
///
/// - Returns: The nearest candidate, the alphabetically first of equally near
///   ones, so that the order of `candidates` does not matter; `nil` if none is near.
/// - Complexity: O(*n* · *m*²) bytes for *n* candidates of *m* ≤ 64 bytes. Most
///   candidates are dropped after a few bytes.
public func closestMatch(to text: String, among candidates: [String]) -> String? {
  let wanted = folded(text)
  guard !wanted.isEmpty, wanted.count <= longestComparedText else { return nil }
  var best: (distance: Int, candidate: String)?
  var rows = EditDistanceRows()
  for candidate in candidates {
    let length = candidate.utf8.count
    guard length > 0, length <= longestComparedText else { continue }
    let allowed = min(3, max(wanted.count, length) / 3)
    let limit = min(allowed, best?.distance ?? allowed)
    guard abs(length - wanted.count) <= limit,
      let distance = rows.distance(wanted, folded(candidate), limit: limit)
    else { continue }
    if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.candidate
}

private let longestComparedText = 64

private func folded(_ text: String) -> [UInt8] {
  text.utf8.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
}

/// The last three rows of the distance table, kept between candidates.
private struct EditDistanceRows {
  private var beforeLast = [Int](repeating: 0, count: longestComparedText + 1)
  private var last = [Int](repeating: 0, count: longestComparedText + 1)
  private var current = [Int](repeating: 0, count: longestComparedText + 1)

  /// The distance between two texts of at most 64 bytes, or `nil` above `limit`.
  mutating func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    for column in 0...b.count { last[column] = column }
    for row in 1...a.count {
      current[0] = row
      var smallest = row
      for column in 1...b.count {
        let change = a[row - 1] == b[column - 1] ? 0 : 1
        var steps = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + change)
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          steps = min(steps, beforeLast[column - 2] + 1)
        }
        current[column] = steps
        smallest = min(smallest, steps)
      }
      // A swap reaches back two rows, so both must be beyond the limit.
      if smallest > limit, last[0...b.count].allSatisfy({ $0 > limit }) { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
