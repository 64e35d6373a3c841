/// A closed list whose cases are in order as they are declared.
public protocol DeclarationOrdered: CaseIterable, Comparable {}

extension DeclarationOrdered {
  /// - Complexity: O(*n*) in the number of cases.
  public static func < (a: Self, b: Self) -> Bool {
    // The first of the two that is met is the lesser.
    a != b && allCases.first { $0 == a || $0 == b } == a
  }
}
