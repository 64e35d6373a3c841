public import PlacementDocuments

extension RoundDocuments {
  /// Puts every list whose order means nothing into the order of a validated round.
  public mutating func sortCanonically() {
    round.programmes.sort { $0.id < $1.id }
    for index in round.programmes.indices { round.programmes[index].phases.sort { $0.id < $1.id } }
    round.caps.sort { $0.id < $1.id }
    round.groups.sort { $0.id < $1.id }
    for index in round.groups.indices { round.groups[index].trainees.sort() }
    phases.sort()
    schools.sort { $0.id < $1.id }
    for index in schools.indices { schools[index].mentors.sort { $0.id < $1.id } }
    offers.sort { $0.id < $1.id }
    trainees.sort { $0.id < $1.id }
    for index in trainees.indices { trainees[index].demands?.sort { $0.phase < $1.phase } }
    journeys.sort {
      ($0.trainee, $0.phase ?? "", $0.school, $0.mode)
        < ($1.trainee, $1.phase ?? "", $1.school, $1.mode)
    }
    decisions.sort(by: Decision.replaysBefore)
  }
}
