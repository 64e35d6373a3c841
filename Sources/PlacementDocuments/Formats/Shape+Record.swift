extension Shape {
  /// An object with these fields and no others, written in their order.
  ///
  /// The title is for the schema. The blank record is the one to fill in: its
  /// values are the defaults of ``Field/defaulted(_:_:_:_:)``. There may be at
  /// most 64 fields, with different names.
  public static func record(_ title: String, _ blank: Value, _ fields: [Field<Value>]) -> Shape {
    record(title, fields, RecordReading(blank: blank, fields: fields, identifier: nil))
  }

  /// An object with these fields and no others, named in messages by an identifier.
  ///
  /// As ``record(_:_:_:)``. The identifier counts as unknown while the record
  /// has that of the blank one, or an empty one.
  public static func record(
    _ title: String, _ blank: Value, _ fields: [Field<Value>],
    identifiedBy identifier: any KeyPath<Value, String> & Sendable
  ) -> Shape {
    record(
      title, fields,
      RecordReading(blank: blank, fields: fields) { $0[keyPath: identifier] })
  }

  private static func record(
    _ title: String, _ fields: [Field<Value>], _ reading: RecordReading<Value>
  ) -> Shape {
    let blank = reading.blank
    var shape = Shape(
      schema: [
        ("title", .string(title)), ("type", .string("object")),
        ("properties", .object(fields.map { ($0.name, .object($0.schema(blank))) })),
        ("required", .strings(fields.filter(\.isRequired).map(\.name))),
        ("additionalProperties", .flag(false)),
      ],
      read: { node, reader in reading.read(node, &reader) },
      write: { value, writer in
        writer.openObject()
        for field in fields { field.write(value, blank, &writer) }
        writer.closeObject()
      })
    shape.isIdentified = reading.identifier != nil
    return shape
  }
}

/// How to read one kind of record.
private struct RecordReading<Record: Sendable>: Sendable {
  let blank: Record
  let fields: [Field<Record>]
  // Apart from the fields, because taking one out of an array copies all of it.
  private let names: [[UInt8]]
  private let reads: [@Sendable (Int, inout JSONReader, inout Record) -> Void]
  let identifier: (@Sendable (Record) -> String)?
  /// A bit for every field that must be there.
  let required: UInt64

  init(
    blank: Record, fields: [Field<Record>], identifier: (@Sendable (Record) -> String)?
  ) {
    precondition(fields.count <= 64, "a record has at most 64 fields")
    precondition(Set(fields.map(\.name)).count == fields.count, "two fields share a name")
    self.blank = blank
    self.fields = fields
    names = fields.map { Array($0.name.utf8) }
    reads = fields.map(\.read)
    self.identifier = identifier
    required = fields.indices.reduce(0) { $0 | (fields[$1].isRequired ? 1 << UInt64($1) : 0) }
  }

  func read(_ node: Int, _ reader: inout JSONReader) -> Record? {
    guard reader.tree.nodes[node].kind == .object else {
      reader.reportWrongType(at: node, expected: "an object", "Put it in curly brackets.")
      return nil
    }
    let structuralErrorsBefore = reader.structuralErrors
    let listedBefore = reader.listedProblems
    var record = blank
    readMembers(of: node, &reader, into: &record)
    if let identifier = identifier?(record) {
      let isKnown = !identifier.isEmpty && identifier != self.identifier?(blank)
      reader.lastIdentifier = isKnown ? identifier : nil
      if isKnown { reader.nameRecord(identifier, since: listedBefore) }
    }
    return reader.structuralErrors == structuralErrorsBefore ? record : nil
  }

  private func readMembers(
    of node: Int, _ reader: inout JSONReader, into record: inout Record
  ) {
    var seen: UInt64 = 0
    var unknown: [Int] = []
    var expected = 0
    let end = reader.tree.next(node)
    var key = node + 1
    while key < end {
      if let index = field(at: key, expecting: expected, reader.tree) {
        if seen & 1 << UInt64(index) != 0 {
          reportRepeatedKey(key, &reader)
        } else {
          seen |= 1 << UInt64(index)
          reader.enter(key: key)
          reads[index](key + 1, &reader, &record)
          reader.leave()
        }
        expected = index + 1
      } else {
        unknown.append(key)
      }
      key = reader.tree.next(key + 1)
    }
    if !unknown.isEmpty {
      let missing = fields.indices.filter { seen & 1 << UInt64($0) == 0 }.map { fields[$0].name }
      for key in unknown { reportUnknownKey(key, known: missing, &reader) }
    }
    if seen & required != required {
      for index in fields.indices where fields[index].isRequired && seen & 1 << UInt64(index) == 0 {
        reader.report(
          "MISSING-KEY", at: node, "the key '\(fields[index].name)' is missing", "Add it.")
      }
    }
  }

  /// The field a key belongs to.
  ///
  /// Most files keep one order, so the field after the last one is tried first.
  private func field(at key: Int, expecting expected: Int, _ tree: JSONTree) -> Int? {
    if expected < names.count, tree.spells(key, names[expected]) { return expected }
    return names.firstIndex { tree.spells(key, $0) }
  }
}

func reportUnknownKey(_ key: Int, known: [String], _ reader: inout JSONReader) {
  let name = reader.tree.string(key)
  let fact = isPlainWord(name) ? "there is no key '\(name)' here" : "there is no such key here"
  let fix =
    if let match = closestMatch(to: name, among: known) {
      "Did you mean '\(match)'?"
    } else if known.isEmpty {
      "Remove it."
    } else {
      "Remove it, or choose from: \(known.joined(separator: ", "))."
    }
  reader.report("UNKNOWN-KEY", at: key, fact, fix)
}

func reportRepeatedKey(_ key: Int, _ reader: inout JSONReader) {
  let name = reader.tree.string(key)
  reader.report(
    "REPEATED-KEY", at: key,
    isPlainWord(name) ? "the key '\(name)' is repeated" : "a key is repeated", "Keep one of them.")
}
