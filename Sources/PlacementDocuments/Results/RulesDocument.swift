/// Every rule of a pack in a table: what `rules --json` prints.
public struct RulesDocument: Sendable {
  public var name = ""
  public var version = 0
  public var about = ""
  public var rules: [RuleRecord] = []

  public init() {}

  /// The table of a pack.
  public init(_ pack: RulePack) {
    name = pack.name
    version = pack.version
    about = pack.about
    let figures = pack.figures
    rules = Rule.all.map { rule in
      var record = RuleRecord()
      record.rule = rule.identifier
      record.kind = rule.kind
      record.factor = rule.factor
      record.stage = pack.stage(of: rule.identifier)
      record.stages = rule.stages
      record.words = rule.words
      record.clause = pack.clause(of: rule.identifier)
      record.settings = figures.filter { figure in
        rule.settings.contains { figure.name == $0 || figure.name.hasPrefix("\($0).") }
      }
      return record
    }
  }

  public static let format = DocumentFormat(
    name: "rules", version: 1,
    title: "Every rule of a pack: stage, weights and limits, clause, words.",
    blank: RulesDocument(),
    fields: [
      .required("name", \.name, .identifier, "The pack's name."),
      .required("pack_version", \.version, .count, "The pack's version."),
      .required("about", \.about, .text, "Whose rules these are."),
      .required("rules", \.rules, .list(of: RuleRecord.shape), "The rules."),
    ])
}

/// One rule of a pack.
public struct RuleRecord: Hashable, Sendable {
  public var rule = ""
  public var kind = Rule.Kind.eligibility
  public var factor: Factor?
  public var stage: GateStage?
  public var stages: [GateStage] = []
  public var settings: [SettingRecord] = []
  public var clause = ""
  public var words = ""

  static let shape = Shape.record(
    "Rule", RuleRecord(),
    [
      .required("rule", \.rule, .text, "The rule's identifier."),
      .required("kind", \.kind, .choice(), "What it is about."),
      .optional("factor", \.factor, .choice(), "The factor that it belongs to, if one."),
      .optional("stage", \.stage, .choice(), "When it acts; a factor has no stage."),
      .required("stages", \.stages, .list(of: .choice()), "The stages it may take."),
      .required(
        "settings", \.settings, .list(of: SettingRecord.shape), "Its weights and limits."),
      .required("clause", \.clause, .text, "The clause that it comes from."),
      .required("words", \.words, .text, "What it says."),
    ])
}

/// A figure of a pack.
public struct SettingRecord: Hashable, Sendable {
  /// Where in the pack, such as `travel.limit_minutes`.
  public var name = ""
  /// As the pack's file has it, without quotes.
  public var value = ""

  static let shape = Shape.record(
    "Setting", SettingRecord(),
    [
      .required("setting", \.name, .text, "Where in the pack."),
      .required("value", \.value, .possiblyEmpty, "Its value."),
    ])
}

extension RulePack {
  /// Every figure of the pack's file by its place, in the file's order.
  var figures: [SettingRecord] {
    guard let tree = try? JSONScanner.scan(RulePack.format.write(self)) else { return [] }
    return members(of: 0, in: tree).first { $0.name == "pack" }
      .map { figures(under: $0.value, named: "", in: tree) } ?? []
  }

  private func figures(under node: Int, named name: String, in tree: JSONTree) -> [SettingRecord] {
    guard tree.nodes[node].kind == .object else {
      return [SettingRecord(name: name, value: words(of: node, in: tree))]
    }
    return members(of: node, in: tree).flatMap { member in
      figures(
        under: member.value, named: name.isEmpty ? member.name : "\(name).\(member.name)", in: tree)
    }
  }

  private func words(of node: Int, in tree: JSONTree) -> String {
    switch tree.nodes[node].kind {
    case .list:
      var items: [String] = []
      var child = node + 1
      while child < tree.next(node) {
        items.append(words(of: child, in: tree))
        child = tree.next(child)
      }
      return items.joined(separator: ", ")
    case .object:
      return members(of: node, in: tree).map { words(of: $0.value, in: tree) }
        .filter { !$0.isEmpty }.joined(separator: " ")
    case .string, .number: return tree.string(node)
    case .yes: return "true"
    case .no: return "false"
    case .null: return ""
    }
  }

  private func members(of node: Int, in tree: JSONTree) -> [(name: String, value: Int)] {
    var members: [(String, Int)] = []
    var key = node + 1
    while key < tree.next(node) {
      members.append((tree.string(key), key + 1))
      key = tree.next(key + 1)
    }
    return members
  }
}
