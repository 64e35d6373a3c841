/// A closed list of two to 256 cases, without values of their own, whose cases are in order as
/// they are declared.
public protocol DeclarationOrdered: CaseIterable, Comparable {}

extension DeclarationOrdered {
  /// The place of the case in the list, from 0.
  ///
  /// Such a case is stored as its place and nothing else.
  package var ordinal: Int { unsafe Int(unsafeBitCast(self, to: UInt8.self)) }

  public static func < (a: Self, b: Self) -> Bool { a.ordinal < b.ordinal }
}
