/// What checking a round's documents against each other gave.
public struct Validation: Sendable {
  /// What may be used: every record without an error of its own that refers
  /// to no record with one, in canonical order.
  ///
  /// Schools, offers, trainees, programmes and caps are sorted by identifier,
  /// journeys by trainee, school, mode and phase (no two alike), decisions by
  /// ``Decision/replaysBefore(_:_:)``. If ``isUsable``, every reference in it leads
  /// to a record that is there.
  public let documents: RoundDocuments
  /// Everything that was found, document by document, in the order of the records.
  public let problems: [Problem]
  /// The records left out of a round that is used nevertheless.
  ///
  /// Those that refer to them are among them, but not the journeys of a
  /// trainee or school left out.
  public let setAside: [SetAsideRecord]
  /// Whether a round can be made of ``documents``.
  public let isUsable: Bool

  public var errors: [Problem] { problems.filter { $0.severity == .error } }
  public var warnings: [Problem] { problems.filter { $0.severity == .warning } }
}

/// Checks a round's documents, collecting every problem.
///
/// Errors in `round.json` and in `decisions.csv` always stop: the first is
/// the frame of everything, and what people agreed must not be lost. Other
/// records with errors can be set aside; what refers to them goes with them:
/// offers of a school, trainees of a lead school, decisions about either. A
/// trainee whose placement was decided at a record set aside is set
/// aside too, rather than proposed elsewhere. Exclusions, waivers and earlier
/// placements that name a school set aside merely lose the name.
///
/// - Parameters:
///   - documents: What was read.
///   - readingProblems: What ``RoundFolder/read(_:)`` found, to be reported with the rest.
///   - setAside: Whether to go on without the records that have errors.
/// - Returns: What may be used, and everything that was found.
/// - Complexity: O(*n* log *n*) in the number of records.
public func validate(
  _ documents: RoundDocuments, readingProblems: [Problem], setAside: Bool
) -> Validation {
  var check = RoundCheck(documents, setsAside: setAside)
  check.checkRound()
  check.checkSchools()
  check.checkOffers()
  check.checkTrainees()
  check.checkGroups()
  check.checkDecisions()
  let journeys = check.checkJourneys()
  check.warnAboutSchools()
  check.warnAboutOffers()
  check.warnAboutTrainees()
  check.warnAboutGroups()
  check.checkRun()

  let problems = check.findings.problems(after: readingProblems)
  let errors = problems.filter { $0.severity == .error }
  let stops =
    check.findings.stopsRun
    || errors.contains {
      $0.document == RecordList.programmes.document
        || $0.document == RecordList.decisions.document
    }
  return Validation(
    documents: check.usableDocuments(journeys: journeys),
    problems: problems,
    setAside: setAside ? check.setAsideRecords() : [],
    isUsable: errors.isEmpty || (setAside && !stops))
}
