/// The most elements a list takes unless its shape says otherwise.
public let defaultListMaximum = 1_000_000

extension Shape {
  /// A list of values of one shape.
  ///
  /// A list that is a member of the document itself leaves out its faulty
  /// elements and reports them as ``FaultyRecord``s. Elsewhere an error in an
  /// element is an error of the list.
  ///
  /// In a distinct list no two elements may be equal. Records with identifiers
  /// may not share an identifier; records that do are both faulty.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func list<E>(
    of element: Shape<E>, maximum: Int = defaultListMaximum, distinct: Bool = false
  ) -> Shape where Value == [E] {
    var schema: SchemaMembers = [
      ("type", .string("array")), ("items", .object(element.schema)),
      ("maxItems", .integer(maximum)),
    ]
    if distinct { schema.append(("uniqueItems", .flag(true))) }
    return Shape(
      schema: schema,
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .list else {
          reader.reportWrongType(at: node, expected: "a list", "Put it in square brackets.")
          return nil
        }
        return readList(
          node, of: element, maximum: maximum, isDistinct: distinct, &reader)
      },
      write: { value, writer in
        writer.openList()
        writer.elements(value.count) { element.write(value[$0], &$1) }
        writer.closeList()
      })
  }

  /// An object used as a table from keys to values of one shape.
  ///
  /// It may have the given keys, or, if those are `nil`, any that are texts as
  /// ``text`` has them. It is written with its keys in order of their bytes.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func map<E>(of element: Shape<E>, keys: [String]?) -> Shape
  where Value == [String: E] {
    map(of: element, keys: keys, over: [:]) { _, _ in true }
  }

  /// An object used as a table of changes to another table, which holds every key.
  ///
  /// Keys that are left out keep their values; those with the values of the other table are
  /// left out when written, unless defaults are.
  @_semantics("optimize.sil.specialize.generic.never")
  public static func map<E: Equatable>(
    of element: Shape<E>, keys: [String], over base: [String: E]
  ) -> Shape where Value == [String: E] {
    map(of: element, keys: keys, over: base) { key, item in base[key] != item }
  }

  @_semantics("optimize.sil.specialize.generic.never")
  private static func map<E>(
    of element: Shape<E>, keys: [String]?, over base: [String: E],
    isChange: @escaping @Sendable (String, E) -> Bool
  ) -> Shape where Value == [String: E] {
    var schema: SchemaMembers = [("type", .string("object"))]
    if let keys {
      schema.append(("properties", .object(keys.map { ($0, .object(element.schema)) })))
      schema.append(("additionalProperties", .flag(false)))
    } else {
      schema.append(("propertyNames", .object(Shape<String>.text.schema)))
      schema.append(("additionalProperties", .object(element.schema)))
    }
    return Shape(
      schema: schema,
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .object else {
          reader.reportWrongType(at: node, expected: "an object", "Put it in curly brackets.")
          return nil
        }
        guard let read = readMap(node, of: element, keys: keys, &reader) else { return nil }
        return base.isEmpty ? read : base.merging(read) { $1 }
      },
      write: { value, writer in
        writer.openObject()
        for (key, item) in value.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
        where writer.includesDefaults || isChange(key, item) {
          writer.key(key)
          element.write(item, &writer)
        }
        writer.closeObject()
      })
  }
}

@_semantics("optimize.sil.specialize.generic.never")
private func readMap<E>(
  _ node: Int, of element: Shape<E>, keys: [String]?, _ reader: inout JSONReader
) -> [String: E]? {
  var map: [String: E] = [:]
  var seen: Set<String> = []
  let errorsBefore = reader.errors
  var key = node + 1
  let end = reader.tree.next(node)
  while key < end {
    let name = reader.tree.string(key)
    if let keys, !keys.contains(name) {
      reportUnknownKey(key, known: keys, &reader)
    } else if keys == nil, Shape<String>.text.read(key, &reader) == nil {
      // The text shape has said what is wrong with the key.
    } else if !seen.insert(name).inserted {
      reportRepeatedKey(key, &reader)
    } else {
      reader.enter(key: key)
      if let value = element.read(key + 1, &reader) { map[name] = value }
      reader.leave()
    }
    key = reader.tree.next(key + 1)
  }
  if let keys, reader.wantsEverything {
    for key in keys where !seen.contains(key) { reportMissingKey(key, in: node, &reader) }
  }
  return reader.errors == errorsBefore ? map : nil
}
