/// A rule that the audit checks.
///
/// Each theme's file declares its own.
public struct AuditRule: Hashable, Sendable {
  /// A short code: `H-…` for a hard rule, `F-…` for a figure or a fact reported.
  public let name: String
  /// What the rule asks, in a sentence.
  public let words: String

  init(_ name: String, _ words: String) {
    self.name = name
    self.words = words
  }
}

/// Something that is wrong with an allocation.
///
/// It names identifiers, never people.
public struct AuditFinding: Hashable, Sendable, CustomStringConvertible {
  public let rule: AuditRule
  public let trainee: String?
  public let phase: String?
  public let offer: String?
  public let school: String?
  /// What the documents and the rules lead to.
  public let expected: String
  /// What the allocation says or does.
  public let found: String

  init(
    _ rule: AuditRule, trainee: String? = nil, phase: String? = nil, offer: String? = nil,
    school: String? = nil, expected: String, found: String
  ) {
    self.rule = rule
    self.trainee = trainee
    self.phase = phase
    self.offer = offer
    self.school = school
    self.expected = expected
    self.found = found
  }

  /// One line: the rule, where, what was expected and what was found.
  public var description: String {
    let place = [
      trainee.map { "trainee \($0)" }, phase.map { "phase \($0)" }, offer.map { "offer \($0)" },
      school.map { "school \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    let subject = place.isEmpty ? rule.name : "\(rule.name) (\(place))"
    return "\(subject): expected \(expected), found \(found). Rule: \(rule.words)."
  }
}

extension AuditFinding {
  /// A finding about one demand.
  init(
    _ rule: AuditRule, _ demand: DemandKey, offer: String? = nil, school: String? = nil,
    expected: String, found: String
  ) {
    self.init(
      rule, trainee: demand.trainee, phase: demand.phase, offer: offer, school: school,
      expected: expected, found: found)
  }
}

/// Words for a list: its items, or "none".
func words(_ items: [String]) -> String {
  items.isEmpty ? "none" : items.joined(separator: ", ")
}

/// Words for a value that may be absent.
func words(_ item: String?) -> String { item ?? "none" }

/// Words for a number that may be absent.
func words(_ number: Int?) -> String { number.map { "\($0)" } ?? "none" }
