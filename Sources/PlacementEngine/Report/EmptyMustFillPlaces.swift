import PlacementDocuments

/// Places to be filled before others that stay empty, and whether fewer could.
struct EmptyMustFillPlaces {
  let records: [EmptyMustFill]

  /// Takes why each place left over is left over.
  init(_ report: Report, unused: [UnusedPlaces]) {
    let round = report.round
    guard let tier = report.allocation.tiers.first(where: { $0.name == .mustFill }) else {
      records = []
      return
    }
    let reasons = Dictionary(uniqueKeysWithValues: unused.map { ($0.offer, $0.text) })
    var records: [EmptyMustFill] = []
    for (index, offer) in round.offers.enumerated()
    where offer.mustFill && offer.state != .withdrawn {
      let uses = report.uses.taken(of: index) + report.uses.proposed(of: index)
      guard uses < offer.places else { continue }
      var record = EmptyMustFill()
      record.offer = offer.id
      record.school = offer.school
      record.places = offer.places - uses
      record.text = [reasons[offer.id], Self.proof(tier)].compactMap { $0 }.joined(separator: " ")
      records.append(record)
    }
    self.records = records
  }

  private static func proof(_ tier: TierRecord) -> String {
    let all =
      "\(counted(tier.value, "must-fill place")) in all \(tier.value == 1 ? "stays" : "stay") empty"
    return tier.isProven
      ? "\(all), the fewest that can where no more trainees go unplaced."
      : "\(all); proven is only that at least \(tier.bound) must."
  }
}
