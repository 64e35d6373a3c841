/// The exports of an invented office; names and positions belong to nobody.
enum InventedOffice {
  static let files: [(name: String, text: String)] = [
    (
      "schools.csv",
      """
      Code,School,Subject,Count,Contact email
      SX2,Ashmere High,Mathematics,2,ottoline@ashmere.invalid
      SX10,Kelby Academy,Physics,1,

      """
    ),
    (
      "trainees.csv",
      """
      Student number,Surname,Subject,Lat,Long,Previous school,Previous ended
      8800417,Quillfeather,Mathematics,53.4084,-2.9916,SX10,12/01/18
      990021,Vantongeren,Maths,53.3951,-3.0189,,
      8800093,Ashgrovesmith,Physics,53.4449,-2.9151,SX2,3 Feb 2018

      """
    ),
    (
      "journeys.csv",
      """
      student,school,time
      8800417,SX2,31
      8800093,SX10,9

      """
    ),
    ("mapping.json", mapping),
  ]

  private static let mapping = """
    {
      "format": "placements/import-mapping",
      "version": 1,
      "round": {
        "id": "invented-2018", "academic_year": "2018-19", "reference_date": "2018-07-15",
        "programmes": [
          {
            "id": "pgde-secondary", "name": "PGDE Secondary", "sector": "secondary",
            "age_range": "11-16",
            "phases": [{ "id": "2", "start": "2018-09-10", "end": "2018-12-14" }]
          }
        ]
      },
      "schools": [
        {
          "file": "schools.csv",
          "fields": {
            "id": { "column": "Code" }, "name": { "column": "School" },
            "age_range": { "constant": "11-16" }
          }
        }
      ],
      "offers": [
        {
          "file": "schools.csv",
          "fields": {
            "school": { "column": "Code" }, "subjects": { "column": "Subject" },
            "places": { "column": "Count" }
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
            "travel_mode": { "constant": "car" },
            "previous_1_school": { "column": "Previous school" },
            "previous_1_ended": { "column": "Previous ended" }
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
