import Foundation
import Testing

/// Faulty records: all listed at once, with document and path, or set aside.
struct MalformedRecordTests {
  /// A round with faults of many kinds in its records.
  private func faultyRound() throws -> TemporaryFolder {
    let folder = try TemporaryFolder.withTinyRound()
    // Wrong type, unknown key, number out of range, duplicate identifier, forbidden field.
    try folder.replace(
      #""id": "S-07","#, with: #""id": "S-07", "latitude": 1e300,"#, in: "round/schools.json")
    try folder.replace(
      #""id": "O-02","#, with: #""id": "O-02", "priority_band": "two","#, in: "round/offers.json")
    try folder.replace(
      #""id": "O-07","#, with: #""id": "O-06","#, in: "round/offers.json")
    try folder.replace(
      #""id": "T01","#, with: #""id": "T01", "email": "zz@zz.invalid","#,
      in: "round/trainees.json")
    try folder.replace(
      #""id": "T12","#,
      with: #""id": "T12", "year_of_study": 123456789012345678901234567890, "route": null,"#,
      in: "round/trainees.json")
    // References to nothing.
    try folder.replace(
      #""id": "O-01","#, with: #""id": "O-01", "for_lead_school": "S-99","#,
      in: "round/offers.json")
    try folder.replace(
      #""id": "T02","#, with: #""id": "T02", "lead_school": "S-98","#, in: "round/trainees.json")
    let travel = try folder.text("round/travel.csv")
    try folder.write(
      travel + "T01,S-97,car,10,measured\r\nT01,S-01,car,1e9,measured\r\nT01\r\n",
      to: "round/travel.csv")
    return folder
  }

  @Test func everythingWrongIsListedAtOnce() async throws {
    let folder = try faultyRound()
    let ending = try await Tool.run(["allocate", "round", "--output", "result"], in: folder)
    #expect(ending.code == 65)
    #expect(!folder.exists("result"))
    let errors = ending.problems.filter { $0.hasPrefix("error: ") }
    for start in [
      "schools.json: schools[6] (S-07)", "offers.json: offers[1].priority_band (O-02)",
      "offers.json: offers[6].id (O-06)", "offers.json: offers[0].for_lead_school (O-01)",
      "trainees.json: trainees[0] (T01)", "trainees.json: trainees[11].year_of_study (T12)",
      "trainees.json: trainees[11].route (T12)", "trainees.json: trainees[1].lead_school (T02)",
      "travel.csv: row 24, column school", "travel.csv: row 25, column minutes",
      "travel.csv: row 26, line 26",
    ] {
      #expect(errors.contains { $0.hasPrefix("error: \(start)") }, "\(start)")
    }
    #expect(ending.errors.contains("\n\(errors.count) errors, "))
    #expect(errors.contains { $0.contains("'email' must not be held here") })
    #expect(!ending.errors.contains("zz@zz"))

    let check = try await Tool.run(["check", "round"], in: folder)
    #expect(check.code == 65)
    #expect(check.output == ending.errors)
    #expect(check.errors.isEmpty)
  }

  @Test func faultyRecordsAreSetAsideAndTheRestIsAllocated() async throws {
    let folder = try faultyRound()
    let ending = try await Tool.run(
      ["allocate", "round", "--output", "result", "--set-aside", "--quiet"], in: folder)
    #expect(ending.code == 0)
    let result = try #require(JSON(folder.text("result/allocations.json")))
    let aside = try #require(result["set_aside"]?.list).map { record in
      "\(record["document"]?.string ?? "") \(record["id"]?.string ?? "")"
    }
    #expect(
      aside == [
        "schools.json S-07", "offers.json O-01", "offers.json O-02", "offers.json O-06",
        "offers.json O-06", "offers.json O-11", "trainees.json T01", "trainees.json T02",
        "trainees.json T12", "travel.csv ", "travel.csv ", "travel.csv ",
      ])
    let unplaced = try folder.text("result/unplaced.csv")
    for trainee in ["T01", "T02", "T12"] {
      #expect(unplaced.contains("\n\(trainee),,,unplaced,SET-ASIDE,"))
    }
    #expect(try folder.text("result/allocations.csv").contains("\nT03,3,"))
    for (name, bytes) in try folder.files(in: "result") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("zz@zz"), "\(name)")
    }
    let check = try await Tool.run(["check", "round", "--set-aside"], in: folder)
    #expect(check.code == 0)
  }

