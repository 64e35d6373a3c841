/// One record of a list, for messages about it.
struct RecordPlace {
  let list: RecordList
  /// Its place among the records that could be read.
  let position: Int
  /// Its identifier; rows of tables have none.
  let identifier: String?
}

/// The problems found so far, and the records that cannot be used because of them.
struct Findings {
  /// Whether records that refer to faulty ones are worth a message.
  private let setsAside: Bool
  private let originals: [OriginalPlaces]
  private var entries: [[(index: Int, problem: Problem)]]
  private var unlisted: [(errors: Int, warnings: Int)]
  private var faulty: [Set<Int>]
  private var ofRun: [Problem] = []

  init(unreadable: [FaultyRecord], setsAside: Bool) {
    self.setsAside = setsAside
    originals = RecordList.allCases.map { list in
      OriginalPlaces(unreadable: unreadable.filter { $0.list == list.key }.map(\.index))
    }
    entries = RecordList.allCases.map { _ in [] }
    unlisted = RecordList.allCases.map { _ in (0, 0) }
    faulty = RecordList.allCases.map { _ in [] }
  }

  /// Reports an error, which makes the record faulty.
  ///
  /// The key begins with a dot, or is empty for the record as a whole; of a
  /// table it is a column's name.
  mutating func error(
    _ code: String, _ place: RecordPlace, _ key: String, _ fact: String, _ fix: String
  ) {
    faulty[place.list.rawValue].insert(place.position)
    add(.error, code, place, key, fact, fix)
  }

  mutating func warning(
    _ code: String, _ place: RecordPlace, _ key: String, _ fact: String, _ fix: String
  ) {
    add(.warning, code, place, key, fact, fix)
  }

  /// Reports an error of `round.json` that belongs to none of its records.
  mutating func roundError(_ code: String, path: String, _ fact: String, _ fix: String) {
    let document = RecordList.programmes.document
    let problem = Problem(code: code, document: document, path: path, fact: fact, fix: fix)
    append(problem, to: .programmes, index: -1)
  }

  /// Reports something odd in `round.json` that belongs to none of its records.
  mutating func roundWarning(_ code: String, path: String, _ fact: String, _ fix: String) {
    let problem = Problem(
      severity: .warning, code: code, document: RecordList.programmes.document, path: path,
      fact: fact, fix: fix)
    append(problem, to: .programmes, index: -1)
  }

  /// Reports something about what a run adds to the round's folder.
  mutating func ofRun(_ problem: Problem) { ofRun.append(problem) }

  /// Whether what the run adds cannot be used.
  var stopsRun: Bool { ofRun.contains { $0.severity == .error } }

  /// Reports something about many records of a document together.
  mutating func summary(_ code: String, _ list: RecordList, _ fact: String, _ fix: String) {
    let problem = Problem(
      severity: .warning, code: code, document: list.document, fact: fact, fix: fix)
    append(problem, to: list, index: .max)
  }

  /// Whether enough problems of a document's list are listed, so that it is
  /// no use to find the words for another one.
  func isFull(_ list: RecordList) -> Bool {
    entries[list.rawValue].count >= JSONReader.mostProblems
  }

  /// Reports an error that is only counted, for a list that ``isFull(_:)``.
  mutating func unlistedError(_ place: RecordPlace) {
    faulty[place.list.rawValue].insert(place.position)
    unlisted[place.list.rawValue].errors += 1
  }

  /// Makes a record faulty because it refers to a faulty one.
  mutating func follow(_ place: RecordPlace, _ list: RecordList, _ identifier: String) {
    guard faulty[place.list.rawValue].insert(place.position).inserted, setsAside else { return }
    add(
      .warning, "SET-ASIDE-TOO", place, "",
      "the \(list.noun) \(identifier) is set aside, and so is this \(place.list.noun)",
      "Correct the \(list.noun).")
  }

  /// Makes a row of a table faulty without a message of its own.
  mutating func leaveOut(_ list: RecordList, _ position: Int) {
    faulty[list.rawValue].insert(position)
  }

  func isFaulty(_ list: RecordList, _ position: Int) -> Bool {
    faulty[list.rawValue].contains(position)
  }

  func hasFaulty(_ list: RecordList) -> Bool { !faulty[list.rawValue].isEmpty }

  /// The places in the file of the readable records that are faulty, in order.
  func faultyPositions(_ list: RecordList) -> [Int] { faulty[list.rawValue].sorted() }

  /// The place in the file of a record that could be read.
  func originalIndex(_ list: RecordList, _ position: Int) -> Int {
    originals[list.rawValue].index(of: position)
  }

  /// Every problem, with those of reading before the others of a document.
  func problems(after reading: [Problem]) -> [Problem] {
    var all: [Problem] = []
    var documents: [String] = []
    for list in RecordList.allCases {
      if !documents.contains(list.document) {
        documents.append(list.document)
        all += reading.filter { $0.document == list.document }
      }
      let found = entries[list.rawValue]
      // The sort is stable only by this second key.
      let order = found.indices.sorted { (found[$0].index, $0) < (found[$1].index, $1) }
      all += order.map { found[$0].problem }
      all += remark(on: unlisted[list.rawValue], in: list)
    }
    return all + reading.filter { !documents.contains($0.document) } + ofRun
  }

  private func remark(
    on unlisted: (errors: Int, warnings: Int), in list: RecordList
  ) -> [Problem] {
    let count = unlisted.errors + unlisted.warnings
    guard count > 0 else { return [] }
    return [
      Problem(
        severity: unlisted.errors > 0 ? .error : .warning, code: "TOO-MANY-PROBLEMS",
        document: list.document, fact: "\(count) more problems are not listed",
        fix: "Correct the listed ones and check again.")
    ]
  }

  private mutating func add(
    _ severity: Problem.Severity, _ code: String, _ place: RecordPlace, _ key: String,
    _ fact: String, _ fix: String
  ) {
    let index = originalIndex(place.list, place.position)
    let path =
      if place.list.isTable {
        // The header is row 1.
        "row \(index + 2)" + (key.isEmpty ? "" : ", column \(key)")
      } else {
        "\(place.list.key)[\(index)]\(key)"
      }
    append(
      Problem(
        severity: severity, code: code, document: place.list.document, path: path,
        record: place.identifier, fact: fact, fix: fix),
      to: place.list, index: index)
  }

  private mutating func append(_ problem: Problem, to list: RecordList, index: Int) {
    if entries[list.rawValue].count < JSONReader.mostProblems {
      entries[list.rawValue].append((index, problem))
    } else if problem.severity == .error {
      unlisted[list.rawValue].errors += 1
    } else {
      unlisted[list.rawValue].warnings += 1
    }
  }
}

/// Where the records that could be read stood in their file.
private struct OriginalPlaces {
  private let unreadable: [Int]

  init(unreadable: [Int]) { self.unreadable = Set(unreadable).sorted() }

  func index(of position: Int) -> Int {
    // Find how many unreadable records stand before it: those whose place,
    // less the unreadable ones before them, is not beyond the position.
    var low = 0
    var high = unreadable.count
    while low < high {
      let middle = (low + high) / 2
      if unreadable[middle] - middle <= position { low = middle + 1 } else { high = middle }
    }
    return position + low
  }
}
