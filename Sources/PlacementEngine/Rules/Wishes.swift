import PlacementDocuments

// Wishes (optional): ranked schools, and a point that any other school should be near.

extension ScoringTerm {
  static let wish = ScoringTerm(term: .wish) { proposal in
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
