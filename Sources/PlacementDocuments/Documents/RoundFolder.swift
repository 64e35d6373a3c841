internal import Glibc

/// The folder of a round: `round.json`, `schools.json`, `offers.json` and
/// `trainees.json`, and where there is something to say `travel.csv` and
/// `decisions.csv`.
///
/// `people.json` may lie beside them. It is never opened or asked about here.
public enum RoundFolder {
  /// Reads a round's folder, collecting the problems of all its documents.
  ///
  /// - Returns: What could be read, and every problem. There are no documents
  ///   if one of them is missing or wrong in more than single records; a CSV
  ///   file that is absent has no rows. Faulty records are left out and
  ///   listed in ``RoundDocuments/unreadable``.
  public static func read(_ path: String) -> (documents: RoundDocuments?, problems: [Problem]) {
    var reading = FolderReading(path: path)
    var documents = RoundDocuments()
    if let root = reading.document(RoundDocument.format, RecordList.programmes.document) {
      documents.round = root
    }
    if let root = reading.document(SchoolsDocument.format, RecordList.schools.document) {
      documents.schools = root.schools
    }
    if let root = reading.document(OffersDocument.format, RecordList.offers.document) {
      documents.offers = root.offers
    }
    if let root = reading.document(TraineesDocument.format, RecordList.trainees.document) {
      documents.trainees = root.trainees
    }
    documents.journeys = reading.table(JourneysFile.name) { JourneysFile.read($0) }
    documents.decisions = reading.table(DecisionsFile.name) { DecisionsFile.read($0) }
    documents.unreadable = reading.faulty
    return (
      reading.isComplete ? documents : nil, forbiddingPersonalFields(in: reading.problems)
    )
  }

  /// The decisions of a round that may already be there; none if it has no `decisions.csv`.
  public static func decisions(in path: String) -> (decisions: [Decision], problems: [Problem]) {
    var reading = FolderReading(path: path)
    let decisions = reading.table(DecisionsFile.name) { DecisionsFile.read($0) }
    return (decisions, reading.problems)
  }

  /// The files of a round, in canonical form: records by identifier, tables
  /// with a header even if they have no rows.
  public static func write(_ documents: RoundDocuments) -> [(name: String, bytes: [UInt8])] {
    let canonical = canonicalForm(of: documents)
    var schools = SchoolsDocument()
    schools.schools = canonical.schools
    var offers = OffersDocument()
    offers.offers = canonical.offers
    var trainees = TraineesDocument()
    trainees.trainees = canonical.trainees
    return [
      (RecordList.programmes.document, RoundDocument.format.write(canonical.round)),
      (RecordList.schools.document, SchoolsDocument.format.write(schools)),
      (RecordList.offers.document, OffersDocument.format.write(offers)),
      (RecordList.trainees.document, TraineesDocument.format.write(trainees)),
      (JourneysFile.name, JourneysFile.write(canonical.journeys)),
      (DecisionsFile.name, DecisionsFile.write(canonical.decisions)),
    ]
  }
}

/// The digest of each document's canonical form, whatever the order of its records.
///
/// Two rounds with equal digests say the same. An absent table counts as one
/// without rows. Earlier results follow as `history-1` …, by round, then digest, and `keep-to`.
///
/// - Complexity: O(*n* log *n*) in the number of records; O(*n*) if they are
///   in canonical order already.
public func canonicalDigests(of documents: RoundDocuments) -> [InputRecord] {
  var records = RoundFolder.write(documents).map { InputRecord($0.name, SHA256.hex($0.bytes)) }
  let history = documents.history.map { (round: $0.round, digest: digest(of: $0)) }
  for (number, result) in history.sorted(by: <).enumerated() {
    records.append(InputRecord("history-\(number + 1)", result.digest))
  }
  if let result = documents.keepTo { records.append(InputRecord("keep-to", digest(of: result))) }
  return records
}

private func digest(of result: AllocationsDocument) -> String {
  SHA256.hex(AllocationsDocument.format.write(result.canonical))
}

extension InputRecord {
  fileprivate init(_ document: String, _ sha256: String) {
    self.document = document
    self.sha256 = sha256
  }
}

/// A folder being read.
private struct FolderReading {
  let path: String
  var problems: [Problem] = []
  var faulty: [FaultyRecord] = []
  var isComplete = true

  init(path: String) { self.path = path }

  /// Far beyond any partnership, and within what the scanners can address.
  private static let mostBytes = 1 << 30

  mutating func document<Root>(_ format: DocumentFormat<Root>, _ name: String) -> Root? {
    guard let bytes = bytes(of: name) else { return nil }
    let result = format.read(bytes, document: name)
    problems += result.problems
    faulty += result.faultyRecords
    if result.root == nil { isComplete = false }
    return result.root
  }

  mutating func table<Row>(
    _ name: String, _ read: ([UInt8]) -> ([Row]?, [Problem], [FaultyRecord])
  ) -> [Row] {
    guard isThere(name), let bytes = bytes(of: name) else { return [] }
    let (rows, problems, faulty) = read(bytes)
    self.problems += problems
    self.faulty += faulty
    if rows == nil { isComplete = false }
    return rows ?? []
  }

  private mutating func bytes(of name: String) -> [UInt8]? {
    switch InputFile.read(file(name), limitBytes: FolderReading.mostBytes) {
    case .success(let bytes): return bytes
    case .failure(let fault):
      isComplete = false
      problems.append(
        Problem(
          code: isThere(name) ? "UNREADABLE-FILE" : "MISSING-FILE", document: name,
          fact: fault.fact, fix: fault.fix))
      return nil
    }
  }

  /// Whether the folder has an entry of that name.
  ///
  /// A link that leads nowhere is one: what it should have said must not be
  /// taken for nothing.
  private func isThere(_ name: String) -> Bool {
    var info = stat()
    return unsafe lstat(file(name), &info) == 0 || errno != ENOENT
  }

  private func file(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
