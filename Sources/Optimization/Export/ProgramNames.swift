/// What the parts of a program are called where it is shown to somebody.
///
/// Names are wishes: a ``LinearForm`` makes them unique and fit for its files.
public struct ProgramNames: Sendable {
  public var row: @Sendable (_ row: Int) -> String
  public var group: @Sendable (_ group: Int) -> String
  /// Of a listed column or an auxiliary.
  public var column: @Sendable (_ column: Int) -> String
  /// Of an option of a staged group.
  public var option: @Sendable (_ group: Int, _ stage: Int, _ choice: Int) -> String
  /// Of the tag of an option of a staged group.
  public var tag: @Sendable (_ group: Int, _ stage: Int, _ choice: Int) -> String

  /// Numbers for everything.
  public init() {
    row = { "row.\($0)" }
    group = { "group.\($0)" }
    column = { "x.\($0)" }
    option = { "x.\($0).\($1).\($2)" }
    tag = { "tag.\($0).\($1).\($2)" }
  }
}

/// Names that every reader of MPS and LP files takes, each given once.
///
/// Letters, digits, `_`, `.` and `-`; at most 255 bytes; first a letter, but no `e`, which LP files
/// could take for an exponent. LP files write `-` as `_`, so names that differ in that alone are equal.
struct NameTable {
  private static let longest = 240
  private static let keywords: Set<String> = [
    "bin", "binaries", "binary", "bound", "bounds", "free", "gen", "general", "generals", "inf",
    "infinity", "int", "integer", "integers", "max", "maximise", "maximize", "maximum", "min",
    "minimise", "minimize", "minimum", "nan", "st", "subject", "such", "to",
  ]

  /// How often a name has been wished for, by the name as LP files write it.
  private var wished: [String: Int] = [:]

  /// A name of its own, as close to the wish as can be.
  mutating func name(_ wish: String) -> String {
    let fit = Self.fit(wish)
    var name = fit
    while true {
      let count = wished[inLP(name), default: 0] + 1
      wished[inLP(name)] = count
      if count == 1 { return name }
      name = "\(fit).\(count)"
    }
  }

  private static func fit(_ wish: String) -> String {
    var bytes = wish.utf8.prefix(longest).map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
        byte
      default: UInt8(ascii: "_")
      }
    }
    let isLetter = bytes.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 } ?? false
    if !isLetter || bytes[0] | 0x20 == UInt8(ascii: "e")
      || keywords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
    {
      bytes.insert(contentsOf: "n.".utf8, at: 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A name as LP files write it, where `-` is an operator.
func inLP(_ name: String) -> String {
  guard name.utf8.contains(UInt8(ascii: "-")) else { return name }
  return String(
    decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
}
