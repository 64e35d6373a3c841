/// A kind of document: a JSON object that names its format and version and
/// then holds the given fields.
///
/// ```json
/// {
///   "format": "placements/offers",
///   "version": 1,
///   "offers": []
/// }
/// ```
public struct DocumentFormat<Root: Sendable>: Sendable {
  /// The name without its prefix, such as `offers`.
  public let name: String
  /// The one version this program reads and writes.
  public let version: Int
  private let formatName: String
  private let shape: Shape<Root>

  /// - Parameters:
  ///   - name: The name without its prefix: `offers` for `placements/offers`.
  ///   - version: The version, from 1.
  ///   - title: What such a document is, for the schema.
  ///   - blank: A root to fill in; its values are the defaults.
  ///   - fields: At most 62 fields, none called `format` or `version`.
  public init(name: String, version: Int, title: String, blank: Root, fields: [Field<Root>]) {
    self.name = name
    self.version = version
    let formatName = "placements/\(name)"
    self.formatName = formatName
    let header: [Field<Root>] = [
      .constant("format", .string(formatName), "The kind of document."),
      .constant("version", .integer(version), "The version of the format."),
    ]
    shape = .record(title, blank, header + fields)
  }

  /// Reads a document strictly, collecting every problem.
  ///
  /// Never traps and never throws, whatever the bytes are.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - document: What to call the document in messages, such as `offers.json`.
  /// - Returns: The content as far as it can be used, and every problem.
  /// - Complexity: O(*n*) in the number of bytes.
  public func read(_ bytes: [UInt8], document: String) -> ReadResult<Root> {
    let tree: JSONTree
    do {
      tree = try JSONScanner.scan(bytes)
    } catch {
      let place = SourceLocation.of(offsets: [error.offset], in: bytes)[0]
      let problem = Problem(
        code: "NOT-JSON", document: document, line: place.line, column: place.column,
        fact: error.fact, fix: error.fix)
      return ReadResult(root: nil, problems: [problem], faultyRecords: [])
    }
    var reader = JSONReader(tree, document: document)
    // A document of another kind or version would only give misleading errors.
    guard checkHeader(&reader) else {
      return ReadResult(root: nil, problems: reader.located(), faultyRecords: [])
    }
    let root = shape.read(0, &reader)
    return ReadResult(
      root: root, problems: reader.located(), faultyRecords: reader.faultyRecords)
  }

  /// Writes a document in its canonical form: UTF-8, two spaces per level,
  /// fields in declared order, line feeds, one at the end.
  public func write(_ root: Root) -> [UInt8] {
    var writer = JSONWriter()
    shape.write(root, &writer)
    writer.endDocument()
    return writer.bytes
  }

  /// The JSON Schema (draft 2020-12) of the format.
  public var schema: [UInt8] {
    let members: SchemaMembers =
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .string("https://placements.invalid/schema/\(name)/\(version)")),
      ] + shape.schema
    var writer = JSONWriter()
    SchemaText.object(members).write(to: &writer)
    writer.endDocument()
    return writer.bytes
  }
}

extension DocumentFormat {
  /// Whether the document says that it is of this format and version.
  private func checkHeader(_ reader: inout JSONReader) -> Bool {
    let tree = reader.tree
    guard tree.nodes[0].kind == .object else {
      reader.reportWrongType(
        at: 0, expected: "an object",
        "Begin the document with { \"format\": \"\(formatName)\", \"version\": \(version), … }.")
      return false
    }
    return checkFormat(&reader) && checkVersion(&reader)
  }

  private func checkFormat(_ reader: inout JSONReader) -> Bool {
    guard let key = headerKey("format", reader.tree) else {
      reader.report(
        "WRONG-FORMAT", at: 0, "the key 'format' is missing",
        "Add \"format\": \"\(formatName)\".")
      return false
    }
    reader.enter(key: key)
    defer { reader.leave() }
    let isText = reader.tree.nodes[key + 1].kind == .string
    if isText, reader.tree.string(key + 1) == formatName { return true }
    let found = isText ? reader.tree.string(key + 1) : ""
    let isOurs = found.hasPrefix("placements/") && isPlainWord(found.dropFirst(11))
    reader.report(
      "WRONG-FORMAT", at: key + 1,
      isOurs ? "this is a '\(found)' document" : "this is not the name of a format",
      "A '\(formatName)' document is wanted here.")
    return false
  }

  private func checkVersion(_ reader: inout JSONReader) -> Bool {
    guard let key = headerKey("version", reader.tree) else {
      reader.report(
        "WRONG-VERSION", at: 0, "the key 'version' is missing", "Add \"version\": \(version).")
      return false
    }
    reader.enter(key: key)
    defer { reader.leave() }
    let node = reader.tree.nodes[key + 1]
    guard node.kind == .number,
      case .number(let found) = wholeNumber(reader.tree.bytes[reader.tree.byteRange(key + 1)])
    else {
      reader.report(
        "WRONG-VERSION", at: key + 1, "this is not a version",
        "Write the whole number \(version).")
      return false
    }
    if found == version { return true }
    reader.report(
      "WRONG-VERSION", at: key + 1,
      found > version
        ? "version \(found) is newer than this program reads (\(version))"
        : "version \(found) is not one this program reads (\(version))",
      found > version ? "Update the program." : "Bring the document up to version \(version).")
    return false
  }

  private func headerKey(_ name: String, _ tree: JSONTree) -> Int? {
    let spelling = Array(name.utf8)
    var key = 1
    let end = tree.next(0)
    while key < end {
      if tree.spells(key, spelling) { return key }
      key = tree.next(key + 1)
    }
    return nil
  }
}

extension Field {
  /// A key of the header, which is checked before the fields are read.
  fileprivate static func constant(
    _ name: String, _ value: SchemaText, _ meaning: String
  ) -> Field {
    Field(
      name, .required,
      schema: { _ in [("description", .string(meaning)), ("const", value)] },
      read: { _, _, _ in },
      write: { _, _, writer in
        writer.key(name)
        value.write(to: &writer)
      })
  }
}
