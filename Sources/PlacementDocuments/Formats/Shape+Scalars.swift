extension Shape where Value == Int {
  /// A whole number in a range, written in digits: neither `2.0` nor `1e3`.
  public static func integer(_ range: ClosedRange<Int>) -> Shape {
    var schema: SchemaMembers = [("type", .string("integer"))]
    if range.lowerBound > .min { schema.append(("minimum", .integer(range.lowerBound))) }
    if range.upperBound < .max { schema.append(("maximum", .integer(range.upperBound))) }
    let wanted = wantedWords(
      "a whole number", range.lowerBound > .min ? "\(range.lowerBound)" : nil,
      range.upperBound < .max ? "\(range.upperBound)" : nil)
    return Shape(
      schema: schema,
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .number else {
          reader.reportWrongType(at: node, expected: "a whole number", "Write \(wanted).")
          return nil
        }
        switch wholeNumber(reader.tree.bytes[reader.tree.byteRange(node)]) {
        case .number(let number) where range ~= number: return number
        case .number(let number):
          reader.report("OUT-OF-RANGE", at: node, "\(number) is out of range", "Write \(wanted).")
        case .overflow:
          reader.report(
            "OUT-OF-RANGE", at: node, "this number is out of range", "Write \(wanted).")
        case .notWhole:
          reader.report(
            "NOT-WHOLE", at: node,
            "expected a whole number, found one with a decimal point or an exponent",
            "Write \(wanted), in digits alone.")
        }
        return nil
      },
      write: { $1.integer($0) })
  }
}

extension Shape where Value == Double {
  /// A finite number in a range, written in the fewest digits that read back the same.
  public static func number(_ range: ClosedRange<Double>) -> Shape {
    var schema: SchemaMembers = [("type", .string("number"))]
    let (lowest, highest) = (range.lowerBound, range.upperBound)
    if lowest.isFinite { schema.append(("minimum", .number(lowest))) }
    if highest.isFinite { schema.append(("maximum", .number(highest))) }
    let wanted = wantedWords(
      "a number", lowest.isFinite ? "\(lowest)" : nil, highest.isFinite ? "\(highest)" : nil)
    return Shape(
      schema: schema,
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .number else {
          reader.reportWrongType(at: node, expected: "a number", "Write \(wanted).")
          return nil
        }
        guard let number = Double(reader.tree.string(node)), number.isFinite, range ~= number
        else {
          reader.report(
            "OUT-OF-RANGE", at: node, "this number is out of range", "Write \(wanted).")
          return nil
        }
        return number
      },
      write: { $1.number($0) })
  }
}

extension Shape where Value == Bool {
  /// `true` or `false`.
  public static var flag: Shape {
    Shape(
      schema: [("type", .string("boolean"))],
      read: { node, reader in
        switch reader.tree.nodes[node].kind {
        case .yes: return true
        case .no: return false
        default:
          reader.reportWrongType(
            at: node, expected: "true or false", "Write true or false, without quotes.")
          return nil
        }
      },
      write: { $1.flag($0) })
  }
}

extension Shape where Value == Day {
  /// A day such as `"2018-07-15"`, from 1900 to 2199.
  ///
  /// Messages about it never repeat it: it may be a date of birth.
  public static var day: Shape {
    Shape(
      schema: [
        ("type", .string("string")), ("format", .string("date")),
        ("pattern", .string("^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$")),
      ],
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .string else {
          reader.reportWrongType(
            at: node, expected: "a date", "Write it in quotes, such as \"2018-07-15\".")
          return nil
        }
        let day =
          reader.tree.nodes[node].hasEscapes
          ? Day(reader.tree.string(node))
          : Day(ascii: reader.tree.bytes[reader.tree.byteRange(node)])
        if day == nil {
          reader.report(
            "BAD-DATE", at: node, "this is not a day of the years 1900 to 2199",
            "Write year-month-day, such as 2018-07-15.")
        }
        return day
      },
      write: { $1.string($0.description) })
  }
}

enum WholeNumber: Equatable {
  case number(Int)
  case overflow
  case notWhole
}

/// Reads `-?[0-9]+`; anything else is not whole.
func wholeNumber(_ bytes: ArraySlice<UInt8>) -> WholeNumber {
  let isNegative = bytes.first == UInt8(ascii: "-")
  let digits = isNegative ? bytes.dropFirst() : bytes
  guard !digits.isEmpty else { return .notWhole }
  var number = 0
  var overflowed = false
  for byte in digits {
    guard 0x30...0x39 ~= byte else { return .notWhole }
    // Counting downwards reaches Int.min as well as -Int.max.
    let (product, first) = number.multipliedReportingOverflow(by: 10)
    let (sum, second) = product.subtractingReportingOverflow(Int(byte - 0x30))
    number = sum
    overflowed = overflowed || first || second
  }
  if overflowed || (!isNegative && number == .min) { return .overflow }
  return .number(isNegative ? number : -number)
}

private func wantedWords(_ what: String, _ lowest: String?, _ highest: String?) -> String {
  switch (lowest, highest) {
  case (let lowest?, let highest?): "\(what) from \(lowest) to \(highest)"
  case (let lowest?, nil): "\(what) of at least \(lowest)"
  case (nil, let highest?): "\(what) of at most \(highest)"
  case (nil, nil): what
  }
}
