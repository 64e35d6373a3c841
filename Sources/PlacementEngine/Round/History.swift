import PlacementDocuments

extension Round {
  /// What each trainee's profile lists, then what results of earlier rounds add.
  static func priorPlacements(of documents: RoundDocuments, _ trainees: Index, _ schools: Index)
    -> [[PriorPlacement]]
  {
    var result = documents.trainees.map { $0.profile?.priorPlacements ?? [] }
    for record in documents.history.lazy.flatMap(\.allocations) {
      guard record.status.isProposed || record.status == .fixed,
        let trainee = trainees[record.trainee], let school = record.school, schools[school] != nil
      else { continue }
      var prior = PriorPlacement()
      prior.school = school
      prior.yearGroups = record.yearGroups
      prior.ended = record.end
      result[trainee].append(prior)
    }
    return result
  }
}
