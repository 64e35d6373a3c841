/// Whether a column, going by its name, holds what no record of a round may hold.
///
/// Records of people take no name, contact, birth, protected characteristic,
/// health, vetting or attainment detail; a mapping that asks for one was
/// mapped by mistake, and is refused before a cell is read.
func isForbidden(header: String, in kind: SheetKind) -> Bool {
  let words = headerWords(header)
  func holds(_ list: Set<String>) -> Bool { words.contains { list.contains($0) } }
  func holdsPair(_ pairs: Set<String>) -> Bool {
    zip(words, words.dropFirst()).contains { pairs.contains("\($0) \($1)") }
  }
  if holds(anybodys) || holdsPair(namesOfStaff) { return true }
  if words.contains("dbs"), holds(["number", "no", "certificate", "cert", "image", "ref"]) {
    return true
  }
  switch kind {
  case .schools, .offers: return false
  case .trainees, .journeys:
    if words == ["name"] || words == ["age"] || words == ["initials"] { return true }
    return holds(trainees) || holdsPair(namesOfTrainees)
  }
}

/// The words of a header, in lower case, without punctuation.
func headerWords(_ header: String) -> [String] {
  header.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

private let anybodys: Set<String> = [
  "birth", "birthdate", "birthday", "dob", "email", "ethnic", "ethnicity", "firstname", "forename",
  "forenames", "fullname", "lastname", "mobile", "nationality", "passport", "phone", "surname",
  "telephone", "trn",
]

private let trainees: Set<String> = [
  "address", "attainment", "belief", "diagnosis", "disability", "disabled", "faith", "gender",
  "grade", "grades", "immigration", "marital", "medical", "medication", "overseas", "postcode",
  "pregnancy", "race", "religion", "religious", "sex", "sexuality", "visa",
]

private let namesOfStaff: Set<String> = [
  "contact name", "head name", "headteacher name", "mentor name", "principal name",
  "teacher name", "tutor name",
]

private let namesOfTrainees: Set<String> = [
  "age at", "age on", "applicant name", "candidate name", "family name", "first name", "full name",
  "given name", "known as", "last name", "middle name", "preferred name", "student name",
  "trainee name",
]
