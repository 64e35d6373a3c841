import PlacementDocuments

// What the terminal says of rules that are on, or that something is wrong with: a line or two
// each; explanations.json has the rest.

extension RoundResult {
  /// Paragraphs after the tiers; none where nothing is on or wrong.
  var notes: [String] {
    let paragraphs = [
      contradictionLines, moveLines, emptyMustFillLines, courseRuleLines, coverageLines,
      parityLines, allocationPriceLines, wishLines,
    ]
    return paragraphs.flatMap { $0.isEmpty ? [] : [""] + $0 }
  }

  private var contradictionLines: [String] { allocations.contradictions?.words ?? [] }

  private var moveLines: [String] {
    let moves = explanations.moves
    if moves.isEmpty { return [] }
    return [
      "Moved from the result to keep to (each in explanations.json): "
        + named(moves.map { "\($0.trainee) (\($0.code))" }) + "."
    ]
  }

  private var emptyMustFillLines: [String] {
    let empty = explanations.emptyMustFill
    guard !empty.isEmpty, let tier = allocations.tiers.first(where: { $0.name == .mustFill })
    else { return [] }
    let fewest = tier.isProven ? ", the fewest that can stay empty" : ""
    return [
      "Must-fill places empty\(fewest): "
        + named(
          empty.map { "\($0.places) of \($0.offer) at \(schoolNames[$0.school] ?? $0.school)" })
        + "."
    ]
  }

  private var courseRuleLines: [String] {
    let byRule = Dictionary(grouping: explanations.courseRules, by: \.rule)
    return byRule.sorted { $0.key < $1.key }.map { rule, breaches in
      "Course rule \(rule) broken by \(breaches.count): \(named(breaches.map(\.trainee)))."
    }
  }

  private var coverageLines: [String] {
    guard allocations.rules.isOn(TierRecord.Name.coverage) else { return [] }
    return CoverageKind.allCases.compactMap { kind in
      let records = explanations.coverage.filter { $0.kind == kind && $0.percent > 0 }
      guard let percent = records.first?.percent else { return nil }
      let counted = records.reduce(0) { $0 + $1.counted }
      let met = records.reduce(0) { $0 + $1.met }
      return "Coverage, \(kind.words): \(met) of \(counted), \(percent) % asked"
    }
  }

  private var parityLines: [String] {
    guard allocations.rules.fairness.parityWeight > 0 else { return [] }
    let routes = explanations.fairness.filter { $0.kind == .route && $0.placed > 0 }
    if routes.count < 2 { return [] }
    return [
      "Mean journey by route: "
        + routes.map { "\($0.group.spaced) \(inTenths($0.meanMinutesTenths))" }
        .joined(separator: ", ") + " minutes"
    ]
  }

  private var allocationPriceLines: [String] { explanations.prices.map(\.text) }

  private var wishLines: [String] {
    guard let all = explanations.wishes.first(where: { $0.programme == nil }) else { return [] }
    let ranks = all.byRank.enumerated().map { "\($1) at wish \($0 + 1)" }
    let distance = all.meanKilometresTenths
      .map { ", on average \(inTenths($0)) km from the fallback point" }
    let elsewhere = "\(all.fallback + all.otherSchool) elsewhere\(distance ?? "")"
    return [
      "Wishes of \(counted(all.trainees, "demand")): "
        + (ranks + [elsewhere, "\(all.unplaced) unplaced"]).joined(separator: "; ")
    ]
  }

  /// The first few; a terminal is no place for a list.
  private func named(_ entries: [String]) -> String {
    entries.prefix(5).joined(separator: ", ") + (entries.count > 5 ? ", …" : "")
  }
}

extension ContradictionRecord {
  /// What cannot hold together, a sentence for each set, and whose release is enough.
  var words: [String] {
    let shown = sets.prefix(3).map {
      "These cannot hold together: " + $0.map(\.text).joined(separator: "; ") + "."
    }
    let more = sets.count - shown.count
    let few = releases.count == 1 ? "Releasing this is enough" : "Releasing these is enough"
    return (sets.isEmpty ? ["What people fixed cannot all hold."] : shown)
      + (more > 0 ? ["\(counted(more, "more such set")) in allocations.json."] : [])
      + [
        few + (isProven ? "" : ", though fewer may be") + ": "
          + releases.map(\.text).joined(separator: "; ") + "."
      ]
  }
}

extension CoverageKind {
  fileprivate var words: String {
    switch self {
    case .challenging: "challenging circumstances"
    case .ks2: "key stage 2"
    case .ks5: "key stage 5"
    case .adjacent: "an adjacent key stage"
    case .inclusion: "inclusion"
    }
  }
}

extension TierRecord {
  /// "must_fill: 1 must-fill places empty, proven least".
  var line: String {
    if name == .worstJourneys { return "\(name.rawValue): \(worstJourneyWords)" }
    let proof = isProven ? "proven least" : "no allocation is below \(bound)"
    return "\(name.rawValue): \(value) \(unit), \(proof)"
  }

  /// "57 minutes, longest journey: 1 of 57, 2 of 54 minutes, proven fewest down to 54 minutes".
  private var worstJourneyWords: String {
    let shown =
      levels.prefix(5).map { "\($0.journeys) of \($0.minutes)" }
      + (levels.count > 5 ? ["…"] : [])
    let journeys = shown.isEmpty ? "" : ": \(shown.joined(separator: ", ")) minutes"
    let proven = levels.prefix(while: \.isProven)
    let proof: String
    if isProven {
      proof = "proven fewest"
    } else if let last = proven.last {
      proof = "proven fewest down to \(last.minutes) minutes"
    } else {
      proof = "none proven fewest"
    }
    return "\(value) \(unit)\(journeys), \(proof)"
  }
}
