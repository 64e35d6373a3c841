import PlacementDocuments

/// How to read one file as rows of one kind.
public struct SheetMapping: Hashable, Sendable {
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8 if the cells that are read are UTF-8, else Windows-1252.
    case auto
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
  }

  public enum Delimiter: String, CaseIterable, Sendable {
    case comma
    case semicolon
    case tab

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: 0x09
      }
    }
  }

  /// The order of day and month where both are digits.
  ///
  /// Dates such as "12 Jan 2026" and "2026-01-12" are read under either.
  public enum DateFormat: String, CaseIterable, Sendable {
    case dayFirst = "day_first"
    case monthFirst = "month_first"
  }

  public enum MinutesFormat: String, CaseIterable, Sendable {
    /// A whole number of minutes.
    case minutes
    /// Hours and minutes, such as 1:05.
    case hoursAndMinutes = "h:mm"
  }

  /// The path of the file, relative to the mapping's own folder.
  public var file = ""
  public var encoding = Encoding.auto
  public var delimiter = Delimiter.comma
  /// The row that holds the column names, from 1.
  public var headerRow = 1
  public var dateFormat = DateFormat.dayFirst
  public var minutesFormat = MinutesFormat.minutes
  /// Where each field's value comes from; a field that is not here is not read.
  public var fields: [String: ColumnMapping] = [:]

  public init() {}

  static func shape(of kind: SheetKind) -> Shape<SheetMapping> {
    .record(
      "Sheet of \(kind.rawValue)", SheetMapping(),
      [
        .required("file", \.file, .text, "The CSV file, relative to the mapping's own folder."),
        .defaulted("encoding", \.encoding, .choice(), "How the file writes letters beyond ASCII."),
        .defaulted("delimiter", \.delimiter, .choice(), "What stands between two columns."),
        .defaulted(
          "header_row", \.headerRow, .integer(1...1_000), "The row that holds the column names."),
        .defaulted(
          "date_format", \.dateFormat, .choice(),
          "Whether 2/3/26 is a day of March or of February."),
        .defaulted(
          "minutes_format", \.minutesFormat, .choice(), "Whether an hour is written 60 or 1:00."),
        .required("fields", \.fields, fields(of: kind), "Where each field's value comes from."),
      ])
  }

  /// An object with a key for every field of the kind, each with its meaning.
  private static func fields(of kind: SheetKind) -> Shape<[String: ColumnMapping]> {
    .record(
      "Fields of \(kind.rawValue)", [:],
      kind.fields.map { field in
        let name = field.name
        return .optional(
          name, \[String: ColumnMapping].[name], ColumnMapping.shape, field.meaning)
      })
  }
}

/// Where one field's value comes from: a column, or the same for every row.
public struct ColumnMapping: Hashable, Sendable {
  /// The column's name in the header row.
  public var column: String?
  /// The value of every row, where there is no column.
  public var constant: String?
  /// What a cell says, and what that means; case and outer spaces are ignored.
  public var values: [String: String] = [:]
  /// What a cell means that says anything else; without it such a cell is read as it is.
  public var otherwise: String?
  /// What an empty cell means.
  public var ifEmpty: String?
  /// What stands between the elements of a list in one cell.
  public var separator = ";"

  public init() {}

  /// The values of a column, as they are.
  public init(column: String) { self.column = column }

  static let shape = Shape.record(
    "Source of a field", ColumnMapping(),
    [
      .optional("column", \.column, .text, "The column's name in the header row."),
      .optional("constant", \.constant, .text, "The value of every row, instead of a column."),
      .defaulted(
        "values", \.values, .map(of: .text, keys: nil), "What a cell says, and what that means."),
      .optional(
        "otherwise", \.otherwise, .text, "What a cell means that says none of the values."),
      .optional("if_empty", \.ifEmpty, .text, "What an empty cell means."),
      .defaulted(
        "separator", \.separator, .text, "What stands between elements of a list in one cell."),
    ])
}
