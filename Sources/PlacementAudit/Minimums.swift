internal import PlacementDocuments

extension AuditRule {
  static let minimum = Self(
    "H-MINIMUM", "an offer takes its minimum of a phase, or no proposal of that phase")
}

extension Evidence {
  func offersHaveTheirMinimum() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let present = fixed.map(Presence.init) + stillTaken
    for listing in listings where listing.offer.minimum > 1 {
      let offer = listing.offer
      let phases = proposed.filter { $0.takes(offer.id) }.map(\.demand.phase.id)
      for phase in Set(phases).sorted() {
        let taken = present.count { $0.demand.phase.id == phase && $0.offers.contains(offer.id) }
        let uses = taken + phases.count { $0 == phase }
        if uses < offer.minimum {
          findings.append(
            AuditFinding(
              .minimum, phase: phase, offer: offer.id, school: listing.school.id,
              expected: "nobody, or at least \(offer.minimum)", found: "\(uses)"))
        }
      }
    }
    return findings
  }
}

extension Placement {
  fileprivate func takes(_ offer: String) -> Bool { listings.contains { $0.offer.id == offer } }
}
