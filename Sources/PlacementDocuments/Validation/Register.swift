/// Finds the records of one list by identifier, and what was meant by one
/// that is not among them.
struct Register {
  enum Entry: Equatable {
    /// The place of the (first) record among those that could be read.
    case found(Int)
    /// The record is in the file, but could not be read.
    case unreadable
    case unknown
  }

  let list: RecordList
  private var positions: [String: Int] = [:]
  private var unreadable: Set<String> = []
  private let identifiers: [String]
  private var suggestions: [String: String] = [:]
  /// Looking for a likely match is slow, and no use to anybody a thousand times over.
  private var comparisonsLeft = 2_000_000

  init(_ list: RecordList, identifiers: [String], unreadable: [FaultyRecord]) {
    self.list = list
    self.identifiers = identifiers
    positions.reserveCapacity(identifiers.count)
    for (position, identifier) in identifiers.enumerated() where positions[identifier] == nil {
      positions[identifier] = position
    }
    for record in unreadable where record.list == list.key {
      if let identifier = record.identifier { self.unreadable.insert(identifier) }
    }
  }

  func find(_ identifier: String) -> Entry {
    if let position = positions[identifier] { return .found(position) }
    return unreadable.contains(identifier) ? .unreadable : .unknown
  }

  /// What is wrong with an identifier that is unknown, and what to do.
  mutating func complaint(about identifier: String) -> (fact: String, fix: String) {
    let fact =
      mayRepeat(identifier)
      ? "no \(list.noun) has the id '\(identifier)'" : "no \(list.noun) has this id"
    let match = suggestion(for: identifier)
    let fix =
      match.map { "Did you mean '\($0)'?" }
      ?? "Add the \(list.noun) to \(list.document), or correct the id."
    return (fact, fix)
  }

  /// Whether the text may stand in a message.
  ///
  /// Without a digit it may be a person's or school's name where a code should be.
  private func mayRepeat(_ identifier: String) -> Bool {
    switch list {
    case .schools, .offers, .trainees: identifier.utf8.contains { 0x30...0x39 ~= $0 }
    default: true
    }
  }

  private mutating func suggestion(for identifier: String) -> String? {
    if let known = suggestions[identifier] { return known.isEmpty ? nil : known }
    guard comparisonsLeft > 0 else { return nil }
    comparisonsLeft -= identifiers.count
    let match = closestMatch(to: identifier, among: identifiers)
    suggestions[identifier] = match ?? ""
    return match
  }
}
