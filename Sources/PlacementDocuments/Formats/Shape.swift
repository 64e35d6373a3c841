/// The shape of one JSON value: reads it strictly, writes it canonically and
/// describes itself as JSON Schema – one definition for all three, so that
/// they cannot drift apart.
///
/// Build shapes from the static members: scalars such as ``identifier`` and
/// ``integer(_:)``, then ``list(of:maximum:distinct:)``, ``map(of:keys:)`` and
/// ``record(_:_:_:identifiedBy:)``.
public struct Shape<Value: Sendable>: Sendable {
  // The functions that build shapes and fields are kept from being specialised
  // (`@_semantics`): the optimiser would copy them and their closures for every
  // record, list and field, which took most of the package's build.

  /// Reads the value at a node; `nil` means that an error has been reported.
  let read: @Sendable (_ node: Int, _ reader: inout JSONReader) -> Value?
  let write: @Sendable (_ value: Value, _ writer: inout JSONWriter) -> Void
  /// The members of the JSON Schema for the value.
  let schema: SchemaMembers
  /// Whether the values are records with identifiers.
  var isIdentified = false

  /// The same, with keys written even where their value is the default.
  var withDefaults: Shape {
    let write = self.write
    return Shape(
      schema: schema, read: read,
      write: { value, writer in
        let outer = writer.includesDefaults
        writer.includesDefaults = true
        write(value, &writer)
        writer.includesDefaults = outer
      })
  }

  /// The same, with every key that has a default wanted in reading and written.
  var complete: Shape {
    let read = self.read
    let write = withDefaults.write
    return Shape(
      schema: completed(schema),
      read: { node, reader in
        let outer = reader.wantsEverything
        reader.wantsEverything = true
        defer { reader.wantsEverything = outer }
        return read(node, &reader)
      },
      write: write)
  }

  init(
    schema: SchemaMembers,
    read: @escaping @Sendable (Int, inout JSONReader) -> Value?,
    write: @escaping @Sendable (Value, inout JSONWriter) -> Void
  ) {
    self.schema = schema
    self.read = read
    self.write = write
  }
}
