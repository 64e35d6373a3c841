import PlacementAudit
import PlacementDocuments
import PlacementTesting
import Testing

/// Results and certificates changed by hand, one line of a file at a time.
///
/// Each change is refused, or refutes the result, or leaves it with verdicts no better than before.
/// Nothing is certified but what enumeration finds as well.
struct TamperingTests {
  @Test func noChangeOfAResultGoesUnnoticed() throws {
    var tampered = 0
    for sample in try ProofSample.mixed.get().prefix(220) {
      let before = sample.verification
      var random = SplitMix64(seed: sample.seed &+ 1_000)
      let text = TamperedText(AllocationsDocument.format.write(sample.allocations))
      for _ in 0..<3 {
        guard let change = text.changed(&random) else { continue }
        tampered += 1
        let read = AllocationsDocument.format.read(change.bytes, document: "allocations.json")
        guard let result = read.root, read.problems.isEmpty else { continue }
        let after = verify(result, sample.certificate, against: sample.documents)
        if after.verdict == .refuted || TamperedText.isRefusedBeforehand(change.key) { continue }
        // What is left are claims of the search, made smaller or larger.
        #expect(
          ["bound", "proven", "status"].contains(change.key), "seed \(sample.seed): \(change.words)"
        )
        #expect(!after.isRaised(from: before), "seed \(sample.seed): \(change.words)")
        expectTrue(after, sample)
      }
    }
    #expect(tampered >= 600)
  }

  @Test func noChangeOfACertificateRaisesAVerdict() throws {
    var (tampered, lowered) = (0, 0)
    for sample in try ProofSample.mixed.get().prefix(220) {
      let before = sample.verification
      var random = SplitMix64(seed: sample.seed &+ 2_000)
      let text = TamperedText(CertificateDocument.format.write(sample.certificate))
      for _ in 0..<3 {
        guard let change = text.changed(&random) else { continue }
        tampered += 1
        let read = CertificateDocument.format.read(change.bytes, document: "certificate.json")
        guard let certificate = read.root, read.problems.isEmpty else { continue }
        let after = verify(sample.allocations, certificate, against: sample.documents)
        #expect(after.findings == [], "seed \(sample.seed): \(change.words)")
        #expect(!after.isRaised(from: before), "seed \(sample.seed): \(change.words)")
        if after.verdict > before.verdict { lowered += 1 }
        expectTrue(after, sample)
      }
    }
    #expect(tampered >= 600)
    #expect(lowered >= 50)
  }

  private func expectTrue(_ verification: VerificationDocument, _ sample: ProofSample) {
    for tier in verification.tiers where tier.verdict == .certified && !tier.isConditional {
      #expect(tier.value == sample.least(tier.name), "seed \(sample.seed): \(tier.name)")
    }
  }
}

extension VerificationDocument {
  fileprivate func isRaised(from before: Self) -> Bool {
    verdict < before.verdict || zip(tiers, before.tiers).contains { $0.verdict < $1.verdict }
  }
}

/// A file in its canonical form, a value a line.
struct TamperedText {
  struct Change {
    let key: String
    let words: String
    let bytes: [UInt8]
  }

  private let lines: [String]
  /// Lines with a number, a text or a flag.
  private let values: [(line: Int, key: String, value: String)]

  init(_ bytes: [UInt8]) {
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    values = lines.enumerated().compactMap { number, line in
      guard let match = line.wholeMatch(of: /\s*"([a-z_0-9]+)": ("[^"]*"|-?[0-9]+|true|false),?/)
      else { return nil }
      // Which solver searched is said, and checked by nobody.
      if match.2 == "\"GLPK\"" || match.1 == "version" { return nil }
      return (number, String(match.1), String(match.2))
    }
  }

  /// Compared with the round before anything is verified, or words without consequence.
  static func isRefusedBeforehand(_ key: String) -> Bool {
    ["sha256", "document", "text"].contains(key)
  }

  /// One value changed into another that might stand there.
  func changed(_ random: inout SplitMix64) -> Change? {
    let (line, key, value) = values[Int(random.next() % UInt64(values.count))]
    let others = values.filter { $0.key == key && $0.value != value }
    var new: String
    if let number = Int(value) {
      let step = Int(random.next() % 9) + 1
      new = "\(random.next() % 2 == 0 ? number &+ step : number &- step)"
    } else if value == "true" || value == "false" {
      new = value == "true" ? "false" : "true"
    } else if let other = others.isEmpty ? nil : others[Int(random.next() % UInt64(others.count))] {
      new = other.value
    } else {
      new = "\"X\(value.dropFirst())"
    }
    var changed = lines
    changed[line] = changed[line].replacing(": \(value)", with: ": \(new)")
    return Change(
      key: key, words: "\(key) of line \(line + 1): \(value) to \(new)",
      bytes: Array((changed.joined(separator: "\n") + "\n").utf8))
  }
}
