extension Shape where Value == String {
  /// A text that may say nothing.
  static var possiblyEmpty: Shape { prose(minimum: 0) }

  /// An explanation in a few sentences: longer than ``text``, and written by this program.
  static var prose: Shape { prose(minimum: 1) }

  private static func prose(minimum: Int) -> Shape {
    Shape(
      schema: [
        ("type", .string("string")), ("minLength", .integer(minimum)),
        ("maxLength", .integer(10_000)),
      ],
      read: { node, reader in
        guard reader.tree.nodes[node].kind == .string else {
          reader.reportWrongType(at: node, expected: "a text", "Put the text in double quotes.")
          return nil
        }
        return reader.tree.string(node)
      },
      write: { $1.string($0) })
  }
}
