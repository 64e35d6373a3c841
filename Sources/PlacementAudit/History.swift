internal import PlacementDocuments

/// The prior placements that results of earlier rounds bear witness to, by trainee.
///
/// Records at schools that this round does not have are passed over, and so are
/// those without a place.
func earlierPlacements(
  _ history: [AllocationsDocument], _ schools: [String: School]
) -> [String: [PriorPlacement]] {
  var placements: [String: [PriorPlacement]] = [:]
  for result in history {
    for record in result.allocations where record.status.isProposed || record.status == .fixed {
      guard let school = record.school, schools[school] != nil else { continue }
      var prior = PriorPlacement()
      prior.school = school
      prior.yearGroups = record.yearGroups
      prior.ended = record.end
      placements[record.trainee, default: []].append(prior)
    }
  }
  return placements
}

extension Evidence {
  /// What a trainee did before this round: by the profile, and by earlier results.
  func priorPlacements(of trainee: Trainee) -> [PriorPlacement] {
    (trainee.profile?.priorPlacements ?? []) + (history[trainee.id] ?? [])
  }
}
