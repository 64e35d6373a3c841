internal import PlacementDocuments

extension Evidence {
  /// Less by rank at a school wished for; elsewhere more with the way from the fallback point.
  func wish(_ placement: Placement) -> Int {
    guard let profile = placement.demand.trainee.profile, !profile.wishes.isEmpty,
      let ofLastRank = rules.wishes.byRank.last
    else { return 0 }
    if let rank = profile.wishes.firstIndex(of: placement.school.id) {
      return -(rank < rules.wishes.byRank.count ? rules.wishes.byRank[rank] : ofLastRank)
    }
    guard let fallback = profile.fallback else { return 0 }
    let most = rules.wishes.fallbackAtMost
    guard let position = placement.school.position else { return most }
    let kilometres = Int(kilometres(fallback, position).rounded(.up))
    return min(most, rules.wishes.fallbackPerKilometre * kilometres)
  }
}
