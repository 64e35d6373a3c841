/// The keys of one kind of record, without the types of their values.
///
/// The optimiser makes a copy of generic code for every kind of record, and
/// there are dozens of them. What does not depend on the record's type is kept
/// here, out of those copies, so that the package builds in seconds.
struct RecordKeys: Sendable {
  private(set) var names: [String] = []
  private var spellings: [[UInt8]] = []
  /// A bit for every key that must be there.
  private(set) var required: UInt64 = 0
  /// A bit for every key that has a default.
  private(set) var defaulted: UInt64 = 0

  @inline(never)
  mutating func add(_ name: String, isRequired: Bool, isDefaulted: Bool) {
    precondition(names.count < 64, "a record has at most 64 fields")
    precondition(!names.contains(name), "two fields share a name")
    if isRequired { required |= 1 << UInt64(names.count) }
    if isDefaulted { defaulted |= 1 << UInt64(names.count) }
    names.append(name)
    spellings.append(Array(name.utf8))
  }

  /// The schema of a record with these keys.
  @inline(never)
  func schema(title: String, properties: SchemaMembers) -> SchemaMembers {
    [
      ("title", .string(title)), ("type", .string("object")),
      ("properties", .object(properties)), ("required", .strings(chosen(by: required))),
      ("additionalProperties", .flag(false)),
    ]
  }

  /// The names of the keys whose bits are set.
  func chosen(by bits: UInt64) -> [String] {
    names.indices.filter { bits & 1 << UInt64($0) != 0 }.map { names[$0] }
  }

  /// The field a key belongs to.
  ///
  /// Most files keep one order, so the field after the last one is tried first.
  func field(at key: Int, expecting expected: Int, _ tree: JSONTree) -> Int? {
    if expected < spellings.count, tree.spells(key, spellings[expected]) { return expected }
    return spellings.firstIndex { tree.spells(key, $0) }
  }
}

/// A walk over the members of one object.
struct RecordMembers {
  private let node: Int
  private let end: Int
  private var key: Int
  private var expected = 0
  /// A bit for every key met.
  private var seen: UInt64 = 0
  private var unknown: [Int] = []

  init(of node: Int, _ tree: JSONTree) {
    self.node = node
    end = tree.next(node)
    key = node + 1
  }

  /// Enters the next member that belongs to a field; the caller reads its value and leaves it.
  ///
  /// Reports repeated keys and puts unknown ones by.
  @inline(never)
  mutating func next(
    among keys: RecordKeys, _ reader: inout JSONReader
  ) -> (field: Int, value: Int)? {
    while key < end {
      let here = key
      key = reader.tree.next(here + 1)
      guard let field = keys.field(at: here, expecting: expected, reader.tree) else {
        unknown.append(here)
        continue
      }
      expected = field + 1
      if seen & 1 << UInt64(field) != 0 {
        reportRepeatedKey(here, &reader)
        continue
      }
      seen |= 1 << UInt64(field)
      reader.enter(key: here)
      return (field, here + 1)
    }
    return nil
  }

  @inline(never)
  func reportUnknownAndMissing(_ keys: RecordKeys, _ reader: inout JSONReader) {
    if !unknown.isEmpty {
      let unmet = keys.chosen(by: ~seen)
      for key in unknown { reportUnknownKey(key, known: unmet, &reader) }
    }
    let wanted = reader.wantsEverything ? keys.required | keys.defaulted : keys.required
    for name in keys.chosen(by: wanted & ~seen) { reportMissingKey(name, in: node, &reader) }
  }
}

func reportMissingKey(_ name: String, in node: Int, _ reader: inout JSONReader) {
  reader.report("MISSING-KEY", at: node, "the key '\(name)' is missing", "Add it.")
}

func reportUnknownKey(_ key: Int, known: [String], _ reader: inout JSONReader) {
  let name = reader.tree.string(key)
  let fact = isPlainWord(name) ? "there is no key '\(name)' here" : "there is no such key here"
  let fix =
    if let match = closestMatch(to: name, among: known) {
      "Did you mean '\(match)'?"
    } else if known.isEmpty || known.count > 40 {
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
