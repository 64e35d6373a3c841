/// A round being checked: its documents, how to find a record in them, and
/// what has been found so far.
struct RoundCheck {
  let documents: RoundDocuments
  var findings: Findings
  /// By the list's raw value; the tables' registers are empty.
  private var registers: [Register]
  let subjects: KnownSubjects

  init(_ documents: RoundDocuments, setsAside: Bool) {
    self.documents = documents
    findings = Findings(unreadable: documents.unreadable, setsAside: setsAside)
    registers = RecordList.allCases.map { list in
      let identifiers =
        switch list {
        case .programmes: documents.round.programmes.map(\.id)
        case .caps: documents.round.caps.map(\.id)
        case .groups: documents.round.groups.map(\.id)
        case .schools: documents.schools.map(\.id)
        case .offers: documents.offers.map(\.id)
        case .trainees: documents.trainees.map(\.id)
        case .travel, .decisions: [String]()
        }
      return Register(list, identifiers: identifiers, unreadable: documents.unreadable)
    }
    subjects = KnownSubjects(documents.round.rules)
  }

  var rules: RulePack { documents.round.rules }

  func entry(_ identifier: String, _ list: RecordList) -> Register.Entry {
    registers[list.rawValue].find(identifier)
  }

  /// The position of a record, where it could be read.
  func position(_ identifier: String, _ list: RecordList) -> Int? {
    guard case .found(let position) = entry(identifier, list) else { return nil }
    return position
  }

  /// Whether an identifier names a record that cannot be used.
  func isLost(_ identifier: String, _ list: RecordList) -> Bool {
    switch entry(identifier, list) {
    case .found(let position): findings.isFaulty(list, position)
    case .unreadable: true
    case .unknown: false
    }
  }

  /// Checks that a reference leads to a record.
  ///
  /// The record that refers to a faulty one becomes faulty with it, unless it
  /// can do without the name.
  ///
  /// - Returns: The position of the record that was found, even if it is faulty.
  @discardableResult
  mutating func resolve(
    _ identifier: String, _ list: RecordList, at place: RecordPlace, _ key: String,
    follows: Bool = true
  ) -> Int? {
    switch entry(identifier, list) {
    case .found(let position):
      if follows, findings.isFaulty(list, position) { findings.follow(place, list, identifier) }
      return position
    case .unreadable:
      if follows { findings.follow(place, list, identifier) }
      return nil
    case .unknown where findings.isFull(place.list):
      findings.unlistedError(place)
      return nil
    case .unknown:
      let complaint = registers[list.rawValue].complaint(about: identifier)
      findings.error(
        "UNKNOWN-\(list.noun.uppercased())", place, key, complaint.fact, complaint.fix)
      return nil
    }
  }

  /// Reports every record whose identifier an earlier one has.
  ///
  /// Nothing tells which of them is meant, so the first becomes faulty too.
  mutating func checkIdentifiers(_ places: [RecordPlace]) {
    var firsts: [String: RecordPlace] = [:]
    for place in places {
      guard let identifier = place.identifier else { continue }
      guard let first = firsts[identifier] else {
        firsts[identifier] = place
        continue
      }
      findings.leaveOut(first.list, first.position)
      let index = findings.originalIndex(first.list, first.position)
      findings.error(
        "DUPLICATE-ID", place, ".id", "\(first.list.key)[\(index)] has the same id",
        "Remove one of them, or give it an id of its own.")
    }
  }

  /// Checks a subject of a record against those that the rules know.
  mutating func checkSubject(_ subject: String, at place: RecordPlace, _ key: String) {
    guard !subjects.contains(subject) else { return }
    findings.error(
      "UNKNOWN-SUBJECT", place, key, "'\(subject)' is not a subject of the rule pack",
      subjects.fix(for: subject))
  }

  mutating func checkSubjects(_ subjects: [String], at place: RecordPlace, _ key: String) {
    for (index, subject) in subjects.enumerated() {
      checkSubject(subject, at: place, "\(key)[\(index)]")
    }
  }
}

/// The subjects that a rule pack knows, groups and their members included.
struct KnownSubjects {
  let listed: [String]
  private let all: Set<String>

  init(_ rules: RulePack) {
    all = Set(rules.subjects + rules.subjectGroups.keys + rules.subjectGroups.values.joined())
    listed = all.sorted()
  }

  func contains(_ subject: String) -> Bool { all.contains(subject) }

  func fix(for subject: String) -> String {
    if let match = closestMatch(to: subject, among: listed) { return "Did you mean '\(match)'?" }
    return "Correct it, or add it to the rules' subjects in round.json."
  }
}
