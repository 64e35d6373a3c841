/// The folder of a round: `round.json`, `schools.json`, `offers.json` and
/// `trainees.json`, and where there is something to say `travel.csv` and
/// `decisions.csv`.
///
/// `people.json` may lie beside them. It is never opened or asked about here.
public enum RoundFolder {
  /// Reads a round's folder and what a run adds to it, collecting the problems of all documents.
  ///
  /// - Returns: What could be read, and every problem. There are no documents
  ///   if one of them is missing or wrong in more than single records; a CSV
  ///   file that is absent has no rows. Faulty records are left out and
  ///   listed in ``RoundDocuments/unreadable``.
  public static func read(
    _ path: String, with run: RunInputs = RunInputs()
  ) -> (documents: RoundDocuments?, problems: [Problem]) {
    var reading = FolderReading(path: path)
    var documents = RoundDocuments()
    if let root = reading.round(rulePack: run.rulePack) { documents.round = root }
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
    documents.phases = run.phases
    documents.history = run.history.compactMap { reading.result($0, RunInputs.history) }
    documents.keepTo = run.keepTo.flatMap { reading.result($0, RunInputs.keepTo) }
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
  ///
  /// A rule pack that is not a shipped one is among them.
  public static func write(_ documents: RoundDocuments) -> [(name: String, bytes: [UInt8])] {
    let canonical = canonicalForm(of: documents)
    var schools = SchoolsDocument()
    schools.schools = canonical.schools
    var offers = OffersDocument()
    offers.offers = canonical.offers
    var trainees = TraineesDocument()
    trainees.trainees = canonical.trainees
    let round = canonical.round
    let isShipped = RulePack.shipped.contains { $0.name == round.rulePack }
    let pack = isShipped ? [] : [(round.rulePack, RulePack.format.write(round.pack))]
    return [
      (RecordList.programmes.document, RoundDocument.format(over: round.pack).write(round)),
      (RecordList.schools.document, SchoolsDocument.format.write(schools)),
      (RecordList.offers.document, OffersDocument.format.write(offers)),
      (RecordList.trainees.document, TraineesDocument.format.write(trainees)),
      (JourneysFile.name, JourneysFile.write(canonical.journeys)),
      (DecisionsFile.name, DecisionsFile.write(canonical.decisions)),
    ] + pack
  }
}
