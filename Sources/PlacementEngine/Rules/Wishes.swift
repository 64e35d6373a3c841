import PlacementDocuments

// Wishes (optional): ranked schools, and a point that any other school should be near.

extension ScoringTerm {
  static let wish = ScoringTerm(term: .wish) { round, demand in
    round.rules.wishes.byRank.isEmpty || round.profile(of: demand)?.wishes.isEmpty != false
  } minutes: { proposal in
    let rules = proposal.round.rules.wishes
    guard let profile = proposal.round.trainees[proposal.demand.trainee].profile,
      let last = rules.byRank.last, !profile.wishes.isEmpty
    else { return 0 }
    if let rank = profile.wishes.firstIndex(of: proposal.round.schools[proposal.schoolIndex].id) {
      return -(rank < rules.byRank.count ? rules.byRank[rank] : last)
    }
    guard let fallback = profile.fallback else { return 0 }
    guard let position = proposal.round.schools[proposal.schoolIndex].position else {
      return rules.fallbackAtMost
    }
    let kilometres = Int(kilometres(from: fallback, to: position).rounded(.up))
    return min(rules.fallbackAtMost, rules.fallbackPerKilometre * kilometres)
  }
}

extension Proposal {
  /// "wish 2 of 5", "none of the wishes, 4.2 km from the fallback point"; nil where wishes do
  /// not count.
  var wishFacts: String? {
    guard !round.rules.wishes.byRank.isEmpty, round.rules.isOn(.wish),
      let profile = trainee.profile, !profile.wishes.isEmpty
    else { return nil }
    if let rank = profile.wishes.firstIndex(of: school.id) {
      return "wish \(rank + 1) of \(profile.wishes.count)"
    }
    guard let fallback = profile.fallback else { return "none of the wishes" }
    guard let position = school.position else {
      return "none of the wishes, at an unknown distance from the fallback point"
    }
    let tenths = Int((kilometres(from: fallback, to: position) * 10).rounded())
    return "none of the wishes, \(inTenths(tenths)) km from the fallback point"
  }
}
