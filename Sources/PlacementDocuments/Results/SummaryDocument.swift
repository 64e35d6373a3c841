/// Headline numbers of a result, for machines: what `--json` prints.
public struct SummaryDocument: Sendable {
  public var round = ""
  public var status = AllocationsDocument.Status.optimal
  public var tiers: [TierRecord] = []
  public var summary = SummaryRecord()

  public init() {}

  public static let format = DocumentFormat(
    name: "summary", version: 1,
    title: "Headline numbers of a result.",
    blank: SummaryDocument(),
    fields: [
      .required("round", \.round, .identifier, "The round's identifier."),
      .required("status", \.status, .choice(), "What the search proved."),
      .required("tiers", \.tiers, .list(of: TierRecord.shape), "Objectives and bounds."),
      .required("summary", \.summary, SummaryRecord.shape, "Headline numbers."),
    ])
}
