// What is never to be held in the records of people, spelt without capitals
// and separators. Names and contacts live in `people.json`.
private let forbiddenFields: Set<String> = [
  "address", "age", "attainment", "barredlist", "birthdate", "conviction", "convictions",
  "dateofbirth", "dbs", "dbscertificate", "dbsdate", "dbsnumber", "degreeclass", "diagnosis",
  "disabilities", "disability", "dob", "email", "emailaddress", "ethnicgroup", "ethnicity",
  "familyname", "firstname", "fullname", "gender", "givenname", "grade", "grades", "health",
  "healthcondition", "homeaddress", "homepostcode", "lastname", "maritalstatus", "medical",
  "medicalcondition", "mobile", "name", "nationality", "nino", "overseascheck", "overseaschecks",
  "phone", "phonenumber", "photo", "postcode", "pregnancy", "race", "religion", "sex",
  "sexualorientation", "studentid", "studentnumber", "surname", "telephone", "trn", "visa",
]

/// The problems of reading, with unknown keys that hold personal data called what they are.
///
/// Only records of people are looked at: a school may have a name.
func forbiddingPersonalFields(in problems: [Problem]) -> [Problem] {
  problems.map { problem in
    guard problem.code == "UNKNOWN-KEY" || problem.code == "UNKNOWN-COLUMN",
      isAboutPeople(problem), let key = quotedWord(in: problem.fact),
      forbiddenFields.contains(bare(key))
    else { return problem }
    var forbidden = problem
    forbidden.code = "FORBIDDEN-FIELD"
    forbidden.fact = "'\(key)' must not be held here"
    forbidden.fix =
      "Remove it. Names and contacts belong in people.json; no rule may depend on the rest."
    return forbidden
  }
}

private func isAboutPeople(_ problem: Problem) -> Bool {
  switch problem.document {
  case RecordList.trainees.document, JourneysFile.name, DecisionsFile.name: true
  case RecordList.schools.document: problem.path.contains(".mentors[")
  default: false
  }
}

/// The word that a message repeats in quotes.
private func quotedWord(in fact: String) -> Substring? {
  let parts = fact.split(separator: "'", omittingEmptySubsequences: false)
  return parts.count == 3 ? parts[1] : nil
}

private func bare(_ key: Substring) -> String {
  key.lowercased().filter { $0.isLetter || $0.isNumber }
}
