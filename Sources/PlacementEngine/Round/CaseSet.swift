/// A case that knows its place in its closed list of at most sixteen.
protocol Positioned: CaseIterable, Sendable {
  /// From 0, in order of declaration.
  var position: Int { get }
}

/// A set of cases of a closed list.
struct CaseSet<Case: Positioned>: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// By position.
  let bits: UInt16

  init(bits: UInt16) { self.bits = bits }

  init(_ cases: some Sequence<Case>) {
    bits = cases.reduce(into: 0) { $0 |= 1 << UInt16($1.position) }
  }

  init(arrayLiteral cases: Case...) { self.init(cases) }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }
  /// In order of declaration.
  var cases: [Case] { Case.allCases.filter(contains) }

  func contains(_ element: Case) -> Bool { bits & 1 << UInt16(element.position) != 0 }
  func overlaps(_ other: Self) -> Bool { bits & other.bits != 0 }

  func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
  func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
  func subtracting(_ other: Self) -> Self { Self(bits: bits & ~other.bits) }
}
