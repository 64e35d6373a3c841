/// What reading a document gave: its content as far as it can be used, and
/// everything that is wrong with it.
public struct ReadResult<Root: Sendable>: Sendable {
  /// The content without the faulty records, or `nil` if the document is
  /// wrong in more than single records.
  public var root: Root?
  /// Every problem, in document order.
  public var problems: [Problem]
  /// The records left out of the root's lists.
  public var faultyRecords: [FaultyRecord]

  public init(root: Root?, problems: [Problem], faultyRecords: [FaultyRecord]) {
    self.root = root
    self.problems = problems
    self.faultyRecords = faultyRecords
  }
}

/// An element of one of a document's lists that was left out for its errors.
public struct FaultyRecord: Hashable, Sendable {
  /// The key of the list.
  public var list: String
  /// The element's place in the list as written, from 0.
  public var index: Int
  /// Its identifier, if that could be read.
  public var identifier: String?

  public init(list: String, index: Int, identifier: String?) {
    self.list = list
    self.index = index
    self.identifier = identifier
  }
}
