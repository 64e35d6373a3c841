/// One key of a record: its name, where its value lives, its shape and meaning.
public struct Field<Record>: Sendable {
  let name: String
  let presence: Presence
  let read: @Sendable (_ node: Int, _ reader: inout JSONReader, _ record: inout Record) -> Void
  /// Writes key and value, or nothing where the key is to be left out.
  let write: @Sendable (_ record: Record, _ blank: Record, _ writer: inout JSONWriter) -> Void
  let schema: @Sendable (_ blank: Record) -> SchemaMembers

  /// Whether the key must be there.
  enum Presence {
    case required, optional
    /// An absent key means the value of the blank record.
    case defaulted
  }

  init(
    _ name: String, _ presence: Presence,
    schema: @escaping @Sendable (Record) -> SchemaMembers,
    read: @escaping @Sendable (Int, inout JSONReader, inout Record) -> Void,
    write: @escaping @Sendable (Record, Record, inout JSONWriter) -> Void
  ) {
    self.name = name
    self.presence = presence
    self.schema = schema
    self.read = read
    self.write = write
  }

  /// A key that must be there; the meaning goes into the schema's `description`.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func required<V>(
    _ name: String, _ path: any WritableKeyPath<Record, V> & Sendable, _ shape: Shape<V>,
    _ meaning: String
  ) -> Field {
    Field(
      name, .required,
      schema: { _ in described(meaning, shape.schema) },
      read: { node, reader, record in
        if let value = shape.read(node, &reader) { record[keyPath: path] = value }
      },
      write: { record, _, writer in
        writer.key(name)
        shape.write(record[keyPath: path], &writer)
      })
  }

  /// A key that is absent where the value is `nil`; `null` is an error.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func optional<V>(
    _ name: String, _ path: any WritableKeyPath<Record, V?> & Sendable, _ shape: Shape<V>,
    _ meaning: String
  ) -> Field {
    Field(
      name, .optional,
      schema: { _ in described(meaning, shape.schema) },
      read: { node, reader, record in
        if let value = shape.read(node, &reader) { record[keyPath: path] = value }
      },
      write: { record, _, writer in
        guard let value = record[keyPath: path] else { return }
        writer.key(name)
        shape.write(value, &writer)
      })
  }

  /// A key that may be absent and then means what the blank record says.
  ///
  /// It is left out when written if its value is equal to that.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func defaulted<V: Equatable>(
    _ name: String, _ path: any WritableKeyPath<Record, V> & Sendable, _ shape: Shape<V>,
    _ meaning: String
  ) -> Field {
    Field(
      name, .defaulted,
      schema: { blank in
        let value = blank[keyPath: path]
        return described(meaning, shape.schema) + [
          ("default", .written { shape.write(value, &$0) })
        ]
      },
      read: { node, reader, record in
        if let value = shape.read(node, &reader) { record[keyPath: path] = value }
      },
      write: { record, blank, writer in
        let value = record[keyPath: path]
        guard writer.includesDefaults || value != blank[keyPath: path] else { return }
        writer.key(name)
        shape.write(value, &writer)
      })
  }
}

@inline(never)
private func described(_ meaning: String, _ schema: SchemaMembers) -> SchemaMembers {
  [("description", .string(meaning))] + schema
}
