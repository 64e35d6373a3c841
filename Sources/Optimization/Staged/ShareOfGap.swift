/// The part of a gap within which paths of staged groups are listed.
struct ShareOfGap {
  /// The gap is divided by so much; a power of two.
  private(set) var divisor = 1 << 16
  var isWhole: Bool { divisor == 1 }

  /// Makes the paths within the largest part that a first look can take in columns, or those within
  /// the part grown to.
  ///
  /// - Returns: Whether all of them are columns now.
  mutating func list(
    _ gap: Int128?, _ face: Face, _ priced: PricedPool, _ sifting: Sifting,
    _ restricted: inout Restricted
  ) -> Bool {
    guard let gap, restricted.program.stages.hasOpenGroups else {
      divisor = 1
      return restricted.addPaths(within: gap, face, priced, limit: sifting.largestEnumeration)
    }
    var smaller = 1
    while smaller < divisor {
      let part = gap / Int128(smaller)
      if restricted.addPaths(within: part, face, priced, limit: sifting.firstLook) {
        divisor = smaller
        return true
      }
      smaller *= 2
    }
    return restricted.addPaths(
      within: gap / Int128(divisor), face, priced, limit: sifting.largestEnumeration)
  }

  mutating func grow() { divisor = max(1, divisor / 2) }
}
