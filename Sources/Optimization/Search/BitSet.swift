/// Bits in words.
struct BitSet: Hashable, Sendable {
  private let words: [UInt64]

  init(words: ArraySlice<UInt64>) { self.words = Array(words) }

  /// The bits in the set, in ascending order.
  var members: [Int] {
    var members: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        members.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return members
  }
}
