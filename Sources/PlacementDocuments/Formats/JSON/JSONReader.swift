/// Walks a scanned document on behalf of the shapes, collecting problems.
///
/// A shape that cannot read a value reports why and returns `nil`; reading goes on.
struct JSONReader {
  let tree: JSONTree
  private let document: String
  private var problems: [(offset: Int, problem: Problem)] = []
  private var unlisted = 0
  /// Errors reported so far, listed or not.
  private(set) var errors = 0
  /// Whether keys with defaults must be there too; see ``Shape/complete``.
  var wantsEverything = false

  private enum Step {
    case key(node: Int)
    case index(Int)
  }
  private var path: [Step] = []

  /// Errors inside elements of the document's own lists, which cost only those elements.
  var errorsInRecords = 0
  var faultyRecords: [FaultyRecord] = []
  /// The identifier of the record read last, if it has one.
  var lastIdentifier: String?

  /// A file of nothing but errors must not fill the memory with reports.
  static let mostProblems = 10_000

  init(_ tree: JSONTree, document: String) {
    self.tree = tree
    self.document = document
  }

  /// Errors that make more than a single record unreadable.
  var structuralErrors: Int { errors - errorsInRecords }

  /// Whether the value being read is a member of the document itself.
  var isAtTopLevel: Bool { path.count == 1 }

  /// The document's own key that is being read, empty outside of any.
  var topLevelKey: String {
    guard case .key(let node)? = path.first else { return "" }
    return tree.string(node)
  }

  // Inlining these would repeat them in the code of every record and field: the
  // package would take minutes to build, and read no faster.

  @inline(never)
  mutating func enter(key node: Int) { path.append(.key(node: node)) }
  @inline(never)
  mutating func enter(index: Int) { path.append(.index(index)) }
  @inline(never)
  mutating func leave() { path.removeLast() }

  /// Reports an error about the value at `node`, at the current path.
  @inline(never)
  mutating func report(_ code: String, at node: Int, _ fact: String, _ fix: String) {
    errors += 1
    guard problems.count < JSONReader.mostProblems else {
      unlisted += 1
      return
    }
    // A string's node starts behind its quote; point at the quote.
    let start = Int(tree.nodes[node].start)
    let offset = tree.nodes[node].kind == .string ? start - 1 : start
    problems.append(
      (offset, Problem(code: code, document: document, path: pathText, fact: fact, fix: fix)))
  }

  /// Reports a value of the wrong kind.
  @inline(never)
  mutating func reportWrongType(at node: Int, expected: String, _ fix: String) {
    let found = tree.nodes[node].foundWords
    report(
      "WRONG-TYPE", at: node, "expected \(expected), found \(found)",
      tree.nodes[node].kind == .null ? "Leave the key out if there is no value." : fix)
  }

  /// The number of listed problems, to be passed to `nameRecord` later.
  var listedProblems: Int { problems.count }

  /// Names the record that the problems listed since `first` belong to,
  /// unless a record inside it has claimed them.
  @inline(never)
  mutating func nameRecord(_ identifier: String, since first: Int) {
    for index in first..<problems.count where problems[index].problem.record == nil {
      problems[index].problem.record = identifier
    }
  }

  /// Every problem in document order, with its line and column.
  func located() -> [Problem] {
    let locations = SourceLocation.of(offsets: problems.map(\.offset), in: tree.bytes)
    let order = problems.indices.sorted { (problems[$0].offset, $0) < (problems[$1].offset, $1) }
    var located = order.map { index in
      var problem = problems[index].problem
      problem.line = locations[index].line
      problem.column = locations[index].column
      return problem
    }
    if unlisted > 0 {
      located.append(
        Problem(
          code: "TOO-MANY-PROBLEMS", document: document,
          fact: "\(unlisted) more problems are not listed",
          fix: "Correct the listed ones and read the file again."))
    }
    return located
  }

  private var pathText: String {
    var text = ""
    for step in path {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let node):
        let key = tree.string(node)
        if !isPlainWord(key) {
          text += "[…]"
        } else {
          text += text.isEmpty ? key : ".\(key)"
        }
      }
    }
    return text
  }
}

/// Whether a text of the user's is a short plain word, and so fit to be
/// repeated in a message: no spaces, no control characters, nobody's full name.
func isPlainWord(_ text: some StringProtocol) -> Bool {
  let length = text.utf8.count
  return 1...64 ~= length
    && text.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "$"):
        true
      default: false
      }
    }
}
