/// Everything wrong with a round: what `check --json` prints.
public struct ProblemsDocument: Sendable {
  public var problems: [Problem] = []

  public init() {}

  public static let format = DocumentFormat(
    name: "problems", version: 1,
    title: "Everything wrong with a round, each with a place, a fact and a fix.",
    blank: ProblemsDocument(),
    fields: [
      .required("problems", \.problems, .list(of: Problem.shape), "The problems.")
    ])
}

extension Problem {
  static let shape = Shape.record(
    "Problem", Problem(severity: .error, code: "", document: "", path: "", fact: "", fix: ""),
    [
      .required("severity", \.severity, .choice(), "Whether the round can be used."),
      .required("code", \.code, .prose, "The kind of problem."),
      .required("document", \.document, .prose, "The document."),
      .required("path", \.path, .possiblyEmpty, "Where in the document."),
      .optional("record", \.record, .prose, "The identifier of the record."),
      .optional("line", \.line, .count, "The line, from 1."),
      .optional("column", \.column, .count, "The column, from 1."),
      .required("fact", \.fact, .prose, "What is wrong."),
      .required("fix", \.fix, .possiblyEmpty, "What to do."),
    ])
}