  /// A fault of one record, and where it is.
  struct Fault: CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let place: String
    /// Whether the round can be used without the record.
    var canBeSetAside = true

    var testDescription: String { "\(file): \(new)" }
  }

  static let faults = [
    // The frame of the round cannot be set aside.
    Fault(
      file: "round.json", old: #""id": "tiny""#, new: #""id": "tiny", "id": "tiny""#,
      place: "line ", canBeSetAside: false),
    Fault(
      file: "round.json", old: #""reference_date": "2018-12-14""#,
      new: #""reference_date": "2018-02-30""#, place: "reference_date", canBeSetAside: false),
    Fault(
      file: "round.json", old: #""places": 2"#, new: #""places": 99999999999999999999"#,
      place: "caps[0].places", canBeSetAside: false),
    Fault(
      file: "round.json", old: #""years": 3"#, new: #""years": 3e0"#,
      place: "programmes[0].years", canBeSetAside: false),
    Fault(
      file: "round.json", old: #""id": "sd-primary""#, new: #""id": "pgde-5-11""#,
      place: "programmes[3].id", canBeSetAside: false),
    Fault(
      file: "round.json", old: #""id": "tiny""#, new: #""id": "../tiny\u0000""#,
      place: "id", canBeSetAside: false),
    // Caps that nothing defines.
    Fault(
      file: "round.json", old: #""id": "cap-S-01""#, new: #""id": "cap-S-02""#,
      place: "offers[0].shared_cap"),
    Fault(
      file: "schools.json", old: #""age_range": "4-11""#, new: #""age_range": "11-4""#,
      place: "schools[0].age_range"),
    Fault(
      file: "schools.json", old: #""percent_positive": 90"#, new: #""percent_positive": -90"#,
      place: "schools[0].evaluations.percent_positive"),
    Fault(
      file: "schools.json", old: #""id": "M-102""#, new: #""id": "M-101""#,
      place: "schools[0].mentors[1]"),
    Fault(
      file: "offers.json", old: #""for_lead_school": "S-02""#, new: #""for_lead_school": 7"#,
      place: "offers[2].for_lead_school"),
    Fault(
      file: "trainees.json", old: #""cleared": true"#, new: #""cleared": "yes""#,
      place: "trainees[0].fitness.cleared"),
    Fault(
      file: "decisions.csv", old: "T10", new: "T99", place: "row 3, column trainee",
      canBeSetAside: false),
    Fault(
      file: "decisions.csv", old: "declined", new: "DECLINED", place: "row 3, column action",
      canBeSetAside: false),
    Fault(
      file: "decisions.csv", old: "2018-12-03", new: "2018-12-3", place: "row 3, column date",
      canBeSetAside: false),
  ]

  @Test(arguments: faults)
  func faultIsNamedByDocumentAndPlace(fault: Fault) async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.replace(fault.old, with: fault.new, in: "round/\(fault.file)")
    let ending = try await Tool.run(["check", "round"], in: folder)
    #expect(ending.code == 65)
    let errors = ending.output.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(
      errors.contains { $0.contains(".\(fault.place)") || $0.contains(": \(fault.place)") },
      "\(ending.output)")
    #expect(!ending.output.contains("\0"))
    let aside = try await Tool.run(
      ["allocate", "round", "--output", "result", "--quiet", "--set-aside"], in: folder)
    #expect(aside.code == (fault.canBeSetAside ? 0 : 65))
    #expect(folder.exists("result") == fault.canBeSetAside)
  }
}
