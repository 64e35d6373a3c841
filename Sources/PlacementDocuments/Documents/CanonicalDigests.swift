import ParallelWork

/// The digest of each document's canonical form, whatever the order of its records.
///
/// Two rounds with equal digests say the same. An absent table counts as one
/// without rows. Earlier results follow as `history-1` …, by round, then digest, and `keep-to`.
///
/// - Complexity: O(*n* log *n*) in the number of records; O(*n*) if they are
///   in canonical order already.
public func canonicalDigests(of documents: RoundDocuments) -> [InputRecord] {
  let files = RoundFolder.write(documents)
  var records = Concurrently.map(files.count, stretch: 1) {
    InputRecord(files[$0].name, SHA256.hex(files[$0].bytes))
  }
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
