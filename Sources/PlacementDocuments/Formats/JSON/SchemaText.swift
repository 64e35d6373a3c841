typealias SchemaMembers = [(name: String, value: SchemaText)]

/// A piece of JSON Schema, with members in the order they are to be written.
enum SchemaText: Sendable {
  case string(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case list([SchemaText])
  case object(SchemaMembers)
  /// A value written by the shape it belongs to, such as a default.
  case written(@Sendable (inout JSONWriter) -> Void)

  static func strings(_ texts: [String]) -> SchemaText { .list(texts.map { .string($0) }) }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .string(let text): writer.string(text)
    case .integer(let number): writer.integer(number)
    case .number(let number): writer.number(number)
    case .flag(let flag): writer.flag(flag)
    case .list(let elements):
      writer.openList()
      for element in elements {
        writer.element()
        element.write(to: &writer)
      }
      writer.closeList()
    case .object(let members):
      writer.openObject()
      for member in members {
        writer.key(member.name)
        member.value.write(to: &writer)
      }
      writer.closeObject()
    case .written(let write): write(&writer)
    }
  }
}

/// A schema with every property that has a default required, and every key of a table.
func completed(_ schema: SchemaMembers) -> SchemaMembers {
  guard case .object(let properties)? = schema.first(where: { $0.name == "properties" })?.value
  else {
    return schema.map { name, value in
      guard case .object(let inner) = value else { return (name, value) }
      return (name, .object(completed(inner)))
    }
  }
  let isTable = !schema.contains { $0.name == "required" }
  var required: Set<String> = []
  if case .list(let names)? = schema.first(where: { $0.name == "required" })?.value {
    for case .string(let name) in names { required.insert(name) }
  }
  let changed: SchemaMembers = properties.map { name, value in
    guard case .object(let property) = value else { return (name, value) }
    if isTable || property.contains(where: { $0.name == "default" }) { required.insert(name) }
    return (name, .object(completed(property.filter { $0.name != "default" })))
  }
  let wanted = SchemaText.strings(properties.map(\.name).filter(required.contains))
  let members: SchemaMembers = schema.map { name, value in
    switch name {
    case "properties": (name, .object(changed))
    case "required": (name, wanted)
    default: (name, value)
    }
  }
  return isTable ? members + [("required", wanted)] : members
}
