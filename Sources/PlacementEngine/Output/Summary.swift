public import PlacementDocuments

extension RoundResult {
  /// Headline numbers, for machines.
  public var summary: SummaryDocument {
    var document = SummaryDocument()
    document.round = allocations.round
    document.status = allocations.status
    document.tiers = allocations.tiers
    document.summary = allocations.summary
    return document
  }

  /// Headline numbers and who is unplaced, for people.
  public var summaryText: String {
    let summary = allocations.summary
    let proposed = summary.ready + summary.reserved + summary.held
    var lines = [
      "Round \(allocations.round), \(allocations.academicYear): \(allocations.verdict)",
      "",
      row(
        proposed,
        "placed: \(summary.ready) ready, \(summary.reserved) reserved, \(summary.held) held"),
      row(summary.fixed, "fixed by people"),
      row(summary.leadSchoolArranges, "left to lead schools"),
      row(summary.unplaced, "unplaced"),
      row(summary.demands, "demands of \(counted(summary.trainees, "trainee"))"),
      row(summary.unusedPlaces, "of \(counted(summary.places, "place")) unused"),
    ]
    let trainees = allocations.setAside.count { $0.document == "trainees.json" }
    if !allocations.setAside.isEmpty {
      lines.append(
        row(
          allocations.setAside.count,
          "faulty records set aside, \(counted(trainees, "trainee")) among them"))
    }
    if let median = summary.medianMinutes, let longest = summary.longestMinutes {
      lines += [
        "",
        "Journeys each way: median \(counted(median, "minute")), longest \(longest); "
          + "\(summary.estimatedJourneys) estimated, "
          + "\(counted(summary.unknownJourneys, "otherwise possible pair")) unknown",
      ]
    }
    lines.append("")
    lines += allocations.tiers.filter { $0.name != .tieBreak }.map(\.line)
    lines += notes
    lines += unplacedLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var unplacedLines: [String] {
    let codes = Dictionary(grouping: explanations.unplaced, by: \.code)
      .filter { $0.key != .leadSchoolArranges }
    if codes.isEmpty { return [] }
    return ["", "Unplaced, by first reason (each in explanations.json and unplaced.csv):"]
      + codes.sorted { $0.key < $1.key }.map { code, records in
        // A terminal is read over shoulders: individual arrangements are counted, not named.
        if code == .adjustment || code == .excluded { return row(records.count, code.rawValue) }
        let named = records.prefix(5).map(\.trainee).joined(separator: ", ")
        let more = records.count > 5 ? ", …" : ""
        return row(records.count, "\(code.rawValue): \(named)\(more)")
      }
  }

  private func row(_ count: Int, _ words: String) -> String {
    let digits = String(count)
    return String(repeating: " ", count: max(0, 6 - digits.count)) + digits + " " + words
  }
}

extension AllocationsDocument {
  /// What the search proved, in words.
  public var verdict: String {
    guard status == .stopped else { return "proven best" }
    // What comes after suitability only chooses among equals.
    let last = tiers.firstIndex { $0.name == .suitability } ?? tiers.endIndex
    return tiers.prefix(last + 1).allSatisfy(\.isProven)
      ? "stopped early; proven best, but for the choice among equals"
      : "stopped early; the allocation stands, but is not proven best"
  }
}
