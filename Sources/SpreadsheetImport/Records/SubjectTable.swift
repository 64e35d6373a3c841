import PlacementDocuments

/// The subjects that are known, and what the sheets call them.
struct SubjectTable {
  private let known: [String]
  private let translations: [String: String]

  /// Reports translations to subjects that the rules do not know.
  init(_ mapping: ImportMapping, _ log: ImportLog) {
    let rules = mapping.round.rules
    known = Set(rules.subjects + rules.subjectGroups.keys).sorted()
    var translations: [String: String] = [:]
    for (call, subject) in mapping.subjects.sorted(by: { $0.key < $1.key }) {
      translations[headerKey(call)] = subject
      guard !known.contains(subject) else { continue }
      let guess = closestMatch(to: subject, among: known)
      log.reportMapping(
        "UNKNOWN-SUBJECT", path: "subjects", fact: "'\(subject)' is not a subject of the rules",
        fix: guess.map { "Did you mean '\($0)'?" }
          ?? "Choose from: \(known.joined(separator: ", ")).")
    }
    self.translations = translations
  }

  var reading: Reading<String> {
    Reading(
      "UNKNOWN-SUBJECT", "this is not a known subject",
      fix: { text in
        let guess = closestMatch(to: keywordForm(text), among: known)
        return (guess.map { "Did you mean '\($0)'? " } ?? "")
          + "Add what the sheet calls it to the mapping's subjects."
      },
      parse: { text in
        let subject = translations[headerKey(text)] ?? keywordForm(text)
        return known.contains(subject) ? subject : nil
      })
  }
}
