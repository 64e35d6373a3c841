import ArgumentParser
import PlacementAudit
import PlacementDocuments

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a result, and prove what its certificate allows, without any solver.",
    discussion: """
      Audits the allocation against the round, then bounds each tier in whole numbers by the \
      multipliers of certificate.json. Give --phase, --history, --keep-to, --rule-pack and \
      --set-aside as when the result was made. \
      explanations.json and the tables, which restate the allocation, are not looked at. \
      Exit codes: 0 everything in allocations.json is true; 4 it is false; \
      65 faulty input, or a result of another round.
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The result's folder.")
  var result: String

  @Flag(help: "Print the verdicts as JSON.")
  var json = false

  func run() throws {
    let (_, validation) = try input.validated()
    let (allocations, certificate, problems) = ResultFolder.read(result)
    guard problems.isEmpty, let allocations else {
      Console.note(Console.list(problems))
      throw ExitCode.badInput
    }
    if let other = difference(allocations, certificate, validation) {
      throw Console.fail(other, .badInput)
    }
    let verification = verify(allocations, certificate, against: validation.documents)
    if json {
      try Console.print(
        String(decoding: VerificationDocument.format.write(verification), as: UTF8.self))
    } else {
      try Console.print(verification.text)
    }
    if verification.verdict == .refuted { throw ExitCode.refuted }
  }

  /// Why the result, or its certificate, is not of this round; nil if it is.
  private func difference(
    _ result: AllocationsDocument, _ certificate: CertificateDocument?, _ validation: Validation
  ) -> String? {
    let round = validation.documents.round.id
    if result.round != round {
      return "the result is of round '\(result.round)', not of '\(round)'"
    }
    if let other = certificate?.round, other != round {
      return "certificate.json is of round '\(other)', not of '\(round)'"
    }
    let inputs = canonicalDigests(of: validation.documents)
    let changed = inputs.filter { input in
      result.inputs.filter { $0.document == input.document } != [input]
    }.map(\.document)
    let missing = result.inputs.map(\.document).filter { name in
      !inputs.contains { $0.document == name }
    }
    if !(changed + missing).isEmpty {
      return "the result was made from other input: "
        + "\((changed + missing).joined(separator: ", ")) \(changed.count + missing.count == 1 ? "differs" : "differ"). "
        + "Give the round, and --phase, --history, --keep-to, --rule-pack and --set-aside, as then"
    }
    let phases = validation.documents.phases
    if Set(result.phases) != Set(phases) {
      func words(_ phases: [String]) -> String {
        phases.isEmpty ? "of all phases" : "of --phase \(phases.sorted().joined(separator: " "))"
      }
      return "the result is \(words(result.phases)), not \(words(phases))"
    }
    if result.setAside != validation.setAside {
      return "the records set aside are not those that the result says"
    }
    return nil
  }
}

extension VerificationDocument {
  /// The verdicts in plain words, a line for each tier.
  var text: String {
    var lines: [String] = []
    switch verdict {
    case .certified: lines.append("Round \(round): true, and proven best by its certificate")
    case .search: lines.append("Round \(round): true; that it is best rests in part on the search")
    case .unproven: lines.append("Round \(round): true, but not proven best")
    case .refuted: lines.append("Round \(round): FALSE")
    }
    if !hasCertificate && verdict != .refuted {
      lines.append("There is no certificate.json: what is said of the best rests on the search.")
    }
    if !tiers.isEmpty { lines.append("") }
    lines += tiers.map(\.text)
    if !findings.isEmpty { lines += ["", "What is wrong:"] + findings.map { "  \($0)" } }
    if !remarks.isEmpty {
      lines += ["", "Of the certificate could not be used:"] + remarks.prefix(20).map { "  \($0)" }
      if remarks.count > 20 { lines.append("  and \(remarks.count - 20) more") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TierVerification {
  fileprivate var text: String {
    let given = isConditional ? ", given the values above" : ""
    let certified = certifiedBound.map { "; certified: at least \($0)\(given)" } ?? ""
    let levels =
      levels.map { " (\(certifiedLevels ?? 0) of \($0) lengths certified)" } ?? ""
    let words =
      switch verdict {
      case .certified: "proven by certificate\(given)"
      case .search: "proven by the search\(certified)\(levels)"
      case .unproven: "not proven; claimed: at least \(claimedBound)\(certified)\(levels)"
      case .refuted: "wrong"
      }
    return "\(name.rawValue): \(value), \(words)"
  }
}
