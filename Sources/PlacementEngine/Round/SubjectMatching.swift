import PlacementDocuments

/// Which subjects stand for which.
struct SubjectMatching: Sendable {
  private let members: [String: Set<String>]

  init(_ rules: RulePack) {
    members = rules.subjectGroups.mapValues { Set($0) }
  }

  /// Whether one is the other, or a group that holds the other.
  func matches(_ a: String, _ b: String) -> Bool {
    a == b || members[a]?.contains(b) == true || members[b]?.contains(a) == true
  }

  func matches(_ subject: String, anyOf listed: [String]) -> Bool {
    listed.contains { matches(subject, $0) }
  }
}
