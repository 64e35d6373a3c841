import PlacementDocuments

/// Collects what is wrong while sheets are read.
///
/// A class, so that rows, references and tables can all report to it; it lives
/// inside one import and never leaves it.
final class ImportLog {
  /// The most problems listed for one document.
  static let mostForOneDocument = 1_000

  /// The name of the mapping in messages.
  let mappingName: String
  private(set) var errors = 0
  private(set) var notes: [String] = []
  private var listed: [Problem] = []
  private var counts: [String: Int] = [:]
  private var said: Set<String> = []

  init(mappingName: String) { self.mappingName = mappingName }

  func report(
    _ code: String, severity: Problem.Severity = .error, document: String, path: String = "",
    record: String? = nil, line: Int? = nil, fact: String, fix: String
  ) {
    if severity == .error { errors += 1 }
    counts[document, default: 0] += 1
    guard counts[document, default: 0] <= Self.mostForOneDocument else { return }
    listed.append(
      Problem(
        severity: severity, code: code, document: document, path: path, record: record, line: line,
        fact: fact, fix: fix))
  }

  /// Reports something about the mapping, once.
  func reportMapping(_ code: String, path: String, fact: String, fix: String) {
    guard said.insert("\(code) \(path)").inserted else {
      errors += 1
      return
    }
    report(code, document: mappingName, path: path, fact: fact, fix: fix)
  }

  func note(_ text: String) { notes.append(text) }

  /// Every problem listed, with a count of those that are not.
  var problems: [Problem] {
    let unlisted = counts.filter { $0.value > Self.mostForOneDocument }
      .sorted { $0.key < $1.key }
    return listed
      + unlisted.map { document, count in
        Problem(
          code: "TOO-MANY-PROBLEMS", document: document,
          fact: "\(count - Self.mostForOneDocument) more problems are not listed",
          fix: "Correct the listed ones and import again.")
      }
  }
}
