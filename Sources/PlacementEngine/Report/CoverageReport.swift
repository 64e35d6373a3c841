import PlacementDocuments

/// What trainees have met by the end, whether or not the pack asks for it, and who has not.
struct CoverageReport {
  /// By kind, programme and subject.
  let records: [CoverageRecord]

  init(_ report: Report) {
    let round = report.round
    var groups: [Group: CoverageRecord] = [:]
    for trainee in report.traineesToPlace {
      let record = round.trainees[trainee]
      let programme = round.programmes[report.firstOpenDemand(of: trainee).programme]
      let subject =
        programme.sector == .secondary ? record.subjects.sorted().joined(separator: "+") : ""
      let met = report.coverageMet(by: trainee)
      for kind in round.coverageApplying(to: trainee).cases {
        let group = Group(kind: kind, programme: programme.id, subject: subject)
        groups[
          group,
          default: CoverageRecord(kind, programme.id, subject, percent: round.percentAsked(kind))
        ].count(record.id, hasMet: met.contains(kind))
      }
    }
    records = groups.sorted { $0.key < $1.key }.map(\.value)
  }

  private struct Group: Hashable, Comparable {
    let kind: CoverageKind
    let programme: String
    let subject: String
    static func < (a: Self, b: Self) -> Bool {
      (a.kind, a.programme, a.subject) < (b.kind, b.programme, b.subject)
    }
  }
}

extension CoverageRecord {
  fileprivate init(_ kind: CoverageKind, _ programme: String, _ subject: String, percent: Int) {
    self.init()
    self.kind = kind
    self.programme = programme
    self.subject = subject.isEmpty ? nil : subject
    self.percent = percent
  }

  fileprivate mutating func count(_ trainee: String, hasMet: Bool) {
    counted += 1
    if hasMet { met += 1 } else { gaps.append(trainee) }
  }
}

extension Round {
  /// How many in a hundred the pack asks for.
  fileprivate func percentAsked(_ kind: CoverageKind) -> Int {
    rules.isOn(.coverage) ? rules.coverage[kind] : 0
  }
}

extension Report {
  /// Trainees with a demand that the engine may place.
  var traineesToPlace: [Int] {
    round.trainees.indices.filter { trainee in
      round.demandsOfTrainee[trainee].contains { round.demands[$0].isOpen }
    }
  }

  fileprivate func firstOpenDemand(of trainee: Int) -> Demand {
    let demands = round.demandsOfTrainee[trainee]
    return round.demands[demands.first { round.demands[$0].isOpen } ?? demands.lowerBound]
  }

  /// What a trainee has met by the end: what is settled, and what is proposed.
  fileprivate func coverageMet(by trainee: Int) -> KindSet {
    round.demandsOfTrainee[trainee].compactMap { allocation.placements[$0] }
      .reduce(round.coverageMet(bySettled: trainee)) { met, placement in
        met.union(
          round.coverageMet(
            at: round.schools[placement.school], placement.yearGroups.keyStages,
            ageRange: round.demands[placement.demand].ageRangeYears.keyStages))
      }
  }
}
