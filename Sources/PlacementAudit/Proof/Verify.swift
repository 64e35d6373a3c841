public import PlacementDocuments

/// Checks a result, and proves of each tier what its certificate allows.
///
/// The whole audit comes first: a result with findings is refuted. Then every plan of every party is
/// made again from the documents, and each tier is bounded in whole numbers by the certificate's
/// multipliers, given the values of the tiers before. Any multipliers give a true bound; wrong ones
/// a weaker one. Nothing of the search is believed: where the bound falls short of the value, the
/// verdict says what the result claims beyond it. The page "Certificates" says how it works.
///
/// - Parameters:
///   - result: The result.
///   - certificate: Its certificate; nil if there is none.
///   - documents: The validated documents that it was made from, without records that were set aside.
/// - Returns: The verdicts. Equal input gives equal verdicts.
/// - Complexity: O(demands × offers) and, for each tier and number of minutes, O(plans). Parties of
///   more plans than are listed are bounded stage by stage.
public func verify(
  _ result: AllocationsDocument, _ certificate: CertificateDocument?,
  against documents: RoundDocuments
) -> VerificationDocument {
  var verification = VerificationDocument()
  verification.round = result.round
  verification.hasCertificate = certificate != nil
  verification.findings = audit(result, against: documents).map(\.description)
  if !verification.findings.isEmpty {
    verification.verdict = .refuted
    return verification
  }
  let rows = (certificate?.tiers ?? []).flatMap(\.namedRows)
  var proof = Proof(Relaxation.of(Evidence(result, documents), rows: rows))
  if let certificate { proof.run(certificate) }
  for (position, tier) in result.tiers.enumerated() {
    verification.tiers.append(
      proof.verification(of: tier, after: result.tiers[..<position].map(\.name)))
  }
  verification.findings = proof.findings
  verification.remarks = proof.remarks
  verification.verdict =
    proof.findings.isEmpty ? verification.tiers.map(\.verdict).max() ?? .certified : .refuted
  return verification
}

extension TierCertificate {
  /// Every row that something weighs.
  fileprivate var namedRows: [String] {
    rows.map(\.row) + (tree?.limits ?? []).compactMap(\.row)
  }
}

/// The tiers of a result as they are bounded one after another.
struct Proof {
  private let relaxation: Relaxation
  private let book: RowBook
  private let rowPosition: [String: Int]
  private let tierPosition: [TierReference: Int]
  private var certificates: [TierReference: TierCertificate] = [:]
  /// By tier, once it is bounded; without a certificate none is.
  private(set) var bounds: [Int] = []
  private(set) var findings: [String] = []
  private(set) var remarks: [String] = []

  init(_ program: (Relaxation, RowBook)) {
    (relaxation, book) = program
    rowPosition = Dictionary(
      uniqueKeysWithValues: relaxation.rows.enumerated().map { ($0.element.name, $0.offset) })
    tierPosition = Dictionary(
      uniqueKeysWithValues: relaxation.tiers.enumerated().map { ($0.element.reference, $0.offset) })
  }

  /// Bounds every tier by a certificate whose rows the program has.
  mutating func run(_ certificate: CertificateDocument) {
    (bounds, findings, remarks) = ([], [], [])
    certificates = Dictionary(
      certificate.tiers.map { ($0.tier, $0) }, uniquingKeysWith: { first, _ in first })
    for tier in certificate.tiers where tierPosition[tier.tier] == nil {
      remarks.append("the round has no tier \(tier.tier.words)")
    }
    if certificates.count < certificate.tiers.count {
      remarks.append("some tiers are there twice; the first of each counts")
    }
    remarks += book.unknown.map { "no limit of the round is called '\($0)'" }
    var face = ProofFace(relaxation)
    for (index, tier) in relaxation.tiers.enumerated() {
      let box = face.bound(index, .none)
      let priced = face.bound(index, multipliers(index))
      let sharpest = priced.roundedUp >= box.roundedUp ? priced : box
      var bound = sharpest.roundedUp
      if bound < tier.value, let tree = certificates[tier.reference]?.tree {
        let check = TreeCheck(face, tier: index, sharpest, tree, rowPosition, tierPosition)
        if check.provesValue() { bound = tier.value }
      }
      bounds.append(bound + tier.constant)
      if bound > tier.value {
        findings.append(
          "\(tier.reference.words) is \(tier.value + tier.constant), but no allocation is below "
            + "\(bound + tier.constant)")
      }
      face.keepPoints(atMost: tier.value, sharpest)
      // From here on every fixed use that can have a mentor has one.
      if tier.reference.name == .fixedMentors, bound == tier.value {
        for (row, upper) in book.besideFixed { face.lower(row, to: upper) }
      }
    }
  }

  /// What of a tier's certificate may be used.
  private mutating func multipliers(_ index: Int) -> ProofMultipliers {
    let reference = relaxation.tiers[index].reference
    guard let certificate = certificates[reference],
      0...60 ~= certificate.shift
    else { return .none }
    var multipliers = ProofMultipliers()
    multipliers.shift = certificate.shift
    func isUsable(_ multiplier: Int) -> Bool {
      multiplier != 0 && multiplier.magnitude <= TierCertificate.largest.magnitude
    }
    var rows: Set<Int> = []
    for entry in certificate.rows where isUsable(entry.multiplier) {
      guard let row = rowPosition[entry.row] else { continue }
      if rows.insert(row).inserted {
        multipliers.rows.append((row, entry.multiplier))
      } else {
        remarks.append("\(reference.words): '\(entry.row)' is there twice; the first counts")
      }
    }
    var earlier: Set<Int> = []
    for entry in certificate.earlier where isUsable(entry.multiplier) {
      guard let tier = tierPosition[entry.tier], tier < index, earlier.insert(tier).inserted else {
        remarks.append("\(reference.words): \(entry.tier.words) is no other earlier tier")
        continue
      }
      // A point may cost less than its allocation: then only going above the value can be held
      // against it.
      if entry.multiplier < 0 || relaxation.tiers[tier].isExact {
        multipliers.earlier.append((tier, entry.multiplier))
      }
    }
    return multipliers
  }

  // MARK: Verdicts

  func verification(
    of record: TierRecord, after earlier: [TierRecord.Name]
  ) -> TierVerification {
    var tier = TierVerification()
    tier.name = record.name
    tier.unit = record.unit
    tier.value = record.value
    tier.claimedBound = record.bound
    tier.verdict = record.isProven ? .search : .unproven
    if bounds.isEmpty { return tier }
    func tiers(_ names: [TierRecord.Name]) -> [Int] {
      relaxation.tiers.indices.filter { names.contains(relaxation.tiers[$0].reference.name) }
    }
    let own = tiers([record.name])
    if own.allSatisfy(isCertified) { tier.verdict = .certified }
    tier.isConditional = !tiers(earlier).allSatisfy(isCertified)
    if record.name == .worstJourneys {
      tier.levels = own.count
      tier.certifiedLevels = own.count(where: isCertified)
      let unavoidable = own.first { bounds[$0] > 0 }
      tier.certifiedBound = unavoidable.flatMap { relaxation.tiers[$0].reference.minutes } ?? 0
    } else {
      tier.certifiedBound = own.first.map { bounds[$0] }
    }
    return tier
  }

  private func isCertified(_ tier: Int) -> Bool {
    bounds[tier] == relaxation.tiers[tier].value + relaxation.tiers[tier].constant
  }
}
