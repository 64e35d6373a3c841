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
