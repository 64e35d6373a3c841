import ParallelWork
import PlacementDocuments

extension RoundResult {
  /// The names of every file that a result folder may hold.
  public static let fileNames: Set<String> = [
    "allocations.json", "explanations.json", "certificate.json", "allocations.csv",
    "unplaced.csv",
  ]

  /// The files of a result folder: JSON for machines, CSV for a spreadsheet.
  ///
  /// For the office only: they hold adjustments' and fitness gates' effects, so write them
  /// for their owner alone.
  public var files: [(name: String, bytes: [UInt8])] {
    let writers: [(name: String, bytes: @Sendable () -> [UInt8])] = [
      ("allocations.json", { AllocationsDocument.format.write(allocations) }),
      ("explanations.json", { ExplanationsDocument.format.write(explanations) }),
      ("certificate.json", { CertificateDocument.format.write(certificate) }),
      ("allocations.csv", { allocationsTable }),
      ("unplaced.csv", { unplacedTable }),
    ]
    return Concurrently.map(writers.count, stretch: 1) {
      (name: writers[$0].name, bytes: writers[$0].bytes())
    }
  }

  private var allocationsTable: [UInt8] {
    var table = CSVWriter(
      header: [
        "trainee", "phase", "programme", "status", "start", "end", "school", "school name",
        "offers", "year groups", "subjects", "suggested mentors", "minutes", "travel mode",
        "estimated",
        Factor.previousExperience.words, Factor.travel.words, Factor.agePhases.words,
        Factor.currentNeeds.words, "moved from", "gates", "actions",
      ], byteOrderMark: true)
    let facts = Dictionary(
      uniqueKeysWithValues: explanations.placed.map { (Key($0.trainee, $0.phase), $0.factors) })
    for record in allocations.allocations {
      guard let school = record.school else { continue }
      let factors = facts[Key(record.trainee, record.phase)] ?? []
      func words(_ factor: Factor) -> String {
        factors.first { $0.factor == factor }?.facts ?? ""
      }
      table.row([
        record.trainee, record.phase, record.programme, record.status.rawValue,
        record.start.description, record.end.description, school, schoolNames[school] ?? "",
        joined(record.places.map(\.offer)),
        record.yearGroups.map(\.rawValue).joined(separator: "; "),
        joined(record.places.map(\.subject)),
        joined(record.places.map(\.mentor)), record.journey.map { String($0.minutes) } ?? "",
        record.journey?.mode.rawValue ?? "",
        record.journey.map { $0.isEstimated ? "yes" : "no" } ?? "",
        words(.previousExperience), words(.travel), words(.agePhases), words(.currentNeeds),
        record.keptFrom.map { schoolNames[$0] ?? $0 } ?? "",
        record.gates.map(\.rawValue).joined(separator: "; "),
        record.actions.map(\.rawValue).joined(separator: "; "),
      ])
    }
    return table.bytes
  }

  private var unplacedTable: [UInt8] {
    var table = CSVWriter(
      header: [
        "trainee", "phase", "programme", "status", "code", "explanation", "policy", "moved from",
      ],
      byteOrderMark: true)
    let reasons = Dictionary(
      uniqueKeysWithValues: explanations.unplaced.map { (Key($0.trainee, $0.phase), $0) })
    for record in allocations.allocations where record.school == nil {
      let reason = reasons[Key(record.trainee, record.phase)]
      table.row([
        record.trainee, record.phase, record.programme, record.status.rawValue,
        reason?.code.rawValue ?? "", reason?.text ?? "", reason?.policyReference ?? "",
        record.keptFrom.map { schoolNames[$0] ?? $0 } ?? "",
      ])
    }
    for record in allocations.setAside where record.document == "trainees.json" {
      let reason = Reason.setAside
      table.row([
        record.id ?? "record \(record.index + 1)", "", "",
        AllocationRecord.Status.unplaced.rawValue,
        reason.rawValue, reason.words, allocations.rules.clause(of: reason), "",
      ])
    }
    return table.bytes
  }

  private struct Key: Hashable {
    let trainee: String
    let phase: String
    init(_ trainee: String, _ phase: String) {
      self.trainee = trainee
      self.phase = phase
    }
  }

  private func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.joined(separator: "; ")
  }
}
