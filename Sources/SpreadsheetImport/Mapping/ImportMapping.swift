public import PlacementDocuments

/// Which columns of an office's spreadsheets hold what, and the frame of the
/// round they are to become.
///
/// Columns that no field names are never read. Several sheets may hold the
/// same kind of record, and one file may be listed under two kinds: a sheet
/// with a row for every offer is listed under `schools` and under `offers`.
public struct ImportMapping: Sendable {
  /// How finely a trainee's origin is kept.
  public enum Origins: String, CaseIterable, Sendable {
    /// Rounded to two decimals of a degree, about 1 km.
    case rounded
    /// As written: the positions are centres of postcode sectors already.
    case sectorCentres = "sector_centres"
  }

  /// The frame: what no spreadsheet says.
  public var round = RoundDocument()
  public var schools: [SheetMapping] = []
  public var offers: [SheetMapping] = []
  public var trainees: [SheetMapping] = []
  public var journeys: [SheetMapping] = []
  /// What the sheets call a subject, and the rule pack's keyword for it.
  public var subjects: [String: String] = [:]
  public var origins = Origins.rounded

  public init() {}

  public static let format = DocumentFormat(
    name: "import-mapping", version: 1,
    title: "Which columns of an office's spreadsheets hold what.",
    blank: ImportMapping(),
    fields: [
      .required("round", \.round, frame, "The frame of the round: what no spreadsheet says."),
      .required("schools", \.schools, sheets(.schools), "Sheets with a row for every school."),
      .required(
        "offers", \.offers, sheets(.offers),
        "Sheets with a row for every offer; they may be the schools' files again."),
      .required("trainees", \.trainees, sheets(.trainees), "Sheets with a row for every trainee."),
      .defaulted(
        "journeys", \.journeys, sheets(.journeys), "Sheets with a row for every journey."),
      .defaulted(
        "subjects", \.subjects, .map(of: .code, keys: nil),
        "What the sheets call a subject, and the rule pack's keyword for it."),
      .defaulted(
        "origins", \.origins, .choice(),
        "Whether origins are rounded to about 1 km or are centres of postcode sectors already."),
    ])

  /// The files that the mapping names, each once, in order of their paths.
  public var files: [String] {
    Set((schools + offers + trainees + journeys).map(\.file)).sorted()
  }

  func sheets(of kind: SheetKind) -> [SheetMapping] {
    switch kind {
    case .schools: schools
    case .offers: offers
    case .trainees: trainees
    case .journeys: journeys
    }
  }

  private static func sheets(_ kind: SheetKind) -> Shape<[SheetMapping]> {
    .list(of: SheetMapping.shape(of: kind), maximum: 100)
  }

  private static let frame = Shape.record(
    "Frame of the round", RoundDocument(),
    RoundDocument.identity + RoundDocument.courses + [
      .defaulted("rules", \.rules, RulePack.shape, "Changes to the rule pack ljmu-2022.")
    ])
}
