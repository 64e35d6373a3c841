import PlacementDocuments

/// A school that a spelling may have been meant for; a person decides.
struct SchoolSuggestion {
  /// What to write to confirm it.
  var reference: String
  var name: String
  private let form: String
  private let words: Set<String>

  init(reference: String, name: String) {
    self.reference = reference
    self.name = name
    form = plainName(name)
    words = Set(form.split(separator: " ").map(String.init))
  }

  /// The likeliest school for a spelling: the nearest by letters, else the one
  /// that shares the largest part of its words, at least half.
  ///
  /// - Complexity: O(*n*) comparisons for *n* schools.
  static func best(for spelling: String, among schools: [SchoolSuggestion]) -> SchoolSuggestion? {
    let form = plainName(spelling)
    if let near = closestMatch(to: form, among: schools.map(\.form)) {
      return schools.first { $0.form == near }
    }
    if let near = closestMatch(to: spelling, among: schools.map(\.reference)) {
      return schools.first { $0.reference == near }
    }
    let words = Set(form.split(separator: " ").map(String.init))
    var best: (shared: Int, total: Int, school: SchoolSuggestion)?
    for school in schools {
      let shared = words.intersection(school.words).count
      let total = words.count + school.words.count
      guard shared > 0, shared * 4 >= total else { continue }
      // Shared parts compared as fractions; the first school wins a tie.
      if let best, shared * best.total <= best.shared * total { continue }
      best = (shared, total, school)
    }
    return best?.school
  }
}

/// A school's name as it is compared: lower case, without marks and common
/// words, "St" for "Saint".
private func plainName(_ name: String) -> String {
  let plain = name.lowercased().filter { $0 != "'" && $0 != "\u{2019}" && $0 != "." }
  let words = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  let telling = words.filter { !commonWords.contains($0) }.map { $0 == "saint" ? "st" : $0 }
  return telling.joined(separator: " ")
}

private let commonWords: Set<String> = [
  "a", "academy", "and", "college", "high", "junior", "of", "primary", "school", "secondary", "sch",
  "the",
]
