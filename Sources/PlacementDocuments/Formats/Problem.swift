/// Something wrong with the input: a place, a fact and a fix.
///
/// A problem names records by identifier and never repeats personal data, so
/// it may be printed, logged and sent on.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The input cannot be used as it stands.
    case error
    /// The input can be used, but somebody should look.
    case warning
  }

  public var severity: Severity
  /// A stable name for the kind of problem, such as `UNKNOWN-KEY`.
  public var code: String
  /// The document as the user knows it, such as `offers.json`.
  public var document: String
  /// The place in the document, such as `offers[3].school` or `row 12, column minutes`.
  ///
  /// Empty for the document as a whole.
  public var path: String
  /// The identifier of the nearest enclosing record, if it could be read.
  public var record: String?
  /// Line in the file, from 1.
  public var line: Int?
  /// Column in the line, from 1, counted in Unicode scalars.
  public var column: Int?
  /// What is the case, without a final full stop.
  public var fact: String
  /// What to do about it, as a sentence; may be empty.
  public var fix: String

  public init(
    severity: Severity = .error, code: String, document: String, path: String = "",
    record: String? = nil, line: Int? = nil, column: Int? = nil, fact: String, fix: String
  ) {
    self.severity = severity
    self.code = code
    self.document = document
    self.path = path
    self.record = record
    self.line = line
    self.column = column
    self.fact = fact
    self.fix = fix
  }

  /// The problem on one line: document, place, record, fact and fix.
  public var description: String {
    var place = path
    if let record { place += place.isEmpty ? record : " (\(record))" }
    if let line {
      place += place.isEmpty ? "line \(line)" : ", line \(line)"
      if let column { place += ", column \(column)" }
    }
    var text = document
    if !place.isEmpty { text += ": \(place)" }
    text += ": \(fact)."
    if !fix.isEmpty { text += " \(fix)" }
    return text
  }
}
