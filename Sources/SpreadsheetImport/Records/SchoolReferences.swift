import PlacementDocuments

/// Finds the school that a cell of another sheet means.
///
/// Only an exact identifier (the name, where the schools' sheets have no
/// identifiers) or a spelling that a person confirmed counts; everything else
/// waits for a person. A class, because it remembers what is waiting.
final class SchoolReferences {
  /// What a cell was found to mean.
  enum Meaning {
    case school(String)
    /// A person confirmed that it is none of the round's schools.
    case elsewhere
    /// Nobody has confirmed anything.
    case unconfirmed
  }

  private let identifiers: [String: String]
  private let aliases: AliasTable
  private let suggestions: [SchoolSuggestion]
  private let log: ImportLog
  private var waiting: [Waiting] = []
  private var waitingIndex: [Waiting.Key: Int] = [:]

  private struct Waiting {
    struct Key: Hashable {
      var file: String
      var field: String
      var spelling: String
    }
    var key: Key
    var row: SheetRow
    var count: Int
  }

  /// - Parameters:
  ///   - identifiers: From what the sheets call a school to its identifier in the round.
  ///   - suggestions: The schools to suggest for a spelling.
  ///   - aliases: What people have confirmed.
  ///   - log: Where to report what waits.
  init(
    identifiers: [String: String], suggestions: [SchoolSuggestion], aliases: AliasTable,
    _ log: ImportLog
  ) {
    self.identifiers = identifiers
    self.aliases = aliases
    self.suggestions = suggestions.sorted { precedes($0.reference, $1.reference) }
    self.log = log
    for (spelling, school) in aliases.confirmed.sorted(by: { $0.key < $1.key })
    where identifiers[school] == nil && school != AliasTable.noSchool {
      log.report(
        "ALIAS-UNKNOWN-SCHOOL", document: AliasTable.document,
        path: "row \(aliases.rowNumbers[spelling] ?? 0), column confirmed_school",
        fact: "no school of the sheets has this identifier",
        fix: "Copy it from suggested_school, or write 'none' for a school outside the round.")
    }
  }

  /// The school of a field, or `nil` if the cell is empty or means none of the round's schools.
  func school(_ row: SheetRow, _ field: String) -> String? {
    guard let cell = row.sheet.cell(row.index, field) else { return nil }
    guard case .school(let identifier) = meaning(of: cell.text, row, field) else { return nil }
    return identifier
  }

  /// The schools of a list field, each once.
  func schools(_ row: SheetRow, _ field: String) -> [String] {
    var schools: [String] = []
    for text in row.elements(field) {
      if case .school(let identifier) = meaning(of: text, row, field),
        !schools.contains(identifier)
      {
        schools.append(identifier)
      }
    }
    return schools
  }

  func meaning(of spelling: String, _ row: SheetRow, _ field: String) -> Meaning {
    if let identifier = identifiers[spelling] { return .school(identifier) }
    if let confirmed = aliases.confirmed[spelling] {
      if confirmed == AliasTable.noSchool { return .elsewhere }
      return identifiers[confirmed].map(Meaning.school) ?? .elsewhere
    }
    let key = Waiting.Key(file: row.sheet.sheet.file, field: field, spelling: spelling)
    if let index = waitingIndex[key] {
      waiting[index].count += 1
    } else {
      waitingIndex[key] = waiting.count
      waiting.append(Waiting(key: key, row: row, count: 1))
    }
    return .unconfirmed
  }

  /// Whether anything waits for a person.
  var isWaiting: Bool { !waiting.isEmpty }

  /// Reports what waits for a person, and gives the table to be filled in.
  func finish() -> [UInt8] {
    for item in waiting {
      let others = item.count - 1
      let more = others == 0 ? "" : ", here and in \(others) more \(others == 1 ? "row" : "rows")"
      item.row.report(
        "SCHOOL-NOT-CONFIRMED", item.key.field,
        fact: "nobody has confirmed which school this spelling means\(more)",
        fix: "Confirm it in the table of aliases.")
    }
    let spellings = Set(waiting.map(\.key.spelling)).sorted()
    return aliases.bytes(
      unconfirmed: spellings.map { ($0, SchoolSuggestion.best(for: $0, among: suggestions)) })
  }
}
