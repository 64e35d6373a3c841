extension Shape {
  /// An object with these fields and no others, written in their order.
  ///
  /// The title is for the schema. The blank record is the one to fill in: its
  /// values are the defaults of ``Field/defaulted(_:_:_:_:)``. There may be at
  /// most 64 fields, with different names.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func record(_ title: String, _ blank: Value, _ fields: [Field<Value>]) -> Shape {
    record(title, fields, RecordReading(blank: blank, fields: fields, identifier: nil))
  }

  /// An object with these fields and no others, named in messages by an identifier.
  ///
  /// As ``record(_:_:_:)``. The identifier counts as unknown while the record
  /// has that of the blank one, or an empty one.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func record(
    _ title: String, _ blank: Value, _ fields: [Field<Value>],
    identifiedBy identifier: any KeyPath<Value, String> & Sendable
  ) -> Shape {
    record(
      title, fields,
      RecordReading(blank: blank, fields: fields) { $0[keyPath: identifier] })
  }

  @_semantics("optimize.sil.specialize.generic.never")
  private static func record(
    _ title: String, _ fields: [Field<Value>], _ reading: RecordReading<Value>
  ) -> Shape {
    let blank = reading.blank
    var properties: SchemaMembers = []
    for field in fields { properties.append((field.name, .object(field.schema(blank)))) }
    var shape = Shape(
      schema: reading.keys.schema(title: title, properties: properties),
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
  let keys: RecordKeys
  // Apart from the fields, because taking one out of an array copies all of it.
  private let reads: [@Sendable (Int, inout JSONReader, inout Record) -> Void]
  let identifier: (@Sendable (Record) -> String)?

  @_semantics("optimize.sil.specialize.generic.never")
  init(
    blank: Record, fields: [Field<Record>], identifier: (@Sendable (Record) -> String)?
  ) {
    var keys = RecordKeys()
    var reads: [@Sendable (Int, inout JSONReader, inout Record) -> Void] = []
    for field in fields {
      keys.add(
        field.name, isRequired: field.presence == .required,
        isDefaulted: field.presence == .defaulted)
      reads.append(field.read)
    }
    self.blank = blank
    self.keys = keys
    self.reads = reads
    self.identifier = identifier
  }

  @_semantics("optimize.sil.specialize.generic.never")
  func read(_ node: Int, _ reader: inout JSONReader) -> Record? {
    guard reader.tree.nodes[node].kind == .object else {
      reader.reportWrongType(at: node, expected: "an object", "Put it in curly brackets.")
      return nil
    }
    let structuralErrorsBefore = reader.structuralErrors
    let listedBefore = reader.listedProblems
    var record = blank
    var members = RecordMembers(of: node, reader.tree)
    while let member = members.next(among: keys, &reader) {
      reads[member.field](member.value, &reader, &record)
      reader.leave()
    }
    members.reportUnknownAndMissing(keys, &reader)
    if let identifier = identifier?(record) {
      let isKnown = !identifier.isEmpty && identifier != self.identifier?(blank)
      reader.lastIdentifier = isKnown ? identifier : nil
      if isKnown { reader.nameRecord(identifier, since: listedBefore) }
    }
    return reader.structuralErrors == structuralErrorsBefore ? record : nil
  }
}
