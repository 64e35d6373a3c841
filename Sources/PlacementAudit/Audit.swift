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
  // One line for each check; each is in the file of its theme.
  return [
    evidence.frameIsTheRounds(),
    evidence.everyDemandHasOneRecord(),
    evidence.decisionsAreKept(),
    evidence.plansAreWhole(),
    evidence.offersMayServe(),
    evidence.schoolsDiffer(),
    evidence.blocksAreTogether(),
    evidence.demandsApartAreApart(),
    evidence.reasonsAreTheFirst(),
    evidence.offersHaveRoom(),
    evidence.schoolsHaveRoom(),
    evidence.capsHaveRoom(),
    evidence.offersHaveTheirMinimum(),
    evidence.mentorsServe(),
    evidence.mentorsHaveSlots(),
    evidence.journeysAreTrue(),
    evidence.gatesAndStatusesAreTrue(),
    evidence.actionsAreTrue(),
    evidence.yearGroupsAreThose(),
    evidence.movesAreTold(),
    evidence.scoresAddUp(),
    evidence.tiersAreTrue(),
    evidence.levelsAreCounted(),
    evidence.proofsAreConsistent(),
    evidence.contradictionsAreReal(),
    evidence.contradictionsAreNamed(),
    evidence.summaryCounts(),
  ].flatMap { $0 }
}
