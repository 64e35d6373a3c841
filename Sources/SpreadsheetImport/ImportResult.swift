public import PlacementDocuments

/// What an import gave.
public struct ImportResult: Sendable {
  /// A code of the round, and what the office calls whoever it stands for.
  ///
  /// Trainees have codes, and schools whose sheets have no identifiers.
  public struct KeyEntry: Hashable, Sendable {
    public var code: String
    public var originalIdentifier: String
  }

  /// The round, without the rows that have errors, sorted by identifier.
  ///
  /// It is a round only if no problem is an error.
  public var documents: RoundDocuments
  /// Who is behind the codes, by code, with the codes of earlier imports.
  ///
  /// To be kept outside the round, readable by its owner alone, and never to
  /// be printed.
  public var key: [KeyEntry]
  /// A table for a person to confirm spellings of schools in, with what has
  /// been confirmed before; empty if nothing is left to confirm.
  public var aliasesToConfirm: [UInt8]
  /// Everything that is wrong.
  ///
  /// Document, row and column are named; no cell is quoted.
  public var problems: [Problem]
  /// What was done that a reader of the round should know, such as rounding.
  public var notes: [String]

  /// The key as CSV, with the columns `code` and `identifier`.
  public var keyFile: [UInt8] {
    var writer = CSVWriter(header: ["code", "identifier"])
    for entry in key { writer.row([entry.code, entry.originalIdentifier]) }
    return writer.bytes
  }
}
