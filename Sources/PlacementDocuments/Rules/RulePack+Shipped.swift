extension RulePack {
  /// The packs that come with the program, by name.
  public static let shipped: [RulePack] = [.ljmu2022, .minimal, .strict]

  /// The partnership's pack.
  public static let ljmu2022 = embedded(PackageResources.ljmu_2022_json, "ljmu-2022.json")

  /// Only what is needed for a placement to be possible: subject, ages, dates, places, travel.
  public static let minimal = embedded(PackageResources.minimal_json, "minimal.json")

  /// An office that lets nothing pass that is not in order.
  public static let strict = embedded(PackageResources.strict_json, "strict.json")

  private static func embedded(_ bytes: [UInt8], _ name: String) -> RulePack {
    let reading = RulePack.read(bytes, document: name)
    guard let pack = reading.pack else {
      preconditionFailure("a shipped rule pack is wrong: \(reading.problems)")
    }
    return pack
  }

  /// Reads the file of a pack, collecting every problem; no pack if there is one.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func read(
    _ bytes: [UInt8], document: String
  ) -> (pack: RulePack?, problems: [Problem]) {
    let reading = format.read(bytes, document: document)
    let faults = reading.root?.faults ?? []
    let problems =
      reading.problems
      + faults.map {
        Problem(
          code: $0.code, document: document, path: "pack.\($0.path)", fact: $0.fact, fix: $0.fix)
      }
    return (problems.isEmpty ? reading.root?.canonical : nil, problems)
  }

  /// The same with lists that have no order of their own in one order.
  var canonical: RulePack {
    var pack = self
    pack.experience.dimensions.sort()
    pack.subjects.sort()
    pack.subjectGroups = subjectGroups.mapValues { $0.sorted() }
    pack.course.sort { $0.id < $1.id }
    for index in pack.course.indices {
      pack.course[index].routes.sort { $0.rawValue < $1.rawValue }
      pack.course[index].programmes.sort()
    }
    return pack
  }
}
