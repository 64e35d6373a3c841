extension RoundCheck {
  /// Warns about primary offers of which it is not recorded whether phonics
  /// and special needs can be observed.
  mutating func warnAboutOffers() {
    for (position, offer) in documents.offers.enumerated()
    where offer.state != .withdrawn && isPrimary(offer) {
      let missing = [
        offer.hasPhonicsObservation == nil ? "phonics_observation" : nil,
        offer.hasSENDObservation == nil ? "send_observation" : nil,
      ].compactMap { $0 }
      guard !missing.isEmpty else { continue }
      findings.warning(
        "OBSERVATION-NOT-RECORDED",
        RecordPlace(list: .offers, position: position, identifier: offer.id),
        "", "the primary offer does not say \(missing.joined(separator: " and "))",
        "Ask the school, and write true or false.")
    }
  }

  /// Whether every class of the offer is of primary school age.
  private func isPrimary(_ offer: Offer) -> Bool {
    var years = offer.yearGroups
    if years.isEmpty, let school = position(offer.school, .schools) {
      years = documents.schools[school].ageRange?.yearGroups ?? []
    }
    return !years.isEmpty && years.allSatisfy { $0 <= .year6 }
  }
}
