import ArgumentParser
import PlacementDocuments

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rule packs, or every rule of one.",
    discussion: """
      A round names its pack as rule_pack in round.json: one of those that come with the program, \
      or a file of its own, for which '--source' prints one to start from.
      """)

  @Argument(help: "A shipped pack's name, or a file. Without it, the packs are listed.")
  var pack: String?

  @Flag(help: "Print the rules as JSON.")
  var json = false

  @Flag(help: "Print the pack itself, as a round's folder may hold it.")
  var source = false

  func validate() throws {
    if pack == nil, json || source { throw ValidationError("Please name a pack.") }
    if json, source { throw ValidationError("'--json' and '--source' print different things.") }
  }

  func run() throws {
    guard let pack else {
      let names = Columns(RulePack.shipped.map { [$0.name, "version \($0.version)", $0.about] })
      return try Console.print(names.text)
    }
    let choice = RulePackChoice(pack)
    guard let found = choice.pack else {
      Console.note(Console.list(choice.problems))
      throw ExitCode.badInput
    }
    if source {
      try Console.print(String(decoding: RulePack.format.write(found), as: UTF8.self))
    } else if json {
      let bytes = RulesDocument.format.write(RulesDocument(found))
      try Console.print(String(decoding: bytes, as: UTF8.self))
    } else {
      try Console.print(table(RulesDocument(found)))
    }
  }

  private func table(_ document: RulesDocument) -> String {
    let header = ["rule", "stage", "weights and limits", "clause", "words"]
    let rows = document.rules.flatMap { rule in
      let settings = self.settings(of: rule)
      let first = [
        rule.rule, rule.stage?.rawValue ?? "", settings.first ?? "", rule.clause, rule.words,
      ]
      return [first] + settings.dropFirst().map { ["", "", $0, "", ""] }
    }
    return "\(document.name), version \(document.version): \(document.about)\n\n"
      + Columns([header] + rows).text
  }

  /// The figures of a rule, one to a line; long lists are counted.
  private func settings(of rule: RuleRecord) -> [String] {
    guard rule.settings.count <= 10 else { return ["\(rule.settings.count) figures: see --source"] }
    return rule.settings.map { setting in
      let name = setting.name.split(separator: ".").last ?? ""
      if setting.value.isEmpty { return "\(name) none" }
      guard setting.value.utf8.count > 30 else { return "\(name) \(setting.value)" }
      return "\(name): \(setting.value.split(separator: ",").count)"
    }
  }
}

/// Rows of cells, lined up in columns; the last column is as wide as it needs to be.
struct Columns {
  let text: String

  init(_ rows: [[String]]) {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    text =
      rows.map { row in
        let cells = row.enumerated().map { column, cell in
          column == row.count - 1
            ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
        }
        let line = cells.joined(separator: "  ")
        return line[...(line.lastIndex { $0 != " " } ?? line.startIndex)] + "\n"
      }
      .joined()
  }
}
