import PlacementDocuments

/// How to read one kind of value from a cell, and what to say if it cannot be.
///
/// What is said never repeats the cell: a column mapped by mistake may hold anything.
struct Reading<Value> {
  var code: String
  var fact: String
  var fix: (String) -> String
  var parse: (String) -> Value?

  init(
    _ code: String, _ fact: String, fix: @escaping (String) -> String,
    parse: @escaping (String) -> Value?
  ) {
    self.code = code
    self.fact = fact
    self.fix = fix
    self.parse = parse
  }

  init(_ code: String, _ fact: String, fix: String, parse: @escaping (String) -> Value?) {
    self.init(code, fact, fix: { _ in fix }, parse: parse)
  }
}

extension Reading where Value == String {
  static var text: Reading {
    Reading(
      "BAD-TEXT", "this text is too long or holds a line break or other control character",
      fix: "Write at most 500 characters on one line."
    ) { text in
      let scalars = text.unicodeScalars
      let isPlain = scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) }
      return isPlain && scalars.count <= 500 ? text : nil
    }
  }

  static var identifier: Reading {
    Reading(
      "BAD-IDENTIFIER", "this is not an identifier",
      fix: "Use 1 to 64 letters, digits, '.', '_' and '-', beginning with a letter or digit."
    ) { text in isWord(text, punctuation: "._-", upperCase: true) ? text : nil }
  }

  /// A keyword; "Step-free access" is read as step_free_access.
  static var keyword: Reading {
    Reading(
      "BAD-KEYWORD", "this is not a keyword",
      fix: "Use letters, digits and spaces, or give the keyword in the mapping's values."
    ) { text in
      let word = keywordForm(text)
      return isWord(word, punctuation: "_+-", upperCase: false) ? word : nil
    }
  }

  private static func isWord(_ text: String, punctuation: String, upperCase: Bool) -> Bool {
    let marks = Array(punctuation.utf8)
    guard 1...64 ~= text.utf8.count else { return false }
    return text.utf8.enumerated().allSatisfy { place, byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A: true
      case 0x41...0x5A: upperCase
      default: place > 0 && marks.contains(byte)
      }
    }
  }
}

extension Reading where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Reading {
    Reading(
      "BAD-NUMBER", "this is not a whole number from \(range.lowerBound) to \(range.upperBound)",
      fix: "Write it in digits alone."
    ) { text in wholeNumber(text).flatMap { range ~= $0 ? $0 : nil } }
  }

  static func minutes(_ range: ClosedRange<Int>, _ format: SheetMapping.MinutesFormat) -> Reading {
    switch format {
    case .minutes:
      return Reading(
        "BAD-MINUTES",
        "this is not a whole number of minutes from \(range.lowerBound)"
          + " to \(range.upperBound)",
        fix: "Write minutes in digits alone, or map the sheet with \"minutes_format\": \"h:mm\"."
      ) { text in wholeNumber(text).flatMap { range ~= $0 ? $0 : nil } }
    case .hoursAndMinutes:
      return Reading(
        "BAD-MINUTES", "this is not a time such as 1:05", fix: "Write hours, a colon and minutes."
      ) { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let hours = wholeNumber(parts[0]),
          let minutes = wholeNumber(parts[1]), 0...24 ~= hours, 0...59 ~= minutes
        else { return nil }
        let total = hours * 60 + minutes
        return range ~= total ? total : nil
      }
    }
  }

  /// Digits alone: no sign, point, exponent or separator.
  private static func wholeNumber(_ text: some StringProtocol) -> Int? {
    guard 1...18 ~= text.utf8.count, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text)
  }
}

extension Reading where Value == Double {
  static func degrees(_ limit: Double) -> Reading {
    Reading(
      "BAD-NUMBER", "this is not a number of degrees from -\(Int(limit)) to \(Int(limit))",
      fix: { text in
        text.contains(",")
          ? "Write a decimal point instead of the comma." : "Write it as 51.5584, in digits alone."
      },
      parse: { text in
        let isPlain = text.utf8.allSatisfy {
          0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
        guard isPlain, text.utf8.count <= 32, let number = Double(text), number.isFinite,
          abs(number) <= limit
        else { return nil }
        return number
      })
  }
}

extension Reading where Value == Bool {
  static var flag: Reading {
    Reading(
      "BAD-FLAG", "this is neither yes nor no",
      fix: "Write yes or no, or say what it means in the mapping's values."
    ) { text in
      switch text.lowercased() {
      case "true", "yes", "y", "1": true
      case "false", "no", "n", "0": false
      default: nil
      }
    }
  }
}

extension Reading where Value == Day {
  static func day(_ format: SheetMapping.DateFormat) -> Reading {
    Reading(
      "BAD-DATE", "this is not a date",
      fix: format == .dayFirst
        ? "Write it as 31/12/2026, 31 Dec 2026 or 2026-12-31; if the sheet puts months first,"
          + " map it with \"date_format\": \"month_first\"."
        : "Write it as 12/31/2026, 31 Dec 2026 or 2026-12-31."
    ) { text in SpreadsheetImport.day(text, format) }
  }
}

extension Reading where Value == AgeRange {
  static var ageRange: Reading {
    Reading(
      "BAD-AGE-RANGE", "this is not an age range",
      fix: "Write it as 5-11. A spreadsheet may have made a date of it: format the column as text."
    ) { text in
      let dashed = text.replacing(" to ", with: "-").replacing("\u{2013}", with: "-")
      return AgeRange(String(dashed.filter { !$0.isWhitespace }))
    }
  }
}

extension Reading where Value == YearGroup {
  static var yearGroup: Reading {
    choice { text in
      let word = text.lowercased().filter { !$0.isWhitespace }
      for prefix in ["year", "yr", "y"] where word.hasPrefix(prefix) {
        if let year = YearGroup(rawValue: String(word.dropFirst(prefix.count))) { return year }
      }
      return switch word {
      case "nursery": .nursery
      case "reception": .reception
      default: YearGroup(rawValue: word.uppercased())
      }
    }
  }
}

extension Reading where Value == KeyStage {
  static var keyStage: Reading {
    choice { text in
      let word = text.lowercased().filter { !$0.isWhitespace }
      let short = word.hasPrefix("keystage") ? "ks" + word.dropFirst(8) : word
      return KeyStage(rawValue: short.uppercased())
    }
  }
}

extension Reading
where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the words of a vocabulary; "Public transport" is read as public_transport.
  static var word: Reading {
    choice { text in
      let form = keywordForm(text)
      return Value.allCases.first { keywordForm($0.rawValue) == form }
    }
  }

  fileprivate static func choice(_ parse: @escaping (String) -> Value?) -> Reading {
    let words = Value.allCases.map(\.rawValue)
    let list = words.joined(separator: ", ")
    return Reading(
      "UNKNOWN-CHOICE", "this is not one of the choices",
      fix: { text in
        let guess = closestMatch(to: keywordForm(text), among: words)
        return (guess.map { "Did you mean '\($0)'? " } ?? "")
          + "Write one of \(list), or say what it means in the mapping's values."
      }, parse: parse)
  }
}

/// A text as a keyword: lower case, everything but letters and digits an underscore.
func keywordForm(_ text: String) -> String {
  text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "+" }.joined(separator: "_")
}
