import ParallelWork
public import PlacementDocuments

/// Judges an allocation from the documents alone.
///
/// Every hard rule is checked again and every figure computed again, day by day
/// and pair by pair, by code that shares nothing with the search. The page
/// "Judging an allocation" says what each rule means.
///
/// - Parameters:
///   - result: The allocation, as the engine gave it or as somebody changed it.
///   - documents: The validated documents that it was made from, without
///     records that were set aside.
/// - Returns: What is wrong, theme by theme and then in the order of the
///   records; empty if the allocation stands. Equal input gives equal findings.
/// - Complexity: O(*D* × *O* + *U* × *d*) for *D* demands, *O* offers and
///   *U* uses of places that last *d* days.
public func audit(
  _ result: AllocationsDocument, against documents: RoundDocuments
) -> [AuditFinding] {
  let evidence = Evidence(result, documents)
  return Concurrently.flatMap(checks.count, stretch: 1) { range in
    checks[range].flatMap { $0(evidence) }
  }
}

/// One line for each check; each is in the file of its theme.
private let checks: [@Sendable (Evidence) -> [AuditFinding]] = [
  { $0.frameIsTheRounds() },
  { $0.everyDemandHasOneRecord() },
  { $0.decisionsAreKept() },
  { $0.plansAreWhole() },
  { $0.offersMayServe() },
  { $0.schoolsDiffer() },
  { $0.blocksAreTogether() },
  { $0.demandsApartAreApart() },
  { $0.reasonsAreTheFirst() },
  { $0.offersHaveRoom() },
  { $0.schoolsHaveRoom() },
  { $0.capsHaveRoom() },
  { $0.offersHaveTheirMinimum() },
  { $0.mentorsServe() },
  { $0.mentorsHaveSlots() },
  { $0.journeysAreTrue() },
  { $0.gatesAndStatusesAreTrue() },
  { $0.actionsAreTrue() },
  { $0.yearGroupsAreThose() },
  { $0.movesAreTold() },
  { $0.scoresAddUp() },
  { $0.tiersAreTrue() },
  { $0.levelsAreCounted() },
  { $0.proofsAreConsistent() },
  { $0.contradictionsAreReal() },
  { $0.contradictionsAreNamed() },
  { $0.summaryCounts() },
]
