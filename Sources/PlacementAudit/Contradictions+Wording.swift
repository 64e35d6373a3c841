internal import PlacementDocuments

extension Evidence {
  /// A commitment as it is put to people, with the limits they have to weigh; nil if it is none.
  func wording(of commitment: Commitment) -> String? {
    switch commitment {
    case .fixed(let demand, let school):
      guard case .fixed(_, let offers) = verdicts[demand] else { return nil }
      return wording(of: demand, "is fixed at", school, offers)
    case .lock(let demand, let school):
      guard case .open(let lock?) = verdicts[demand] else { return nil }
      return wording(of: demand, "is locked to", school, lock.offers)
    case .mustFill(let id):
      guard let listing = listingByOffer[id] else { return nil }
      return "\(places(listing.offer.places)) of offer \(id) at \(listing.school.name)"
        + " to be filled before others"
    case .group(let id):
      guard let group = documents.round.groups.first(where: { $0.id == id }) else { return nil }
      let phase = group.phase.map { " in phase \($0)" } ?? ""
      return "group \(id) is to be kept together\(phase): "
        + group.trainees.sorted().joined(separator: ", ")
    }
  }

  private func wording(
    of demand: DemandKey, _ verb: String, _ school: String, _ offers: [String]
  ) -> String {
    let name = schools[school]?.name ?? ""
    let limits = offers.isEmpty ? [limit(ofSchool: school)] : offers.map(limit(ofOffer:))
    return "\(demand.trainee), phase \(demand.phase), \(verb) \(name)"
      + " (\(limits.joined(separator: ", ")))"
  }

  private func limit(ofOffer id: String) -> String {
    guard let listing = listingByOffer[id] else { return id }
    let further = listing.furtherPlaces > 0 ? " and \(listing.furtherPlaces) if asked" : ""
    return "\(id) has \(places(listing.offer.places))\(further)"
  }

  private func limit(ofSchool id: String) -> String {
    let total = listingByOffer.values.reduce(0) { sum, listing in
      listing.school.id == id && !listing.isWithdrawn
        ? sum + listing.offer.places + listing.furtherPlaces : sum
    }
    let most = schools[id]?.maximumTrainees.map { ", at most \($0) at once" } ?? ""
    return "\(schools[id]?.name ?? "") has \(places(total))\(most)"
  }

  private func places(_ count: Int) -> String { count == 1 ? "1 place" : "\(count) places" }
}
