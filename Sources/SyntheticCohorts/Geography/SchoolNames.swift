/// Names of places that do not exist, for schools that do not exist.
///
/// Three syllables that no English place name joins in this way, so that no
/// school of the data can be taken for a real one.
struct SchoolNames {
  private var unused: [String]

  init(_ random: inout Randomness) {
    var names: [String] = []
    for start in Self.starts {
      for middle in Self.middles {
        for end in Self.ends { names.append(start + middle + end) }
      }
    }
    unused = random.shuffled(names)
  }

  mutating func next() -> String { unused.popLast() ?? "Unnamed" }

  /// The name with a number from 0: as many syllables as it needs, no two alike.
  static func name(_ number: Int) -> String {
    var rest = number / starts.count
    var name = starts[number % starts.count]
    let end = ends[rest % ends.count]
    rest /= ends.count
    repeat {
      name += middles[rest % middles.count]
      rest = rest / middles.count - 1
    } while rest >= 0
    return name + end
  }

  private static let starts = [
    "Bran", "Corv", "Dwal", "Elv", "Fenn", "Gwist", "Hesk", "Jorv", "Kelv", "Lunt", "Murr", "Nesk",
    "Orv", "Pelv", "Quill", "Rusk", "Skelv", "Tarv", "Ulv", "Vann", "Wisk", "Yarv", "Zell",
  ]
  private static let middles = ["ado", "ebri", "ila", "oma", "unda"]
  private static let ends = ["beck", "combe", "dale", "fold", "garth", "mere", "shaw", "wick"]
}
