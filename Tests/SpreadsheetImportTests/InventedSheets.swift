import PlacementDocuments
import SpreadsheetImport
import Testing

/// The exports of an invented office.
///
/// One sheet of schools and offers, one of
/// trainees, one of journeys. Names and positions belong to nobody.
struct InventedSheets {
  static let studentNumbers = ["8800417", "8800093", "990021", "8800418"]
  static let names = ["Quillfeather", "Vantongeren", "Ashgrovesmith", "Ottoline"]

  var schools = """
    Code,School,Lat,Long,Subject,Count,MAT priority,Contact email
    SX2,Ashmere High,53.41,-2.98,Mathematics,2,1,ottoline@ashmere.invalid
    SX10,Kelby Academy,53.3901,-3.0207,mathematics,1,3,
    SX9,Dunmore School,53.45,-2.91,Maths,1,2,
    SX9,Dunmore School,53.45,-2.91,Physics,3,2,

    """
  var trainees = """
    Student number,Surname,Forename,Lat,Long,Subject,Travel,Priority,Previous school,Previous ended
    8800417,Quillfeather,Ada,53.4084,-2.9916,Mathematics,P,1,SX10,12/01/18
    990021,Vantongeren,Bo,53.3951,-3.0189,maths,B,3,,
    8800093,Ashgrovesmith,Cy,53.4449,-2.9151,Physics,C,2,SX2,3 Feb 2018

    """
  var journeys = """
    student,school,time,message
    8800417,SX2,31,"Walk, then the 10 bus"
    8800417,SX9,44,
    990021,SX10,12,Cycle
    8800093,SX9,9,

    """
  var aliases: [UInt8]?
  var mapping: ImportMapping

  init() throws { mapping = try Self.read(Self.mappingText) }

  static func read(_ text: String) throws -> ImportMapping {
    let result = ImportMapping.format.read(Array(text.utf8), document: "mapping.json")
    try #require(result.problems.isEmpty, "\(result.problems)")
    return try #require(result.root)
  }

  var files: [String: [UInt8]] {
    [
      "schools.csv": Array(schools.utf8), "trainees.csv": Array(trainees.utf8),
      "journeys.csv": Array(journeys.utf8),
    ]
  }

  func imported() -> ImportResult {
    importRound(mapping: mapping, files: files, aliases: aliases)
  }

  static let mappingText = """
    {
      "format": "placements/import-mapping",
      "version": 1,
      "round": {
        "id": "invented-2018", "academic_year": "2018-19", "reference_date": "2018-07-15",
        "programmes": [
          {
            "id": "pgde-secondary", "name": "PGDE Secondary", "sector": "secondary",
            "age_range": "11-16",
            "phases": [
              { "id": "2", "start": "2018-09-10", "end": "2018-12-14" },
              { "id": "3", "start": "2019-01-14", "end": "2019-05-24", "final": true }
            ]
          }
        ]
      },
      "schools": [
        {
          "file": "schools.csv",
          "fields": {
            "id": { "column": "Code" }, "name": { "column": "School" },
            "latitude": { "column": "Lat" }, "longitude": { "column": "Long" },
            "age_range": { "constant": "11-16" }
          }
        }
      ],
      "offers": [
        {
          "file": "schools.csv",
          "fields": {
            "school": { "column": "Code" }, "subjects": { "column": "Subject" },
            "places": { "column": "Count" },
            "must_fill": {
              "column": "MAT priority", "values": { "1": "yes" }, "otherwise": "no"
            }
          }
        }
      ],
      "trainees": [
        {
          "file": "trainees.csv",
          "fields": {
            "id": { "column": "Student number" },
            "programme": { "constant": "pgde-secondary" },
            "subjects": { "column": "Subject" },
            "latitude": { "column": "Lat" }, "longitude": { "column": "Long" },
            "travel_mode": {
              "column": "Travel",
              "values": { "P": "public_transport", "B": "cycle", "C": "car" }
            },
            "previous_1_school": { "column": "Previous school" },
            "previous_1_ended": { "column": "Previous ended" },
            "short_journey_priority": {
              "column": "Priority", "values": { "1": "yes" }, "otherwise": "no"
            }
          }
        }
      ],
      "journeys": [
        {
          "file": "journeys.csv",
          "fields": {
            "trainee": { "column": "student" }, "school": { "column": "school" },
            "minutes": { "column": "time" }
          }
        }
      ],
      "subjects": { "Maths": "mathematics" }
    }
    """
}

extension ImportResult {
  /// The places of the problems of one kind, as people read them.
  func places(of code: String) -> [String] {
    problems.filter { $0.code == code }.map { "\($0.document): \($0.path)" }
  }

  var errors: [Problem] { problems.filter { $0.severity == .error } }

  /// The documents as bytes, to compare whole results.
  var documentBytes: [[UInt8]] {
    var schools = SchoolsDocument()
    schools.schools = documents.schools
    var offers = OffersDocument()
    offers.offers = documents.offers
    var trainees = TraineesDocument()
    trainees.trainees = documents.trainees
    return [
      RoundDocument.format.write(documents.round), SchoolsDocument.format.write(schools),
      OffersDocument.format.write(offers), TraineesDocument.format.write(trainees),
    ]
  }
}
